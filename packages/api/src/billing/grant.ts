import { addCredits } from '@studyhall/domain/billing/wallet';
import { DomainError } from '@studyhall/domain/errors';
import type { Knex } from 'knex';
import { inTransaction } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import type { OfUserNow } from '../platform/of-user.ts';
import { type PostedTransfer, postTransfer } from './post-transfer.ts';

export interface Grant extends OfUserNow {
  /** At least 1. */
  readonly credits: number;
  /** Why, as the learner will read it. */
  readonly reason: string;
  /** Null: they never lapse. */
  readonly expiresAt: Date | null;
  /** Chosen by the administrator's client: sent twice, granted once. */
  readonly idempotencyKey: string;
  readonly actorId: string;
}

/** Gives credits for nothing. Errors: `invalid-input` of a day that is over: nobody could spend them. */
export async function grantCredits(db: Knex, grant: Grant): Promise<PostedTransfer> {
  const { userId, credits: amount, reason: title, expiresAt, idempotencyKey: sourceId, actorId, now } = grant;
  if (expiresAt !== null && expiresAt <= now) throw new DomainError('invalid-input', { field: 'expiresAt' });
  return await inTransaction(db, async (trx) => {
    const order = { userId, kind: 'grant', sourceId, title, actorId, now } as const;
    const posted = await postTransfer(trx, order, (wallet) =>
      addCredits(wallet, { from: 'grants', amount, lot: { id: newId(), expiresAt } }),
    );
    if (posted === undefined) throw new RangeError('A grant is of at least one credit');
    return posted;
  });
}
