import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BASIS_POINTS_MAX } from '../quizzes/grading.ts';
import { CREDIT_UNITS } from '../quizzes/question-types/question-type.ts';
import {
  creditBasisPoints,
  multiplierOf,
  pointsFor,
  type ScoredAnswer,
  type ScoringTerms,
  streakAfter,
} from './scoring.ts';
import { gameModes } from './settings.ts';

const full: ScoredAnswer = {
  credit: BASIS_POINTS_MAX,
  ms: 2_000,
  timeFactorPercent: 100,
  isCalm: false,
  streak: 0,
};

/** https://support.kahoot.com/hc/en-us/articles/115002303908-How-points-work; the first row is its own example. */
const kahoot = [
  { seconds: 2, of: 30, possible: 1, expected: 967 },
  { seconds: 0.4, of: 20, possible: 1, expected: 1_000 },
  { seconds: 20, of: 20, possible: 1, expected: 500 },
  { seconds: 2, of: 30, possible: 2, expected: 1_933 },
  { seconds: 2, of: 30, possible: 0, expected: 0 },
] as const;

describe('speed', () => {
  it.each(kahoot)('gives what Kahoot gives: $seconds s of $of s, $possible times', (row) => {
    const terms: ScoringTerms = { mode: 'speed', seconds: row.of, points: row.possible };
    expect(pointsFor(terms, { ...full, ms: row.seconds * 1_000 })).toBe(row.expected);
  });

  it('has a bonus for right answers in a row, as published: 0, 100, … 500', () => {
    const terms: ScoringTerms = { mode: 'speed', seconds: 30, points: 1 };
    const bonus = (streak: number) => pointsFor(terms, { ...full, streak }) - 967;
    expect([0, 1, 2, 3, 4, 5, 6, 50].map(bonus)).toEqual([0, 100, 200, 300, 400, 500, 500, 500]);
  });
});

/** Paddione/l2p@369335e, backend/src/services/ScoringService.ts. */
const l2p = [
  { elapsed: 10, streak: 0, isCorrect: true, points: 50, streakAfter: 1, multiplierAfter: 1 },
  { elapsed: 10, streak: 1, isCorrect: true, points: 50, streakAfter: 2, multiplierAfter: 2 },
  { elapsed: 60, streak: 12, isCorrect: true, points: 0, streakAfter: 13, multiplierAfter: 5 },
  { elapsed: 3, streak: 9, isCorrect: false, points: 0, streakAfter: 0, multiplierAfter: 1 },
];

describe('l2p', () => {
  it.each(l2p)('gives what L2P gives: after $elapsed s, $streak in a row', (row) => {
    const terms: ScoringTerms = { mode: 'l2p', seconds: 60, points: 1 };
    const answer = {
      ...full,
      credit: row.isCorrect ? BASIS_POINTS_MAX : 0,
      ms: row.elapsed * 1_000,
      streak: row.streak,
    };
    const streak = streakAfter(terms, answer);
    expect([pointsFor(terms, answer), streak, multiplierOf(streak)]).toEqual([
      row.points,
      row.streakAfter,
      row.multiplierAfter,
    ]);
  });
});

const terms = fc.record({
  mode: fc.constantFrom(...gameModes),
  seconds: fc.integer({ min: 5, max: 240 }),
  points: fc.constantFrom(0 as const, 1 as const, 2 as const),
});
const answer = fc.record({
  credit: fc.nat(BASIS_POINTS_MAX),
  ms: fc.nat(300_000),
  timeFactorPercent: fc.integer({ min: 100, max: 400 }),
  isCalm: fc.boolean(),
  streak: fc.nat(100),
});

describe('points', () => {
  it('are whole, never below zero, and never more for a slower or a worse answer', () => {
    fc.assert(
      fc.property(terms, answer, fc.nat(10_000), fc.nat(5_000), (rules, given, later, less) => {
        const points = pointsFor(rules, given);
        expect(Number.isInteger(points) && points >= 0).toBe(true);
        expect(pointsFor(rules, { ...given, ms: given.ms + later })).toBeLessThanOrEqual(points);
        const worse = { ...given, credit: Math.max(0, given.credit - less) };
        expect(pointsFor(rules, worse)).toBeLessThanOrEqual(points);
      }),
    );
  });

  it('are the same for whoever has more time and takes as much more', () => {
    fc.assert(
      fc.property(terms, answer, fc.integer({ min: 1, max: 4 }), (rules, given, times) => {
        const seconds = Math.floor(given.ms / 1_000);
        const plain = { ...given, ms: seconds * 1_000, timeFactorPercent: 100 };
        const stretched = { ...plain, ms: plain.ms * times, timeFactorPercent: times * 100 };
        // Nobody reads faster for having more time: the half second that is free is not stretched.
        fc.pre(seconds > 0);
        expect(pointsFor(rules, stretched)).toBe(pointsFor(rules, plain));
      }),
    );
  });

  it('of a calm seat do not depend on time, and are never more than those of the fastest', () => {
    fc.assert(
      fc.property(terms, answer, fc.nat(300_000), (rules, given, ms) => {
        const calm = { ...given, isCalm: true };
        expect(pointsFor(rules, { ...calm, ms })).toBe(pointsFor(rules, calm));
        const fastest = { ...given, isCalm: false, ms: 0 };
        expect(pointsFor(rules, calm)).toBeLessThanOrEqual(pointsFor(rules, fastest));
      }),
    );
  });

  it('depend on nothing but right and wrong where accuracy counts', () => {
    fc.assert(
      fc.property(answer, (given) => {
        for (const mode of ['accuracy', 'self-paced'] as const) {
          const rules: ScoringTerms = { mode, seconds: 20, points: 1 };
          expect(pointsFor(rules, given)).toBe(Math.round(given.credit / 10));
        }
      }),
    );
  });

  it('are none in a poll, and for a question that counts for nothing', () => {
    fc.assert(
      fc.property(terms, answer, (rules, given) => {
        expect(pointsFor({ ...rules, mode: 'poll' }, given)).toBe(0);
        expect(pointsFor({ ...rules, points: 0 }, given)).toBe(0);
        expect(streakAfter({ ...rules, points: 0 }, given)).toBe(given.streak);
      }),
    );
  });
});

describe('a credit', () => {
  it('is a full one only where it is', () => {
    expect(creditBasisPoints(CREDIT_UNITS)).toBe(BASIS_POINTS_MAX);
    expect(creditBasisPoints(CREDIT_UNITS - 1)).toBeLessThan(BASIS_POINTS_MAX);
    expect(creditBasisPoints(CREDIT_UNITS / 2)).toBe(5_000);
    expect(creditBasisPoints(-CREDIT_UNITS)).toBe(0);
  });
});
