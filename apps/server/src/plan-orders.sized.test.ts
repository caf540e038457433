import { addOffer, addProducts, sized } from '@studyhall/api/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Learner, openShop, type Shop } from './testing/open-shop.ts';

/** Every so many of the 120 orders; of eleven each message is the first of two or three. */
const STRIDE = sized({ small: 11, full: 1 });

let shop: Shop;

beforeAll(async () => {
  shop = await openShop();
  await addProducts(shop.app.db);
  await addOffer(shop.app.db, { feature: 'course:premium', credits: 300 });
});
afterAll(() => shop?.close());

it(`five messages about a plan end in one state, in ${Math.ceil(120 / STRIDE)} of their 120 orders`, async () => {
  const learner = await shop.newLearner();
  shop.sandbox.controls.addFault({ on: 'webhook', kind: 'drop', times: 1_000 });
  const id = await shop.subscribe(learner);
  shop.sandbox.controls.renew(id);
  await shop.stripe.subscriptions.update(id, { cancel_at_period_end: true });
  await shop.settled();
  shop.sandbox.controls.clearFaults();
  const about = (await shop.stripe.events.list({ limit: 100 })).data.filter(({ data, type }) => {
    const text = JSON.stringify(data.object);
    return text.includes(id) && /^(customer\.subscription|invoice)\./.test(type);
  });
  const five = about.slice(0, 5);
  expect(five).toHaveLength(5);
  const states = new Set<string>();
  const orders = permutations(five.map((event) => event.id));
  expect(orders).toHaveLength(120);
  for (const sequence of orders.filter((_, index) => index % STRIDE === 0)) {
    await forget(learner.userId);
    for (const event of sequence) {
      shop.sandbox.controls.resend(event);
      await shop.settled();
    }
    states.add(JSON.stringify(await stateOf(learner)));
  }
  expect(states.size).toBe(1);
  expect([...states][0]).toContain('"credits":2000');
}, 600_000);

const stateOf = async ({ api }: Learner) => ({
  subscription: await api.billing.subscription.query(),
  balance: await api.billing.balance.query(),
  changes: (await api.billing.ledger.query({})).items.map(({ kind, change }) => [kind, change]),
  isOpen: (await api.billing.catalog.query()).offers[0]?.isOpen,
});

/** As if nothing had been heard of the plan. */
async function forget(userId: string): Promise<void> {
  for (const table of [
    'entries',
    'transfers',
    'lots',
    'balances',
    'transactions',
    'entitlements',
    'subscriptions',
  ])
    await shop.tamper(`delete from billing.${table} where user_id = $1`, [userId]);
  await shop.tamper('delete from billing.webhook_outcomes', []);
}

function permutations<T>(items: readonly T[]): T[][] {
  if (items.length < 2) return [[...items]];
  return items.flatMap((first, index) =>
    permutations(items.filter((_, other) => other !== index)).map((rest) => [first, ...rest]),
  );
}
