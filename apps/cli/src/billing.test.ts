import { randomUUID } from 'node:crypto';
import { type ApiClient, createApiClient } from '@studyhall/client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { beLoggedIn } from './testing/log-in.ts';
import { openSandbox, type TestSandbox } from './testing/open-sandbox.ts';
import { type Desk, openDesk } from './testing/run-studyhall.ts';
import { administrator, learner, startServer, type TestServer } from './testing/start-server.ts';

let desk: Desk;
let sandbox: TestSandbox;
let server: TestServer;
let bob: ApiClient;

beforeAll(async () => {
  desk = await openDesk();
  sandbox = await openSandbox(desk);
  server = await startServer(sandbox.settings);
  await beLoggedIn(desk, server.origin, administrator);
  const { token } = await server.api.auth.openTerminalSession.mutate({
    identifier: learner.username,
    password: learner.password,
    deviceName: 'test',
  });
  bob = createApiClient({ url: server.origin, token: () => token });
});

afterAll(async () => {
  await Promise.all([server?.stop(), sandbox?.stop()]);
  await desk?.clear();
});

interface Bought {
  readonly orderId: string;
  readonly sessionId: string;
}

/** Orders a pack and does at the checkout's page what the button of that value does. */
async function buy(productSlug: string, action = 'pay', currency = 'eur'): Promise<Bought> {
  const order = { productSlug, currency, idempotencyKey: randomUUID() };
  const { orderId, url } = await bob.billing.checkout.mutate(order);
  const body = new URLSearchParams({ action });
  await fetch(url, { method: 'POST', body, redirect: 'manual' });
  return { orderId, sessionId: /cs_\w+/.exec(url)?.[0] ?? '' };
}

async function statusBecomes(orderId: string, status: string): Promise<void> {
  await expect.poll(async () => (await bob.billing.order.query({ orderId })).status).toBe(status);
}

async function buyPaid(productSlug: string): Promise<Bought> {
  const bought = await buy(productSlug);
  await statusBecomes(bought.orderId, 'paid');
  return bought;
}

const json = async (...args: readonly string[]) => JSON.parse((await desk.run([...args, '--json'])).stdout);
const creditsOf = async (user: string): Promise<number> => (await json('billing', 'balance', user)).credits;

describe('wallets', () => {
  test('a grant is seen in the balance and in the ledger, with its reason', async () => {
    const before = await creditsOf('bob');
    const grant = ['billing', 'grant', 'bob', '250', '--reason', 'Winner of the spring quiz'];
    const given = await desk.run([...grant, '--yes']);
    expect(given).toMatchObject({ code: 0, stdout: '' });
    expect(given.stderr).toContain(`bob has ${before + 250} now`);
    expect(await creditsOf('bob')).toBe(before + 250);
    const [newest] = await json('billing', 'ledger', 'bob');
    expect(newest).toMatchObject({
      kind: 'grant',
      title: 'Winner of the spring quiz',
      change: 250,
      creditsAfter: before + 250,
      entries: [{ from: 'grants', to: 'credits', amount: 250 }],
    });
  });

  test('a dry run and a question that nobody can answer give nothing', async () => {
    const before = await creditsOf('bob');
    const grant = ['billing', 'grant', 'bob', '250', '--reason', 'A mistake'];
    const dry = await desk.run([...grant, '--dry-run']);
    expect(dry).toMatchObject({ code: 0, stdout: '' });
    expect(dry.stderr).toContain('Would give 250 credits to bob');
    const unasked = await desk.run(grant);
    expect(unasked).toMatchObject({ code: 2, stdout: '' });
    expect(unasked.stderr).toContain('--yes');
    expect(await creditsOf('bob')).toBe(before);
  });

  test('in a pipe the ledger is lines of tabs under a line of names', async () => {
    const { stdout } = await desk.run(['billing', 'ledger', 'bob', '--limit', '1']);
    const [names, line, ...rest] = stdout.split('\n');
    expect(names).toBe('number\tcreatedAt\tkind\ttitle\tchange\tcreditsAfter\tdebtAfter\tentries');
    expect(line?.split('\t')).toHaveLength(8);
    expect(rest).toEqual(['']);
  });

  test('an account that is not there is named', async () => {
    for (const command of [
      ['balance', 'nobody-here'],
      ['ledger', 'nobody-here'],
      ['grant', 'nobody-here', '5', '--reason', 'Gift', '--yes'],
    ]) {
      const missing = await desk.run(['billing', ...command]);
      expect(missing).toMatchObject({ code: 1, stdout: '' });
      expect(missing.stderr).toContain('"nobody-here"');
    }
  });
});

