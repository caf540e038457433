import { describe, expect, it } from 'vitest';
import { chooseCurrency, moneyLocale } from './currencies.ts';

const offered = ['eur', 'usd'];

describe('the currency of the store', () => {
  it('is the one in the address, if the shop has it', () => {
    expect(chooseCurrency(offered, { wanted: 'usd', tags: ['de-DE'] })).toBe('usd');
    expect(chooseCurrency(offered, { wanted: 'gbp', tags: ['de-DE'] })).toBe('eur');
  });

  it.each([
    [['en-US', 'en'], 'usd'],
    [['en', 'es-EC'], 'usd'],
    [['de-AT'], 'eur'],
    [['en'], 'eur'],
    // No tags of a language, which browsers say all the same.
    [['C'], 'eur'],
    [['C', 'en_US'], 'usd'],
    [['de-DE@euro'], 'eur'],
  ])('follows the region of %j', (tags, currency) => {
    expect(chooseCurrency(offered, { wanted: undefined, tags })).toBe(currency);
  });

  it('is never one that nothing is sold in', () => {
    expect(chooseCurrency(['jpy'], { wanted: undefined, tags: ['en-US'] })).toBe('jpy');
  });
});

it('amounts are written as in the region of the reader', () => {
  expect(moneyLocale('de', ['en-GB', 'de-AT'])).toBe('de-AT');
  expect(moneyLocale('de', ['en-GB'])).toBe('de');
});
