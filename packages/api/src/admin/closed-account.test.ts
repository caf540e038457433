import { randomUUID } from 'node:crypto';
import { describe, expect } from 'vitest';
import { tamper } from '../testing/billing.ts';
import { type Customer, type Shop, test } from '../testing/shop.ts';

async function close(shop: Shop, { userId: user }: Customer, plan?: 'period-end' | 'now') {
  const admin = await shop.enter('admin');
  return await admin.api.admin.setActive({ user, isActive: false, plan });
}

/** Stripe answers nothing while `work` lasts. */
async function whileAway<T>({ sandbox }: Shop, work: () => Promise<T>): Promise<T> {
  sandbox.controls.addFault({ on: 'request', path: '/v1/', kind: 'error', times: 1_000 });
  const result = await work();
  sandbox.controls.clearFaults();
  return result;
}

const planAtStripe = async ({ stripe }: Shop, { subscriptionId }: { readonly subscriptionId: string }) => {
  const { status, cancel_at_period_end: isEnding } = await stripe.subscriptions.retrieve(subscriptionId);
  return { status, isEnding };
};

describe('an account that is closed', () => {
  test('with a plan that goes on asks when it ends, and stays open until that is said', async ({
    shop,
    db,
  }) => {
    const ada = await shop.enter();
    const bought = await shop.buy(ada, 'plan-monthly');
    await expect(close(shop, ada)).rejects.toThrow('plan-running');
    expect(await db('auth.users').where({ id: ada.userId })).toMatchObject([{ isActive: true }]);
    expect(await planAtStripe(shop, bought)).toEqual({ status: 'active', isEnding: false });
  });

  test('pays for no month after this one, and is told so', async ({ shop }) => {
    const [ada, bob] = [await shop.enter(), await shop.enter()];
    const bought = await shop.buy(ada, 'plan-monthly');
    const others = await shop.buy(bob, 'plan-monthly');
    expect((await close(shop, ada, 'period-end')).plan).toMatchObject({
      status: 'active',
      goesOn: false,
      ending: { when: 'period-end', state: 'done', problem: null },
    });
    expect(await planAtStripe(shop, bought)).toEqual({ status: 'active', isEnding: true });
    expect(await planAtStripe(shop, others)).toEqual({ status: 'active', isEnding: false });
  });

  test('pays for nothing from this moment on, also where the plan would have ended with the month', async ({
    shop,
  }) => {
    const ada = await shop.enter();
    const bought = await shop.buy(ada, 'plan-monthly');
    await close(shop, ada, 'period-end');
    expect((await close(shop, ada, 'now')).plan).toMatchObject({
      status: 'canceled',
      ending: { when: 'now', state: 'done' },
    });
    expect(await planAtStripe(shop, bought)).toMatchObject({ status: 'canceled' });
    expect(await ada.api.billing.subscription()).toMatchObject({ status: 'canceled' });
  });

  test('whose plan ended now shows when that was, and not until when it had been paid', async ({ shop }) => {
    const [ada, admin] = [await shop.enter(), await shop.enter('admin')];
    await shop.buy(ada, 'plan-monthly');
    shop.site.wait(24 * 60 * 60 * 1000);
    const endedAt = shop.site.now;
    expect((await close(shop, ada, 'now')).plan).toMatchObject({ periodEnd: endedAt });
    shop.site.wait(60_000);
    await shop.settle();
    const { plan } = await admin.api.admin.getUser({ user: ada.userId });
    expect(plan).toMatchObject({ status: 'canceled', periodEnd: endedAt });
    expect(await ada.api.billing.subscription()).toMatchObject({ periodEnd: endedAt });
  });

  test('with a plan that ends by itself needs no word', async ({ shop }) => {
    const ada = await shop.enter();
    const { subscriptionId } = await shop.buy(ada, 'plan-monthly');
    await shop.stripe.subscriptions.update(subscriptionId, { cancel_at_period_end: true });
    await shop.settle();
    expect((await close(shop, ada)).plan).toMatchObject({ goesOn: false, ending: null });
  });

  test('that is opened again has no plan again, and one may be bought', async ({ shop }) => {
    const [ada, admin] = [await shop.enter(), await shop.enter('admin')];
    const bought = await shop.buy(ada, 'plan-monthly');
    await close(shop, ada, 'now');
    await admin.api.admin.setActive({ user: ada.userId, isActive: true });
    expect(await planAtStripe(shop, bought)).toMatchObject({ status: 'canceled' });
    const again = await shop.buy(ada, 'plan-monthly');
    await shop.site.deliver();
    expect(await planAtStripe(shop, again)).toEqual({ status: 'active', isEnding: false });
  });
});

