import type { ProviderSettings } from '../../platform/oauth-settings.ts';
import { ok, problem, type SiteCheck, warning } from '../../platform/site-check.ts';
import { openProvider } from './open-providers.ts';

const TIMEOUT_MS = 10_000;
/** What a look has nobody to prove with. */
const NOBODY = { state: 'doctor', nonce: 'doctor', verifier: 'd'.repeat(43) };

/** Whether every provider of identities answers, and would send browsers back to an address that is encrypted. */
export const providerCheck: SiteCheck = {
  name: 'sign-in',
  needs: 'settings',
  look: async ({ settings: { signIn, publicOrigin } }) => {
    const { providers } = signIn;
    if (providers.length === 0) return ok('nobody signs in by another provider');
    const looked = await Promise.all(providers.map(faultOf));
    const faults = looked.filter((fault) => fault !== undefined);
    if (faults.length > 0)
      return problem(faults.join('; '), 'Look at its OAUTH_ settings and at the network (docs/sign-in.md)');
    const names = providers.map(({ name }) => name).join(', ');
    if (publicOrigin?.startsWith('https:') !== true)
      return warning(
        `${names} would send browsers back to an address that is not encrypted`,
        'Set PUBLIC_ORIGIN to the https address of the site',
      );
    return ok(`answered by ${names}; browsers come back to ${publicOrigin}/auth/…/callback`);
  },
};

/** Why a provider cannot be used, in a line. */
async function faultOf(provider: ProviderSettings): Promise<string | undefined> {
  const { name, protocol } = provider;
  if (protocol.kind === 'github') {
    const answers = await fetch(protocol.url, { signal: AbortSignal.timeout(TIMEOUT_MS) }).catch(
      () => undefined,
    );
    return answers === undefined ? `${name} does not answer at ${protocol.url}` : undefined;
  }
  const told: string[] = [];
  const found = openProvider(provider, (line) => told.push(line)).authorizationUrl(
    NOBODY,
    'https://localhost/',
  );
  return await found.then(
    () => undefined,
    () =>
      `${name} does not answer as an issuer at ${protocol.issuer}${told.map((line) => ` (${line})`).join('')}`,
  );
}
