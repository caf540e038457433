import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, type LocalMoment, localMomentOf } from './local-time.ts';
import { advanceStreak, NO_STREAK, type Streak, streakAsOf } from './streak.ts';

const HOUR = 3_600_000;
const ZONES = [
  'Europe/Berlin',
  'America/New_York',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Pacific/Honolulu',
  'Pacific/Auckland',
  'UTC',
];
const zones = fc.constantFrom(...ZONES);
/** From the last zone of the world to the first, on the hour. */
const ALL_OFFSETS = Array.from({ length: 27 }, (_, index) => (index - 12) * 60);
const instants = fc.date({ min: new Date('2005-01-01'), max: new Date('2040-01-01'), noInvalidDate: true });

function noonOf(localDate: string): LocalMoment {
  return { at: new Date(`${localDate}T12:00:00Z`), localDate, utcOffsetMinutes: 0 };
}

function momentAt(at: Date, utcOffsetMinutes: number): LocalMoment {
  const localDate = new Date(at.getTime() + utcOffsetMinutes * 60_000).toISOString().slice(0, 10);
  return { at, localDate, utcOffsetMinutes };
}

/** What whoever takes the best time zone each time makes of one activity in 47 hours. */
function flipped(start: Date, times: number, isTimed: boolean): Streak {
  let streak = NO_STREAK;
  for (let time = 0; time < times; time += 1) {
    const at = new Date(start.getTime() + time * 47 * HOUR);
    const streaks = ALL_OFFSETS.map(
      (offset) => advanceStreak(streak, momentAt(at, offset), { isTimed }).streak,
    );
    streak = streaks.reduce((best, one) => (one.current > best.current ? one : best));
  }
  return streak;
}

function after(moments: readonly LocalMoment[], start: Streak = NO_STREAK): Streak {
  return moments.reduce((streak, moment) => advanceStreak(streak, moment).streak, start);
}

function afterDays(days: readonly string[], freezes = 0): Streak {
  return after(days.map(noonOf), { ...NO_STREAK, freezes });
}

/** The instant at which the clock of a zone shows an hour of a day; days that the zone left out have none. */
function localHour(localDate: string, hour: number, zone: string): Date | undefined {
  const asUtc = Date.parse(localDate) + hour * HOUR;
  for (let offset = -840; offset <= 840; offset += 15) {
    const at = new Date(asUtc - offset * 60_000);
    const moment = localMomentOf(at, zone);
    if (moment.utcOffsetMinutes === offset && moment.localDate === localDate) return at;
  }
  return undefined;
}

describe('a streak', () => {
  test('begins at 1 and grows by one each day', () => {
    expect(afterDays(['2026-01-01']).current).toBe(1);
    expect(afterDays(['2026-01-31', '2026-02-01', '2026-02-02'])).toMatchObject({
      current: 3,
      longest: 3,
      lastActivityDate: '2026-02-02',
    });
  });

  test('counts a day once, however much is done on it', () => {
    expect(afterDays(['2026-01-01', '2026-01-01', '2026-01-01']).current).toBe(1);
  });

  test('begins again after a missed day, and the longest one stays', () => {
    expect(afterDays(['2026-01-01', '2026-01-02', '2026-01-04'])).toMatchObject({ current: 1, longest: 2 });
  });

  test('a day missed in full ends it, even if the learner is back soon after midnight', () => {
    const berlin = (at: string) => localMomentOf(new Date(at), 'Europe/Berlin');
    const streak = after([
      berlin('2026-06-01T12:00:00Z'),
      berlin('2026-06-02T21:30:00Z'),
      berlin('2026-06-03T22:30:00Z'),
    ]);
    expect(streak.current).toBe(1);
  });

  test('the longest is never below the current one and never falls', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(4), { maxLength: 40 }), fc.nat(3), (gaps, freezes) => {
        let streak: Streak = { ...NO_STREAK, freezes };
        let day = '2026-01-01';
        for (const gap of gaps) {
          day = addDays(day, gap);
          const next = advanceStreak(streak, noonOf(day)).streak;
          expect(next.longest).toBeGreaterThanOrEqual(Math.max(streak.longest, next.current));
          streak = next;
        }
      }),
    );
  });
});

