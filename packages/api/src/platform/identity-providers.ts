import type { ProviderId } from '@studyhall/domain/auth/identity-provider';

/** Who somebody is to a provider, once it proved it. */
export interface ProvedIdentity {
  /** Never given to anybody else by this issuer. */
  readonly subject: string;
  readonly address: string | undefined;
  /** The provider knows that the address is theirs. */
  readonly isAddressVerified: boolean;
  readonly given?: string | undefined;
  readonly family?: string | undefined;
  readonly full?: string | undefined;
}

/** What stays here while somebody is at the provider, and has to come back unchanged or to fit what comes back. */
export interface PendingProof {
  readonly state: string;
  readonly nonce: string;
  /** Of PKCE: its SHA-256 went along. */
  readonly verifier: string;
}

/** Somebody else who knows people and can prove who they are. */
export interface IdentityProvider {
  readonly id: ProviderId;
  /** As people know it. */
  readonly name: string;
  /** Whose subjects its subjects are; another issuer behind the same settings has other people. */
  readonly issuer: string;
  /** Where the browser is sent. Errors: `provider-unavailable`. */
  authorizationUrl(proof: PendingProof, redirectUri: string): Promise<URL>;
  /**
   * Who came back, after the code was exchanged and everything it brought was checked.
   * Errors: `provider-unavailable`, `provider-refused`, `sign-in-cancelled`.
   */
  identify(proof: PendingProof, answer: URL): Promise<ProvedIdentity>;
}

/** The providers of this installation, in the order in which they are offered. */
export interface IdentityProviders {
  list(): readonly IdentityProvider[];
  find(id: string): IdentityProvider | undefined;
}

/** Such a list of these. */
export function identityProvidersOf(providers: readonly IdentityProvider[]): IdentityProviders {
  return { list: () => providers, find: (id) => providers.find((provider) => provider.id === id) };
}

/** Of an installation that asks nobody. */
export const noIdentityProviders: IdentityProviders = identityProvidersOf([]);
