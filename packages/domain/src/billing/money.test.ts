import { expect, it } from 'vitest';
import { decimalAmount, formatMoney, minorDigits, parseAmount } from './money.ts';

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

it('an amount for programs has a point and nothing else', () => {
  const written = (amountMinor: number, currency: string) => decimalAmount({ amountMinor, currency });
  expect([written(490, 'eur'), written(-5, 'eur'), written(0, 'eur'), written(123_456, 'eur')]).toEqual([
    '4.90',
    '-0.05',
    '0.00',
    '1234.56',
  ]);
  expect([written(-500, 'jpy'), written(1, 'kwd')]).toEqual(['-500', '0.001']);
});

it('an amount is read with no more decimals than the currency has', () => {
  expect(['4.90', '4.9', '4', '0.01'].map((text) => parseAmount(text, 'eur'))).toEqual([490, 490, 400, 1]);
  expect(['4.905', '0', '-1', '4,90', '', 'all'].map((text) => parseAmount(text, 'eur'))).toEqual(
    Array.from({ length: 6 }, () => undefined),
  );
  expect([parseAmount('500', 'jpy'), parseAmount('5.5', 'jpy'), parseAmount('1.25', 'kwd')]).toEqual([
    500,
    undefined,
    1250,
  ]);
});
