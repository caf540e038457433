import { spendCredits } from '@studyhall/domain/billing/wallet';
import { DomainError } from '@studyhall/domain/errors';
import type { Knex } from 'knex';
import { inTransaction } from '../platform/database.ts';
import type { OfUserNow } from '../platform/of-user.ts';
import { type PostedTransfer, postTransfer } from './post-transfer.ts';

export interface Spending extends OfUserNow {
  readonly credits: number;
  /** What the learner was shown as the price. */
  readonly agreedCredits: number;
  /** What is bought; spending twice for the same takes credits once. */
  readonly sourceId: string;
  readonly title: string;
}

/**
 * Spends credits for something that the caller hands over in the same transaction. Throws `price-changed` with what it
 * costs when that is not what the learner agreed to, `not-enough-credits` with what it costs and what is there.
 */
export async function spend(db: Knex, spending: Spending): Promise<PostedTransfer> {
  const { userId, credits, agreedCredits, sourceId, title, now } = spending;
  return await inTransaction(db, async (trx) => {
    const posted = await postTransfer(trx, { userId, kind: 'spend', sourceId, title, now }, (wallet) => {
      if (credits !== agreedCredits) throw new DomainError('price-changed', { credits });
      const posting = spendCredits(wallet, { amount: credits, now });
      if (posting === undefined)
        throw new DomainError('not-enough-credits', { needed: credits, available: wallet.credits });
      return posting;
    });
    if (posted === undefined) throw new RangeError('Spending takes at least one credit');
    return posted;
  });
}
