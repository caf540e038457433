import { QuestionDraft } from '@studyhall/domain/quizzes/schemas';
import type { Knex } from 'knex';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from '../platform/database.ts';
import { storeUpload } from '../platform/uploads.ts';
import { addExam, addLearner, NOW } from '../testing/builders.ts';
import { openSite, type Site, test } from '../testing/callers.ts';
import { join, type Member } from '../testing/members.ts';
import { takeQuiz } from '../testing/quiz-database.ts';
import { createTestDatabase, type TestDatabase } from '../testing/test-database.ts';
import { runningImports } from './import/running-imports.ts';

/** A bank of four questions in two domains, of which one is retired and one a draft. */
async function openBank(site: Site) {
  const { db } = site;
  const { code } = await addExam(db, {
    questions: [
      { text: 'What is a port?' },
      { text: 'What is a Portal?', domainCode: '2.1' },
      { text: 'What is 100%?', domainCode: '2.1' },
      { text: 'What was it?' },
    ],
  });
  await db('quizzes.questions').where({ externalId: 'q-2' }).update({ status: 'draft' });
  await db('quizzes.questions').where({ externalId: 'q-3' }).update({ status: 'retired' });
  return { code, admin: await join(site, { role: 'admin' }) };
}

describe('the list of all exams', () => {
  test('holds drafts and retired ones, with how many questions there are and are published', async ({
    db,
    site,
  }) => {
    const { code, admin } = await openBank(site);
    const { code: draft } = await addExam(db, { questions: [{}] });
    await db('quizzes.exams').where({ code: draft }).update({ status: 'draft' });
    const exams = await admin.api.quizzes.listAllExams();
    const opensAt = new Date('2027-03-01T08:30:00Z');
    await admin.api.quizzes.editExam({ examCode: code, terms: { opensAt } });
    expect((await admin.api.quizzes.listAllExams()).find((exam) => exam.code === code)).toMatchObject({
      ...{ opensAt, closesAt: null },
    });
    expect(exams.toSorted((a, b) => b.questions - a.questions)).toMatchObject([
      { code, status: 'published', questions: 4, publishedQuestions: 2 },
      { code: draft, status: 'draft', questions: 1, publishedQuestions: 1 },
    ]);
  });
});

describe('an exam of fewer than ten questions', () => {
  test('counts where scores are compared once an administrator says that it is graded', async ({
    db,
    site,
  }) => {
    const { code } = await addExam(db, { questions: Array.from({ length: 5 }, () => ({})) });
    // A quiz asks for ten, and there are five.
    await db('quizzes.exams').where({ code }).update({ questionCount: 10 });
    const admin = await join(site, { role: 'admin' });
    const learner = await addLearner(db);
    const perfectQuizzes = async () => {
      await takeQuiz(db, { userId: learner, code, right: 5 });
      return (await db('gamification.standings').where({ userId: learner }).first()).perfectQuizzes;
    };
    expect(await perfectQuizzes()).toBe(0);
    const grading = { examCode: code, isGradedWhenSmall: true };
    expect(await admin.api.quizzes.gradeSmallExam(grading)).toMatchObject({ questionCount: 5 });
    expect(await admin.api.quizzes.listAllExams()).toMatchObject([{ code, isGradedWhenSmall: true }]);
    expect(await perfectQuizzes()).toBe(1);
    await admin.api.quizzes.gradeSmallExam({ ...grading, isGradedWhenSmall: false });
    expect(await perfectQuizzes()).toBe(1);
    await expect(admin.api.quizzes.gradeSmallExam({ ...grading, examCode: 'gone' })).rejects.toMatchObject({
      cause: { reason: 'not-found' },
    });
  });
});

