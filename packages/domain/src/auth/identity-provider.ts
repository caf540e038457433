import * as z from 'zod';

/** What a provider is called in addresses and settings. `sandbox` is the one of this repository, of invented people. */
export const providerIds = ['google', 'github', 'oidc', 'sandbox'] as const;
export const providerId = z.enum(providerIds);
export type ProviderId = z.output<typeof providerId>;

/** What names an account at a provider to others: its issuer. */
export const PROVIDER_ISSUER_MAX = 500;
/** As OpenID Connect allows, and more than any provider uses. */
export const SUBJECT_MAX = 255;
