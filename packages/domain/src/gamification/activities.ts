import * as z from 'zod';
import { examCode } from '../primitives.ts';
import { furtherCounters } from './counters.ts';
import type { LocalMoment } from './local-time.ts';

/**
 * What an entry of the stream is about: a quiz that ended, a try at a level that changed something, the XP of a level or
 * of a star, an achievement, a streak freeze, XP that were put right, a quiz graded anew, a live game.
 */
export const ActivityKind = z.enum([
  'quiz',
  'level',
  'level-reward',
  'achievement',
  'freeze',
  'correction',
  'regrade',
  'game',
]);
export type ActivityKind = z.output<typeof ActivityKind>;

/** What boards that move at once measure: all XP, those of a week, or the average score of an exam. */
export type BoardMeasure = 'xp' | 'week' | 'exam';

/** The boards that an entry of a kind moves at once; all others are left as they are, and follow the totals. */
export const movedBoards: Readonly<Record<ActivityKind, readonly BoardMeasure[]>> = {
  quiz: ['xp', 'week', 'exam'],
  level: ['xp', 'week'],
  'level-reward': ['xp', 'week'],
  achievement: ['xp', 'week'],
  freeze: [],
  correction: ['xp', 'week'],
  regrade: ['xp', 'week', 'exam'],
  game: ['xp', 'week'],
};

/** The rules by which XP and counts are given today. An entry keeps those that it was given by. */
export const RULES = 2;

const delta = z.int().optional();

/** What an entry adds to the counts of its learner; what it leaves alone is left out. */
export const ActivityCounts = z.strictObject({
  quizzes: delta,
  perfectQuizzes: delta,
  highScoreQuizzes: delta,
  questionsAnswered: delta,
  correctAnswers: delta,
  freezes: delta,
  ...furtherCounters,
  /** By exam code: quizzes whose score counts, and the sum of their scores in hundredths of a percent. */
  exam: z.record(examCode, z.strictObject({ quizzes: z.int(), basisPoints: z.int() })).optional(),
});
export type ActivityCounts = z.output<typeof ActivityCounts>;

/** An entry of a learner's stream: all that is counted of them is a fold over these. */
export interface Activity {
  readonly kind: ActivityKind;
  /** What it was, within its kind: counted once. */
  readonly sourceId: string;
  /** What it was for, in words a learner knows; null where the source has a name of its own. */
  readonly title: string | null;
  /** When it happened, on the learner's clock. */
  readonly moment: LocalMoment;
  /** Whether it makes its day one of the streak. */
  readonly isActivity: boolean;
  readonly xp: number;
  readonly rules: number;
  readonly counts: ActivityCounts;
}
