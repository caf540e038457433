import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DomainError } from '@studyhall/domain/errors';
import { csvLine, csvTableOf } from '@studyhall/domain/quizzes/export-csv';
import type { Knex } from 'knex';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openBlobs } from '../../platform/blobs.ts';
import { openDatabase } from '../../platform/database.ts';
import { newId } from '../../platform/ids.ts';
import { storeUpload } from '../../platform/uploads.ts';
import { addLearner, NOW } from '../../testing/builders.ts';
import { begin } from '../../testing/quiz-database.ts';
import { createTestDatabase, type TestDatabase } from '../../testing/test-database.ts';
import { AuthorExam, Exam, Question, QuestionVersion } from '../bank-models.ts';
import { exportQuestions, getQuestion, listQuestions } from '../bank-queries.ts';
import type { ImportRowsView, ImportView } from '../bank-views.ts';
import { getReview } from '../result-queries.ts';
import { submitAttempt } from '../submit-attempt.ts';
import { insertImport, type Progress, saveProgress } from './import-queries.ts';
import { getImport, listImportRows } from './read-imports.ts';
import { runImport } from './run-import.ts';
import { runningImports } from './running-imports.ts';
import { type ImportQuestions, startImport } from './start-import.ts';

let database: TestDatabase;
let db: Knex;
const blobs = openBlobs(join(tmpdir(), 'studyhall-no-blobs'));
let userId: string;
let examCode: string;
let exams = 0;

beforeAll(async () => {
  database = await createTestDatabase();
  db = openDatabase({ url: database.appUrl, poolSize: 8 });
  userId = await addLearner(db, { role: 'admin' });
});

afterAll(async () => {
  await db.destroy();
  await database.drop();
});

beforeEach(() => {
  exams += 1;
  examCode = `exam-${exams}`;
});

async function* once(content: Uint8Array): AsyncGenerator<Uint8Array> {
  yield content;
}

async function upload(content: string | Uint8Array): Promise<string> {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  const stored = { userId, fileName: 'bank', content: once(bytes), maxBytes: 1e8, now: NOW };
  return (await storeUpload(db, stored)).uploadId;
}

type Settings = Partial<Omit<ImportQuestions, 'uploadId'>>;

async function start(
  uploadId: string,
  settings: Settings = {},
  listOf: string | null = null,
): Promise<string> {
  const command = {
    uploadId,
    examCode,
    examTitle: 'An exam',
    format: 'auto',
    isDryRun: false,
    createsDomains: true,
    publishes: true,
    ...settings,
  } as const;
  return (await startImport(db, { userId, listOf, command, blobs, now: NOW })).importId;
}

type Ended = ImportView & { readonly rows: ImportRowsView['items'] };

async function end(importId: string): Promise<Ended> {
  await runningImports.whenIdle();
  const view = await getImport(db, { userId, listOf: null, importId });
  const { items: rows } = await listImportRows(db, { userId, listOf: null, importId, limit: 100 });
  return { ...view, rows };
}

async function importFile(content: string | Uint8Array, settings: Settings = {}): Promise<Ended> {
  return await end(await start(await upload(content), settings));
}

const NONE = {
  new: 0,
  updated: 0,
  unchanged: 0,
  duplicate: 0,
  possibleDuplicate: 0,
  rejected: 0,
  noted: 0,
  kept: 0,
};

async function bank(): Promise<Question[]> {
  const exam = await Exam.query(db).findOne({ code: examCode }).throwIfNotFound();
  return await Question.query(db).where({ examId: exam.id }).orderBy('id');
}

/** CSV of questions given as [id, text, options separated by a bar, key]. */
function csv(...rows: readonly (readonly [string, string, string, string?])[]): string {
  const lines = rows.map(([id, text, options, key = 'A']) => {
    const [a = '', b = '', c = ''] = options.split('|');
    return csvLine([id, '1.1', text, a, b, c, key]);
  });
  return ['question-id,domain,question-text,option-a,option-b,option-c,correct answer', ...lines].join('\n');
}

