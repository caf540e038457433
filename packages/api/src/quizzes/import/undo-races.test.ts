import { afterAll, beforeAll, expect, it } from 'vitest';
import { addLearner, NOW } from '../../testing/builders.ts';
import { type ImportDesk, openImportDesk } from '../../testing/import-desk.ts';
import { begin } from '../../testing/quiz-database.ts';
import { AttemptQuestion } from '../models.ts';
import { undoImport } from './undo-import.ts';

let desk: ImportDesk;

beforeAll(async () => {
  desk = await openImportDesk();
});

afterAll(async () => {
  await desk.close();
});

const HEADER = 'question-id,domain,question-text,option-a,option-b,correct answer';
const rows = (letter: string, count: number) =>
  Array.from({ length: count }, (_, n) => `${letter}${n},sea,${letter} ${n}?,yes,no,A`);

async function importRows(examCode: string, letter: string, count: number): Promise<string> {
  const ended = await desk.importFile([HEADER, ...rows(letter, count)].join('\n'), { examCode });
  expect(ended.state).toBe('done');
  return ended.importId;
}

function undo(importId: string) {
  const { db, userId } = desk;
  return undoImport(db, { userId, importId, listOf: null, isDryRun: false, now: NOW });
}

async function waiting(): Promise<number> {
  const { rows: found } = await desk.db.raw(
    `select from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`,
  );
  return found.length;
}

it('waits for a quiz that begins, and retires what that asks', async () => {
  const importId = await importRows('waiting', 'w', 12);
  const beginning = await desk.db.transaction();
  const userId = await addLearner(desk.db);
  const attemptId = await begin(beginning, { userId, code: 'waiting' });
  const undoing = undo(importId);
  await expect.poll(waiting).toBe(1);
  await beginning.commit();
  const { counts } = await undoing;
  expect(counts).toMatchObject({ retired: 10, removed: 2, exam: 'retired' });
  expect(await AttemptQuestion.query(desk.db).where({ userId, attemptId })).toHaveLength(10);
});

it('a quiz that begins meanwhile asks what is left', async () => {
  await importRows('left', 'k', 10);
  const importId = await importRows('left', 'g', 40);
  const learners = await Promise.all(Array.from({ length: 12 }, () => addLearner(desk.db)));
  const beginAll = learners.map(async (userId) => await begin(desk.db, { userId, code: 'left' }));
  const [{ counts }, ...begun] = await Promise.all([undo(importId), ...beginAll]);
  expect(counts.removed + counts.retired).toBe(40);
  const asked = await AttemptQuestion.query(desk.db).whereIn('attemptId', begun);
  expect(asked).toHaveLength(120);
});
