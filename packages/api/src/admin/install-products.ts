import { products } from '@studyhall/content';
import type { Knex } from 'knex';
import { asBilling } from '../billing/as-billing.ts';
import { insertProduct } from '../billing/catalogue-queries.ts';

/** The names of what is for sale, as the list of installed content has them. */
export const productItems: readonly string[] = products.map((product) => `product:${product.slug}`);

/** Puts what is for sale into the catalogue; the payment provider learns of it at the first sale. */
export async function installProducts(trx: Knex.Transaction, missing: ReadonlySet<string>): Promise<void> {
  const added = products.filter((product) => missing.has(`product:${product.slug}`));
  if (added.length === 0) return;
  await asBilling(trx, async () => {
    for (const product of added) await insertProduct(trx, product);
  });
}
