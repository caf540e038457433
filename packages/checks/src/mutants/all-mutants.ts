import { accessMutants } from './list/access.ts';
import { accountMutants } from './list/accounts.ts';
import { adminMutants } from './list/admin.ts';
import { auditMutants } from './list/audit.ts';
import { authMutants } from './list/auth.ts';
import { authFactorMutants } from './list/auth-factors.ts';
import { guestMutants } from './list/auth-guests.ts';
import { authLinkMutants } from './list/auth-links.ts';
import { authProviderMutants } from './list/auth-providers.ts';
import { billingMutants } from './list/billing.ts';
import { billingMessageMutants } from './list/billing-messages.ts';
import { reconciledRowMutants } from './list/billing-reconciled-rows.ts';
import { reconciliationMutants } from './list/billing-reconciliation.ts';
import { billingRefundMutants } from './list/billing-refunds.ts';
import { billingSaleMutants } from './list/billing-sales.ts';
import { certificatesMutants } from './list/certificates.ts';
import { doctorMutants } from './list/doctor.ts';
import { gamificationMutants } from './list/gamification.ts';
import { boardMutants } from './list/gamification-boards.ts';
import { streamMutants } from './list/gamification-stream.ts';
import { homeMutants } from './list/home.ts';
import { imageMutants } from './list/images.ts';
import { importMutants } from './list/imports.ts';
import { isolationMutants } from './list/isolation.ts';
import { leavingMutants } from './list/leaving.ts';
import { limitMutants } from './list/limits.ts';
import { liveMutants } from './list/live.ts';
import { liveAfterMutants } from './list/live-after.ts';
import { livePlayMutants } from './list/live-play.ts';
import { liveRoomsMutants } from './list/live-rooms.ts';
import { liveStreamMutants } from './list/live-streams.ts';
import { mergeMutants } from './list/merging.ts';
import { movingMutants } from './list/moving.ts';
import { operationsMutants } from './list/operations.ts';
import { operatorMutants } from './list/operators.ts';
import { peopleMutants } from './list/people.ts';
import { platformMutants } from './list/platform.ts';
import { programMutants } from './list/programs.ts';
import { progressMutants } from './list/progress.ts';
import { questionMutants } from './list/questions.ts';
import { quizzesMutants } from './list/quizzes.ts';
import { quizzesEndingMutants } from './list/quizzes-ending.ts';
import { quizzesHintsMutants } from './list/quizzes-hints.ts';
import { quizzesLateMutants } from './list/quizzes-late.ts';
import { quizzesOfLevelsMutants } from './list/quizzes-of-levels.ts';
import { quizzesSavingMutants } from './list/quizzes-saving.ts';
import { quizzesStatisticsMutants } from './list/quizzes-statistics.ts';
import { quizzesTermsMutants } from './list/quizzes-terms.ts';
import { quizzesTypesMutants } from './list/quizzes-types.ts';
import { receivedLogMutants } from './list/received-log.ts';
import { regradeMutants } from './list/regrades.ts';
import { reportMutants } from './list/reports.ts';
import { restoreMutants } from './list/restores.ts';
import { rightsMutants } from './list/rights.ts';
import { textMutants } from './list/texts.ts';
import { translationsMutants } from './list/translations.ts';
import type { Mutant } from './mutant.ts';

export const allMutants: readonly Mutant[] = [
  ...accessMutants,
  ...livePlayMutants,
  ...liveStreamMutants,
  ...accountMutants,
  ...leavingMutants,
  ...liveRoomsMutants,
  ...platformMutants,
  ...auditMutants,
  ...authMutants,
  ...authLinkMutants,
  ...authFactorMutants,
  ...authProviderMutants,
  ...guestMutants,
  ...billingMutants,
  ...billingSaleMutants,
  ...billingRefundMutants,
  ...billingMessageMutants,
  ...reconciledRowMutants,
  ...reconciliationMutants,
  ...gamificationMutants,
  ...boardMutants,
  ...streamMutants,
  ...progressMutants,
  ...certificatesMutants,
  ...quizzesMutants,
  ...imageMutants,
  ...importMutants,
  ...questionMutants,
  ...regradeMutants,
  ...adminMutants,
  ...rightsMutants,
  ...peopleMutants,
  ...doctorMutants,
  ...quizzesEndingMutants,
  ...quizzesOfLevelsMutants,
  ...quizzesLateMutants,
  ...quizzesSavingMutants,
  ...quizzesTermsMutants,
  ...quizzesHintsMutants,
  ...translationsMutants,
  ...quizzesTypesMutants,
  ...quizzesStatisticsMutants,
  ...homeMutants,
  ...isolationMutants,
  ...limitMutants,
  ...operationsMutants,
  ...liveAfterMutants,
  ...mergeMutants,
  ...movingMutants,
  ...receivedLogMutants,
  ...restoreMutants,
  ...operatorMutants,
  ...programMutants,
  ...textMutants,
  ...reportMutants,
  ...liveMutants,
];
