import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, isoWeekOf, localDateOf } from './local-time.ts';
import { isWeek, isWeekOver, mondayOf, weekAfter, weekBefore, weekBeginsAt, weekEndsAt } from './weeks.ts';

const dates = fc.integer({ min: 0, max: 60_000 }).map((days) => addDays('1970-01-01', days));

describe('a week', () => {
  test('is over at twelve on Monday in UTC, and not a millisecond before', () => {
    expect(weekEndsAt('2026-W53').toISOString()).toBe('2027-01-04T12:00:00.000Z');
    expect(isWeekOver('2026-W53', new Date('2027-01-04T11:59:59.999Z'))).toBe(false);
    expect(isWeekOver('2026-W53', new Date('2027-01-04T12:00:00.000Z'))).toBe(true);
  });

  test('is over when no clock on earth shows a day of it any more, and no sooner', () => {
    const last = 'Etc/GMT+12';
    fc.assert(
      fc.property(dates, (date) => {
        const week = isoWeekOf(date);
        const end = weekEndsAt(week);
        expect(isoWeekOf(localDateOf(new Date(end.getTime() - 1000), last))).toBe(week);
        expect(isoWeekOf(localDateOf(end, last))).toBe(weekAfter(week));
      }),
    );
  });

  test('has begun when the first clock on earth shows a day of it, and no sooner', () => {
    const first = 'Etc/GMT-14';
    fc.assert(
      fc.property(dates, (date) => {
        const week = isoWeekOf(date);
        const begin = weekBeginsAt(week);
        expect(isoWeekOf(localDateOf(begin, first))).toBe(week);
        expect(isoWeekOf(localDateOf(new Date(begin.getTime() - 1000), first))).toBe(weekBefore(week));
      }),
    );
  });

  test('begins on the Monday of each of its days, and follows the one before', () => {
    fc.assert(
      fc.property(dates, (date) => {
        const week = isoWeekOf(date);
        const monday = mondayOf(week);
        expect(monday <= date && date < addDays(monday, 7)).toBe(true);
        expect(new Date(monday).getUTCDay()).toBe(1);
        expect(weekAfter(weekBefore(week))).toBe(week);
        expect(weekBefore(week) < week).toBe(true);
        expect(isWeek(week)).toBe(true);
      }),
    );
  });

  test('that no year has is none', () => {
    for (const text of ['2026-W54', '2027-W53', '2026-W00', '2026-W7', 'now', ''])
      expect(isWeek(text)).toBe(false);
    expect(isWeek('2026-W53')).toBe(true);
  });
});
