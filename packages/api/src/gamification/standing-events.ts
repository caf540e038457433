import { type Earned, unlockedAvatars } from '@studyhall/domain/gamification/award';
import { addToWeek, boardScores, weekBoardOf } from '@studyhall/domain/gamification/boards';
import { addDays, type LocalMoment } from '@studyhall/domain/gamification/local-time';
import { streakAsOf } from '@studyhall/domain/gamification/streak';
import { streakOf, type Totals } from '@studyhall/domain/gamification/totals';
import type { BoardMove, StandingChange, XpEntry } from './standing-change.ts';
import type { StandingFacts } from './standing-queries.ts';
import type { StandingStepView } from './views.ts';

/** What the rules made of an event: the totals after it, and what they reached. */
export interface StandingStep {
  readonly totals: Totals;
  readonly earned: readonly Earned[];
  /** When it happened, on the learner's clock. */
  readonly moment: LocalMoment;
}

interface StandingEvent extends StandingStep {
  readonly userId: string;
  readonly now: Date;
  /** What the event itself earned; entries of achievements come on top. */
  readonly xpEntries: readonly XpEntry[];
  readonly day: Omit<StandingChange['day'], 'xp'>;
  /** The boards that this event can move; others are left as they are. */
  readonly canMove: (board: string) => boolean;
}

/** All that an event changes in a standing, to be written at once. */
export function standingChangeOf(facts: StandingFacts, event: StandingEvent): StandingChange {
  const { userId, now, totals, earned, moment, day } = event;
  const xp = totals.xp - facts.standing.xp;
  const weekTotal = addToWeek(facts.standing.weekTotal, moment.localDate, xp);
  return {
    userId,
    now,
    localDate: moment.localDate,
    version: facts.standing.version,
    totals,
    weekTotal,
    // What earned nothing has no entry.
    xpEntries: [...event.xpEntries, ...earned.map(entryOf)].filter(({ amount }) => amount !== 0),
    achievements: earned.map(({ achievement, progressValue }) => ({ slug: achievement.slug, progressValue })),
    avatarSlugs: avatarsOf(facts, earned).map(({ slug }) => slug),
    day: { ...day, xp },
    boards: facts.isOnBoards
      ? boardScores(totals, weekTotal)
          .filter(({ board }) => event.canMove(board))
          .map(({ board, score }) => ({ board, before: facts.boardScores[board] ?? null, after: score }))
          .filter(isMove)
      : [],
  };
}

function entryOf({ achievement }: Earned): XpEntry {
  return {
    sourceKind: 'achievement',
    sourceId: achievement.slug,
    title: null,
    amount: achievement.xpReward,
  };
}

function isMove({ before, after }: BoardMove): boolean {
  return before !== after;
}

function avatarsOf({ avatars }: StandingFacts, earned: readonly Earned[]) {
  return unlockedAvatars(avatars, new Set(earned.map(({ achievement }) => achievement.slug)));
}

/** The same for the learner to see: before and after, and what was unlocked. */
export function standingStepView(facts: StandingFacts, { totals, earned, moment }: StandingStep) {
  const { standing } = facts;
  return {
    levelBefore: standing.level,
    levelAfter: totals.level,
    xpBefore: standing.xp,
    xpAfter: totals.xp,
    streakBefore: streakAsOf(streakOf(standing), moment),
    streakAfter: totals.streakCurrent,
    achievements: earned.map(({ achievement: { slug, name, description, badgeUrl, xpReward } }) => ({
      slug,
      name,
      description,
      badgeUrl,
      xp: xpReward,
    })),
    avatars: avatarsOf(facts, earned).map(({ slug, name, imageUrl, rarity }) => ({
      slug,
      name,
      imageUrl,
      rarity,
    })),
  } satisfies StandingStepView;
}

/** The boards of the weeks in which it may be "now" somewhere: the learner's zone is read together with the rest. */
export function weekBoardsAround(now: Date): string[] {
  const today = now.toISOString().slice(0, 10);
  return [...new Set([addDays(today, -1), today, addDays(today, 1)].map(weekBoardOf))];
}