describe('freezes', () => {
  test('each missed day takes one, and frozen days do not count', () => {
    expect(afterDays(['2026-01-01', '2026-01-04'], 3)).toMatchObject({ current: 2, freezes: 1 });
  });

  test('too few for the whole gap are not taken at all', () => {
    expect(afterDays(['2026-01-01', '2026-01-04'], 1)).toMatchObject({ current: 1, freezes: 1 });
  });

  test('never go below zero, and the step says how many were taken', () => {
    fc.assert(
      fc.property(fc.integer({ min: -3, max: 9 }), fc.nat(5), (gap, freezes) => {
        const before = afterDays(['2026-01-10'], freezes);
        const step = advanceStreak(before, noonOf(addDays('2026-01-10', gap)));
        expect(step.streak.freezes).toBeGreaterThanOrEqual(0);
        expect(before.freezes - step.streak.freezes).toBe(step.freezesUsed);
        expect(step.freezesUsed).toBe(gap > 1 && gap - 1 <= freezes ? gap - 1 : 0);
      }),
    );
  });
});

describe('clocks and journeys', () => {
  test('an earlier date, after a journey west or a corrected clock, changes neither count nor day', () => {
    fc.assert(
      fc.property(fc.nat(5), fc.nat(3), (back, freezes) => {
        const before = afterDays(['2026-01-09', '2026-01-10'], freezes);
        const after = advanceStreak(before, noonOf(addDays('2026-01-10', -back)));
        expect(after).toEqual({ streak: before, freezesUsed: 0 });
      }),
    );
  });

  test('who acts every 24 hours or sooner never loses, in any zone and on any journey', () => {
    const steps = fc.array(fc.record({ ms: fc.integer({ min: 1, max: 24 * HOUR }), zone: zones }), {
      minLength: 1,
      maxLength: 60,
    });
    fc.assert(
      fc.property(instants, steps, (start, journey) => {
        let at = start;
        let streak = advanceStreak(NO_STREAK, localMomentOf(at, 'UTC')).streak;
        for (const { ms, zone } of journey) {
          at = new Date(at.getTime() + ms);
          const next = advanceStreak(streak, localMomentOf(at, zone)).streak;
          expect(next.current).toBeGreaterThanOrEqual(streak.current);
          expect(next.current).toBeLessThanOrEqual(streak.current + 1);
          streak = next;
        }
      }),
      { numRuns: 300 },
    );
  });

  test('who acts every 24 hours, an hour more or less, never loses over any change of clocks', () => {
    const switches = {
      'Europe/Berlin': ['2026-03-29', '2026-10-25'],
      'America/New_York': ['2026-03-08', '2026-11-01'],
      'Australia/Lord_Howe': ['2026-04-05', '2026-10-04'],
      'Pacific/Apia': ['2011-12-30', '2012-04-01'],
    };
    const places = fc.constantFrom(
      ...Object.entries(switches).flatMap(([zone, days]) => days.map((day) => ({ zone, day }))),
    );
    const jitters = fc.array(fc.integer({ min: -60, max: 60 }), { minLength: 10, maxLength: 10 });
    fc.assert(
      fc.property(places, fc.integer({ min: 2, max: 21 }), jitters, ({ zone, day }, hour, minutes) => {
        const start = localHour(addDays(day, -5), hour, zone);
        if (start === undefined) throw new Error('the fifth day before is an ordinary one');
        let streak = NO_STREAK;
        for (const [index, minute] of minutes.entries()) {
          const at = new Date(start.getTime() + index * 24 * HOUR + minute * 60_000);
          streak = advanceStreak(streak, localMomentOf(at, zone)).streak;
        }
        expect(streak.current).toBe(minutes.length);
      }),
      { numRuns: 300 },
    );
  });

  test('who acts on every day of the local calendar never loses, at whatever hours', () => {
    fc.assert(
      fc.property(
        zones,
        instants,
        fc.array(fc.nat(23), { minLength: 2, maxLength: 15 }),
        (zone, start, hours) => {
          const first = localMomentOf(start, zone).localDate;
          const moments = hours.flatMap((hour, index) => {
            const at = localHour(addDays(first, index), hour, zone);
            return at === undefined ? [] : [localMomentOf(at, zone)];
          });
          const days = new Set(moments.map((moment) => moment.localDate)).size;
          // An hour that daylight saving leaves out is no moment: only unbroken calendars are looked at.
          fc.pre(days === hours.length);
          expect(after(moments).current).toBe(days);
        },
      ),
    );
  });

  test('spring forward after half past eleven in the evening costs no day', () => {
    const evenings = ['2026-03-27T22:30:00Z', '2026-03-28T22:30:00Z', '2026-03-29T22:30:00Z'];
    const moments = evenings.map((at) => localMomentOf(new Date(at), 'Europe/Berlin'));
    expect(moments.map((moment) => moment.localDate)).toEqual(['2026-03-27', '2026-03-28', '2026-03-30']);
    expect(after(moments).current).toBe(3);
  });

  test('the day that Samoa left out is not missed', () => {
    const moments = [new Date('2011-12-29T18:00:00Z'), new Date('2011-12-31T06:00:00Z')].map((at) =>
      localMomentOf(at, 'Pacific/Apia'),
    );
    expect(moments.map((moment) => moment.localDate)).toEqual(['2011-12-29', '2011-12-31']);
    expect(after(moments).current).toBe(2);
  });

  test('flying east over the date line costs no day that was practised on in one of the two places', () => {
    const monday = localMomentOf(new Date('2026-06-01T20:00:00Z'), 'Pacific/Honolulu');
    const wednesday = localMomentOf(new Date('2026-06-03T06:00:00Z'), 'Pacific/Auckland');
    expect([monday.localDate, wednesday.localDate]).toEqual(['2026-06-01', '2026-06-03']);
    expect(after([monday, wednesday]).current).toBe(2);
  });

  test('flying west over the date line and back gains no day', () => {
    const moments = [
      localMomentOf(new Date('2026-06-01T20:00:00Z'), 'Pacific/Auckland'),
      localMomentOf(new Date('2026-06-02T06:00:00Z'), 'Pacific/Honolulu'),
      localMomentOf(new Date('2026-06-02T08:00:00Z'), 'Pacific/Auckland'),
    ];
    expect(after(moments)).toMatchObject({ current: 1, lastActivityDate: '2026-06-02' });
  });

  test('flying west over the date line makes no missed day a second one', () => {
    const tuesday = localMomentOf(new Date('2026-06-01T12:30:00Z'), 'Pacific/Auckland');
    const thursday = localMomentOf(new Date('2026-06-04T22:00:00Z'), 'Pacific/Honolulu');
    expect([tuesday.localDate, thursday.localDate]).toEqual(['2026-06-02', '2026-06-04']);
    expect(after([tuesday, thursday], { ...NO_STREAK, freezes: 1 })).toMatchObject({
      current: 2,
      freezes: 0,
    });
  });

  test('changing time zones keeps no streak for who acts every other day', () => {
    fc.assert(
      fc.property(instants, (start) => {
        expect(flipped(start, 20, true).longest).toBeLessThanOrEqual(4);
      }),
    );
  });

  test('changing time zones kept one before anybody asked how much time had passed', () => {
    expect(flipped(new Date('2026-01-01'), 20, false).longest).toBe(20);
  });

  test('who crosses the date line to and fro every two weeks, at the same hour, never loses', () => {
    const places = ['Pacific/Honolulu', 'Pacific/Auckland'];
    let streak = NO_STREAK;
    let days = 0;
    for (let day = 0; day < 360; day += 1) {
      const zone = places[Math.floor(day / 14) % 2] ?? 'UTC';
      const at = localHour(addDays('2026-01-01', day), 12, zone);
      if (at === undefined) continue;
      const before = streak.current;
      streak = advanceStreak(streak, localMomentOf(at, zone)).streak;
      expect(streak.current).toBeGreaterThanOrEqual(before);
      days += 1;
    }
    expect(days).toBe(360);
  });

  test('what is stored is read back in any spelling of the instant', () => {
    const before = { ...afterDays(['2026-01-01']), lastActivityAt: '2026-01-01T13:00:00+01:00' };
    expect(advanceStreak(before, noonOf('2026-01-02')).streak.current).toBe(2);
  });
});

