import { DomainError } from '@studyhall/domain/errors';
import type { Knex } from 'knex';
import { isPassword } from '../auth/passwords.ts';
import type { Limiter } from '../platform/limits.ts';
import type { OfUser } from '../platform/of-user.ts';
import { findPasswordHash } from './terms-queries.ts';

interface Guess extends OfUser {
  readonly examCode: string;
  readonly password: string | undefined;
  /** Counts what is guessed wrongly. */
  readonly limiter: Pick<Limiter, 'spend' | 'refund'> | undefined;
}

/**
 * The hash that a password opens, so that nothing is hashed while rows are locked; undefined where no password was said or
 * the exam asks for none. Errors: `exam-password-wrong`; `rate-limited` after ten wrong ones; `busy`.
 */
export async function openedHash(
  db: Knex,
  { userId, examCode, password, limiter }: Guess,
): Promise<string | undefined> {
  if (password === undefined) return undefined;
  const hash = await findPasswordHash(db, examCode);
  if (hash === undefined) return undefined;
  await limiter?.spend('exam-password-account', userId);
  if (!(await isPassword(hash, password))) throw new DomainError('exam-password-wrong');
  await limiter?.refund('exam-password-account', userId);
  return hash;
}
