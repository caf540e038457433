import { awardAchievements } from '@studyhall/domain/gamification/award';
import { foldActivities } from '@studyhall/domain/gamification/fold-activities';
import { broughtEntries, inOrderOfTime } from '@studyhall/domain/gamification/union-of-streams';
import type { Knex } from 'knex';
import * as z from 'zod';
import { setAvatarUrl } from '../auth/queries.ts';
import { asRole } from '../platform/as-role.ts';
import type { MergedPair, MergeForesight, MergePart, Merging } from '../platform/merge-part.ts';
import type { OfUserNow } from '../platform/of-user.ts';
import { databaseRoles } from '../platform/roles.ts';
import { statement } from '../platform/statement.ts';
import { Achievement, RecordedActivity, Standing } from './models.ts';
import { recordActivities } from './record-activities.ts';
import { repairStanding } from './repair-standing.ts';
import { ensureStanding } from './standing-queries.ts';
import { listStream, type StreamEntry } from './stream-queries.ts';

/** Achievements that the two reached together. */
const Note = z.object({ reached: z.array(z.string()) });

/**
 * The stream of activity becomes the union of both; all that is counted follows from it. What comes from the other account
 * is told apart by its merge, so that it can go again.
 */
export const gamificationMerge: MergePart = { foresee, bringIn, takeBack };

async function foresee(db: Knex, { keepId, otherId }: MergedPair): Promise<Partial<MergeForesight>> {
  const [own, others] = [await listStream(db, keepId), await listStream(db, otherId)];
  const before = foldActivities(inOrderOfTime(own)).totals;
  const union = foldActivities(inOrderOfTime([...own, ...brought(others, { own, mergeId: otherId })]));
  const unearned = await Achievement.query(db).whereNotIn('slug', union.earnedSlugs).orderBy('displayOrder');
  const { totals, earned } = awardAchievements(union.totals, unearned);
  const { xp, level, streakLongest } = totals;
  return {
    xpBefore: before.xp,
    xpAfter: xp,
    levelBefore: before.level,
    levelAfter: level,
    longestStreakAfter: streakLongest,
    achievements: union.earnedSlugs.length + earned.length,
  };
}

const BATCH = 500;

async function bringIn(trx: Knex.Transaction, { mergeId, keepId, otherId, now }: Merging): Promise<object> {
  await ensureStanding(trx, { userId: keepId, now });
  const standing = await Standing.query(trx).findById(keepId).select('version').forUpdate();
  const own = await listStream(trx, keepId);
  const entries = brought(await listStream(trx, otherId), { own, mergeId, version: standing?.version });
  for (let from = 0; from < entries.length; from += BATCH)
    await RecordedActivity.query(trx).insert(entries.slice(from, from + BATCH).map(rowOf(keepId)));
  const version = entries.at(-1)?.version;
  if (version !== undefined) await Standing.query(trx).patch({ version }).findById(keepId);
  return { reached: await countAnew(trx, { userId: keepId, now }) };
}

interface Bringing {
  readonly own: readonly StreamEntry[];
  readonly mergeId: string;
  readonly version?: number | undefined;
}

function brought(others: readonly StreamEntry[], { own, mergeId, version = 0 }: Bringing): StreamEntry[] {
  const last = own.reduce((most, entry) => Math.max(most, entry.version), version);
  return broughtEntries(others, { own, version: last, mergeId });
}

function rowOf(userId: string) {
  return ({ moment: { at: occurredAt, ...clock }, ...entry }: StreamEntry) => ({
    ...{ userId, occurredAt },
    ...clock,
    ...entry,
  });
}

/** Standing, days, achievements, avatars and boards by the stream; answers with the achievements that it reaches now. */
async function countAnew(trx: Knex.Transaction, of: OfUserNow): Promise<string[]> {
  await repairStanding(trx, of);
  const { earned } = await recordActivities(trx, { ...of, activities: () => [] });
  return earned.map(({ achievement }) => achievement.slug);
}

async function takeBack(
  trx: Knex.Transaction,
  { mergeId, keepId: userId, now }: Merging,
  note: unknown,
): Promise<void> {
  const { reached } = Note.parse(note);
  await Standing.query(trx).findById(userId).select('version').forUpdate();
  await asRole(trx, databaseRoles.eraser, async () => {
    await RecordedActivity.query(trx).delete().where({ userId, mergeId });
    await RecordedActivity.query(trx)
      .delete()
      .where({ userId, kind: 'achievement' })
      .whereIn('sourceId', reached);
  });
  await countAnew(trx, { userId, now });
  await takeOffAvatar(trx, { userId, now });
}

const takenOff = statement(
  'gamification_take_off_avatar',
  `update gamification.standings s set selected_avatar_slug = null
   where s.user_id = :userId and exists (select from gamification.avatars v where v.slug = s.selected_avatar_slug
     and not v.is_default and not exists (select from gamification.user_avatars ua
       where ua.user_id = :userId and ua.avatar_slug = v.slug))
   returning s.user_id as "userId"`,
  z.object({ userId: z.string() }),
);

/** Nobody wears what is locked. */
async function takeOffAvatar(trx: Knex.Transaction, { userId, now }: OfUserNow): Promise<void> {
  const worn = await takenOff.first(trx, { userId });
  if (worn !== undefined) await setAvatarUrl(trx, { userId, avatarUrl: null, now });
}
