/** Consonants that no two of are taken for each other, and that make no words (RFC 8628, section 6.1). */
const LETTERS = 'BCDFGHJKLMNPQRSTVWXZ';
const HALF = 4;

/** A code that somebody reads on one device and types on another, such as "WDJB-MJHT"; `pick` gives a number below its argument. */
export function newUserCode(pick: (below: number) => number): string {
  const half = () => Array.from({ length: HALF }, () => LETTERS[pick(LETTERS.length)]).join('');
  return `${half()}-${half()}`;
}

/** The code as it is shown, however it was typed: small letters, spaces, no hyphen. Undefined for what can be none. */
export function canonicalUserCode(typed: string): string | undefined {
  const letters = typed.toUpperCase().replace(/[\s\-‐-―_.]/g, '');
  if (letters.length !== 2 * HALF || [...letters].some((letter) => !LETTERS.includes(letter)))
    return undefined;
  return `${letters.slice(0, HALF)}-${letters.slice(HALF)}`;
}
