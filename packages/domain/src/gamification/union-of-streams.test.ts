import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arbitraryStream, levelPassOf } from '../testing/gamification-history.ts';
import type { Activity } from './activities.ts';
import { applyActivity, foldActivities } from './fold-activities.ts';
import { localMomentOf } from './local-time.ts';
import { broughtEntries, inOrderOfTime, type PlacedActivity } from './union-of-streams.ts';

const MERGE = 'merge';

/** As a stream is recorded: a version an entry. */
const placed = (stream: readonly Activity[], prefix: string): PlacedActivity[] =>
  stream.map((activity, index) => ({
    ...activity,
    sourceId: `${prefix}${activity.sourceId}`,
    version: index + 1,
    ordinal: 0,
    mergeId: null,
  }));

function merged(own: readonly PlacedActivity[], others: readonly PlacedActivity[]): PlacedActivity[] {
  return [...own, ...broughtEntries(others, { own, version: own.length, mergeId: MERGE })];
}

const achievementOn = (day: string, slug: string) =>
  levelPassOf({
    kind: 'achievement',
    sourceId: slug,
    isActivity: false,
    moment: localMomentOf(new Date(`${day}T12:00:00Z`), 'UTC'),
    xp: 50,
    counts: {},
  });
const passOn = (day: string) =>
  levelPassOf({ sourceId: day, moment: localMomentOf(new Date(`${day}T12:00:00Z`), 'UTC') });

describe('the union of two streams', () => {
  test('has every entry of both, and adds up to what both add up to', () => {
    fc.assert(
      fc.property(arbitraryStream, arbitraryStream, (mine, yours) => {
        const [own, others] = [placed(mine, 'a'), placed(yours, 'b')];
        const { totals } = foldActivities(inOrderOfTime(merged(own, others)));
        const [one, two] = [foldActivities(own).totals, foldActivities(others).totals];
        expect(totals).toMatchObject({
          xp: one.xp + two.xp,
          quizzes: one.quizzes + two.quizzes,
          correctAnswers: one.correctAnswers + two.correctAnswers,
        });
      }),
    );
  });

  test('is in the order of time', () => {
    fc.assert(
      fc.property(arbitraryStream, arbitraryStream, (mine, yours) => {
        const union = inOrderOfTime(merged(placed(mine, 'a'), placed(yours, 'b')));
        const times = union.map(({ moment }) => moment.at.getTime());
        expect(times).toEqual(times.toSorted((a, b) => a - b));
        expect(new Set(union).size).toBe(mine.length + yours.length);
      }),
    );
  });

  test('does not depend on which of the two is kept, but for what is told of the same moment', () => {
    fc.assert(
      fc.property(arbitraryStream, arbitraryStream, (mine, yours) => {
        const later = yours.map((entry) => ({
          ...entry,
          moment: { ...entry.moment, at: new Date(entry.moment.at.getTime() + 1) },
        }));
        const [own, others] = [placed(mine, 'a'), placed(later, 'b')];
        expect(foldActivities(inOrderOfTime(merged(own, others)))).toEqual(
          foldActivities(inOrderOfTime(merged(others, own))),
        );
      }),
    );
  });

  test('goes on as any stream: what is recorded after it is added to it', () => {
    fc.assert(
      fc.property(arbitraryStream, arbitraryStream, arbitraryStream, (mine, yours, next) => {
        const union = merged(placed(mine, 'a'), placed(yours, 'b'));
        const after = placed(next, 'c').map((entry) => ({ ...entry, version: entry.version + union.length }));
        const stepByStep = after.reduce(applyActivity, foldActivities(inOrderOfTime(union)).totals);
        expect(foldActivities(inOrderOfTime([...union, ...after])).totals).toEqual(stepByStep);
      }),
    );
  });

  test('without what came is what was there before', () => {
    fc.assert(
      fc.property(arbitraryStream, arbitraryStream, (mine, yours) => {
        const own = placed(mine, 'a');
        const union = merged(own, placed(yours, 'b'));
        expect(inOrderOfTime(union.filter(({ mergeId }) => mergeId !== MERGE))).toEqual(own);
      }),
    );
  });

  test('has a source once: the same merged with itself brings nothing', () => {
    fc.assert(
      fc.property(arbitraryStream, (mine) => {
        const own = placed(mine, 'a');
        expect(merged(own, own)).toEqual(own);
      }),
    );
  });

  test('has an achievement once: the one that is there stays', () => {
    const own = placed([passOn('2026-03-03'), achievementOn('2026-03-03', 'first')], '');
    const others = placed([passOn('2026-03-01'), achievementOn('2026-03-01', 'first')], '');
    const union = inOrderOfTime(merged(own, others));
    expect(union.filter(({ kind }) => kind === 'achievement')).toEqual([own[1]]);
    expect(foldActivities(union).totals.xp).toBe(50);
  });

  test('closes the gaps of a streak', () => {
    const own = placed([passOn('2026-03-01'), passOn('2026-03-03')], '');
    const others = placed([passOn('2026-03-02'), passOn('2026-03-04')], '');
    expect(foldActivities(own).totals.streakCurrent).toBe(1);
    expect(foldActivities(inOrderOfTime(merged(own, others))).totals.streakCurrent).toBe(4);
  });

  test('keeps together what made one version, also of an account that was merged before', () => {
    const early = placed([passOn('2026-03-01')], 'x');
    const own = placed([passOn('2026-03-02')], 'y');
    const before = merged(own, early);
    const brought = broughtEntries(before, { own: [], version: 7, mergeId: 'next' });
    expect(brought.map(({ sourceId, version, mergeId }) => [sourceId, version, mergeId])).toEqual([
      ['x2026-03-01', 8, 'next'],
      ['y2026-03-02', 9, 'next'],
    ]);
  });
});
