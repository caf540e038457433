import type { AchievementSeed, CriteriaType } from './achievements.ts';
import { addXp, type Totals } from './totals.ts';

export interface Earned<A extends AchievementSeed = AchievementSeed> {
  readonly achievement: A;
  /** What the criterion counted when it was reached. */
  readonly progressValue: number;
}

/** How each kind of criterion counts. */
const counters: Record<CriteriaType, (totals: Totals, examCode: string | null) => number> = {
  quiz_completed: (totals) => totals.quizzes,
  perfect_quiz: (totals) => totals.perfectQuizzes,
  high_score_quiz: (totals) => totals.highScoreQuizzes,
  correct_answers: (totals) => totals.correctAnswers,
  study_streak: (totals) => totals.streakLongest,
  level_reached: (totals) => totals.level,
  exam_specific: (totals, examCode) =>
    examCode !== null && Object.hasOwn(totals.examQuizzes, examCode)
      ? (totals.examQuizzes[examCode] ?? 0)
      : 0,
};

/** What an achievement's criterion counts in these totals. */
export function progressValueOf(
  totals: Totals,
  achievement: Pick<AchievementSeed, 'criteriaType' | 'examCode'>,
): number {
  return counters[achievement.criteriaType](totals, achievement.examCode);
}

/**
 * Gives every achievement whose criterion is met, and its XP, until nothing new unlocks: the XP of one may reach the
 * level that another asks for. `unearned` are those the learner does not have; the result is in the order given.
 */
export function awardAchievements<A extends AchievementSeed>(
  totals: Totals,
  unearned: readonly A[],
): { readonly totals: Totals; readonly earned: readonly Earned<A>[] } {
  let current = totals;
  let open = unearned;
  const earned: Earned<A>[] = [];
  for (;;) {
    const met = open.filter((one) => progressValueOf(current, one) >= one.criteriaValue);
    if (met.length === 0) return { totals: current, earned };
    for (const achievement of met) {
      earned.push({ achievement, progressValue: progressValueOf(current, achievement) });
    }
    current = addXp(
      current,
      met.reduce((sum, one) => sum + one.xpReward, 0),
    );
    open = open.filter((one) => !met.includes(one));
  }
}

export interface Progress {
  readonly value: number;
  readonly target: number;
  /** 0 to 100, rounded down. */
  readonly percent: number;
}

/** How far the learner is on the way to an achievement. */
export function achievementProgress(totals: Totals, achievement: AchievementSeed): Progress {
  const target = achievement.criteriaValue;
  const value = Math.min(progressValueOf(totals, achievement), target);
  return { value, target, percent: Math.floor((value * 100) / target) };
}

/** The `count` unearned achievements nearest to completion; hidden ones stay hidden. */
export function nextAchievements<A extends AchievementSeed>(
  totals: Totals,
  unearned: readonly A[],
  count: number,
): { readonly achievement: A; readonly progress: Progress }[] {
  return unearned
    .filter((achievement) => !achievement.isHidden)
    .map((achievement) => ({ achievement, progress: achievementProgress(totals, achievement) }))
    .sort(
      (a, b) =>
        b.progress.percent - a.progress.percent || a.achievement.displayOrder - b.achievement.displayOrder,
    )
    .slice(0, count);
}