describe('the list of questions', () => {
  const externalIds = (page: { readonly items: readonly { readonly externalId: string | null }[] }) =>
    page.items.map(({ externalId }) => externalId).toSorted();

  test('is found through by words, domain, state and type; signs of patterns are letters', async ({
    site,
  }) => {
    const { code: examCode, admin } = await openBank(site);
    const found = async (
      filter: Omit<Parameters<Member['api']['quizzes']['listQuestions']>[0], 'examCode'>,
    ) => externalIds(await admin.api.quizzes.listQuestions({ examCode, ...filter }));
    expect(await found({})).toEqual(['q-0', 'q-1', 'q-2', 'q-3']);
    expect(await found({ search: 'PORT' })).toEqual(['q-0', 'q-1']);
    expect(await found({ search: 'Q-3' })).toEqual(['q-3']);
    expect(await found({ search: '0%?' })).toEqual(['q-2']);
    expect(await found({ search: '_ort' })).toEqual([]);
    expect(await found({ domainCode: '2.1' })).toEqual(['q-1', 'q-2']);
    expect(await found({ status: 'retired' })).toEqual(['q-3']);
    expect(await found({ status: 'published', domainCode: '1.1' })).toEqual(['q-0']);
    expect(await found({ type: 'single' })).toEqual(['q-0', 'q-1', 'q-2', 'q-3']);
    expect(await found({ type: 'open' })).toEqual([]);
  });

  test('goes on where the page before ended, and shows no other exam', async ({ db, site }) => {
    const { code: examCode, admin } = await openBank(site);
    const other = await addExam(db, { questions: [{}] });
    const first = await admin.api.quizzes.listQuestions({ examCode, limit: 3 });
    const rest = await admin.api.quizzes.listQuestions({
      examCode,
      limit: 3,
      cursor: first.nextCursor ?? '',
    });
    expect([first.items.length, rest.items.length, rest.nextCursor]).toEqual([3, 1, null]);
    const ids = [...first.items, ...rest.items].map(({ questionId }) => questionId);
    expect(new Set(ids).size).toBe(4);
    expect((await admin.api.quizzes.listQuestions({ examCode: other.code })).items).toHaveLength(1);
    await expect(admin.api.quizzes.listQuestions({ examCode: 'nowhere' })).rejects.toThrow('not-found');
  });
});

describe('a question', () => {
  test('is found with its key by its id, or within an exam by the id of its author', async ({ db, site }) => {
    const { code: examCode, admin } = await openBank(site);
    const { code: other } = await addExam(db);
    const whole = await admin.api.quizzes.getQuestion({ question: 'q-1', examCode });
    expect(whole).toMatchObject({ examCode, domainCode: '2.1', status: 'published', version: 1 });
    expect(whole).toMatchObject({ text: 'What is a Portal?', type: 'single', tags: [], createdAt: NOW });
    const right = [true, false, false, false].map((isCorrect) => ({ isCorrect }));
    expect(whole).toMatchObject({ options: right, hint: null, weight: 1, source: null });
    const { questionId: question } = whole;
    expect(await admin.api.quizzes.getQuestion({ question })).toEqual(whole);
    const source = { paper: 'Spring', year: 2019, number: '3 (b)' };
    await db('quizzes.question_versions').where({ questionId: question }).update({ source });
    expect(await admin.api.quizzes.getQuestion({ question })).toMatchObject({ source });
    const { items } = await admin.api.quizzes.exportQuestions({ examCode, limit: 10 });
    expect(items.find(({ externalId }) => externalId === 'q-1')).toMatchObject({ source });
    for (const elsewhere of [
      { question: 'q-1' },
      { question, examCode: other },
      { question: 'q-11', examCode },
    ])
      await expect(admin.api.quizzes.getQuestion(elsewhere)).rejects.toThrow('not-found');
  });
});

