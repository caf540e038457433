import { expect, it } from 'vitest';
import { addMonths } from './catalogue.ts';

it('three months later is the same day, or the last one of a shorter month', () => {
  const later = (date: string, months: number): string => addMonths(new Date(date), months).toISOString();
  expect(later('2026-01-15T10:30:00Z', 3)).toBe('2026-04-15T10:30:00.000Z');
  expect(later('2026-11-30T23:59:59Z', 3)).toBe('2027-02-28T23:59:59.000Z');
  expect(later('2027-12-31T00:00:00Z', 2)).toBe('2028-02-29T00:00:00.000Z');
});
