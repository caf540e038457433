import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Knex } from 'knex';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { User } from '../../auth/models.ts';
import { openBlobs } from '../../platform/blobs.ts';
import { openDatabase } from '../../platform/database.ts';
import { storeUpload } from '../../platform/uploads.ts';
import { addExam, addLearner, NOW } from '../../testing/builders.ts';
import { createTestDatabase, type TestDatabase } from '../../testing/test-database.ts';
import { AuthorExam, Exam } from '../bank-models.ts';
import { getImport } from './read-imports.ts';
import { runningImports } from './running-imports.ts';
import { startImport } from './start-import.ts';

let database: TestDatabase;
let db: Knex;
const blobs = openBlobs(join(tmpdir(), 'studyhall-no-blobs'));

beforeAll(async () => {
  database = await createTestDatabase();
  db = openDatabase({ url: database.appUrl, poolSize: 8 });
});
afterAll(async () => {
  await db.destroy();
  await database.drop();
});

const FILE =
  'question-id,domain,question-text,option-a,option-b,correct answer\nq-new,1.1,A new one?,yes,no,A';

async function upload(userId: string): Promise<string> {
  const content = (async function* () {
    yield Buffer.from(FILE);
  })();
  return (await storeUpload(db, { userId, fileName: 'bank', content, maxBytes: 1e6, now: NOW })).uploadId;
}

async function waiting(): Promise<number> {
  const { rows } = await db.raw(
    `select from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`,
  );
  return rows.length;
}

interface Author {
  readonly userId: string;
  readonly examId: string;
}

type Loss = (trx: Knex, author: Author) => Promise<unknown>;

const keepAll: Loss = async () => undefined;
const loseExam: Loss = async (trx, own) =>
  await AuthorExam.query(trx)
    .delete()
    .where({ ...own });
const loseAccount: Loss = async (trx, { userId }) =>
  await User.query(trx).findById(userId).patch({ isActive: false });

/** How an import ends whose author loses something while it waits for another of its exam, or at its last look. */
async function endOf(loss: Loss, moment: 'before' | 'at') {
  const userId = await addLearner(db);
  const { examId, code: examCode } = await addExam(db);
  await AuthorExam.query(db).insert({ userId, examId });
  const other = await db.transaction();
  await Exam.query(other).findById(examId).select('id').forNoKeyUpdate();
  const command = { uploadId: await upload(userId), examCode, format: 'auto', isDryRun: false } as const;
  const { importId } = await startImport(db, { userId, listOf: userId, command, blobs, now: NOW });
  await expect.poll(waiting).toBe(1);
  const losing = await db.transaction();
  await User.query(losing).findById(userId).select('id').forUpdate();
  await loss(losing, { userId, examId });
  if (moment === 'before') await losing.commit();
  await other.commit();
  if (moment === 'at') {
    await expect.poll(waiting).toBe(1);
    await losing.commit();
  }
  await runningImports.whenIdle();
  return {
    ended: await getImport(db, { userId, listOf: null, importId }),
    written: await db('quizzes.questions').where({ examId, externalId: 'q-new' }),
  };
}

test.for([
  ['has lost the exam', loseExam, 'before', 'exam-not-available'],
  ['loses the exam just then', loseExam, 'at', 'exam-not-available'],
  ['was shut out', loseAccount, 'before', 'account-disabled'],
  ['is shut out just then', loseAccount, 'at', 'account-disabled'],
] as const)(
  'an import that waited for another writes nothing once its author %s',
  async ([, loss, moment, reason]) => {
    const { ended, written } = await endOf(loss, moment);
    expect(ended).toMatchObject({ state: 'failed', failure: { reason } });
    expect(written).toEqual([]);
  },
);

test('an import that waited for another is written where its author lost nothing', async () => {
  const { ended, written } = await endOf(keepAll, 'at');
  expect(ended).toMatchObject({ state: 'done', counts: { new: 1 } });
  expect(written).toHaveLength(1);
});
