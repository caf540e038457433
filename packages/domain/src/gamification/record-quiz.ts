import type { AchievementSeed } from './achievements.ts';
import { awardAchievements, type Earned } from './award.ts';
import { quizXp } from './quiz-xp.ts';
import { addXp, countQuiz, type QuizOutcome, type Totals } from './totals.ts';

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
  quiz: QuizOutcome,
  unearned: readonly A[],
): RecordedQuiz<A> {
  const xp = quizXp(quiz.correctAnswers, quiz.totalQuestions);
  const counted = addXp(countQuiz(totals, quiz), xp);
  const awarded = awardAchievements(counted, unearned);
  return {
    totals: awarded.totals,
    quizXp: xp,
    xpEarned: awarded.totals.xp - totals.xp,
    earned: awarded.earned,
  };
}
