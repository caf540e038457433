import { randomBytes } from 'node:crypto';
import { hasSecondFactor } from '@studyhall/domain/auth/proof';
import {
  canonicalRecoveryCode,
  RECOVERY_CODE_BYTES,
  RECOVERY_CODES,
  recoveryCodeOf,
} from '@studyhall/domain/auth/recovery-codes';
import { DomainError } from '@studyhall/domain/errors';
import type { Knex } from 'knex';
import type { Context, Viewer } from '../../platform/context.ts';
import { inTransaction } from '../../platform/database.ts';
import type { OfUser, OfUserNow } from '../../platform/of-user.ts';
import { hashToken } from '../../platform/secrets.ts';
import { RecoveryCode } from './models.ts';
import { lockFactors } from './queries.ts';

const hashOf = (code: string): string => hashToken(canonicalRecoveryCode(code));

/**
 * Ten new recovery codes; those of before are void. Shown once: only their hashes are kept. Errors: `not-found` where
 * there is no second factor that they could stand in for.
 */
export async function renewRecoveryCodes({
  db,
  now,
  viewer,
}: Context & { readonly viewer: Viewer }): Promise<{ readonly recoveryCodes: string[] }> {
  const { userId } = viewer;
  return await inTransaction(db, async (trx) => {
    const factors = await lockFactors(trx, viewer);
    if (!hasSecondFactor(factors)) throw new DomainError('not-found');
    return { recoveryCodes: await insertRecoveryCodes(trx, { userId, now }) };
  });
}

/** Recovery codes for an account that has none left; null where it has. The account has to be locked. */
export async function firstRecoveryCodes(trx: Knex, { userId, now }: OfUserNow): Promise<string[] | null> {
  const left = await RecoveryCode.query(trx).where({ userId }).whereNull('usedAt').resultSize();
  return left > 0 ? null : await insertRecoveryCodes(trx, { userId, now });
}

async function insertRecoveryCodes(trx: Knex, { userId, now }: OfUserNow): Promise<string[]> {
  const codes = Array.from({ length: RECOVERY_CODES }, () =>
    recoveryCodeOf(randomBytes(RECOVERY_CODE_BYTES)),
  );
  await RecoveryCode.query(trx).delete().where({ userId });
  await RecoveryCode.query(trx).insert(
    codes.map((code) => ({ userId, codeHash: hashOf(code), createdAt: now, usedAt: null })),
  );
  return codes;
}

/** Uses a recovery code up: of any number of uses of one, one succeeds. Errors: `code-wrong`. */
export async function useRecoveryCode(
  trx: Knex,
  { userId, code, now }: OfUser & { readonly code: string; readonly now: Date },
): Promise<void> {
  const used = await RecoveryCode.query(trx)
    .patch({ usedAt: now })
    .where({ userId, codeHash: hashOf(code) })
    .whereNull('usedAt');
  if (used === 0) throw new DomainError('code-wrong');
}
