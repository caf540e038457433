import { request } from 'undici';
import { expect, test } from 'vitest';
import { createLogger } from './log.ts';
import { openApp } from './testing/open-app.ts';

const SECRET = 'hunter22';

function logAt(level: 'debug' | 'info') {
  const lines: string[] = [];
  const logger = createLogger({ level, format: 'json', stream: { write: (line) => lines.push(line) } });
  return { logger, lines };
}

/** What somebody sends that no log should know: in the address, in the headers and in the body. */
async function askWithSecrets(origin: string): Promise<void> {
  const headers = {
    authorization: `Bearer ${SECRET}`,
    cookie: `session=${SECRET}`,
    'content-type': 'application/json',
  };
  const link = await request(`${origin}/confirm-address?token=${SECRET}`, { headers });
  await link.body.dump();
  const call = await request(`${origin}/trpc/auth.signIn?batch=1&input=${SECRET}`, {
    ...{ method: 'POST', headers },
    body: JSON.stringify({ json: { name: 'ada', password: SECRET } }),
  });
  await call.body.dump();
}

test('requests are lines of the level that was asked for, without what stands behind ? and what was sent', async () => {
  const { logger, lines } = logAt('info');
  const app = await openApp({ logger, requestLogLevel: 'info' });
  await askWithSecrets(app.origin);
  const requests = () => lines.map((line) => JSON.parse(line)).filter(({ msg }) => msg === 'request');
  await expect.poll(requests).toHaveLength(2);
  expect(requests()).toMatchObject([
    { level: 'info', method: 'GET', path: '/confirm-address', status: 200 },
    { level: 'info', method: 'POST', path: '/trpc/auth.signIn' },
  ]);
  for (const line of requests()) {
    expect(line.requestId).toMatch(/^[\da-f-]{36}$/);
    expect(line.milliseconds).toBeGreaterThanOrEqual(0);
  }
  expect(lines.join('')).not.toContain(SECRET);
  await app.close();
});

test('unless told they are lines of debug, which a log of the usual level leaves out', async () => {
  const usual = logAt('info');
  const app = await openApp({ logger: usual.logger });
  await askWithSecrets(app.origin);
  await app.close();
  expect(usual.lines.filter((line) => line.includes('"request"'))).toEqual([]);

  const talkative = logAt('debug');
  const other = await openApp({ logger: talkative.logger });
  await askWithSecrets(other.origin);
  await expect.poll(() => talkative.lines.filter((line) => line.includes('"debug"')).length).toBe(2);
  await other.close();
});
