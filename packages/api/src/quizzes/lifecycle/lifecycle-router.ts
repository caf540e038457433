import { page, positiveInt4, uuid } from '@studyhall/domain/primitives';
import {
  AddQuestion,
  EditQuestion,
  FindSimilar,
  ListDuplicates,
  PutDomain,
  SetQuestionStatus,
  TagQuestion,
} from '@studyhall/domain/quizzes/lifecycle-commands';
import { examCode } from '@studyhall/domain/quizzes/schemas';
import * as z from 'zod';
import { authorProcedure } from '../../platform/holder-procedures.ts';
import { reachOf } from '../authored-exam-queries.ts';
import { setQuestionStatus, tagQuestion } from './change-questions.ts';
import { listDomains, putDomain } from './domain-queries.ts';
import {
  AddedQuestionView,
  DomainView,
  DuplicatesView,
  EditedQuestionView,
  SimilarQuestionView,
  TaggedQuestionsView,
  VersionsView,
} from './lifecycle-views.ts';
import { listDuplicates } from './list-duplicates.ts';
import { findSimilar } from './similar-queries.ts';
import { listVersions } from './version-queries.ts';
import { addQuestion, editQuestion } from './write-question.ts';

/** How authors write the questions of their exams. */
export const lifecycleProcedures = {
  addQuestion: authorProcedure
    .meta({ scope: 'author' })
    .input(AddQuestion)
    .output(AddedQuestionView)
    .mutation(
      async ({ ctx, input }) => await addQuestion(ctx.db, { ...input, ...reachOf(ctx.viewer), now: ctx.now }),
    ),
  editQuestion: authorProcedure
    .meta({ scope: 'author' })
    .input(EditQuestion)
    .output(EditedQuestionView)
    .mutation(
      async ({ ctx, input }) =>
        await editQuestion(ctx.db, { ...input, ...reachOf(ctx.viewer), now: ctx.now }),
    ),
  setQuestionStatus: authorProcedure
    .meta({ scope: 'author' })
    .input(SetQuestionStatus)
    .output(z.object({ changed: z.int() }))
    .mutation(
      async ({ ctx, input }) =>
        await setQuestionStatus(ctx.db, { ...input, ...reachOf(ctx.viewer), now: ctx.now }),
    ),
  tagQuestion: authorProcedure
    .meta({ scope: 'author' })
    .input(TagQuestion)
    .output(TaggedQuestionsView)
    .mutation(
      async ({ ctx, input }) => await tagQuestion(ctx.db, { ...input, ...reachOf(ctx.viewer), now: ctx.now }),
    ),
  listVersions: authorProcedure
    .meta({ scope: 'author' })
    .input(page.extend({ questionId: uuid, cursor: z.coerce.number().pipe(positiveInt4).optional() }))
    .output(VersionsView)
    .query(async ({ ctx, input }) => await listVersions(ctx.db, { ...input, ...reachOf(ctx.viewer) })),
  findSimilar: authorProcedure
    .meta({ scope: 'author' })
    .input(FindSimilar)
    .output(z.array(SimilarQuestionView))
    .query(async ({ ctx, input }) => await findSimilar(ctx.db, { ...input, ...reachOf(ctx.viewer) })),
  listDuplicates: authorProcedure
    .meta({ scope: 'author' })
    .input(ListDuplicates)
    .output(DuplicatesView)
    .query(async ({ ctx, input }) => await listDuplicates(ctx.db, { ...input, ...reachOf(ctx.viewer) })),
  listDomains: authorProcedure
    .meta({ scope: 'author' })
    .input(z.object({ examCode }))
    .output(z.array(DomainView))
    .query(async ({ ctx, input }) => await listDomains(ctx.db, { ...input, ...reachOf(ctx.viewer) })),
  putDomain: authorProcedure
    .meta({ scope: 'author' })
    .input(PutDomain)
    .output(z.object({}))
    .mutation(async ({ ctx, input }) => await putDomain(ctx.db, { ...input, ...reachOf(ctx.viewer) })),
};
