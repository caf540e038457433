import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalRecoveryCode, RECOVERY_CODE_BYTES, recoveryCodeOf } from './recovery-codes.ts';

const bytes = fc.uint8Array({ minLength: RECOVERY_CODE_BYTES, maxLength: RECOVERY_CODE_BYTES });

test('a code is four groups of four letters that nobody mistakes for each other', () => {
  fc.assert(
    fc.property(bytes, (some) => {
      expect(recoveryCodeOf(some)).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/);
    }),
  );
});

test('other bytes are another code', () => {
  fc.assert(
    fc.property(bytes, bytes, (one, other) => {
      const isSame = one.join() === other.join();
      expect(recoveryCodeOf(one) === recoveryCodeOf(other)).toBe(isSame);
    }),
  );
});

test('however it is typed, it is the same code', () => {
  fc.assert(
    fc.property(bytes, (some) => {
      const shown = recoveryCodeOf(some);
      const canonical = shown.replaceAll('-', '');
      const typed = [shown.toLowerCase(), shown.replaceAll('-', ' '), canonical, ` ${shown}\n`];
      expect(typed.map(canonicalRecoveryCode)).toEqual(typed.map(() => canonical));
      expect(canonicalRecoveryCode(shown.replaceAll('0', 'o').replaceAll('1', 'l'))).toBe(canonical);
    }),
  );
});
