import type { ExamTerms } from './terms.ts';

/** What of an exam decides whether a quiz is the whole of it. */
export interface WholeExam {
  /** How many questions it asks. */
  readonly questionCount: number;
  /** How many it could: one that has fewer asks all of them. */
  readonly publishedQuestions: number;
}

export interface ChosenQuestions {
  readonly questionCount?: number | undefined;
  readonly domainCodes?: readonly string[] | undefined;
}

/** True if a learner chose how many questions are asked or of which domains: practice, and no attempt of the exam. */
export function isChosenQuiz({ questionCount, domainCodes }: ChosenQuestions, exam: WholeExam): boolean {
  if (domainCodes !== undefined) return true;
  if (questionCount === undefined || questionCount === exam.questionCount) return false;
  return questionCount !== Math.min(exam.questionCount, exam.publishedQuestions);
}

/**
 * True if an exam is taken as a whole in exam mode: its attempts are numbered or far between, or something else than the
 * best of them counts. Where each may be repeated at once and the best counts, a short one takes nothing from anybody.
 */
export function isTakenWhole({ attemptsAllowed, delaySeconds, gradeMethod }: ExamTerms): boolean {
  return attemptsAllowed !== null || delaySeconds > 0 || gradeMethod !== 'highest';
}
