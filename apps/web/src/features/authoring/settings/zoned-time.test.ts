import { expect, test } from 'vitest';
import { fieldTextOf, instantOf } from './zoned-time.ts';

test.each([
  ['Europe/Berlin', '2026-12-01T08:30', '2026-12-01T07:30:00.000Z'],
  ['Europe/Berlin', '2026-07-01T08:30', '2026-07-01T06:30:00.000Z'],
  ['America/New_York', '2026-03-08T03:30', '2026-03-08T07:30:00.000Z'],
  ['Asia/Kathmandu', '2026-01-01T00:00', '2025-12-31T18:15:00.000Z'],
])('in %s the clock shows %s at %s', (timeZone, text, instant) => {
  expect(instantOf(text, timeZone)?.toISOString()).toBe(instant);
  expect(fieldTextOf(new Date(instant), timeZone)).toBe(text);
});

test('on the hours around a change of the clock, what is shown is what was said', () => {
  for (const text of ['2026-03-29T01:59', '2026-03-29T03:00', '2026-10-25T01:59', '2026-10-25T03:00']) {
    const at = instantOf(text, 'Europe/Berlin');
    expect(at === null ? null : fieldTextOf(at, 'Europe/Berlin')).toBe(text);
  }
});

test('of an hour that the clock leaves out there is an instant, and of no text none', () => {
  expect(instantOf('2026-03-29T02:30', 'Europe/Berlin')).toBeInstanceOf(Date);
  expect(instantOf('', 'Europe/Berlin')).toBeNull();
});
