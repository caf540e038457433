import { mergeStates } from '@studyhall/domain/auth/merge';
import * as z from 'zod';
import { AccountPlanView } from '../billing/admin-views.ts';
import type { MergeForesight } from '../platform/merge-part.ts';

export const DeletionView = z.object({
  /** From then on nothing can be taken back. */
  eraseAt: z.date(),
  /** False also of what is to be done at once, where it has to wait: the next run of the job does it. */
  isErased: z.boolean(),
});
export type DeletionView = z.output<typeof DeletionView>;

/** What somebody has to know who thinks of deleting the account. */
export const DeletionTermsView = z.object({
  /** For how many days it can be taken back; 0 for a guest. */
  days: z.int(),
  /** Nobody would be left to run the installation. */
  isLastAdministrator: z.boolean(),
  plan: AccountPlanView.nullable(),
  credits: z.int(),
  certificates: z.int(),
});
export type DeletionTermsView = z.output<typeof DeletionTermsView>;

/** Where an export is fetched: an address that opens in the session that asked, for ten minutes. */
export const PreparedExportView = z.object({ path: z.string(), fileName: z.string() });
export type PreparedExportView = z.output<typeof PreparedExportView>;

/** What gives an account away: shown once. */
export const MergeCodeView = z.object({ code: z.string(), expiresAt: z.date() });
export type MergeCodeView = z.output<typeof MergeCodeView>;

/** What would come from another account, before anything changes. */
export const MergeForesightView = z.object({
  otherName: z.string().nullable(),
  quizzes: z.int(),
  /** They do not come along. */
  openQuizzes: z.int(),
  xpBefore: z.int(),
  xpAfter: z.int(),
  levelBefore: z.int(),
  levelAfter: z.int(),
  longestStreakAfter: z.int(),
  /** Of both, each once. */
  achievements: z.int(),
  runs: z.int(),
  /** Titles of courses that both are taking: the further run goes on. */
  coursesInBoth: z.array(z.string()),
  certificates: z.int(),
  credits: z.int(),
  /** Exams and courses that are open for good, and were not. */
  features: z.int(),
  /** A plan of the other account ends with its month. */
  endsPlan: z.boolean(),
}) satisfies z.ZodType<MergeForesight>;
export type MergeForesightView = z.output<typeof MergeForesightView>;

export const MergeView = z.object({
  id: z.string(),
  state: z.enum(mergeStates),
  /** The user name of the other account, as long as it is there. */
  otherName: z.string().nullable(),
  askedAt: z.date(),
  undoUntil: z.date(),
});
export type MergeView = z.output<typeof MergeView>;

/** With both accounts: for administrators, and the audit log. */
export const UndoneMergeView = MergeView.extend({ keepId: z.string(), otherId: z.string() });
export type UndoneMergeView = z.output<typeof UndoneMergeView>;

export const MergeListView = z.array(MergeView);
export type MergeListView = z.output<typeof MergeListView>;
