import type { Knex } from 'knex';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { openDatabase } from '../../platform/database.ts';
import { addExam } from '../../testing/builders.ts';
import { createTestDatabase, type TestDatabase } from '../../testing/test-database.ts';
import { Exam, Question, QuestionVersion } from '../bank-models.ts';
import { listTranslations } from './list-translations.ts';
import { putTranslations } from './put-translations.ts';

let database: TestDatabase;
let db: Knex;

beforeAll(async () => {
  database = await createTestDatabase();
  db = openDatabase({ url: database.appUrl, poolSize: 4 });
});
afterAll(async () => {
  await db.destroy();
  await database.drop();
});

const waiters = async () => {
  const { rows } = await db.raw(
    `select from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`,
  );
  return rows.length;
};

test('a text that is changed while it is translated is not called translated', async () => {
  const { code: examCode } = await addExam(db);
  const asked = { kind: 'question', language: 'de', examCode, limit: 1, listOf: null } as const;
  const [item] = (await listTranslations(db, asked)).items;
  if (item === undefined) throw new Error('There is one');
  const { kind, id } = item;
  const texts = item.texts.map(({ field, original }) => ({ field, original, text: `de ${original}` }));
  const edit = await db.transaction();
  await Exam.query(edit).findOne({ code: examCode }).forNoKeyUpdate();
  const put = putTranslations(db, {
    ...{ language: 'de', items: [{ kind, id, texts }] },
    ...{ isDryRun: false, listOf: null },
  });
  await vi.waitFor(async () => expect(await waiters()).toBe(1));
  const { version } = await Question.query(edit).findById(id).throwIfNotFound();
  await QuestionVersion.query(edit).findById([id, version]).patch({ text: 'Something else?' });
  await edit.commit();
  expect((await put).items).toMatchObject([{ outcome: 'rejected', problems: [{ field: 'text' }] }]);
});
