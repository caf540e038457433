import fc from 'fast-check';
import { expect, test } from 'vitest';
import { domainShares } from './domain-shares.ts';
import { drawQuestions } from './drawing.ts';

const domain = (code: string, weight: number, questions: number) => ({ code, weight, questions });

test('weights are said as percents, and as questions of a quiz', () => {
  const shares = domainShares([domain('1', 3, 20), domain('2', 1, 20)], 20);
  expect(shares).toEqual([
    { code: '1', percent: 75, asked: 15, concern: null },
    { code: '2', percent: 25, asked: 5, concern: null },
  ]);
});

test('a domain that cannot give what it weighs is named, with why', () => {
  const domains = [
    domain('empty', 5, 0),
    domain('short', 50, 3),
    domain('tiny', 1, 9),
    domain('rest', 49, 40),
  ];
  const concerns = domainShares(domains, 10).map(({ concern }) => concern);
  expect(concerns).toEqual(['empty', 'too-few', 'never-asked', null]);
  expect(domainShares(domains, 10)[0]).toMatchObject({ percent: 0, asked: 0 });
});

test('as many are said as are drawn, but for one by lot', () => {
  const domains = fc.uniqueArray(
    fc.record({
      code: fc.constantFrom('1', '2', '3', '4', '5'),
      weight: fc.integer({ min: 1, max: 20 }),
      questions: fc.integer({ min: 0, max: 12 }),
    }),
    { selector: ({ code }) => code },
  );
  const seed = fc.stringMatching(/^[0-9a-f]{32}$/);
  fc.assert(
    fc.property(domains, fc.integer({ min: 1, max: 30 }), seed, (weights, count, drawnBy) => {
      const pool = weights.flatMap(({ code, questions }) =>
        Array.from({ length: questions }, (_, index) => ({
          questionId: `${code}-${index}`,
          domainCode: code,
        })),
      );
      const drawn = drawQuestions({ pool, weights, count, seed: drawnBy });
      const shares = domainShares(weights, count);
      expect(shares.reduce((sum, { asked }) => sum + asked, 0)).toBe(drawn.length);
      for (const { code, asked } of shares) {
        const times = drawn.filter((id) => id.startsWith(`${code}-`)).length;
        expect(Math.abs(times - asked)).toBeLessThanOrEqual(1);
      }
    }),
  );
});
