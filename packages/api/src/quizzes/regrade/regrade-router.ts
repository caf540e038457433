import { positiveInt4, uuid } from '@studyhall/domain/primitives';
import { ListAnswersToMark, MarkAnswer, MarkOwnAnswer } from '@studyhall/domain/quizzes/regrade-marks';
import * as z from 'zod';
import { authorProcedure } from '../../platform/holder-procedures.ts';
import { asked } from '../../platform/of-user.ts';
import { makerOf } from '../../platform/quotas.ts';
import { learnerProcedure } from '../../platform/trpc.ts';
import { reachOf } from '../authored-exam-queries.ts';
import { listRegrades } from './list-regrades.ts';
import { MarkedView, markAnswer, markOwnAnswer } from './mark-answer.ts';
import { AnswersToMarkView, listAnswersToMark } from './mark-queries.ts';
import { previewRegrade } from './preview-regrade.ts';
import { RegradePreviewView, RegradeView } from './regrade-views.ts';
import { requestRegrade } from './request-regrade.ts';

/** How authors put right what a wrong key has decided. */
export const regradeProcedures = {
  previewRegrade: authorProcedure
    .meta({ scope: 'author' })
    .input(z.object({ questionId: uuid }))
    .output(RegradePreviewView)
    .query(
      async ({ ctx, input }) =>
        await previewRegrade(ctx.db, { ...input, ...reachOf(ctx.viewer), now: ctx.now }),
    ),
  regradeQuestion: authorProcedure
    .meta({ scope: 'author' })
    .input(z.object({ questionId: uuid, version: positiveInt4 }))
    .output(z.object({ regradeId: uuid, settledReports: z.int(), isTakenOver: z.boolean() }))
    .mutation(async ({ ctx, input }) => await requestRegrade(ctx, { ...input, ...reachOf(ctx.viewer) })),
  listRegrades: authorProcedure
    .meta({ scope: 'author' })
    .input(z.object({ questionId: uuid }))
    .output(z.array(RegradeView))
    .query(async ({ ctx, input }) => await listRegrades(ctx.db, { ...input, ...reachOf(ctx.viewer) })),
  listAnswersToMark: authorProcedure
    .meta({ scope: 'author' })
    .input(ListAnswersToMark)
    .output(AnswersToMarkView)
    .query(async ({ ctx, input }) => await listAnswersToMark(ctx.db, { ...input, ...reachOf(ctx.viewer) })),
  markAnswer: authorProcedure
    .meta({ scope: 'author' })
    .input(MarkAnswer)
    .output(MarkedView)
    .mutation(
      async ({ ctx, input }) =>
        await markAnswer(ctx.db, { ...asked(ctx), ...reachOf(ctx.viewer), command: input }),
    ),
  markOwnAnswer: learnerProcedure
    .meta({ scope: 'learn' })
    .input(MarkOwnAnswer)
    .output(z.object({}))
    .mutation(
      async ({ ctx, input }) =>
        await markOwnAnswer(ctx.db, { ...asked(ctx), command: input, maker: makerOf(ctx) }),
    ),
};
