import type { AchievementSeed, AvatarSeed } from './achievements.ts';
import { awardAchievements, type Earned, unlockedAvatars } from './award.ts';
import { recordQuiz } from './record-quiz.ts';
import { addXp, applyLevel, type LevelPass, NO_TOTALS, type QuizResult, type Totals } from './totals.ts';

/** Something in a learner's history that counts. XP of quizzes and achievements follow from the events. */
export type HistoryEvent =
  | { readonly kind: 'quiz'; readonly quiz: QuizResult }
  | { readonly kind: 'level'; readonly level: LevelPass }
  /** XP from elsewhere: a correction (negative), for example. */
  | { readonly kind: 'xp'; readonly amount: number }
  | { readonly kind: 'freezes'; readonly amount: number };

/** Everything that can be earned. */
export interface Catalogue {
  readonly achievements: readonly AchievementSeed[];
  readonly avatars: readonly AvatarSeed[];
}

export interface RebuiltStanding {
  readonly totals: Totals;
  /** In the order in which they were earned. */
  readonly earned: readonly Earned[];
  readonly avatarSlugs: readonly string[];
}

/** What one event of any kind changes: the totals, and the achievements that they reach. */
export function recordEvent<A extends AchievementSeed>(
  totals: Totals,
  event: HistoryEvent,
  unearned: readonly A[],
): { readonly totals: Totals; readonly earned: readonly Earned<A>[] } {
  if (event.kind === 'quiz') return recordQuiz(totals, event.quiz, unearned);
  if (event.kind === 'level') return awardAchievements(applyLevel(totals, event.level), unearned);
  if (event.kind === 'xp') return awardAchievements(addXp(totals, event.amount), unearned);
  return { totals: { ...totals, freezes: totals.freezes + event.amount }, earned: [] };
}

/**
 * A learner's standing from nothing but their history, in the order in which it was recorded. It equals what was
 * stored step by step; with a larger catalogue it also grants what was earned before an achievement existed.
 */
export function rebuild(history: readonly HistoryEvent[], catalogue: Catalogue): RebuiltStanding {
  let totals = NO_TOTALS;
  let unearned = catalogue.achievements;
  const earned: Earned[] = [];
  for (const event of history) {
    const step = recordEvent(totals, event, unearned);
    totals = step.totals;
    if (step.earned.length === 0) continue;
    earned.push(...step.earned);
    const slugs = new Set(step.earned.map(({ achievement }) => achievement.slug));
    unearned = unearned.filter(({ slug }) => !slugs.has(slug));
  }
  const earnedSlugs = new Set(earned.map(({ achievement }) => achievement.slug));
  const avatarSlugs = unlockedAvatars(catalogue.avatars, earnedSlugs).map(({ slug }) => slug);
  return { totals, earned, avatarSlugs };
}
