import type { Api } from '../../connection/api.ts';
import { type Done, done } from '../../output/result.ts';
import { type ChangeOptions, nameOf, SESSIONS_END } from './change.ts';
import { findUser } from './find.ts';

const EFFECT = `From then on the password is enough. ${SESSIONS_END}`;

/** For somebody who lost what they prove themselves with: after a look at the account, and a question. */
export async function resetSecondFactor(
  api: Api,
  { user: reference, isDryRun, confirm }: ChangeOptions,
): Promise<Done> {
  const user = await findUser(api, reference);
  const what = `the second factor of ${nameOf(user)}`;
  if (isDryRun) return done(`Would reset ${what}. ${EFFECT} Nothing was changed.`);
  await confirm(`Reset ${what}? ${EFFECT}`);
  const { wasReset } = await api.admin.resetSecondFactor.mutate({ user: user.userId });
  return done(
    wasReset ? `Reset ${what}. ${EFFECT}` : `${nameOf(user)} has no second factor; nothing changed`,
  );
}
