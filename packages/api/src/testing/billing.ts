import type { Knex } from 'knex';
import { installProducts, productItems } from '../admin/install-products.ts';
import { asBilling } from '../billing/as-billing.ts';

/** Puts everything of a fresh installation up for sale, and nothing else. */
export async function addProducts(db: Knex): Promise<void> {
  await db.transaction(async (trx) => await installProducts(trx, new Set(productItems)));
}

/** Changes what is stored of money with its own role, and otherwise as no procedure does. */
export async function tamper(db: Knex, change: (trx: Knex.Transaction) => Promise<unknown>): Promise<void> {
  await db.transaction(async (trx) => await asBilling(trx, async () => await change(trx)));
}

/** Makes something premium. */
export async function addOffer(
  db: Knex,
  offer: { readonly feature: string; readonly credits: number },
): Promise<void> {
  await tamper(db, async (trx) => await trx('billing.offers').insert(offer));
}
