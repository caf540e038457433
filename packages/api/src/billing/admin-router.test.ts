import { randomUUID } from 'node:crypto';
import { describe, expect } from 'vitest';
import { addOffer, tamper } from '../testing/billing.ts';
import { addCourse, addExam, turtleLevel } from '../testing/builders.ts';
import { registration } from '../testing/callers.ts';
import { reconcileAll } from '../testing/reconcile.ts';
import { type Customer, type Shop, test } from '../testing/shop.ts';
import { receiveEvent } from './receive-event.ts';
import { keptStripeEvent } from './stripe-events.ts';

const DAY = 24 * 60 * 60 * 1000;

const grantTo = (user: string, credits = 50) => ({
  user,
  credits,
  reason: 'For helping others',
  idempotencyKey: randomUUID(),
});

/** Stripe gives no answer about checkouts while `work` lasts. */
async function whileAway(shop: Shop, work: () => Promise<unknown>): Promise<void> {
  const away = { on: 'request', method: 'GET', path: '/v1/checkout/sessions', kind: 'error' } as const;
  shop.sandbox.controls.addFault({ ...away, times: 1_000 });
  await work();
  shop.sandbox.controls.clearFaults();
}

/** A message that failed, because Stripe was away when it arrived: of a checkout that was paid. */
async function failedMessage(shop: Shop, customer: Customer) {
  const { sessionId, ...opened } = await shop.order(customer);
  shop.messages();
  shop.sandbox.controls.pay(sessionId);
  const event = shop.messages().find(({ type }) => type === 'checkout.session.completed');
  if (event === undefined) throw new Error('Stripe says when a checkout is paid');
  const { payments, site } = shop;
  await whileAway(shop, async () => {
    await expect(receiveEvent(site.db, { payments, event, now: site.now })).rejects.toThrow();
  });
  return { ...opened, eventId: event.id };
}

test('only an administrator sees or changes the money of all', async ({ shop }) => {
  const [order, event] = [{ orderId: randomUUID() }, { eventId: 'evt_none' }];
  const offer = { feature: 'exam:premium' };
  for (const role of ['guest', 'individual', 'member'] as const) {
    const { userId: user, api } = await shop.enter(role);
    for (const call of [
      () => api.billing.userBalance({ user }),
      () => api.billing.userLedger({ user }),
      () => api.billing.grant(grantTo(user)),
      () => api.billing.refund({ ...order, idempotencyKey: randomUUID() }),
      () => api.billing.listOrders({}),
      () => api.billing.getOrder(order),
      () => api.billing.listEvents({}),
      () => api.billing.getEvent(event),
      () => api.billing.retryEvent(event),
      () => api.billing.dismissEvent({ ...event, reason: 'Needs nothing' }),
      () => api.billing.reconcile({}),
      () => api.billing.listSecondPlans(),
      () => api.billing.refundSecondPlan({ subscriptionId: 'sub_none' }),
      () => api.billing.sync(),
      () => api.billing.listOffers(),
      () => api.billing.putOffer({ ...offer, credits: 1 }),
      () => api.billing.removeOffer(offer),
    ])
      await expect(call()).rejects.toThrow('forbidden');
  }
});

