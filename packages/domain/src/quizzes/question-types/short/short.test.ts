import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { CREDIT_UNITS } from '../question-type.ts';
import { fitsPattern, patternOf } from '../typed-text.ts';
import { shortRules } from './short.ts';

const LOOSE = { matchCase: false, matchAccents: false };

function bodyOf(accepted: readonly (readonly [string, number])[], comparing = LOOSE) {
  return {
    accepted: accepted.map(([text, creditPercent]) => ({ text, creditPercent, feedback: '' })),
    ...comparing,
  };
}

function fits(accepted: string, typed: string, comparing = LOOSE): boolean {
  return fitsPattern(patternOf(accepted, comparing), typed, comparing);
}

describe('a typed text', () => {
  it.each([
    ['HTTPS', ' https '],
    ['Größe', 'GROSSE'],
    ['GROẞE', 'größe'],
    ['Café', 'cafe'],
    ['Ὀδυσσεύς', 'ΟΔΥΣΣΕΥΣ'],
    ['don’t', "don't"],
    ['“yes”', '"yes"'],
    ['well–known', 'well-known'],
    ['two  words', 'two words'],
    ['ｆｕｌｌ', 'full'],
    ['a\u200bb', 'ab'],
  ])('%s is %s', (accepted, typed) => {
    expect(fits(accepted, typed)).toBe(true);
    expect(fits(typed, accepted)).toBe(true);
  });

  it.each([
    ['かき', 'がき'],
    ['Port 80', 'Port 8080'],
    ['resume', 'resum'],
  ])('%s is not %s', (accepted, typed) => {
    expect(fits(accepted, typed)).toBe(false);
  });

  it('counts case and accents where the author says so', () => {
    expect(fits('Mb', 'MB', { matchCase: true, matchAccents: false })).toBe(false);
    expect(fits('cafe', 'Café', { matchCase: false, matchAccents: true })).toBe(false);
    expect(fits('cafe\u0301', 'CAFÉ', { matchCase: false, matchAccents: true })).toBe(true);
    expect(fits('Café', 'Cafe', { matchCase: true, matchAccents: false })).toBe(true);
  });
});

describe('a star', () => {
  it.each([
    ['*colou*r', 'the colour', true],
    ['ran*', 'ran', true],
    ['ran*', 'Bran', false],
    ['*a*b*', 'xaxb', true],
    ['*a*b*', 'ba', false],
    ['ab*ba', 'aba', false],
    ['5\\*5', '5*5', true],
    ['5\\*5', '5+5', false],
    ['*', 'anything', true],
  ])('%s and %s: %s', (accepted, typed, expected) => {
    expect(fits(accepted, typed)).toBe(expected);
  });

  it('means what a regular expression says for short texts', () => {
    const text = fc.string({ unit: fc.constantFrom('A', 'B', 'C'), maxLength: 8 });
    const pattern = fc.string({ unit: fc.constantFrom('A', 'B', '*'), maxLength: 6 });
    fc.assert(
      fc.property(pattern, text, (accepted, typed) => {
        const expected = new RegExp(`^${accepted.replaceAll('*', '.*')}$`).test(typed);
        expect(fits(accepted, typed)).toBe(expected);
      }),
      { numRuns: 2_000 },
    );
  });
});

test('the best of the accepted texts counts', () => {
  const { key } = shortRules.partsOf(
    bodyOf([
      ['*port*', 40],
      ['port 443', 100],
      ['*443*', 60],
    ]),
  );
  const share = (typed: string) => shortRules.grade(key, [typed]) / CREDIT_UNITS;
  expect([share('Port 443'), share('443'), share('a port'), share('80'), share(' ')]).toEqual([
    1, 0.6, 0.4, 0, 0,
  ]);
});

test.each([
  ['nothing that earns everything', [['a', 50]], 'accepted: one of them must give 100 percent'],
  [
    'the same twice',
    [
      ['Port', 100],
      ['pört', 50],
    ],
    'accepted: answer 2 says the same as answer 1',
  ],
] as const)('%s is refused', (_, accepted, message) => {
  expect(shortRules.problemsOf(bodyOf(accepted))).toMatchObject([{ message }]);
});

test('a longer text than any accepted one earns nothing and is not taken', () => {
  const { key } = shortRules.partsOf(bodyOf([['*', 100]]));
  expect(shortRules.grade(key, ['x'.repeat(501)])).toBe(0);
  expect(shortRules.takes(['x'.repeat(501)])).toBe(false);
  expect([shortRules.takes(['x']), shortRules.takes([1]), shortRules.takes(['a', 'b'])]).toEqual([
    true,
    false,
    false,
  ]);
});