describe('the streak shown', () => {
  test('stays until a day was missed for good, then shows 0', () => {
    const streak = afterDays(['2026-01-01', '2026-01-02']);
    expect(['2026-01-02', '2026-01-03', '2026-01-04'].map((day) => streakAsOf(streak, noonOf(day)))).toEqual([
      2, 2, 0,
    ]);
  });

  test('stays as long as freezes cover the missed days', () => {
    const streak = afterDays(['2026-01-01'], 2);
    expect(['2026-01-04', '2026-01-05'].map((day) => streakAsOf(streak, noonOf(day)))).toEqual([1, 0]);
  });

  test('is 0 before the first day', () => {
    expect(streakAsOf(NO_STREAK, noonOf('2026-01-01'))).toBe(0);
  });

  test('is 0 exactly when acting now would begin a new one', () => {
    fc.assert(
      fc.property(
        zones,
        zones,
        instants,
        fc.nat(6 * 24 * HOUR),
        fc.nat(3),
        (from, to, start, ms, freezes) => {
          const streak = after([localMomentOf(start, from)], {
            ...NO_STREAK,
            current: 6,
            longest: 6,
            freezes,
          });
          const now = localMomentOf(new Date(start.getTime() + ms), to);
          const isNew = advanceStreak(streak, now).streak.current === 1;
          expect(streakAsOf(streak, now) === 0).toBe(isNew);
        },
      ),
    );
  });
});
