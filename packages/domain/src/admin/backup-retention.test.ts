import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type PruneQuestion,
  planPrune,
  RETENTION,
  type RetainedFull,
  type RetainedSite,
} from './backup-retention.ts';

const DAY_MS = 86_400_000;
const START = Date.UTC(2026, 0, 1);

/** A full backup every so many hours, each of some size, some of them verified; and the log of each hour. */
const histories = fc
  .array(
    fc.record({
      hour: fc.nat(24 * 400),
      bytes: fc.integer({ min: 1, max: 1_000 }),
      isVerified: fc.boolean(),
    }),
    {
      maxLength: 40,
    },
  )
  .map((entries) =>
    entries.map(({ hour, ...rest }, index): RetainedFull => {
      const startedAt = new Date(START + hour * 3_600_000 + index);
      return { id: `${index}`, startedAt, timeline: 1, firstSegment: hour, ...rest };
    }),
  );

/** Copies of rows of the same years. */
const copies = fc
  .array(fc.record({ hour: fc.nat(24 * 400), bytes: fc.integer({ min: 1, max: 1_000 }) }), { maxLength: 20 })
  .map((entries) =>
    entries.map(({ hour, bytes }, index): RetainedSite => {
      return { id: `site ${index}`, startedAt: new Date(START + hour * 3_600_000 + 500 + index), bytes };
    }),
  );
const NOTHING_ELSE = { sites: [], otherBytes: 0 };

const questions: fc.Arbitrary<PruneQuestion> = fc.record({
  fulls: histories,
  wal: fc
    .uniqueArray(fc.nat(24 * 400), { maxLength: 60 })
    .map((segments) =>
      segments.map((segment) => ({ file: `wal/${segment}`, timeline: 1, segment, bytes: 10 })),
    ),
  sites: copies,
  otherBytes: fc.nat(2_000),
  rule: fc.constant(RETENTION),
  maxBytes: fc.oneof(fc.nat(5_000), fc.constant(Number.POSITIVE_INFINITY)),
});

function keptOf({ fulls }: Pick<PruneQuestion, 'fulls'>, gone: readonly string[]): RetainedFull[] {
  return fulls
    .filter(({ id }) => !gone.includes(id))
    .sort((one, other) => one.startedAt.getTime() - other.startedAt.getTime());
}

test('the newest and the newest verified one always stay, and so does the only one', () => {
  fc.assert(
    fc.property(questions, (question) => {
      const kept = keptOf(question, planPrune(question).fulls);
      const all = keptOf(question, []);
      expect(kept.at(-1)).toEqual(all.at(-1));
      expect(kept.findLast(({ isVerified }) => isVerified)).toEqual(
        all.findLast(({ isVerified }) => isVerified),
      );
    }),
  );
});

test('the log from the oldest kept one on stays, all before it goes, and none goes while there is no full backup', () => {
  fc.assert(
    fc.property(questions, (question) => {
      const plan = planPrune(question);
      const kept = keptOf(question, plan.fulls);
      const oldest = Math.min(...kept.map(({ firstSegment }) => firstSegment));
      for (const { file, segment } of question.wal)
        expect(plan.wal.includes(file)).toBe(kept.length > 0 && segment < oldest);
    }),
  );
});

test('what is kept has room, unless only what must stay is left', () => {
  fc.assert(
    fc.property(questions, (question) => {
      const plan = planPrune(question);
      const kept = keptOf(question, plan.fulls);
      const isUntouchable = (full: RetainedFull) =>
        full === kept.at(-1) || full === kept.findLast(({ isVerified }) => isVerified);
      const sites = sitesLeft(question, plan.sites);
      if (plan.keptBytes > question.maxBytes) {
        expect(kept.every(isUntouchable)).toBe(true);
        expect(sites.length).toBeLessThan(2);
      }
      const sizeOf = (items: readonly { bytes: number }[]) =>
        items.reduce((sum, { bytes }) => sum + bytes, 0);
      expect(plan.keptBytes + plan.freedBytes).toBe(
        sizeOf(question.fulls) + sizeOf(question.wal) + sizeOf(question.sites) + question.otherBytes,
      );
    }),
  );
});

function sitesLeft({ sites }: PruneQuestion, gone: readonly string[]): RetainedSite[] {
  return sites.filter(({ id }) => !gone.includes(id));
}

