import { agoFormat, dateFormat } from './formats.ts';

/** "10 Mar 2026" in a language and a time zone. */
export function dayText(instant: Date, language: string, timeZone?: string): string {
  return dateFormat(language, { dateStyle: 'medium', timeZone }).format(instant);
}

/** "10 Mar 2026, 13:05" in a language and a time zone. */
export function momentText(instant: Date, language: string, timeZone?: string): string {
  return dateFormat(language, { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(instant);
}

/** "10 Mar 2026, 13:05:09": for a moment that somebody types again, or of which there are several in one minute. */
export function exactMomentText(instant: Date, language: string, timeZone?: string): string {
  return dateFormat(language, { dateStyle: 'medium', timeStyle: 'medium', timeZone }).format(instant);
}

const STEPS = [
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
] as const;

/** "2 hours ago", "yesterday", "now". */
export function agoText(instant: Date, now: number, language: string): string {
  const seconds = Math.round((instant.getTime() - now) / 1000);
  const format = agoFormat(language);
  const step = STEPS.find(([, size]) => Math.abs(seconds) >= size);
  return step === undefined
    ? format.format(0, 'second')
    : format.format(Math.trunc(seconds / step[1]), step[0]);
}
