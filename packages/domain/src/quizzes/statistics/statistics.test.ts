import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { analysed, countsOf, type ScoredItem, together } from '../../testing/counted-attempts.ts';
import { itemCurve, totalsByTenth } from './item-statistics.ts';

const DIGITS = 5;

/** Attempts at a test of the same items, from the scores of each item as shares. */
function fixedTest(scores: Readonly<Record<string, readonly number[]>>): ScoredItem[][] {
  const count = Object.values(scores)[0]?.length ?? 0;
  return Array.from({ length: count }, (_, attempt) =>
    Object.entries(scores).map(([item, of]) => ({ item, score: Math.round((of[attempt] ?? 0) * 10_000) })),
  );
}

describe('an example computed by hand', () => {
  // T = 3, 2.5, 1.5, 1, 0; its mean is 8/5 = 1.6, its deviations 1.4, 0.9, −0.1, −0.6, −1.6.
  const attempts = fixedTest({
    first: [1, 1, 1, 0, 0],
    second: [1, 1, 0, 1, 0],
    third: [1, 0.5, 0.5, 0, 0],
  });
  const { test: figures, items } = analysed(countsOf(attempts));

  test('of the test', () => {
    expect(figures.attempts).toBe(5);
    expect(figures.mean).toBeCloseTo(160 / 3, DIGITS);
    expect(figures.median).toBeCloseTo(50, DIGITS);
    // V(T) = (1.96 + 0.81 + 0.01 + 0.36 + 2.56) / 4 = 1.425.
    expect(figures.standardDeviation).toBeCloseTo((100 * 1.193734) / 3, 4);
    // m₃ = (2.744 + 0.729 − 0.001 − 0.216 − 4.096) / 5 = −0.168; k₃ = 25 × −0.168 / 12 = −0.35; 1.425^1.5 = 1.701070.
    expect(figures.skewness).toBeCloseTo(-0.205753, DIGITS);
    // m₂ = 1.14, m₄ = 2.2362; k₄ = 25 / 24 × (6 × 2.2362 − 12 × 1.2996) = −2.26875; k₂² = 2.030625.
    expect(figures.kurtosis).toBeCloseTo(-1.117267, DIGITS);
    // V(x) = 0.3, 0.3, 0.175, together 0.775; 3/2 × (1 − 0.775 / 1.425).
    expect(figures.internalConsistency).toBeCloseTo(68.421053, DIGITS);
    expect(figures.errorRatio).toBeCloseTo(56.195149, DIGITS);
    // 0.561951 × 39.791121.
    expect(figures.standardError).toBeCloseTo(22.36068, DIGITS);
  });

  test('of its items: facility and spread', () => {
    expect(items['first']).toMatchObject({ attempts: 5, facility: 60, randomGuessScore: null });
    expect(items['first']?.standardDeviation).toBeCloseTo(54.772256, DIGITS);
    expect(items['third']?.facility).toBeCloseTo(40, DIGITS);
    expect(items['third']?.standardDeviation).toBeCloseTo(41.833001, DIGITS);
  });

  test('of its items: weights', () => {
    expect(items['second']?.intendedWeight).toBeCloseTo(100 / 3, DIGITS);
    // C(x, T) = 2.2/4, 1.7/4, 1.8/4; their roots 0.741620, 0.651920, 0.670820 are 2.064360 together.
    expect(items['first']?.effectiveWeight).toBeCloseTo(35.924918, DIGITS);
    expect(items['second']?.effectiveWeight).toBeCloseTo(31.579763, DIGITS);
    expect(items['third']?.effectiveWeight).toBeCloseTo(32.495313, DIGITS);
  });

  test('of its items: discrimination', () => {
    // C(x, X) = 0.25, 0.125, 0.275; V(X) = 0.625, 0.875, 0.7.
    expect(items['first']?.discriminationIndex).toBeCloseTo(57.735027, DIGITS);
    expect(items['second']?.discriminationIndex).toBeCloseTo(24.39750182, DIGITS);
    expect(items['third']?.discriminationIndex).toBeCloseTo(78.571429, DIGITS);
    // Both in order: 1.5/4, 2/4, 1.1/4.
    expect(items['first']?.discriminativeEfficiency).toBeCloseTo(66.666667, DIGITS);
    expect(items['second']?.discriminativeEfficiency).toBeCloseTo(25, DIGITS);
    expect(items['third']?.discriminativeEfficiency).toBeCloseTo(100, DIGITS);
  });
});

