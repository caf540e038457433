import { quotas } from '@studyhall/api/testing';
import { request } from 'undici';
import { expect, test } from 'vitest';
import { type OpenApp, openApp } from './testing/open-app.ts';

/** As many guests as one batch holds; the statuses of the single calls. */
async function startGuests(app: OpenApp, count: number, headers: Record<string, string> = {}) {
  const call = { json: { timeZone: 'UTC', language: 'en' } };
  const paths = Array.from({ length: count }, () => 'auth.startGuest').join(',');
  const answer = await request(`${app.origin}/trpc/${paths}?batch=1`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: app.origin, ...headers },
    body: JSON.stringify(Object.fromEntries(Array.from({ length: count }, (_, index) => [index, call]))),
  });
  const results = JSON.parse(await answer.body.text());
  const statuses: number[] = results.map(
    (result: { error?: { json: { data: { httpStatus: number } } } }) =>
      result.error?.json.data.httpStatus ?? 200,
  );
  return { statuses, retryAfter: answer.headers['retry-after'] };
}

const ALLOWED = quotas.guest.network;

/** Uses the whole allowance of an address, ten calls a request. */
async function exhaust(app: OpenApp, headersOf: (turn: number) => Record<string, string>): Promise<void> {
  for (let turn = 0; turn * 10 < ALLOWED; turn += 1) {
    const { statuses } = await startGuests(app, 10, headersOf(turn));
    expect(new Set(statuses)).toEqual(new Set([200]));
  }
}

test('limits count calls, not requests, and believe no header about the address', async () => {
  const app = await openApp();
  await exhaust(app, (turn) => {
    const address = `10.1.2.${turn}`;
    return { 'x-forwarded-for': address, forwarded: `for=${address}`, 'x-real-ip': address };
  });
  const { statuses, retryAfter } = await startGuests(app, 2, { 'x-forwarded-for': '10.9.9.9' });
  expect(statuses).toEqual([429, 429]);
  expect(Number(retryAfter)).toBeGreaterThan(60);
  await app.close();
});

test('behind a proxy that is trusted the address is the one it saw, and not what the visitor claims', async () => {
  const app = await openApp({ trustProxy: 1 });
  const through = (claimed: string, seen: string) => ({ 'x-forwarded-for': `${claimed}, ${seen}` });
  await exhaust(app, (turn) => through(`9.9.9.${turn}`, '1.1.1.1'));
  expect((await startGuests(app, 1, through('9.9.9.99', '1.1.1.1'))).statuses).toEqual([429]);
  expect((await startGuests(app, 1, through('9.9.9.99', '2.2.2.2'))).statuses).toEqual([200]);
  await app.close();
});

test('a proxy that writes the port or brackets makes no other address of it', async () => {
  const app = await openApp({ trustProxy: 1 });
  const from = (address: string) => ({ 'x-forwarded-for': address });
  await exhaust(app, (turn) => from(`10.0.0.1:${5000 + turn}`));
  for (const same of ['10.0.0.1', '[::ffff:10.0.0.1]', '::ffff:a00:1'])
    expect((await startGuests(app, 1, from(same))).statuses, same).toEqual([429]);
  expect((await startGuests(app, 1, from('10.0.0.2:5000'))).statuses).toEqual([200]);
  await app.close();
});

test('a network of IPv6 is one address', async () => {
  const app = await openApp({ trustProxy: 1 });
  const from = (address: string) => ({ 'x-forwarded-for': address });
  await exhaust(app, (turn) => from(`2001:db8:1:2::${turn}`));
  expect((await startGuests(app, 1, from('2001:DB8:1:2:ffff::1'))).statuses).toEqual([429]);
  expect((await startGuests(app, 1, from('2001:db8:1:3::1'))).statuses).toEqual([200]);
  await exhaust(app, () => from('192.0.2.1'));
  expect((await startGuests(app, 1, from('::ffff:192.0.2.1'))).statuses).toEqual([429]);
  await app.close();
});
