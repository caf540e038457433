import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase } from '../../platform/database.ts';
import { addCatalogue, addExam, addLearner } from '../../testing/builders.ts';
import { takeQuiz } from '../../testing/quiz-database.ts';
import { databaseUrl, withClient } from '../../testing/template-database.ts';
import {
  createTestDatabase,
  PATIENCE,
  type TestDatabase,
  testClusterUrl,
} from '../../testing/test-database.ts';
import { type BringBack, bringBack } from './bring-back.ts';

let live: TestDatabase;
let db: Knex;
let userId = '';
let otherId = '';
let examCode = '';
const name = `then_${randomUUID().replaceAll('-', '')}`;
const restoredUrl = () => databaseUrl(testClusterUrl(), name);

/** Two learners with a quiz each; then the copy is made, as a restore would. */
beforeAll(async () => {
  live = await createTestDatabase();
  db = openDatabase({ url: live.appUrl, poolSize: 4, patience: PATIENCE });
  await addCatalogue(db);
  examCode = (await addExam(db)).code;
  await addExam(db);
  userId = await addLearner(db);
  otherId = await addLearner(db);
  for (const id of [userId, otherId]) await takeQuiz(db, { userId: id, code: examCode, right: 2 });
  await withClient(testClusterUrl(), async (client) => {
    const lost = new URL(live.url).pathname.slice(1);
    await client.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [lost]);
    await client.query(`create database ${name} template ${lost}`);
  });
}, 180_000);

afterAll(async () => {
  await db.destroy();
  await withClient(
    testClusterUrl(),
    async (client) => void (await client.query(`drop database ${name} with (force)`)),
  );
  await live.drop();
});

const all = (sql: string) => withClient(live.url, async (client) => (await client.query(sql)).rows);

async function bring(options: Partial<BringBack>) {
  return await bringBack({
    ...{ restoredUrl: restoredUrl(), liveUrl: live.url, wanted: { table: 'quizzes.attempt_questions' } },
    ...{ isApplied: false, overwrite: [] },
    ...options,
  });
}

const ANSWERS = `select to_jsonb(a) from quizzes.attempt_questions a order by user_id, attempt_id, position`;

test('exactly the deleted rows come back: a preview says how many and changes nothing', async () => {
  const before = await all(ANSWERS);
  const { length: deleted } = await all(
    `delete from quizzes.attempt_questions where position % 2 = 0 returning user_id`,
  );
  expect(deleted).toBeGreaterThan(0);
  const left = await all(ANSWERS);
  const preview = await bring({});
  expect(preview).toMatchObject([{ missing: deleted, different: 0, newer: 0, inserted: 0, overwritten: 0 }]);
  expect(await all(ANSWERS)).toEqual(left);
  const recorded: unknown[] = [];
  const brought = await bring({ isApplied: true, record: async (_, what) => void recorded.push(...what) });
  expect(brought).toMatchObject([{ missing: deleted, inserted: deleted, overwritten: 0 }]);
  expect(recorded).toEqual(brought);
  expect(await all(ANSWERS)).toEqual(before);
  expect(await bring({})).toMatchObject([{ missing: 0, different: 0, newer: 0 }]);
});

test('nothing of who was erased since comes back, table by table neither', async () => {
  await all(`insert into auth.deletions (user_id, requested_at, erase_at, erasing_since, erased_at, opens_again)
    values ('${otherId}', now(), now(), now(), now(), false)`);
  const kept = await all(`select * from quizzes.attempt_questions where user_id = '${otherId}'`);
  await all(`delete from quizzes.attempt_questions where user_id = '${otherId}'`);
  const brought = await bring({ isApplied: true, overwrite: 'all' });
  expect(brought).toMatchObject([{ missing: 0, inserted: 0, ofErased: kept.length }]);
  for (const table of ['auth.users', 'auth.profiles'])
    expect(await bring({ wanted: { table } })).toMatchObject([{ missing: 0, ofErased: 1 }]);

  await all(`delete from auth.deletions where user_id = '${otherId}'`);
  expect(await bring({ isApplied: true })).toMatchObject([{ inserted: kept.length, ofErased: 0 }]);
});

test('rows that were changed since stay, apart from those that are named; rows that are new stay, too', async () => {
  const before = await all('select code, title from quizzes.exams order by code');
  await all(`update quizzes.exams set title = title || '!'`);
  const added =
    await all(`insert into quizzes.exams select (jsonb_populate_record(e, jsonb_build_object('id', gen_random_uuid(),
    'code', 'brand-new'))).* from quizzes.exams e order by code limit 1 returning id`);
  const wanted = { table: 'quizzes.exams' };
  const [preview] = await bring({ wanted });
  expect(preview).toMatchObject({ missing: 0, different: before.length, newer: added.length });
  const [key] = preview?.differentKeys ?? [];
  expect(await bring({ wanted, isApplied: true, overwrite: [key ?? ''] })).toMatchObject([
    { inserted: 0, overwritten: 1 },
  ]);
  expect(await bring({ wanted })).toMatchObject([{ different: before.length - 1 }]);
  expect(await bring({ wanted, isApplied: true, overwrite: 'all' })).toMatchObject([
    { overwritten: before.length - 1 },
  ]);
  expect(await all(`select code, title from quizzes.exams where code <> 'brand-new' order by code`)).toEqual(
    before,
  );
  await all(`delete from quizzes.exams where code = 'brand-new'`);
});

test('one learner’s rows come back, and nobody else’s', async () => {
  const rows = (id: string) => all(`select to_jsonb(a) from quizzes.attempts a where user_id = '${id}'`);
  const before = await rows(userId);
  const answers = await all(ANSWERS);
  await all(`delete from quizzes.attempt_questions; delete from quizzes.attempts`);
  const brought = await bring({ wanted: { userId }, isApplied: true });
  expect(brought.find(({ table }) => table === 'quizzes.attempts')).toMatchObject({ inserted: 1 });
  expect(await rows(userId)).toEqual(before);
  expect(await rows(otherId)).toEqual([]);
  await bring({ wanted: { userId: otherId }, isApplied: true });
  expect(await all(ANSWERS)).toEqual(answers);
});

test('rows whose foreign keys are missing are refused with the row, and nothing is written', async () => {
  await all(
    `delete from quizzes.attempt_questions; delete from quizzes.attempts where user_id = '${otherId}'`,
  );
  await expect(bring({ isApplied: true })).rejects.toMatchObject({
    reason: 'not-possible-here',
    message: expect.stringMatching(/point at rows that are not here.*quizzes|attempts/),
  });
  expect(await all(ANSWERS)).toEqual([]);
  await bring({ wanted: { table: 'quizzes.attempts' }, isApplied: true });
  await bring({ isApplied: true });
});

test('ledgers, streams, boards and tables that are none are refused with the reason', async () => {
  const refusals: Readonly<Record<string, string>> = {
    'billing.entries': 'ledger',
    'gamification.activities': 'standings verify',
    'gamification.board_entries': 'standings verify',
    'platform.outbox_messages': 'work in progress',
    'nothing.at_all': 'no such table',
  };
  for (const [table, reason] of Object.entries(refusals))
    await expect(bring({ wanted: { table }, isApplied: true })).rejects.toMatchObject({
      message: expect.stringContaining(reason),
    });
});
