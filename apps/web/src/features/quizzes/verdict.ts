import type { Feedback } from './use-runner.ts';

/** Whether a person says how much it earns, and here that is the learner. */
export function isMarked({ isWaiting, mark }: Feedback): boolean {
  return isWaiting || mark !== null;
}

/** Whether nothing about it is wrong: it is right, or a matter of what its learner says. */
export function isRightOrMarked(feedback: Feedback): boolean {
  return feedback.isCorrect || isMarked(feedback);
}

/** The words for what became of a checked answer; of a mark they want its `percent`. */
export function verdictOf({ isCorrect, isWaiting, mark }: Feedback) {
  if (mark !== null) return 'quizzes.ownMark.marked' as const;
  if (isWaiting) return 'quizzes.answers.compare' as const;
  return isCorrect ? ('quizzes.runner.right' as const) : ('quizzes.runner.wrong' as const);
}
