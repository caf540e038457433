import { QuizMode, StartedMode } from '@studyhall/domain/quizzes/schemas';
import { GradeMethod } from '@studyhall/domain/quizzes/terms';
import { Because } from '@studyhall/domain/quizzes/terms-for';
import { ReviewLevel } from '@studyhall/domain/quizzes/terms-review';
import * as z from 'zod';
import { StandingStepView } from '../gamification/views.ts';
import { LevelOfAttempt } from './attempt-queries.ts';
import { ImageView } from './images/image-views.ts';
import { AttemptQuestionView, ReviewQuestionView } from './question-views.ts';

/** Null while results are not shown. */
const verdict = z.object({
  correctAnswers: z.int().nullable(),
  scorePercent: z.number().nullable(),
  hasPassed: z.boolean().nullable(),
});

/** Which exam, in the reader's words; `examLang` is the language of its title, where that is not the reader's. */
const examNames = { examCode: z.string(), examTitle: z.string(), examLang: z.string().nullable() };

const ratio = z.object({ total: z.int(), correct: z.int(), scorePercent: z.number() });

export const ExamView = z.object({
  code: z.string(),
  title: z.string(),
  description: z.string(),
  /** Of both, where that is not the reader's. */
  lang: z.string().nullable(),
  questionCount: z.int(),
  timeLimitSeconds: z.int(),
  passPercent: z.int(),
  /** Between which moments this learner may take it; null for no such limit. */
  opensAt: z.date().nullable(),
  closesAt: z.date().nullable(),
  publishedQuestions: z.int(),
  myQuizzes: z.int(),
  /** Of whole exams, not of practice; null also while results are not shown. */
  myBestPercent: z.number().nullable(),
  /** Which of several results of the whole exam counts, and the attempt that does; none by the average, of which all are part. */
  gradeMethod: GradeMethod,
  myGradePercent: z.number().nullable(),
  myGradedAttemptId: z.string().nullable(),
  domains: z.array(z.object({ code: z.string(), title: z.string(), weight: z.int(), questions: z.int() })),
});
export type ExamView = z.output<typeof ExamView>;

/** By which terms the learner takes an exam, for each way of taking it that it offers. */
export const TermsView = z.object({
  examCode: z.string(),
  ways: z.array(
    z.object({
      mode: StartedMode,
      questionCount: z.int(),
      canStart: z.boolean(),
      /** When its time would be over, begun now with all its questions; null for never. */
      deadlineAt: z.date().nullable(),
      needsPassword: z.boolean(),
      /** Whether its learner may choose which questions are asked, and how many. */
      canChoose: z.boolean(),
      /** Hindrances first. */
      because: z.array(Because).readonly(),
    }),
  ),
  serverNow: z.date(),
});
export type TermsView = z.output<typeof TermsView>;

export const AttemptView = z.object({
  attemptId: z.string(),
  ...examNames,
  mode: QuizMode,
  state: z.enum(['open', 'finished', 'discarded']),
  startedAt: z.date(),
  deadlineAt: z.date().nullable(),
  serverNow: z.date(),
  currentPosition: z.int(),
  /** Null for a quiz taken for its own sake. */
  level: LevelOfAttempt.nullable(),
  /** There is no way back to an earlier question. */
  isSequential: z.boolean(),
  /** Headings, each with the position of the first question below it; null for what stands under none. */
  sections: z.array(z.object({ title: z.string().nullable(), position: z.int() })),
  /** How much a checked answer shows, in study mode. */
  shownDuring: ReviewLevel,
  questions: z.array(AttemptQuestionView),
  /** Of the texts above, and of no others. */
  images: z.array(ImageView),
});
export type AttemptView = z.output<typeof AttemptView>;

export const OpenAttemptView = z.object({
  attemptId: z.string(),
  ...examNames,
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
  ...examNames,
  mode: QuizMode,
  startedAt: z.date(),
  submittedAt: z.date(),
  /** Positions of the questions whose answers arrived after the deadline and count, though for no comparison. */
  lateAnswers: z.array(z.int()).readonly(),
  /** Its time was over before its learner ended it. */
  wasEndedByClock: z.boolean(),
  timeTakenSeconds: z.int(),
  totalQuestions: z.int(),
  /** How much is shown now, and from when on more is, where that is foreseen. */
  shown: ReviewLevel,
  moreShownAt: z.date().nullable(),
  ...verdict.shape,
  passPercent: z.int(),
  xpEarned: z.int(),
  waitingQuestions: z.int(),
  domains: z.array(ratio.extend({ code: z.string(), title: z.string() })),
});
export type ResultView = z.output<typeof ResultView>;

export const ReviewView = z.object({
  attemptId: z.string(),
  mode: QuizMode,
  ...examNames,
  shown: ReviewLevel,
  moreShownAt: z.date().nullable(),
  questions: z.array(ReviewQuestionView),
  /** Of the texts above, and of no others. */
  images: z.array(ImageView),
});
export type ReviewView = z.output<typeof ReviewView>;

export const HistoryItemView = z.object({
  attemptId: z.string(),
  ...examNames,
  mode: QuizMode,
  startedAt: z.date(),
  submittedAt: z.date(),
  totalQuestions: z.int(),
  ...verdict.shape,
  xpEarned: z.int(),
  timeTakenSeconds: z.int(),
  /** Questions that a person has yet to mark. */
  waitingQuestions: z.int(),
});
export type HistoryItemView = z.output<typeof HistoryItemView>;

export const HistoryView = z.object({ items: z.array(HistoryItemView), nextCursor: z.string().nullable() });
