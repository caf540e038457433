import { expect, test } from 'vitest';
import { DomainError, isReason, kindOf, reasons } from './errors.ts';

test('a domain error carries its reason and details, and its message gives away nothing more', () => {
  const error = new DomainError('rate-limited', { retryAfterSeconds: 30 });
  expect(error).toBeInstanceOf(Error);
  expect(error).toMatchObject({ name: 'DomainError', reason: 'rate-limited', message: 'rate-limited' });
  expect(error.details).toEqual({ retryAfterSeconds: 30 });
});

test('a wrong password and an unknown account are one reason', () => {
  expect(kindOf('wrong-credentials')).toBe('unauthenticated');
  expect(isReason('account-unknown')).toBe(false);
});

test('only names in the table are reasons, not what every object inherits', () => {
  for (const reason of Object.keys(reasons)) expect(isReason(reason)).toBe(true);
  for (const text of ['', 'constructor', 'toString', '__proto__']) expect(isReason(text)).toBe(false);
});
