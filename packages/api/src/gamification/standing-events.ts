import type { Activity } from '@studyhall/domain/gamification/activities';
import { type Earned, unlockedAvatars } from '@studyhall/domain/gamification/award';
import { boardScores, boardsMovedBy, weekBoardOf } from '@studyhall/domain/gamification/boards';
import { daysOf, recordActivities, weekAfter } from '@studyhall/domain/gamification/fold-activities';
import { addDays, type LocalMoment } from '@studyhall/domain/gamification/local-time';
import { streakAsOf } from '@studyhall/domain/gamification/streak';
import { streakOf, type Totals } from '@studyhall/domain/gamification/totals';
import type { OfUserNow } from '../platform/of-user.ts';
import type { BoardMove, StandingChange } from './standing-change.ts';
import type { CollectionWords, StandingFacts } from './standing-queries.ts';
import type { StandingStepView } from './views.ts';

/** What happened to a learner, in its order. */
export interface Happening {
  readonly activities: readonly Activity[];
  /** When, on the learner's clock. */
  readonly moment: LocalMoment;
}

/** What the rules made of it: the totals after it, and what they reached. */
export interface StandingStep extends Happening {
  readonly totals: Totals;
  readonly earned: readonly Earned[];
}

/** What happened as the stream takes it: with the achievements that it brought. */
export function standingStepOf({ standing, unearned }: StandingFacts, happening: Happening): StandingStep {
  return { ...recordActivities(standing, { ...happening, unearned }), moment: happening.moment };
}

interface Writing extends OfUserNow {
  readonly step: StandingStep;
}

/** All that a step changes in a standing, to be written at once. */
export function standingChangeOf(facts: StandingFacts, { userId, now, step }: Writing): StandingChange {
  const { totals, earned, activities } = step;
  const weekTotal = weekAfter(facts.standing.weekTotal, activities);
  const movable = new Set(activities.flatMap(boardsMovedBy));
  return {
    userId,
    now,
    version: facts.standing.version,
    totals,
    weekTotal,
    activities,
    days: daysOf(activities),
    achievements: earned.map(({ achievement, progressValue }) => ({ slug: achievement.slug, progressValue })),
    avatarSlugs: avatarsOf(facts, earned).map(({ slug }) => slug),
    boards: facts.isOnBoards
      ? boardScores(totals, { weekTotal, now })
          .filter(({ board }) => movable.has(board))
          .map(({ board, score }) => ({ board, before: facts.boardScores[board] ?? null, after: score }))
          .filter(isMove)
      : [],
  };
}

function isMove({ before, after }: BoardMove): boolean {
  return before !== after;
}

function avatarsOf({ avatars }: StandingFacts, earned: readonly Earned[]) {
  return unlockedAvatars(avatars, new Set(earned.map(({ achievement }) => achievement.slug)));
}

/** The same for the learner to see: before and after, and what was unlocked. */
/** A step with its achievements and avatars in the words of its reader. */
export function inWords<Step extends Pick<StandingStepView, 'achievements' | 'avatars'>>(
  step: Step,
  words: CollectionWords,
): Step {
  return {
    ...step,
    achievements: step.achievements.map((one) => ({ ...one, ...words[`achievement:${one.slug}`] })),
    avatars: step.avatars.map((one) => {
      const { name, lang } = words[`avatar:${one.slug}`] ?? { name: one.name, lang: null };
      return { ...one, name, lang };
    }),
  };
}

export function standingStepView(
  facts: StandingFacts,
  { totals, earned, moment }: Omit<StandingStep, 'activities'>,
) {
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
