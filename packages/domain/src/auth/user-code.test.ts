import fc from 'fast-check';
import { expect, it } from 'vitest';
import { canonicalUserCode, newUserCode } from './user-code.ts';

const codes = fc.array(fc.nat({ max: 19 }), { minLength: 8, maxLength: 8 }).map((numbers) => {
  const rest = [...numbers];
  return newUserCode(() => rest.shift() ?? 0);
});

it('a code is eight letters without vowels, in two halves', () => {
  fc.assert(
    fc.property(codes, (code) => {
      expect(code).toMatch(/^[BCDFGHJKLMNPQRSTVWXZ]{4}-[BCDFGHJKLMNPQRSTVWXZ]{4}$/);
    }),
  );
});

it('a code is known however it is typed', () => {
  fc.assert(
    fc.property(codes, (code) => {
      const bare = code.replace('-', '');
      for (const typed of [
        code,
        bare,
        bare.toLowerCase(),
        ` ${code} `,
        [...bare].join(' '),
        code.replace('-', '–'),
      ])
        expect(canonicalUserCode(typed)).toBe(code);
    }),
  );
});

it.each(['', 'WDJB-MJH', 'WDJB-MJHTT', 'AEIO-UUUU', 'WDJB-MJ1T', 'WDJB/MJHT'])('%j is no code', (typed) => {
  expect(canonicalUserCode(typed)).toBeUndefined();
});
