import {
  CourseAt,
  FinishReading,
  GetUserProgress,
  LevelAt,
  ListPasses,
  SubmitProgram,
} from '@studyhall/domain/progress/schemas';
import * as z from 'zod';
import { authorOfAllProcedure, supportProcedure } from '../platform/holder-procedures.ts';
import { asked } from '../platform/of-user.ts';
import { makerOf } from '../platform/quotas.ts';
import { learnerProcedure, router, savingProcedure } from '../platform/trpc.ts';
import { certificateProcedures } from './certificate-router.ts';
import { findContinue, listAllCourses } from './course-queries.ts';
import { enrol } from './enrol.ts';
import { finishReading } from './finish-reading.ts';
import { getBoard } from './get-board.ts';
import { getCourse, listCourses } from './get-course.ts';
import { getLevel } from './get-level.ts';
import { getUserProgress } from './get-user-progress.ts';
import { listPasses } from './pass-queries.ts';
import { submitProgram } from './submit-program.ts';
import {
  BoardView,
  ContinueView,
  CourseOverview,
  CourseSummaryView,
  CourseView,
  LevelPassesView,
  LevelResult,
  LevelView,
  UserProgressView,
} from './views.ts';

export const progressRouter = router({
  listCourses: learnerProcedure
    .meta({ scope: 'read' })
    .output(z.array(CourseSummaryView))
    .query(async ({ ctx }) => await listCourses(ctx.db, ctx.viewer)),
  getCourse: learnerProcedure
    .meta({ scope: 'read' })
    .input(CourseAt)
    .output(CourseView)
    .query(async ({ ctx, input }) => await getCourse(ctx.db, { ...asked(ctx), ...input })),
  enrol: learnerProcedure
    .meta({ scope: 'learn' })
    .input(CourseAt)
    .output(z.object({ enrolmentId: z.string() }))
    .mutation(
      async ({ ctx, input }) => await enrol(ctx.db, { ...asked(ctx), ...input, maker: makerOf(ctx) }),
    ),
  continue: learnerProcedure
    .meta({ scope: 'read' })
    .output(ContinueView.nullable())
    .query(async ({ ctx }) => await findContinue(ctx.db, ctx.viewer)),
  getLevel: learnerProcedure
    .meta({ scope: 'read' })
    .input(LevelAt)
    .output(LevelView)
    .query(async ({ ctx, input }) => await getLevel(ctx.db, { ...asked(ctx), ...input })),
  submitProgram: savingProcedure
    .meta({ scope: 'learn' })
    .input(SubmitProgram)
    .output(LevelResult)
    .mutation(async ({ ctx, input }) => await submitProgram(ctx.db, { ...asked(ctx), command: input })),
  finishReading: savingProcedure
    .meta({ scope: 'learn' })
    .input(FinishReading)
    .output(LevelResult)
    .mutation(async ({ ctx, input }) => await finishReading(ctx.db, { ...asked(ctx), command: input })),

  listAllCourses: authorOfAllProcedure
    .meta({ scope: 'author' })
    .output(z.array(CourseOverview))
    .query(async ({ ctx }) => await listAllCourses(ctx.db)),
  getUserProgress: supportProcedure
    .meta({ scope: 'admin:read' })
    .input(GetUserProgress)
    .output(z.array(UserProgressView))
    .query(async ({ ctx, input }) => await getUserProgress(ctx.db, { ...input, viewer: ctx.viewer })),
  listPasses: supportProcedure
    .meta({ scope: 'admin:read' })
    .input(ListPasses)
    .output(LevelPassesView)
    .query(async ({ ctx, input }) => await listPasses(ctx.db, { ...input, viewer: ctx.viewer })),
  getBoard: authorOfAllProcedure
    .meta({ scope: 'author' })
    .input(LevelAt)
    .output(BoardView)
    .query(async ({ ctx, input }) => await getBoard(ctx.db, input)),

  ...certificateProcedures,
});
