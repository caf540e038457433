import { QuestionType, QuizMode, TextFormat } from '@studyhall/domain/quizzes/schemas';
import * as z from 'zod';
import { StandingStepView } from '../gamification/views.ts';
import type { RevealedKey } from './attempt-queries.ts';

const ratio = z.object({ total: z.int(), correct: z.int(), scorePercent: z.number() });

export const ExamView = z.object({
  code: z.string(),
  title: z.string(),
  description: z.string(),
  questionCount: z.int(),
  timeLimitSeconds: z.int(),
  passPercent: z.int(),
  publishedQuestions: z.int(),
  myQuizzes: z.int(),
  myBestPercent: z.number().nullable(),
  domains: z.array(z.object({ code: z.string(), title: z.string(), weight: z.int(), questions: z.int() })),
});
export type ExamView = z.output<typeof ExamView>;

/** What study mode shows once an answer was checked; options in the order in which they were shown. */
export const Feedback = z.object({
  isCorrect: z.boolean(),
  options: z.array(z.object({ isCorrect: z.boolean(), explanation: z.string() })),
  explanation: z.string().nullable(),
});
export type Feedback = z.output<typeof Feedback>;

export const AttemptQuestionView = z.object({
  position: z.int(),
  domainCode: z.string(),
  type: QuestionType,
  textFormat: TextFormat,
  text: z.string(),
  options: z.array(z.object({ text: z.string() })),
  /** Places of the chosen options; null until answered. */
  selected: z.array(z.int()).nullable(),
  isFlagged: z.boolean(),
  /** Its key was shown: the answer stays as it is. */
  isLocked: z.boolean(),
  feedback: Feedback.nullable(),
});

export const AttemptView = z.object({
  attemptId: z.string(),
  examCode: z.string(),
  examTitle: z.string(),
  mode: QuizMode,
  state: z.enum(['open', 'finished', 'discarded']),
  startedAt: z.date(),
  deadlineAt: z.date().nullable(),
  serverNow: z.date(),
  currentPosition: z.int(),
  questions: z.array(AttemptQuestionView),
});
export type AttemptView = z.output<typeof AttemptView>;

export const OpenAttemptView = z.object({
  attemptId: z.string(),
  examCode: z.string(),
  examTitle: z.string(),
  mode: QuizMode,
  answered: z.int(),
  totalQuestions: z.int(),
  startedAt: z.date(),
  deadlineAt: z.date().nullable(),
});
export type OpenAttemptView = z.output<typeof OpenAttemptView>;

/** The level of a course that a quiz was started for, and what became of it. */
export const LevelOfResult = z.object({
  courseSlug: z.string(),
  courseTitle: z.string(),
  position: z.int(),
  title: z.string(),
  /** The level's own pass mark. */
  passPercent: z.int(),
  hasPassed: z.boolean(),
  /** Part of the result's XP. */
  xpEarned: z.int(),
  nextPosition: z.int().nullable(),
  isCourseCompleted: z.boolean(),
});
export type LevelOfResult = z.output<typeof LevelOfResult>;

/** What a submission changed, stored with the attempt, so that a repeat and every later look say the same. */
export const StoredResult = StandingStepView.extend({
  quizXp: z.int(),
  /** Questions answered fully right that had counted before on that day. */
  repeatedAnswers: z.int(),
  /** Whether it is a completed quiz and an activity of its day: from five answers given. */
  isCounted: z.boolean(),
  domains: z.array(ratio.extend({ code: z.string() })),
  /** Null for a quiz taken for its own sake. */
  level: LevelOfResult.nullable(),
});
export type StoredResult = z.output<typeof StoredResult>;

export const ResultView = StoredResult.extend({
  attemptId: z.string(),
  examCode: z.string(),
  examTitle: z.string(),
  mode: QuizMode,
  startedAt: z.date(),
  submittedAt: z.date(),
  /** Positions of the questions whose answers arrived after the deadline and count, though for no comparison. */
  lateAnswers: z.array(z.int()).readonly(),
  timeTakenSeconds: z.int(),
  totalQuestions: z.int(),
  correctAnswers: z.int(),
  scorePercent: z.number(),
  passPercent: z.int(),
  hasPassed: z.boolean(),
  xpEarned: z.int(),
  domains: z.array(ratio.extend({ code: z.string(), title: z.string() })),
});
export type ResultView = z.output<typeof ResultView>;

export const ReviewView = z.object({
  attemptId: z.string(),
  examCode: z.string(),
  examTitle: z.string(),
  questions: z.array(
    z.object({
      position: z.int(),
      domainCode: z.string(),
      type: QuestionType,
      textFormat: TextFormat,
      text: z.string(),
      options: z.array(
        z.object({
          text: z.string(),
          explanation: z.string(),
          isCorrect: z.boolean(),
          isSelected: z.boolean(),
        }),
      ),
      explanation: z.string().nullable(),
      isCorrect: z.boolean(),
      score: z.number(),
      secondsSpent: z.int(),
      isFlagged: z.boolean(),
    }),
  ),
});
export type ReviewView = z.output<typeof ReviewView>;

export const HistoryItemView = z.object({
  attemptId: z.string(),
  examCode: z.string(),
  examTitle: z.string(),
  mode: QuizMode,
  startedAt: z.date(),
  submittedAt: z.date(),
  totalQuestions: z.int(),
  correctAnswers: z.int(),
  scorePercent: z.number(),
  hasPassed: z.boolean(),
  xpEarned: z.int(),
  timeTakenSeconds: z.int(),
});
export type HistoryItemView = z.output<typeof HistoryItemView>;

export const HistoryView = z.object({ items: z.array(HistoryItemView), nextCursor: z.string().nullable() });

interface Given {
  readonly optionOrder: readonly number[];
  readonly selected: readonly number[] | null;
}

/** The key of a question in the order in which its options were shown. */
export function feedbackOf(key: RevealedKey, { optionOrder, selected }: Given): Feedback {
  const chosen = new Set(selected ?? []);
  const isRight = key.options.every((option, index) => option.isCorrect === chosen.has(index));
  return {
    isCorrect: isRight,
    options: optionOrder.flatMap((index) => {
      const option = key.options[index];
      return option === undefined ? [] : [{ isCorrect: option.isCorrect, explanation: option.explanation }];
    }),
    explanation: key.explanation,
  };
}
