import { randomBytes } from 'node:crypto';

/** Makes an identifier that begins with the prefix of its kind: `cus_…`, `cs_test_…`. */
export type MakeId = (prefix: string) => string;

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
/** A session's identifier opens its page without a log-in, so it is as long as Stripe's. */
const LENGTHS: Readonly<Record<string, number>> = { cs_test_: 58, pay_test_: 40, whsec_: 32 };
const LENGTH = 24;

export const randomId: MakeId = (prefix) => {
  const bytes = randomBytes(LENGTHS[prefix] ?? LENGTH);
  return prefix + Array.from(bytes, (byte) => ALPHABET.charAt(byte % ALPHABET.length)).join('');
};

/** Identifiers that count, for tests that compare whole answers. */
export function countingIds(): MakeId {
  const counts = new Map<string, number>();
  return (prefix) => {
    const count = (counts.get(prefix) ?? 0) + 1;
    counts.set(prefix, count);
    return prefix + String(count).padStart(LENGTH, '0');
  };
}
