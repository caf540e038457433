import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from '../platform/database.ts';
import { createTestDatabase, PATIENCE, type TestDatabase } from '../testing/test-database.ts';
import { grantCredits } from './grant.ts';
import { expireLots } from './post-transfer.ts';
import { spend } from './spend.ts';
import { sweepLapsedCredits } from './sweep-lapsed-credits.ts';
import { getWallet } from './wallet-queries.ts';

const now = new Date('2026-05-01T12:00:00Z');
const soon = new Date('2026-05-02T12:00:00Z');

let database: TestDatabase;
let db: Knex;

beforeAll(async () => {
  database = await createTestDatabase();
  db = openDatabase({ url: database.appUrl, poolSize: 10, patience: PATIENCE });
});
afterAll(async () => {
  await db?.destroy();
  await database?.drop();
});

async function learnerWith(credits: number, expiresAt: Date | null = null): Promise<string> {
  const userId = randomUUID();
  const actorId = randomUUID();
  await grantCredits(db, {
    userId,
    credits,
    reason: 'A gift',
    expiresAt,
    idempotencyKey: 'gift',
    actorId,
    now,
  });
  return userId;
}

const buy = (userId: string, credits: number, sourceId: string, at: Date = now) =>
  spend(db, { userId, credits, agreedCredits: credits, sourceId, title: 'Something', now: at });

async function ledgerOf(userId: string): Promise<{ from: string; to: string; amount: number }[]> {
  return await db
    .from('billing.entries')
    .where({ userId })
    .orderBy(['transferId', 'line'])
    .select({ from: 'fromAccount', to: 'toAccount', amount: 'amount' });
}

describe('spending', () => {
  it('takes from the wallet and says in the ledger where it went', async () => {
    const userId = await learnerWith(100);
    const spent = await buy(userId, 30, 'thing');
    expect(spent).toMatchObject({ creditsAfter: 70, debtAfter: 0, isRepeat: false });
    expect(await ledgerOf(userId)).toEqual([
      { from: 'grants', to: 'credits', amount: 100 },
      { from: 'credits', to: 'spends', amount: 30 },
    ]);
  });

  it('for the same thing takes credits once', async () => {
    const userId = await learnerWith(100);
    const answers = await Promise.all(Array.from({ length: 8 }, () => buy(userId, 30, 'thing')));
    expect(answers.filter(({ isRepeat }) => !isRepeat)).toHaveLength(1);
    expect(await getWallet(db, { userId })).toMatchObject({ credits: 70, transfers: 2 });
  });

  it('more than there is says what is missing and leaves nothing behind', async () => {
    const userId = await learnerWith(10);
    await expect(buy(userId, 11, 'thing')).rejects.toMatchObject({
      reason: 'not-enough-credits',
      details: { needed: 11, available: 10 },
    });
    expect(await getWallet(db, { userId })).toMatchObject({ credits: 10, transfers: 1 });
  });

  it('of 500 parallel spendings of 7 from 1,000 exactly 142 succeed and 6 credits are left', async () => {
    const userId = await learnerWith(1_000);
    let next = 0;
    let succeeded = 0;
    const sender = async (): Promise<void> => {
      while (next < 500) {
        next += 1;
        const isDone = await buy(userId, 7, `thing-${next}`).then(
          () => true,
          (error: unknown) => {
            expect(error).toMatchObject({ reason: 'not-enough-credits' });
            return false;
          },
        );
        if (isDone) succeeded += 1;
      }
    };
    await Promise.all(Array.from({ length: 20 }, sender));
    expect(succeeded).toBe(142);
    expect(await getWallet(db, { userId })).toMatchObject({ credits: 6, debt: 0, transfers: 143 });
  });
});

