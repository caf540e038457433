import type { AchievementSeed } from './achievements.ts';
import { awardAchievements, type Earned } from './award.ts';
import { quizXp } from './quiz-xp.ts';
import { applyQuiz, type QuizResult, type Totals } from './totals.ts';

export interface RecordedQuiz<A extends AchievementSeed = AchievementSeed> {
  readonly totals: Totals;
  readonly quizXp: number;
  /** The quiz's and the achievements' together. */
  readonly xpEarned: number;
  readonly earned: readonly Earned<A>[];
}

/** Everything that one finished quiz changes: counts, streak, XP, and the achievements it reaches. */
export function recordQuiz<A extends AchievementSeed>(
  totals: Totals,
  quiz: QuizResult,
  unearned: readonly A[],
): RecordedQuiz<A> {
  const awarded = awardAchievements(applyQuiz(totals, quiz), unearned);
  return {
    totals: awarded.totals,
    quizXp: quizXp(quiz),
    xpEarned: awarded.totals.xp - totals.xp,
    earned: awarded.earned,
  };
}
