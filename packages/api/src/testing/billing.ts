import type { Knex } from 'knex';
import { installProducts, productItems } from '../admin/install-products.ts';
import { asBilling } from '../billing/as-billing.ts';

/** Puts everything of a fresh installation up for sale, and nothing else. */
export async function addProducts(db: Knex): Promise<void> {
  await db.transaction(async (trx) => await installProducts(trx, new Set(productItems)));
}

/** Makes something premium. */
export async function addOffer(
  db: Knex,
  offer: { readonly feature: string; readonly credits: number },
): Promise<void> {
  await db.transaction(async (trx) => {
    await asBilling(trx, async () => {
      await trx('billing.offers').insert(offer);
    });
  });
}