const trivia = {
  type: 'multiple',
  difficulty: 'easy',
  category: 'Science &amp; Nature',
  question: 'Who wrote &quot;Caf&eacute;&quot;?',
  correct_answer: 'Right',
  incorrect_answers: ['Wrong 1', 'Wrong 2', 'Wrong 3'],
};

/** Every trap of such files, each once. */
const trapped = [
  trivia,
  { ...trivia, question: 'What does &amp;lt; mean?' },
  { ...trivia, question: 'NUL \0 inside' },
  { ...trivia, question: 'Equal options?', incorrect_answers: ['Same', ' Same '] },
  { ...trivia, question: 'The key among the others?', incorrect_answers: ['Wrong', 'Right'] },
  { ...trivia, question: '  ' },
  { ...trivia, question: 'Is it so?', type: 'boolean', correct_answer: 'False', incorrect_answers: ['True'] },
  { ...trivia, question: 'Größe 日本 😀 e\u0301?', category: '日本の歴史' },
  { ...trivia, question: `${'Very long. '.repeat(700)}?` },
  { ...trivia, question: 'Too long. '.repeat(900) },
  { ...trivia, incorrect_answers: ['Wrong 3', 'Wrong 1', 'Wrong 2'] },
  { ...trivia, question: 'who wrote "CAFÉ"', incorrect_answers: ['Another', 'Wrong 2', 'Wrong 3'] },
  { ...trivia, question: 'Which tag?', correct_answer: '&lt;marquee&gt;', incorrect_answers: ['&lt;b&gt;'] },
];

describe('a file of Open Trivia DB', () => {
  it('is accounted for to the last question, and a second import changes nothing', async () => {
    const content = JSON.stringify({ response_code: 0, results: trapped }, null, 1);
    const first = await importFile(content);
    expect(first).toMatchObject({ state: 'done', rowsRead: 13, failure: null, finishedAt: expect.any(Date) });
    expect(first.counts).toEqual({ ...NONE, new: 7, duplicate: 1, possibleDuplicate: 1, rejected: 5 });
    expect(first.rows.map((row) => [row.rowNumber, row.outcome, row.columnName, row.message])).toEqual([
      [3, 'rejected', 'question', 'contains characters that cannot be stored'],
      [4, 'rejected', 'incorrect_answers[1]', 'option 3 says the same as option 2'],
      [5, 'rejected', 'incorrect_answers[1]', 'option 3 says the same as option 1'],
      [6, 'rejected', 'question', 'must not be empty'],
      [10, 'rejected', 'question', 'must have at most 8000 characters'],
      [11, 'duplicate', 'question', 'asks the same as row 1'],
      [12, 'possible-duplicate', 'question', 'reads like row 1'],
    ]);
    expect(first.rows[0]).toMatchObject({
      lineNumber: 28,
      raw: expect.stringContaining('NUL \\u0000 inside'),
    });

    const second = await importFile(content);
    expect(second.counts).toEqual({ ...NONE, unchanged: 7, duplicate: 1, rejected: 5 });
    const versions = await QuestionVersion.query(db).whereIn(
      'questionId',
      (await bank()).map((row) => row.id),
    );
    expect(versions.map((row) => row.version)).toEqual(Array.from({ length: 7 }, () => 1));
  });

  it('makes a domain of each category and tags of category and difficulty', async () => {
    await importFile(JSON.stringify([trivia, { ...trivia, question: 'Other?', category: 'Art' }]));
    const [first, second] = await bank();
    expect(first).toMatchObject({ domainCode: 'science-nature', externalId: null, status: 'published' });
    expect(first?.tags).toEqual(['category:Science & Nature', 'difficulty:easy']);
    expect(second?.domainCode).toBe('art');
    const titles = await db('quizzes.exam_domains')
      .where({ examId: first?.examId })
      .orderBy('code')
      .pluck('title');
    expect(titles).toEqual(['Art', 'Science & Nature']);
  });
});

