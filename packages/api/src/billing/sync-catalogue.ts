import type { Knex } from 'knex';
import type { Payments } from '../platform/payments.ts';
import type { SyncView } from './admin-views.ts';
import { tellPrice } from './begin-checkout.ts';
import { listSalePrices } from './catalogue-queries.ts';

/**
 * Tells the payment provider everything that is for sale, also what it was told before: it may have lost it, or be
 * another account. Doing it again changes nothing.
 */
export async function syncCatalogue(db: Knex, payments: Payments): Promise<SyncView> {
  const prices: SyncView['prices'] = [];
  for (const price of await listSalePrices(db)) {
    const { productSlug, currency, amountMinor } = price;
    prices.push({
      productSlug,
      currency,
      amountMinor,
      stripePriceId: await tellPrice(db, payments, price),
    });
  }
  return { prices };
}
