import { request } from 'undici';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type OpenApp, openApp } from './testing/open-app.ts';

let app: OpenApp;
let now = new Date('2026-11-28T12:00:00Z');
const reasons: string[] = [];

beforeAll(async () => {
  app = await openApp({ clock: () => now, observeRefusedMessage: (reason) => reasons.push(reason) });
});
afterAll(() => app.close());

async function send(): Promise<number> {
  const headers = { 'content-type': 'application/json', 'stripe-signature': 't=1,v1=hunter22' };
  const answer = await request(`${app.origin}/webhooks/stripe`, { method: 'POST', body: '{}', headers });
  await answer.body.dump();
  return answer.statusCode;
}

const told = () => app.logged.filter((line) => line.includes('a message to /webhooks/stripe was refused'));

test('refused messages are counted each, and told with the reason once a minute', async () => {
  for (let sent = 0; sent < 5; sent += 1) expect(await send()).toBeGreaterThanOrEqual(400);
  expect(reasons).toHaveLength(5);
  expect(told()).toHaveLength(1);
  expect(told()[0]).toContain(reasons[0] ?? '-');
  expect(told()[0]).not.toContain('hunter22');
  now = new Date(now.getTime() + 59_000);
  await send();
  expect(told()).toHaveLength(1);
  now = new Date(now.getTime() + 1_000);
  await send();
  expect(told()).toHaveLength(2);
  expect(reasons).toHaveLength(7);
});