describe('a file of CSV', () => {
  it('becomes questions; a changed row a new version, attempts keep the old one', async () => {
    const first = csv(['q-1', 'One?', 'a|b'], ['q-2', 'Two?', 'a|b'], ['', 'Three?', 'a|b']);
    expect((await importFile(first)).counts).toEqual({ ...NONE, new: 3 });
    const ids = (await bank()).map((row) => row.id);

    const second = csv(
      ['q-1', 'One?', 'a|b'],
      ['q-2', 'Two!', 'a|b'],
      ['', 'Three?', 'a|b', 'B'],
      ['', 'Four?', 'a|b'],
    );
    expect((await importFile(second)).counts).toEqual({ ...NONE, new: 1, updated: 2, unchanged: 1 });
    expect((await bank()).slice(0, 3).map((row) => [row.id, row.version])).toEqual([
      [ids[0], 1],
      [ids[1], 2],
      [ids[2], 2],
    ]);
    const texts = await QuestionVersion.query(db)
      .where({ questionId: ids[1] ?? '' })
      .orderBy('version');
    expect(texts.map((row) => row.text)).toEqual(['Two?', 'Two!']);
    expect((await importFile(second)).counts).toEqual({ ...NONE, unchanged: 4 });
  });

  it('that moves a question to another domain moves no attempt that was given it', async () => {
    const before = csv(['q1', 'Why?', 'Yes|No']);
    await importFile(before);
    const learner = await addLearner(db);
    const attempt = { userId: learner, attemptId: await begin(db, { userId: learner, code: examCode }) };
    expect(await importFile(before.replace(',1.1,', ',2.1,'))).toMatchObject({
      counts: { ...NONE, updated: 1 },
    });
    expect((await bank())[0]).toMatchObject({ domainCode: '2.1' });
    const result = await submitAttempt(db, { ...attempt, now: NOW });
    expect(result.domains.map(({ code }) => code)).toEqual(['1.1']);
    expect((await getReview(db, { ...attempt, now: NOW })).questions[0]).toMatchObject({ domainCode: '1.1' });
  });

  it('names line and column of what is wrong', async () => {
    const content = `${csv(['q-1', 'One\nand a half?', 'a|b'])}\n${csvLine(['q-2', '1.1', '', 'a', 'a', '', 'Z'])}\nq-3,"1.1"x`;
    const { counts, rows } = await importFile(content);
    expect(counts).toEqual({ ...NONE, new: 1, rejected: 2 });
    expect(rows.map((row) => [row.rowNumber, row.lineNumber, row.columnName, row.message])).toEqual([
      [2, 4, 'correct answer', 'names option Z, which there is not'],
      [3, 5, 'row', 'text after the closing quote of cell 2'],
    ]);
    expect(rows[0]?.raw).toBe('q-2,1.1,,a,a,,Z');
  });

  it('reports every reason of a row', async () => {
    const { rows } = await importFile(`domain,question-text,option-a,option-b,answer\n,,a,a,A`);
    expect(rows.map((row) => row.columnName).sort()).toEqual(['domain', 'option-b', 'question-text']);
  });

  it.each([
    [
      'an unknown column',
      'domain,question-text,option-a,option-b,answer,colour\n',
      { line: 1, column: 'colour', problem: 'is not a known column' },
    ],
    [
      'a missing column',
      '\ndomain,question-text,option-a,option-b\n',
      { line: 2, column: 'correct answer', problem: 'is missing' },
    ],
  ])('%s ends the import and is named', async (_, content, details) => {
    const { state, failure } = await importFile(content);
    expect({ state, failure }).toEqual({ state: 'failed', failure: { reason: 'file-malformed', details } });
  });

  it('that is broken UTF-8 is refused with the byte, and nothing of it stays', async () => {
    const start = Buffer.from(`${csv(['q-1', 'Öäü?', 'a|b'])}\nq-2,1.1,Caf`);
    const { failure } = await importFile(Buffer.concat([start, Buffer.from([0xe9]), Buffer.from(',a,b,,A')]));
    expect(failure).toEqual({ reason: 'file-not-utf8', details: { bytePosition: start.length } });
    expect(await Exam.query(db).findOne({ code: examCode })).toBeUndefined();
    expect(await db('quizzes.staged_questions')).toEqual([]);
  });

  it.each([
    ['a header alone', 'question-id,domain,question-text,option-a,option-b,correct answer\n\n'],
    ['an empty list', '[]'],
    ['empty results', '{"response_code": 0, "results": []}'],
  ])('of %s is refused, and no exam comes of it', async (_what, content) => {
    const ended = await importFile(content);
    expect([ended.state, ended.failure]).toEqual([
      'failed',
      { reason: 'file-malformed', details: { line: 1, problem: 'holds no questions' } },
    ]);
    expect(await Exam.query(db).findOne({ code: examCode })).toBeUndefined();
  });

  it('of rejected rows alone is reported, and no exam comes of it', async () => {
    const ended = await importFile(csv(['q1', 'Why?', 'Yes']));
    expect([ended.state, ended.counts, ended.rows.length]).toEqual(['done', { ...NONE, rejected: 1 }, 1]);
    expect(await Exam.query(db).findOne({ code: examCode })).toBeUndefined();
  });

  it('of no known format is refused', async () => {
    expect((await importFile('just words')).failure).toEqual({ reason: 'file-format-unknown', details: {} });
  });

  it('exported and imported again reports no change', async () => {
    const odd = csv(
      ['q-1', 'Comma, "quote"\nand line; 日本?', 'a;b|"c"|d,e', 'A,C'],
      ['', ' Is it really so? ', 'True|False', 'B'],
    );
    await importFile(odd);
    await importFile(JSON.stringify(trapped), { format: 'opentdb' });
    const { items } = await exportQuestions(db, { listOf: null, examCode, limit: 100 });
    expect(items).toHaveLength(9);
    const exported = [
      csvLine(csvTableOf().columns),
      ...items.map((draft) => csvLine(csvTableOf().rowOf(draft))),
    ].join('\n');
    expect((await importFile(exported)).counts).toEqual({ ...NONE, unchanged: 9 });
    const json = items.map((draft) => JSON.stringify(draft)).join(',\n');
    expect(await importFile(`[\n${json}\n]`)).toMatchObject({ counts: { ...NONE, unchanged: 9 } });
  });
});

