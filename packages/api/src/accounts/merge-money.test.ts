import type { Knex } from 'knex';
import { expect } from 'vitest';
import { putEntitlement } from '../billing/entitlement-queries.ts';
import { checkLearners } from '../billing/reconcile-check-queries.ts';
import { tamper } from '../testing/billing.ts';
import { type Customer, type Shop, test } from '../testing/shop.ts';
import { followMerges } from './follow-merges.ts';

/** The other account becomes part of the first. */
async function merge({ site }: Shop, kept: Customer, other: Customer): Promise<string> {
  const { code } = await other.api.accounts.offerMerge();
  const { id } = await kept.api.accounts.merge({ code });
  await site.deliver();
  return id;
}

const walletOf = async (db: Knex, { userId }: Customer) =>
  await db('billing.balances').where({ userId }).first('credits', 'debt');

/** Everything that is kept of their money, held against everything else. */
async function differences(db: Knex, ...customers: readonly Customer[]) {
  const userIds = customers.map(({ userId }) => userId);
  return await checkLearners(db, { userIds, settledBefore: new Date('2100-01-01') });
}

test('credits move by one transfer a lot, lapse when they would have, and come back', async ({
  shop,
  db,
}) => {
  const [ada, bob] = [await shop.enter(), await shop.enter()];
  await shop.buy(ada);
  await shop.buy(bob);
  await shop.buy(bob, 'plan-monthly');
  const lots = await db('billing.lots').where({ userId: bob.userId }).orderBy('id');
  const { credits } = await walletOf(db, bob);
  const mergeId = await merge(shop, ada, bob);
  expect(await walletOf(db, bob)).toEqual({ credits: 0, debt: 0 });
  expect(await walletOf(db, ada)).toEqual({ credits: credits + 500, debt: 0 });
  const moved = await db('billing.transfers').where({ userId: ada.userId, kind: 'merge' });
  expect(moved).toHaveLength(lots.length);
  const arrived = await db('billing.lots').where({ userId: ada.userId }).orderBy('id');
  for (const { id, remaining, expiresAt } of lots)
    expect(arrived).toContainEqual(expect.objectContaining({ id, remaining, expiresAt }));
  expect(await differences(db, ada, bob)).toEqual([]);

  await ada.api.accounts.undoMerge({ mergeId });
  await shop.site.deliver();
  expect(await walletOf(db, ada)).toEqual({ credits: 500, debt: 0 });
  expect(await walletOf(db, bob)).toEqual({ credits, debt: 0 });
  expect(await differences(db, ada, bob)).toEqual([]);
});

test('of two plans the one of the account that stays goes on; the other ends with its month', async ({
  shop,
  db,
}) => {
  const [ada, bob] = [await shop.enter(), await shop.enter()];
  const [own, other] = [await shop.buy(ada, 'plan-monthly'), await shop.buy(bob, 'plan-monthly')];
  await merge(shop, ada, bob);
  const [kept, ending] = [
    await shop.stripe.subscriptions.retrieve(own.subscriptionId),
    await shop.stripe.subscriptions.retrieve(other.subscriptionId),
  ];
  expect([kept.status, kept.cancel_at_period_end]).toEqual(['active', false]);
  expect([ending.status, ending.cancel_at_period_end]).toEqual(['active', true]);
  expect(await differences(db, ada, bob)).toEqual([]);
});

test('what was paid for the other account while it was closing follows, once', async ({ shop, db }) => {
  const [ada, bob] = [await shop.enter(), await shop.enter()];
  const { sessionId } = await shop.order(bob);
  shop.sandbox.controls.pay(sessionId);
  await merge(shop, ada, bob);
  await shop.settle();
  const { now } = shop.site;
  await followMerges(db, { now });
  expect(await followMerges(db, { now })).toBe(0);
  expect(await walletOf(db, ada)).toEqual({ credits: 500, debt: 0 });
  expect(await walletOf(db, bob)).toEqual({ credits: 0, debt: 0 });
  expect(await differences(db, ada, bob)).toEqual([]);
});

