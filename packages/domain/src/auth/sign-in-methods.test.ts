import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countWaysIn, mayRemoveMethod, type SignInMethods, signInMethodKinds } from './sign-in-methods.ts';

const methods: fc.Arbitrary<SignInMethods> = fc.record({
  password: fc.nat(1),
  passkey: fc.nat(4),
  provider: fc.nat(5),
});
const kind = fc.constantFrom(...signInMethodKinds);

test('however methods are removed one after the other, one always stays', () => {
  fc.assert(
    fc.property(methods, fc.array(kind), (given, removals) => {
      const left = { ...given };
      for (const removed of removals) if (mayRemoveMethod(left, removed)) left[removed] -= 1;
      expect(countWaysIn(left)).toBeGreaterThanOrEqual(Math.min(countWaysIn(given), 1));
      for (const one of signInMethodKinds) expect(left[one]).toBeGreaterThanOrEqual(0);
    }),
  );
});

test.each([
  ['password', { password: 1, passkey: 0, provider: 1 }],
  ['password', { password: 1, passkey: 1, provider: 0 }],
  ['passkey', { password: 1, passkey: 1, provider: 0 }],
  ['passkey', { password: 0, passkey: 2, provider: 0 }],
  ['provider', { password: 1, passkey: 0, provider: 1 }],
  ['provider', { password: 0, passkey: 0, provider: 2 }],
] as const)('where there is another way in, a %s may be removed', (removed, has) => {
  expect(mayRemoveMethod(has, removed)).toBe(true);
});

test.each(signInMethodKinds)('the last way in stays: a %s', (last) => {
  expect(mayRemoveMethod({ password: 0, passkey: 0, provider: 0, [last]: 1 }, last)).toBe(false);
});

test.each(signInMethodKinds)('what an account does not have cannot be removed: a %s', (missing) => {
  expect(mayRemoveMethod({ password: 1, passkey: 2, provider: 2, [missing]: 0 }, missing)).toBe(false);
});

test('what is no way in goes where there is one beside it', () => {
  expect(mayRemoveMethod({ password: 1, passkey: 0, provider: 0 }, null)).toBe(true);
  expect(mayRemoveMethod({ password: 0, passkey: 0, provider: 0 }, null)).toBe(false);
});
