export const XP_PER_CORRECT_ANSWER = 10;

/** From which score, in hundredths of a percent, correct answers are worth how many percent of their XP. */
const STEPS = [
  { fromBasisPoints: 9_000, percent: 150 },
  { fromBasisPoints: 8_000, percent: 125 },
  { fromBasisPoints: 7_000, percent: 110 },
] as const;

export interface QuizScore {
  /** Questions answered fully right. */
  readonly correctAnswers: number;
  /** The score of the attempt as graded (`gradeAttempt`), 0 to 10,000. */
  readonly scoreBasisPoints: number;
}

/** The multiplier of a score in percent: 150 from 90 %, 125 from 80 %, 110 from 70 %, else 100. */
export function xpMultiplierPercent(scoreBasisPoints: number): number {
  return STEPS.find((step) => scoreBasisPoints >= step.fromBasisPoints)?.percent ?? 100;
}

/** XP of a finished quiz: floor(10 × correct × multiplier), in integers (product rule of the gamification domain). */
export function quizXp({ correctAnswers, scoreBasisPoints }: QuizScore): number {
  const hundredfold = XP_PER_CORRECT_ANSWER * correctAnswers * xpMultiplierPercent(scoreBasisPoints);
  return (hundredfold - (hundredfold % 100)) / 100;
}