describe('orders', () => {
  test('are listed newest first, and by state and account', async () => {
    const { orderId: paid } = await buyPaid('credits-500');
    const { orderId: open } = await buy('credits-1000', 'decline', 'usd');
    const all = await json('orders', 'list', '--user', 'bob');
    expect(all.map((order: { orderId: string }) => order.orderId).slice(0, 2)).toEqual([open, paid]);
    expect(all[0]).toMatchObject({ status: 'open', totalAmount: 980, currency: 'usd', credits: 1_000 });
    const alone = await desk.run(['orders', 'list', '--status', 'open', '--json=orderId,userName']);
    expect(JSON.parse(alone.stdout)).toEqual([{ orderId: open, userName: 'bob' }]);
    const none = await desk.run(['orders', 'list', '--user', 'ada']);
    expect(none.code).toBe(0);
    expect(none.stderr).toContain('No order');
  });

  test('one shows what was paid, and under which ids Stripe knows it', async () => {
    const { orderId, sessionId } = await buyPaid('credits-500');
    expect(await json('orders', 'show', orderId)).toMatchObject({
      orderId,
      status: 'paid',
      totalAmount: 490,
      paymentMethod: 'card',
      stripeSessionId: sessionId,
      stripePaymentIntentId: expect.stringMatching(/^pi_/),
      items: [{ productName: '500 credits', quantity: 1, unitPrice: 490, totalPrice: 490 }],
    });
  });
});

describe('receipts', () => {
  test('are shown with their number and what went back, and a month of them adds up', async () => {
    const { orderId } = await buyPaid('credits-500');
    await desk.run(['billing', 'refund', orderId, '--amount', '0.90', '--yes']);
    await statusBecomes(orderId, 'partially-refunded');
    const receipt = await json('orders', 'receipt', orderId);
    expect(receipt).toMatchObject({ amount: 490, seller: null, returns: [{ kind: 'refund', amount: -90 }] });
    const month = receipt.issuedOn.slice(0, 7);
    const { stdout, stderr } = await desk.run(['orders', 'export', '--month', month, '--csv']);
    const lines = stdout.trim().split('\n');
    expect(lines[0]?.trim()).toBe('number,issuedOn,kind,amount,tax,currency,title,orderId,sourceId,userId');
    const own = lines.filter((line) => line.includes(orderId)).map((line) => line.split(','));
    expect(own.map(([number, , kind, amount]) => [number, kind, amount])).toEqual([
      [receipt.number, 'payment', '4.90'],
      [receipt.returns[0].number, 'refund', '-0.90'],
    ]);
    const sum = lines
      .slice(1)
      .reduce((cents, line) => cents + Math.round(Number(line.split(',')[3]) * 100), 0);
    expect(stderr).toContain(`Together €${(sum / 100).toFixed(2)}`);
    const none = await desk.run(['orders', 'export', '--month', '2020-01']);
    expect(none).toMatchObject({ code: 0, stderr: expect.stringContaining('Nothing moved in 2020-01') });
    expect(await desk.run(['orders', 'export', '--month', 'November'])).toMatchObject({ code: 2 });
  });
});

