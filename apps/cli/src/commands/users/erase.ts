import type { Api } from '../../connection/api.ts';
import { type Done, done } from '../../output/result.ts';
import { localTime } from '../../output/table.ts';
import { nameOf } from './change.ts';
import type { Ending, EndingOptions } from './deactivate.ts';
import { findUser, type User } from './find.ts';

interface EraseOptions extends EndingOptions {
  /** Without the days in which it can be taken back. */
  readonly isNow: boolean;
}

/** Closes an account for good: its owner can take that back for two weeks, unless it is done at once or was closed. */
export async function eraseUser(api: Api, options: EraseOptions): Promise<Done> {
  const { isNow } = options;
  const user = await findUser(api, options.user);
  const name = nameOf(user);
  const goesOn = user.plan?.goesOn === true;
  const plan = options.ending ?? (goesOn ? await endingOf(options, name) : undefined);
  const effect = isNow
    ? 'It is erased at once, and cannot be taken back. Orders and payments stay, and name nobody any more.'
    : `It is closed at once and erased in 14 days. ${untilThen(user)}`;
  if (options.isDryRun) return done(`Would erase ${name}. ${effect} Nothing was changed.`);
  await options.confirm(`Erase ${name}? ${effect}`);
  const { eraseAt, isErased } = await api.accounts.eraseUser.mutate({ user: user.userId, plan, isNow });
  if (isErased) return done(`Erased ${name}`);
  return done(
    isNow
      ? `Closed ${name}. Nothing is erased yet: a mail to it is on its way, or the job runs already. It is done within minutes`
      : `Closed ${name}. It is erased on ${localTime(eraseAt)}`,
  );
}

/** What somebody else had closed, its owner opens by nothing. */
function untilThen(user: User): string {
  const opensAgain = user.isActive || user.deletion?.canBeTakenBack === true;
  return opensAgain
    ? 'Until then its owner can take that back.'
    : 'It is closed already, so its owner cannot take that back: only an administrator, who activates it.';
}

async function endingOf({ isDryRun, askEnding }: EraseOptions, name: string): Promise<Ending | undefined> {
  if (isDryRun) return undefined;
  return await askEnding(`${name} has a plan that goes on. When shall it end?`);
}
