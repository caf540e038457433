import { agoFormat } from './formats.ts';

/** A shorter wait is over before it is read. */
const READ_SECONDS = 5;

const UNITS = [
  { unit: 'second', seconds: 1, most: 59 },
  { unit: 'minute', seconds: 60, most: 90 },
  { unit: 'hour', seconds: 3_600, most: 36 },
  { unit: 'day', seconds: 86_400, most: Number.POSITIVE_INFINITY },
] as const;

/**
 * "in 12 minutes": when something is possible again, in the reader's language and never too early; undefined where it
 * is in a moment or the server did not say.
 */
export function whenAgain(retryAfterSeconds: unknown, language: string): string | undefined {
  if (typeof retryAfterSeconds !== 'number' || !(retryAfterSeconds >= READ_SECONDS)) return undefined;
  const fitting = UNITS.find(({ seconds, most }) => Math.ceil(retryAfterSeconds / seconds) <= most);
  if (fitting === undefined) return undefined;
  return agoFormat(language).format(Math.ceil(retryAfterSeconds / fitting.seconds), fitting.unit);
}
