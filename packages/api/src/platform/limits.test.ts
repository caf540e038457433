import { DomainError } from '@studyhall/domain/errors';
import type { Knex } from 'knex';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createTestDatabase, PATIENCE, type TestDatabase } from '../testing/test-database.ts';
import { openDatabase } from './database.ts';
import {
  createLimiter,
  createMemoryLimiter,
  type Limiter,
  type LimitName,
  limits,
  sweepLimits,
} from './limits.ts';
import { createSecrets, newSecretKey } from './secrets.ts';

let database: TestDatabase;
let db: Knex;
const secrets = createSecrets([newSecretKey()]);

beforeAll(async () => {
  database = await createTestDatabase();
  db = openDatabase({ url: database.appUrl, poolSize: 10, patience: PATIENCE });
});
beforeEach(async () => {
  await db('platform.rate_limits').delete();
});
afterAll(async () => {
  await db.destroy();
  await database.drop();
});

async function spendAtOnce(
  count: number,
  limiters: readonly Limiter[],
  name: LimitName = 'log-in-account',
): Promise<number> {
  const spent = await Promise.allSettled(
    Array.from({ length: count }, async (_, index) => {
      await limiters[index % limiters.length]?.spend(name, 'ada');
    }),
  );
  return spent.filter((outcome) => outcome.status === 'fulfilled').length;
}

/** Both count alike; the tests of rolled-back callers rely on it. */
const kinds: readonly (readonly [name: string, make: (factor?: number) => Limiter])[] = [
  ['in PostgreSQL', (factor = 1) => createLimiter(db, secrets, { factor })],
  ['in memory', (factor = 1) => createMemoryLimiter({ factor })],
];

describe.each(kinds)('counts kept %s', (_name, make) => {
  test('let as many through as allowed, however many come at once', async () => {
    expect(await spendAtOnce(30, [make()])).toBe(10);
  });

  test('say when to come back', async () => {
    const limiter = make();
    await spendAtOnce(10, [limiter]);
    const refusal: unknown = await limiter.spend('log-in-account', 'ada').catch((error: unknown) => error);
    if (!(refusal instanceof DomainError)) throw new Error('It was let through');
    expect(refusal.reason).toBe('rate-limited');
    const retryAfterSeconds = Number(refusal.details?.retryAfterSeconds);
    expect(retryAfterSeconds).toBeGreaterThan(800);
    expect(retryAfterSeconds).toBeLessThanOrEqual(900);
  });

  test('are separate for each key and each limit', async () => {
    const limiter = make();
    await spendAtOnce(11, [limiter]);
    await expect(limiter.spend('log-in-account', 'bob')).resolves.toBeUndefined();
    await expect(limiter.spend('mail-account', 'ada')).resolves.toBeUndefined();
  });

  test('get back what was spent on the right thing', async () => {
    const limiter = make();
    for (let i = 0; i < 30; i += 1) {
      await limiter.spend('log-in-account', 'ada');
      await limiter.refund('log-in-account', 'ada');
    }
    expect(await spendAtOnce(30, [limiter])).toBe(10);
  });

  test('of an address are stretched by the factor of the installation, those of anything else never', async () => {
    const limiter = make(2);
    for (const name of ['log-in-identifier', 'log-in-account', 'log-in-device', 'mail-account'] as const)
      expect(await spendAtOnce(2 * limits[name].points, [limiter], name), name).toBe(limits[name].points);
    for (const name of ['log-in-address', 'register-address', 'mail-address'] as const)
      expect(await spendAtOnce(3 * limits[name].points, [limiter], name), name).toBe(2 * limits[name].points);
  });
});

test('two processes share one count', async () => {
  const processes = [createLimiter(db, secrets), createLimiter(db, secrets)];
  expect(await spendAtOnce(30, processes)).toBe(10);
});

test('the database cannot tell whose count it is', async () => {
  await createLimiter(db, secrets).spend('log-in-account', 'grace@example.org');
  const rows = await db('platform.rate_limits');
  expect(rows).toHaveLength(1);
  expect(JSON.stringify(rows)).not.toContain('grace');
});

test('while the database is away each process counts alone, and nobody is let through for that', async () => {
  const gone = openDatabase({ url: database.appUrl });
  await gone.destroy();
  expect(await spendAtOnce(30, [createLimiter(gone, secrets)])).toBe(10);
});

test('the sweep forgets what is over and nothing else', async () => {
  const limiter = createLimiter(db, secrets);
  await limiter.spend('log-in-account', 'ada');
  await limiter.spend('register-address', '192.0.2.1');
  await sweepLimits(db, { now: new Date(Date.now() + 60 * 60_000) });
  expect(await db('platform.rate_limits').pluck('key')).toEqual([
    expect.stringMatching(/^register-address:/),
  ]);
});