describe('what an account has', () => {
  test('is told by its user name, its id or its proved address, and of nobody else', async ({ shop }) => {
    const admin = await shop.enter('admin');
    const visitor = shop.site.visitor();
    const { userId } = await visitor.api.auth.register(registration('ada'));
    const other = await shop.enter();
    await admin.api.billing.grant(grantTo(other.userId, 7));
    await admin.api.billing.grant({ ...grantTo('ada'), expiresAt: new Date(shop.site.now.getTime() + DAY) });
    const balance = { credits: 50, debt: 0, lapsesNext: { credits: 50 } };
    const over = { ...grantTo('ada'), expiresAt: new Date(shop.site.now.getTime() - 1) };
    await expect(admin.api.billing.grant(over)).rejects.toThrow('invalid-input');
    for (const user of ['ADA', userId]) {
      expect(await admin.api.billing.userBalance({ user })).toMatchObject(balance);
      expect((await admin.api.billing.userLedger({ user })).items).toMatchObject([{ change: 50 }]);
    }
    for (const user of ['ada@example.org', 'nobody', randomUUID()]) {
      await expect(admin.api.billing.userBalance({ user })).rejects.toThrow('not-found');
      await expect(admin.api.billing.userLedger({ user })).rejects.toThrow('not-found');
    }
    const [mail] = await shop.site.deliver();
    await visitor.api.auth.verifyEmail({ token: /#(\S+)/.exec(mail?.text ?? '')?.[1] ?? '' });
    expect(await admin.api.billing.userBalance({ user: 'ada@example.org' })).toMatchObject(balance);
  });

  test('lists movements newest first, page by page', async ({ shop }) => {
    const admin = await shop.enter('admin');
    const { userId: user } = await shop.enter();
    for (const credits of [1, 2, 3]) await admin.api.billing.grant(grantTo(user, credits));
    const first = await admin.api.billing.userLedger({ user, limit: 2 });
    expect(first.items.map(({ change }) => change)).toEqual([3, 2]);
    const second = await admin.api.billing.userLedger({ user, limit: 2, cursor: first.nextCursor ?? '' });
    expect(second).toMatchObject({ items: [{ change: 1 }], nextCursor: null });
  });
});

describe('a grant', () => {
  test('arrives once for each key and learner, with its reason, and is signed by who gave it', async ({
    shop,
    db,
  }) => {
    const admin = await shop.enter('admin');
    const [ada, bob] = [await shop.enter(), await shop.enter('guest')];
    const grant = grantTo(ada.userId);
    const granted = { creditsAfter: 50, debtAfter: 0 };
    expect(await admin.api.billing.grant(grant)).toEqual({ ...granted, isRepeat: false });
    expect(await admin.api.billing.grant(grant)).toEqual({ ...granted, isRepeat: true });
    expect(await admin.api.billing.grant({ ...grant, user: bob.userId })).toEqual({
      ...granted,
      isRepeat: false,
    });
    for (const { api } of [ada, bob]) {
      const { items } = await api.billing.ledger({});
      expect(items).toMatchObject([{ kind: 'grant', title: 'For helping others', change: 50 }]);
    }
    const actors = await db('billing.transfers').distinct('actorId');
    expect(actors).toEqual([{ actorId: admin.userId }]);
  });

  test('lapses when it says so, and pays a debt first', async ({ shop, db }) => {
    await addOffer(db, { feature: 'exam:premium', credits: 300 });
    const [admin, debtor] = [await shop.enter('admin'), await shop.enter()];
    const { orderId } = await shop.buy(debtor);
    await debtor.api.billing.spend({ feature: 'exam:premium', credits: 300 });
    await admin.api.billing.refund({ orderId, idempotencyKey: randomUUID() });
    await shop.settle();
    const expiresAt = new Date(shop.site.now.getTime() + DAY);
    const grant = { ...grantTo(debtor.userId, 310), expiresAt };
    expect(await admin.api.billing.grant(grant)).toMatchObject({ creditsAfter: 10, debtAfter: 0 });
    const lapsesNext = { credits: 10, at: expiresAt };
    expect(await debtor.api.billing.balance()).toEqual({ credits: 10, debt: 0, debtOf: [], lapsesNext });
  });
});

describe('a refund', () => {
  test('is of a part, or of all that is left, and takes that part of the credits', async ({ shop }) => {
    const [admin, ada] = [await shop.enter('admin'), await shop.enter()];
    const { orderId } = await shop.buy(ada, 'credits-1000');
    const refund = (amountMinor?: number) =>
      admin.api.billing.refund({ orderId, amountMinor, idempotencyKey: randomUUID() });
    expect(await refund(445)).toEqual({ amountMinor: 445, currency: 'eur' });
    await shop.settle();
    expect(await admin.api.billing.getOrder({ orderId })).toMatchObject({
      status: 'partially-refunded',
      refundedAmount: 445,
      paidAmount: 890,
    });
    expect(await ada.api.billing.balance()).toMatchObject({ credits: 500 });
    await expect(refund(446)).rejects.toMatchObject({
      cause: { reason: 'order-not-refundable', details: { left: 445, currency: 'eur' } },
    });
    expect(await refund()).toEqual({ amountMinor: 445, currency: 'eur' });
    await shop.settle();
    expect(await ada.api.billing.balance()).toMatchObject({ credits: 0, debt: 0 });
    await expect(refund()).rejects.toMatchObject({ cause: { details: { left: 0 } } });
  });

  test('is made once for each key, and refused under a key that was used for another amount', async ({
    shop,
  }) => {
    const [admin, ada] = [await shop.enter('admin'), await shop.enter()];
    const { orderId, paymentIntentId } = await shop.buy(ada);
    const refund = { orderId, amountMinor: 100, idempotencyKey: randomUUID() };
    await admin.api.billing.refund(refund);
    await admin.api.billing.refund(refund);
    const { data } = await shop.stripe.refunds.list({ payment_intent: paymentIntentId });
    expect(data.map(({ amount }) => amount)).toEqual([100]);
    const { items } = await ada.api.billing.ledger({});
    expect(items.map(({ kind, change }) => [kind, change])).toEqual([
      ['refund', -102],
      ['purchase', 500],
    ]);
    await expect(admin.api.billing.refund({ ...refund, amountMinor: 200 })).rejects.toThrow(
      'idempotency-key-reused',
    );
  });

  test('takes its credits at once, and one whose answer got lost is made before the next', async ({
    shop,
  }) => {
    const [admin, ada] = [await shop.enter('admin'), await shop.enter()];
    const { orderId, paymentIntentId } = await shop.buy(ada);
    const refund = (amountMinor: number) =>
      admin.api.billing.refund({ orderId, amountMinor, idempotencyKey: randomUUID() });
    const away = { on: 'request', method: 'POST', path: '/v1/refunds', kind: 'error' } as const;
    shop.sandbox.controls.addFault({ ...away, times: 1_000 });
    await expect(refund(49)).rejects.toThrow('payments-unavailable');
    shop.sandbox.controls.clearFaults();
    expect(await ada.api.billing.balance()).toMatchObject({ credits: 450 });
    await refund(98);
    const { data } = await shop.stripe.refunds.list({ payment_intent: paymentIntentId });
    expect(data.map(({ amount }) => amount)).toEqual([98, 49]);
    for (let round = 0; round < 2; round += 1) {
      expect(await ada.api.billing.balance()).toMatchObject({ credits: 350, debt: 0 });
      expect((await ada.api.billing.ledger({})).items).toHaveLength(3);
      await shop.settle();
    }
  });

  test('of what was not paid, or of no order, is refused', async ({ shop }) => {
    const [admin, ada] = [await shop.enter('admin'), await shop.enter()];
    const { orderId } = await shop.order(ada);
    const idempotencyKey = randomUUID();
    await expect(admin.api.billing.refund({ orderId, idempotencyKey })).rejects.toThrow(
      'order-not-refundable',
    );
    await expect(admin.api.billing.refund({ orderId: randomUUID(), idempotencyKey })).rejects.toThrow(
      'not-found',
    );
  });
});

describe('all orders', () => {
  test('are listed newest first, page by page, with the user name of whose they are; guests’ have none', async ({
    shop,
  }) => {
    const [admin, named] = [await shop.enter('admin'), await shop.enter()];
    await shop.site.db('auth.identifiers').insert({
      kind: 'username',
      value: 'ada',
      display: 'Ada',
      userId: named.userId,
      createdAt: shop.site.now,
    });
    const nameless = await shop.enter();
    const placed: string[] = [];
    for (const customer of [named, nameless, named]) placed.unshift((await shop.order(customer)).orderId);
    const first = await admin.api.billing.listOrders({ limit: 2 });
    expect(first.items).toMatchObject([
      { orderId: placed[0], userId: named.userId, userName: 'Ada' },
      { orderId: placed[1], userId: nameless.userId, userName: null },
    ]);
    const second = await admin.api.billing.listOrders({ limit: 2, cursor: first.nextCursor ?? '' });
    expect(second).toMatchObject({ items: [{ orderId: placed[2] }], nextCursor: null });
  });

  test('are chosen by account and by state', async ({ shop }) => {
    const [admin, ada, bob] = [await shop.enter('admin'), await shop.enter(), await shop.enter()];
    const [open, paid] = [await shop.order(ada), await shop.buy(ada)];
    const other = await shop.buy(bob);
    const listed = async (asked: { readonly user?: string; readonly status?: 'open' | 'paid' }) =>
      (await admin.api.billing.listOrders(asked)).items.map(({ orderId }) => orderId);
    expect(await listed({ user: ada.userId })).toEqual([paid.orderId, open.orderId]);
    expect(await listed({ status: 'paid' })).toEqual([other.orderId, paid.orderId]);
    expect(await listed({ user: ada.userId, status: 'open' })).toEqual([open.orderId]);
    await expect(listed({ user: 'nobody' })).rejects.toThrow('not-found');
  });

  test('one of them is told with what Stripe calls it and what was paid; for a plan that is nothing at once', async ({
    shop,
  }) => {
    const [admin, ada] = [await shop.enter('admin'), await shop.enter()];
    const { orderId, sessionId, paymentIntentId } = await shop.buy(ada);
    expect(await admin.api.billing.getOrder({ orderId })).toMatchObject({
      userId: ada.userId,
      status: 'paid',
      productSlug: 'credits-500',
      paidAmount: 490,
      stripeSessionId: sessionId,
      stripePaymentIntentId: paymentIntentId,
      reviewReason: null,
      items: [{ productName: '500 credits', unitPrice: 490 }],
    });
    const plan = await shop.buy(ada, 'plan-monthly');
    expect(await admin.api.billing.getOrder(plan)).toMatchObject({
      status: 'paid',
      credits: 0,
      paidAmount: null,
    });
    await expect(admin.api.billing.getOrder({ orderId: randomUUID() })).rejects.toThrow('not-found');
  });

  test('one that was paid otherwise than ordered waits for review, says in what, grants nothing, and can go back', async ({
    shop,
    db,
  }) => {
    const [admin, ada] = [await shop.enter('admin'), await shop.enter()];
    const { orderId, sessionId } = await shop.order(ada);
    await tamper(
      db,
      async (trx) => await trx('billing.orders').where({ id: orderId }).update({ totalAmount: 400 }),
    );
    shop.sandbox.controls.pay(sessionId);
    await shop.settle();
    expect(await admin.api.billing.getOrder({ orderId })).toMatchObject({
      status: 'review',
      reviewReason: 'amount',
      paidAmount: 490,
    });
    expect(await ada.api.billing.balance()).toMatchObject({ credits: 0 });
    const { differences } = await reconcileAll(admin.api.billing.reconcile);
    expect(new Set(differences.map(({ kind }) => kind))).toEqual(
      new Set(['event-not-settled', 'order-items-differ', 'order-price-differs']),
    );
    expect(await admin.api.billing.refund({ orderId, idempotencyKey: randomUUID() })).toMatchObject({
      amountMinor: 490,
    });
    await shop.settle();
    expect(await admin.api.billing.getOrder({ orderId })).toMatchObject({
      status: 'refunded',
      reviewReason: null,
    });
  });
});

describe('messages', () => {
  test('are listed as they came, the last first, page by page, and by how they ended', async ({ shop }) => {
    const [admin, ada] = [await shop.enter('admin'), await shop.enter()];
    await shop.buy(ada);
    shop.site.wait(1_000);
    const { eventId } = await failedMessage(shop, ada);
    const all = (await admin.api.billing.listEvents({})).items;
    expect(all[0]).toMatchObject({
      eventId,
      type: 'checkout.session.completed',
      outcome: 'failed',
      note: 'payments-unavailable',
      tries: 1,
      receivedAt: shop.site.now,
    });
    expect(all.length).toBeGreaterThan(2);
    const ofOutcome = async (outcome: 'done' | 'ignored' | 'failed' | 'review') =>
      (await admin.api.billing.listEvents({ outcome })).items.map((event) => event.eventId);
    expect(await ofOutcome('failed')).toEqual([eventId]);
    expect(await ofOutcome('review')).toEqual([]);
    const ended = [...(await ofOutcome('done')), ...(await ofOutcome('ignored')), eventId];
    expect(ended.toSorted()).toEqual(all.map((event) => event.eventId).toSorted());
    const first = await admin.api.billing.listEvents({ limit: 2 });
    const rest = await admin.api.billing.listEvents({ cursor: first.nextCursor ?? '' });
    expect([...first.items, ...rest.items]).toEqual(all);
  });

  test('one of them is told with its content and how each try ended', async ({ shop }) => {
    const [admin, ada] = [await shop.enter('admin'), await shop.enter()];
    const { eventId } = await failedMessage(shop, ada);
    const failedAt = shop.site.now;
    shop.site.wait(60_000);
    await admin.api.billing.retryEvent({ eventId });
    expect(await admin.api.billing.getEvent({ eventId })).toMatchObject({
      outcome: 'done',
      tries: 2,
      payload: { id: eventId, type: 'checkout.session.completed' },
      history: [
        { outcome: 'failed', note: 'payments-unavailable', at: failedAt },
        { outcome: 'done', note: null, at: shop.site.now },
      ],
    });
    await expect(admin.api.billing.getEvent({ eventId: 'evt_none' })).rejects.toThrow('not-found');
  });

  test('one that failed has its effect when it is driven again, and no second one after that', async ({
    shop,
  }) => {
    const [admin, ada] = [await shop.enter('admin'), await shop.enter()];
    const { orderId, eventId } = await failedMessage(shop, ada);
    expect(await ada.api.billing.order({ orderId })).toMatchObject({ status: 'open' });
    for (let round = 0; round < 2; round += 1) {
      expect(await admin.api.billing.retryEvent({ eventId })).toMatchObject({ outcome: 'done', note: null });
      expect(await ada.api.billing.order({ orderId })).toMatchObject({ status: 'paid' });
      expect(await ada.api.billing.balance()).toMatchObject({ credits: 500 });
      expect(await admin.api.billing.getEvent({ eventId })).toMatchObject({ tries: 2 });
    }
    await expect(admin.api.billing.retryEvent({ eventId: 'evt_none' })).rejects.toThrow('not-found');
  });
});

describe('dismissing a message', () => {
  const reason = 'Paid back at the bank';

  test('says who did it, when and why, and is taken back by acting on it again', async ({ shop }) => {
    const [admin, ada] = [await shop.enter('admin'), await shop.enter()];
    const { orderId, eventId } = await failedMessage(shop, ada);
    shop.site.wait(60_000);
    const dismissed = { outcome: 'dismissed', note: reason };
    expect(await admin.api.billing.dismissEvent({ eventId, reason })).toEqual(dismissed);
    const entry = { ...dismissed, at: shop.site.now, actorId: admin.userId, actorName: null };
    const detail = await admin.api.billing.getEvent({ eventId });
    expect(detail).toMatchObject({ ...dismissed, tries: 2 });
    expect(detail.history).toEqual([expect.objectContaining({ outcome: 'failed', actorId: null }), entry]);
    const { items } = await admin.api.billing.listEvents({ outcome: 'dismissed' });
    expect(items.map((event) => event.eventId)).toEqual([eventId]);
    const { differences } = await reconcileAll(admin.api.billing.reconcile);
    expect(differences.map(({ kind }) => kind)).not.toContain('event-not-settled');

    expect(await admin.api.billing.retryEvent({ eventId })).toEqual({ outcome: 'done', note: null });
    expect(await ada.api.billing.order({ orderId })).toMatchObject({ status: 'paid' });
  });

  test('lets it be: the same message arriving again changes nothing', async ({ shop }) => {
    const [admin, ada] = [await shop.enter('admin'), await shop.enter()];
    const { orderId, eventId } = await failedMessage(shop, ada);
    await admin.api.billing.dismissEvent({ eventId, reason });
    const { payments, site } = shop;
    const { payload } = await admin.api.billing.getEvent({ eventId });
    const event = { ...keptStripeEvent(payload), id: eventId };
    expect(await receiveEvent(site.db, { payments, event, now: site.now })).toMatchObject({
      outcome: 'dismissed',
    });
    expect(await ada.api.billing.order({ orderId })).toMatchObject({ status: 'open' });
  });

  test('is refused for one that is settled, for one that nobody has, and without a reason', async ({
    shop,
  }) => {
    const [admin, ada] = [await shop.enter('admin'), await shop.enter()];
    await shop.buy(ada);
    for (const outcome of ['done', 'ignored'] as const) {
      const [event] = (await admin.api.billing.listEvents({ outcome })).items;
      const eventId = event?.eventId ?? '';
      await expect(admin.api.billing.dismissEvent({ eventId, reason })).rejects.toThrow('event-settled');
    }
    const eventId = 'evt_none';
    await expect(admin.api.billing.dismissEvent({ eventId, reason })).rejects.toThrow('not-found');
    await expect(admin.api.billing.dismissEvent({ eventId, reason: '  ' })).rejects.toThrow();
  });
});

describe('a month of another price than its plan’s', () => {
  const monthsNotGranted = async ({ api }: Customer) =>
    (await reconcileAll(api.billing.reconcile)).differences.filter(
      ({ kind }) => kind === 'month-not-granted',
    );

  test('differs until its message is dismissed, and again when that is taken back', async ({ shop, db }) => {
    const [admin, ada, bob] = [await shop.enter('admin'), await shop.enter(), await shop.enter()];
    const { sessionId } = await shop.order(ada, { productSlug: 'plan-monthly' });
    const other = await shop.order(bob, { productSlug: 'plan-monthly' });
    const change = { amountMinor: 1_990 };
    await tamper(db, async (trx) => await trx('billing.prices').where({ amountMinor: 990 }).update(change));
    const subscriptionIds = [sessionId, other.sessionId].map((id) =>
      String(shop.sandbox.controls.pay(id).subscription),
    );
    await shop.settle();
    const [subject, others] = subscriptionIds;
    expect((await monthsNotGranted(admin)).map((one) => one.subject).toSorted()).toEqual(
      subscriptionIds.toSorted(),
    );
    const { items } = await admin.api.billing.listEvents({ outcome: 'review' });
    const [invoice] = (await shop.stripe.invoices.list({ subscription: String(subject) })).data;
    const { eventId = '' } = items.find(({ note }) => note?.startsWith(invoice?.id ?? '')) ?? {};
    await admin.api.billing.dismissEvent({ eventId, reason: 'Its money went back' });
    expect(await monthsNotGranted(admin)).toMatchObject([{ subject: others }]);
    await admin.api.billing.retryEvent({ eventId });
    expect(await monthsNotGranted(admin)).toHaveLength(2);
  });
});

describe('reconciliation', () => {
  const differencesFor = async ({ api }: Customer) => (await reconcileAll(api.billing.reconcile)).differences;

  test('counts checkouts, orders, plans and learners, and finds nothing where all agree', async ({
    shop,
  }) => {
    const [admin, ada] = [await shop.enter('admin'), await shop.enter()];
    await shop.buy(ada);
    await shop.buy(ada, 'plan-monthly');
    await shop.order(await shop.enter());
    const { compared, differences } = await reconcileAll(admin.api.billing.reconcile, { days: 2 });
    expect(compared).toMatchObject({ checkouts: 3, orders: 3, months: 1, plans: 1, ledgers: 2 });
    expect(differences).toEqual([]);
    const since = new Date(shop.site.now.getTime() - 2 * DAY);
    expect(await admin.api.billing.reconcile({ days: 2 })).toMatchObject({ since, part: 'checkouts' });
  });

  test('looks back so many days and no further', async ({ shop }) => {
    const [admin, ada] = [await shop.enter('admin'), await shop.enter()];
    const { sessionId } = await shop.order(ada);
    shop.sandbox.controls.pay(sessionId);
    shop.site.wait(4 * DAY);
    expect(await reconcileAll(admin.api.billing.reconcile, { days: 3 })).toMatchObject({
      compared: { orders: 0 },
      differences: [],
    });
    expect(await reconcileAll(admin.api.billing.reconcile, { days: 5 })).toMatchObject({
      compared: { orders: 1 },
      differences: [{ kind: 'paid-but-not-granted' }],
    });
  });

  test('names an order that is paid and not granted', async ({ shop }) => {
    const [admin, ada] = [await shop.enter('admin'), await shop.enter()];
    const { orderId, sessionId } = await shop.order(ada);
    shop.sandbox.controls.pay(sessionId);
    const difference = { kind: 'paid-but-not-granted', subject: orderId, detail: sessionId };
    expect(await differencesFor(admin)).toEqual([difference]);
    await shop.settle();
    expect(await differencesFor(admin)).toEqual([]);
  });

  test('names an order that is granted and was not paid', async ({ shop, db }) => {
    const [admin, ada] = [await shop.enter('admin'), await shop.enter()];
    const { orderId, sessionId } = await shop.order(ada);
    await tamper(
      db,
      async (trx) => await trx('billing.orders').where({ id: orderId }).update({ isGranted: true }),
    );
    const difference = { kind: 'granted-but-not-paid', subject: orderId, detail: sessionId };
    expect(await differencesFor(admin)).toContainEqual(difference);
  });

  test.for([
    ['amount', { totalAmount: 491 }, '491 eur here, 490 eur there'],
    ['currency', { currency: 'usd' }, '490 usd here, 490 eur there'],
  ] as const)('names an order of another %s than was paid', async ([_what, change, detail], { shop, db }) => {
    const [admin, ada] = [await shop.enter('admin'), await shop.enter()];
    const { orderId } = await shop.buy(ada);
    await tamper(db, async (trx) => await trx('billing.orders').where({ id: orderId }).update(change));
    expect(await differencesFor(admin)).toContainEqual({ kind: 'amount-differs', subject: orderId, detail });
  });

  test('names money that went back and credits that did not', async ({ shop }) => {
    const [admin, ada] = [await shop.enter('admin'), await shop.enter()];
    const [refunded, disputed] = [await shop.buy(ada), await shop.buy(ada)];
    await shop.stripe.refunds.create({ payment_intent: refunded.paymentIntentId, amount: 90 });
    shop.sandbox.controls.openDispute(disputed.paymentIntentId);
    const kind = 'refund-not-settled';
    const found = await differencesFor(admin);
    expect(found).toHaveLength(2);
    expect(found).toContainEqual({ kind, subject: refunded.orderId, detail: '0 here, 90 there' });
    expect(found).toContainEqual({ kind, subject: disputed.orderId, detail: '0 here, disputed there' });
    await shop.settle();
    expect(await differencesFor(admin)).toEqual([]);
  });

  test('names a month of a plan that was paid and granted nothing', async ({ shop }) => {
    const [admin, ada] = [await shop.enter('admin'), await shop.enter()];
    const { subscriptionId } = await shop.buy(ada, 'plan-monthly');
    shop.sandbox.controls.renew(subscriptionId);
    const found = await differencesFor(admin);
    expect(found).toEqual([
      { kind: 'month-not-granted', subject: subscriptionId, detail: expect.stringMatching(/^in_/) },
      { kind: 'plan-differs', subject: subscriptionId, detail: expect.stringContaining(' there') },
    ]);
    await shop.settle();
    expect(await differencesFor(admin)).toEqual([]);
  });

  test('names an order whose checkout Stripe does not have, and a paid checkout whose order we do not have', async ({
    shop,
    db,
  }) => {
    const [admin, ada] = [await shop.enter('admin'), await shop.enter()];
    const { orderId, sessionId } = await shop.order(ada);
    shop.sandbox.controls.pay(sessionId);
    const lost = randomUUID();
    await tamper(db, async (trx) => {
      await trx('billing.orders').where({ id: orderId }).update({ stripeSessionId: 'cs_gone' });
      const copy = await trx('billing.orders').where({ id: orderId }).first();
      const fresh = { id: lost, idempotencyKey: randomUUID(), stripeSessionId: 'cs_never' };
      await trx('billing.orders').insert({ ...copy, ...fresh });
    });
    const found = await differencesFor(admin);
    expect(found).toContainEqual({ kind: 'order-without-checkout', subject: lost, detail: 'cs_never' });
    expect(found).toContainEqual({ kind: 'order-without-checkout', subject: orderId, detail: 'cs_gone' });
    expect(found).toContainEqual({ kind: 'paid-by-other-checkout', subject: orderId, detail: sessionId });
  });

  test('names a wallet that is not the sum of its ledger: the balance, a lot, the count of movements', async ({
    shop,
    db,
  }) => {
    const [admin, ada] = [await shop.enter('admin'), await shop.enter()];
    await shop.buy(ada);
    await tamper(db, async (trx) => {
      await trx('billing.balances').where({ userId: ada.userId }).update({ credits: 501, transfers: 2 });
      await trx('billing.lots').where({ userId: ada.userId }).update({ remaining: 499 });
    });
    const found = await differencesFor(admin);
    expect(found.toSorted((a, b) => (a.kind < b.kind ? -1 : 1))).toEqual([
      {
        kind: 'balance-differs',
        subject: ada.userId,
        detail: '501 credits and 0 debt kept, 500 and 0 in the ledger',
      },
      { kind: 'ledger-has-gap', subject: ada.userId, detail: '2 transfers counted, 1 kept' },
      {
        kind: 'lot-differs',
        subject: ada.userId,
        detail: expect.stringMatching(/^lot \S+: 499 of .+ kept, 500 of .+ in the ledger$/),
      },
    ]);
  });

  test('names a message that failed until it has been driven', async ({ shop }) => {
    const [admin, ada] = [await shop.enter('admin'), await shop.enter()];
    const { eventId } = await failedMessage(shop, ada);
    const difference = {
      kind: 'event-not-settled',
      subject: eventId,
      detail: 'failed: payments-unavailable',
    };
    expect(await differencesFor(admin)).toContainEqual(difference);
    await admin.api.billing.retryEvent({ eventId });
    expect(await differencesFor(admin)).toEqual([]);
  });

  test('says that Stripe is away when it is', async ({ shop }) => {
    const admin = await shop.enter('admin');
    await whileAway(shop, async () => {
      await expect(admin.api.billing.reconcile({})).rejects.toThrow('payments-unavailable');
    });
  });
});

describe('telling Stripe what is sold', () => {
  test('names every price that can be bought, as Stripe has it; doing it again makes nothing new', async ({
    shop,
    db,
  }) => {
    const admin = await shop.enter('admin');
    await tamper(
      db,
      async (trx) =>
        await trx('billing.prices').where({ productSlug: 'credits-500' }).update({ isActive: false }),
    );
    const { prices } = await admin.api.billing.sync();
    expect(prices).toHaveLength(10);
    expect(prices.map(({ productSlug }) => productSlug)).not.toContain('credits-500');
    for (const { stripePriceId, amountMinor, currency, productSlug } of prices)
      expect(await shop.stripe.prices.retrieve(stripePriceId)).toMatchObject({
        unit_amount: amountMinor,
        currency,
        recurring: productSlug === 'plan-monthly' ? { interval: 'month' } : null,
      });
    expect(await admin.api.billing.sync()).toEqual({ prices });
    expect((await shop.stripe.prices.list({ limit: 100 })).data).toHaveLength(10);
  });
});

describe('what is premium', () => {
  test('is put, put at another price, and removed: then it is free to everybody', async ({ shop, db }) => {
    const feature = `course:${await addCourse(db, [turtleLevel('play')])}` as const;
    const { code } = await addExam(db);
    const exam = `exam:${code}` as const;
    const [admin, ada] = [await shop.enter('admin'), await shop.enter()];
    await admin.api.billing.grant(grantTo(ada.userId, 70));
    await admin.api.billing.putOffer({ feature: exam, credits: 1 });
    expect(await admin.api.billing.putOffer({ feature, credits: 90 })).toEqual({ feature, credits: 90 });
    await expect(ada.api.billing.spend({ feature, credits: 90 })).rejects.toThrow('not-enough-credits');
    await admin.api.billing.putOffer({ feature, credits: 60 });
    expect(await admin.api.billing.listOffers()).toEqual([
      { feature, credits: 60 },
      { feature: exam, credits: 1 },
    ]);
    expect(await ada.api.billing.spend({ feature, credits: 60 })).toMatchObject({ creditsAfter: 10 });
    expect(await admin.api.billing.removeOffer({ feature })).toEqual({ wasPremium: true });
    expect(await admin.api.billing.removeOffer({ feature })).toEqual({ wasPremium: false });
    expect(await admin.api.billing.listOffers()).toEqual([{ feature: exam, credits: 1 }]);
    await expect(ada.api.billing.spend({ feature, credits: 60 })).rejects.toThrow('not-found');
  });

  test('is what exists: an exam or a course of another name, or of the other kind, is refused', async ({
    shop,
    db,
  }) => {
    const slug = await addCourse(db, [turtleLevel('play')]);
    const { code } = await addExam(db);
    const admin = await shop.enter('admin');
    for (const feature of [`exam:${slug}`, `course:${code}`, 'exam:none', 'course:none'] as const)
      await expect(admin.api.billing.putOffer({ feature, credits: 5 })).rejects.toThrow('not-found');
    expect(await admin.api.billing.listOffers()).toEqual([]);
  });
});
