import { DomainError } from '@studyhall/domain/errors';
import {
  type IdentityProvider,
  type IdentityProviders,
  identityProvidersOf,
} from '../../platform/identity-providers.ts';
import type { ProviderSettings } from '../../platform/oauth-settings.ts';
import { onFirstUse } from '../../platform/on-first-use.ts';
import type { Connection } from './connection.ts';

/** Told, in a line, why a provider cannot be used: for whoever runs the server. */
export type Tell = (line: string) => void;

/** Whose subjects a provider's are. */
export function issuerOf({ protocol }: ProviderSettings): string {
  return protocol.kind === 'oidc' ? protocol.issuer : protocol.url;
}

/**
 * The providers of these settings. A start asks none of them: what speaks to one is read, and the provider asked where
 * its endpoints are, when somebody first wants to sign in by it, and again as long as that fails.
 */
export function openIdentityProviders(settings: readonly ProviderSettings[], tell: Tell): IdentityProviders {
  return identityProvidersOf(settings.map((one) => openProvider(one, tell)));
}

/** One of them. */
export function openProvider(settings: ProviderSettings, tell: Tell): IdentityProvider {
  const { id, name } = settings;
  const connection = onFirstUse(async () => await connect(settings));
  return {
    id,
    name,
    issuer: issuerOf(settings),
    authorizationUrl: async (proof, redirectUri) =>
      await inOurWords({ name, tell }, async () =>
        (await connection.open()).authorizationUrl(proof, redirectUri),
      ),
    identify: async (proof, answer) =>
      await inOurWords({ name, tell }, async () => (await connection.open()).identify(proof, answer)),
  };
}

async function connect(settings: ProviderSettings): Promise<Connection> {
  if (settings.protocol.kind === 'github') {
    const { connectGithub } = await import('./github.ts');
    return connectGithub(settings, settings.protocol);
  }
  const { connectOidc } = await import('./openid-connect.ts');
  return await connectOidc(settings, settings.protocol.issuer);
}

/** Whatever goes wrong at a provider is one of our reasons; a provider that cannot be used is told to the operator. */
async function inOurWords<Result>(
  { name, tell }: { readonly name: string; readonly tell: Tell },
  work: () => Promise<Result>,
): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    const { failureOf } = await import('./provider-failure.ts');
    const failure = failureOf(error);
    if (failure === undefined) throw error;
    if (failure.reason === 'provider-unavailable')
      tell(`Nobody can sign in by ${name} at the moment: ${failure.because}`);
    throw new DomainError(failure.reason);
  }
}
