import { expect, it } from 'vitest';
import { formatMoney, minorDigits } from './money.ts';

it('minor units have as many decimals as the currency', () => {
  expect(['eur', 'jpy', 'kwd', 'isk'].map(minorDigits)).toEqual([2, 0, 3, 2]);
});

it('an amount is written the way of the reader', () => {
  const plain = (text: string): string => text.replaceAll(/\s/g, ' ');
  expect(plain(formatMoney({ amountMinor: 490, currency: 'eur' }, 'de'))).toBe('4,90 €');
  expect(plain(formatMoney({ amountMinor: 490, currency: 'eur' }, 'en'))).toBe('€4.90');
  expect(plain(formatMoney({ amountMinor: 500, currency: 'jpy' }, 'en'))).toBe('¥500');
  expect(plain(formatMoney({ amountMinor: 1250, currency: 'kwd' }, 'en'))).toBe('KWD 1.250');
});
