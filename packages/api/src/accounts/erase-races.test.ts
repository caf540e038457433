import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Knex } from 'knex';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase } from '../platform/database.ts';
import { noPayments } from '../platform/payments.ts';
import { createSecrets, newSecretKey } from '../platform/secrets.ts';
import { addCatalogue, addExam } from '../testing/builders.ts';
import { credentials, openSite, registration, type Site, uncounted } from '../testing/callers.ts';
import { takeQuiz } from '../testing/quiz-database.ts';
import { openShop, type Shop } from '../testing/shop.ts';
import { createTestDatabase, PATIENCE, type TestDatabase } from '../testing/test-database.ts';
import { eraseDueAccounts } from './erase-accounts.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const program = join(import.meta.dirname, '../testing/killed-erasing.ts');
const loader = `file://${createRequire(import.meta.url).resolve('tsx')}`;

let database: TestDatabase;
let db: Knex;
let site: Site;
let shop: Shop;
const children: ChildProcess[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  db = openDatabase({ url: database.appUrl, poolSize: 10, patience: PATIENCE });
  await addCatalogue(db);
  shop = await openShop(db);
  site = openSite(db, noPayments, uncounted);
});
afterAll(async () => {
  for (const child of children) child.kill('SIGKILL');
  await shop.close();
  await db.destroy();
  await database.drop();
});

async function enter(name: string) {
  const visitor = site.visitor();
  const { userId } = await visitor.api.auth.register(registration(name));
  const mails = await site.deliver();
  const [, token = ''] = /verify-email#(\S+)/.exec(mails.map(({ text }) => text).join('\n')) ?? [];
  await visitor.api.auth.verifyEmail({ token });
  return { ...visitor, api: visitor.api, userId };
}

async function countOf(userId: string) {
  const counts = await Promise.all(
    ['quizzes.attempts', 'quizzes.attempt_questions', 'gamification.activities', 'auth.profiles'].map(
      async (table) => (await db(table).where({ userId })).length,
    ),
  );
  return counts;
}

/** Somebody waits for a lock that is held here. */
async function untilHeldUp(): Promise<void> {
  for (;;) {
    const { rows } = await db.raw(
      `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    );
    if (rows.length > 0) return;
    await sleep(20);
  }
}

test('killed in the middle nothing is gone, and the next run ends it', async () => {
  const key = newSecretKey();
  const ada = await enter('ada');
  const { code } = await addExam(db);
  await takeQuiz(db, { userId: ada.userId, code, right: 5 });
  await ada.api.accounts.requestDeletion({});
  await site.deliver();
  const before = await countOf(ada.userId);
  expect(Math.min(...before)).toBeGreaterThan(0);
  const now = new Date(site.now.getTime() + 14 * DAY_MS);

  // The quizzes are removed when it comes to the profile, which is held.
  const holding = await db.transaction();
  await holding('auth.profiles').where({ userId: ada.userId }).forUpdate();
  const args = ['--import', loader, program, database.appUrl, key, now.toISOString()];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  children.push(child);
  await once(child.stdout, 'data');
  await untilHeldUp();
  const exit = once(child, 'exit');
  child.kill('SIGKILL');
  await exit;
  await holding.rollback();

  expect(await db('auth.deletions').where({ userId: ada.userId }).first()).toMatchObject({
    erasingSince: now,
    erasedAt: null,
  });
  const erasing = { now, secrets: createSecrets([key]), mailbox: { forget: async () => undefined } };
  expect(await eraseDueAccounts(db, erasing)).toBe(1);
  expect(await countOf(ada.userId)).toEqual([0, 0, 0, 0]);
  expect(await eraseDueAccounts(db, erasing)).toBe(0);
}, 120_000);

test('of taking back and erasing at the same moment one comes first, and nothing is half', async () => {
  for (let round = 0; round < 6; round += 1) {
    const name = `bob${round}`;
    const bob = await enter(name);
    await bob.api.accounts.requestDeletion({});
    const mails = await site.deliver();
    const [, token = ''] = /keep-account#(\S+)/.exec(mails.map(({ text }) => text).join('\n')) ?? [];
    // As the clocks of two processes differ.
    const now = new Date(site.now.getTime() + 14 * DAY_MS);
    const { secrets, mailbox } = site;
    const [undone, erased] = await Promise.all([
      site
        .visitor()
        .api.accounts.takeBackDeletion({ token })
        .then(
          () => true,
          () => false,
        ),
      eraseDueAccounts(db, { now, secrets, mailbox }),
    ]);
    const user = await db('auth.users').where({ id: bob.userId }).first('isActive');
    expect(erased).toBe(undone ? 0 : 1);
    expect(user?.isActive).toBe(undone ? true : undefined);
  }
});

test('of several who sign in at once and take it back every one enters', async () => {
  const finn = await enter('finn');
  await finn.api.accounts.requestDeletion({});
  await site.deliver();
  const takingBack = { ...credentials('finn'), takeBack: true };
  const entered = await Promise.all(
    Array.from({ length: 6 }, async () => await site.visitor().api.auth.logIn(takingBack)),
  );
  expect(new Set(entered.map(({ userId }) => userId))).toEqual(new Set([finn.userId]));
  expect((await site.deliver()).map(({ subject }) => subject)).toEqual(['Your account stays']);
});

test('two that erase at once erase each account once', async () => {
  const eve = await enter('eve');
  await eve.api.accounts.requestDeletion({});
  await site.deliver();
  const now = new Date(site.now.getTime() + 14 * DAY_MS);
  const { secrets, mailbox } = site;
  const runs = await Promise.all([1, 2, 3].map(() => eraseDueAccounts(db, { now, secrets, mailbox })));
  expect(runs.filter((erased) => erased > 0).length).toBeGreaterThanOrEqual(1);
  expect(await countOf(eve.userId)).toEqual([0, 0, 0, 0]);
  expect(await db('auth.deletions').where({ userId: eve.userId })).toHaveLength(1);
});

test('whoever buys while the account is deleted pays for nothing that goes on', async () => {
  for (let round = 0; round < 4; round += 1) {
    const carol = await shop.enter();
    const buying = shop.order(carol, { productSlug: 'plan-monthly' }).catch(() => undefined);
    const going = carol.api.accounts.requestDeletion({ plan: 'now' });
    const [opened] = await Promise.all([buying, going]);
    await shop.site.deliver();
    if (opened === undefined) continue;
    const { status } = await shop.stripe.checkout.sessions.retrieve(opened.sessionId);
    expect(status).toBe('expired');
  }
});
