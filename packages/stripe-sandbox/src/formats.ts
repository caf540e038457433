import { minorDigits } from './money.ts';

/*
 * The one door to `Intl` here: it throws for a tag that is none, and a session's locale and what a browser accepts are
 * whatever somebody sent.
 */

/** The tag if amounts and dates can be written in it; undefined for what is none, or not known here. */
export function knownLocale(tag: string): string | undefined {
  try {
    return Intl.NumberFormat.supportedLocalesOf([tag])[0];
  } catch {
    return undefined;
  }
}

/** An amount of minor units for people to read: `€4.90`, `¥490`, `KWD 4.900`. In English where the locale is none. */
export function formatMoney(amount: number, currency: string, locale = 'en'): string {
  const digits = minorDigits(currency);
  return new Intl.NumberFormat(knownLocale(locale) ?? 'en', {
    style: 'currency',
    currency: currency.toUpperCase(),
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(amount / 10 ** digits);
}

/** A day, from seconds since 1970, in UTC: `10 March 2026`. In English where the locale is none. */
export function formatDay(seconds: number, locale: string): string {
  const style = { dateStyle: 'long', timeZone: 'UTC' } as const;
  return new Intl.DateTimeFormat(knownLocale(locale) ?? 'en', style).format(new Date(seconds * 1000));
}
