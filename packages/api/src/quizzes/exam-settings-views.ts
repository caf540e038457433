import { ExamOverride, ExamTerms } from '@studyhall/domain/quizzes/terms';
import * as z from 'zod';
import { BankExamView, BankStatusView } from './bank-views.ts';

/** All that is said of an exam; of its password, whether there is one. */
export const ExamSettingsView = BankExamView.omit({
  ...{ code: true, questions: true },
  // Its terms say them.
  ...{ opensAt: true, closesAt: true },
}).extend({
  examCode: z.string(),
  /** In which its texts and questions are written. */
  language: z.string(),
  terms: z.object(ExamTerms.shape).omit({ passwordHash: true }),
  hasPassword: z.boolean(),
  /** Attempts that somebody has yet to mark. */
  waitingAttempts: z.int(),
  /** Learners to whom it allows something else. */
  overrides: z.int(),
});
export type ExamSettingsView = z.output<typeof ExamSettingsView>;

/** What changed, or would. */
export const ChangedExamView = z.object({
  title: z.string(),
  changes: z.array(
    z.object({ field: z.string(), before: z.string().nullable(), after: z.string().nullable() }),
  ),
  /** Quizzes that go on by the terms that they were begun by. */
  openAttempts: z.int(),
});
export type ChangedExamView = z.output<typeof ChangedExamView>;

export const ExamStatusView = z.object({
  title: z.string(),
  before: BankStatusView,
  status: BankStatusView,
  publishedQuestions: z.int(),
  openAttempts: z.int(),
});
export type ExamStatusView = z.output<typeof ExamStatusView>;

/** What an exam allows somebody; null for no more than everybody. */
export const ExamOverrideView = z.object({
  userId: z.string(),
  examTitle: z.string(),
  before: ExamOverride.nullable(),
  terms: ExamOverride.nullable(),
});
export type ExamOverrideView = z.output<typeof ExamOverrideView>;

export const ExamOverridesView = z.array(
  z.object({ userId: z.string(), username: z.string().nullable(), terms: ExamOverride }),
);
export type ExamOverridesView = z.output<typeof ExamOverridesView>;