describe('credits that lapse', () => {
  it('cannot be spent, and leave a line of their own when the wallet is next touched', async () => {
    const userId = await learnerWith(100, soon);
    await grantCredits(db, {
      userId,
      credits: 50,
      reason: 'Another gift',
      expiresAt: null,
      idempotencyKey: 'second',
      actorId: randomUUID(),
      now,
    });
    await expect(buy(userId, 51, 'thing', soon)).rejects.toMatchObject({ details: { available: 50 } });
    await buy(userId, 20, 'thing', soon);
    expect(await ledgerOf(userId)).toContainEqual({ from: 'credits', to: 'expiry', amount: 100 });
    expect(await getWallet(db, { userId })).toMatchObject({ credits: 30, transfers: 4 });
  });

  it('are taken out once, however many ask', async () => {
    const userId = await learnerWith(100, soon);
    const expire = () => db.transaction((trx) => expireLots(trx, { userId, now: soon }));
    await Promise.all([expire(), expire(), expire()]);
    expect(await getWallet(db, { userId })).toMatchObject({ credits: 0, transfers: 2 });
  });
});

describe('the sweep', () => {
  const later = new Date('2026-05-03T12:00:00Z');
  const give = (userId: string, idempotencyKey: string) =>
    grantCredits(db, {
      userId,
      credits: 1,
      reason: 'A gift',
      expiresAt: later,
      idempotencyKey,
      actorId: randomUUID(),
      now,
    });

  it('takes out what has lapsed in wallets that nobody touches, and nothing else', async () => {
    await sweepLapsedCredits(db, { now: soon });
    const lapsing = await learnerWith(100, later);
    const lasting = await learnerWith(100);
    expect(await sweepLapsedCredits(db, { now: soon })).toBe(0);
    expect(await sweepLapsedCredits(db, { now: later })).toBe(1);
    expect(await getWallet(db, { userId: lapsing })).toMatchObject({ credits: 0, transfers: 2 });
    expect(await ledgerOf(lapsing)).toContainEqual({ from: 'credits', to: 'expiry', amount: 100 });
    expect(await getWallet(db, { userId: lasting })).toMatchObject({ credits: 100, transfers: 1 });
  });

  it('comes to the end of more lots than it reads at once, and two sweeps at once take them out once', async () => {
    const userId = randomUUID();
    for (let number = 1; number <= 120; number += 1) await give(userId, `gift ${number}`);
    await Promise.all([sweepLapsedCredits(db, { now: later }), sweepLapsedCredits(db, { now: later })]);
    expect(await getWallet(db, { userId })).toMatchObject({ credits: 0, lots: [], transfers: 121 });
    expect(await sweepLapsedCredits(db, { now: later })).toBe(0);
  });
});

it('credits that lapse while they are spent are spent or lapsed, never both', async () => {
  const userId = await learnerWith(100, soon);
  const spendings = Array.from({ length: 30 }, (_, number) =>
    buy(userId, 7, `thing-${number}`, number % 2 === 0 ? now : soon).catch(() => undefined),
  );
  await Promise.all([...spendings, sweepLapsedCredits(db, { now: soon })]);
  const entries = await ledgerOf(userId);
  const sumTo = (account: string) =>
    entries.filter(({ to }) => to === account).reduce((sum, { amount }) => sum + amount, 0);
  expect(sumTo('spends') + sumTo('expiry')).toBe(100);
  expect(await getWallet(db, { userId })).toMatchObject({ credits: 0, debt: 0, lots: [] });
});

describe('the role that writes money', () => {
  it('is put on for one piece of work, and without it nothing can be written', async () => {
    const userId = await learnerWith(10);
    await expect(
      db.transaction(async (trx) => {
        await spend(trx, {
          userId,
          credits: 1,
          agreedCredits: 1,
          sourceId: 'thing',
          title: 'Something',
          now,
        });
        await trx.raw('update billing.balances set credits = 1000 where user_id = ?', [userId]);
      }),
    ).rejects.toMatchObject({ code: '42501' });
    expect(await getWallet(db, { userId })).toMatchObject({ credits: 10 });
  });

  it('is put off after a refusal, too', async () => {
    const userId = await learnerWith(10);
    await db.transaction(async (trx) => {
      await expect(
        spend(trx, { userId, credits: 11, agreedCredits: 11, sourceId: 'thing', title: 'Something', now }),
      ).rejects.toMatchObject({ reason: 'not-enough-credits' });
      const { rows } = await trx.raw<{ rows: { role: string }[] }>('select current_user as role');
      expect(rows).toEqual([{ role: 'studyhall_app' }]);
    });
  });
});
