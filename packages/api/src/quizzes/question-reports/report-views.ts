import { questionReportReasons, questionReportStates } from '@studyhall/domain/quizzes/question-reports';
import { TextFormat } from '@studyhall/domain/quizzes/schemas';
import * as z from 'zod';
import { BankQuestionView } from '../bank-views.ts';

/** What learners say of a question, as its authors read it: nobody learns who. */
export const ReportedQuestionView = BankQuestionView.extend({
  examCode: z.string(),
  examTitle: z.string(),
  /** How many said so. */
  reports: z.int(),
  /** The newest that is counted: what comes later is not settled with them. */
  lastId: z.string(),
  /** The newest of what they said. */
  said: z.array(
    z.object({
      reason: z.enum(questionReportReasons),
      comment: z.string().nullable(),
      /** The version that they saw. */
      version: z.int(),
      reportedAt: z.coerce.date(),
      reply: z.string().nullable(),
    }),
  ),
  /** How often it was asked, in how many quizzes that ended, and how often it was answered fully right there. */
  asked: z.int(),
  graded: z.int(),
  right: z.int(),
});
export type ReportedQuestionView = z.output<typeof ReportedQuestionView>;

export const ReportedQuestionsView = z.object({
  items: z.array(ReportedQuestionView),
  nextCursor: z.string().nullable(),
});
export type ReportedQuestionsView = z.output<typeof ReportedQuestionsView>;

/** What somebody reported, and what came of it. */
export const OwnReportView = z.object({
  id: z.string(),
  examTitle: z.string(),
  /** The question as it was asked. */
  text: z.string(),
  textFormat: TextFormat,
  reason: z.enum(questionReportReasons),
  comment: z.string().nullable(),
  state: z.enum(questionReportStates),
  /** Null also while it may not be shown: it may tell the answer. */
  reply: z.string().nullable(),
  /** What a reply that is there waits for: the end of a quiz that asks it, or that the exam explains its answers. */
  replyWaitsFor: z.enum(['quiz', 'review']).nullable(),
  /** From when on it does, where that is foreseen. */
  replyShownAt: z.date().nullable(),
  reportedAt: z.date(),
  settledAt: z.date().nullable(),
});
export type OwnReportView = z.output<typeof OwnReportView>;

export const OwnReportsView = z.object({ items: z.array(OwnReportView), nextCursor: z.string().nullable() });
