import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  daysBetween,
  isoWeekOf,
  localDateOf,
  localMomentOf,
  midnightsBetween,
} from './local-time.ts';

const zones = fc.constantFrom(
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Asia/Kathmandu',
  'Pacific/Kiritimati',
);
const instants = fc.date({ min: new Date('1990-01-01'), max: new Date('2090-01-01'), noInvalidDate: true });
const dates = instants.map((at) => at.toISOString().slice(0, 10));

describe('the local date', () => {
  test('is the one on the learner’s calendar, not the server’s', () => {
    const at = new Date('2026-11-21T23:30:00Z');
    expect(localDateOf(at, 'UTC')).toBe('2026-11-21');
    expect(localDateOf(at, 'Europe/Berlin')).toBe('2026-11-22');
    expect(localDateOf(at, 'America/New_York')).toBe('2026-11-21');
    expect(localDateOf(at, 'Pacific/Kiritimati')).toBe('2026-11-22');
  });

  test('changes at local midnight, daylight saving or not', () => {
    expect(localDateOf(new Date('2026-03-28T22:59:59.999Z'), 'Europe/Berlin')).toBe('2026-03-28');
    expect(localDateOf(new Date('2026-03-28T23:00:00Z'), 'Europe/Berlin')).toBe('2026-03-29');
    expect(localDateOf(new Date('2026-03-29T21:59:59Z'), 'Europe/Berlin')).toBe('2026-03-29');
    expect(localDateOf(new Date('2026-03-29T22:00:00Z'), 'Europe/Berlin')).toBe('2026-03-30');
  });

  test('of Samoa leaves out 30 December 2011, which never was there', () => {
    expect(localMomentOf(new Date('2011-12-30T09:59:00Z'), 'Pacific/Apia')).toMatchObject({
      localDate: '2011-12-29',
      utcOffsetMinutes: -600,
    });
    expect(localMomentOf(new Date('2011-12-30T10:00:00Z'), 'Pacific/Apia')).toMatchObject({
      localDate: '2011-12-31',
      utcOffsetMinutes: 840,
    });
  });

  test('follows from the instant and the offset', () => {
    fc.assert(
      fc.property(instants, zones, (at, zone) => {
        const { localDate, utcOffsetMinutes } = localMomentOf(at, zone);
        expect(new Date(at.getTime() + utcOffsetMinutes * 60_000).toISOString().slice(0, 10)).toBe(localDate);
        expect(localDateOf(at, zone)).toBe(localDate);
      }),
    );
  });

  test('knows half hours of daylight saving and quarters of an hour', () => {
    expect(localMomentOf(new Date('2026-01-15T00:00:00Z'), 'Australia/Lord_Howe').utcOffsetMinutes).toBe(660);
    expect(localMomentOf(new Date('2026-07-15T00:00:00Z'), 'Australia/Lord_Howe').utcOffsetMinutes).toBe(630);
    expect(localMomentOf(new Date('2026-07-15T00:00:00Z'), 'Asia/Kathmandu').utcOffsetMinutes).toBe(345);
  });

  test('cannot be told in a zone that does not exist', () => {
    expect(() => localDateOf(new Date(0), 'Mars/Olympus')).toThrow(RangeError);
  });
});

describe('counting days', () => {
  test('goes by the calendar, over leap days and years', () => {
    expect(daysBetween('2024-02-28', '2024-03-01')).toBe(2);
    expect(daysBetween('2025-02-28', '2025-03-01')).toBe(1);
    expect(daysBetween('2026-12-31', '2027-01-01')).toBe(1);
  });

  test('backwards is negative, and adding the days leads from one to the other', () => {
    fc.assert(
      fc.property(dates, dates, (a, b) => {
        expect(daysBetween(a, b)).toBe(0 - daysBetween(b, a));
        expect(addDays(a, daysBetween(a, b))).toBe(b);
      }),
    );
  });

  test('two instants at most 24 hours apart have at most one midnight between them on any clock', () => {
    const offsets = fc.integer({ min: -720, max: 840 });
    fc.assert(
      fc.property(instants, fc.nat(86_400_000), offsets, (from, ms, offset) => {
        expect(midnightsBetween(from, new Date(from.getTime() + ms), offset)).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('the ISO week', () => {
  test('belongs to the year of its Thursday', () => {
    const known = {
      '2026-11-21': '2026-W47',
      '2026-01-01': '2026-W01',
      '2027-01-03': '2026-W53',
      '2024-12-30': '2025-W01',
      '2021-01-03': '2020-W53',
      '1969-12-29': '1970-W01',
      '1969-12-28': '1969-W52',
    };
    for (const [date, week] of Object.entries(known)) expect(isoWeekOf(date), date).toBe(week);
  });

  test('begins on Monday and has seven days', () => {
    fc.assert(
      fc.property(dates, (date) => {
        const weekday = (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7;
        const monday = addDays(date, -weekday);
        expect(isoWeekOf(monday)).toBe(isoWeekOf(date));
        expect(isoWeekOf(addDays(monday, 6))).toBe(isoWeekOf(date));
        expect(isoWeekOf(addDays(monday, 7))).not.toBe(isoWeekOf(date));
      }),
    );
  });
});