describe('duplicates', () => {
  it('in one file: the first row counts; the same id with other content is rejected', async () => {
    const content = csv(
      ['q-1', 'One?', 'a|b'],
      ['q-2', ' One?', 'b|a', 'B'],
      ['q-1', 'One?', 'a|b'],
      ['q-1', 'Other?', 'a|b'],
      ['', 'One?', 'a|b'],
    );
    const { counts, rows } = await importFile(content);
    expect(counts).toEqual({ ...NONE, new: 1, duplicate: 3, rejected: 1 });
    expect(rows.map((row) => [row.rowNumber, row.outcome, row.columnName, row.message])).toEqual([
      [2, 'duplicate', 'question-text', 'asks the same as row 1'],
      [3, 'duplicate', 'question-text', 'asks the same as row 1'],
      [4, 'rejected', 'question-id', 'is already used by row 1'],
      [5, 'duplicate', 'question-text', 'asks the same as row 1'],
    ]);
  });

  it('of the bank are not imported and name the question', async () => {
    await importFile(csv(['q-1', 'One?', 'a|b'], ['q-2', 'Two?', 'a|b']));
    const { counts, rows } = await importFile(
      csv(['q-9', 'One?', 'b|a'], ['', 'Two?', 'a|b'], ['q-2', 'One?', 'a|b']),
    );
    expect(counts).toEqual({ ...NONE, duplicate: 3 });
    expect(rows.map((row) => row.message)).toEqual([
      'asks the same as question q-1 of the exam',
      'asks the same as question q-2 of the exam',
      'asks the same as row 1',
    ]);
    expect((await bank()).map((row) => row.version)).toEqual([1, 1]);
  });

  it('of the same exam only: another exam may ask the same', async () => {
    const content = csv(['q-1', 'One?', 'a|b']);
    await importFile(content);
    expect((await importFile(content, { examCode: `${examCode}-b` })).counts).toEqual({ ...NONE, new: 1 });
  });

  it('are not seen where a file renumbers its questions', async () => {
    const texts = ['One?', 'Two?', 'Three?', 'Four?'];
    await importFile(csv(...texts.map((text, index) => [`q-${index}`, text, 'a|b'] as const)));
    const renumbered = ['New?', ...texts].map((text, index) => [`q-${index}`, text, 'a|b'] as const);
    expect((await importFile(csv(...renumbered))).counts).toEqual({ ...NONE, new: 1, updated: 4 });
    expect((await importFile(csv(...renumbered))).counts).toEqual({ ...NONE, unchanged: 5 });
    const swapped = renumbered.map(
      ([id], index) => [id, renumbered.at(-1 - index)?.[1] ?? '', 'a|b'] as const,
    );
    expect((await importFile(csv(...swapped))).counts).toEqual({ ...NONE, unchanged: 1, updated: 4 });
  });

  it('never arise because a question keeps its content after all', async () => {
    await importFile(csv(['q-1', 'One?', 'a|b'], ['q-2', 'Two?', 'a|b'], ['q-3', 'Three?', 'a|b']));
    // q-1 wants what q-2 keeps, so q-1 keeps "One?", which q-3 then cannot have, so it keeps "Three?" from the new row.
    const { counts } = await importFile(
      csv(['q-1', 'Two?', 'a|b'], ['q-2', 'Two?', 'a|b'], ['q-3', 'One?', 'a|b'], ['q-4', 'Three?', 'a|b']),
    );
    expect(counts).toEqual({ ...NONE, unchanged: 1, duplicate: 3 });
    expect((await bank()).map((row) => row.version)).toEqual([1, 1, 1]);
  });

  it('that are only possible are imported and reported, in the bank too', async () => {
    const { counts } = await importFile(csv(['q-1', 'What is it?', 'a|b'], ['q-2', 'what is IT', 'a|c']));
    expect(counts).toEqual({ ...NONE, new: 2, possibleDuplicate: 1 });
    const later = await importFile(csv(['q-3', 'What is "it"', 'd|e']));
    expect(later.counts).toEqual({ ...NONE, new: 1, possibleDuplicate: 1 });
    expect(later.rows.map((row) => [row.outcome, row.message])).toEqual([
      ['possible-duplicate', expect.stringMatching(/^reads like question q-[12] of the exam$/)],
    ]);
  });
});

