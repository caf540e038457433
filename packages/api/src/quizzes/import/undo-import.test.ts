import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { addLearner, NOW } from '../../testing/builders.ts';
import { countsOf, type ImportDesk, openImportDesk } from '../../testing/import-desk.ts';
import { begin } from '../../testing/quiz-database.ts';
import { Question, QuestionVersion } from '../bank-models.ts';
import { exportQuestions } from '../bank-queries.ts';
import { tagQuestion } from '../lifecycle/change-questions.ts';
import { editQuestion } from '../lifecycle/write-question.ts';
import { getImport, listImports } from './import-queries.ts';
import { undoImport } from './undo-import.ts';

let desk: ImportDesk;
let examCode: string;
let exams = 0;

beforeAll(async () => {
  desk = await openImportDesk();
});

afterAll(async () => {
  await desk.close();
});

beforeEach(() => {
  exams += 1;
  examCode = `exam-${exams}`;
});

const LATER = new Date(NOW.getTime() + 60_000);
const HEADER = 'question-id,domain,question-text,option-a,option-b,correct answer,tags';
const row = (id: string, text: string, tags = '') => `${id},sea,${text},yes,no,A,${tags}`;

async function importRows(...rows: readonly string[]): Promise<string> {
  const ended = await desk.importFile([HEADER, ...rows].join('\n'), { examCode });
  expect([ended.state, ended.counts.rejected]).toEqual(['done', 0]);
  return ended.importId;
}

async function undo(importId: string, isDryRun = false, userId = desk.userId) {
  return await undoImport(desk.db, { userId, importId, listOf: null, isDryRun, now: LATER });
}

async function questions(): Promise<Map<string | null, Question>> {
  const exam = await desk.db('quizzes.exams').where({ code: examCode }).first('id');
  const found = await Question.query(desk.db).where({ examId: exam?.id });
  return new Map(found.map((question) => [question.externalId, question]));
}

async function questionOf(id: string): Promise<Question> {
  const found = (await questions()).get(id);
  if (found === undefined) throw new Error(`no question ${id}`);
  return found;
}

async function exported() {
  return (await exportQuestions(desk.db, { listOf: null, examCode, limit: 100 })).items;
}

it('what it made is removed, what it changed says again what it said, as a new version', async () => {
  await importRows(row('a', 'Wide?', 'old'), row('b', 'Deep?'));
  const [before, drafts] = [await questions(), await exported()];
  const importId = await importRows(row('a', 'Broad?', 'new'), row('b', 'Deep?'), row('c', 'Salt?'));
  const counts = { removed: 1, retired: 0, restored: 1, left: 0 };
  expect(await undo(importId, true)).toMatchObject({ counts, left: [] });
  expect((await questionOf('a')).version).toBe(2);
  expect(await undo(importId)).toEqual({ counts, left: [], undoneAt: LATER });
  expect(await exported()).toEqual(drafts);
  const [a, b] = [await questionOf('a'), await questionOf('b')];
  const known = { ...before.get('a'), version: 3, updatedAt: LATER };
  expect([{ ...a }, { ...b }]).toEqual([known, { ...before.get('b') }]);
  const texts = await QuestionVersion.query(desk.db).where({ questionId: a.id }).orderBy('version');
  expect(texts.map(({ text }) => text)).toEqual(['Wide?', 'Broad?', 'Wide?']);
  const again = await desk.importFile([HEADER, row('c', 'Salt?')].join('\n'), { examCode });
  expect(countsOf(again)).toEqual({ new: 1 });
});

it('what was asked is retired, what somebody changed since stays and is named', async () => {
  await importRows(row('a', 'Wide?'));
  const importId = await importRows(row('a', 'Broad?'), row('c', 'Salt?'), row('d', 'Cold?'));
  await desk.db('quizzes.exams').where({ code: examCode }).update({ questionCount: 1 });
  const userId = await addLearner(desk.db);
  await desk.db('quizzes.questions').whereIn('external_id', ['a', 'd']).update({ status: 'draft' });
  await begin(desk.db, { userId, code: examCode });
  const [d, a] = [await questionOf('d'), await questionOf('a')];
  const [said] = (await exported()).filter(({ externalId }) => externalId === 'd');
  if (said === undefined) throw new Error('nothing is said');
  await editQuestion(desk.db, {
    ...{ questionId: d.id, version: 1, question: { ...said, text: 'Icy?' } },
    ...{ isDomainNew: false, isDryRun: false, listOf: null, now: NOW },
  });
  const tags = { add: [{ kind: 'topic' as const, value: 'mine' }], remove: [] };
  await tagQuestion(desk.db, { questionIds: [a.id], ...tags, listOf: null, now: NOW });
  const { counts, left } = await undo(importId);
  expect(counts).toEqual({ removed: 0, retired: 1, restored: 0, left: 2 });
  expect(left.map(({ externalId, text }) => [externalId, text]).sort()).toEqual([
    ['a', 'Broad?'],
    ['d', 'Icy?'],
  ]);
  expect((await questionOf('c')).status).toBe('retired');
  expect((await questionOf('a')).version).toBe(2);
});

