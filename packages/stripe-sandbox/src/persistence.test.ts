import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openHarness } from './testing/harness.ts';
import { openCheckout } from './testing/shop.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sandbox-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

it('what was bought is still bought after a restart', async () => {
  const file = join(folder, 'kept', 'sandbox.json');
  const before = await openHarness({ file });
  const session = await openCheckout(before.stripe);
  before.sandbox.controls.pay(session.id);
  await before.stripe.customers.create({ name: 'Ada' }, { idempotencyKey: 'k1' });
  await before.types();
  await before.close();
  expect(readdirSync(join(folder, 'kept'))).toEqual(['sandbox.json']);

  const after = await openHarness({ file });
  expect(await after.stripe.checkout.sessions.retrieve(session.id, { expand: ['line_items'] })).toMatchObject(
    {
      payment_status: 'paid',
      line_items: { data: [{ amount_total: 490 }] },
    },
  );
  const again = await after.stripe.customers.create({ name: 'Ada' }, { idempotencyKey: 'k1' });
  expect((await after.stripe.customers.list()).data.map(({ id }) => id)).toEqual([again.id]);
  expect((await after.stripe.webhookEndpoints.list()).data).toHaveLength(1);
  await after.close();
});

it('an answer is given when what it says is on disk: a crash takes nothing back', async () => {
  const file = join(folder, 'sandbox.json');
  const crashed = await openHarness({ file });
  const customers = await Promise.all(
    Array.from({ length: 20 }, (_, index) => crashed.stripe.customers.create({ name: String(index) })),
  );
  // Nothing is closed in between: a second sandbox reads what the first has written so far.
  const other = await openHarness({ file });
  const found = await other.stripe.customers.list({ limit: 100 });
  expect(new Set(found.data.map(({ id }) => id))).toEqual(new Set(customers.map(({ id }) => id)));
  await other.close();
  await crashed.close();
});

it('what was being written when the machine stopped is as if it had never been', async () => {
  const file = join(folder, 'sandbox.json');
  const before = await openHarness({ file });
  const ada = await before.stripe.customers.create({ name: 'Ada' });
  await before.types();
  const bob = await before.stripe.customers.create({ name: 'Bob' });
  await before.close();
  const text = readFileSync(file, 'utf8');
  writeFileSync(file, text.slice(0, text.indexOf(bob.id) + 10));

  const after = await openHarness({ file });
  const names = async (): Promise<(string | null | undefined)[]> =>
    (await after.stripe.customers.list()).data.map(({ name }) => name);
  expect(await names()).toEqual(['Ada']);
  await after.stripe.customers.create({ name: 'Cleo' });
  await after.stripe.customers.del(ada.id);
  await after.close();

  const last = await openHarness({ file });
  expect((await last.stripe.customers.list()).data.map(({ name }) => name)).toEqual(['Cleo']);
  await last.close();
});

it('webhooks that were not taken are sent after a restart', async () => {
  const file = join(folder, 'sandbox.json');
  const before = await openHarness({ file, retryDelays: [60_000] });
  before.answers.push(500);
  await before.stripe.customers.create({});
  await expect.poll(() => before.sandbox.controls.deliveries()[0]?.attempts.length).toBe(1);
  await before.close();

  const after = await openHarness({ file });
  await after.sandbox.controls.delivered();
  expect(after.sandbox.controls.deliveries()).toMatchObject([{ state: 'delivered' }]);
  expect(after.events.map(({ type }) => type)).toEqual(['customer.created']);
  await after.close();
});
