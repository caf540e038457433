import * as z from 'zod';
import { safeText } from '../../primitives.ts';

/** The most things of one question that have a place on the screen: ten choices in each of twenty gaps. */
export const MAX_PLACES = 200;
/** The most parts that an answer has. */
export const MAX_ANSWER_PARTS = 20;
/** The longest text that somebody answers with. */
export const MAX_ANSWER_CHARACTERS = 8_000;

/**
 * What somebody answers, whatever the type: places of what was chosen, texts that were typed, null for a part that was
 * left out; empty where nothing was answered. On the wire numbers are places on the screen, stored they are the author's
 * indexes.
 */
export const Answer = z
  .array(
    z.union([
      z
        .int()
        .min(0)
        .max(MAX_PLACES - 1),
      safeText({ max: MAX_ANSWER_CHARACTERS }),
      z.null(),
    ]),
  )
  .max(MAX_ANSWER_PARTS);
export type Answer = readonly (number | string | null)[];

/**
 * An answer that names places on the screen, as one that names the author's indexes. `order` has the author's index of
 * what stands at each place; a place that it does not have becomes null.
 */
export function authorsAnswer(answer: Answer, order: readonly number[]): Answer {
  return answer.map((part) => (typeof part === 'number' ? (order[part] ?? null) : part));
}

/** The way back: the author's indexes as places on the screen. */
export function shownAnswer(answer: Answer, order: readonly number[]): Answer {
  return answer.map((part) => {
    if (typeof part !== 'number') return part;
    const place = order.indexOf(part);
    return place === -1 ? null : place;
  });
}

/** The highest number of an answer, -1 where it has none: a question with fewer places cannot be answered so. */
export function highestPlace(answer: Answer): number {
  return Math.max(-1, ...answer.filter((part) => typeof part === 'number'));
}

/** True if no part of it says anything. */
export function isUnanswered(answer: Answer): boolean {
  return answer.every((part) => part === null || (typeof part === 'string' && part.trim() === ''));
}
