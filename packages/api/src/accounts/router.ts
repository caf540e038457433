import { EraseUser, RequestDeletion, TakeBackDeletion } from '@studyhall/domain/auth/deletion';
import { MergeAccounts, UndoMerge } from '@studyhall/domain/auth/merge';
import { GetUser } from '@studyhall/domain/auth/schemas';
import { takeBackByLink } from '../auth/deletions.ts';
import { provenAdminProcedure, provenProcedure } from '../auth/factors/proven-procedure.ts';
import { DoneView } from '../auth/views.ts';
import { accountProcedure, learnerProcedure, publicProcedure, router } from '../platform/trpc.ts';
import { getDeletionTerms } from './deletion-terms.ts';
import { foreseeMerge, listMerges } from './foresee-merge.ts';
import { mergeAccounts, offerMerge } from './merge-accounts.ts';
import { prepareExport, prepareExportOf } from './prepare-export.ts';
import { deleteGuest, eraseUser, requestDeletion } from './request-deletion.ts';
import { undoMerge, undoMergeOf } from './undo-merge.ts';
import {
  DeletionTermsView,
  DeletionView,
  MergeCodeView,
  MergeForesightView,
  MergeListView,
  MergeView,
  PreparedExportView,
  UndoneMergeView,
} from './views.ts';

export const accountsRouter = router({
  // Taking everything along
  prepareExport: provenProcedure
    .meta({ scope: 'person' })
    .output(PreparedExportView)
    .mutation(async ({ ctx }) => await prepareExport(ctx)),
  prepareExportOf: provenAdminProcedure
    .meta({ scope: 'person' })
    .input(GetUser)
    .output(PreparedExportView)
    .mutation(async ({ ctx, input }) => await prepareExportOf(ctx, input)),

  // Going
  deletionTerms: learnerProcedure
    .meta({ scope: 'person' })
    .output(DeletionTermsView)
    .query(async ({ ctx }) => await getDeletionTerms(ctx)),
  requestDeletion: provenProcedure
    .meta({ scope: 'person' })
    .input(RequestDeletion)
    .output(DeletionView)
    .mutation(async ({ ctx, input }) => await requestDeletion(ctx, input)),
  deleteGuest: learnerProcedure
    .meta({ scope: 'person' })
    .output(DeletionView)
    .mutation(async ({ ctx }) => await deleteGuest(ctx)),
  takeBackDeletion: publicProcedure
    .meta({ scope: 'person' })
    .input(TakeBackDeletion)
    .output(DoneView)
    .mutation(async ({ ctx, input }) => await takeBackByLink(ctx, input)),
  eraseUser: provenAdminProcedure
    .meta({ scope: 'person' })
    .input(EraseUser)
    .output(DeletionView)
    .mutation(async ({ ctx, input }) => await eraseUser(ctx, input)),

  // Making one of two
  offerMerge: provenProcedure
    .meta({ scope: 'person' })
    .output(MergeCodeView)
    .mutation(async ({ ctx }) => await offerMerge(ctx)),
  foreseeMerge: provenProcedure
    .meta({ scope: 'person' })
    .input(MergeAccounts)
    .output(MergeForesightView)
    .mutation(async ({ ctx, input }) => await foreseeMerge(ctx, input)),
  merge: provenProcedure
    .meta({ scope: 'person' })
    .input(MergeAccounts)
    .output(MergeView)
    .mutation(async ({ ctx, input }) => await mergeAccounts(ctx, input)),
  merges: accountProcedure
    .meta({ scope: 'person' })
    .output(MergeListView)
    .query(async ({ ctx }) => await listMerges(ctx)),
  undoMerge: provenProcedure
    .meta({ scope: 'person' })
    .input(UndoMerge)
    .output(MergeView)
    .mutation(async ({ ctx, input }) => await undoMerge(ctx, input)),
  undoMergeOf: provenAdminProcedure
    .meta({ scope: 'person' })
    .input(GetUser)
    .output(UndoneMergeView)
    .mutation(async ({ ctx, input }) => await undoMergeOf(ctx, input)),
});
