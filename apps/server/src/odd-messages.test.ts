import { createHmac } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openShop, type Shop } from './testing/open-shop.ts';

let shop: Shop;

beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop?.close());

interface Sent {
  readonly body: string | Uint8Array<ArrayBuffer>;
  readonly headers?: Record<string, string>;
  readonly method?: string;
}

async function send({ body, headers = {}, method = 'POST' }: Sent): Promise<number> {
  const content = method === 'GET' ? {} : { body };
  const response = await fetch(`${shop.app.origin}/webhooks/stripe`, { method, headers, ...content });
  await response.arrayBuffer();
  return response.status;
}

/** As Stripe signs, whatever it is. */
function signed(body: string): Sent {
  const seconds = Math.floor(Date.now() / 1000);
  const signature = createHmac('sha256', shop.webhookSecret).update(`${seconds}.${body}`).digest('hex');
  return { body, headers: { 'stripe-signature': `t=${seconds},v1=${signature}` } };
}

const kept = async () => await shop.app.db('billing.webhook_events').select('id');
const event = { id: 'evt_odd', object: 'event', type: 'customer.created', created: 1_700_000_000 };

describe('what is signed and is no message that is read here', () => {
  it.each([
    '',
    'null',
    '1',
    '"evt"',
    '[]',
    '{}',
    '{"id":"evt_odd"}',
    JSON.stringify({ ...event, data: null }),
    JSON.stringify({ ...event, data: {} }),
    JSON.stringify({ ...event, data: { object: null } }),
    JSON.stringify({ ...event, data: { object: [] } }),
    JSON.stringify({ ...event, id: '', data: { object: {} } }),
    JSON.stringify({ ...event, id: 'x'.repeat(300), data: { object: {} } }),
    JSON.stringify({ ...event, id: 'evt_\0', data: { object: {} } }),
    JSON.stringify({ ...event, created: 1e18, data: { object: {} } }),
    JSON.stringify({ id: 'evt_odd', object: 'v2.core.event', type: 'v1.billing.meter.no_meter_found' }),
    '['.repeat(20_000),
  ])('is refused: %.40s', async (body) => {
    expect(await send(signed(body))).toBe(400);
    expect(await kept()).toEqual([]);
  });
});

it.each([
  ['nothing', { body: '' }, 400],
  ['more than a mebibyte', { body: 'x'.repeat(1024 * 1024 + 1) }, 413],
  [
    'a small file that unpacks to a large one',
    {
      body: new Uint8Array(gzipSync(Buffer.alloc(8 * 1024 * 1024))),
      headers: { 'content-encoding': 'gzip' },
    },
    413,
  ],
  ['something packed in a way nobody knows', { body: 'x', headers: { 'content-encoding': 'odd' } }, 415],
  ['something that is not packed as it says', { body: 'x', headers: { 'content-encoding': 'gzip' } }, 400],
  ['a signature without an end', { body: '{}', headers: { 'stripe-signature': 't=,v1='.repeat(500) } }, 400],
  ['a signature of another kind', { body: '{}', headers: { 'stripe-signature': 'Bearer x' } }, 400],
] satisfies [string, Sent, number][])(
  '%s is refused, and the server goes on',
  async (_what, sent, status) => {
    expect(await send(sent)).toBe(status);
    expect(await kept()).toEqual([]);
  },
);

it('a message with characters that the database does not take is kept without them', async () => {
  const object = { object: 'customer', id: 'cus_odd', name: 'A\0B \ud800' };
  expect(await send(signed(JSON.stringify({ ...event, data: { object } })))).toBe(200);
  const [row] = await shop.app.db('billing.webhook_events').where({ id: 'evt_odd' }).select('payload');
  expect(row.payload.data.object.name).toBe('A\ufffdB \ufffd');
});

it('a message about something that Stripe does not have, and nobody here, is kept and ignored', async () => {
  const object = { object: 'checkout.session', id: 'cs_test_nothing' };
  expect(await send(signed(JSON.stringify({ ...event, id: 'evt_lost', data: { object } })))).toBe(200);
  const outcomes = await shop.app.db('billing.webhook_outcomes').where({ eventId: 'evt_lost' });
  expect(outcomes).toMatchObject([{ outcome: 'ignored' }]);
});
