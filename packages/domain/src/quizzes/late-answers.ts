import { isOverdue } from './clock.ts';
import type { QuizMode } from './schemas.ts';

/**
 * How long before an answer was given its browser must have been heard from, and how long after the deadline the answer
 * may arrive: the most that somebody can gain who says a wrong moment.
 */
export const LATE_SECONDS = 120;

/** in-time: counts. late: counts, but for nothing that compares learners. overdue: came too late. */
export type Arrival = 'in-time' | 'late' | 'overdue';

export interface ArrivingAnswer {
  readonly startedAt: Date;
  readonly deadlineAt: Date | null;
  /** When the server last heard from the browser that started the attempt. */
  readonly heardAt: Date;
  /** When it was given, as that browser says by the server's clock; null if it came from elsewhere. */
  readonly givenAt: Date | null;
  /** How long after the deadline it is in time all the same; as everywhere unless told. */
  readonly graceSeconds?: number;
  readonly now: Date;
}

/** Whether an answer that arrives now still counts, and as what. */
export function arrivalOf({
  startedAt,
  deadlineAt,
  heardAt,
  givenAt,
  graceSeconds,
  now,
}: ArrivingAnswer): Arrival {
  if (
    deadlineAt === null ||
    !isOverdue({ deadlineAt, now, ...(graceSeconds !== undefined && { graceSeconds }) })
  )
    return 'in-time';
  if (givenAt === null || now > heldBackUntil(deadlineAt)) return 'overdue';
  const wasGivenInTime = startedAt <= givenAt && givenAt < deadlineAt && givenAt < lastGivenAt(heardAt);
  return wasGivenInTime ? 'late' : 'overdue';
}

/** Until when answers given before the deadline may arrive, so that nobody is shown a result before. */
export function heldBackUntil(deadlineAt: Date): Date {
  return secondsAfter(deadlineAt, LATE_SECONDS);
}

/** Answers that arrive late count if they were given before this instant; `heardAt` as in `ArrivingAnswer`. */
export function lastGivenAt(heardAt: Date): Date {
  return secondsAfter(heardAt, LATE_SECONDS);
}

/** True if an attempt counts where learners are compared: on boards of exams, as perfect, as a high score. */
export function isCompared({
  mode,
  isChosen,
  lateAnswers,
}: {
  readonly mode: QuizMode;
  /** Its learner chose which questions are asked, or how many. */
  readonly isChosen: boolean;
  readonly lateAnswers: readonly number[];
}): boolean {
  return mode === 'exam' && !isChosen && lateAnswers.length === 0;
}

function secondsAfter(instant: Date, seconds: number): Date {
  return new Date(instant.getTime() + seconds * 1000);
}
