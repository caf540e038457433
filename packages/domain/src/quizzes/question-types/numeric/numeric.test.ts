import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { CREDIT_UNITS } from '../question-type.ts';
import { NumericBody } from './body.ts';
import { decimalOf } from './decimal.ts';
import { numericRules } from './numeric.ts';
import { quantitiesIn } from './quantity.ts';

function share(body: object, typed: string): number {
  const { key } = numericRules.partsOf(NumericBody.parse(body));
  return numericRules.grade(key, [typed]) / CREDIT_UNITS;
}

const says = (typed: string): string[] =>
  quantitiesIn(typed).map(({ value: { digits, exponent }, unit }) => `${digits}e${exponent} ${unit}`.trim());

describe('a typed number', () => {
  it.each([
    ['3.5', ['35e-1']],
    ['3,5', ['35e-1']],
    [' 3.5 m', ['35e-1 m']],
    ['-3.5', ['-35e-1']],
    ['\u2212 3,5 m²', ['-35e-1 m2']],
    ['1e3', ['1e3']],
    ['1.5E-3 s', ['15e-4 s']],
    ['1.5 × 10^3', ['15e2']],
    ['1,5·10⁻³ kg·m', ['15e-4 kgm']],
    ['.5', ['5e-1']],
    ['5.', ['5e0']],
    ['1 000 000', ['1000000e0']],
    ["1'000,5", ['10005e-1']],
    ['1,234,567.5', ['12345675e-1']],
    ['1.234.567,5', ['12345675e-1']],
    ['$ 5', ['5e0 $']],
    ['50 %', ['50e0 %']],
    ['+7', ['7e0']],
    ['1,000', ['1000e-3', '1000e0']],
    ['0,125', ['125e-3']],
    ['1.000', ['1000e-3']],
    ['5 eV', ['5e0 eV']],
  ])('%s says %j', (typed, quantities) => {
    expect(says(typed)).toEqual(quantities);
  });

  it.each([
    '½',
    '',
    'five',
    '1 2',
    '3 1/2 m',
    '1.2.3',
    '1,2,3',
    '$5 m',
    '-',
    '.',
    'e3',
    '--5',
    '1'.repeat(101),
  ])('%s earns nothing', (typed) => {
    expect(share({ answers: [{ from: '-1e50', to: '1e50' }] }, typed)).toBe(0);
  });
});

describe('an answer', () => {
  it('is compared exactly, where floating point is off', () => {
    expect(share({ answers: [{ value: '0.3', tolerance: '0.1' }] }, '0.2')).toBe(1);
    expect(share({ answers: [{ value: '0.3', tolerance: '0.1' }] }, '0.4')).toBe(1);
    expect(share({ answers: [{ value: '0.3', tolerance: '0.1' }] }, '0.400000000000000000001')).toBe(0);
    expect(share({ answers: [{ value: '6.02e23' }] }, '602000000000000000000000')).toBe(1);
  });

  it('may be a range, with its ends', () => {
    const body = { answers: [{ from: '1.5', to: '2' }] };
    expect([share(body, '1.5'), share(body, '2,0'), share(body, '1.49'), share(body, '2.01')]).toEqual([
      1, 1, 0, 0,
    ]);
  });

  it('counts in the units that are named, and in its own where none is needed', () => {
    const body = { answers: [{ value: '1500' }], units: [{ unit: 'm' }, { unit: 'km', factor: '1000' }] };
    expect([share(body, '1.5 km'), share(body, '1500m'), share(body, '1500')]).toEqual([1, 1, 1]);
    expect([share(body, '1500 km'), share(body, '1500 ft'), share(body, '1.5 KM')]).toEqual([0, 0, 0]);
    expect(share({ ...body, isUnitNeeded: true }, '1500')).toBe(0);
  });

  it('with a comma before three digits counts if either of its meanings does', () => {
    expect([
      share({ answers: [{ value: '1000' }] }, '1,000'),
      share({ answers: [{ value: '1' }] }, '1,000'),
    ]).toEqual([1, 1]);
    expect(share({ answers: [{ value: '1000' }] }, '1.000')).toBe(0);
  });

  it('that is nearer never earns less than one that is farther, if a narrower margin earns more', () => {
    const body = {
      answers: [
        { value: '10', tolerance: '1' },
        { value: '10', tolerance: '5', creditPercent: 40 },
      ],
    };
    const offsets = fc.integer({ min: 0, max: 100 });
    fc.assert(
      fc.property(offsets, offsets, (one, other) => {
        const [near, far] = [Math.min(one, other), Math.max(one, other)];
        expect(share(body, `${(100 + near) / 10}`)).toBeGreaterThanOrEqual(
          share(body, `${(100 - far) / 10}`),
        );
      }),
    );
  });
});

