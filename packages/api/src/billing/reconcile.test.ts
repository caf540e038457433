import { randomUUID } from 'node:crypto';
import { type DifferenceKind, differenceKinds } from '@studyhall/domain/billing/differences';
import type { Knex } from 'knex';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openDatabase } from '../platform/database.ts';
import { addOffer } from '../testing/billing.ts';
import { reconcileAll } from '../testing/reconcile.ts';
import { type Customer, openShop, type Shop } from '../testing/shop.ts';
import { createTestDatabase, type TestDatabase } from '../testing/test-database.ts';

const HOUR = 60 * 60 * 1000;

let database: TestDatabase;
let connections: Knex;
let db: Knex.Transaction;
let shop: Shop;
let admin: Customer;
/** Has an order that is open, and a plan that has ended. */
let bob: Customer;

/** One shop for all tests: what each of them does is rolled back. */
beforeAll(async () => {
  database = await createTestDatabase();
  connections = openDatabase({ url: database.url, role: 'studyhall_app' });
  db = await connections.transaction();
  shop = await openShop(db);
  admin = await shop.enter('admin');
  await fill();
});
beforeEach(async () => await db.raw('savepoint untouched'));
afterEach(async () => await db.raw('rollback to savepoint untouched; release savepoint untouched'));
afterAll(async () => {
  await shop?.close();
  await db?.rollback();
  await connections?.destroy();
  await database?.drop();
});

/** Everything that can happen to money has happened, and every message of it has arrived. */
async function fill(): Promise<void> {
  const { sandbox, stripe, site } = shop;
  await addOffer(db, { feature: 'exam:premium', credits: 300 });
  const ada = await shop.enter();
  bob = await shop.enter();
  await shop.buy(ada);
  await ada.api.billing.spend({ feature: 'exam:premium', credits: 300 });
  const gift = { user: ada.userId, credits: 50, reason: 'For helping others' };
  await admin.api.billing.grant({ ...gift, idempotencyKey: randomUUID() });
  const { subscriptionId } = await shop.buy(ada, 'plan-monthly');
  sandbox.controls.renew(subscriptionId);
  await shop.settle();
  const { orderId } = await shop.buy(ada, 'credits-1000');
  await admin.api.billing.refund({ orderId, amountMinor: 445, idempotencyKey: randomUUID() });
  const disputed = await shop.buy(bob);
  const { id } = sandbox.controls.openDispute(disputed.paymentIntentId);
  await shop.settle();
  sandbox.controls.closeDispute(id, 'won');
  const ended = await shop.buy(bob, 'plan-monthly');
  await stripe.subscriptions.cancel(ended.subscriptionId);
  await shop.order(bob);
  await shop.settle();
  site.wait(HOUR);
}

const found = async () => await reconcileAll(admin.api.billing.reconcile);

async function asOwner(sql: string): Promise<void> {
  await db.raw(`set local role studyhall_owner; ${sql}; set local role studyhall_app`);
}

const BOUGHT = `(select id from billing.orders o where product_slug = 'credits-500' and exists (
  select from billing.transfers t where t.user_id = o.user_id and t.kind = 'spend'))`;
const RETURNED = `(select id from billing.orders where status = 'partially-refunded')`;
const OPEN = `(select id from billing.orders where status = 'open')`;
const RUNNING = `(select stripe_subscription_id from billing.subscriptions where status = 'active')`;
const ENDED = `(select stripe_subscription_id from billing.subscriptions where status = 'canceled')`;
const PLAN_ORDER = `(select id from billing.orders where stripe_subscription_id = ${RUNNING})`;
const PURCHASE = `(select id from billing.transfers where kind = 'purchase' and source_id = ${BOUGHT}::text)`;
const MONTH = `(select id from billing.transfers where kind = 'plan' order by number desc, user_id limit 1)`;
const MONTH_RECEIPT = `(select r.id from billing.transactions r join billing.transfers t
  on t.kind = 'plan' and t.source_id = r.stripe_session_id where t.id = ${MONTH})`;
