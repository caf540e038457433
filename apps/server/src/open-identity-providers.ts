import type { IncomingMessage, ServerResponse } from 'node:http';
import {
  type IdentityProvider,
  type IdentityProviders,
  identityProvidersOf,
  isLoopback,
  onFirstUse,
  openIdentityProviders,
  openProvider,
  type Settings,
  type Tell,
} from '@studyhall/api/server';

/** By whom one may sign in, and what of it this server itself shows. */
export interface OpenIdentities {
  readonly providers: IdentityProviders;
  /** The sandbox's page; undefined with a real provider, or none at all. */
  readonly pages: IdentityPages | undefined;
  close(): Promise<void>;
}

/** Answers the page of the sandbox; rejects when it cannot be started. */
export type IdentityPages = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** Where browsers find it. */
export const IDENTITY_SANDBOX_PATH = '/identity-sandbox';

interface Place {
  readonly origin: string;
  readonly tell: Tell;
}

/**
 * Opens the providers of the settings. Without any, where the site is this machine's alone, a sandbox stands in: people
 * who do not exist, any of whom a visitor may be. No site that others can reach ever has it.
 */
export function openIdentities(
  { signIn }: Pick<Settings, 'signIn'>,
  { origin, tell }: Place,
): OpenIdentities {
  if (signIn.providers.length > 0 || !signIn.maySandbox || !isLoopback(new URL(origin).hostname)) {
    const providers = openIdentityProviders(signIn.providers, tell);
    return { providers, pages: undefined, close: async () => undefined };
  }
  return openSandbox({ origin, tell });
}

/** Started when somebody first wants to sign in by it. */
function openSandbox({ origin, tell }: Place): OpenIdentities {
  const opened = onFirstUse(async () => {
    const { createIdentitySandbox } = await import('@studyhall/identity-sandbox');
    const sandbox = createIdentitySandbox({ publicUrl: `${origin}${IDENTITY_SANDBOX_PATH}` });
    const { url: issuer } = await sandbox.listen();
    const names = { id: 'sandbox', name: 'Sandbox' } as const;
    const client = { clientId: 'studyhall', clientSecret: 'of-the-sandbox' };
    return {
      sandbox,
      provider: openProvider({ ...names, ...client, protocol: { kind: 'oidc', issuer } }, tell),
    };
  });
  const provider: IdentityProvider = {
    id: 'sandbox',
    name: 'Sandbox',
    // Its port is another one at each start, and its people are the same.
    issuer: 'sandbox',
    authorizationUrl: async (proof, redirectUri) =>
      await (await opened.open()).provider.authorizationUrl(proof, redirectUri),
    identify: async (proof, answer) => await (await opened.open()).provider.identify(proof, answer),
  };
  return {
    providers: identityProvidersOf([provider]),
    pages: async (request, response) => (await opened.open()).sandbox.pages(request, response),
    close: async () => {
      const open = await opened.ifOpened()?.catch(() => undefined);
      await open?.sandbox.close();
    },
  };
}
