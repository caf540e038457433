import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatMoney } from './billing/money.ts';
import { localeOf } from './locale.ts';

test.each([
  ['de', 'de'],
  ['de-AT', 'de-AT'],
  ['EN-gb', 'en-GB'],
  ['en_US', 'en-US'],
  ['de-DE@euro', 'de-DE'],
  ['pt_BR.UTF-8', 'pt-BR'],
  ['C', 'en'],
  ['C.UTF-8', 'en'],
  ['POSIX', 'posix'],
  ['', 'en'],
  ['*', 'en'],
])('%s means %s', (tag, locale) => {
  expect(localeOf(tag)).toBe(locale);
});

test('whatever a browser says, an amount and a date can be written in it', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[a-zA-Z]{1,9}[-_@.][a-zA-Z0-9]{0,9}$/)), (tag) => {
      expect(formatMoney({ amountMinor: 490, currency: 'eur' }, tag)).toMatch(/\p{N}/u);
      expect(new Intl.DateTimeFormat(localeOf(tag)).format(new Date(0))).not.toBe('');
    }),
  );
});