describe('a run', () => {
  it('that is dry reports the same and changes nothing', async () => {
    const content = `${csv(['q-1', 'One?', 'a|b'], ['q-2', 'One?', 'a|b'])}\nq-3`;
    const dry = await importFile(content, { isDryRun: true });
    expect(await Exam.query(db).findOne({ code: examCode })).toBeUndefined();
    const real = await importFile(content);
    expect(dry.counts).toEqual({ ...NONE, new: 1, duplicate: 1, rejected: 1 });
    expect(real.counts).toEqual(dry.counts);
    expect(real.rows.map((row) => ({ ...row, importId: '' }))).toEqual(
      dry.rows.map((row) => ({ ...row, importId: '' })),
    );
    expect(dry).toMatchObject({ isDryRun: true, state: 'done' });
  });

  it.each(['a new exam', 'an exam that is there'])(
    'beside others of the same file for %s gives one bank',
    async (kind) => {
      if (kind !== 'a new exam') await importFile(csv(['first', 'The first?', 'a|b']));
      const questions = Array.from({ length: 300 }, (_, index) => {
        return [index % 2 === 0 ? '' : `q-${index}`, `Question ${index}?`, 'a|b'] as const;
      });
      const uploadId = await upload(csv(...questions));
      const settings = kind === 'a new exam' ? {} : { examTitle: undefined };
      const runs = await Promise.all([1, 2, 3].map(() => start(uploadId, settings)));
      const counts = [];
      for (const importId of runs) counts.push((await end(importId)).counts);
      expect(counts.toSorted((a, b) => b.new - a.new)).toEqual([
        { ...NONE, new: 300 },
        { ...NONE, unchanged: 300 },
        { ...NONE, unchanged: 300 },
      ]);
      const texts = (await listQuestions(db, { listOf: null, examCode, limit: 1_000, search: 'Question' }))
        .items;
      expect(texts).toHaveLength(300);
      expect(await db('quizzes.staged_outcomes')).toEqual([]);
    },
  );

  it.each(['reading', 'comparing'])('that is interrupted while %s changes nothing', async (phase) => {
    const questions = Array.from(
      { length: 3_000 },
      (_, index) => [`q-${index}`, `${index}?`, 'a|b'] as const,
    );
    const uploadId = await upload(csv(...questions));
    const interrupted = new AbortController();
    const run = {
      userId,
      importId: crypto.randomUUID(),
      uploadId,
      examCode,
      examTitle: 'An exam',
      format: 'auto',
      textFormat: undefined,
      answers: undefined,
      ...{ fileName: 'bank', domainCode: undefined },
    } as const;
    const onProgress = (progress: Progress) => {
      if (progress.phase === phase) interrupted.abort(new DomainError('import-interrupted'));
    };
    const { signal } = interrupted;
    await expect(
      runImport(db, { ...run, listOf: null, isDryRun: false, blobs, now: NOW, signal, onProgress }),
    ).rejects.toMatchObject({ reason: 'import-interrupted' });
    expect(await Exam.query(db).findOne({ code: examCode })).toBeUndefined();
    expect(await db('quizzes.staged_questions')).toEqual([]);
  });

  it('needs an exam or a title for a new one', async () => {
    const uploadId = await upload(csv(['q-1', 'One?', 'a|b']));
    await expect(start(uploadId, { examTitle: undefined })).rejects.toMatchObject({
      reason: 'exam-not-available',
    });
    await expect(start(crypto.randomUUID())).rejects.toMatchObject({ reason: 'upload-missing' });
  });

  it('is refused while as many run as may', async () => {
    const uploadId = await upload(csv(['q-1', 'One?', 'a|b']));
    const started = await Promise.allSettled([1, 2, 3, 4, 5].map(() => start(uploadId)));
    const refused = started.filter((result) => result.status === 'rejected');
    expect(refused.map((result) => result.reason.reason)).toEqual(['busy', 'busy']);
    await runningImports.whenIdle();
  });

  it('whose process fell silent has failed', async () => {
    const importId = crypto.randomUUID();
    const facts = {
      userId,
      importId,
      examCode,
      fileName: 'f',
      format: 'csv',
      isDryRun: false,
      byteCount: 1,
      now: NOW,
    };
    await insertImport(db, facts);
    expect((await getImport(db, { userId, listOf: null, importId })).state).toBe('running');
    await saveProgress(db, { userId, importId }, { phase: 'comparing', rowsRead: 7, bytesRead: 1 });
    expect(await getImport(db, { userId, listOf: null, importId })).toMatchObject({
      phase: 'comparing',
      rowsRead: 7,
    });
    await db('quizzes.question_imports')
      .where({ id: importId })
      .update({ heartbeatAt: db.raw(`now() - interval '31 seconds'`) });
    expect(await getImport(db, { userId, listOf: null, importId })).toMatchObject({
      state: 'failed',
      failure: { reason: 'import-interrupted' },
    });
  });

  it('is seen by every author of its exam, a rehearsal by who rehearses alone', async () => {
    const { importId } = await importFile(csv(['q-1', 'One?', 'a|b']));
    const rehearsed = await importFile(csv(['q-1', 'Two?', 'a|b']), { isDryRun: true });
    const [listed, stranger] = [await addLearner(db), await addLearner(db)];
    const exam = await Exam.query(db).findOne({ code: examCode }).throwIfNotFound();
    await AuthorExam.query(db).insert({ userId: listed, examId: exam.id });
    const seenBy = async (asker: string, asked: string, listOf: string | null) =>
      await Promise.all([
        getImport(db, { userId: asker, listOf, importId: asked }),
        listImportRows(db, { userId: asker, listOf, importId: asked, limit: 10 }),
      ]).then(
        ([{ isOwn }]) => isOwn,
        ({ reason }) => reason,
      );
    expect(await seenBy(listed, importId, null)).toBe(false);
    expect(await seenBy(listed, importId, listed)).toBe(false);
    expect(await seenBy(stranger, importId, stranger)).toBe('not-found');
    expect(await seenBy(listed, rehearsed.importId, null)).toBe('not-found');
    expect(await seenBy(userId, rehearsed.importId, null)).toBe(true);
  });
});

