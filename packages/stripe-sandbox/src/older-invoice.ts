import type { Invoice } from './objects.ts';
import type { Store } from './store.ts';

/** The last version of Stripe's API in which an invoice names its subscription at the top, and a line its price. */
export const OLDER_API_VERSION = '2025-02-24.acacia';

/** An invoice as an endpoint of that version is told it. */
export function olderInvoice(store: Store, { parent, lines, ...invoice }: Invoice): object {
  const details = parent?.subscription_details ?? null;
  const data = lines.data.map(({ parent: _parent, pricing, ...line }) => {
    const { price } = pricing.price_details ?? {};
    return {
      ...line,
      type: 'subscription',
      price: store.prices.find(typeof price === 'string' ? price : null) ?? null,
    };
  });
  return {
    ...invoice,
    lines: { ...lines, data },
    paid: invoice.status === 'paid',
    subscription: details?.subscription ?? null,
    subscription_details: details === null ? null : { metadata: details.metadata },
  };
}
