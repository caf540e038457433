import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { judgeTry, type LevelTry, type TriedLevel } from './judge-try.ts';
import type { LevelScore } from './results.ts';

const NOTHING_MEASURED: LevelScore = { commands: null, stars: null, scoreBasisPoints: null };
const failed: LevelTry = { hasPassed: false, ...NOTHING_MEASURED };

/** A program's result by its commands, three stars for the first five of them. */
function programOf(commands: number): LevelTry {
  const stars = Math.max(1, 3 - Math.floor((commands - 1) / 5));
  return { hasPassed: true, commands, stars, scoreBasisPoints: null };
}

/** The level at a position of a course of four, where so many were passed in order. */
function levelAt(position: number, passedLevels: number, more: Partial<TriedLevel> = {}): TriedLevel {
  const levels = [1, 2, 3, 4].map((at) => ({ levelId: `level-${at}`, position: at }));
  const passed = levels.slice(0, passedLevels).map(({ levelId }) => levelId);
  const level = { levelId: `level-${position}`, position, xp: 50, best: null, granted: [] };
  return { ...level, levels, passed, ...more };
}

describe('a try at a level', () => {
  test('that passes it is an activity, earns its XP and a little for each star, and opens the next', () => {
    expect(judgeTry(levelAt(2, 1), programOf(7))).toEqual({
      isFirstPass: true,
      best: { commands: 7, stars: 2, scoreBasisPoints: null },
      rewards: [
        { sourceId: 'level-2', amount: 50 },
        { sourceId: 'level-2:2', amount: 5 },
      ],
      isActivity: true,
      nextPosition: 3,
      isCourseCompleted: false,
    });
  });

  test('that fails changes nothing', () => {
    const nothing = { isFirstPass: false, best: null, rewards: [], isActivity: false };
    expect(judgeTry(levelAt(2, 1), failed)).toEqual({
      ...nothing,
      nextPosition: null,
      isCourseCompleted: false,
    });
  });

  test('is refused while the level before is not passed, also in a run with gaps', () => {
    expect(() => judgeTry(levelAt(3, 1), programOf(1))).toThrow('level-locked');
    const withGap = levelAt(4, 0, { passed: ['level-1', 'level-3'] });
    expect(() => judgeTry(withGap, programOf(1))).toThrow('level-locked');
  });

  test('in a later run is a pass and an activity, but earns only what no run earned before', () => {
    const again = judgeTry(levelAt(1, 0, { granted: ['level-1', 'level-1:2'] }), programOf(1));
    expect(again).toMatchObject({ isFirstPass: true, isActivity: true });
    expect(again.rewards).toEqual([{ sourceId: 'level-1:3', amount: 5 }]);
  });

  test('completes the course when it is the last level, and leaves it completed afterwards', () => {
    expect(judgeTry(levelAt(4, 3), failed)).toMatchObject({ isCourseCompleted: false });
    expect(judgeTry(levelAt(4, 3), programOf(1))).toMatchObject({
      isCourseCompleted: true,
      nextPosition: null,
    });
    expect(judgeTry(levelAt(2, 4), failed)).toMatchObject({ isCourseCompleted: true, nextPosition: 3 });
  });

  test('with a higher score replaces a lower one, with an equal one it does not', () => {
    const best = { ...NOTHING_MEASURED, scoreBasisPoints: 7_000 };
    const quiz = (scoreBasisPoints: number) => ({ hasPassed: true, ...NOTHING_MEASURED, scoreBasisPoints });
    expect(judgeTry(levelAt(1, 1, { best }), quiz(8_000)).best).toMatchObject({ scoreBasisPoints: 8_000 });
    expect(judgeTry(levelAt(1, 1, { best }), quiz(6_000)).best).toBe(best);
    expect(judgeTry(levelAt(1, 1, { best }), quiz(7_000)).best).toBe(best);
  });

  test('at a text measures nothing and is passed once', () => {
    const read = { hasPassed: true, ...NOTHING_MEASURED };
    expect(judgeTry(levelAt(1, 0), read)).toMatchObject({ isFirstPass: true, best: NOTHING_MEASURED });
    const granted = levelAt(1, 1, { best: NOTHING_MEASURED, granted: ['level-1'] });
    expect(judgeTry(granted, read)).toMatchObject({ isFirstPass: false, isActivity: false });
  });
});

const arbitraryTry = fc.record({
  position: fc.integer({ min: 1, max: 4 }),
  commands: fc.option(fc.integer({ min: 1, max: 20 }), { nil: null }),
});

/** Plays tries one after another, keeping what a server keeps. */
function play(tries: readonly { readonly position: number; readonly commands: number | null }[]) {
  const passed: string[] = [];
  const granted: string[] = [];
  const best = new Map<number, LevelScore>();
  let xp = 0;
  let completions = 0;
  for (const { position, commands } of tries) {
    const level = levelAt(position, 0, { passed, granted, best: best.get(position) ?? null });
    if (position > passed.length + 1) {
      expect(() => judgeTry(level, failed)).toThrow('level-locked');
      continue;
    }
    const judged = judgeTry(level, commands === null ? failed : programOf(commands));
    if (judged.isFirstPass) passed.push(level.levelId);
    if (judged.isFirstPass && judged.isCourseCompleted) completions += 1;
    if (judged.best !== null) best.set(position, judged.best);
    granted.push(...judged.rewards.map(({ sourceId }) => sourceId));
    xp += judged.rewards.reduce((sum, { amount }) => sum + amount, 0);
    expect(judged.isCourseCompleted).toBe(passed.length === 4);
  }
  return { passed, granted, best, xp, completions };
}

test('any tries in any order: levels are passed in order, and each reward is granted once', () => {
  fc.assert(
    fc.property(fc.array(arbitraryTry, { maxLength: 40 }), (tries) => {
      const { passed, granted, best, xp, completions } = play(tries);
      expect(passed).toEqual(['level-1', 'level-2', 'level-3', 'level-4'].slice(0, passed.length));
      expect(new Set(granted).size).toBe(granted.length);
      expect(completions).toBe(Number(passed.length === 4));
      const stars = [...best.values()].reduce((sum, score) => sum + (score.stars ?? 0), 0);
      expect(xp).toBe(50 * passed.length + 5 * (stars - passed.length));
    }),
  );
});

test('any tries in any order leave the fewest commands of those that passed', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1, maxLength: 20 }), (counts) => {
      const { best } = play(counts.map((commands) => ({ position: 1, commands })));
      expect(best.get(1)?.commands).toBe(Math.min(...counts));
    }),
  );
});
