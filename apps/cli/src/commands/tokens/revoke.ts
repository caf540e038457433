import type { Api } from '../../connection/api.ts';
import { Failure } from '../../failures.ts';
import { type Done, done } from '../../output/result.ts';

const LIST = 'Your tokens: studyhall tokens list';

/** Ends the one token of this name, or whose id begins so. */
export async function revokeToken(api: Api, named: string): Promise<Done> {
  const tokens = await api.auth.listApiTokens.query();
  const meant = tokens.filter(({ name, id }) => name === named || id.startsWith(named));
  const [token, ...others] = meant;
  if (token === undefined) throw new Failure(`you have no token ${named}`, { hint: LIST });
  if (others.length > 0)
    throw new Failure(`${meant.length} tokens are called ${named}`, { hint: `Name one by its id. ${LIST}` });
  await api.auth.revokeApiToken.mutate({ id: token.id });
  return done(`The token ${token.name} opens nothing any more`);
}
