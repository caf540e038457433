import fc from 'fast-check';
import { expect, it } from 'vitest';
import { questionBodies } from '../../../testing/question-bodies.ts';
import { CREDIT_UNITS } from '../question-type.ts';
import { matchingRules } from './matching.ts';

const body = {
  pairs: [
    { prompt: 'HTTP', match: '80' },
    { prompt: 'HTTPS', match: '443' },
    { prompt: 'DNS', match: '53' },
    { prompt: 'DNS over TCP', match: '53' },
  ],
  extraMatches: ['22'],
};

it('equal matches are one choice, and their order says nothing', () => {
  const { public: shown, key } = matchingRules.partsOf(body);
  expect(shown.matches).toEqual(['22', '443', '53', '80']);
  expect(key.right).toEqual([3, 1, 2, 2]);
});

it('each prompt earns its share, and a wrong match costs nothing', () => {
  const { key } = matchingRules.partsOf(body);
  const share = (...answer: (number | null)[]) => matchingRules.grade(key, answer) / CREDIT_UNITS;
  expect([share(3, 1, 2, 2), share(3, 0, null, 2), share(3), share(0, 0, 0, 0)]).toEqual([1, 0.5, 0.25, 0]);
});

it('what is shown is the same whatever belongs together', () => {
  fc.assert(
    fc.property(questionBodies.matching, ({ pairs, extraMatches }) => {
      const turned = pairs.map(({ prompt }, index) => ({
        prompt,
        match: pairs[(index + 1) % pairs.length]?.match ?? '',
      }));
      expect(matchingRules.partsOf({ pairs: turned, extraMatches }).public).toEqual(
        matchingRules.partsOf({ pairs, extraMatches }).public,
      );
    }),
  );
});

it('one more right match never lowers the credit', () => {
  const { key } = matchingRules.partsOf(body);
  fc.assert(
    fc.property(
      fc.array(fc.option(fc.nat(3)), { minLength: 4, maxLength: 4 }),
      fc.nat(3),
      (answer, prompt) => {
        const better = answer.with(prompt, key.right[prompt] ?? null);
        expect(matchingRules.grade(key, better)).toBeGreaterThanOrEqual(matchingRules.grade(key, answer));
      },
    ),
  );
});

it('guessing earns one part of the choices', () => {
  const { public: shown } = matchingRules.partsOf(body);
  expect(matchingRules.guessShare(shown)).toBe(0.25);
});

it.each([
  [
    'a prompt twice',
    { pairs: [body.pairs[0], { prompt: 'HTTP ', match: '8080' }] },
    'pairs: prompt 2 says the same as prompt 1',
  ],
  [
    'matches that only look the same',
    { pairs: [body.pairs[0], { prompt: 'x', match: '8\u200b0' }] },
    'pairs: two matches look the same and are not written alike',
  ],
])('%s is refused', (_, given, message) => {
  expect(matchingRules.body.safeParse(given).error?.issues).toMatchObject([{ message }]);
});

it('an extra match that is one of a prompt is no extra', () => {
  expect(matchingRules.tidied({ ...body, extraMatches: ['443', '22', '22'] }).extraMatches).toEqual(['22']);
});
