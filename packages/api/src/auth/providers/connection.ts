import type { IdentityProvider } from '../../platform/identity-providers.ts';

/** What a protocol makes of a provider's settings, once it knows where its endpoints are. */
export type Connection = Pick<IdentityProvider, 'authorizationUrl' | 'identify'>;
