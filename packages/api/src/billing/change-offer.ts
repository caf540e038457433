import type { PutOffer, RemoveOffer } from '@studyhall/domain/billing/schemas';
import { DomainError } from '@studyhall/domain/errors';
import type { Knex } from 'knex';
import { inTransaction } from '../platform/database.ts';
import { asBilling } from './as-billing.ts';
import { putOffer, removeOffer } from './catalogue-queries.ts';
import { hasFeature } from './feature-queries.ts';

/** Makes something premium, or changes what opening it costs; answers with what holds. Errors: `not-found` for what does not exist. */
export async function changeOffer(db: Knex, offer: PutOffer): Promise<PutOffer> {
  if (!(await hasFeature(db, offer))) throw new DomainError('not-found');
  await inTransaction(db, async (trx) => await asBilling(trx, async () => await putOffer(trx, offer)));
  return offer;
}

/** Opens something premium to everybody; answers whether it was premium before. */
export async function endOffer(db: Knex, offer: RemoveOffer): Promise<{ wasPremium: boolean }> {
  const wasPremium = await inTransaction(
    db,
    async (trx) => await asBilling(trx, async () => await removeOffer(trx, offer)),
  );
  return { wasPremium };
}
