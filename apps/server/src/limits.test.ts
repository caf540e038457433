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

test('limits count calls, not requests, and believe no header about the address', async () => {
  const app = await openApp();
  for (const address of ['1.1.1.1', '2.2.2.2', '3.3.3.3'])
    expect(
      (
        await startGuests(app, 10, {
          'x-forwarded-for': address,
          forwarded: `for=${address}`,
          'x-real-ip': address,
        })
      ).statuses,
    ).toEqual(Array.from({ length: 10 }, () => 200));
  const { statuses, retryAfter } = await startGuests(app, 2, { 'x-forwarded-for': '4.4.4.4' });
  expect(statuses).toEqual([429, 429]);
  expect(Number(retryAfter)).toBeGreaterThan(60);
  await app.close();
});

test('behind a proxy that is trusted the address is the one it saw, and not what the visitor claims', async () => {
  const app = await openApp({ trustProxy: 1 });
  for (let turn = 0; turn < 3; turn += 1)
    await startGuests(app, 10, { 'x-forwarded-for': `9.9.9.${turn}, 1.1.1.1` });
  expect((await startGuests(app, 1, { 'x-forwarded-for': '9.9.9.4, 1.1.1.1' })).statuses).toEqual([429]);
  expect((await startGuests(app, 1, { 'x-forwarded-for': '9.9.9.4, 2.2.2.2' })).statuses).toEqual([200]);
  await app.close();
});
