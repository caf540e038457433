import { expect, it } from 'vitest';
import { receiptNumber } from './receipt-number.ts';

it('numbers sort as text within a year, up to 99,999 of them', () => {
  expect(receiptNumber({ year: 2026, number: 42 })).toBe('2026-00042');
  expect(receiptNumber({ year: 2026, number: 123_456 })).toBe('2026-123456');
});