/** Scores by attempt and item. */
const score = fc.constantFrom(-10_000, -2500, 0, 3333, 5000, 6667, 10_000);
const matrix = (attempts: { readonly min: number; readonly max: number }) =>
  fc
    .tuple(
      fc
        .integer({ min: 2, max: 6 })
        .chain((length) =>
          fc.array(fc.integer({ min: 1, max: 9 }), { minLength: length, maxLength: length }),
        ),
      fc.integer(attempts),
    )
    .chain(([weights, count]) =>
      fc
        .array(fc.array(score, { minLength: weights.length, maxLength: weights.length }), {
          minLength: count,
          maxLength: count,
        })
        .map((rows) =>
          rows.map((row) =>
            row.map(
              (one, index): ScoredItem => ({ item: `${index}`, score: one, weight: weights[index] ?? 1 }),
            ),
          ),
        ),
    );

/** Attempts that each drew some of ten items, of different weights. */
const drawn = fc.array(
  fc.dictionary(fc.constantFrom(...'abcdefghij'), score, { minKeys: 1 }).map((scores) =>
    Object.entries(scores).map(([item, one]): ScoredItem => {
      return { item, score: one, weight: 1 + (item.charCodeAt(0) % 3) };
    }),
  ),
  { maxLength: 20 },
);

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** As the formula is printed, in floating point. */
function covariance(xs: readonly number[], ys: readonly number[]): number {
  const [x, y] = [mean(xs), mean(ys)];
  return xs.reduce((sum, one, index) => sum + (one - x) * ((ys[index] ?? 0) - y), 0) / (xs.length - 1);
}

function expectClose(figure: number | null | undefined, expected: number): void {
  if (!Number.isFinite(expected)) return;
  expect(figure).not.toBeNull();
  expect(Math.abs((figure ?? Number.NaN) - expected)).toBeLessThan(1e-5 * Math.max(1, Math.abs(expected)));
}

/** What floating point cannot tell from nothing. */
const NOTHING = 1e-9;

describe('tests whose attempts have the same items', () => {
  test('have the published internal consistency', () => {
    fc.assert(
      fc.property(matrix({ min: 2, max: 20 }), (attempts) => {
        const full = (attempts[0] ?? []).reduce((sum, { weight = 1 }) => sum + weight, 0);
        const shares = attempts.map((items) =>
          items.map((one) => ((one.weight ?? 1) * one.score) / 10_000 / full),
        );
        const totals = shares.map((row) => row.reduce((sum, one) => sum + one, 0));
        const columns = (shares[0] ?? []).map((_, index) => shares.map((row) => row[index] ?? 0));
        const variance = covariance(totals, totals);
        const { test: figures, items } = analysed(countsOf(attempts));
        if (variance < NOTHING) return;
        const count = columns.length;
        const spread = columns.reduce((sum, column) => sum + covariance(column, column), 0);
        expectClose(figures.internalConsistency, (100 * count * (1 - spread / variance)) / (count - 1));
        columns.forEach((column, index) => {
          const rest = totals.map((total, attempt) => total - (column[attempt] ?? 0));
          const [own, others] = [covariance(column, column), covariance(rest, rest)];
          const item = items[`${index}`];
          if (own < NOTHING || others < NOTHING) return;
          expectClose(item?.discriminationIndex, (100 * covariance(column, rest)) / Math.sqrt(own * others));
          const best = covariance(
            column.toSorted((a, b) => a - b),
            rest.toSorted((a, b) => a - b),
          );
          expectClose(item?.discriminativeEfficiency, (100 * covariance(column, rest)) / best);
        });
      }),
    );
  });

  test('have weights that are 100 together', () => {
    fc.assert(
      fc.property(matrix({ min: 2, max: 20 }), (attempts) => {
        const items = Object.values(analysed(countsOf(attempts)).items);
        expectClose(
          items.reduce((sum, item) => sum + (item.intendedWeight ?? 0), 0),
          100,
        );
        const effective = items.reduce((sum, item) => sum + (item.effectiveWeight ?? 0), 0);
        if (effective !== 0) expectClose(effective, 100);
      }),
    );
  });

  test('of scores that are all equal have a mean, no spread, and nothing else', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 9 }), score, (count, same) => {
        const attempts = Array.from({ length: count }, () => [
          { item: 'a', score: same },
          { item: 'b', score: same },
        ]);
        const { test: figures, items } = analysed(countsOf(attempts));
        expect(figures).toEqual({
          attempts: count,
          mean: same / 100,
          median: same / 100,
          standardDeviation: 0,
          skewness: null,
          kurtosis: null,
          internalConsistency: null,
          errorRatio: null,
          standardError: null,
        });
        expect(items['a']).toMatchObject({
          facility: same / 100,
          standardDeviation: 0,
          intendedWeight: 50,
          effectiveWeight: null,
          discriminationIndex: null,
          discriminativeEfficiency: null,
        });
      }),
    );
  });

  test('are not moved by what everybody earns of one more question, but for the mean', () => {
    fc.assert(
      fc.property(matrix({ min: 2, max: 20 }), score, (attempts, gift) => {
        const before = analysed(countsOf(attempts));
        const after = analysed(
          countsOf(attempts.map((items) => [...items, { item: 'gift', score: gift, weight: 1 }])),
        );
        expect(after.test.skewness).toEqual(before.test.skewness);
        expect(after.test.kurtosis).toEqual(before.test.kurtosis);
        for (const [key, item] of Object.entries(before.items)) {
          expect(after.items[key]?.discriminationIndex).toEqual(item.discriminationIndex);
          expect(after.items[key]?.discriminativeEfficiency).toEqual(item.discriminativeEfficiency);
          expect(after.items[key]?.standardDeviation).toEqual(item.standardDeviation);
        }
      }),
    );
  });
});

