import { decimalOf } from '../../question-types/numeric/decimal.ts';

/** More digits than any unit is known to. */
const MAX_DIGITS = 30n;

interface Reciprocal {
  readonly text: string;
  readonly isExact: boolean;
}

/**
 * One through a number that is written in digits: Moodle says how many units make what answers count in, we say what one
 * unit is. Undefined if there is no such number.
 */
export function reciprocalOf(written: string): Reciprocal | undefined {
  const number = decimalOf(written.trim());
  if (number === undefined || number.digits <= 0n) return undefined;
  // With so many digits behind the point that only what is no decimal at all has a rest.
  const scale = 10n ** MAX_DIGITS;
  const digits = scale / number.digits;
  const isExact = digits * number.digits === scale;
  return { text: plainText(digits, -number.exponent - Number(MAX_DIGITS)), isExact };
}

/** The sum of two numbers, halved, and half of what is between them: both exact. Undefined where one is no number. */
export function middleOf(from: string, to: string): { value: string; tolerance: string } | undefined {
  const [lower, upper] = [decimalOf(from), decimalOf(to)];
  if (lower === undefined || upper === undefined) return undefined;
  const exponent = Math.min(lower.exponent, upper.exponent);
  const [low, high] = [lower, upper].map(
    ({ digits, exponent: own }) => digits * 10n ** BigInt(own - exponent),
  );
  if (low === undefined || high === undefined) return undefined;
  const half = (doubled: bigint) => plainText(doubled * 5n, exponent - 1);
  return { value: half(low + high), tolerance: half(high - low) };
}

/** "0.001" of 1 and -3: without zeros that say nothing, and with an exponent only where there would be many. */
function plainText(digits: bigint, exponent: number): string {
  let [rest, power] = [digits, exponent];
  while (rest !== 0n && rest % 10n === 0n) {
    rest /= 10n;
    power += 1;
  }
  const sign = rest < 0n ? '-' : '';
  const figures = String(rest).replace('-', '');
  if (rest === 0n) return '0';
  if (power >= 0) return power > 20 ? `${sign}${figures}e${power}` : `${sign}${figures}${'0'.repeat(power)}`;
  if (figures.length - 1 + power < -20) return `${sign}${figures}e${power}`;
  const padded = figures.padStart(1 - power, '0');
  return `${sign}${padded.slice(0, power)}.${padded.slice(power)}`;
}
