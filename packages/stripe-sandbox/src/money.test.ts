import { expect, it } from 'vitest';
import { formatMoney } from './money.ts';

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
