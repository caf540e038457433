import { EraseUser, RequestDeletion, TakeBackDeletion } from '@studyhall/domain/auth/deletion';
import { GetUser } from '@studyhall/domain/auth/schemas';
import { takeBackByLink } from '../auth/deletions.ts';
import { provenAdminProcedure, provenProcedure } from '../auth/factors/proven-procedure.ts';
import { DoneView } from '../auth/views.ts';
import { learnerProcedure, publicProcedure, router } from '../platform/trpc.ts';
import { getDeletionTerms } from './deletion-terms.ts';
import { prepareExport, prepareExportOf } from './prepare-export.ts';
import { deleteGuest, eraseUser, requestDeletion } from './request-deletion.ts';
import { DeletionTermsView, DeletionView, PreparedExportView } from './views.ts';

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
});
