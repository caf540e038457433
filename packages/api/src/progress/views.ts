import { CommandWord, LevelKind, LevelState } from '@studyhall/domain/progress/schemas';
import * as z from 'zod';
import { StandingStepView } from '../gamification/views.ts';

/** One run of a course, and how far it came. */
export const EnrolmentSummary = z.object({
  enrolmentId: z.string(),
  run: z.int(),
  passedLevels: z.int(),
  stars: z.int(),
  maxStars: z.int(),
  startedAt: z.date(),
  completedAt: z.date().nullable(),
  certificateSerial: z.string().nullable(),
});
export type EnrolmentSummary = z.output<typeof EnrolmentSummary>;

export const CourseSummaryView = z.object({
  slug: z.string(),
  title: z.string(),
  summary: z.string(),
  /** Of its texts, where that is not the reader's. */
  lang: z.string().nullable(),
  pictureUrl: z.string(),
  minutes: z.int(),
  levelCount: z.int(),
  /** The newest run; null before the first. */
  enrolment: EnrolmentSummary.nullable(),
});
export type CourseSummaryView = z.output<typeof CourseSummaryView>;

/** What a level of the newest run has come to; what its kind does not measure is null. */
const best = {
  stars: z.int().nullable(),
  bestCommands: z.int().nullable(),
  scorePercent: z.number().nullable(),
};

export const CourseView = CourseSummaryView.extend({
  description: z.string(),
  levels: z.array(
    z.object({
      levelId: z.string(),
      position: z.int(),
      slug: z.string(),
      kind: LevelKind,
      title: z.string(),
      summary: z.string(),
      lang: z.string().nullable(),
      xp: z.int(),
      state: LevelState,
      par: z.int().nullable(),
      ...best,
    }),
  ),
  /** Newest first. */
  runs: z.array(EnrolmentSummary),
});
export type CourseView = z.output<typeof CourseView>;

/** Where to go on: the first level that is not passed, of the open run last worked on. */
export const ContinueView = z.object({
  courseSlug: z.string(),
  courseTitle: z.string(),
  courseLang: z.string().nullable(),
  levelTitle: z.string(),
  levelLang: z.string().nullable(),
  position: z.int(),
  kind: LevelKind,
  passedLevels: z.int(),
  levelCount: z.int(),
});
export type ContinueView = z.output<typeof ContinueView>;

const levelHead = z.object({
  levelId: z.string(),
  enrolmentId: z.string(),
  run: z.int(),
  courseSlug: z.string(),
  courseTitle: z.string(),
  courseLang: z.string().nullable(),
  isCourseCompleted: z.boolean(),
  position: z.int(),
  levelCount: z.int(),
  title: z.string(),
  summary: z.string(),
  /** Of the level's texts, where that is not the reader's. */
  lang: z.string().nullable(),
  xp: z.int(),
  state: LevelState.exclude(['locked']),
  stars: z.int().nullable(),
});

export const LevelView = z.discriminatedUnion('kind', [
  levelHead.extend({
    kind: z.literal('turtle'),
    story: z.string(),
    map: z.array(z.string()),
    words: z.array(CommandWord),
    par: z.int(),
    hints: z.array(z.string()),
    starter: z.string(),
    /** What was submitted last in this run; null before the first time. */
    lastProgram: z.string().nullable(),
    bestCommands: z.int().nullable(),
  }),
  levelHead.extend({ kind: z.literal('reading'), text: z.string(), minutes: z.int() }),
  levelHead.extend({
    kind: z.literal('quiz'),
    examCode: z.string(),
    examTitle: z.string(),
    examLang: z.string().nullable(),
    domainCode: z.string().nullable(),
    /** None where it asks about everything. */
    topics: z.array(z.string()),
    questionCount: z.int(),
    passPercent: z.int(),
    bestPercent: z.number().nullable(),
    /** A quiz for this level that was started and can go on. */
    openAttemptId: z.string().nullable(),
  }),
]);
export type LevelView = z.output<typeof LevelView>;

/** What a try at a level came to. */
export const LevelResult = StandingStepView.extend({
  hasPassed: z.boolean(),
  /** In this run. */
  isFirstPass: z.boolean(),
  /** How a program ended, such as `goal` or `wall`; `problems` if it cannot be run; null for a text. */
  outcome: z.string().nullable(),
  commands: z.int().nullable(),
  stars: z.int().nullable(),
  bestCommands: z.int().nullable(),
  bestStars: z.int().nullable(),
  xpEarned: z.int(),
  /** The level that is open now behind this one; null after the last and before a pass. */
  nextPosition: z.int().nullable(),
  isCourseCompleted: z.boolean(),
});
export type LevelResult = z.output<typeof LevelResult>;

/** A course as administrators see it. */
export const CourseOverview = z.object({
  slug: z.string(),
  title: z.string(),
  status: z.enum(['draft', 'published', 'retired']),
  minutes: z.int(),
  levelCount: z.int(),
  /** Learners who began it, and runs that were completed. */
  learners: z.int(),
  completedRuns: z.int(),
});
export type CourseOverview = z.output<typeof CourseOverview>;

/** What a program is played on, for whoever plays one outside of a run. */
export const BoardView = z.object({
  courseTitle: z.string(),
  title: z.string(),
  map: z.array(z.string()),
  words: z.array(CommandWord),
  par: z.int(),
});
export type BoardView = z.output<typeof BoardView>;

/** A learner's run as administrators see it. */
export const UserProgressView = EnrolmentSummary.extend({
  courseSlug: z.string(),
  courseTitle: z.string(),
  levelCount: z.int(),
  lastActivityAt: z.date(),
  levels: z.array(
    z.object({
      position: z.int(),
      title: z.string(),
      kind: LevelKind,
      isPassed: z.boolean(),
      ...best,
    }),
  ),
});
export type UserProgressView = z.output<typeof UserProgressView>;

/** That somebody passed a level in one of their runs; what its kind does not measure is null. */
export const LevelPassView = z.object({
  userId: z.string(),
  username: z.string().nullable(),
  run: z.int(),
  enrolmentId: z.string(),
  passedAt: z.date(),
  stars: z.int().nullable(),
  commands: z.int().nullable(),
  scorePercent: z.number().nullable(),
});
export type LevelPassView = z.output<typeof LevelPassView>;

export const LevelPassesView = z.object({
  /** Of the level. */
  title: z.string(),
  items: z.array(LevelPassView),
  nextCursor: z.string().nullable(),
});
export type LevelPassesView = z.output<typeof LevelPassesView>;
