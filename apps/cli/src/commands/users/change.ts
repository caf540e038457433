import type { Api } from '../../connection/api.ts';
import { Failure } from '../../failures.ts';
import { type Done, done } from '../../output/result.ts';
import { findUser, type User } from './find.ts';
import { stateOf, untilOpened, willBeErased } from './leaving.ts';

/** How an account is changed: after a look at it, and a question if somebody can answer. */
export interface ChangeOptions {
  readonly user: string;
  readonly isDryRun: boolean;
  /** Resolves when the change is wanted. */
  readonly confirm: (question: string) => Promise<void>;
}

type GivenRole = 'admin' | 'member' | 'individual';

export async function setRole(
  api: Api,
  options: ChangeOptions & { readonly role: GivenRole },
): Promise<Done> {
  const { role } = options;
  const user = await findUser(api, options.user);
  if (user.role === role) return done(`${nameOf(user)} has the role ${role} already; nothing changed`);
  if (user.role === 'guest')
    throw new Failure(`${nameOf(user)} is a guest: nobody could log in with the new role`, {
      hint: 'A guest becomes a full account by registering',
    });
  return await change(options, {
    what: `${nameOf(user)} from ${user.role} to ${role}`,
    effect: `${SESSIONS_END}${untilOpened(user)}`,
    apply: () => api.admin.setRole.mutate({ user: user.userId, role }),
  });
}

/** Opens an account. Of somebody who is banned and going it lifts the ban alone. */
export async function activate(api: Api, options: ChangeOptions): Promise<Done> {
  const user = await findUser(api, options.user);
  if (user.isActive) return done(`${nameOf(user)} is active already; nothing changed`);
  const erased = willBeErased(user);
  // Whoever is going goes on going: a second time gives that up.
  const isStillGoing = erased !== null && user.banReason !== null;
  const effects = [
    isStillGoing && `It stays closed and ${erased}. To keep it, activate it once more.`,
    !isStillGoing && erased !== null && `It ${erased}: that is given up, and the owner told by mail.`,
    !isStillGoing && 'They may log in again.',
    !isStillGoing && user.plan !== null && 'A plan that was ended stays so.',
  ];
  return await change(options, {
    what: `${nameOf(user)} from ${stateOf(user)} to ${isStillGoing ? 'no longer banned' : 'active'}`,
    effect: effects.filter((effect) => effect !== false).join(' '),
    apply: () => api.admin.setActive.mutate({ user: user.userId, isActive: true }),
  });
}

export async function setExtraTime(
  api: Api,
  options: ChangeOptions & { readonly extraTimePercent: number },
): Promise<Done> {
  const { extraTimePercent } = options;
  const user = await findUser(api, options.user);
  if (user.extraTimePercent === extraTimePercent)
    return done(`${nameOf(user)} has ${extraTimePercent} % extra time already; nothing changed`);
  return await change(options, {
    what: `the extra time of ${nameOf(user)} from ${user.extraTimePercent} % to ${extraTimePercent} %`,
    effect: 'It holds for quizzes that begin from now on.',
    apply: () => api.admin.setExtraTime.mutate({ user: user.userId, extraTimePercent }),
  });
}

export const SESSIONS_END = 'This ends their sessions.';

export interface Change {
  readonly what: string;
  readonly effect: string;
  readonly apply: () => Promise<unknown>;
}

/** Looks, asks and does it. */
export async function change(
  { isDryRun, confirm }: Pick<ChangeOptions, 'isDryRun' | 'confirm'>,
  { what, effect, apply }: Change,
): Promise<Done> {
  if (isDryRun) return done(`Would change ${what}. ${effect} Nothing was changed.`);
  await confirm(`Change ${what}? ${effect}`);
  await apply();
  return done(`Changed ${what}. ${effect}`);
}

/** How people call an account; guests have no name. */
export function nameOf({ username, email, pendingEmail, userId }: User): string {
  return username ?? email ?? pendingEmail ?? userId;
}
