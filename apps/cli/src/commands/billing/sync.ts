import { formatMoney } from '@studyhall/domain/billing/money';
import type { Api, Outputs } from '../../connection/api.ts';
import { type Column, type Listing, listing } from '../../output/result.ts';

type Price = Outputs['billing']['sync']['prices'][number];

const columns: readonly Column<Price>[] = [
  { name: 'productSlug', title: 'product', value: (price) => price.productSlug },
  { name: 'currency', value: (price) => price.currency },
  {
    name: 'amountMinor',
    title: 'price',
    value: (price) => price.amountMinor,
    shown: (price) => formatMoney(price, 'en'),
  },
  { name: 'stripePriceId', title: 'at Stripe', value: (price) => price.stripePriceId },
];

export async function sync(api: Api): Promise<Listing> {
  const { prices } = await api.billing.sync.mutate();
  return listing({ columns, items: prices, note: 'The payment service knows every price' });
}
