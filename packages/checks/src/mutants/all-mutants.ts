import { accessMutants } from './list/access.ts';
import { adminMutants } from './list/admin.ts';
import { authMutants } from './list/auth.ts';
import { guestMutants } from './list/auth-guests.ts';
import { authLinkMutants } from './list/auth-links.ts';
import { billingMutants } from './list/billing.ts';
import { billingMessageMutants } from './list/billing-messages.ts';
import { reconciledRowMutants } from './list/billing-reconciled-rows.ts';
import { reconciliationMutants } from './list/billing-reconciliation.ts';
import { billingRefundMutants } from './list/billing-refunds.ts';
import { billingSaleMutants } from './list/billing-sales.ts';
import { certificatesMutants } from './list/certificates.ts';
import { gamificationMutants } from './list/gamification.ts';
import { streamMutants } from './list/gamification-stream.ts';
import { homeMutants } from './list/home.ts';
import { limitMutants } from './list/limits.ts';
import { platformMutants } from './list/platform.ts';
import { progressMutants } from './list/progress.ts';
import { quizzesMutants } from './list/quizzes.ts';
import { quizzesEndingMutants } from './list/quizzes-ending.ts';
import { quizzesLateMutants } from './list/quizzes-late.ts';
import { quizzesOfLevelsMutants } from './list/quizzes-of-levels.ts';
import { quizzesSavingMutants } from './list/quizzes-saving.ts';
import type { Mutant } from './mutant.ts';

export const allMutants: readonly Mutant[] = [
  ...accessMutants,
  ...platformMutants,
  ...authMutants,
  ...authLinkMutants,
  ...guestMutants,
  ...billingMutants,
  ...billingSaleMutants,
  ...billingRefundMutants,
  ...billingMessageMutants,
  ...reconciledRowMutants,
  ...reconciliationMutants,
  ...gamificationMutants,
  ...streamMutants,
  ...progressMutants,
  ...certificatesMutants,
  ...quizzesMutants,
  ...adminMutants,
  ...quizzesEndingMutants,
  ...quizzesOfLevelsMutants,
  ...quizzesLateMutants,
  ...quizzesSavingMutants,
  ...homeMutants,
  ...limitMutants,
];
