export const XP_PER_CORRECT_ANSWER = 10;

/** A quiz of fewer questions is no measure of anything: its score multiplies nothing. */
export const MULTIPLIED_FROM_QUESTIONS = 10;

/** From which score, in hundredths of a percent, right answers are worth how many percent of their XP. */
const STEPS = [
  { fromBasisPoints: 9_000, percent: 150 },
  { fromBasisPoints: 8_000, percent: 125 },
  { fromBasisPoints: 7_000, percent: 110 },
] as const;

export interface QuizScore {
  /** Questions answered fully right that had not counted yet on that day. */
  readonly countedAnswers: number;
  readonly totalQuestions: number;
  /** The score of the attempt as graded (`gradeAttempt`), 0 to 10,000. */
  readonly scoreBasisPoints: number;
}

/** The multiplier of a quiz in percent: 150 from 90 %, 125 from 80 %, 110 from 70 %, else 100; 100 below ten questions. */
export function xpMultiplierPercent({
  totalQuestions,
  scoreBasisPoints,
}: Omit<QuizScore, 'countedAnswers'>): number {
  if (totalQuestions < MULTIPLIED_FROM_QUESTIONS) return 100;
  return STEPS.find((step) => scoreBasisPoints >= step.fromBasisPoints)?.percent ?? 100;
}

/** XP of a finished quiz: floor(10 × counted × multiplier), in integers (product rule of the gamification domain). */
export function quizXp({ countedAnswers, ...quiz }: QuizScore): number {
  const hundredfold = XP_PER_CORRECT_ANSWER * countedAnswers * xpMultiplierPercent(quiz);
  return (hundredfold - (hundredfold % 100)) / 100;
}
