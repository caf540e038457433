import type { Api } from '../../connection/api.ts';
import type { Done } from '../../output/result.ts';
import { type ChangeOptions, change, nameOf } from './change.ts';
import { findUser } from './find.ts';

/** Makes two accounts of one again, for the owner of the one that somebody else gave away. */
export async function undoMerge(api: Api, options: ChangeOptions): Promise<Done> {
  const user = await findUser(api, options.user);
  return await change(options, {
    what: `${nameOf(user)} from a part of another account to one of its own`,
    effect: 'What it brought goes back, and it is open again within a minute.',
    apply: () => api.accounts.undoMergeOf.mutate({ user: user.userId }),
  });
}
