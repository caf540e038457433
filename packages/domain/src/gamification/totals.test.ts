import fc from 'fast-check';
import { expect, test } from 'vitest';
import { arbitraryStream, levelPassOf } from '../testing/gamification-history.ts';
import type { Activity } from './activities.ts';
import { applyActivity, foldActivities } from './fold-activities.ts';
import { levelOf } from './level-curve.ts';
import { localMomentOf } from './local-time.ts';
import { addCount, countOf, NO_TOTALS, totalsAsOf } from './totals.ts';

test('totals are the sums over the entries', () => {
  fc.assert(
    fc.property(arbitraryStream, (stream) => {
      const { totals } = foldActivities(stream);
      const sum = (value: (activity: Activity) => number | undefined) =>
        stream.reduce((n, activity) => n + (value(activity) ?? 0), 0);
      expect(totals.xp).toBe(sum(({ xp }) => xp));
      expect(totals.quizzes).toBe(sum(({ counts }) => counts.quizzes));
      expect(totals.questionsAnswered).toBe(sum(({ counts }) => counts.questionsAnswered));
      expect(totals.correctAnswers).toBe(sum(({ counts }) => counts.correctAnswers));
      expect(totals.perfectQuizzes).toBe(sum(({ counts }) => counts.perfectQuizzes));
      expect(totals.highScoreQuizzes).toBe(sum(({ counts }) => counts.highScoreQuizzes));
      expect(countOf(totals.counters, 'levels')).toBe(sum(({ counts }) => counts.levels));
      for (const code of ['network', 'a1101', 'constructor', 'never']) {
        const of = ({ counts }: Activity) =>
          counts.exam !== undefined && Object.hasOwn(counts.exam, code) ? counts.exam[code] : undefined;
        expect(countOf(totals.examQuizzes, code)).toBe(sum((activity) => of(activity)?.quizzes));
        expect(countOf(totals.examBasisPointsSum, code)).toBe(sum((activity) => of(activity)?.basisPoints));
      }
      expect(totals.level).toBe(levelOf(totals.xp));
      expect(totals.correctAnswers).toBeLessThanOrEqual(totals.questionsAnswered);
    }),
  );
});

test('nothing but the streak depends on the order of the entries', () => {
  fc.assert(
    fc.property(arbitraryStream, (stream) => {
      const {
        streakCurrent: _c,
        streakLongest: _l,
        streakBehindMinutes: _b,
        lastActivityDate: _d,
        freezes: _f,
        ...there
      } = foldActivities(stream).totals;
      expect(foldActivities(stream.toReversed()).totals).toMatchObject(there);
    }),
  );
});

test('totals survive being stored as JSON', () => {
  fc.assert(
    fc.property(arbitraryStream, (stream) => {
      const { totals } = foldActivities(stream);
      expect(JSON.parse(JSON.stringify(totals))).toEqual(totals);
    }),
  );
});

test('a count that nothing was added to leaves no trace', () => {
  expect(addCount({}, 'constructor', 0)).toEqual({});
  expect(addCount({}, 'constructor', 2)).toEqual({ constructor: 2 });
});

test('a learner who stayed away sees a streak of 0, and everything else as it was', () => {
  const totals = applyActivity(NO_TOTALS, levelPassOf());
  const at = (day: string) => localMomentOf(new Date(`${day}T12:00:00Z`), 'UTC');
  expect(totalsAsOf(totals, at('2026-11-22'))).toEqual(totals);
  expect(totalsAsOf(totals, at('2026-11-23'))).toEqual({ ...totals, streakCurrent: 0 });
});
