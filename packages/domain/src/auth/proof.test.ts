import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  confirmationMethods,
  type Factors,
  hasSecondFactor,
  isProved,
  PROOF_MS,
  secondFactorMethods,
} from './proof.ts';

const factors = fc.record<Factors>({
  hasPassword: fc.boolean(),
  hasTotp: fc.boolean(),
  passkeys: fc.nat({ max: 3 }),
  recoveryCodes: fc.nat({ max: 10 }),
});
const now = new Date('2026-03-10T12:00:00Z');

test('a proof holds for ten minutes, and none holds never', () => {
  expect(isProved(null, now)).toBe(false);
  expect(isProved(undefined, now)).toBe(false);
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2 * PROOF_MS }), (age) => {
      expect(isProved(new Date(now.getTime() - age), now)).toBe(age < PROOF_MS);
    }),
  );
});

test('the second step is asked for exactly where there is a second factor, and never a password', () => {
  fc.assert(
    fc.property(factors, (some) => {
      const methods = secondFactorMethods(some);
      expect(methods.length > 0).toBe(hasSecondFactor(some));
      expect(methods).not.toContain('password');
    }),
  );
});

test('recovery codes alone are no second factor: they stand in for one', () => {
  const bare = { hasPassword: true, hasTotp: false, passkeys: 0, recoveryCodes: 10 };
  expect(secondFactorMethods(bare)).toEqual([]);
  expect(secondFactorMethods({ ...bare, hasTotp: true })).toEqual(['totp', 'recovery-code']);
  expect(secondFactorMethods({ ...bare, passkeys: 1, recoveryCodes: 0 })).toEqual(['passkey']);
});

test('a password confirms only where there is nothing stronger, and everything offered is there', () => {
  fc.assert(
    fc.property(factors, (some) => {
      const methods = confirmationMethods(some);
      expect(methods.includes('password')).toBe(some.hasPassword && !hasSecondFactor(some));
      expect(methods.includes('totp')).toBe(some.hasTotp);
      expect(methods.includes('passkey')).toBe(some.passkeys > 0);
    }),
  );
});

test('who has neither password nor second factor signs in anew', () => {
  expect(confirmationMethods({ hasPassword: false, hasTotp: false, passkeys: 0, recoveryCodes: 0 })).toEqual(
    [],
  );
});
