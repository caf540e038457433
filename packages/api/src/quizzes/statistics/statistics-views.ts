import { TextFormat } from '@studyhall/domain/quizzes/schemas';
import * as z from 'zod';
import { BankStatusView } from '../bank-views.ts';

/** In percent, or null where it is not defined. */
const percent = z.number().nullable();

/** What whoever looks at figures has to know of them. */
const StandView = z.object({
  examStatus: BankStatusView,
  /** Questions of the exam that are just being graded anew: figures are of before and after until that is done. */
  regradedQuestions: z.int(),
});
export type StandView = z.output<typeof StandView>;

const StepView = z.object({
  /** In percent of full marks: up to the next step. */
  fromPercent: z.int(),
  attempts: z.int(),
});

/** What a test is like: see `TestStatistics` for what each figure means. */
export const ExamStatisticsView = StandView.extend({
  examCode: z.string(),
  title: z.string(),
  attempts: z.int(),
  /** Attempts that somebody has yet to mark: they are counted once that is done. */
  waitingAttempts: z.int(),
  mean: percent,
  median: percent,
  standardDeviation: percent,
  skewness: z.number().nullable(),
  kurtosis: z.number().nullable(),
  internalConsistency: percent,
  errorRatio: percent,
  standardError: percent,
  /** Versions of questions that were asked. */
  items: z.int(),
  /** How many attempts are in each tenth of full marks, from the lowest. */
  tenths: z.array(StepView),
});
export type ExamStatisticsView = z.output<typeof ExamStatisticsView>;

/** What a version of a question is like: see `ItemAnalysis` for what each figure means. */
const ItemFiguresView = z.object({
  version: z.int(),
  textFormat: TextFormat,
  text: z.string(),
  attempts: z.int(),
  facility: percent,
  standardDeviation: percent,
  randomGuessScore: percent,
  intendedWeight: percent,
  effectiveWeight: percent,
  discriminationIndex: percent,
  discriminativeEfficiency: percent,
});

const QuestionOfItem = z.object({
  questionId: z.string(),
  externalId: z.string().nullable(),
  domainCode: z.string(),
  status: BankStatusView,
  /** The version that is asked today. */
  currentVersion: z.int(),
});

export const ItemStatisticsView = QuestionOfItem.extend(ItemFiguresView.shape);
export type ItemStatisticsView = z.output<typeof ItemStatisticsView>;

export const ItemsStatisticsView = z.object({
  items: z.array(ItemStatisticsView),
  nextCursor: z.string().nullable(),
  ...StandView.shape,
});
export type ItemsStatisticsView = z.output<typeof ItemsStatisticsView>;

/** A question with each version that was asked, the newest first. */
export const QuestionStatisticsView = QuestionOfItem.extend({
  examCode: z.string(),
  ...StandView.shape,
  versions: z.array(
    ItemFiguresView.extend({
      /** How the version was answered by those of each tenth of full marks, from the lowest. */
      curve: z.array(StepView.extend({ facility: percent })),
      /** How often it was given which score, from the lowest. */
      scores: z.array(z.object({ scorePercent: z.number(), attempts: z.int() })),
    }),
  ),
});
export type QuestionStatisticsView = z.output<typeof QuestionStatisticsView>;
