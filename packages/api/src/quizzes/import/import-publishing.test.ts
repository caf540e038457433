import { afterAll, beforeAll, expect, it } from 'vitest';
import { NOW } from '../../testing/builders.ts';
import { type ImportDesk, openImportDesk } from '../../testing/import-desk.ts';
import { Exam, Question } from '../bank-models.ts';

let desk: ImportDesk;

beforeAll(async () => {
  desk = await openImportDesk();
});

afterAll(async () => {
  await desk.close();
});

const HEADER = 'question-id,domain,question-text,option-a,option-b,correct answer';
const file = (...rows: readonly (readonly [string, string])[]) =>
  [HEADER, ...rows.map(([id, text]) => `${id},1.1,${text},yes,no,A`)].join('\n');

it('brings drafts unless it is told to publish; what is published stays so', async () => {
  const examCode = 'drafts';
  await desk.importFile(file(['q-1', 'One?']), { examCode });
  const again = file(['q-1', 'Changed?'], ['q-2', 'Two?']);
  expect(await desk.importFile(again, { examCode, publishes: false })).toMatchObject({ publishedAt: null });
  const exam = await Exam.query(desk.db).findOne({ code: examCode }).throwIfNotFound();
  const stored = await Question.query(desk.db).where({ examId: exam.id }).orderBy('externalId');
  expect(stored.map(({ externalId, status }) => [externalId, status])).toEqual([
    ['q-1', 'published'],
    ['q-2', 'draft'],
  ]);
});

it('makes an exam that nobody sees, unless it is told to publish, and says what it made', async () => {
  const examCode = 'made';
  const made = await desk.importFile(file(['q-1', 'One?']), { examCode, publishes: false });
  expect(made.made).toEqual({ isExamNew: true, domains: ['1.1'] });
  expect(await Exam.query(desk.db).findOne({ code: examCode })).toMatchObject({ status: 'draft' });
  const again = await desk.importFile(file(['q-2', 'Two?']), { examCode });
  expect(again.made).toEqual({ isExamNew: false, domains: [] });
  expect(again.publishedAt).toEqual(NOW);
});

it.each([
  ['Windows-1252', (text: string) => Buffer.from(text, 'latin1')],
  ['UTF-16', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le')],
])('a table in %s is read as its author wrote it', async (encoding, encoded) => {
  const { counts } = await desk.importFile(encoded(file(['q-1', 'Übungen für Käse?'])), {
    examCode: encoding.toLowerCase(),
  });
  expect(counts).toMatchObject({ new: 1, rejected: 0 });
  const found = await desk.db('quizzes.question_versions').where({ text: 'Übungen für Käse?' });
  expect(found).not.toEqual([]);
});