describe('a refund', () => {
  test('in parts gives money back and takes the credits of each part', async () => {
    const before = await creditsOf('bob');
    const { orderId } = await buyPaid('credits-500');
    const refund = ['billing', 'refund', orderId];
    const dry = await desk.run([...refund, '--amount', '0.98', '--dry-run']);
    expect(dry.stderr).toContain('Would give back €0.98 of €4.90 to bob');
    expect(await json('orders', 'show', orderId)).toMatchObject({ status: 'paid', refundedAmount: 0 });
    expect(await desk.run([...refund, '--amount', '0.98', '--yes'])).toMatchObject({ code: 0, stdout: '' });
    await statusBecomes(orderId, 'partially-refunded');
    expect(await creditsOf('bob')).toBe(before + 400);
    expect((await desk.run([...refund, '--yes'])).stderr).toContain('€3.92');
    await statusBecomes(orderId, 'refunded');
    expect(await creditsOf('bob')).toBe(before);
    const late = await desk.run([...refund, '--yes']);
    expect(late).toMatchObject({ code: 1, stdout: '' });
    expect(late.stderr).toContain('only €0.00 of this order can still go back');
  });

  test('of more than was paid, or of nothing that was paid, is refused', async () => {
    const { orderId } = await buyPaid('credits-500');
    const much = await desk.run(['billing', 'refund', orderId, '--amount', '4.91', '--yes']);
    expect(much).toMatchObject({ code: 1, stdout: '' });
    expect(much.stderr).toContain('only €4.90');
    const { orderId: unpaid } = await buy('credits-500', 'cancel');
    const early = await desk.run(['billing', 'refund', unpaid, '--yes']);
    expect(early).toMatchObject({ code: 1, stdout: '' });
    expect(early.stderr).toContain('nothing was paid');
  });
});

describe('a message of the payment service', () => {
  test('that never came is a difference that reconciliation names and fails for, until it comes', async () => {
    await sandbox.control('POST', 'faults', { on: 'webhook', kind: 'drop', times: 100 });
    const { orderId, sessionId } = await buy('credits-500');
    const event = await sandbox.lastEvent('checkout.session.completed');
    await expect.poll(() => sandbox.stateOf(event)).toBe('dropped');
    await sandbox.control('DELETE', 'faults');
    const different = await desk.run(['billing', 'reconcile', '--json']);
    expect(different.code).toBe(1);
    expect(JSON.parse(different.stdout)).toEqual([
      { kind: 'paid-but-not-granted', subject: orderId, detail: sessionId },
    ]);
    expect(different.stderr).toContain('one difference');
    expect((await desk.run(['billing', 'events', 'show', event])).stderr).toContain(`"${event}"`);
    await sandbox.control('POST', `events/${event}/resend`);
    await statusBecomes(orderId, 'paid');
    const agreeing = await desk.run(['billing', 'reconcile', '--json']);
    expect(agreeing).toMatchObject({ code: 0, stdout: '[]\n' });
    expect(agreeing.stderr).toContain('They agree');
  });

  test('that failed is listed, shown with every try, and driven again', async () => {
    const reading = { on: 'request', method: 'GET', path: '/v1/checkout/sessions' };
    await sandbox.control('POST', 'faults', { ...reading, kind: 'error', times: 1_000 });
    const { orderId } = await buy('credits-500');
    const failed = async () => await json('billing', 'events', 'list', '--outcome', 'failed');
    await expect
      .poll(failed)
      .toContainEqual(
        expect.objectContaining({ type: 'checkout.session.completed', note: 'payments-unavailable' }),
      );
    const event = await sandbox.lastEvent('checkout.session.completed');
    const shown = await json('billing', 'events', 'show', event);
    expect(shown).toMatchObject({ type: 'checkout.session.completed', outcome: 'failed' });
    expect(shown.payload).toMatchObject({ id: event });
    const away = await desk.run(['billing', 'events', 'retry', event]);
    expect(away).toMatchObject({ code: 1, stdout: '' });
    expect(away.stderr).toContain('the payment service does not answer');
    const dismiss = ['billing', 'events', 'dismiss', event, '--reason', 'Paid back at the bank'];
    expect(await desk.run(dismiss)).toMatchObject({ code: 0, stdout: '' });
    const seen = await desk.run([
      'billing',
      'events',
      'list',
      '--outcome',
      'dismissed',
      '--json=eventId,note',
    ]);
    expect(JSON.parse(seen.stdout)).toEqual([{ eventId: event, note: 'Paid back at the bank' }]);
    expect((await desk.run(dismiss)).stderr).toContain('event settled');
    await sandbox.control('DELETE', 'faults');
    for (const { eventId } of [...(await failed()), { eventId: event }]) {
      const driven = await desk.run(['billing', 'events', 'retry', eventId]);
      expect(driven).toMatchObject({ code: 0, stdout: '' });
      expect(driven.stderr).toContain(`${eventId} is settled`);
    }
    await statusBecomes(orderId, 'paid');
    const { history } = await json('billing', 'events', 'show', event);
    expect(history.at(-1)).toMatchObject({ outcome: 'done' });
    expect(history.at(-2)).toMatchObject({ outcome: 'dismissed', actorName: administrator.username });
    expect(await desk.run(['billing', 'reconcile', '--json'])).toMatchObject({ code: 0, stdout: '[]\n' });
  });
});

