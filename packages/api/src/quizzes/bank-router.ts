import { EXPORT_LIMIT_MAX, page, positiveInt4, safeText, uuid } from '@studyhall/domain/primitives';
import { domainCode, examCode, QuestionType, searchText } from '@studyhall/domain/quizzes/schemas';
import * as z from 'zod';
import type { Viewer } from '../platform/context.ts';
import { authorProcedure } from '../platform/holder-procedures.ts';
import { reachOf } from './authored-exam-queries.ts';
import { exportQuestions, getQuestion, listAllExams, listQuestions } from './bank-queries.ts';
import {
  BankQuestionsView,
  BankStatusView,
  DraftsView,
  ImportRowsView,
  ImportsView,
  ImportView,
  ListedBankExamView,
  PublishedImportView,
  UndoneImportView,
  WholeQuestionView,
} from './bank-views.ts';
import { gradeSmallExam } from './grade-small-exam.ts';
import { publishImport } from './import/publish-import.ts';
import { getImport, listImportRows, listImports } from './import/read-imports.ts';
import { ImportQuestions, startImport } from './import/start-import.ts';
import { undoImport } from './import/undo-import.ts';

/** Who asks, and how far they reach. */
function askerOf(viewer: Viewer) {
  return { userId: viewer.userId, ...reachOf(viewer) };
}

const bankPage = page.extend({ cursor: uuid.optional() });

/** Which questions of an exam. */
const narrowing = {
  examCode,
  search: searchText.optional(),
  domainCode: domainCode.optional(),
  status: BankStatusView.optional(),
  type: QuestionType.optional(),
};

/** What authors do with the bank of questions: each with the exams that are theirs. */
export const bankProcedures = {
  listAllExams: authorProcedure
    .meta({ scope: 'author' })
    .output(z.array(ListedBankExamView))
    .query(async ({ ctx }) => await listAllExams(ctx.db, reachOf(ctx.viewer))),
  gradeSmallExam: authorProcedure
    .meta({ scope: 'author' })
    .input(z.object({ examCode, isGradedWhenSmall: z.boolean() }))
    .output(z.object({ title: z.string(), questionCount: z.int() }))
    .mutation(
      async ({ ctx, input }) =>
        await gradeSmallExam(ctx.db, { ...input, ...reachOf(ctx.viewer), now: ctx.now }),
    ),
  listQuestions: authorProcedure
    .meta({ scope: 'author' })
    .input(bankPage.extend(narrowing))
    .output(BankQuestionsView)
    .query(async ({ ctx, input }) => await listQuestions(ctx.db, { ...input, ...reachOf(ctx.viewer) })),
  getQuestion: authorProcedure
    .meta({ scope: 'author' })
    .input(
      z.object({
        question: safeText({ min: 1, max: 200 }),
        examCode: examCode.optional(),
        /** As it was then; else as it is now. */
        version: positiveInt4.optional(),
      }),
    )
    .output(WholeQuestionView)
    .query(async ({ ctx, input }) => await getQuestion(ctx.db, { ...input, ...reachOf(ctx.viewer) })),
  exportQuestions: authorProcedure
    .meta({ scope: 'author' })
    .input(bankPage.extend({ ...narrowing, limit: z.int().min(1).max(EXPORT_LIMIT_MAX).default(20) }))
    .output(DraftsView)
    .query(async ({ ctx, input }) => await exportQuestions(ctx.db, { ...input, ...reachOf(ctx.viewer) })),
  importQuestions: authorProcedure
    .meta({ scope: 'author' })
    .input(ImportQuestions)
    .output(z.object({ importId: uuid }))
    .mutation(
      async ({ ctx, input }) =>
        await startImport(ctx.db, {
          ...askerOf(ctx.viewer),
          ...{ command: input, blobs: ctx.blobs, now: ctx.now },
        }),
    ),
  getImport: authorProcedure
    .meta({ scope: 'author' })
    .input(z.object({ importId: uuid }))
    .output(ImportView)
    .query(async ({ ctx, input }) => await getImport(ctx.db, { ...input, ...askerOf(ctx.viewer) })),
  listImports: authorProcedure
    .meta({ scope: 'author' })
    .input(bankPage.extend({ examCode: examCode.optional() }))
    .output(ImportsView)
    .query(async ({ ctx, input }) => await listImports(ctx.db, { ...input, ...askerOf(ctx.viewer) })),
  publishImport: authorProcedure
    .meta({ scope: 'author' })
    .input(z.object({ importId: uuid, isDryRun: z.boolean().default(false) }))
    .output(PublishedImportView)
    .mutation(
      async ({ ctx, input }) =>
        await publishImport(ctx.db, { ...input, ...askerOf(ctx.viewer), now: ctx.now }),
    ),
  undoImport: authorProcedure
    .meta({ scope: 'author' })
    .input(z.object({ importId: uuid, isDryRun: z.boolean().default(false) }))
    .output(UndoneImportView)
    .mutation(
      async ({ ctx, input }) => await undoImport(ctx.db, { ...input, ...askerOf(ctx.viewer), now: ctx.now }),
    ),
  listImportRows: authorProcedure
    .meta({ scope: 'author' })
    .input(page.extend({ importId: uuid }))
    .output(ImportRowsView)
    .query(async ({ ctx, input }) => await listImportRows(ctx.db, { ...input, ...askerOf(ctx.viewer) })),
};
