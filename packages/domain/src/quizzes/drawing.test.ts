import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { drawQuestions, type PoolQuestion, shufflePlaces } from './drawing.ts';
import { randomFrom } from './random.ts';

const seeds = fc
  .array(fc.constantFrom(...'0123456789abcdef'), { minLength: 32, maxLength: 32 })
  .map((s) => s.join(''));
const SEED = '00112233445566778899aabbccddeeff';

function poolOf(sizes: Record<string, number>): PoolQuestion[] {
  return Object.entries(sizes).flatMap(([domainCode, size]) =>
    Array.from({ length: size }, (_, index) => ({ questionId: `${domainCode}-${index}`, domainCode })),
  );
}

function domainCounts(ids: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const id of ids) {
    const domain = id.split('-')[0] ?? '';
    counts[domain] = (counts[domain] ?? 0) + 1;
  }
  return counts;
}

const drawing = fc.record({
  pool: fc
    .array(fc.record({ domainCode: fc.constantFrom('a', 'b', 'c', 'd'), n: fc.nat(40) }), { maxLength: 120 })
    .map((rows) => rows.map(({ domainCode, n }) => ({ questionId: `${domainCode}-${n}`, domainCode }))),
  weights: fc
    .record({ a: fc.integer({ min: 1, max: 50 }), b: fc.integer({ min: 1, max: 50 }) })
    .map((weights) => Object.entries(weights).map(([code, weight]) => ({ code, weight }))),
  count: fc.integer({ min: 1, max: 100 }),
  seed: seeds,
});

describe('drawing questions', () => {
  test('never draws one twice, nor one that is not in the pool', () => {
    fc.assert(
      fc.property(drawing, (facts) => {
        const ids = drawQuestions(facts);
        const known = new Set(facts.pool.map((question) => question.questionId));
        expect(new Set(ids).size).toBe(ids.length);
        expect(ids.every((id) => known.has(id))).toBe(true);
      }),
    );
  });

  test('draws as many as asked, or the whole pool if it is smaller', () => {
    fc.assert(
      fc.property(drawing, (facts) => {
        const available = new Set(facts.pool.map((question) => question.questionId)).size;
        expect(drawQuestions(facts)).toHaveLength(Math.min(facts.count, available));
      }),
    );
  });

  test('the same seed draws the same, in whatever order the pool comes', () => {
    fc.assert(
      fc.property(drawing, (facts) => {
        expect(drawQuestions({ ...facts, pool: facts.pool.toReversed() })).toEqual(drawQuestions(facts));
      }),
    );
  });

  test('another seed draws others', () => {
    const facts = { pool: poolOf({ a: 50 }), weights: [], count: 10 };
    const drawn = new Set(
      Array.from({ length: 100 }, (_, n) =>
        drawQuestions({ ...facts, seed: n.toString(16).padStart(32, '0') }).join(),
      ),
    );
    expect(drawn.size).toBe(100);
  });

  test('domains share by weight', () => {
    const weights = [
      { code: 'a', weight: 5 },
      { code: 'b', weight: 3 },
      { code: 'c', weight: 2 },
    ];
    const pool = poolOf({ a: 50, b: 50, c: 50 });
    expect(domainCounts(drawQuestions({ pool, weights, count: 20, seed: SEED }))).toEqual({
      a: 10,
      b: 6,
      c: 4,
    });
    // 4.5, 2.7 and 1.8: the two whole questions left go to the two largest fractions.
    expect(domainCounts(drawQuestions({ pool, weights, count: 9, seed: SEED }))).toEqual({
      a: 4,
      b: 3,
      c: 2,
    });
  });

  test('no domain with enough questions is more than one question away from its exact share', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 8 }),
        fc.integer({ min: 1, max: 100 }),
        seeds,
        (parts, count, seed) => {
          const weights = parts.map((weight, index) => ({ code: `d${index}`, weight }));
          const pool = poolOf(Object.fromEntries(weights.map(({ code }) => [code, 100])));
          const counts = domainCounts(drawQuestions({ pool, weights, count, seed }));
          const total = parts.reduce((sum, weight) => sum + weight, 0);
          for (const { code, weight } of weights) {
            expect(Math.abs((counts[code] ?? 0) - (count * weight) / total)).toBeLessThan(1);
          }
        },
      ),
    );
  });

  test('a domain with too few questions gives all of them, and the others the rest by weight', () => {
    const weights = [
      { code: 'a', weight: 8 },
      { code: 'b', weight: 1 },
      { code: 'c', weight: 1 },
    ];
    const pool = poolOf({ a: 2, b: 50, c: 50 });
    expect(domainCounts(drawQuestions({ pool, weights, count: 10, seed: SEED }))).toEqual({
      a: 2,
      b: 4,
      c: 4,
    });
  });

  test('equal domains take turns in getting the odd question', () => {
    const pool = poolOf({ a: 9, b: 9 });
    const winners = Array.from({ length: 200 }, (_, n) => {
      const counts = domainCounts(
        drawQuestions({ pool, weights: [], count: 3, seed: n.toString(16).padStart(32, '0') }),
      );
      return (counts.a ?? 0) > (counts.b ?? 0);
    });
    const share = winners.filter(Boolean).length / winners.length;
    expect(share).toBeGreaterThan(0.35);
    expect(share).toBeLessThan(0.65);
  });

  test('every question of a domain is as likely as the others, at every place', () => {
    const pool = poolOf({ a: 5 });
    const seen = new Map<string, number>();
    const runs = 5_000;
    for (let n = 0; n < runs; n += 1) {
      const [first] = drawQuestions({ pool, weights: [], count: 2, seed: n.toString(16).padStart(32, '0') });
      seen.set(first ?? '', (seen.get(first ?? '') ?? 0) + 1);
    }
    for (const { questionId } of pool) {
      expect(Math.abs((seen.get(questionId) ?? 0) - runs / 5)).toBeLessThan(runs / 5 / 5);
    }
  });

  test('a seed that is not 32 hexadecimal digits is a programming error', () => {
    for (const seed of ['', 'xyz', '0'.repeat(31), 'g'.repeat(32)])
      expect(() => randomFrom(seed)).toThrow(RangeError);
  });
});

