import { safeText } from '@studyhall/domain/primitives';
import { examCode } from '@studyhall/domain/quizzes/schemas';
import { ListItemStatistics } from '@studyhall/domain/quizzes/statistics/schemas';
import * as z from 'zod';
import { authorProcedure } from '../../platform/holder-procedures.ts';
import { reachOf } from '../authored-exam-queries.ts';
import { getExamStatistics, getQuestionStatistics, listItemStatistics } from './analyse-exam.ts';
import { RecountView, recountScores } from './recount.ts';
import { ExamStatisticsView, ItemsStatisticsView, QuestionStatisticsView } from './statistics-views.ts';

/** What authors learn of their exams: each of those that are theirs. */
export const statisticsProcedures = {
  getExamStatistics: authorProcedure
    .meta({ scope: 'author' })
    .input(z.object({ examCode }))
    .output(ExamStatisticsView)
    .query(async ({ ctx, input }) => await getExamStatistics(ctx.db, { ...input, ...reachOf(ctx.viewer) })),
  listItemStatistics: authorProcedure
    .meta({ scope: 'author' })
    .input(ListItemStatistics)
    .output(ItemsStatisticsView)
    .query(async ({ ctx, input }) => await listItemStatistics(ctx.db, { ...input, ...reachOf(ctx.viewer) })),
  getQuestionStatistics: authorProcedure
    .meta({ scope: 'author' })
    .input(z.object({ question: safeText({ min: 1, max: 200 }), examCode: examCode.optional() }))
    .output(QuestionStatisticsView)
    .query(
      async ({ ctx, input }) => await getQuestionStatistics(ctx.db, { ...input, ...reachOf(ctx.viewer) }),
    ),
  recountScores: authorProcedure
    .meta({ scope: 'author' })
    .input(z.object({ examCode, isDryRun: z.boolean() }))
    .output(RecountView)
    .mutation(async ({ ctx, input }) => await recountScores(ctx.db, { ...input, ...reachOf(ctx.viewer) })),
};
