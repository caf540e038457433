import * as z from 'zod';

/** A number written in digits, exactly: `digits` times ten to the power of `exponent`. */
export interface Decimal {
  readonly digits: bigint;
  readonly exponent: number;
}

/** As authors write it: "3.5", "-0.25", "6.022e23". Bounded, so that no power of ten is too large to be compared. */
const DECIMAL = /^([+-]?)(\d{1,40})(?:\.(\d{1,40}))?(?:e([+-]?\d{1,2}))?$/i;

/** The number that a text says, with a point and no groups; undefined if it says none. */
export function decimalOf(text: string): Decimal | undefined {
  const [, sign, whole, fraction = '', exponent = '0'] = DECIMAL.exec(text) ?? [];
  if (whole === undefined) return undefined;
  const digits = BigInt(`${whole}${fraction}`);
  return { digits: sign === '-' ? -digits : digits, exponent: Number(exponent) - fraction.length };
}

export const ONE: Decimal = { digits: 1n, exponent: 0 };

export function times(one: Decimal, other: Decimal): Decimal {
  return { digits: one.digits * other.digits, exponent: one.exponent + other.exponent };
}

export function minus(one: Decimal, other: Decimal): Decimal {
  const exponent = Math.min(one.exponent, other.exponent);
  return { digits: digitsAt(one, exponent) - digitsAt(other, exponent), exponent };
}

export function isNegative({ digits }: Decimal): boolean {
  return digits < 0n;
}

export function isAtMost(one: Decimal, other: Decimal): boolean {
  return !isNegative(minus(other, one));
}

export function absolute({ digits, exponent }: Decimal): Decimal {
  return { digits: digits < 0n ? -digits : digits, exponent };
}

function digitsAt({ digits, exponent }: Decimal, lower: number): bigint {
  return digits * 10n ** BigInt(exponent - lower);
}

/** A comma for the point, and the sign of a typesetter: what authors write who are not asked for a form. */
function tidyDecimal(text: string): string {
  return text.trim().replace(',', '.').replaceAll('\u2212', '-').replace(/^\+/, '');
}

/** A decimal comma or a group of thousands: an author is asked, since whoever answers is given both. */
const TWO_MEANINGS = /^\s*[+-]?[1-9]\d{0,2},\d{3}\s*$/;

/** A number of an author, kept as the digits that were written. */
export const decimal = z
  .string()
  .max(100)
  .refine((text) => !TWO_MEANINGS.test(text), {
    error: 'can be read in two ways: must have a point for its decimals, or no comma',
    abort: true,
  })
  .overwrite(tidyDecimal)
  .refine((text) => decimalOf(text) !== undefined, { error: 'must be a number such as 3.5 or -1.2e-3' });
