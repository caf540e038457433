import { QuizMode } from '@studyhall/domain/quizzes/schemas';
import * as z from 'zod';
import { StandingStepView } from '../gamification/views.ts';
import { AttemptQuestionView, ReviewQuestionView } from './question-views.ts';

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
  /** Questions that a person has yet to mark: they earn nothing until then. */
  waitingQuestions: z.int().optional(),
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
  waitingQuestions: z.int(),
  domains: z.array(ratio.extend({ code: z.string(), title: z.string() })),
});
export type ResultView = z.output<typeof ResultView>;

export const ReviewView = z.object({
  attemptId: z.string(),
  examCode: z.string(),
  examTitle: z.string(),
  questions: z.array(ReviewQuestionView),
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
