import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Knex } from 'knex';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase } from '../../platform/database.ts';
import { noPayments } from '../../platform/payments.ts';
import { createRelay } from '../../platform/relay.ts';
import { createSecrets, newSecretKey } from '../../platform/secrets.ts';
import { openSite, type Site, uncounted } from '../../testing/callers.ts';
import { addTwins, correct, countedOf, flawsOf, openScene, traceOf } from '../../testing/regrade-scene.ts';
import { createTestDatabase, PATIENCE, type TestDatabase, unhurried } from '../../testing/test-database.ts';
import { countScores } from '../statistics/count-scores.ts';
import { requestRegrade } from './request-regrade.ts';
import { quizzesOutboxHandlers } from './run-regrade.ts';

const program = join(import.meta.dirname, '../../testing/killed-regrade.ts');
const loader = `file://${createRequire(import.meta.url).resolve('tsx')}`;

let database: TestDatabase;
let db: Knex;
let site: Site;
const children: ChildProcess[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  db = openDatabase({ url: unhurried(database.appUrl), poolSize: 5, patience: PATIENCE });
  site = openSite(db, noPayments, uncounted);
});
afterAll(async () => {
  for (const child of children) child.kill('SIGKILL');
  await db.destroy();
  await database.drop();
});

/** Somebody waits for a lock. */
async function untilHeldUp(): Promise<void> {
  for (;;) {
    const { rows } = await db.raw(
      `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    );
    if (rows.length > 0) return;
    await sleep(20);
  }
}

test('killed in the middle of a regrade, each learner is graded anew as a whole, once or not yet, and who asks again has it gone on with', async () => {
  const scene = await openScene(site);
  const { questionId } = scene;
  const pairs: (readonly [string, string])[] = [];
  for (let right = 4; right < 9; right += 1)
    pairs.push(await addTwins(scene, [{ first: 'Option B', right }]));
  await countScores(db);
  const version = await correct(scene);
  await site.deliver();
  const key = newSecretKey();
  const secrets = createSecrets([key]);
  const { now } = site;
  const request = async () =>
    await requestRegrade({ db, secrets, now }, { questionId, version, listOf: null });
  const { regradeId } = await request();
  const learners = pairs.map(([userId]) => userId).toSorted();

  // The third has been taken out of the statistics when it comes to their standing, which is held.
  const holding = await db.transaction();
  await holding('gamification.standings').where({ userId: learners[2] }).forUpdate();
  const args = [database.appUrl, key, now.toISOString()];
  const child = spawn(process.execPath, ['--import', loader, program, ...args], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  children.push(child);
  await untilHeldUp();
  const exit = once(child, 'exit');
  child.kill('SIGKILL');
  await exit;
  await holding.rollback();

  const done = async () =>
    (await db('quizzes.regraded_attempts').where({ regradeId }).orderBy('userId').select('userId')).map(
      ({ userId }) => userId,
    );
  expect(await done()).toEqual(learners.slice(0, 2));
  for (const userId of learners) expect(await flawsOf(db, userId)).toEqual([]);
  expect(await countedOf(db, scene.wrong)).toMatchObject({ missed: { totals: 0, items: 0 } });

  // The message is still the killed one's, and for half a minute nobody can know that.
  const handlers = quizzesOutboxHandlers({ secrets });
  const log = { warn: () => undefined };
  const relay = createRelay({ db, secrets, handlers, log, clock: () => now });
  expect(await relay.runOnce()).toBe(0);
  const running = { requestedAt: now.toISOString(), heardAt: expect.any(String) };
  await expect(request()).rejects.toMatchObject({ reason: 'regrade-running', details: running });
  const listed = async () => (await scene.author.api.quizzes.listRegrades({ questionId }))[0];
  expect(await listed()).toMatchObject({ state: 'running', isSilent: false });
  await db('quizzes.regrades').update({ heardAt: db.raw(`heard_at - interval '30 seconds'`) });
  expect(await listed()).toMatchObject({ state: 'running', isSilent: true });
  expect(await request()).toEqual({ regradeId, settledReports: 0, isTakenOver: true });
  await expect(request()).rejects.toThrow('regrade-running');

  await relay.runOnce();
  expect(await listed()).toMatchObject({ state: 'done', isSilent: false });
  expect(await done()).toEqual(learners);
  for (const [userId, twin] of pairs) {
    expect(await traceOf(scene, userId)).toEqual(await traceOf(scene, twin));
    expect(await flawsOf(db, userId)).toEqual([]);
  }
  expect(await countedOf(db, scene.wrong)).toEqual(await countedOf(db, scene.right));
}, 120_000);