const SPEND = `(select id from billing.transfers where kind = 'spend')`;
const RECEIPT = `(select id from billing.transactions where order_id = ${BOUGHT})`;
const RETURNED_RECEIPT = `(select id from billing.transactions where order_id = ${RETURNED})`;
const BUYER = `(select user_id from billing.orders where id = ${BOUGHT})`;
const OTHER = `(select user_id from billing.orders where id = ${OPEN})`;
const EVENT = `(select id from billing.webhook_events where type = 'invoice.paid' order by id limit 1)`;
const RETRIED = `insert into billing.webhook_outcomes select id, 3, 'done', null, now() from billing.webhook_events where id = ${EVENT}`;

const remove = (transfer: string) =>
  `with lines as (delete from billing.entries where transfer_id = ${transfer})
   delete from billing.transfers where id = ${transfer}`;
const set = (table: string, change: string, where: string) =>
  `update billing.${table} set ${change} where ${where}`;

/** What somebody could have done to the rows, what is then found, and which row it names. */
const corruptions: readonly (readonly [DifferenceKind, string, string])[] = [
  ['paid-but-not-granted', set('orders', 'is_granted = false', `id = ${BOUGHT}`), BOUGHT],
  ['granted-but-not-paid', set('orders', 'is_granted = true', `id = ${OPEN}`), OPEN],
  ['refund-not-settled', set('orders', 'refunded_amount = 1', `id = ${BOUGHT}`), BOUGHT],
  ['amount-differs', set('orders', 'total_amount = 491', `id = ${BOUGHT}`), BOUGHT],
  ['paid-by-other-checkout', set('orders', `stripe_session_id = 'cs_other'`, `id = ${BOUGHT}`), BOUGHT],
  [
    'checkout-without-order',
    `delete from billing.payments where order_id = ${BOUGHT}; delete from billing.order_items where order_id = ${BOUGHT};
     delete from billing.orders where id = ${BOUGHT}`,
    `(select stripe_session_id from billing.orders where id = ${BOUGHT})`,
  ],
  ['order-without-checkout', set('orders', `stripe_session_id = 'cs_gone'`, `id = ${OPEN}`), OPEN],
  ['month-not-granted', `delete from billing.transactions where id = ${MONTH_RECEIPT}`, RUNNING],
  ['plan-not-kept', `delete from billing.subscriptions where status = 'active'`, RUNNING],
  [
    'plan-not-kept',
    `${set('webhook_outcomes', `outcome = 'dismissed', note = 'not ours', actor_id = gen_random_uuid(), about = ${RUNNING}`, `event_id = ${EVENT}`)};
     delete from billing.subscriptions where status = 'active'`,
    RUNNING,
  ],
  ['plan-runs-there-alone', set('subscriptions', `status = 'canceled'`, `status = 'active'`), RUNNING],
  ['plan-runs-here-alone', set('subscriptions', `status = 'active'`, `status = 'canceled'`), ENDED],
  [
    'plan-unknown',
    set('subscriptions', `stripe_subscription_id = 'sub_gone'`, `status = 'active'`),
    `'sub_gone'`,
  ],
  ['plan-differs', set('subscriptions', 'is_ending = true', `status = 'active'`), RUNNING],
  [
    'plan-differs',
    set('subscriptions', `current_period_end = current_period_end + interval '1 day'`, `status = 'active'`),
    RUNNING,
  ],
  [
    'plan-differs',
    `insert into billing.products select 'plan-other', kind, name, description, credits, credits_lapse_after_months, false, 99
     from billing.products where slug = 'plan-monthly'; ${set('subscriptions', `product_slug = 'plan-other'`, `status = 'active'`)}`,
    RUNNING,
  ],
  [
    'event-missing',
    `delete from billing.webhook_outcomes where event_id = (select id from billing.webhook_events where type = 'charge.refunded');
     delete from billing.webhook_events where type = 'charge.refunded'`,
    `(select id from billing.webhook_events where type = 'charge.refunded')`,
  ],
  ['event-not-settled', set('webhook_outcomes', `outcome = 'failed'`, `event_id = ${EVENT}`), EVENT],
  ['event-without-try', `delete from billing.webhook_outcomes where event_id = ${EVENT}`, EVENT],
  ['event-tries-have-gap', RETRIED, EVENT],
  ['order-without-transfer', remove(PURCHASE), BOUGHT],
  ['order-without-receipt', `delete from billing.transactions where id = ${RECEIPT}`, BOUGHT],
  ['order-without-payment', `delete from billing.payments where order_id = ${BOUGHT}`, BOUGHT],
  ['order-without-plan', set('orders', 'stripe_subscription_id = null', `id = ${PLAN_ORDER}`), PLAN_ORDER],
  ['order-status-differs', set('orders', `status = 'refunded'`, `id = ${BOUGHT}`), BOUGHT],
  ['order-status-differs', set('orders', 'paid_at = null', `id = ${BOUGHT}`), BOUGHT],
  ['order-status-differs', set('orders', `status = 'paid'`, `id = ${OPEN}`), OPEN],
  ['order-price-differs', set('orders', `product_slug = 'credits-1000'`, `id = ${BOUGHT}`), BOUGHT],
  [
    'order-price-differs',
    set(
      'orders',
      `price_id = (select id from billing.prices where product_slug = 'credits-1000' and currency = 'eur')`,
      `id = ${BOUGHT}`,
    ),
    BOUGHT,
  ],
  ['order-items-differ', `delete from billing.order_items where order_id = ${BOUGHT}`, BOUGHT],
  [
    'payment-differs',
    set('payments', 'amount = 1', `order_id = ${BOUGHT}`),
    `(select stripe_payment_intent_id from billing.orders where id = ${BOUGHT})`,
  ],
  [
    'payment-differs',
    set('payments', `status = 'succeeded'`, `order_id = ${RETURNED}`),
    `(select stripe_payment_intent_id from billing.orders where id = ${RETURNED})`,
  ],
  [
    'payment-differs',
    `insert into billing.payments select user_id, order_id, 'pi_second', status, amount, currency, payment_method, paid_at, created_at
     from billing.payments where order_id = ${BOUGHT}`,
    `'pi_second'`,
  ],
  ['customer-differs', set('customers', `stripe_customer_id = 'cus_gone'`, `user_id = ${OTHER}`), OTHER],
  [
    'customer-differs',
    `${set('orders', `created_at = created_at - interval '200 days'`, `user_id = ${BUYER}`)};
     ${set('customers', `stripe_customer_id = 'cus_gone'`, `user_id = ${BUYER}`)}`,
    BUYER,
  ],
  ['customer-differs', `delete from billing.customers where user_id = ${OTHER}`, OTHER],
  ['reversal-differs', set('orders', 'reversed_credits = 1', `id = ${RETURNED}`), RETURNED],
  [
    'reversal-differs',
    remove(`(select id from billing.transfers where source_id like ${RETURNED}::text || ':%')`),
    RETURNED,
  ],
  ['refund-left-open', set('refund_requests', `state = 'open'`, `order_id = ${RETURNED}`), RETURNED],
  ['refund-without-request', `delete from billing.refund_requests where order_id = ${RETURNED}`, RETURNED],
  ['receipt-without-order', set('transactions', `order_id = gen_random_uuid()`, `id = ${RECEIPT}`), RECEIPT],
  ['receipt-without-transfer', remove(MONTH), MONTH_RECEIPT],
  ['receipt-differs', set('transactions', 'amount_paid_cents = 1', `id = ${RECEIPT}`), RECEIPT],
  ['receipt-differs', set('transactions', 'credits_added = 1', `id = ${RECEIPT}`), RECEIPT],
  ['receipt-without-number', `delete from billing.receipts where transaction_id = ${RECEIPT}`, RECEIPT],
  ['receipt-without-number', set('receipts', 'amount = 1', `transaction_id = ${RECEIPT}`), RECEIPT],
  [
    'receipt-sum-differs',
    `delete from billing.receipts where step = 2 and kind = 'refund'`,
    RETURNED_RECEIPT,
  ],
  [
    'transfer-without-order',
    set('transfers', 'source_id = gen_random_uuid()::text', `id = ${PURCHASE}`),
    PURCHASE,
  ],
  ['transfer-without-receipt', set('transfers', `source_id = 'in_gone'`, `id = ${MONTH}`), MONTH],
  ['transfer-without-lines', `delete from billing.entries where transfer_id = ${SPEND}`, SPEND],
  ['transfer-differs', set('entries', 'amount = 501', `transfer_id = ${PURCHASE}`), PURCHASE],
  ['transfer-differs', set('entries', 'amount = 999', `transfer_id = ${MONTH}`), MONTH],
  ['transfer-differs', set('entries', 'lot_id = gen_random_uuid()', `transfer_id = ${PURCHASE}`), PURCHASE],
  [
    'transfer-differs',
    set('transfers', 'actor_id = null', `kind = 'grant'`),
    `(select id from billing.transfers where kind = 'grant')`,
  ],
  ['transfer-differs', set('transfers', 'actor_id = user_id', `id = ${SPEND}`), SPEND],
  ['accounts-differ', set('entries', `from_account = 'grants'`, `transfer_id = ${PURCHASE}`), PURCHASE],
  ['running-total-differs', set('transfers', 'credits_after = credits_after + 1', `id = ${SPEND}`), SPEND],
  ['running-total-differs', set('transfers', 'debt_after = 1', `id = ${SPEND}`), SPEND],
  ['ledger-has-gap', set('transfers', 'number = 99', `id = ${MONTH}`), BUYER],
  ['balance-differs', set('balances', 'credits = credits + 1', `user_id = ${BUYER}`), BUYER],
  ['balance-differs', `delete from billing.balances where user_id = ${BUYER}`, BUYER],
  ['lot-differs', set('lots', 'remaining = remaining + 1', `id = ${BOUGHT}`), BUYER],
  ['lot-differs', `delete from billing.lots where id = ${BOUGHT}`, BUYER],
  ['lot-differs', set('lots', `created_at = created_at - interval '90 days'`, `id = ${BOUGHT}`), BUYER],
  ['lot-lapses-wrongly', set('lots', 'expires_at = now()', `id = ${BOUGHT}`), BOUGHT],
  ['lot-lapses-wrongly', set('lots', 'expires_at = null', `id = ${MONTH_RECEIPT}`), MONTH_RECEIPT],
  [
    'right-without-source',
    set('entitlements', `source_id = 'nothing'`, `feature = 'exam:premium'`),
    `'nothing'`,
  ],
  ['right-without-source', set('entitlements', `feature = 'exam:other'`, `feature = 'exam:premium'`), SPEND],
  [
    'right-dates-differ',
    set('entitlements', `valid_until = valid_until + interval '1 year'`, `source_id = ${RUNNING}`),
    RUNNING,
  ],
  [
    'right-dates-differ',
    set('entitlements', `valid_until = valid_until + interval '1 year'`, `source_id = ${ENDED}`),
    ENDED,
  ],
  ['right-dates-differ', set('entitlements', 'valid_until = now()', `feature = 'exam:premium'`), SPEND],
  [
    'right-dates-differ',
    set('entitlements', `valid_from = valid_from + interval '3 days'`, `feature = 'exam:premium'`),
    SPEND,
  ],
  [
    'right-dates-differ',
    set('entitlements', `valid_from = valid_from - interval '3 days'`, `feature = 'exam:premium'`),
    SPEND,
  ],
  [
    'right-dates-differ',
    set('entitlements', `valid_from = valid_from + interval '60 days'`, `source_id = ${RUNNING}`),
    RUNNING,
  ],
  ['spend-without-right', `delete from billing.entitlements where feature = 'exam:premium'`, SPEND],
  ['plan-without-right', `delete from billing.entitlements where source_id = ${RUNNING}`, RUNNING],
  [
    'plan-dates-differ',
    set('subscriptions', `current_period_end = current_period_start - interval '1 day'`, `status = 'active'`),
    RUNNING,
  ],
];

