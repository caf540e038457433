import { type HistoryEvent, rebuild } from '@studyhall/domain/gamification/rebuild';
import type { Totals } from '@studyhall/domain/gamification/totals';
import type { Knex } from 'knex';
import { getHistoryFacts, type HistoryFacts } from './rebuild-queries.ts';

/** A value that the history does not give. */
export interface Difference {
  readonly what: string;
  readonly stored: string;
  readonly rebuilt: string;
}

/**
 * Repeats a learner's history through the rules and names every difference to what is stored: none, unless something
 * was changed behind the rules' back or an achievement came into the catalogue later.
 */
export async function compareStanding(
  db: Knex,
  { userId }: { readonly userId: string },
): Promise<Difference[]> {
  const facts = await getHistoryFacts(db, userId);
  const rebuilt = rebuild(historyOf(facts), facts);
  const ledgerXp = facts.entries.reduce((sum, { amount }) => sum + amount, 0);
  return [
    ...totalsDifferences(facts.standing, rebuilt.totals),
    ...difference('sum of XP entries', facts.standing.xp, ledgerXp),
    ...difference(
      'achievements',
      facts.earnedSlugs,
      rebuilt.earned.map(({ achievement }) => achievement.slug).sort(),
    ),
    ...difference('avatars', facts.avatarSlugs, withoutDefaults(facts, rebuilt.avatarSlugs)),
  ];
}

/** Kinds of entries that follow from events, which bring them along. */
const KINDS_OF_EVENTS = ['quiz', 'level', 'achievement'];

/** In the order of the standing's versions; a quiz stands before the level that it passed. */
function historyOf({ attempts, levels, entries, freezes }: HistoryFacts): HistoryEvent[] {
  const quizzes = attempts.map((attempt) => {
    const { standingVersion, submittedAt, localDate, utcOffsetMinutes, ...quiz } = attempt;
    const moment = { at: new Date(submittedAt), localDate, utcOffsetMinutes };
    return { standingVersion, event: { kind: 'quiz', quiz: { ...quiz, moment } } satisfies HistoryEvent };
  });
  const passes = levels.map(({ standingVersion, xp, passedAt, localDate, utcOffsetMinutes }) => {
    const moment = { at: new Date(passedAt), localDate, utcOffsetMinutes };
    return { standingVersion, event: { kind: 'level', level: { xp, moment } } satisfies HistoryEvent };
  });
  const others = entries
    .filter(({ sourceKind }) => !KINDS_OF_EVENTS.includes(sourceKind))
    .map(({ standingVersion, amount }) => ({
      standingVersion,
      event: { kind: 'xp', amount } satisfies HistoryEvent,
    }));
  const reserves = freezes.map(({ standingVersion, amount }) => ({
    standingVersion,
    event: { kind: 'freezes', amount } satisfies HistoryEvent,
  }));
  return [...quizzes, ...passes, ...others, ...reserves]
    .sort((a, b) => a.standingVersion - b.standingVersion)
    .map(({ event }) => event);
}

function totalsDifferences(stored: Totals, rebuilt: Totals): Difference[] {
  const { lastActivityAt: storedAt, ...storedCounts } = pickTotals(stored);
  const { lastActivityAt: rebuiltAt, ...rebuiltCounts } = pickTotals(rebuilt);
  return [
    ...Object.entries(rebuiltCounts).flatMap(([what, value]) => difference(what, storedCounts[what], value)),
    ...difference('lastActivityAt', instantOf(storedAt), instantOf(rebuiltAt)),
  ];
}

/** What a standing has beside its totals does not follow from the history. */
function pickTotals(totals: Totals): Record<string, unknown> {
  const others = ['version', 'weekTotal', 'selectedAvatarSlug'];
  return Object.fromEntries(Object.entries(totals).filter(([name]) => !others.includes(name)));
}

function instantOf(value: unknown): number | null {
  return typeof value === 'string' ? Date.parse(value) : null;
}

function withoutDefaults({ avatars }: HistoryFacts, slugs: readonly string[]): string[] {
  const defaults = new Set(avatars.filter(({ isDefault }) => isDefault).map(({ slug }) => slug));
  return slugs.filter((slug) => !defaults.has(slug)).sort();
}

function difference(what: string, stored: unknown, rebuilt: unknown): Difference[] {
  const [left, right] = [canonical(stored), canonical(rebuilt)];
  return left === right ? [] : [{ what, stored: left, rebuilt: right }];
}

/** JSON with sorted keys: the database gives them in an order of its own. */
function canonical(value: unknown): string {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return JSON.stringify(value);
  return JSON.stringify(Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))));
}
