import type { SpendCredits } from '@studyhall/domain/billing/schemas';
import { DomainError } from '@studyhall/domain/errors';
import type { Knex } from 'knex';
import { inTransaction } from '../platform/database.ts';
import type { OfUserNow } from '../platform/of-user.ts';
import { asBilling } from './as-billing.ts';
import { findOffer } from './catalogue-queries.ts';
import { putEntitlement } from './entitlement-queries.ts';
import { requireFeature } from './require-feature.ts';
import { spend } from './spend.ts';
import type { SpentView } from './views.ts';

/**
 * Opens something premium for good, with credits; a second time costs nothing. Throws `not-found` for what is not
 * premium, `price-changed`, `not-enough-credits`, `debt-unpaid` for what is closed until a debt is paid.
 */
export async function openFeature(
  db: Knex,
  { userId, feature, credits: agreedCredits, now }: SpendCredits & OfUserNow,
): Promise<SpentView> {
  return await inTransaction(db, async (trx) => {
    const offer = await findOffer(trx, { feature });
    if (offer === undefined) throw new DomainError('not-found');
    const { credits } = offer;
    const spent = await spend(trx, {
      userId,
      credits,
      agreedCredits,
      sourceId: feature,
      title: feature,
      now,
    });
    // It was opened before: a debt may have closed it again.
    if (spent.isRepeat) await requireFeature(trx, { userId, feature, now });
    const right = { userId, feature, sourceId: spent.id, validFrom: now, validUntil: null };
    await asBilling(trx, async () => await putEntitlement(trx, right));
    return { creditsAfter: spent.creditsAfter, isRepeat: spent.isRepeat };
  });
}
