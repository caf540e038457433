import type { Knex } from 'knex';
import type { Payments } from '../platform/payments.ts';
import type { SyncView } from './admin-views.ts';
import { stripePriceOf } from './begin-checkout.ts';
import { listSalePrices } from './catalogue-queries.ts';

/** Tells the payment provider everything that is for sale. Doing it again changes nothing. */
export async function syncCatalogue(db: Knex, payments: Payments): Promise<SyncView> {
  const prices: SyncView['prices'] = [];
  for (const price of await listSalePrices(db)) {
    const { productSlug, currency, amountMinor } = price;
    prices.push({
      productSlug,
      currency,
      amountMinor,
      stripePriceId: await stripePriceOf(db, payments, price),
    });
  }
  return { prices };
}
