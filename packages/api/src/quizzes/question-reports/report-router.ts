import { page, uuid } from '@studyhall/domain/primitives';
import {
  ListQuestionReports,
  ReportQuestion,
  SettleQuestionReports,
} from '@studyhall/domain/quizzes/question-reports';
import * as z from 'zod';
import { authorProcedure } from '../../platform/holder-procedures.ts';
import { asked } from '../../platform/of-user.ts';
import { makerOf } from '../../platform/quotas.ts';
import { learnerProcedure } from '../../platform/trpc.ts';
import { reachOf } from '../authored-exam-queries.ts';
import { listOwnReports, listReportedQuestions } from './report-queries.ts';
import { reportQuestion } from './report-question.ts';
import { OwnReportsView, ReportedQuestionsView } from './report-views.ts';
import { settleReports } from './settle-reports.ts';

/** What learners say is wrong with questions, and what authors do about it. */
export const questionReportProcedures = {
  reportQuestion: learnerProcedure
    .meta({ scope: 'learn' })
    .input(ReportQuestion)
    .output(z.object({ id: uuid }))
    .mutation(
      async ({ ctx, input }) =>
        await reportQuestion(ctx.db, { ...asked(ctx), command: input, maker: makerOf(ctx) }),
    ),
  listOwnQuestionReports: learnerProcedure
    .meta({ scope: 'read' })
    .input(page.extend({ cursor: uuid.optional() }))
    .output(OwnReportsView)
    .query(async ({ ctx, input }) => await listOwnReports(ctx.db, { ...asked(ctx), ...input })),
  listQuestionReports: authorProcedure
    .meta({ scope: 'author' })
    .input(ListQuestionReports)
    .output(ReportedQuestionsView)
    .query(
      async ({ ctx, input }) => await listReportedQuestions(ctx.db, { ...input, ...reachOf(ctx.viewer) }),
    ),
  settleQuestionReports: authorProcedure
    .meta({ scope: 'author' })
    .input(SettleQuestionReports)
    .output(z.object({ settled: z.int() }))
    .mutation(async ({ ctx, input }) => await settleReports(ctx, { ...input, ...reachOf(ctx.viewer) })),
};