test('a number that the author writes means what JavaScript reads', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e30, max: 1e30 }), (number) => {
      const decimal = decimalOf(String(number));
      fc.pre(decimal !== undefined);
      expect(Number(`${decimal?.digits}e${decimal?.exponent}`)).toBe(number === 0 ? 0 : number);
    }),
  );
});

test.each([
  ['nothing to compare with', { answers: [{}] }, 'answers: answer 1 must have a value, or from and to'],
  ['half of a range', { answers: [{ from: '1' }] }, 'answers: answer 1 must have a value, or from and to'],
  [
    'a value and a range',
    { answers: [{ value: '1', from: '1', to: '2' }] },
    'answers: answer 1 must have a value, or from and to',
  ],
  [
    'a value and half of a range',
    { answers: [{ value: '1', to: '2' }] },
    'answers: answer 1 must have a value, or from and to',
  ],
  ['a range turned around', { answers: [{ from: '2', to: '1' }] }, 'answers: answer 1 ends before it begins'],
  [
    'a range with a tolerance',
    { answers: [{ from: '1', to: '2', tolerance: '1' }] },
    'answers: answer 1 is a range, which has no tolerance',
  ],
  [
    'a tolerance below 0',
    { answers: [{ value: '1', tolerance: '-1' }] },
    'answers: answer 1 has a tolerance below 0',
  ],
  [
    'no full credit',
    { answers: [{ value: '1', creditPercent: 50 }] },
    'answers: one of them must give 100 percent',
  ],
  [
    'a unit twice',
    { answers: [{ value: '1' }], units: [{ unit: 'm²' }, { unit: 'm^2' }] },
    'units: unit 2 says the same as unit 1',
  ],
  [
    'a unit of digits',
    { answers: [{ value: '1' }], units: [{ unit: '2m' }] },
    'units: unit 1 must not begin as a number does',
  ],
  [
    'a factor of 0',
    { answers: [{ value: '1' }], units: [{ unit: 'm', factor: '0' }] },
    'units: unit 1 must have a factor above 0',
  ],
  [
    'a need of no unit',
    { answers: [{ value: '1' }], isUnitNeeded: true },
    'units: must name one if a unit is needed',
  ],
])('%s is refused', (_, body, message) => {
  expect(numericRules.body.safeParse(body).error?.issues).toMatchObject([{ message }]);
});

test.each([
  ['3,5', '3.5'],
  ['\u22120.25', '-0.25'],
  ['+7', '7'],
])('an author may write %s', (written, kept) => {
  expect(NumericBody.parse({ answers: [{ value: written }] }).answers[0]?.value).toBe(kept);
});

test.each([
  ['1,000', 'can be read in two ways: must have a point for its decimals, or no comma'],
  ['1e400', 'must be a number such as 3.5 or -1.2e-3'],
  ['three', 'must be a number such as 3.5 or -1.2e-3'],
])('an author may not write %s', (written, message) => {
  expect(NumericBody.safeParse({ answers: [{ value: written }] }).error?.issues).toMatchObject([
    { path: ['answers', 0, 'value'], message },
  ]);
});