describe('premium', () => {
  test('is set, listed and cleared', async () => {
    const set = ['billing', 'premium', 'set', 'exam:network', '300'];
    const rehearsed = await desk.run([...set, '--dry-run']);
    expect(rehearsed.stderr).toMatch(/Would change .+ \(exam:network\) from free to 300 credits/);
    // Nobody is there to be asked.
    expect(await desk.run(set)).toMatchObject({ code: 2 });
    expect(await json('billing', 'premium', 'list')).toEqual([]);
    expect(await desk.run([...set, '--yes'])).toMatchObject({ code: 0, stdout: '' });
    expect((await desk.run([...set, '--yes'])).stderr).toContain('nothing changed');
    const listed = await json('billing', 'premium', 'list');
    expect(listed).toMatchObject([{ feature: 'exam:network', credits: 300, status: 'published' }]);
    const everything = await json('billing', 'premium', 'list', '--all');
    expect(everything).toEqual(
      expect.arrayContaining([listed[0], expect.objectContaining({ feature: 'exam:security', credits: 0 })]),
    );
    expect((await bob.billing.catalog.query()).offers).toMatchObject([
      { feature: 'exam:network', credits: 300 },
    ]);
    const clear = ['billing', 'premium', 'clear', 'exam:network', '--yes'];
    expect((await desk.run([...clear, '--dry-run'])).stderr).toContain('from 300 credits to free');
    expect((await desk.run(clear)).stderr).toContain('free to everybody');
    expect((await desk.run(clear)).stderr).toContain('nothing changed');
    const none = await desk.run(['billing', 'premium', 'list']);
    expect(none.stderr).toContain('Everything is free');
  });

  test('is nothing that does not exist', async () => {
    const missing = await desk.run(['billing', 'premium', 'set', 'exam:netwrok', '300']);
    expect(missing).toMatchObject({ code: 1, stdout: '' });
    expect(missing.stderr).toContain('there is no exam "netwrok"');
    expect(await json('billing', 'premium', 'list')).toEqual([]);
  });
});

test('sync tells the payment service every price, and says the same the next time', async () => {
  const first = await json('billing', 'sync');
  expect(first).toHaveLength(12);
  expect(first).toContainEqual({
    productSlug: 'plan-monthly',
    currency: 'eur',
    amountMinor: 990,
    stripePriceId: expect.stringMatching(/^price_/),
  });
  expect(await json('billing', 'sync')).toEqual(first);
});

