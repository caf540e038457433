/** Multipliers in tenths and hundredths, as a fraction of 20: 1.5 = 30/20, 1.25 = 25/20, 1.1 = 22/20. */
const TIERS = [
  { fromPercent: 90, twentieths: 30 },
  { fromPercent: 80, twentieths: 25 },
  { fromPercent: 70, twentieths: 22 },
] as const;
const PLAIN_TWENTIETHS = 20;

/**
 * XP for a quiz: floor(10 × correct × m) with m = 1.5 from 90 %, 1.25 from 80 %, 1.1 from 70 %, else 1. The share is
 * fully right questions of all questions, compared as integers, so that no rounded percentage decides.
 */
export function quizXp(correctAnswers: number, totalQuestions: number): number {
  const tier = TIERS.find(({ fromPercent }) => correctAnswers * 100 >= fromPercent * totalQuestions);
  const twentieths = tier?.twentieths ?? PLAIN_TWENTIETHS;
  return Math.floor((10 * correctAnswers * twentieths) / 20);
}
