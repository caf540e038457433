import * as z from 'zod';
import { userReference } from '../auth/schemas.ts';
import {
  examCode,
  nonNegativeInt4,
  page,
  positiveInt4,
  safeText,
  slug,
  trimmedText,
  uuid,
} from '../primitives.ts';
import { MAX_SOURCE_LENGTH } from './turtle/limits.ts';
import { COMMAND_WORDS } from './turtle/program.ts';

export const levelKinds = ['turtle', 'reading', 'quiz'] as const;
/** How a level is passed: by a program, by reading a text, by a quiz. */
export const LevelKind = z.enum(levelKinds);
export type LevelKind = z.output<typeof LevelKind>;

/** locked: the level before is not passed yet. */
export const LevelState = z.enum(['locked', 'open', 'passed']);
export type LevelState = z.output<typeof LevelState>;

/** A word of the turtle's language that a level can allow. */
export const CommandWord = z.enum(COMMAND_WORDS);

const markdown = trimmedText({ min: 1, max: 20_000 });

/** A board that a program steers the turtle through. */
export const TurtleConfig = z.object({
  story: markdown,
  /** Rows of the board, as `parseBoard` reads them. */
  map: z.array(z.string()).min(1).max(40),
  /** The command words that the level allows. */
  words: z.array(CommandWord).min(1),
  /** The commands of a program for three stars. */
  par: positiveInt4,
  hints: z.array(trimmedText({ min: 1, max: 1_000 })).max(10),
  /** What stands in the editor at first. */
  starter: safeText({ max: MAX_SOURCE_LENGTH }),
});

export const ReadingConfig = z.object({ text: markdown, minutes: positiveInt4 });

/** A quiz on an exam, or on one of its domains, or on what a course has taught of either. */
export const QuizConfig = z.object({
  examCode,
  domainCode: trimmedText({ min: 1, max: 60 }).nullable(),
  /** Only what carries the tag of one of these topics is asked; everything if none is named, as in levels written before. */
  topics: z
    .array(trimmedText({ min: 1, max: 100 }))
    .max(50)
    .optional(),
  questionCount: z.int().min(1).max(100),
  passPercent: z.int().min(1).max(100),
});

/** What a level's kind asks for, with the kind. */
export const LevelConfig = z.discriminatedUnion('kind', [
  TurtleConfig.extend({ kind: z.literal('turtle') }),
  ReadingConfig.extend({ kind: z.literal('reading') }),
  QuizConfig.extend({ kind: z.literal('quiz') }),
]);
export type LevelConfig = z.output<typeof LevelConfig>;

const levelHead = z.object({
  slug,
  title: trimmedText({ min: 1, max: 100 }),
  summary: trimmedText({ min: 1, max: 500 }),
  xp: nonNegativeInt4,
});

/** A level as an author writes it. */
export const LevelDraft = z.discriminatedUnion('kind', [
  levelHead.extend({ kind: z.literal('turtle'), ...TurtleConfig.shape }),
  levelHead.extend({ kind: z.literal('reading'), ...ReadingConfig.shape }),
  levelHead.extend({ kind: z.literal('quiz'), ...QuizConfig.shape }),
]);
export type LevelDraft = z.output<typeof LevelDraft>;

/** A course as an author writes it; the order of the levels is the order in which they open. */
export const CourseDraft = z.object({
  slug,
  title: trimmedText({ min: 1, max: 100 }),
  summary: trimmedText({ min: 1, max: 500 }),
  description: markdown,
  pictureUrl: trimmedText({ min: 1, max: 500 }).startsWith('/'),
  /** How long it takes, for a certificate. */
  minutes: positiveInt4,
  levels: z
    .array(LevelDraft)
    .min(1)
    .max(100)
    .refine((levels) => new Set(levels.map((level) => level.slug)).size === levels.length, {
      error: 'levels: names a level twice',
    }),
});
export type CourseDraft = z.output<typeof CourseDraft>;

export const CourseAt = z.object({ slug });
export type CourseAt = z.output<typeof CourseAt>;

/** A level of the run that the learner is in. Positions begin at 1. */
export const LevelAt = z.object({ courseSlug: slug, position: z.int().min(1).max(100) });
export type LevelAt = z.output<typeof LevelAt>;

/** A level within one run of a course. */
export const LevelOfRun = z.object({ enrolmentId: uuid, levelId: uuid });
export type LevelOfRun = z.output<typeof LevelOfRun>;

export const SubmitProgram = LevelOfRun.extend({ program: safeText({ max: MAX_SOURCE_LENGTH }) });
export type SubmitProgram = z.output<typeof SubmitProgram>;

export const FinishReading = LevelOfRun;
export type FinishReading = z.output<typeof FinishReading>;

/** Who passed a level, for those who look after people. */
export const ListPasses = LevelAt.extend({
  ...page.shape,
  cursor: safeText({ min: 1, max: 120 }).optional(),
});
export type ListPasses = z.output<typeof ListPasses>;

export const GetUserProgress = z.object({ user: userReference });
export type GetUserProgress = z.output<typeof GetUserProgress>;
