/** Recovery codes of a set. */
export const RECOVERY_CODES = 10;
/** So many left, and the account is asked to make new ones. */
export const FEW_RECOVERY_CODES = 2;

/** Random bytes of a code: 80 bits, so that a hash of one cannot be tried out. */
export const RECOVERY_CODE_BYTES = 10;

/** Without I, L, O and U: nobody has to tell 1 from l, and no word comes of it. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const BITS = 5;
const LENGTH = (RECOVERY_CODE_BYTES * 8) / BITS;

/** The code of ten random bytes, as it is shown: `7KQ2-M4XP-09TZ-BHVA`. */
export function recoveryCodeOf(bytes: Uint8Array): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  const letters = Array.from({ length: LENGTH }, (_, index) =>
    LETTERS.charAt(Number.parseInt(bits.slice(index * BITS, (index + 1) * BITS), 2)),
  ).join('');
  return (letters.match(/.{4}/g) ?? []).join('-');
}

/** A code in the form in which it is compared, however it was typed: with or without hyphens, small or large. */
export function canonicalRecoveryCode(typed: string): string {
  return typed
    .toUpperCase()
    .replace(/[\s\u2010-\u2015-]+/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
}
