import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { addLearner, NOW } from '../../testing/builders.ts';
import { addEndedGame } from '../../testing/ended-games.ts';
import { countsOf, type ImportDesk, openImportDesk } from '../../testing/import-desk.ts';
import { begin } from '../../testing/quiz-database.ts';
import { AuthorExam, Exam, Question, QuestionVersion } from '../bank-models.ts';
import { exportQuestions } from '../bank-queries.ts';
import { tagQuestion } from '../lifecycle/change-questions.ts';
import { editQuestion } from '../lifecycle/write-question.ts';
import { endImport, saveProgress } from './import-queries.ts';
import { getImport, listImports } from './read-imports.ts';
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

async function undo(importId: string, isDryRun = false, listOf: string | null = null) {
  const userId = listOf ?? desk.userId;
  return await undoImport(desk.db, { userId, importId, listOf, isDryRun, now: LATER });
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
  const counts = { removed: 1, retired: 0, restored: 1, left: 0, domains: 0, exam: 'kept' };
  expect(await undo(importId, true)).toMatchObject({ counts, left: [] });
  expect((await questionOf('a')).version).toBe(2);
  expect(await undo(importId)).toEqual({ isRepeated: false, counts, left: [], undoneAt: LATER });
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
  expect(counts).toMatchObject({ removed: 0, retired: 1, restored: 0, left: 2 });
  expect(left.map(({ externalId, text }) => [externalId, text]).sort()).toEqual([
    ['a', 'Broad?'],
    ['d', 'Icy?'],
  ]);
  expect((await questionOf('c')).status).toBe('retired');
  expect((await questionOf('a')).version).toBe(2);
});

it('what was asked in a game is retired, since its results speak of it', async () => {
  const importId = await importRows(row('a', 'Wide?'), row('b', 'Deep?'), row('c', 'Salt?'));
  await addEndedGame(desk.db, { hostId: desk.userId, players: [], examCode });
  const counts = { removed: 1, retired: 2, restored: 0, left: 0 };
  expect((await undo(importId, true)).counts).toMatchObject(counts);
  expect((await undo(importId)).counts).toMatchObject(counts);
  const kept = [...(await questions()).values()];
  expect(kept.map(({ status }) => status)).toEqual(['retired', 'retired']);
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
  expect([one.isRepeated, other.isRepeated].sort()).toEqual([false, true]);
  expect({ ...one, isRepeated: true }).toEqual({ ...other, isRepeated: true });
  expect((await questionOf('a')).version).toBe(3);
  await importRows(row('c', 'Salt?'));
  expect(await undo(importId)).toEqual({ ...one, isRepeated: true });
  expect((await questions()).has('c')).toBe(true);
  const view = await getImport(desk.db, { userId: desk.userId, listOf: null, importId });
  expect(view).toMatchObject({ undoneAt: LATER, undone: one.counts });
  const { items } = await listImports(desk.db, { userId: desk.userId, listOf: null, limit: 2 });
  expect(items.map(({ undoneAt }) => undoneAt)).toEqual([null, LATER]);
});

it('waits for an import of the exam that runs', async () => {
  const importId = await importRows(row('a', 'Wide?'));
  const changed = desk.importFile([HEADER, row('a', 'Broad?')].join('\n'), { examCode });
  const [{ counts }] = await Promise.all([undo(importId), changed]);
  const isFirst = counts.removed === 1;
  expect(counts).toMatchObject({ retired: 0, restored: 0, removed: isFirst ? 1 : 0, left: isFirst ? 0 : 1 });
  expect((await questionOf('a')).version).toBe(isFirst ? 1 : 2);
});

it('is taken back by every author of the exam, and nobody takes back a rehearsal or one that failed', async () => {
  const importId = await importRows(row('a', 'Wide?'));
  const author = await addLearner(desk.db);
  await expect(undo(importId, true, author)).rejects.toMatchObject({ reason: 'not-found' });
  const shutOut = { userId: desk.userId, importId, listOf: author, isDryRun: true, now: LATER };
  await expect(undoImport(desk.db, shutOut)).rejects.toMatchObject({ reason: 'not-found' });
  const exam = await Exam.query(desk.db).findOne({ code: examCode }).throwIfNotFound();
  await AuthorExam.query(desk.db).insert({ userId: author, examId: exam.id });
  expect((await undo(importId, true, author)).counts.removed).toBe(1);
  const rehearsed = await desk.importFile([HEADER, row('b', 'Deep?')].join('\n'), {
    examCode,
    isDryRun: true,
  });
  await expect(undo(rehearsed.importId)).rejects.toMatchObject({ reason: 'import-not-done' });
  const failed = await desk.importFile('what,is\nthis,here', { examCode, format: 'csv' });
  await expect(undo(failed.importId)).rejects.toMatchObject({ reason: 'import-not-done' });
});