describe('an author of listed exams', () => {
  const file = csv(['q-1', 'One?', 'a|b']);
  const refused = { reason: 'exam-not-available' };

  it('imports into those, and neither into others nor into new ones', async () => {
    await importFile(file);
    const own = await Exam.query(db).findOne({ code: examCode }).throwIfNotFound();
    await expect(start(await upload(file), {}, userId)).rejects.toMatchObject(refused);
    const unnamed = { examTitle: undefined };
    await expect(start(await upload(file), unnamed, userId)).rejects.toMatchObject(refused);
    await expect(start(await upload(file), { examCode: 'brand-new' }, userId)).rejects.toMatchObject(refused);
    await AuthorExam.query(db).insert({ userId, examId: own.id });
    const ended = await end(await start(await upload(file), {}, userId));
    expect(ended).toMatchObject({ state: 'done', counts: { unchanged: 1 } });
  });

  it('whose list loses the exam while the file is read changes nothing of it', async () => {
    await importFile(file);
    const run = { userId, importId: newId(), uploadId: await upload(csv(['q-2', 'Two?', 'a|b'])), examCode };
    const signal = new AbortController().signal;
    const said = {
      format: 'auto',
      textFormat: undefined,
      answers: undefined,
      ...{ fileName: 'bank', domainCode: undefined },
      isDryRun: false,
    } as const;
    const rest = { ...said, listOf: userId, blobs, now: NOW, signal, onProgress: () => undefined };
    await insertImport(db, {
      ...{ userId, importId: run.importId, examCode, fileName: 'f', format: 'auto', isDryRun: false },
      ...{ byteCount: 1, now: NOW },
    });
    for (const examTitle of [undefined, 'A new exam'])
      for (const code of [examCode, `${examCode}-new`])
        await expect(runImport(db, { ...run, ...rest, examCode: code, examTitle })).rejects.toMatchObject(
          refused,
        );
    expect(await bank()).toHaveLength(1);
  });
});