describe('an export', () => {
  test('is shown as a version of it said it, to its authors', async ({ site }) => {
    const { code: examCode, admin } = await openBank(site);
    const { quizzes } = admin.api;
    const { questionId } = await quizzes.getQuestion({ question: 'q-1', examCode });
    const { items } = await quizzes.exportQuestions({ examCode, limit: 10 });
    const draft = items.find(({ externalId }) => externalId === 'q-1');
    const question = QuestionDraft.parse({ ...draft, text: 'What is a gate?' });
    await quizzes.editQuestion({ questionId, version: 1, question });
    const textOf = async (version?: number) => {
      const { version: read, text } = await quizzes.getQuestion({ question: questionId, version });
      return { version: read, text };
    };
    expect(await textOf(1)).toEqual({ version: 1, text: 'What is a Portal?' });
    expect(await textOf(2)).toEqual({ version: 2, text: 'What is a gate?' });
    expect(await textOf()).toEqual(await textOf(2));
    await expect(textOf(3)).rejects.toThrow('not-found');
  });

  test('gives drafts that an import reads again, page by page', async ({ site }) => {
    const { code: examCode, admin } = await openBank(site);
    const first = await admin.api.quizzes.exportQuestions({ examCode, limit: 3 });
    const cursor = first.nextCursor ?? '';
    const rest = await admin.api.quizzes.exportQuestions({ examCode, limit: 3, cursor });
    const drafts = [...first.items, ...rest.items];
    expect(drafts.map((draft) => QuestionDraft.parse(draft))).toEqual(drafts);
    expect(drafts.map(({ text }) => text).toSorted()).toEqual([
      'What is 100%?',
      'What is a Portal?',
      'What is a port?',
      'What was it?',
    ]);
    expect(rest.nextCursor).toBeNull();
    await expect(admin.api.quizzes.exportQuestions({ examCode: 'nowhere' })).rejects.toThrow('not-found');
  });
});

