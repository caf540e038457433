import { expect, it } from 'vitest';
import { formatDay, formatMoney, knownLocale } from './formats.ts';

it.each([
  [490, 'eur', 'en', '€4.90'],
  [490, 'eur', 'de', '4,90 €'],
  [490, 'jpy', 'en', '¥490'],
  [4900, 'kwd', 'en', 'KWD 4.900'],
  [123456789, 'usd', 'en', '$1,234,567.89'],
  [5, 'huf', 'en', 'HUF 0.05'],
])('%i of %s in %s is %s', (amount, currency, locale, shown) => {
  expect(formatMoney(amount, currency, locale).replaceAll('\u00a0', ' ')).toBe(shown);
});

it.each(['de', 'de-AT', 'en-GB'])('%s is known', (tag) => {
  expect(knownLocale(tag)).toBe(tag);
});

it.each(['', 'C', 'en_US', 'de-DE@euro', 'de-', '*', 'xx-'])(
  '"%s" is no locale, and English is written',
  (tag) => {
    expect(knownLocale(tag)).toBeUndefined();
    expect(formatMoney(490, 'eur', tag)).toBe('€4.90');
    expect(formatDay(0, tag)).toBe('January 1, 1970');
  },
);
