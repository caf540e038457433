import { applyActivity } from '@studyhall/domain/gamification/fold-activities';
import type { ExplainStanding, VerifyStandings } from '@studyhall/domain/gamification/schemas';
import { NO_TOTALS } from '@studyhall/domain/gamification/totals';
import { inOrderOfTime } from '@studyhall/domain/gamification/union-of-streams';
import type { Knex } from 'knex';
import { getUserId, listUserNames } from '../auth/user-reference.ts';
import { repairStanding } from '../gamification/repair-standing.ts';
import { listStandings, listStream } from '../gamification/stream-queries.ts';
import { repairRanks, verifyRanks, verifySeasons } from '../gamification/verify-ranks.ts';
import { type Difference, verifyStanding } from '../gamification/verify-standing.ts';
import { pageOf } from '../platform/page.ts';
import { compareSources } from './standing-sources.ts';
import type { StandingDifferenceView, StandingStreamView, VerifiedStandingsView } from './views.ts';

/**
 * Compares what is stored of learners with what their stream adds up to, and the stream with what it tells of; behind the
 * last of all learners what their ranks are counted from, too. Errors: `not-found` for an account that is not there or
 * has no standing.
 */
export async function verifyStandings(
  db: Knex,
  { now, ...asked }: VerifyStandings & { readonly now: Date },
): Promise<VerifiedStandingsView> {
  return await ofEach(db, asked, {
    ofLearner: async (userId) => [
      ...repairable(await verifyStanding(db, { userId, now })),
      ...(await compareSources(db, { userId })).map((one) => ({ ...one, isRepairable: false })),
    ],
    ofRanks: async () => [
      ...repairable(await verifyRanks(db)),
      ...(await verifySeasons(db)).map((one) => ({ ...one, isRepairable: false })),
    ],
  });
}

/** Makes standings what the stream adds up to, and answers with what was different. Errors as `verifyStandings`. */
export async function repairStandings(
  db: Knex,
  { now, ...asked }: VerifyStandings & { readonly now: Date },
): Promise<VerifiedStandingsView> {
  return await ofEach(db, asked, {
    ofLearner: async (userId) => repairable(await repairStanding(db, { userId, now })),
    ofRanks: async () => repairable(await repairRanks(db)),
  });
}

/** The stream is never changed; what is kept of its sums can be. */
function repairable(differences: readonly Difference[]): StandingDifferenceView[] {
  return differences.map((one) => ({ ...one, isRepairable: true }));
}

interface Looking {
  readonly ofLearner: (userId: string) => Promise<StandingDifferenceView[]>;
  readonly ofRanks: () => Promise<StandingDifferenceView[]>;
}

async function ofEach(
  db: Knex,
  { user, cursor, limit }: VerifyStandings,
  { ofLearner, ofRanks }: Looking,
): Promise<VerifiedStandingsView> {
  const { items: userIds, nextCursor } = await listAsked(db, { user, cursor, limit });
  const found = [];
  for (const userId of userIds) {
    const differences = await ofLearner(userId);
    if (differences.length > 0) found.push({ userId, differences });
  }
  const names = await listUserNames(
    db,
    found.map(({ userId }) => userId),
  );
  const items = found.map((one) => ({ ...one, username: names.get(one.userId) ?? null }));
  const isLast = user === undefined && nextCursor === null;
  return { items, ranks: isLast ? await ofRanks() : [], checked: userIds.length, nextCursor };
}

async function listAsked(
  db: Knex,
  { user, cursor, limit }: VerifyStandings,
): Promise<{ items: string[]; nextCursor: string | null }> {
  if (user !== undefined) return { items: [await getUserId(db, user)], nextCursor: null };
  const rows = await listStandings(db, { after: cursor ?? null, limit: limit + 1 });
  return pageOf(
    rows.map(({ userId }) => userId),
    limit,
    (userId) => userId,
  );
}

/** A page of an account's stream with what it had added up to after each entry. Errors: `not-found`. */
export async function explainStanding(
  db: Knex,
  { user, cursor, limit }: ExplainStanding,
): Promise<StandingStreamView> {
  const stream = inOrderOfTime(await listStream(db, await getUserId(db, user)));
  let totals = NO_TOTALS;
  const entries = stream.map((entry) => {
    totals = applyActivity(totals, entry);
    const { moment, version, ordinal, kind, sourceId, title, isActivity, xp, rules, counts } = entry;
    const { at: occurredAt, localDate } = moment;
    const after = { totalXp: totals.xp, level: totals.level, quizzes: totals.quizzes };
    const streak = { streak: totals.streakCurrent, freezes: totals.freezes };
    const facts = { kind, sourceId, title, occurredAt, localDate, isActivity, xp, rules, counts };
    return { version, ordinal, ...facts, ...after, ...streak };
  });
  const last = entries.findIndex(
    ({ version, ordinal }) => version === cursor?.version && ordinal === cursor.ordinal,
  );
  const rest = entries.slice(last + 1);
  return pageOf(rest.slice(0, limit + 1), limit, ({ version, ordinal }) => `${version}~${ordinal}`);
}
