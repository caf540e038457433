import { DomainError } from '@studyhall/domain/errors';
import { allowedTo, ExamOverride, ExamTerms } from '@studyhall/domain/quizzes/terms';
import {
  moreIsShownAt,
  type Reviewing,
  type ReviewLevel,
  reviewLevelOf,
  shownFrom,
  shows,
} from '@studyhall/domain/quizzes/terms-review';
import * as z from 'zod';
import { OWN_TERMS } from './terms-queries.ts';

/** What decides how much of an attempt is shown, of the exam `e` to its learner. */
export const REVIEW_COLUMNS = `e.terms as "examTerms", ${OWN_TERMS} as "ownTerms"`;
export const ReviewFacts = z.object({ examTerms: z.unknown(), ownTerms: z.unknown() });
export type ReviewFacts = z.output<typeof ReviewFacts>;

interface Looking extends ReviewFacts {
  /** When the attempt ended. */
  readonly submittedAt: Date;
  readonly now: Date;
}

/** How much of an attempt that is over is shown, and from when on more is, where that is foreseen. */
export interface Shown {
  readonly level: ReviewLevel;
  readonly moreAt: Date | null;
}

/** Before any quiz: what ended then is looked at later, or after the close. */
const LONG_AGO = new Date(0);

export function shownOf(looking: Looking): Shown {
  const reviewing = reviewingOf(looking);
  return { level: reviewLevelOf(reviewing), moreAt: moreIsShownAt(reviewing) };
}

/**
 * Whether what tells all of a question may be shown to somebody who was asked it, and from when on, where that is
 * foreseen; `submittedAt` of the last quiz that asked it, null where none was handed in.
 */
export function explainedOf({
  submittedAt,
  ...looking
}: Omit<Looking, 'submittedAt'> & { readonly submittedAt: Date | null }): {
  readonly isShown: boolean;
  readonly from: Date | null;
} {
  const reviewing = reviewingOf({ ...looking, submittedAt: submittedAt ?? LONG_AGO });
  const isShown = shows(reviewLevelOf(reviewing), 'explanations');
  return { isShown, from: isShown ? null : shownFrom(reviewing, 'explanations') };
}

function reviewingOf({ examTerms, ownTerms, submittedAt, now }: Looking): Reviewing {
  const terms = ExamTerms.parse(examTerms);
  const { closesAt: ownClosesAt } = termsOf({ examTerms, ownTerms });
  return { review: terms.review, closesAt: terms.closesAt, ownClosesAt, submittedAt, now };
}

/** The terms of an exam as they are for one learner. */
export function termsOf({ examTerms, ownTerms }: ReviewFacts): ExamTerms {
  const override = ownTerms === null ? null : ExamOverride.parse(ownTerms);
  return allowedTo({ timeLimitSeconds: 0, terms: ExamTerms.parse(examTerms) }, override).terms;
}

/** Whether the score of every attempt at the exam is shown, whenever it ended. */
export function areResultsShown({ now, ...facts }: ReviewFacts & { readonly now: Date }): boolean {
  return [now, LONG_AGO].every((submittedAt) =>
    shows(shownOf({ ...facts, submittedAt, now }).level, 'score'),
  );
}

/** What study mode shows of an answer while the attempt goes on. */
export function levelDuring(examTerms: unknown): ReviewLevel {
  return ExamTerms.parse(examTerms).review.during;
}

/** Whether a level says which answers are right: of a right one also a verdict does. */
export function tellsKeys(level: ReviewLevel): boolean {
  return shows(level, 'verdicts');
}

/** Errors: `review-hidden`, with from when on it is not, where that is foreseen. */
export function demandShown({ level, moreAt }: Shown, asked: ReviewLevel): void {
  if (!shows(level, asked))
    throw new DomainError('review-hidden', moreAt === null ? {} : { at: moreAt.toISOString() });
}