test('what is given back of a purchase after the merge is taken from where its credits went', async ({
  shop,
  db,
}) => {
  const [ada, bob] = [await shop.enter(), await shop.enter()];
  const { paymentIntentId } = await shop.buy(bob);
  const mergeId = await merge(shop, ada, bob);
  await shop.stripe.refunds.create({ payment_intent: paymentIntentId });
  await shop.settle();
  expect(await walletOf(db, bob)).toEqual({ credits: 0, debt: 500 });
  await followMerges(db, { now: shop.site.now });
  expect(await walletOf(db, bob)).toEqual({ credits: 0, debt: 0 });
  expect(await walletOf(db, ada)).toEqual({ credits: 0, debt: 0 });
  expect(await differences(db, ada, bob)).toEqual([]);
  await expect(ada.api.accounts.undoMerge({ mergeId })).rejects.toThrow('merge-spent');
});

const premiumOf = async (db: Knex, { userId }: Customer) =>
  await db('billing.entitlements').where({ userId, feature: 'premium' }).first('validUntil');

test('a plan that the payment provider ends early ends in both accounts, and undoing leaves it so', async ({
  shop,
  db,
}) => {
  const [ada, bob] = [await shop.enter(), await shop.enter()];
  const { subscriptionId } = await shop.buy(bob, 'plan-monthly');
  const mergeId = await merge(shop, ada, bob);
  const { now } = shop.site;
  expect((await premiumOf(db, ada)).validUntil.getTime()).toBeGreaterThan(now.getTime());
  await shop.stripe.subscriptions.cancel(subscriptionId);
  await shop.settle();
  const ended = await premiumOf(db, bob);
  expect(ended.validUntil.getTime()).toBeLessThanOrEqual(shop.site.now.getTime());
  expect(await followMerges(db, { now })).toBe(1);
  expect(await premiumOf(db, ada)).toEqual(ended);
  expect(await followMerges(db, { now })).toBe(0);
  await ada.api.accounts.undoMerge({ mergeId });
  expect(await premiumOf(db, ada)).toEqual(ended);
});

test('what is opened later for the account that is closed is open in the one that stays', async ({
  shop,
  db,
}) => {
  const [ada, bob] = [await shop.enter(), await shop.enter()];
  await merge(shop, ada, bob);
  const { now } = shop.site;
  expect(await followMerges(db, { now })).toBe(0);
  const validUntil = new Date(now.getTime() + 30 * 24 * 60 * 60_000);
  const right = { userId: bob.userId, feature: 'premium', sourceId: 'sub_later', validFrom: now } as const;
  await tamper(db, async (trx) => await putEntitlement(trx, { ...right, validUntil }));
  expect(await followMerges(db, { now })).toBe(1);
  expect(await premiumOf(db, ada)).toEqual({ validUntil });
  expect(await followMerges(db, { now })).toBe(0);
});

test('a merge that cannot be followed does not keep others from it', async ({ shop, db }) => {
  const [ada, bob, eve] = [await shop.enter(), await shop.enter(), await shop.enter()];
  const odd = await shop.enter();
  const { sessionId } = await shop.order(bob);
  await shop.buy(eve);
  await shop.buy(odd);
  shop.sandbox.controls.pay(sessionId);
  await merge(shop, ada, bob);
  await shop.settle();
  // The next transfer has a number that is there.
  const again = { transfers: 0 };
  await tamper(db, async (trx) => await trx('billing.balances').where({ userId: odd.userId }).update(again));
  await db('auth.merges').insert({
    ...{
      id: '00000000-0000-7000-8000-000000000000',
      keepId: odd.userId,
      otherId: eve.userId,
      state: 'merged',
    },
    ...{ askedAt: shop.site.now, undoUntil: shop.site.now, mergedAt: shop.site.now, notes: {} },
  });
  await expect(followMerges(db, { now: shop.site.now })).rejects.toThrow('could not be followed');
  expect(await walletOf(db, ada)).toEqual({ credits: 500, debt: 0 });
  expect(await walletOf(db, eve)).toEqual({ credits: 500, debt: 0 });
});

test('an account that owes something takes nothing elsewhere', async ({ shop }) => {
  const [ada, bob] = [await shop.enter(), await shop.enter()];
  const { paymentIntentId } = await shop.buy(bob);
  await bob.api.gamification.buyFreeze({ credits: 100, idempotencyKey: crypto.randomUUID() });
  await shop.stripe.refunds.create({ payment_intent: paymentIntentId });
  await shop.settle();
  const { code } = await bob.api.accounts.offerMerge();
  await expect(ada.api.accounts.foreseeMerge({ code })).rejects.toThrow('merge-debt-open');
  await expect(ada.api.accounts.merge({ code })).rejects.toThrow('merge-debt-open');
});