test('what cannot be is misuse, and the argument is named', async () => {
  const misuse: readonly (readonly [string, readonly string[]])[] = [
    ['credits', ['billing', 'grant', 'bob', '0', '--reason', 'Gift', '--yes']],
    ['credits', ['billing', 'grant', 'bob', '1.5', '--reason', 'Gift', '--yes']],
    ['reason', ['billing', 'grant', 'bob', '5', '--yes']],
    ['order', ['billing', 'refund', 'first', '--yes']],
    ['order', ['orders', 'show', 'first']],
    ['status', ['orders', 'list', '--status', 'lost']],
    ['days', ['billing', 'reconcile', '--days', '0']],
    ['outcome', ['billing', 'events', 'list', '--outcome', 'lost']],
    ['feature', ['billing', 'premium', 'set', 'network', '300']],
    ['credits', ['billing', 'premium', 'set', 'exam:network', 'free']],
    ['limit', ['orders', 'list', '--limit', '0']],
    ['port', ['sandbox', '--port', '70000']],
    ['secret', ['sandbox', '--secret', 'whsec_']],
    ['webhook', ['sandbox', '--webhook', 'nowhere']],
  ];
  for (const [name, args] of misuse) {
    const { code, stdout, stderr } = await desk.run(args);
    expect({ args, code, stdout }).toEqual({ args, code: 2, stdout: '' });
    expect(stderr).toContain(name);
  }
});

describe('an account with a plan', () => {
  const goesOn = async () => (await json('users', 'show', 'bob')).planGoesOn;

  test('and a second one is listed, and the second ended and refunded by its name', async () => {
    const secondPlans = ['billing', 'second-plans'];
    expect((await desk.run([...secondPlans, 'list'])).stderr).toContain('Nobody has paid two plans');
    const { sessionId } = await buyPaid('plan-monthly');
    await expect.poll(goesOn).toBe(true);
    const second = await sandbox.sellAgain(sessionId);
    const list = async () => await json(...secondPlans, 'list');
    const plan = { subscriptionId: second, userName: 'bob', status: 'active', amountMinor: 990 };
    await expect.poll(list).toMatchObject([plan]);
    const dry = await desk.run([...secondPlans, 'refund', second, '--dry-run']);
    expect(dry.stderr).toContain('Would end and refund the second plan of bob, paid €9.90');
    const unasked = await desk.run([...secondPlans, 'refund', second]);
    expect(unasked).toMatchObject({ code: 2, stdout: '' });
    expect(await list()).toMatchObject([plan]);
    const refund = [...secondPlans, 'refund', second, '--yes'];
    const refunded = await desk.run(refund);
    expect(refunded).toMatchObject({ code: 0, stdout: '' });
    expect(refunded.stderr).toContain('gave back €9.90');
    expect(await list()).toEqual([]);
    const again = await desk.run(refund);
    expect(again).toMatchObject({ code: 1, stdout: '' });
    expect(again.stderr).toContain(`"${second}" is no second plan`);
    expect(await goesOn()).toBe(true);
  });

  test('is deactivated only with a word on when the plan ends', async () => {
    for (const args of [[], ['--yes']]) {
      const unsaid = await desk.run(['users', 'deactivate', 'bob', ...args]);
      expect(unsaid).toMatchObject({ code: 2, stdout: '' });
      expect(unsaid.stderr).toContain('--plan period-end');
    }
    const dry = await desk.run(['users', 'deactivate', 'bob', '--dry-run']);
    expect(dry.stderr).toContain('say --plan period-end or --plan now');
    expect(await goesOn()).toBe(true);
    const closed = await desk.run(['users', 'deactivate', 'bob', '--plan', 'period-end', '--yes']);
    expect(closed).toMatchObject({ code: 0, stdout: '' });
    expect(closed.stderr).toContain('Their plan ends on');
    expect(await json('users', 'show', 'bob')).toMatchObject({
      isActive: false,
      planGoesOn: false,
      planEnding: 'period-end: done',
    });
    const again = await desk.run(['users', 'deactivate', 'bob', '--yes']);
    expect(again.stderr).toContain('nothing changed');
  });
});
