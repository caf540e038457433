import { GRACE_MS } from './phases.ts';

/** An open question, as its clock runs: moments are milliseconds since 1970. */
export interface OpenQuestion {
  /** From here time is counted, for everybody, whenever they came. */
  readonly openedAt: number;
  readonly seconds: number;
}

/** How long a seat has for a question, in milliseconds: 100 percent is everybody's time. */
export function msFor(seconds: number, timeFactorPercent: number): number {
  return Math.ceil(seconds * 10 * timeFactorPercent);
}

/** When the clock of a seat is at zero. */
export function deadlineOf({ openedAt, seconds }: OpenQuestion, timeFactorPercent: number): number {
  return openedAt + msFor(seconds, timeFactorPercent);
}

/** Until when an answer of a seat is taken: what the network needs is nobody's fault, and earns nothing for speed. */
export function acceptedUntil(question: OpenQuestion, timeFactorPercent: number): number {
  return deadlineOf(question, timeFactorPercent) + GRACE_MS;
}

/** When a question ends by itself: as soon as none of those who are asked and in can answer any more. */
export function questionEndsAt(question: OpenQuestion, timeFactorsPercent: readonly number[]): number {
  return acceptedUntil(
    question,
    timeFactorsPercent.reduce((longest, one) => Math.max(longest, one), 100),
  );
}

/** What an answer took, in milliseconds since the question opened: never below zero, and never more than the seat had. */
export function answerMs(
  question: OpenQuestion,
  { arrivedAt, timeFactorPercent }: { readonly arrivedAt: number; readonly timeFactorPercent: number },
): number {
  const since = Math.round(arrivedAt) - question.openedAt;
  return Math.min(Math.max(0, since), msFor(question.seconds, timeFactorPercent));
}

/** Whether an answer came while the question was open to that seat. */
export function isInTime(
  question: OpenQuestion,
  { arrivedAt, timeFactorPercent }: { readonly arrivedAt: number; readonly timeFactorPercent: number },
): boolean {
  return arrivedAt >= question.openedAt && arrivedAt <= acceptedUntil(question, timeFactorPercent);
}

/** A pause takes time from nobody: whatever was opened before it was opened as much later. */
export function openedAfterPause(
  openedAt: number,
  pause: { readonly pausedAt: number; readonly resumedAt: number },
): number {
  return openedAt + Math.max(0, pause.resumedAt - pause.pausedAt);
}
