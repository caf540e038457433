import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadSettings } from '@studyhall/api/server';
import { pino } from 'pino';
import { afterEach, expect, it } from 'vitest';
import { type OpenPayments, openPayments } from './open-payments.ts';

const dataFolder = mkdtempSync(join(tmpdir(), 'studyhall-payments-'));
const file = join(dataFolder, 'sandbox.json');
const settings = loadSettings({ DATA_DIR: dataFolder, ENV_FILE: 'off' }, dataFolder);

afterEach(() => rmSync(dataFolder, { recursive: true, force: true }));

/** What hears the sandbox's messages. */
async function openWebhook(port: number) {
  const server = createServer((_request, response) => response.end()).listen(port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return {
    port: typeof address === 'object' ? (address?.port ?? 0) : 0,
    heard: once(server, 'request'),
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

function open(port: number): OpenPayments {
  return openPayments(settings, { origin: 'http://localhost', port, logger: pino({ enabled: false }) });
}

it('the sandbox starts with the first call, and after a restart brings what it had not delivered', async () => {
  const { port, close } = await openWebhook(0);
  await close();

  const before = open(port);
  expect(existsSync(file)).toBe(false);
  await before.payments.createCustomer({ userId: '018f0000-0000-7000-8000-000000000001' });
  await before.close();
  expect(existsSync(file)).toBe(true);

  const webhook = await openWebhook(port);
  const after = open(port);
  const [request] = await webhook.heard;
  expect(request).toMatchObject({ method: 'POST', url: '/webhooks/stripe' });
  await after.close();
  await webhook.close();
});

it('a sandbox that nobody used is closed without having been', async () => {
  const payments = open(9);
  await payments.close();
  expect(existsSync(file)).toBe(false);
});