describe('the order of options', () => {
  const shuffle = fc.record({
    groups: fc.array(fc.constantFrom(null, 0, 1), { minLength: 2, maxLength: 20 }),
    seed: seeds,
    questionId: fc.uuid(),
  });

  test('shows every option exactly once, the same for the same attempt and question', () => {
    fc.assert(
      fc.property(shuffle, (facts) => {
        const order = shufflePlaces(facts);
        expect(order.toSorted((a, b) => a - b)).toEqual(facts.groups.map((_, i) => i));
        expect(shufflePlaces(facts)).toEqual(order);
      }),
    );
  });

  test('keeps what is fixed in its place and shuffles the others', () => {
    const places = new Set<string>();
    for (let n = 0; n < 200; n += 1) {
      const seed = n.toString(16).padStart(32, '0');
      const order = shufflePlaces({ groups: [0, null, 0, null], seed, questionId: 'q' });
      expect([order[1], order[3]]).toEqual([1, 3]);
      places.add(String(order));
    }
    expect([...places].sort()).toEqual(['0,1,2,3', '2,1,0,3']);
  });

  test('lets nothing leave its group, nor what keeps its place', () => {
    fc.assert(
      fc.property(shuffle, (facts) => {
        for (const [place, index] of shufflePlaces(facts).entries()) {
          expect(facts.groups[index]).toBe(facts.groups[place]);
          if (facts.groups[place] === null) expect(index).toBe(place);
        }
      }),
    );
  });

  test('puts the first option at every place equally often, over questions and over attempts', () => {
    const runs = 4_000;
    const pad = (n: number) => n.toString(16).padStart(32, '0');
    for (const facts of [
      (n: number) => ({ seed: SEED, questionId: `q-${n}` }),
      (n: number) => ({ seed: pad(n), questionId: 'q' }),
      (n: number) => ({ seed: pad(n).split('').toReversed().join(''), questionId: 'q' }),
    ]) {
      const places = [0, 0, 0, 0];
      for (let n = 0; n < runs; n += 1) {
        const place = shufflePlaces({
          groups: [0, 0, 0, 0],
          ...facts(n),
        }).indexOf(0);
        places[place] = (places[place] ?? 0) + 1;
      }
      for (const count of places) expect(Math.abs(count - runs / 4)).toBeLessThan(runs / 4 / 6);
    }
  });
});

test('random numbers below a bound that does not divide 2^32 are not skewed', () => {
  const random = randomFrom(SEED);
  const bound = 3 * 2 ** 30;
  const runs = 20_000;
  let low = 0;
  for (let n = 0; n < runs; n += 1) low += Number(random.below(bound) < 2 ** 30);
  expect(Math.abs(low / runs - 1 / 3)).toBeLessThan(0.02);
});

test('the numbers of a seed never change, on any platform or in any later version', () => {
  const random = randomFrom(SEED);
  const values = Array.from({ length: 4 }, () => random.below(2 ** 32));
  expect(values).toMatchInlineSnapshot(`
    [
      3050523686,
      3221946118,
      2010885812,
      519174089,
    ]
  `);
});

test('what was shown least is drawn first, and what was shown comes only where a domain has nothing else', () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ domain: fc.nat(2), timesShown: fc.nat(3) }), { minLength: 1, maxLength: 40 }),
      fc.nat(40),
      (questions, count) => {
        const pool = questions.map(({ domain, timesShown }, index) => ({
          questionId: `q${index}`,
          domainCode: `${domain}`,
          timesShown,
        }));
        const drawn = new Set(drawQuestions({ pool, weights: [], count, seed: SEED }));
        for (const left of pool.filter(({ questionId }) => !drawn.has(questionId)))
          for (const taken of pool.filter(({ questionId }) => drawn.has(questionId)))
            if (taken.domainCode === left.domainCode)
              expect(taken.timesShown).toBeLessThanOrEqual(left.timesShown);
        expect(drawn.size).toBe(Math.min(count, pool.length));
      },
    ),
  );
});
