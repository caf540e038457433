import type { Knex } from 'knex';
import { type AccountPart, type AccountTable, asTheyAre, type ShownRows } from '../platform/account-part.ts';
import type { OfUser } from '../platform/of-user.ts';
import { asBilling } from './as-billing.ts';
import { END_PLANS } from './end-plans.ts';
import { forgetPeopleInEvents } from './forget-people-in-events.ts';
import { billingMerge } from './merge-part.ts';
import { Order } from './models.ts';

const BECAUSE = 'Books have to be kept: as long as the law of the place says, ten years in many.';

const kept = (
  name: string,
  shown: ShownRows = asTheyAre,
  merged: AccountTable['merged'] = 'stays',
): AccountTable => ({
  name: `billing.${name}`,
  merged,
  shown,
  erased: 'pseudonym',
  because: BECAUSE,
});

/** Money stays, under the id of an account that is nobody's any more. */
export const billingPart: AccountPart = {
  room: 'billing',
  ofNobody: ['billing.receipt_years'],
  outlasting: [END_PLANS],
  merge: billingMerge,
  erase: async (trx, { userId }) => {
    await forgetPeopleInEvents(trx, { userId });
    await forgetCheckoutPages(trx, { userId });
  },
  tables: [
    kept('customers'),
    kept('orders', { without: ['checkout_url', 'review_reason'] }),
    kept('order_items'),
    kept('payments'),
    kept('refund_requests'),
    kept('transactions'),
    kept('receipts'),
    kept('transfers', { without: ['actor_id'] }, 'joins'),
    kept('entries', asTheyAre, 'joins'),
    kept('lots', asTheyAre, 'joins'),
    kept('balances', asTheyAre, 'follows'),
    kept('subscriptions'),
    kept('entitlements', asTheyAre, 'joins'),
    {
      name: 'billing.webhook_events',
      shown: null,
      erased: 'by-part',
      merged: 'stays',
      because:
        'What the payment provider said: what came of it is in orders and plans. Names and addresses go, the rest is of the books.',
    },
    {
      name: 'billing.webhook_outcomes',
      shown: null,
      erased: 'pseudonym',
      merged: 'stays',
      because: 'What was done about such a message, by ids alone.',
    },
  ],
};

/** The provider shows on them who was about to pay. */
async function forgetCheckoutPages(trx: Knex.Transaction, { userId }: OfUser): Promise<void> {
  await asBilling(trx, async () => {
    await Order.query(trx).patch({ checkoutUrl: null }).where({ userId }).whereNotNull('checkoutUrl');
  });
}
