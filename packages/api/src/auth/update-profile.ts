import { isPosingTogether } from '@studyhall/domain/auth/name-problem';
import { isNameHidden } from '@studyhall/domain/auth/reports';
import type { UpdateProfile } from '@studyhall/domain/auth/schemas';
import { DomainError } from '@studyhall/domain/errors';
import type { Knex } from 'knex';
import { raw } from 'objection';
import type { Context, Viewer } from '../platform/context.ts';
import { inTransaction } from '../platform/database.ts';
import { enqueue } from '../platform/outbox.ts';
import { Identifier, Profile } from './models.ts';
import { getViewerView } from './queries.ts';
import { listHidden } from './reports/report-queries.ts';
import type { ViewerView } from './views.ts';

/**
 * Changes what was sent and leaves the rest. A group of preferences is replaced as a whole. Errors: `invalid-input` with
 * the field, where a name that was sent poses together with the one that is kept; `name-hidden` for one that
 * administrators have hidden.
 */
export async function updateProfile(
  ctx: Context & { readonly viewer: Viewer },
  { preferences, ...fields }: UpdateProfile,
): Promise<ViewerView> {
  const { db, now, secrets, viewer } = ctx;
  const { userId } = viewer;
  await inTransaction(db, async (trx) => {
    const former = await Profile.query(trx).findById(userId).forUpdate().throwIfNotFound();
    refusePosing(former, fields);
    await refuseHidden(trx, former, { ...fields, viewer });
    await Profile.query(trx)
      .patch({ ...definedOf(fields), updatedAt: now })
      .findById(userId);
    if (preferences !== undefined) await mergePreferences(trx, { userId, preferences });
    const { isOnLeaderboards = former.isOnLeaderboards } = fields;
    if (isOnLeaderboards !== former.isOnLeaderboards)
      await enqueue(trx, secrets, { kind: 'refresh-boards', payload: { userId }, now });
  });
  return await getViewerView(db, { userId });
}

interface RefusedNames extends Pick<UpdateProfile, 'firstName' | 'lastName'> {
  readonly viewer: Viewer;
}

function refusePosing(former: Profile, { firstName, lastName }: Omit<UpdateProfile, 'preferences'>): void {
  if (firstName === undefined && lastName === undefined) return;
  const names = { firstName: firstName ?? former.firstName, lastName: lastName ?? former.lastName };
  if (isPosingTogether(names))
    throw new DomainError('invalid-input', { field: lastName === undefined ? 'firstName' : 'lastName' });
}

/** A name that administrators have hidden is not given a second time; what is kept stays. */
async function refuseHidden(
  trx: Knex,
  former: Profile,
  { firstName = former.firstName, lastName = former.lastName, viewer }: RefusedNames,
): Promise<void> {
  if (firstName === former.firstName && lastName === former.lastName) return;
  const { userId, role } = viewer;
  const hiddenNames = await listHidden(trx, { userId, thing: 'name' });
  if (hiddenNames.length === 0) return;
  const username = await Identifier.query(trx).findOne({ userId, kind: 'username' }).select('display');
  if (isNameHidden({ firstName, lastName, username: username?.display ?? null, role, hiddenNames }))
    throw new DomainError('name-hidden');
}

/** In the database, so that two devices that change two groups do not undo each other. */
async function mergePreferences(
  trx: Knex,
  {
    userId,
    preferences,
  }: { readonly userId: string; readonly preferences: NonNullable<UpdateProfile['preferences']> },
): Promise<void> {
  await Profile.query(trx)
    .patch({ preferences: raw('preferences || ?::jsonb', JSON.stringify(preferences)) })
    .findById(userId);
}

type Defined<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** Without the fields that were sent as nothing. */
function definedOf<T extends object>(fields: T): Defined<T> {
  const entries = Object.entries(fields).filter(([, value]) => value !== undefined);
  // Object.fromEntries forgets the keys' names; they are those of `fields`.
  return Object.fromEntries(entries) as Defined<T>;
}
