import { unlockedAvatars } from '@studyhall/domain/gamification/award';
import { isFollowing } from '@studyhall/domain/gamification/boards';
import { type FoldedStanding, foldActivities } from '@studyhall/domain/gamification/fold-activities';
import type { Knex } from 'knex';
import type { OfUserNow } from '../platform/of-user.ts';
import { type BoardChanges, boardChanges } from './board-changes.ts';
import { getStreamFacts, type StreamFacts } from './stream-queries.ts';

/** A value that a learner's stream does not give. */
export interface Difference {
  readonly what: string;
  readonly stored: string;
  readonly expected: string;
}

/** What a learner's stream adds up to, what is unlocked by it, and where it puts the learner on the boards. */
export interface ExpectedStanding extends FoldedStanding {
  readonly avatarSlugs: readonly string[];
  readonly boards: BoardChanges;
}

/** What the stream gives, whatever is stored. */
export function expectedStanding(
  { stream, avatars, isOnBoards, boardScores }: StreamFacts,
  now: Date,
): ExpectedStanding {
  const folded = foldActivities(stream);
  const avatarSlugs = unlockedAvatars(avatars, new Set(folded.earnedSlugs)).map(({ slug }) => slug);
  return {
    ...folded,
    avatarSlugs,
    boards: boardChanges({ ...folded, isOnBoards, entries: boardScores, now }),
  };
}

/**
 * Adds up a learner's stream and names every difference to what is stored: none, unless something was changed behind the
 * rules' back. Errors: `not-found` for who has no standing.
 */
export async function verifyStanding(db: Knex, { userId, now }: OfUserNow): Promise<Difference[]> {
  const facts = await getStreamFacts(db, userId);
  return differencesOf(facts, expectedStanding(facts, now));
}

export function differencesOf(facts: StreamFacts, expected: ExpectedStanding): Difference[] {
  const { standing, days, avatarSlugs } = facts;
  const { lastActivityAt, ...totals } = expected.totals;
  const stored: Readonly<Record<string, unknown>> = { ...standing };
  return [
    ...Object.entries(totals).flatMap(([what, value]) => difference(what, stored[what], value)),
    ...difference('lastActivityAt', instantOf(standing.lastActivityAt), instantOf(lastActivityAt)),
    ...difference('weekTotal', standing.weekTotal, expected.weekTotal),
    ...difference('days', days, expected.days),
    ...achievementDifferences(facts),
    ...difference('avatars', avatarSlugs, expected.avatarSlugs.toSorted()),
    ...boardDifferences(facts, expected),
  ];
}

/** Each achievement beside the entry that tells of it, by when it was earned. */
function achievementDifferences({ stream, earned }: StreamFacts): Difference[] {
  const stored = new Map(earned.map(({ slug, at }) => [slug, new Date(at)]));
  const expected = new Map(
    stream.filter(({ kind }) => kind === 'achievement').map((entry) => [entry.sourceId, entry.createdAt]),
  );
  return [...new Set([...stored.keys(), ...expected.keys()])]
    .sort()
    .flatMap((slug) =>
      difference(`achievement ${slug}`, stored.get(slug) ?? null, expected.get(slug) ?? null),
    );
}

/** What follows within seconds is looked at once it has. */
function boardDifferences(
  { boardScores: entries, isBehind }: StreamFacts,
  { boards }: ExpectedStanding,
): Difference[] {
  const moves = [...boards.moved, ...boards.gone.map((board) => ({ board, score: null }))];
  return moves
    .filter(({ board }) => !(isBehind && isFollowing(board)))
    .flatMap(({ board, score }) => difference(`board ${board}`, entries[board] ?? null, score));
}

function instantOf(value: string | null): number | null {
  return value === null ? null : Date.parse(value);
}

function difference(what: string, stored: unknown, expected: unknown): Difference[] {
  const [left, right] = [canonical(stored), canonical(expected)];
  return left === right ? [] : [{ what, stored: left, expected: right }];
}

/** JSON with sorted keys: the database gives them in an order of its own. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part !== 'object' || part === null || Array.isArray(part)
      ? part
      : Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1))),
  );
}
