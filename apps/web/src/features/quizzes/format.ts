import { dateFormat, listFormat, numberFormat } from '../../ui/formats.ts';

/** "93.33 %" as people of the language write numbers; the sign stands in the sentence. */
export function percentText(percent: number, language: string): string {
  return numberFormat(language, { maximumFractionDigits: 2 }).format(percent);
}

/** "10 Mar 2026, 13:05" in the language and on the clock of the device. */
export function dateText(instant: Date, language: string): string {
  return dateFormat(language, { dateStyle: 'medium', timeStyle: 'short' }).format(instant);
}

/** "13:05:30" on the clock of the device, of an instant by a server's clock that is so much ahead. */
export function timeText(instant: Date, serverAheadMs: number, language: string): string {
  const here = new Date(instant.getTime() - serverAheadMs);
  return dateFormat(language, { timeStyle: 'medium' }).format(here);
}

/** "3, 5 and 7". */
export function listText(numbers: readonly number[], language: string): string {
  return listFormat(language).format(numbers.map(String));
}

const SPANS = [
  { unit: 'day', seconds: 86_400 },
  { unit: 'hour', seconds: 3_600 },
  { unit: 'minute', seconds: 60 },
] as const;

/** "90 minutes", "2 days": in the largest unit that says it in whole numbers. */
export function spanText(seconds: number, language: string): string {
  const { unit, seconds: size } = SPANS.find((span) => seconds % span.seconds === 0) ?? {
    unit: 'second',
    seconds: 1,
  };
  return numberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(seconds / size);
}
