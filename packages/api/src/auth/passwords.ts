import { hash, verify } from '@node-rs/argon2';
import { normalisePassword, passwordWeakness } from '@studyhall/domain/auth/password-policy';
import { DomainError } from '@studyhall/domain/errors';
import { createGate } from '../platform/gate.ts';

/** argon2id (the library's default kind) at the second recommendation of RFC 9106 scaled to 19 MiB: about 10 ms. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** Each hash fills 19 MiB and a core: more at once would only slow each other, and the rest of the server, down. */
const gate = createGate({ atOnce: 4, waiting: 50 });

/** The hash of a password that nobody knows, made at the first need of it. */
let dummy: Promise<string> | undefined;

/** Errors: `busy`. */
export async function hashPassword(password: string): Promise<string> {
  return await gate(() => hash(normalisePassword(password), COST));
}

/**
 * True if the password is the one that was hashed. Without a hash the answer is false after the same work, so that time
 * does not tell whether there is an account. Errors: `busy`.
 */
export async function isPassword(passwordHash: string | undefined, password: string): Promise<boolean> {
  dummy ??= hash(crypto.randomUUID(), COST);
  const candidate = passwordHash ?? (await dummy);
  const isRight = await gate(() => verify(candidate, normalisePassword(password)));
  return isRight && passwordHash !== undefined;
}

/** Errors: `password-too-weak` with the `weakness`. `words` are the account's own. */
export function refuseWeakPassword(password: string, words: readonly string[]): void {
  const weakness = passwordWeakness(password, words);
  if (weakness !== undefined) throw new DomainError('password-too-weak', { weakness });
}
