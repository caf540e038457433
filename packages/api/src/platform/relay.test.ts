import type { Knex } from 'knex';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { NOW } from '../testing/builders.ts';
import { createTestDatabase, type TestDatabase } from '../testing/test-database.ts';
import { openDatabase } from './database.ts';
import { enqueue, sweepOutbox } from './outbox.ts';
import { createRelay, type OutboxHandlers, type Relay, UndeliveredError } from './relay.ts';
import { createSecrets, newSecretKey } from './secrets.ts';

let database: TestDatabase;
let db: Knex;
const secrets = createSecrets([newSecretKey()]);

beforeAll(async () => {
  database = await createTestDatabase();
  db = openDatabase({ url: database.appUrl, poolSize: 10 });
});
afterEach(async () => {
  await db('platform.outbox_messages').delete();
});
afterAll(async () => {
  await db.destroy();
  await database.drop();
});

const after = (seconds: number) => new Date(NOW.getTime() + seconds * 1000);

interface Rig {
  readonly relay: Relay;
  readonly clock: { now: Date };
  readonly warnings: object[];
  readonly said: string[];
}

function relayWith(handlers: OutboxHandlers, clock = { now: NOW }): Rig {
  const warnings: object[] = [];
  const said: string[] = [];
  const log = {
    warn: (details: object, message: string) => {
      warnings.push(details);
      said.push(message);
    },
  };
  const relay = createRelay({ db, secrets, handlers, log, clock: () => clock.now, intervalMs: 5 });
  return { relay, clock, warnings, said };
}

async function promise(payload: unknown, kind = 'test'): Promise<void> {
  await enqueue(db, secrets, { kind, payload, now: NOW });
}

const rows = () => db('platform.outbox_messages').orderBy('id');

test('what a transaction promised is done after it, once, and forgotten', async () => {
  const done: unknown[] = [];
  const { relay } = relayWith({ test: async (payload) => void done.push(payload) });
  await promise({ to: 'grace' });
  expect(JSON.stringify(await rows())).not.toContain('grace');
  expect(await relay.runOnce()).toBe(1);
  expect(await relay.runOnce()).toBe(0);
  expect(done).toEqual([{ to: 'grace' }]);
  expect(await rows()).toMatchObject([
    { deliveredAt: NOW, sealedPayload: null, tries: 1, lockedUntil: null },
  ]);
});

test('what a transaction promised and did not commit is never done', async () => {
  const done: unknown[] = [];
  const { relay } = relayWith({ test: async (payload) => void done.push(payload) });
  await db
    .transaction(async (trx) => {
      await enqueue(trx, secrets, { kind: 'test', payload: 1, now: NOW });
      throw new Error('no');
    })
    .catch(() => undefined);
  expect(await relay.runOnce()).toBe(0);
  expect(done).toEqual([]);
});

test('a handler’s own promises are kept in the same run', async () => {
  const done: unknown[] = [];
  const { relay } = relayWith({
    first: async (_payload, { now }) => await enqueue(db, secrets, { kind: 'second', payload: 2, now }),
    second: async (payload) => void done.push(payload),
  });
  await promise(1, 'first');
  expect(await relay.runOnce()).toBe(2);
  expect(done).toEqual([2]);
});

test('four processes share two hundred messages, each delivered by one', async () => {
  const seen: unknown[] = [];
  const handlers = { test: async (payload: unknown) => void seen.push(payload) };
  for (let i = 0; i < 200; i += 1) await promise(i);
  const relays = Array.from({ length: 4 }, () => relayWith(handlers).relay);
  const counts = await Promise.all(relays.map((relay) => relay.runOnce()));
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(200);
  expect(seen).toHaveLength(200);
  expect(new Set(seen).size).toBe(200);
});