it('two that follow one another are taken back one after the other', async () => {
  await importRows(row('a', 'Wide?'));
  const first = await importRows(row('a', 'Broad?'));
  const second = await importRows(row('a', 'Vast?'));
  expect((await undo(first, true)).counts).toMatchObject({ restored: 0, left: 1 });
  expect((await undo(second)).counts).toMatchObject({ restored: 1, left: 0 });
  expect((await undo(first)).counts).toMatchObject({ restored: 1, left: 0 });
  expect((await exported()).map(({ text }) => text)).toEqual(['Wide?']);
});

it('is taken back once, also by two who ask at a time, and says so', async () => {
  await importRows(row('a', 'Wide?'));
  const importId = await importRows(row('a', 'Broad?'), row('c', 'Salt?'));
  const [one, other] = await Promise.all([undo(importId), undo(importId)]);
  expect(one).toEqual(other);
  expect((await questionOf('a')).version).toBe(3);
  await importRows(row('c', 'Salt?'));
  expect(await undo(importId)).toEqual(one);
  expect((await questions()).has('c')).toBe(true);
  const view = await getImport(desk.db, { userId: desk.userId, importId });
  expect(view).toMatchObject({ undoneAt: LATER, undone: one.counts });
  const { items } = await listImports(desk.db, { userId: desk.userId, limit: 2 });
  expect(items.map(({ undoneAt }) => undoneAt)).toEqual([null, LATER]);
});

it('waits for an import of the exam that runs', async () => {
  const importId = await importRows(row('a', 'Wide?'));
  const changed = desk.importFile([HEADER, row('a', 'Broad?')].join('\n'), { examCode });
  const [{ counts }] = await Promise.all([undo(importId), changed]);
  const isFirst = counts.removed === 1;
  expect(counts).toEqual({ retired: 0, restored: 0, removed: isFirst ? 1 : 0, left: isFirst ? 0 : 1 });
  expect((await questionOf('a')).version).toBe(isFirst ? 1 : 2);
});

it("is nobody else's, and neither a rehearsal nor one that failed can be taken back", async () => {
  const importId = await importRows(row('a', 'Wide?'));
  const stranger = await addLearner(desk.db, { role: 'admin' });
  await expect(undo(importId, false, stranger)).rejects.toMatchObject({ reason: 'not-found' });
  const shutOut = { userId: desk.userId, importId, listOf: stranger, isDryRun: false, now: LATER };
  await expect(undoImport(desk.db, shutOut)).rejects.toMatchObject({ reason: 'not-found' });
  const rehearsed = await desk.importFile([HEADER, row('b', 'Deep?')].join('\n'), {
    examCode,
    isDryRun: true,
  });
  await expect(undo(rehearsed.importId)).rejects.toMatchObject({ reason: 'import-not-done' });
  const failed = await desk.importFile('what,is\nthis,here', { examCode, format: 'csv' });
  await expect(undo(failed.importId)).rejects.toMatchObject({ reason: 'import-not-done' });
});

it('leaves nothing half done where its process ends in the middle', async () => {
  const importId = await importRows(row('a', 'Wide?'), row('b', 'Deep?'));
  const name = 'refuse_to_delete';
  const owner = desk.owner();
  await owner.raw(`create function quizzes.${name}() returns trigger language plpgsql as
    $$ begin perform pg_terminate_backend(pg_backend_pid()); return old; end $$;
    create trigger ${name} before delete on quizzes.questions for each row execute function quizzes.${name}()`);
  await expect(undo(importId)).rejects.toThrow();
  await owner.raw(`drop trigger ${name} on quizzes.questions; drop function quizzes.${name}()`);
  await owner.destroy();
  expect([...(await questions()).keys()].sort()).toEqual(['a', 'b']);
  expect((await undo(importId)).counts.removed).toBe(2);
});
