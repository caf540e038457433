import type { RouterInputs, RouterOutputs } from '@studyhall/client';

type Request = RouterOutputs['auth']['beginPasskeySignIn'];
type Creation = RouterOutputs['auth']['beginPasskey'];
type Assertion = RouterInputs['auth']['signInWithPasskey']['assertion'];
type Registration = RouterInputs['auth']['addPasskey']['registration'];

/** Read when somebody touches a passkey. */
const webauthn = async () => await import('@simplewebauthn/browser');

/** The browser did not go on: somebody has cancelled it, it took too long, or there is no passkey that fits. */
export class PasskeyCancelled extends Error {
  override readonly name = 'PasskeyCancelled';
}

/** Whether this browser knows passkeys: an address that is neither https nor localhost has none. */
export function canUsePasskeys(): boolean {
  return typeof window.PublicKeyCredential === 'function';
}

/** Whether the browser offers passkeys in the field for the name. */
export async function canFillInPasskeys(): Promise<boolean> {
  return canUsePasskeys() && (await (await webauthn()).browserSupportsWebAuthnAutofill());
}

/** Throws `PasskeyCancelled`. */
export async function makePasskey(optionsJSON: Creation): Promise<Registration> {
  const { startRegistration } = await webauthn();
  return await startRegistration({ optionsJSON }).catch(cancelled);
}

/** `isOffered`: in the field for the name, instead of at once. Throws `PasskeyCancelled`. */
export async function signWithPasskey(optionsJSON: Request, isOffered = false): Promise<Assertion> {
  const { startAuthentication } = await webauthn();
  return await startAuthentication({ optionsJSON, useBrowserAutofill: isOffered }).catch(cancelled);
}

/** Ends an offer that nobody has taken: a browser asks for one passkey at a time. */
export async function stopOffering(): Promise<void> {
  const { WebAuthnAbortService } = await webauthn();
  WebAuthnAbortService.cancelCeremony();
}

function cancelled(cause: unknown): never {
  throw new PasskeyCancelled('No passkey was used', { cause });
}
