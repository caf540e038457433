import type { Site, Visitor } from './callers.ts';
import { codeAt } from './code-at.ts';
import { type SoftAuthenticator, softAuthenticator } from './soft-authenticator.ts';

interface App {
  readonly secret: string;
  readonly recoveryCodes: readonly string[];
}

/** Adds an app of codes to whoever is signed in, and lets its first code pass. */
export async function addApp(site: Site, { api }: Visitor): Promise<App> {
  const { secret } = await api.auth.beginTotp();
  const { recoveryCodes } = await api.auth.confirmTotp({ code: codeAt(secret, site.now) });
  site.wait(30_000);
  return { secret, recoveryCodes: recoveryCodes ?? [] };
}

/** Adds a passkey to whoever is signed in. */
export async function addPasskeyTo({ api }: Visitor, name = 'A key'): Promise<SoftAuthenticator> {
  const authenticator = softAuthenticator();
  const registration = authenticator.make(await api.auth.beginPasskey());
  await api.auth.addPasskey({ registration, name });
  return authenticator;
}
