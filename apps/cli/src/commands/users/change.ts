import type { Api } from '../../connection/api.ts';
import { type Done, done } from '../../output/result.ts';
import { findUser, type User } from './find.ts';

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
  return await change(options, {
    what: `${nameOf(user)} from ${user.role} to ${role}`,
    apply: () => api.admin.setRole.mutate({ user: user.userId, role }),
  });
}

export async function setActive(
  api: Api,
  options: ChangeOptions & { readonly isActive: boolean },
): Promise<Done> {
  const { isActive } = options;
  const [from, to] = isActive ? ['deactivated', 'active'] : ['active', 'deactivated'];
  const user = await findUser(api, options.user);
  if (user.isActive === isActive) return done(`${nameOf(user)} is ${to} already; nothing changed`);
  return await change(options, {
    what: `${nameOf(user)} from ${from} to ${to}`,
    apply: () => api.admin.setActive.mutate({ user: user.userId, isActive }),
  });
}

interface Change {
  readonly what: string;
  readonly apply: () => Promise<unknown>;
}

async function change({ isDryRun, confirm }: ChangeOptions, { what, apply }: Change): Promise<Done> {
  if (isDryRun) return done(`Would change ${what} and end their sessions; nothing changed`);
  await confirm(`Change ${what}? Their sessions end.`);
  await apply();
  return done(`Changed ${what}; their sessions have ended`);
}

function nameOf({ username, userId }: User): string {
  return username ?? userId;
}
