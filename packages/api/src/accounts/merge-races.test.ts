import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Knex } from 'knex';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { verifyStanding } from '../gamification/verify-standing.ts';
import { openDatabase } from '../platform/database.ts';
import { noPayments } from '../platform/payments.ts';
import { addCatalogue, addExam, NOW } from '../testing/builders.ts';
import { openSite, registration, type Site, uncounted } from '../testing/callers.ts';
import { giveCredits } from '../testing/members.ts';
import { takeQuiz } from '../testing/quiz-database.ts';
import { createTestDatabase, PATIENCE, type TestDatabase } from '../testing/test-database.ts';
import { followMerges } from './follow-merges.ts';

const program = join(import.meta.dirname, '../testing/killed-merge.ts');
const loader = `file://${createRequire(import.meta.url).resolve('tsx')}`;

let database: TestDatabase;
let db: Knex;
let site: Site;
let examCode: string;
const children: ChildProcess[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  db = openDatabase({ url: database.appUrl, poolSize: 10, patience: PATIENCE });
  await addCatalogue(db);
  ({ code: examCode } = await addExam(db));
  site = openSite(db, noPayments, uncounted);
});
afterAll(async () => {
  for (const child of children) child.kill('SIGKILL');
  await db.destroy();
  await database.drop();
});

/** Somebody who has learned something, and has 100 credits. */
async function enter(name: string) {
  const visitor = site.visitor();
  const { userId } = await visitor.api.auth.register(registration(name));
  await takeQuiz(db, { userId, code: examCode, right: 10 });
  await giveCredits(site, { ...visitor, userId }, 100);
  return { api: visitor.api, userId };
}

const creditsOf = async (userId: string) =>
  (await db('billing.balances').where({ userId }).first('credits')).credits;

const won = (outcomes: readonly PromiseSettledResult<unknown>[]) =>
  outcomes.filter(({ status }) => status === 'fulfilled').length;

/** So many wait for a lock. */
async function untilHeldUp(count = 1): Promise<void> {
  for (;;) {
    const { rows } = await db.raw(
      `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    );
    if (rows.length >= count) return;
    await sleep(20);
  }
}

test('of any number of merges at once one succeeds, also of each into the other', async () => {
  for (let round = 0; round < 3; round += 1) {
    const [ada, bob] = [await enter(`ada${round}`), await enter(`bob${round}`)];
    const { code } = await bob.api.accounts.offerMerge();
    const { code: hers } = await ada.api.accounts.offerMerge();
    const outcomes = await Promise.allSettled([
      ...Array.from({ length: 4 }, () => ada.api.accounts.merge({ code })),
      ...Array.from({ length: 4 }, () => bob.api.accounts.merge({ code: hers })),
    ]);
    expect(won(outcomes)).toBe(1);
    await site.deliver();
    const [one, two] = [await creditsOf(ada.userId), await creditsOf(bob.userId)];
    expect([one, two].sort()).toEqual([0, 200]);
  }
}, 60_000);

test('of any number of undoings at once one succeeds', async () => {
  const [ada, bob] = [await enter('carla'), await enter('dora')];
  const { code } = await bob.api.accounts.offerMerge();
  const { id: mergeId } = await ada.api.accounts.merge({ code });
  await site.deliver();
  const outcomes = await Promise.allSettled(
    Array.from({ length: 5 }, () => ada.api.accounts.undoMerge({ mergeId })),
  );
  expect(won(outcomes)).toBe(1);
  await site.deliver();
  expect([await creditsOf(ada.userId), await creditsOf(bob.userId)]).toEqual([100, 100]);
}, 60_000);

test('a quiz that ends while another account is brought in counts beside it', async () => {
  const [ada, bob] = [await enter('erna'), await enter('fred')];
  const { code } = await bob.api.accounts.offerMerge();
  await ada.api.accounts.merge({ code });
  const other = await addExam(db);
  await Promise.all([
    site.deliver(),
    takeQuiz(db, { userId: ada.userId, code: other.code, right: 10 }),
    takeQuiz(db, { userId: ada.userId, code: examCode, right: 10 }),
  ]);
  expect(await verifyStanding(db, { userId: ada.userId, now: NOW })).toEqual([]);
  expect(await db('gamification.standings').where({ userId: ada.userId }).first()).toMatchObject({
    quizzes: 4,
  });
}, 60_000);

test('what the payment provider did since stays in the account that is just given back', async () => {
  const [ada, bob] = [await enter('ines'), await enter('jan')];
  const { code } = await bob.api.accounts.offerMerge();
  const { id: mergeId } = await ada.api.accounts.merge({ code });
  await site.deliver();
  await giveCredits(site, { ...site.visitor(), userId: bob.userId }, 50);

  // The job lists the merge, and comes to it when it is undone.
  const holding = await db.transaction();
  await holding.raw('lock table platform.outbox_messages in share mode');
  const undoing = ada.api.accounts.undoMerge({ mergeId });
  await untilHeldUp();
  const following = followMerges(db, { now: site.now });
  await untilHeldUp(2);
  await holding.commit();
  await undoing;
  expect(await following).toBe(0);
  await site.deliver();
  expect([await creditsOf(ada.userId), await creditsOf(bob.userId)]).toEqual([100, 150]);
}, 60_000);

test('killed between the two steps, and in the middle of the second, nothing is lost and nothing twice', async () => {
  const [ada, bob] = [await enter('gisela'), await enter('hans')];
  const { code } = await bob.api.accounts.offerMerge();
  const { id: mergeId } = await ada.api.accounts.merge({ code });
  // Taken out, and nobody has brought it in.
  expect([await creditsOf(ada.userId), await creditsOf(bob.userId)]).toEqual([100, 0]);

  // Credits and the stream are written when it comes to the attempts, which are held.
  const holding = await db.transaction();
  await holding.raw('lock table quizzes.attempts in share mode');
  const args = ['--import', loader, program, database.appUrl, mergeId, site.now.toISOString()];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] });
  children.push(child);
  await untilHeldUp();
  const exit = once(child, 'exit');
  child.kill('SIGKILL');
  await exit;
  await holding.rollback();

  expect(await db('auth.merges').where({ id: mergeId }).first()).toMatchObject({ state: 'taken-out' });
  expect(await creditsOf(ada.userId)).toBe(100);
  await site.deliver();
  expect(await db('auth.merges').where({ id: mergeId }).first()).toMatchObject({ state: 'merged' });
  expect([await creditsOf(ada.userId), await creditsOf(bob.userId)]).toEqual([200, 0]);
  expect(await db('quizzes.attempts').where({ userId: ada.userId })).toHaveLength(2);
  expect(await verifyStanding(db, { userId: ada.userId, now: NOW })).toEqual([]);
}, 120_000);
