import { localeOf } from '@studyhall/domain/locale';

/**
 * The one door to `Intl`: it throws for a tag that is none, and a browser may say such a tag. What is written here is
 * written in the language that was meant, or in English.
 */
export function numberFormat(tag: string, options?: Intl.NumberFormatOptions): Intl.NumberFormat {
  return new Intl.NumberFormat(localeOf(tag), options);
}

export function dateFormat(tag: string, options?: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(localeOf(tag), options);
}

/** "yesterday" rather than "1 day ago". */
export function agoFormat(tag: string): Intl.RelativeTimeFormat {
  return new Intl.RelativeTimeFormat(localeOf(tag), { numeric: 'auto' });
}

/** "3, 5 and 7". */
export function listFormat(tag: string): Intl.ListFormat {
  return new Intl.ListFormat(localeOf(tag));
}

/** "AT" of "de-AT"; undefined where a tag names none. */
export function regionOf(tag: string): string | undefined {
  return new Intl.Locale(localeOf(tag)).region;
}

/** The zone of this device; of one that knows none (it says "Etc/Unknown") that of the world. */
export function ownTimeZone(): string {
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  return timeZone === 'Etc/Unknown' ? 'UTC' : timeZone;
}

/** The order of words as readers of a language expect it. */
export function wordOrder(tag: string): Intl.Collator {
  return new Intl.Collator(localeOf(tag));
}

/** "German" of "de", in the words of another language. */
export function languageName(language: string, tag: string): string {
  return new Intl.DisplayNames(localeOf(tag), { type: 'language' }).of(language) ?? language;
}

/** The first sign of a text as people count them, however many characters it is written with. */
export function firstSign(text: string): string {
  return [...new Intl.Segmenter().segment(text)][0]?.segment ?? '';
}