test('a failure is tried again after a pause that grows, up to ten times, and then kept with its error', async () => {
  let tries = 0;
  const { relay, clock, warnings, said } = relayWith({
    test: async () => {
      tries += 1;
      throw new Error(`refused ${tries}`);
    },
  });
  await promise('x');
  const pauses: number[] = [];
  for (let i = 0; i < 12; i += 1) {
    await relay.runOnce();
    const [row] = await rows();
    pauses.push(row.availableAt.getTime() - clock.now.getTime());
    if (row.failedAt !== null) break;
    expect(await relay.runOnce()).toBe(0);
    expect(tries).toBe(i + 1);
    clock.now = row.availableAt;
  }
  expect(tries).toBe(10);
  expect(warnings).toHaveLength(10);
  expect(said.slice(0, 9).every((line) => line === 'a promised message could not be delivered')).toBe(true);
  expect(said[9]).toMatch(/^a promised message was given up; studyhall mail failed/);
  expect(pauses[1]).toBeGreaterThan(pauses[0] ?? 0);
  expect(pauses[5]).toBeGreaterThan(60_000);
  const [row] = await rows();
  expect(row).toMatchObject({ lastError: 'refused 10', deliveredAt: null, tries: 10 });
  expect(JSON.parse(secrets.open(row.sealedPayload))).toBe('x');
  clock.now = after(10 * 86_400);
  expect(await relay.runOnce()).toBe(0);
  expect(tries).toBe(10);
});

test('one failure holds nothing else up', async () => {
  const done: unknown[] = [];
  const { relay } = relayWith({
    test: async (payload) => {
      if (payload === 'bad') throw new Error('no');
      done.push(payload);
    },
  });
  for (const payload of ['bad', 'good', 'bad', 'fine']) await promise(payload);
  expect(await relay.runOnce()).toBe(2);
  expect(new Set(done)).toEqual(new Set(['fine', 'good']));
});

test('a kind that this release does not know waits for one that does', async () => {
  await promise(1, 'of the future');
  const old = relayWith({});
  await old.relay.runOnce();
  expect(old.warnings).toHaveLength(1);
  const done: unknown[] = [];
  const handlers = { 'of the future': async (payload: unknown) => void done.push(payload) };
  await relayWith(handlers, { now: after(60) }).relay.runOnce();
  expect(done).toEqual([1]);
});

test('a message whose process died is taken up when its lease is over', async () => {
  await promise(1);
  await db('platform.outbox_messages').update({ lockedUntil: after(120), tries: 1 });
  const done: unknown[] = [];
  const { relay, clock } = relayWith({ test: async (payload) => void done.push(payload) });
  clock.now = after(119);
  expect(await relay.runOnce()).toBe(0);
  clock.now = after(120);
  expect(await relay.runOnce()).toBe(1);
});

test('a started relay delivers by itself, and stopping waits for what is under way', async () => {
  let isDone = false;
  const { relay } = relayWith({
    test: async () => {
      await new Promise((resolve) => setTimeout(resolve, 50));
      isDone = true;
    },
  });
  relay.start();
  await promise(1);
  await expect.poll(async () => (await rows())[0]?.tries).toBe(1);
  await relay.stop();
  expect(isDone).toBe(true);
  expect(await rows()).toMatchObject([{ deliveredAt: NOW }]);
  await promise(2);
  await new Promise((resolve) => setTimeout(resolve, 30));
  expect((await rows())[1]).toMatchObject({ tries: 0 });
});

test('the sweep removes what was delivered a week ago and keeps what failed', async () => {
  for (let i = 0; i < 3; i += 1) await promise(i);
  const [old, young, failed] = await rows();
  await db('platform.outbox_messages')
    .where({ id: old.id })
    .update({ deliveredAt: after(-8 * 86_400) });
  await db('platform.outbox_messages')
    .where({ id: young.id })
    .update({ deliveredAt: after(-6 * 86_400) });
  await db('platform.outbox_messages')
    .where({ id: failed.id })
    .update({ failedAt: after(-80 * 86_400) });
  await sweepOutbox(db, { now: NOW });
  expect((await rows()).map((row) => row.id)).toEqual([young.id, failed.id]);
});

test('what the other side answered is kept in its words, and logged without names; a fault of ours with where it was', async () => {
  const refuse = async () => {
    throw new UndeliveredError('550 no such user as ada', { nameless: '550' });
  };
  const fail = async () => {
    throw new TypeError('a fault');
  };
  const { relay, warnings } = relayWith({ refused: refuse, faulty: fail });
  await promise({}, 'refused');
  await promise({}, 'faulty');
  await relay.runOnce();
  expect(warnings.find((line) => 'because' in line)).toEqual({
    because: '550',
    outbox: expect.objectContaining({ kind: 'refused' }),
  });
  expect((await rows()).map(({ lastError }) => lastError)).toContain('550 no such user as ada');
  expect(warnings.find((line) => 'err' in line)).toMatchObject({ err: expect.any(TypeError) });
});
