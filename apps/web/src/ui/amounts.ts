import { numberFormat } from './formats.ts';

const BYTES = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;

/** "1.5 MB" in a language. */
export function bytesText(bytes: number, language: string): string {
  const step = bytes < 1 ? 0 : Math.min(BYTES.length - 1, Math.floor(Math.log10(bytes) / 3));
  const unit = BYTES[step] ?? 'byte';
  const format = numberFormat(language, { style: 'unit', unit, maximumFractionDigits: step < 2 ? 0 : 1 });
  return format.format(bytes / 1000 ** step);
}

const TIMES = [
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
] as const;

/** "12 seconds", "1.5 minutes" in a language. */
export function durationText(seconds: number, language: string): string {
  const [unit, size] = TIMES.find(([, long]) => seconds >= 2 * long) ?? (['second', 1] as const);
  const options = { style: 'unit', unit, unitDisplay: 'long', maximumFractionDigits: 1 } as const;
  return numberFormat(language, options).format(seconds / size);
}
