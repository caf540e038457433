import { uuid } from '@studyhall/domain/primitives';
import { Answer } from '@studyhall/domain/quizzes/question-types/answer';
import {
  AnswerQuestion,
  AttemptId,
  examCode,
  FlagQuestion,
  ListHistory,
  QuestionAt,
  SendHeartbeat,
  StartAttempt,
  SubmitAttempt,
} from '@studyhall/domain/quizzes/schemas';
import * as z from 'zod';
import { asked } from '../platform/of-user.ts';
import { makerOf } from '../platform/quotas.ts';
import { learnerProcedure, router, savingProcedure } from '../platform/trpc.ts';
import { answerQuestion, flagQuestion, visitQuestion } from './answer-question.ts';
import { bankProcedures } from './bank-router.ts';
import { checkQuestion } from './check-question.ts';
import { discardAttempt } from './discard-attempt.ts';
import { listExams, listOpenAttempts } from './exam-queries.ts';
import { examSettingsProcedures } from './exam-settings-router.ts';
import { getAttempt } from './get-attempt.ts';
import { getTerms } from './get-terms.ts';
import { lifecycleProcedures } from './lifecycle/lifecycle-router.ts';
import { questionReportProcedures } from './question-reports/report-router.ts';
import { FeedbackView, TakenHintView } from './question-views.ts';
import { regradeProcedures } from './regrade/regrade-router.ts';
import { getResult, listHistory } from './result-queries.ts';
import { reviewAttempt } from './review-attempt.ts';
import { sendHeartbeat } from './send-heartbeat.ts';
import { startAttempt } from './start-attempt.ts';
import { statisticsProcedures } from './statistics/statistics-router.ts';
import { submitAttempt } from './submit-attempt.ts';
import { takeHint } from './take-hint.ts';
import { translationProcedures } from './translations/translation-router.ts';
import {
  AttemptView,
  ExamView,
  HistoryView,
  OpenAttemptView,
  ResultView,
  ReviewView,
  TermsView,
} from './views.ts';

const Saved = z.object({ savedAt: z.date() });
const SavedAnswer = Saved.extend({
  /** What was answered later, from elsewhere, and stays; null if this answer holds. */
  newerAnswer: Answer.nullable(),
});

export const quizzesRouter = router({
  listExams: learnerProcedure
    .meta({ scope: 'read' })
    .output(z.array(ExamView))
    .query(async ({ ctx }) => await listExams(ctx.db, asked(ctx))),
  getTerms: learnerProcedure
    .meta({ scope: 'read' })
    .input(z.object({ examCode }))
    .output(TermsView)
    .query(
      async ({ ctx, input }) =>
        await getTerms(ctx.db, { ...asked(ctx), ...input, timeZone: ctx.viewer.timeZone }),
    ),
  start: learnerProcedure
    .meta({ scope: 'learn' })
    .input(StartAttempt)
    .output(z.object({ attemptId: uuid, isByThisKey: z.boolean() }))
    .mutation(
      async ({ ctx, input }) =>
        await startAttempt(ctx.db, {
          ...asked(ctx),
          ...{ maker: makerOf(ctx), limiter: ctx.limiter, command: input },
        }),
    ),
  getAttempt: learnerProcedure
    .meta({ scope: 'read' })
    .input(SubmitAttempt)
    .output(AttemptView)
    .query(async ({ ctx, input }) => await getAttempt(ctx.db, { ...asked(ctx), ...input })),
  answer: savingProcedure
    .meta({ scope: 'learn' })
    .input(AnswerQuestion)
    .output(SavedAnswer)
    .mutation(async ({ ctx, input }) => await answerQuestion(ctx.db, { ...asked(ctx), command: input })),
  check: savingProcedure
    .meta({ scope: 'learn' })
    .input(QuestionAt)
    .output(FeedbackView)
    .mutation(async ({ ctx, input }) => await checkQuestion(ctx.db, { ...asked(ctx), command: input })),
  takeHint: savingProcedure
    .meta({ scope: 'learn' })
    .input(QuestionAt)
    .output(TakenHintView)
    .mutation(async ({ ctx, input }) => await takeHint(ctx.db, { ...asked(ctx), command: input })),
  visit: savingProcedure
    .meta({ scope: 'learn' })
    .input(QuestionAt)
    .output(z.object({ serverNow: z.date() }))
    .mutation(async ({ ctx, input }) => await visitQuestion(ctx.db, { ...asked(ctx), command: input })),
  flag: savingProcedure
    .meta({ scope: 'learn' })
    .input(FlagQuestion)
    .output(Saved)
    .mutation(async ({ ctx, input }) => await flagQuestion(ctx.db, { ...asked(ctx), command: input })),
  heartbeat: savingProcedure
    .meta({ scope: 'learn' })
    .input(SendHeartbeat)
    .output(z.object({ serverNow: z.date() }))
    .mutation(async ({ ctx, input }) => await sendHeartbeat(ctx.db, { ...asked(ctx), command: input })),
  discard: learnerProcedure
    .meta({ scope: 'learn' })
    .input(AttemptId)
    .output(z.object({ discardedAt: z.date() }))
    .mutation(async ({ ctx, input }) => await discardAttempt(ctx.db, { ...asked(ctx), ...input })),
  submit: learnerProcedure
    .meta({ scope: 'learn' })
    .input(SubmitAttempt)
    .output(ResultView)
    .mutation(async ({ ctx, input }) => await submitAttempt(ctx.db, { ...asked(ctx), ...input })),
  getResult: learnerProcedure
    .meta({ scope: 'read' })
    .input(SubmitAttempt)
    .output(ResultView)
    .query(async ({ ctx, input }) => await getResult(ctx.db, { ...asked(ctx), ...input })),
  review: learnerProcedure
    .meta({ scope: 'read' })
    .input(SubmitAttempt)
    .output(ReviewView)
    .query(async ({ ctx, input }) => await reviewAttempt(ctx.db, { ...asked(ctx), ...input })),
  history: learnerProcedure
    .meta({ scope: 'read' })
    .input(ListHistory)
    .output(HistoryView)
    .query(
      async ({ ctx, input }) => await listHistory(ctx.db, { ...asked(ctx), ...input, shownAt: ctx.now }),
    ),
  openAttempts: learnerProcedure
    .meta({ scope: 'read' })
    .output(z.array(OpenAttemptView))
    .query(async ({ ctx }) => await listOpenAttempts(ctx.db, asked(ctx))),
  ...bankProcedures,
  ...statisticsProcedures,
  ...lifecycleProcedures,
  ...questionReportProcedures,
  ...regradeProcedures,
  ...examSettingsProcedures,
  ...translationProcedures,
});