describe('reconciliation', () => {
  test('finds nothing where nobody has touched anything, and has looked at everything', async () => {
    expect(await found()).toEqual({
      compared: {
        checkouts: 6,
        orders: 6,
        months: 3,
        plans: 1,
        subscriptions: 1,
        messages: expect.any(Number),
        events: expect.any(Number),
        ledgers: 2,
      },
      differences: [],
    });
  });

  test.for(corruptions)('%$: finds %s', async ([kind, sql, row]) => {
    const ask = `select ${row} as subject`;
    const { rows } = await db.raw<{ rows: { subject: string }[] }>(ask);
    await asOwner(sql);
    const expected = { kind, subject: rows[0]?.subject, detail: expect.any(String) };
    expect((await found()).differences).toContainEqual(expected);
  });

  test('goes on behind every page, and none of them is longer than 500', async () => {
    await asOwner(`
      insert into billing.balances select gen_random_uuid(), 1, 0, 0, now() from generate_series(1, 501);
      insert into billing.webhook_events select 'evt_' || n, 'invoice.paid', '{}', now(), now() from generate_series(1, 501) n;
      insert into billing.subscriptions select gen_random_uuid(), 'sub_' || n, 'plan-monthly', 'active', now(), now(), false, 0, now()
        from generate_series(1, 11) n;
      insert into billing.orders (user_id, id, idempotency_key, status, product_slug, price_id, total_amount, currency, credits,
          stripe_session_id, created_at, updated_at)
        select o.user_id, gen_random_uuid(), n, o.status, o.product_slug, o.price_id, o.total_amount, o.currency, o.credits,
          'cs_' || n, o.created_at, o.updated_at from billing.orders o, generate_series(1, 101) n where o.id = ${OPEN}`);
    const lengths: number[] = [];
    const { differences } = await reconcileAll(async (asked) => {
      const page = await admin.api.billing.reconcile(asked);
      lengths.push(page.compared);
      return page;
    });
    const count = (kind: DifferenceKind) => differences.filter((one) => one.kind === kind).length;
    expect(count('balance-differs')).toBe(501);
    expect(count('event-without-try')).toBe(501);
    expect(count('plan-unknown')).toBe(11);
    expect(count('order-without-checkout')).toBe(101);
    expect(Math.max(...lengths)).toBe(500);
  });

  test('begins only where a page has ended', async () => {
    for (const cursor of ['nowhere', 'orders/first', 'ledgers/first', 'Checkouts'])
      await expect(admin.api.billing.reconcile({ cursor })).rejects.toThrow('invalid-input');
    expect(await admin.api.billing.reconcile({ cursor: 'ledgers' })).toMatchObject({
      part: 'ledgers',
      compared: 2,
      nextCursor: null,
    });
  });

  test('leaves alone what may still be under way', async () => {
    await asOwner(
      set(
        'refund_requests',
        `state = 'open', updated_at = '${shop.site.now.toISOString()}'`,
        `order_id = ${RETURNED}`,
      ),
    );
    expect((await found()).differences).toEqual([]);
  });

  test('leaves alone a learner whom the provider got to know anew', async () => {
    const { id } = await shop.stripe.customers.create({});
    await asOwner(set('customers', `stripe_customer_id = '${id}'`, `user_id = ${OTHER}`));
    await shop.order(bob);
    expect((await found()).differences).toEqual([]);
  });

  test('has been seen to find every kind of difference that it can name', () => {
    expect(new Set(corruptions.map(([kind]) => kind))).toEqual(new Set(differenceKinds));
  });
});
