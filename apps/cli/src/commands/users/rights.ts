import type { RightName } from '@studyhall/domain/auth/rights';
import type { Api } from '../../connection/api.ts';
import { Failure } from '../../failures.ts';
import { type Done, done } from '../../output/result.ts';
import { type ChangeOptions, change, nameOf, SESSIONS_END } from './change.ts';
import { findUser } from './find.ts';
import { untilOpened } from './leaving.ts';

export interface GrantOptions extends ChangeOptions {
  readonly right: RightName;
  /** Of an author; undefined: all. */
  readonly exams: readonly string[] | undefined;
}

/** Lets somebody do what a right opens, from their next log-in on. */
export async function grantRight(api: Api, options: GrantOptions): Promise<Done> {
  const { right, exams } = options;
  const user = await findUser(api, options.user);
  if (user.role === 'admin')
    throw new Failure(`${nameOf(user)} is an administrator, who may everything already`);
  if (user.role === 'guest')
    throw new Failure(`${nameOf(user)} is a guest: nobody could log in with the right`, {
      hint: 'A guest becomes a full account by registering',
    });
  const reach = right === 'support' ? '' : ` of ${exams?.join(', ') ?? 'all exams'}`;
  return await change(options, {
    what: `the rights of ${nameOf(user)}, who becomes ${right}${reach}`,
    effect: `${SESSIONS_END}${untilOpened(user)}`,
    apply: () =>
      api.admin.grantRight.mutate({
        ...{ user: user.userId, right },
        ...(exams === undefined ? {} : { exams: [...exams] }),
      }),
  });
}

/** Takes a right back; it is gone at the next call. */
export async function revokeRight(
  api: Api,
  options: ChangeOptions & { readonly right: RightName },
): Promise<Done> {
  const { right } = options;
  const user = await findUser(api, options.user);
  if (user.rights[right] === undefined)
    return done(`${nameOf(user)} does not hold the right ${right}; nothing changed`);
  return await change(options, {
    what: `the rights of ${nameOf(user)}, who is ${right} no longer`,
    effect: SESSIONS_END,
    apply: () => api.admin.revokeRight.mutate({ user: user.userId, right }),
  });
}