/** An import goes on when the call has ended, over connections of its own: it needs more than one transaction. */
describe('an import', () => {
  let database: TestDatabase;
  let db: Knex;
  let site: Site;

  beforeAll(async () => {
    database = await createTestDatabase();
    db = openDatabase({ url: database.appUrl, poolSize: 8 });
    site = openSite(db);
  });
  afterAll(async () => {
    await db.destroy();
    await database.drop();
  });

  const HEADER = 'question-id,domain,question-text,option-a,option-b,correct answer';

  async function* once(text: string): AsyncGenerator<Uint8Array> {
    yield Buffer.from(text);
  }

  async function uploaded({ userId }: Member, ...rows: readonly string[]): Promise<string> {
    const content = once([HEADER, ...rows].join('\n'));
    return (await storeUpload(db, { userId, fileName: 'bank.csv', content, maxBytes: 1e6, now: NOW }))
      .uploadId;
  }

  it('is told of until it has ended, with what was rejected and why, page by page', async () => {
    const admin = await join(site, { role: 'admin' });
    const uploadId = await uploaded(
      admin,
      'q-1,1.1,Why?,Yes,No,A',
      'q-2,1.1,,Yes,No,A',
      'q-3,1.1,How?,So,No,Z',
    );
    const order = { uploadId, examCode: 'told', examTitle: 'Told', publishes: true };
    const { importId } = await admin.api.quizzes.importQuestions(order);
    await runningImports.whenIdle();
    expect(await admin.api.quizzes.getImport({ importId })).toMatchObject({
      importId,
      examCode: 'told',
      fileName: 'bank.csv',
      state: 'done',
      isDryRun: false,
      rowsRead: 3,
      counts: { new: 1, rejected: 2 },
      failure: null,
    });
    const first = await admin.api.quizzes.listImportRows({ importId, limit: 1 });
    expect(first.items).toMatchObject([{ rowNumber: 2, lineNumber: 3, columnName: 'question-text' }]);
    const cursor = first.nextCursor ?? '';
    expect(await admin.api.quizzes.listImportRows({ importId, limit: 1, cursor })).toMatchObject({
      items: [{ rowNumber: 3, columnName: 'correct answer', outcome: 'rejected' }],
      nextCursor: null,
    });
    expect(await admin.api.quizzes.listAllExams()).toMatchObject([{ code: 'told', publishedQuestions: 1 }]);
  });

  it('is published and taken back by every author of the exam, and stands in their lists', async () => {
    const [admin, other] = [await join(site, { role: 'admin' }), await join(site, { role: 'admin' })];
    const uploadId = await uploaded(admin, 'q-1,1.1,Why?,Yes,No,A');
    const order = { uploadId, examCode: 'undone', examTitle: 'Undone' };
    const { importId } = await admin.api.quizzes.importQuestions(order);
    await runningImports.whenIdle();
    const published = { questions: 1, isExamPublished: true };
    expect(await other.api.quizzes.publishImport({ importId, isDryRun: true })).toEqual(published);
    expect(await other.api.quizzes.publishImport({ importId })).toEqual(published);
    expect(await other.api.quizzes.publishImport({ importId })).toEqual({
      questions: 0,
      isExamPublished: false,
    });
    const { items: seen } = await other.api.quizzes.listImports({ examCode: 'undone' });
    expect(seen).toMatchObject([{ importId, isOwn: false }]);
    const rehearsed = await admin.api.quizzes.undoImport({ importId, isDryRun: true });
    expect(rehearsed).toMatchObject({ counts: { removed: 1, left: 0, domains: 1, exam: 'removed' } });
    expect(await other.api.quizzes.undoImport({ importId })).toEqual(rehearsed);
    expect(await admin.api.quizzes.undoImport({ importId })).toEqual({ ...rehearsed, isRepeated: true });
    await expect(admin.api.quizzes.publishImport({ importId })).rejects.toThrow('import-taken-back');
    const { items } = await admin.api.quizzes.listImports({ examCode: 'undone' });
    expect(items).toMatchObject([{ importId, undone: rehearsed.counts }]);
    await expect(admin.api.quizzes.getExam({ examCode: 'undone' })).rejects.toThrow('not-found');
  });

  it('that is a dry run says the same and changes nothing', async () => {
    const admin = await join(site, { role: 'admin' });
    const uploadId = await uploaded(admin, 'q-1,1.1,Why?,Yes,No,A');
    const order = { uploadId, examCode: 'dry', examTitle: 'Dry', isDryRun: true };
    const { importId } = await admin.api.quizzes.importQuestions(order);
    await runningImports.whenIdle();
    expect(await admin.api.quizzes.getImport({ importId })).toMatchObject({
      state: 'done',
      isDryRun: true,
      counts: { new: 1 },
    });
    await expect(admin.api.quizzes.listQuestions({ examCode: 'dry' })).rejects.toThrow('not-found');
  });

  it('that is rehearsed is its administrator’s: another finds neither it nor its rows, nor imports the upload', async () => {
    const [admin, other] = [await join(site, { role: 'admin' }), await join(site, { role: 'admin' })];
    const uploadId = await uploaded(admin, 'q-1,1.1,,Yes,No,A');
    const order = { uploadId, examCode: 'hers', examTitle: 'Hers', isDryRun: true };
    await expect(other.api.quizzes.importQuestions(order)).rejects.toThrow('upload-missing');
    const { importId } = await admin.api.quizzes.importQuestions(order);
    await runningImports.whenIdle();
    expect((await admin.api.quizzes.listImportRows({ importId })).items).toHaveLength(1);
    await expect(other.api.quizzes.getImport({ importId })).rejects.toThrow('not-found');
    await expect(other.api.quizzes.listImportRows({ importId })).rejects.toThrow('not-found');
  });

  it('into an exam that does not exist needs its title', async () => {
    const admin = await join(site, { role: 'admin' });
    const uploadId = await uploaded(admin, 'q-1,1.1,Why?,Yes,No,A');
    const order = { uploadId, examCode: 'untitled' };
    await expect(admin.api.quizzes.importQuestions(order)).rejects.toThrow('exam-not-available');
  });
});
