import { expect } from 'vitest';
import { erase, isOpen } from '../testing/leavers.ts';
import { test } from '../testing/shop.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

test('a plan that goes on has to be ended with the account; what it cost stays in the books', async ({
  shop,
  db,
}) => {
  const ada = await shop.enter();
  const { subscriptionId } = await shop.buy(ada, 'plan-monthly');
  expect(await ada.api.accounts.deletionTerms()).toMatchObject({
    plan: { goesOn: true },
    credits: expect.any(Number),
  });
  await expect(ada.api.accounts.requestDeletion({})).rejects.toThrow('plan-running');
  await ada.api.accounts.requestDeletion({ plan: 'now' });
  expect((await shop.stripe.subscriptions.retrieve(subscriptionId)).status).toBe('canceled');
  const before = await db('billing.transfers').where({ userId: ada.userId });
  expect(before.length).toBeGreaterThan(0);
  shop.site.wait(14 * DAY_MS);
  expect(await erase(shop.site)).toBe(1);
  expect(await db('billing.transfers').where({ userId: ada.userId })).toEqual(before);
  expect(await isOpen(shop.site, ada)).toBeUndefined();
});

test('a checkout that was open when the account went is closed, also after it is gone', async ({ shop }) => {
  const [ada, admin] = [await shop.enter(), await shop.enter('admin')];
  const { sessionId } = await shop.order(ada);
  shop.sandbox.controls.addFault({ on: 'request', path: '/v1/', kind: 'error', times: 1_000 });
  await admin.api.accounts.eraseUser({ user: ada.userId, isNow: true });
  expect(await isOpen(shop.site, ada)).toBeUndefined();
  shop.sandbox.controls.clearFaults();
  await shop.site.deliver();
  expect((await shop.stripe.checkout.sessions.retrieve(sessionId)).status).toBe('expired');
});
