import { expect, it } from 'vitest';
import { dayOfIssue, receiptNumber } from './receipt-number.ts';

it('the day of a receipt is the one where the seller is', () => {
  const midnight = new Date('2026-12-31T23:30:00Z');
  expect(dayOfIssue(midnight, 'UTC')).toBe('2026-12-31');
  expect(dayOfIssue(midnight, 'Europe/Berlin')).toBe('2027-01-01');
  expect(dayOfIssue(midnight, 'America/New_York')).toBe('2026-12-31');
});

it('numbers sort as text within a year, up to 99,999 of them', () => {
  expect(receiptNumber({ year: 2026, number: 42 })).toBe('2026-00042');
  expect(receiptNumber({ year: 2026, number: 123_456 })).toBe('2026-123456');
});