describe('tests that draw their items', () => {
  const figuresOf = (attempts: readonly (readonly ScoredItem[])[]) => analysed(countsOf(attempts));

  test('have the same figures in whatever order and batches attempts are counted', () => {
    fc.assert(
      fc.property(drawn, fc.nat(), fc.nat(), (attempts, seed, cut) => {
        const shuffled = attempts
          .map((attempt, index) => ({ attempt, place: (index * 7919 + seed) % 104_729 }))
          .sort((a, b) => a.place - b.place)
          .map(({ attempt }) => attempt);
        expect(analysed(together(countsOf(shuffled)))).toEqual(figuresOf(attempts));
        const [first, second] = [attempts.slice(0, cut % 20), attempts.slice(cut % 20)].map((part) =>
          together(countsOf(part)),
        );
        if (first === undefined || second === undefined) return;
        const keys = new Set([...first.items.keys(), ...second.items.keys()]);
        const added = [...keys].map((key) => {
          const [a, b] = [first.items.get(key), second.items.get(key)];
          const counts = [...(a?.counts ?? []), ...(b?.counts ?? [])];
          return [key, { weight: a?.weight ?? b?.weight ?? 1, guessShare: null, counts }] as const;
        });
        const totals = [...first.totals, ...second.totals];
        expect(analysed({ totals, items: new Map(added) })).toEqual(figuresOf(attempts));
      }),
    );
  });

  test('have numbers or null, and nothing that is no number', () => {
    fc.assert(
      fc.property(drawn, (attempts) => {
        const { test: figures, items } = figuresOf(attempts);
        for (const figure of [figures, ...Object.values(items)].flatMap((one) => Object.values(one)))
          expect(figure === null || Number.isFinite(figure)).toBe(true);
        for (const { discriminationIndex, discriminativeEfficiency } of Object.values(items)) {
          expect(Math.abs(discriminationIndex ?? 0)).toBeLessThanOrEqual(100);
          expect(discriminativeEfficiency ?? 0).toBeLessThanOrEqual(100);
        }
      }),
    );
  });

  test('take no luck of the draw for consistency', () => {
    // Everybody knows the easy ones and nobody the others: totals differ by what was drawn alone.
    const attempts = ['eee', 'eeh', 'ehh', 'hhh'].flatMap((kinds, attempt) =>
      Array.from({ length: 3 }, () =>
        [...kinds].map((kind, index) => ({
          item: `${kind}${index}${attempt % 2}`,
          score: kind === 'e' ? 10_000 : 0,
        })),
      ),
    );
    const { test: figures } = figuresOf(attempts);
    expect(figures.standardDeviation).toBeGreaterThan(30);
    expect(figures.internalConsistency).toBe(0);
    expect(figures.errorRatio).toBe(100);
    expect(figures.standardError).toBe(figures.standardDeviation);
  });

  test('compare what the others earned as a share of theirs, so that lengths do not matter', () => {
    const right = { item: 'a', score: 10_000 };
    const wrong = { item: 'a', score: 0 };
    const others = (count: number, each: number) =>
      Array.from({ length: count }, (_, index) => ({ item: `o${index}`, score: each }));
    const { items } = figuresOf([
      [right, ...others(2, 8000)],
      [right, ...others(5, 8000)],
      [wrong, ...others(3, 4000)],
      [wrong, ...others(7, 4000)],
    ]);
    expect(items['a']?.discriminationIndex).toBe(100);
    expect(items['a']?.discriminativeEfficiency).toBe(100);
  });
});

