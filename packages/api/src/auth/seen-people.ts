import type { Knex } from 'knex';
import type { Viewer } from '../platform/context.ts';
import { found } from '../platform/found.ts';
import { HeldRight, User } from './models.ts';
import { getUserId } from './user-reference.ts';

/** Who looks at other people's accounts. */
export type Onlooker = Pick<Viewer, 'role'> & Partial<Pick<Viewer, 'language'>>;

/** Of the account `u`: whom support may look at. Nobody who has power over others, so that it never gains theirs. */
export const IS_SEEN_BY_SUPPORT = `u.role <> 'admin'
  and not exists (select from auth.rights held where held.user_id = u.id)`;

/** Administrators see everybody, all others whom support may see. */
export function seesEverybody({ role }: Onlooker): boolean {
  return role === 'admin';
}

interface Looking {
  readonly user: string;
  readonly viewer: Onlooker;
}

/** The account that is named by id, user name or address, as far as the viewer may see it. Errors: `not-found`. */
export async function getSeenUserId(db: Knex, { user, viewer }: Looking): Promise<string> {
  const userId = await getUserId(db, user);
  if (seesEverybody(viewer)) return userId;
  const seen = await User.query(db).alias('u').findById(userId).whereRaw(IS_SEEN_BY_SUPPORT).select('u.id');
  return found(seen).id;
}

/**
 * The accounts that the viewer may not see, where a list is of another room: few, whoever has power over others. Across
 * users: a list is of everybody else.
 */
export async function listUnseenPeople(db: Knex, viewer: Onlooker): Promise<string[]> {
  if (seesEverybody(viewer)) return [];
  const administrators = await User.query(db).where('role', 'admin').select('id');
  const holders = await HeldRight.query(db).distinct('userId');
  return [...administrators.map(({ id }) => id), ...holders.map(({ userId }) => userId)];
}
