import { examCode } from '@studyhall/domain/quizzes/schemas';
import {
  CreateExam,
  EditExam,
  PutExamOverride,
  SetExamStatus,
} from '@studyhall/domain/quizzes/terms-commands';
import * as z from 'zod';
import { authorOfAllProcedure, authorProcedure } from '../platform/holder-procedures.ts';
import { adminProcedure } from '../platform/trpc.ts';
import { reachOf } from './authored-exam-queries.ts';
import { BankStatusView } from './bank-views.ts';
import { createExam, editExam, getExam, setExamStatus } from './exam-settings.ts';
import {
  ChangedExamView,
  ExamOverridesView,
  ExamOverrideView,
  ExamSettingsView,
  ExamStatusView,
} from './exam-settings-views.ts';
import { listExamOverrides, putExamOverride } from './override-queries.ts';

/** What authors say of their exams, and administrators of those who take them. */
export const examSettingsProcedures = {
  createExam: authorOfAllProcedure
    .meta({ scope: 'author' })
    .input(CreateExam)
    .output(z.object({ examCode, status: BankStatusView }))
    .mutation(
      async ({ ctx, input }) => await createExam(ctx.db, { ...input, ...reachOf(ctx.viewer), now: ctx.now }),
    ),
  getExam: authorProcedure
    .meta({ scope: 'author' })
    .input(z.object({ examCode }))
    .output(ExamSettingsView)
    .query(async ({ ctx, input }) => await getExam(ctx.db, { ...input, ...reachOf(ctx.viewer) })),
  editExam: authorProcedure
    .meta({ scope: 'author' })
    .input(EditExam)
    .output(ChangedExamView)
    .mutation(
      async ({ ctx, input }) => await editExam(ctx.db, { ...input, ...reachOf(ctx.viewer), now: ctx.now }),
    ),
  setExamStatus: authorProcedure
    .meta({ scope: 'author' })
    .input(SetExamStatus)
    .output(ExamStatusView)
    .mutation(
      async ({ ctx, input }) =>
        await setExamStatus(ctx.db, { ...input, ...reachOf(ctx.viewer), now: ctx.now }),
    ),
  listExamOverrides: adminProcedure
    .meta({ scope: 'admin:read' })
    .input(z.object({ examCode }))
    .output(ExamOverridesView)
    .query(async ({ ctx, input }) => await listExamOverrides(ctx.db, input)),
  putExamOverride: adminProcedure
    .meta({ scope: 'admin:write' })
    .input(PutExamOverride)
    .output(ExamOverrideView)
    .mutation(async ({ ctx, input }) => await putExamOverride(ctx.db, input)),
};