describe('few attempts', () => {
  test('none have no figure', () => {
    expect(analysed(countsOf([])).test).toMatchObject({ attempts: 0, mean: null, median: null });
  });

  test('one has means and no spread', () => {
    const { test: figures, items } = analysed(countsOf(fixedTest({ a: [1], b: [0] })));
    expect(figures).toMatchObject({ attempts: 1, mean: 50, median: 50, standardDeviation: null });
    expect(figures).toMatchObject({ skewness: null, kurtosis: null, internalConsistency: null });
    expect(items['a']).toMatchObject({ facility: 100, standardDeviation: null, discriminationIndex: null });
    expect(items['a']).toMatchObject({ intendedWeight: 50, effectiveWeight: null });
  });

  test('two have spreads and no shape', () => {
    const { test: figures, items } = analysed(countsOf(fixedTest({ a: [1, 0], b: [1, 0], c: [0, 1] })));
    expect(figures).toMatchObject({ attempts: 2, mean: 50, skewness: null, kurtosis: null });
    expect(items['a']?.discriminationIndex).toBeNull();
    expect(items['c']?.discriminationIndex).toBe(-100);
    // A covariance below zero is no share of anything.
    expect(items['c']?.effectiveWeight).toBeNull();
    expect(items['a']?.effectiveWeight).toBe(50);
  });

  test('three have a skewness and no kurtosis', () => {
    const { test: figures } = analysed(countsOf(fixedTest({ a: [1, 0, 0], b: [1, 0, 0] })));
    expect(figures.skewness).toBeCloseTo(1.732051, DIGITS);
    expect(figures.kurtosis).toBeNull();
  });

  test('a test of one item compares nothing', () => {
    const { test: figures, items } = analysed(countsOf(fixedTest({ a: [1, 0, 0.5] })));
    expect(figures.internalConsistency).toBeNull();
    expect(items['a']).toMatchObject({ facility: 50, discriminationIndex: null, effectiveWeight: 100 });
  });
});

test('a score of full marks is in the last tenth, one below zero in the first', () => {
  const total = { totalWeight: 2, attempts: 1 };
  const counts = [
    { ...total, totalScore: 20_000, itemScore: 10_000 },
    { ...total, totalScore: 18_000, itemScore: 8000 },
    { ...total, totalScore: -5000, itemScore: -10_000 },
    { ...total, totalScore: 2000, itemScore: 0 },
  ];
  const curve = itemCurve(counts);
  expect(curve).toHaveLength(10);
  expect(curve[0]).toEqual({ fromPercent: 0, attempts: 1, facility: -100 });
  expect(curve[1]).toEqual({ fromPercent: 10, attempts: 1, facility: 0 });
  expect(curve[5]).toEqual({ fromPercent: 50, attempts: 0, facility: null });
  expect(curve[9]).toEqual({ fromPercent: 90, attempts: 2, facility: 90 });
  expect(totalsByTenth(counts)[9]).toEqual({ fromPercent: 90, attempts: 2 });
});
