import * as z from 'zod';
import { examCode, page, trimmedText, uuid } from '../primitives.ts';
import { QuestionAt } from './schemas.ts';

/** What can be wrong with a question. */
export const questionReportReasons = ['wrong-key', 'unclear', 'typo', 'outdated', 'other'] as const;
export type QuestionReportReason = (typeof questionReportReasons)[number];

/** What its author did about it. */
export const questionReportOutcomes = ['fixed', 'answered'] as const;
export type QuestionReportOutcome = (typeof questionReportOutcomes)[number];

export const questionReportStates = ['open', ...questionReportOutcomes] as const;
export type QuestionReportState = (typeof questionReportStates)[number];

const words = trimmedText({ min: 1, max: 1_000 });

/** A learner says what is wrong with a question as it was asked, before answering or after. */
export const ReportQuestion = QuestionAt.extend({
  reason: z.enum(questionReportReasons),
  comment: words.nullable().default(null),
}).refine(({ reason, comment }) => reason !== 'other' || comment !== null, {
  path: ['comment'],
  error: 'must say what it is',
});
export type ReportQuestion = z.output<typeof ReportQuestion>;

export const ListQuestionReports = page.extend({
  cursor: uuid.optional(),
  examCode: examCode.optional(),
  state: z.enum(questionReportStates).default('open'),
});
export type ListQuestionReports = z.output<typeof ListQuestionReports>;

/** Answers all reports of a question up to the newest that was read: it was mended, or is as it should be. */
export const SettleQuestionReports = z
  .object({
    questionId: uuid,
    upTo: uuid,
    outcome: z.enum(questionReportOutcomes),
    reply: words.nullable().default(null),
  })
  .refine(({ outcome, reply }) => outcome === 'fixed' || reply !== null, {
    path: ['reply'],
    error: 'must say why it is as it should be',
  });
export type SettleQuestionReports = z.output<typeof SettleQuestionReports>;
