import { createHmac, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { addOffer, addProducts, reconcileAll, withClient } from '@studyhall/api/testing';
import { createApiClient, reasonOf } from '@studyhall/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Learner, openShop, type Shop, sessionOf } from './testing/open-shop.ts';

let shop: Shop;

beforeAll(async () => {
  shop = await openShop();
  await addProducts(shop.app.db);
  await addOffer(shop.app.db, { feature: 'exam:premium', credits: 300 });
});
afterAll(() => shop?.close());

const pack = (productSlug = 'credits-500', currency = 'eur') => ({
  productSlug,
  currency,
  idempotencyKey: randomUUID(),
});

async function buy(learner: Learner, productSlug?: string) {
  const checkout = await learner.api.billing.checkout.mutate(pack(productSlug));
  const session = shop.sandbox.controls.pay(sessionOf(checkout.url));
  await shop.settled();
  return { ...checkout, session };
}

const refusal = async (call: Promise<unknown>) =>
  reasonOf(await call.catch((error: unknown) => error)).reason;

describe('the receipt of a purchase', () => {
  it('is a PDF for whoever paid, by its own id and its order’s, and for nobody else', async () => {
    const [ada, bob] = [await shop.newLearner(), await shop.newLearner()];
    const { orderId } = await buy(ada);
    const get = async (id: string, token?: string) =>
      await fetch(`${shop.app.origin}/receipts/${id}.pdf`, {
        headers: token === undefined ? {} : { cookie: `sid=${token}` },
      });
    const { receiptId, number } = await ada.api.billing.receipt.query({ id: orderId });
    for (const id of [orderId, receiptId]) {
      const answer = await get(id, ada.token);
      expect(answer.status).toBe(200);
      expect(answer.headers.get('content-type')).toBe('application/pdf');
      expect(answer.headers.get('cache-control')).toBe('no-store');
      expect(answer.headers.get('content-disposition')).toBe(`inline; filename="receipt-${number}.pdf"`);
      expect((await answer.text()).slice(0, 8)).toBe('%PDF-1.7');
    }
    const statuses = [await get(orderId, bob.token), await get('x', ada.token), await get(orderId)];
    expect(statuses.map(({ status }) => status)).toEqual([404, 404, 401]);
  });
});

describe('a purchase', () => {
  it('grants credits when it is paid, and not before', async () => {
    const learner = await shop.newLearner();
    const { orderId, url } = await learner.api.billing.checkout.mutate(pack());
    expect(await learner.api.billing.order.query({ orderId })).toMatchObject({
      status: 'open',
      checkoutUrl: url,
    });
    expect(await learner.api.billing.balance.query()).toMatchObject({ credits: 0 });

    shop.sandbox.controls.pay(sessionOf(url));
    await shop.settled();

    expect(await learner.api.billing.order.query({ orderId })).toMatchObject({
      status: 'paid',
      totalAmount: 490,
      currency: 'eur',
      credits: 500,
      paymentMethod: 'card',
      isRefundable: true,
      items: [{ productName: '500 credits', quantity: 1, unitPrice: 490, totalPrice: 490 }],
    });
    expect(await learner.api.billing.balance.query()).toEqual({
      credits: 500,
      debt: 0,
      debtOf: [],
      lapsesNext: null,
    });
    expect((await learner.api.billing.ledger.query({})).items).toMatchObject([
      {
        number: 1,
        kind: 'purchase',
        change: 500,
        creditsAfter: 500,
        entries: [{ from: 'sales', to: 'credits', amount: 500 }],
      },
    ]);
    expect((await learner.api.billing.transactions.query({})).items).toMatchObject([
      { orderId, amountPaidCents: 490, creditsAdded: 500, stripeSessionId: sessionOf(url) },
    ]);
  });

  it('with one key, fifty times at once, is one order and one checkout', async () => {
    const learner = await shop.newLearner();
    const command = pack();
    const answers = await Promise.all(
      Array.from({ length: 50 }, async () => {
        for (;;) {
          const answer = await learner.api.billing.checkout.mutate(command).catch((error: unknown) => error);
          if (reasonOf(answer).reason === 'payments-unavailable') continue;
          return answer;
        }
      }),
    );
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect((await learner.api.billing.orders.query({})).items).toHaveLength(1);
  });

  it('with a key that was used for something else is refused', async () => {
    const learner = await shop.newLearner();
    const command = pack();
    await learner.api.billing.checkout.mutate(command);
    const other = learner.api.billing.checkout.mutate({ ...command, productSlug: 'credits-1000' });
    expect(await refusal(other)).toBe('idempotency-key-reused');
  });

  it('of what is not for sale is refused', async () => {
    const learner = await shop.newLearner();
    expect(await refusal(learner.api.billing.checkout.mutate(pack('gold')))).toBe('product-not-for-sale');
    expect(await refusal(learner.api.billing.checkout.mutate(pack('credits-500', 'jpy')))).toBe(
      'product-not-for-sale',
    );
  });

  it('that is declined, and then expires, grants nothing', async () => {
    const learner = await shop.newLearner();
    const { orderId, url } = await learner.api.billing.checkout.mutate(pack());
    shop.sandbox.controls.decline(sessionOf(url));
    await shop.settled();
    expect(await learner.api.billing.order.query({ orderId })).toMatchObject({ status: 'open' });
  });

  it('that is decided later is open until it succeeds, and failed when it does not', async () => {
    const learner = await shop.newLearner();
    const [good, bad] = [
      await learner.api.billing.checkout.mutate(pack()),
      await learner.api.billing.checkout.mutate(pack()),
    ];
    for (const { url } of [good, bad]) shop.sandbox.controls.payLater(sessionOf(url));
    await shop.settled();
    expect((await learner.api.billing.orders.query({})).items.map(({ status }) => status)).toEqual([
      'open',
      'open',
    ]);
    shop.sandbox.controls.settle(sessionOf(good.url), 'succeeded');
    shop.sandbox.controls.settle(sessionOf(bad.url), 'failed');
    await shop.settled();
    expect(await learner.api.billing.order.query({ orderId: good.orderId })).toMatchObject({
      status: 'paid',
    });
    expect(await learner.api.billing.order.query({ orderId: bad.orderId })).toMatchObject({
      status: 'failed',
    });
    expect(await learner.api.billing.balance.query()).toMatchObject({ credits: 500 });
  });

  it('is somebody else’s secret', async () => {
    const [learner, other] = [await shop.newLearner(), await shop.newLearner()];
    const { orderId } = await learner.api.billing.checkout.mutate(pack());
    expect(await refusal(other.api.billing.order.query({ orderId }))).toBe('not-found');
    expect(await refusal(other.api.billing.refundOrder.mutate({ orderId }))).toBe('not-found');
  });
});

describe('credits', () => {
  it('open something premium once', async () => {
    const learner = await shop.newLearner();
    await buy(learner);
    const offer = { feature: 'exam:premium', credits: 300 } as const;
    expect(await learner.api.billing.spend.mutate(offer)).toEqual({ creditsAfter: 200, isRepeat: false });
    expect(await learner.api.billing.spend.mutate(offer)).toEqual({ creditsAfter: 200, isRepeat: true });
    const { offers } = await learner.api.billing.catalog.query();
    expect(offers).toEqual([{ feature: 'exam:premium', credits: 300, isOpen: true, isClosedByDebt: false }]);
  });

  it('that are missing are named', async () => {
    const learner = await shop.newLearner();
    expect(await refusal(learner.api.billing.spend.mutate({ feature: 'exam:premium', credits: 300 }))).toBe(
      'not-enough-credits',
    );
  });
});

describe('money that goes back', () => {
  it('takes the credits along, and what was spent becomes debt', async () => {
    const learner = await shop.newLearner();
    const { orderId } = await buy(learner);
    await learner.api.billing.refundOrder.mutate({ orderId });
    await shop.settled();
    expect(await learner.api.billing.order.query({ orderId })).toMatchObject({
      status: 'refunded',
      refundedAmount: 490,
    });
    expect(await learner.api.billing.balance.query()).toMatchObject({ credits: 0, debt: 0 });
  });

  it('is not for the asking once something of it is spent', async () => {
    const learner = await shop.newLearner();
    const { orderId } = await buy(learner);
    await learner.api.billing.spend.mutate({ feature: 'exam:premium', credits: 300 });
    expect(await refusal(learner.api.billing.refundOrder.mutate({ orderId }))).toBe('order-not-refundable');
  });
});

describe('a message', () => {
  const body = JSON.stringify({
    id: 'evt_forged',
    type: 'checkout.session.completed',
    created: 1,
    data: { object: {} },
  });
  const signed = (text: string, { at = Date.now(), secret = '' } = {}): string => {
    const seconds = Math.floor(at / 1000);
    const key = secret === '' ? shop.webhookSecret : secret;
    return `t=${seconds},v1=${createHmac('sha256', key).update(`${seconds}.${text}`).digest('hex')}`;
  };
  const send = async (text: string, signatures: readonly string[]): Promise<number> => {
    const headers = new Headers({ 'content-type': 'application/json' });
    for (const signature of signatures) headers.append('stripe-signature', signature);
    const response = await fetch(`${shop.app.origin}/webhooks/stripe`, {
      method: 'POST',
      headers,
      body: text,
    });
    return response.status;
  };

  /** `fetch` would join them to one line. */
  const sendLines = async (text: string, signatures: string[]): Promise<number> => {
    const headers = { 'content-type': 'application/json', 'stripe-signature': signatures };
    const sent = request(`${shop.app.origin}/webhooks/stripe`, { method: 'POST', headers }).end(text);
    const [response]: IncomingMessage[] = await once(sent, 'response');
    response?.resume();
    return response?.statusCode ?? 0;
  };

  it.each([
    ['without a signature', () => send(body, [])],
    ['signed with another secret', () => send(body, [signed(body, { secret: 'whsec_other' })])],
    ['that was changed', () => send(body.replace('forged', 'changed'), [signed(body)])],
    ['written down again', () => send(JSON.stringify(JSON.parse(body), null, 1), [signed(body)])],
    ['of ten minutes ago', () => send(body, [signed(body, { at: Date.now() - 600_000 })])],
    ['of the future', () => send(body, [signed(body, { at: Date.now() + 600_000 })])],
    ['with two signatures', () => send(body, [signed(body), signed(body)])],
    ['with two lines of signatures', () => sendLines(body, [signed(body), signed(body)])],
    ['that is no event', () => send('{', [signed('{')])],
  ])('%s is refused, and nothing is kept', async (_what, deliver) => {
    expect(await deliver()).toBe(400);
    expect(await shop.app.db('billing.webhook_events').where({ id: 'evt_forged' })).toEqual([]);
  });
});

describe('what an administrator does', () => {
  const administrator = async () => {
    const { token } = await shop.app.signIn('admin');
    return createApiClient({ url: shop.app.origin, token: () => token });
  };

  it('a grant arrives once per key, and says who gave it', async () => {
    const [admin, learner] = [await administrator(), await shop.newLearner()];
    const grant = {
      user: learner.userId,
      credits: 50,
      reason: 'For helping others',
      idempotencyKey: randomUUID(),
    };
    expect(await admin.billing.grant.mutate(grant)).toEqual({
      creditsAfter: 50,
      debtAfter: 0,
      isRepeat: false,
    });
    expect(await admin.billing.grant.mutate(grant)).toMatchObject({ creditsAfter: 50, isRepeat: true });
    const { items } = await admin.billing.userLedger.query({ user: learner.userId });
    expect(items).toMatchObject([{ kind: 'grant', title: 'For helping others', change: 50 }]);
  });

  it('a refund in parts takes each part’s share, spent credits become debt, and the next purchase pays it', async () => {
    const [admin, learner] = [await administrator(), await shop.newLearner()];
    const { orderId } = await buy(learner, 'credits-1000');
    await learner.api.billing.spend.mutate({ feature: 'exam:premium', credits: 300 });
    const refund = (amountMinor?: number) =>
      admin.billing.refund.mutate({ orderId, amountMinor, idempotencyKey: randomUUID() });
    await refund(445);
    await shop.settled();
    expect(await learner.api.billing.balance.query()).toMatchObject({ credits: 200, debt: 0 });
    expect(await refund()).toEqual({ amountMinor: 445, currency: 'eur' });
    await shop.settled();
    expect(await learner.api.billing.balance.query()).toMatchObject({ credits: 0, debt: 300 });
    expect(await refusal(refund())).toBe('order-not-refundable');
    await buy(learner);
    expect(await learner.api.billing.balance.query()).toMatchObject({ credits: 200, debt: 0 });
  });

  it('a message that failed is kept, listed and driven again', async () => {
    const [admin, learner] = [await administrator(), await shop.newLearner()];
    const { orderId, url } = await learner.api.billing.checkout.mutate(pack());
    shop.sandbox.controls.addFault({
      on: 'request',
      method: 'GET',
      path: '/v1/checkout/sessions',
      kind: 'error',
      times: 1_000,
    });
    shop.sandbox.controls.pay(sessionOf(url));
    await shop.settled();
    shop.sandbox.controls.clearFaults();
    expect(await learner.api.billing.order.query({ orderId })).toMatchObject({ status: 'open' });
    const failed = (await admin.billing.listEvents.query({ outcome: 'failed' })).items;
    expect(failed).toContainEqual(
      expect.objectContaining({ type: 'checkout.session.completed', note: 'payments-unavailable' }),
    );
    for (const { eventId } of failed) await admin.billing.retryEvent.mutate({ eventId });
    expect(await learner.api.billing.order.query({ orderId })).toMatchObject({ status: 'paid' });
    const [event] = failed;
    expect(
      (await admin.billing.getEvent.query({ eventId: event?.eventId ?? '' })).history.at(-1),
    ).toMatchObject({
      outcome: expect.stringMatching(/done|ignored/),
    });
  });

  it('reconciliation finds nothing, and then what somebody changed behind its back', async () => {
    const admin = await administrator();
    const report = async () => await reconcileAll((asked) => admin.billing.reconcile.query(asked));
    expect((await report()).differences).toEqual([]);
    const learner = await shop.newLearner();
    const { orderId } = await buy(learner);
    await withClient(shop.app.database.url, async (client) => {
      await client.query('update billing.balances set credits = credits + 1 where user_id = $1', [
        learner.userId,
      ]);
      await client.query('update billing.orders set refunded_amount = 1 where id = $1', [orderId]);
    });
    const { differences } = await report();
    expect(differences).toContainEqual({
      kind: 'refund-not-settled',
      subject: orderId,
      detail: '1 here, 0 there',
    });
    expect(differences).toContainEqual({
      kind: 'balance-differs',
      subject: learner.userId,
      detail: '501 credits and 0 debt kept, 500 and 0 in the ledger',
    });
  });
});
