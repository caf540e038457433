import * as z from 'zod';
import { examCode, page, safeText, uuid } from '../primitives.ts';
import { QuestionAt } from './schemas.ts';

/** How much of the credit an answer earns, in percent. */
const percent = z.int().min(0).max(100);

/** A learner marks what they answered in study, beside the model answer. */
export const MarkOwnAnswer = QuestionAt.extend({ percent });
export type MarkOwnAnswer = z.output<typeof MarkOwnAnswer>;

export const ListAnswersToMark = page.extend({
  /** Of all exams of the author, unless it is said. */
  examCode: examCode.optional(),
  cursor: safeText({ min: 1, max: 120 }).optional(),
  /** Whether it is said who answered: unless it is, marks go by what was written alone. */
  isNamed: z.boolean().default(false),
});
export type ListAnswersToMark = z.output<typeof ListAnswersToMark>;

/** An author marks what somebody answered in an exam, also again. */
export const MarkAnswer = QuestionAt.extend({
  questionId: uuid,
  percent,
  isDryRun: z.boolean().default(false),
});
export type MarkAnswer = z.output<typeof MarkAnswer>;