it('is done with its COMMIT or not at all, and stays it', async () => {
  await importRows(row('a', 'Wide?'));
  const owner = desk.owner();
  const name = 'refuse_to_end';
  await owner.raw(`create function quizzes.${name}() returns trigger language plpgsql as
    $$ begin raise exception 'no more room'; end $$;
    create trigger ${name} before update on quizzes.question_imports for each row when (new.state = 'done')
      execute function quizzes.${name}()`);
  const cut = await desk.importFile([HEADER, row('b', 'Deep?')].join('\n'), { examCode });
  await owner.raw(`drop trigger ${name} on quizzes.question_imports; drop function quizzes.${name}()`);
  await owner.destroy();
  expect([cut.state, [...(await questions()).keys()]]).toEqual(['failed', ['a']]);
  const importId = await importRows(row('b', 'Deep?'));
  const key = { userId: desk.userId, importId, listOf: null };
  const ended = await getImport(desk.db, key);
  await saveProgress(desk.db, key, { phase: 'reading', rowsRead: 0, bytesRead: 0 });
  await endImport(desk.db, key, { state: 'failed', failure: { reason: 'unknown', details: {} } });
  expect(await getImport(desk.db, key)).toEqual(ended);
  expect((await undo(importId)).counts.removed).toBe(1);
});

it('made before it was written down what imports change, it is refused as such', async () => {
  const importId = await importRows(row('a', 'Wide?'));
  await desk.db('quizzes.imported_questions').where({ importId }).delete();
  await expect(undo(importId)).rejects.toMatchObject({ reason: 'import-too-old' });
  expect((await questions()).has('a')).toBe(true);
  const nothing = await importRows(row('a', 'Wide?'));
  expect((await undo(nothing)).counts).toMatchObject({ removed: 0, retired: 0, restored: 0, left: 0 });
});

const GERMAN = `${HEADER},question-text@de,option-a@de,option-b@de`;

async function importGerman(...rows: readonly string[]): Promise<string> {
  const ended = await desk.importFile([GERMAN, ...rows].join('\n'), { examCode });
  expect([ended.state, ended.counts.rejected]).toEqual(['done', 0]);
  return ended.importId;
}

async function germanOf(id: string): Promise<unknown> {
  const { id: questionId, version } = await questionOf(id);
  const { translations } = await QuestionVersion.query(desk.db)
    .findById([questionId, version])
    .throwIfNotFound();
  return Object(translations)['de']?.text;
}

it('what somebody has translated since stays and is named; what the import translated is no such', async () => {
  await importGerman(`${row('a', 'Wide?')},Weit?,ja,nein`);
  const importId = await importGerman(
    `${row('a', 'Wide?', 'new')},,,`,
    `${row('b', 'Deep?')},Tief?,ja,nein`,
    `${row('c', 'Salt?')},,,`,
    `${row('d', 'Cold?')},Kalt?,ja,nein`,
  );
  expect(await germanOf('a')).toBe('Weit?');
  const translated = { de: { text: 'Anders?', public: { options: [{ text: 'ja' }, { text: 'nein' }] } } };
  for (const id of ['c', 'd']) {
    const { id: questionId } = await questionOf(id);
    await desk.db('quizzes.question_versions').where({ questionId }).update({ translations: translated });
  }
  const { counts, left } = await undo(importId);
  expect(counts).toMatchObject({ removed: 1, retired: 0, restored: 1, left: 2 });
  expect(left.map(({ externalId }) => externalId).sort()).toEqual(['c', 'd']);
  expect([await germanOf('a'), await germanOf('c'), await germanOf('d')]).toEqual([
    'Weit?',
    'Anders?',
    'Anders?',
  ]);
});

it('gives back what questions said in other languages that it changed in nothing else', async () => {
  const first = await importGerman(`${row('a', 'Wide?')},Weit?,ja,nein`, `${row('b', 'Deep?')},,,`);
  const same = `${row('b', 'Deep?')},,,`;
  const second = await importGerman(`${row('a', 'Wide?')},Breit?,ja,nein`, same);
  const third = await importGerman(`${row('a', 'Vast?')},Riesig?,ja,nein`, same);
  expect((await undo(second, true)).counts).toMatchObject({ restored: 0, left: 1 });
  expect((await undo(third)).counts).toMatchObject({ restored: 1, left: 0 });
  expect(await germanOf('a')).toBe('Breit?');
  expect((await undo(second)).counts).toMatchObject({ removed: 0, retired: 0, restored: 1, left: 0 });
  expect([await germanOf('a'), (await questionOf('a')).version]).toEqual(['Weit?', 3]);
  expect((await undo(first)).counts).toMatchObject({ removed: 2, left: 0 });
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