describe('while Stripe is silent', () => {
  test('the account is closed all the same, and the plan ends as soon as Stripe answers', async ({
    shop,
    db,
  }) => {
    const [ada, admin] = [await shop.enter(), await shop.enter('admin')];
    const bought = await shop.buy(ada, 'plan-monthly');
    const { plan } = await whileAway(shop, async () => await close(shop, ada, 'now'));
    expect(plan).toMatchObject({
      goesOn: true,
      ending: { when: 'now', state: 'pending', problem: 'payments-unavailable' },
    });
    expect(await db('auth.users').where({ id: ada.userId })).toMatchObject([{ isActive: false }]);
    expect(await planAtStripe(shop, bought)).toMatchObject({ status: 'active' });
    await shop.site.deliver();
    expect(await planAtStripe(shop, bought)).toMatchObject({ status: 'canceled' });
    const { plan: later } = await admin.api.admin.getUser({ user: ada.userId });
    expect(later).toMatchObject({ goesOn: false, ending: { state: 'done', problem: null } });
  });

  test('for too long, the ending has failed and says so; asking again goes on with it', async ({
    shop,
    db,
  }) => {
    const [ada, admin] = [await shop.enter(), await shop.enter('admin')];
    const bought = await shop.buy(ada, 'plan-monthly');
    await whileAway(shop, async () => {
      await close(shop, ada, 'now');
      // Nine of its ten tries are behind it.
      await db('platform.outbox_messages').where({ kind: 'end-plans' }).update({ tries: 9 });
      await shop.site.deliver().catch(() => undefined);
    });
    const { plan } = await admin.api.admin.getUser({ user: ada.userId });
    expect(plan).toMatchObject({ ending: { state: 'failed', problem: 'payments-unavailable' } });
    await close(shop, ada, 'now');
    expect(await planAtStripe(shop, bought)).toMatchObject({ status: 'canceled' });
  });
});

test('a plan of another account at Stripe cannot be ended from here, which is said at once', async ({
  shop,
  db,
}) => {
  const ada = await shop.enter();
  const { subscriptionId } = await shop.buy(ada, 'plan-monthly');
  await tamper(
    db,
    async (trx) =>
      await trx('billing.subscriptions')
        .where({ stripeSubscriptionId: subscriptionId })
        .update({ stripeSubscriptionId: 'sub_unknown' }),
  );
  expect((await close(shop, ada, 'now')).plan).toMatchObject({
    ending: { state: 'failed', problem: 'unknown-to-provider' },
  });
  await shop.site.deliver();
});

describe('a checkout that is open when the account is closed', () => {
  test('cannot be paid any more, of a plan or of a pack; those of others can', async ({ shop }) => {
    const [ada, bob] = [await shop.enter(), await shop.enter()];
    const own = [await shop.order(ada, { productSlug: 'plan-monthly' }), await shop.order(ada)];
    const others = [await shop.order(bob, { productSlug: 'plan-monthly' }), await shop.order(bob)];
    expect((await close(shop, ada)).plan).toBeNull();
    const stateOf = async ({ sessionId }: { readonly sessionId: string }) =>
      (await shop.stripe.checkout.sessions.retrieve(sessionId)).status;
    for (const open of own) expect(await stateOf(open)).toBe('expired');
    for (const open of others) expect(await stateOf(open)).toBe('open');
  });

  test('of a pack cannot be paid either where Stripe was silent at first', async ({ shop }) => {
    const ada = await shop.enter();
    const { sessionId } = await shop.order(ada);
    await whileAway(shop, async () => await close(shop, ada));
    await shop.site.deliver();
    expect((await shop.stripe.checkout.sessions.retrieve(sessionId)).status).toBe('expired');
  });

  test('of a pack and has just been paid is booked, and can be given back', async ({ shop }) => {
    const [ada, admin] = [await shop.enter(), await shop.enter('admin')];
    const { orderId, sessionId } = await shop.order(ada);
    shop.sandbox.controls.pay(sessionId);
    await close(shop, ada);
    const paid = async () => (await admin.api.billing.listOrders({ user: ada.userId })).items;
    expect(await paid()).toMatchObject([{ orderId, status: 'paid' }]);
    await admin.api.billing.refund({ orderId, idempotencyKey: randomUUID() });
    expect(await paid()).toMatchObject([{ orderId, status: 'refunded' }]);
    await shop.settle();
    expect(await ada.api.billing.balance()).toMatchObject({ credits: 0, debt: 0 });
  });

  test('of a plan and has just been paid leaves a plan that ends, too', async ({ shop }) => {
    const ada = await shop.enter();
    const { sessionId } = await shop.order(ada, { productSlug: 'plan-monthly' });
    const subscriptionId = String(shop.sandbox.controls.pay(sessionId).subscription);
    expect((await close(shop, ada)).plan).toMatchObject({ ending: { when: 'period-end', state: 'done' } });
    expect(await planAtStripe(shop, { subscriptionId })).toEqual({ status: 'active', isEnding: true });
  });
});
