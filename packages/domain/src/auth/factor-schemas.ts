import * as z from 'zod';
import { lineText } from '../primitives.ts';
import { password, takeBack } from './schemas.ts';

/** Six digits, however they were grouped. */
export const totpCode = z
  .string()
  .max(40)
  .transform((typed) => typed.replace(/[\s-]/g, ''))
  .pipe(z.string().regex(/^\d{6}$/, { error: 'must be the six digits that the app shows' }));

const recoveryCode = z.string().min(1).max(60);

const base64url = (max: number) =>
  z
    .string()
    .min(1)
    .max(max)
    .regex(/^[\w-]+=*$/, { error: 'must be base64url' });

const credentialId = base64url(1400);

/** Longer than any authenticator sends, and far below what a request may hold. */
const SIGNED_MAX = 8_192;
const ATTESTATION_MAX = 32_768;

/** How a browser may reach an authenticator. What a newer browser says beside these is left out. */
export const authenticatorTransports = [
  'ble',
  'cable',
  'hybrid',
  'internal',
  'nfc',
  'smart-card',
  'usb',
] as const;

/** What a browser hands over after it has made a passkey. */
export const PasskeyRegistration = z.object({
  id: credentialId,
  rawId: credentialId,
  type: z.literal('public-key'),
  response: z.object({
    clientDataJSON: base64url(SIGNED_MAX),
    attestationObject: base64url(ATTESTATION_MAX),
    transports: z.array(z.string().max(20)).max(8).default([]),
  }),
});
export type PasskeyRegistration = z.output<typeof PasskeyRegistration>;

/** What a browser hands over after a passkey has signed a challenge. */
export const PasskeyAssertion = z.object({
  id: credentialId,
  rawId: credentialId,
  type: z.literal('public-key'),
  response: z.object({
    clientDataJSON: base64url(SIGNED_MAX),
    authenticatorData: base64url(SIGNED_MAX),
    signature: base64url(SIGNED_MAX),
    /** Whose passkey it is: what it was told when it was made. */
    userHandle: base64url(100).optional(),
  }),
});
export type PasskeyAssertion = z.output<typeof PasskeyAssertion>;

const byTotp = z.object({ method: z.literal('totp'), code: totpCode });
const byRecoveryCode = z.object({ method: z.literal('recovery-code'), code: recoveryCode });
const byPasskey = z.object({ method: z.literal('passkey'), assertion: PasskeyAssertion });
const byPassword = z.object({ method: z.literal('password'), password });

/** The second factor after the right password. */
export const ProvideSecondFactor = z.discriminatedUnion('method', [byTotp, byRecoveryCode, byPasskey]);
export type ProvideSecondFactor = z.output<typeof ProvideSecondFactor>;

/** One more proof in a session that is open. */
export const Confirm = z.discriminatedUnion('method', [byPassword, byTotp, byRecoveryCode, byPasskey]);
export type Confirm = z.output<typeof Confirm>;

export const ConfirmTotp = z.object({ code: totpCode });
export type ConfirmTotp = z.output<typeof ConfirmTotp>;

const passkeyName = lineText({ min: 1, max: 100 });

export const AddPasskey = z.object({ registration: PasskeyRegistration, name: passkeyName });
export type AddPasskey = z.output<typeof AddPasskey>;
export const SignInWithPasskey = z.object({ assertion: PasskeyAssertion, takeBack });
export type SignInWithPasskey = z.output<typeof SignInWithPasskey>;
export const RenamePasskey = z.object({ id: credentialId, name: passkeyName });
export type RenamePasskey = z.output<typeof RenamePasskey>;
export const RemovePasskey = z.object({ id: credentialId });
export type RemovePasskey = z.output<typeof RemovePasskey>;
