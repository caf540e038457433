import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { addLearner, NOW } from '../../testing/builders.ts';
import { type ImportDesk, openImportDesk } from '../../testing/import-desk.ts';
import { begin } from '../../testing/quiz-database.ts';
import { Exam, ExamDomain, Question } from '../bank-models.ts';
import { publishImport } from './publish-import.ts';
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
  examCode = `place-${exams}`;
});

const HEADER = 'question-id,domain,question-text,option-a,option-b,correct answer';
const row = (id: string, domain: string, text = `${id}?`) => `${id},${domain},${text},yes,no,A`;

async function importRows(rows: readonly string[], publishes = true): Promise<string> {
  const ended = await desk.importFile([HEADER, ...rows].join('\n'), { examCode, publishes });
  expect([ended.state, ended.counts.rejected]).toEqual(['done', 0]);
  return ended.importId;
}

function asked(importId: string) {
  return { userId: desk.userId, importId, listOf: null, isDryRun: false, now: NOW };
}

async function undone(importId: string) {
  const { counts } = await undoImport(desk.db, asked(importId));
  const exam = await Exam.query(desk.db).findOne({ code: examCode });
  const domains = await ExamDomain.query(desk.db)
    .where({ examId: exam?.id ?? null })
    .orderBy('code');
  return { counts, exam: exam?.status, domains: domains.map(({ code }) => code) };
}

async function askOneQuestion(): Promise<void> {
  await Exam.query(desk.db).where({ code: examCode }).patch({ questionCount: 1 });
  await begin(desk.db, { userId: await addLearner(desk.db), code: examCode });
}

it('an exam and domains that an import made go with it where nothing is left', async () => {
  const { counts, exam, domains } = await undone(await importRows([row('a', 'sea'), row('b', 'sky')]));
  expect([counts.domains, counts.exam, exam, domains]).toEqual([2, 'removed', undefined, []]);
});

it('a domain that an import made goes, one that was there or has a question stays', async () => {
  await importRows([row('a', 'sea')]);
  const importId = await importRows([row('b', 'sea'), row('c', 'sky'), row('d', 'air')]);
  await importRows([row('e', 'air')]);
  const { counts, exam, domains } = await undone(importId);
  expect([counts.domains, counts.exam, exam, domains]).toEqual([1, 'kept', 'published', ['air', 'sea']]);
});

it('a domain stays that results count for, although its questions say again what they said elsewhere', async () => {
  await importRows([row('a', 'sea')]);
  const importId = await importRows([row('a', 'sky')]);
  await askOneQuestion();
  const { counts, domains } = await undone(importId);
  expect([counts.restored, counts.domains, domains]).toEqual([1, 0, ['sea', 'sky']]);
});

it('a domain stays that a section of the exam names', async () => {
  await importRows([row('a', 'sea')]);
  const importId = await importRows([row('b', 'sky'), row('c', 'air')]);
  const sections = [{ title: 'Up', domainCodes: ['sky'] }];
  await Exam.query(desk.db).where({ code: examCode }).patch({ terms: { sections } });
  expect((await undone(importId)).domains).toEqual(['sea', 'sky']);
});

it('an exam that has nothing left to ask is retired, not removed: its result is kept', async () => {
  const importId = await importRows([row('a', 'sea')]);
  await askOneQuestion();
  const { counts, exam, domains } = await undone(importId);
  expect([counts.retired, counts.exam, exam, domains]).toEqual([1, 'retired', 'retired', ['sea']]);
});

it('an exam that somebody gave a price, a level or a learner of its own is not forgotten', async () => {
  const importId = await importRows([row('a', 'sea')]);
  const exam = await Exam.query(desk.db).findOne({ code: examCode }).throwIfNotFound();
  const userId = await addLearner(desk.db);
  await desk.db('quizzes.exam_overrides').insert({ userId, examId: exam.id, terms: {} });
  expect(await undone(importId)).toMatchObject({ counts: { exam: 'retired' }, exam: 'retired' });
});

it('publishing shows the drafts of an import and the exam that it made, and nothing that somebody retired', async () => {
  const importId = await importRows([row('a', 'sea'), row('b', 'sea')], false);
  await Question.query(desk.db).where({ externalId: 'a' }).patch({ status: 'retired' });
  expect(await publishImport(desk.db, asked(importId))).toEqual({ questions: 1, isExamPublished: true });
  const exam = await Exam.query(desk.db).findOne({ code: examCode }).throwIfNotFound();
  const stored = await Question.query(desk.db).where({ examId: exam.id }).orderBy('externalId');
  expect([exam.status, ...stored.map(({ status }) => status)]).toEqual(['published', 'retired', 'published']);
});