describe('the bank', () => {
  it('is listed a page at a time, searched and shown with its key', async () => {
    await importFile(
      csv(
        ...[1, 2, 3, 4, 5].map(
          (number) => [`q-${number}`, `Question ${number} of 100%?`, 'a|b', 'B'] as const,
        ),
      ),
    );
    const first = await listQuestions(db, { listOf: null, examCode, limit: 2 });
    const second = await listQuestions(db, {
      listOf: null,
      examCode,
      limit: 10,
      cursor: first.nextCursor ?? '',
    });
    expect([...first.items, ...second.items].map((row) => row.externalId)).toEqual([
      'q-1',
      'q-2',
      'q-3',
      'q-4',
      'q-5',
    ]);
    expect(second.nextCursor).toBeNull();
    const search = async (text: string) =>
      (await listQuestions(db, { listOf: null, examCode, limit: 10, search: text })).items.length;
    expect([
      await search('QUESTION 3'),
      await search('100%'),
      await search('1_0'),
      await search('q-4'),
    ]).toEqual([1, 5, 0, 1]);
    const found = await getQuestion(db, { listOf: null, question: 'q-3', examCode });
    expect(found).toMatchObject({ options: [{ isCorrect: false }, { isCorrect: true }] });
    expect(await getQuestion(db, { listOf: null, question: found.questionId })).toEqual(found);
    await expect(getQuestion(db, { listOf: null, question: 'q-3', examCode: 'other' })).rejects.toMatchObject(
      {
        reason: 'not-found',
      },
    );
    await expect(listQuestions(db, { listOf: null, examCode: 'other', limit: 2 })).rejects.toMatchObject({
      reason: 'not-found',
    });
  });
});
