import { dateFormat } from '../../ui/formats.ts';

/** "21 November 2026": the day in UTC, as the printed certificate says it, wherever it is read. */
export function printedDay(instant: Date, language: string): string {
  return dateFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(instant);
}
