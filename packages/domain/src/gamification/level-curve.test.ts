import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { levelOf, levelProgress, xpForLevel } from './level-curve.ts';

const xps = fc.oneof(fc.nat(1_000_000), fc.maxSafeNat());

describe('levels', () => {
  test('begin at 0, 100, 400, 900 … XP', () => {
    expect([0, 99, 100, 399, 400, 899, 900].map(levelOf)).toEqual([1, 1, 2, 2, 3, 3, 4]);
    expect([1, 2, 3, 50].map(xpForLevel)).toEqual([0, 100, 400, 240_100]);
  });

  test('are floor(sqrt(xp / 100)) + 1, exact for every safe integer', () => {
    fc.assert(
      fc.property(xps, (xp) => {
        const below = BigInt(levelOf(xp) - 1);
        expect(100n * below * below <= BigInt(xp)).toBe(true);
        expect(BigInt(xp) < 100n * (below + 1n) * (below + 1n)).toBe(true);
      }),
    );
  });

  test('change exactly at their border, up to the largest safe integer', () => {
    const highest = levelOf(Number.MAX_SAFE_INTEGER);
    fc.assert(
      fc.property(fc.integer({ min: 2, max: highest }), (level) => {
        expect(levelOf(xpForLevel(level))).toBe(level);
        expect(levelOf(xpForLevel(level) - 1)).toBe(level - 1);
      }),
    );
  });

  test('are 1 for XP that corrections took below zero', () => {
    expect(levelOf(-500)).toBe(1);
    expect(levelProgress(-500)).toEqual({ level: 1, xpIntoLevel: 0, xpForNext: 100, percent: 0 });
  });
});

describe('progress within a level', () => {
  test('counts from the beginning of the level', () => {
    expect(levelProgress(250)).toEqual({ level: 2, xpIntoLevel: 150, xpForNext: 300, percent: 50 });
    expect(levelProgress(400)).toEqual({ level: 3, xpIntoLevel: 0, xpForNext: 500, percent: 0 });
  });

  test('never shows 100 % before the next level is there', () => {
    fc.assert(
      fc.property(fc.nat(100_000_000), (xp) => {
        const { level, xpIntoLevel, xpForNext, percent } = levelProgress(xp);
        expect(xpIntoLevel).toBeLessThan(xpForNext);
        expect(percent).toBeGreaterThanOrEqual(0);
        expect(percent).toBeLessThan(100);
        expect(levelOf(xp - xpIntoLevel + xpForNext)).toBe(level + 1);
      }),
    );
  });
});
