import * as z from 'zod';
import { AccountPlanView } from '../billing/admin-views.ts';

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