test('one limit is for all: of what the rule would keep, whatever is the oldest goes first, of either kind', () => {
  fc.assert(
    fc.property(questions, (question) => {
      const unlimited = planPrune({ ...question, maxBytes: Number.POSITIVE_INFINITY });
      const plan = planPrune(question);
      const isNew = (id: string) => ![...unlimited.fulls, ...unlimited.sites].includes(id);
      const all = [...question.fulls, ...question.sites];
      const forced = all.filter(({ id }) => isNew(id) && [...plan.fulls, ...plan.sites].includes(id));
      const left = [...keptOf(question, plan.fulls), ...sitesLeft(question, plan.sites)];
      const newest = [
        keptOf(question, []).at(-1),
        keptOf(question, []).findLast(({ isVerified }) => isVerified),
        question.sites.toSorted((one, other) => one.startedAt.getTime() - other.startedAt.getTime()).at(-1),
      ];
      const removable = left.filter((one) => newest.every((other) => other !== one));
      for (const gone of forced)
        for (const one of removable) expect(gone.startedAt.getTime()).toBeLessThan(one.startedAt.getTime());
    }),
  );
});

test('copies of rows and large files take their part of the room', () => {
  const at = (hour: number) => new Date(START + hour * 3_600_000);
  const fulls = [1, 30, 60].map((hour): RetainedFull => {
    return {
      ...{ id: `full ${hour}`, startedAt: at(hour), timeline: 1, firstSegment: hour },
      ...{ bytes: 10, isVerified: true },
    };
  });
  const sites = [2, 31, 61].map((hour) => ({ id: `site ${hour}`, startedAt: at(hour), bytes: 10 }));
  const question = { fulls, sites, wal: [], rule: RETENTION, maxBytes: 60 };
  expect(planPrune({ ...question, otherBytes: 0 })).toMatchObject({ fulls: [], sites: [] });
  const plan = planPrune({ ...question, otherBytes: 25 });
  expect(plan).toMatchObject({ fulls: ['full 1', 'full 30'], sites: ['site 2'], keptBytes: 55 });
});

test('of daily backups over a year seven days, four weeks and six months have theirs', () => {
  const fulls = Array.from({ length: 365 }, (_, day): RetainedFull => {
    const startedAt = new Date(START + day * DAY_MS + 3_600_000);
    return {
      id: startedAt.toISOString().slice(0, 10),
      startedAt,
      timeline: 1,
      firstSegment: day,
      bytes: 1,
      isVerified: true,
    };
  });
  const plan = planPrune({
    fulls,
    wal: [],
    ...NOTHING_ELSE,
    rule: RETENTION,
    maxBytes: Number.POSITIVE_INFINITY,
  });
  expect(keptOf({ fulls }, plan.fulls).map(({ id }) => id)).toEqual([
    ...['2026-07-01', '2026-08-01', '2026-09-01', '2026-10-01', '2026-11-01', '2026-12-01'],
    ...['2026-12-07', '2026-12-14', '2026-12-21', '2026-12-25', '2026-12-26', '2026-12-27'],
    ...['2026-12-28', '2026-12-29', '2026-12-30', '2026-12-31'],
  ]);
});

test('one more on the same day does not take the first one away, from which the log goes on', () => {
  const fulls = [1, 5, 9].map((hour): RetainedFull => {
    const startedAt = new Date(START + hour * 3_600_000);
    return { id: `at ${hour}`, startedAt, timeline: 1, firstSegment: hour, bytes: 1, isVerified: true };
  });
  expect(planPrune({ fulls, wal: [], ...NOTHING_ELSE, rule: RETENTION, maxBytes: 10 }).fulls).toEqual([
    'at 5',
  ]);
});

test('after a restore the log of the new timeline stays, although its segments have lower numbers', () => {
  const full = (id: string, timeline: number, firstSegment: number, hour: number): RetainedFull => ({
    ...{ id, timeline, firstSegment, bytes: 1, isVerified: true },
    startedAt: new Date(START + hour * 3_600_000),
  });
  const fulls = [full('old', 1, 100, 0), full('new', 2, 51, 30)];
  const wal = [
    { file: 'wal/1-99', timeline: 1, segment: 99, bytes: 1 },
    { file: 'wal/1-100', timeline: 1, segment: 100, bytes: 1 },
    { file: 'wal/2-50', timeline: 2, segment: 50, bytes: 1 },
    { file: 'wal/2-51', timeline: 2, segment: 51, bytes: 1 },
  ];
  const plan = planPrune({ fulls, wal, ...NOTHING_ELSE, rule: RETENTION, maxBytes: 1_000 });
  expect(plan.wal).toEqual(['wal/1-99', 'wal/2-50']);
});
