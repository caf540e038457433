import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { expect } from 'vitest';
import { test } from '../testing/shop.ts';
import { beginCheckout } from './begin-checkout.ts';
import { createStripePayments } from './stripe-payments.ts';

const PERIOD_AND_MORE_MS = 40 * 24 * 60 * 60 * 1000;

/** Takes every connection and never says a word; counts what it was asked. */
async function openSilence() {
  const sockets = new Set<Socket>();
  let asked = 0;
  const server = createServer((socket) => {
    sockets.add(socket.on('error', () => undefined));
    socket.on('data', () => {
      asked += 1;
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  return {
    url: `http://127.0.0.1:${port}`,
    asked: () => asked,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

test('a provider that takes the call and says nothing ends “Buy” in time, before anything is asked twice', async ({
  shop,
}) => {
  const { site } = shop;
  const ada = await shop.enter();
  await shop.buy(ada, 'plan-monthly');
  // How the plan went on was never said: it is asked for first, with all the patience that messages have.
  site.wait(PERIOD_AND_MORE_MS);
  const silence = await openSilence();
  const payments = createStripePayments({
    ...{ secretKey: 'sk_test_only_for_tests', webhookSecret: 'whsec_only_for_tests_0123456789' },
    ...{ apiBaseUrl: silence.url, provider: 'sandbox' },
  });
  const { db, now, secrets } = site;
  const buying = {
    db,
    now,
    secrets,
    payments,
    viewer: ada.viewer,
    publicOrigin: 'https://learn.example.org',
  };
  const command = { productSlug: 'plan-monthly', currency: 'eur', idempotencyKey: randomUUID() };
  await expect(beginCheckout(buying, command, 500)).rejects.toThrow('payments-unavailable');
  expect(silence.asked()).toBeLessThanOrEqual(2);
  await silence.close();
});
