import type { QuestionDraft } from '@studyhall/domain/quizzes/schemas';
import { describe, expect } from 'vitest';
import { addExam, NOW } from '../../testing/builders.ts';
import { type Site, test } from '../../testing/callers.ts';
import { join, joinAuthor } from '../../testing/members.ts';

const option = (text: string, isCorrect = false) => ({ text, isCorrect, explanation: '' });
const draft = (more: Partial<Extract<QuestionDraft, { type: 'single' }>> = {}) => ({
  ...{ externalId: null, domainCode: '1.1', difficulty: null, tags: [], text: 'What is two and two?' },
  ...{ type: 'single' as const, options: [option('Four', true), option('Five')] },
  ...more,
});

/** An exam, an administrator, and somebody who is author of another exam alone. */
async function openBank(site: Site) {
  const { code: examCode } = await addExam(site.db);
  const { code: other } = await addExam(site.db);
  const [admin, stranger] = [await join(site, { role: 'admin' }), await joinAuthor(site, other)];
  return { examCode, other, admin: admin.api.quizzes, stranger };
}

describe('a question that an author adds', () => {
  test('is a draft, with what reads like it; the same again is refused', async ({ site }) => {
    const { examCode, admin } = await openBank(site);
    const added = await admin.addQuestion({ examCode, question: draft() });
    expect(added).toMatchObject({ version: 1, status: 'draft', similar: [] });
    await expect(admin.addQuestion({ examCode, question: draft() })).rejects.toMatchObject({
      cause: { reason: 'question-exists', details: { questionId: added.questionId } },
    });
    const alike = draft({ text: 'WHAT is "two and two"', options: [option('4', true), option('5')] });
    const { similar } = await admin.addQuestion({ examCode, question: alike, status: 'published' });
    expect(similar).toMatchObject([{ questionId: added.questionId, text: 'What is two and two?' }]);
    const found = await admin.findSimilar({ examCode, text: alike.text, exceptId: added.questionId });
    expect(found).toMatchObject([{ status: 'published', text: alike.text }]);
    expect(await admin.getQuestion({ question: added.questionId })).toMatchObject(draft());
  });

  test('is in a domain of the exam, or in one that is meant to be new', async ({ site }) => {
    const { examCode, admin } = await openBank(site);
    const question = draft({ domainCode: '9.9' });
    await expect(admin.addQuestion({ examCode, question })).rejects.toMatchObject({
      cause: { reason: 'domain-unknown', details: { domains: '1.1, 2.1' } },
    });
    await admin.addQuestion({ examCode, question, isDomainNew: true });
    await admin.putDomain({ examCode, domainCode: '9.9', title: 'Nine', weight: 3 });
    const nine = { code: '9.9', title: 'Nine', weight: 3, questions: 1, published: 0 };
    expect(await admin.listDomains({ examCode })).toContainEqual(nine);
  });

  test('shows something in its format', async ({ site }) => {
    const { examCode, admin } = await openBank(site);
    const question = draft({ text: '<br>', textFormat: 'markdown' });
    await expect(admin.addQuestion({ examCode, question })).rejects.toMatchObject({
      cause: { reason: 'question-unfit', details: { field: 'text' } },
    });
  });
});

describe('an image that a question names', () => {
  const hash = 'ab'.repeat(32);
  const showing = (words: string) =>
    draft({ text: `What is ![${words}](image:${hash})?`, textFormat: 'markdown' });
  const store = async (site: Site, usedAt: Date) =>
    await site.db('quizzes.images').insert({
      ...{ hash, kind: 'png', width: 40, height: 30, byteCount: 1, storedAt: usedAt, usedAt },
    });

  test('is stored, says what it shows, and stays', async ({ site }) => {
    const { examCode, admin } = await openBank(site);
    const unfit = (problem: RegExp) => ({
      cause: {
        reason: 'question-unfit',
        details: { field: 'text', problem: expect.stringMatching(problem) },
      },
    });
    const add = (question: ReturnType<typeof draft>) => admin.addQuestion({ examCode, question });
    await expect(add(showing('a cell'))).rejects.toMatchObject(unfit(/not stored here/));
    await store(site, new Date(0));
    await expect(add(showing(''))).rejects.toMatchObject(unfit(/without saying what it shows/));
    const { questionId } = await add(showing('a cell'));
    const usedAt = async () => (await site.db('quizzes.images').where({ hash }).first('usedAt')).usedAt;
    expect(await usedAt()).toEqual(NOW);
    const whole = await admin.getQuestion({ question: questionId });
    expect(whole.images).toEqual([{ hash, width: 40, height: 30 }]);
    await site.db('quizzes.images').delete();
    const edit = { questionId, version: 1, question: showing('a root') };
    for (const isDryRun of [true, false])
      await expect(admin.editQuestion({ ...edit, isDryRun })).rejects.toMatchObject(unfit(/not stored/));
  });

  test('is none where its text is plain', async ({ site }) => {
    const { examCode, admin } = await openBank(site);
    await admin.addQuestion({ examCode, question: { ...showing(''), textFormat: 'plain' } });
  });
});

describe('a question that an author edits', () => {
  test('has a version more, as it was rehearsed; what was said before is kept', async ({ site }) => {
    const { examCode, admin } = await openBank(site);
    const { questionId } = await admin.addQuestion({ examCode, question: draft() });
    const edit = {
      questionId,
      version: 1,
      question: draft({ options: [option('Four'), option('Five', true)] }),
    };
    const changes = [
      { field: 'options.0.isCorrect', before: 'true', after: 'false' },
      { field: 'options.1.isCorrect', before: 'false', after: 'true' },
    ];
    expect(await admin.editQuestion({ ...edit, isDryRun: true })).toMatchObject({ version: 1, changes });
    const elsewhere = { ...edit, question: { ...edit.question, domainCode: '9.9' }, isDomainNew: true };
    await admin.editQuestion({ ...elsewhere, isDryRun: true });
    expect((await admin.listDomains({ examCode })).map(({ code }) => code)).not.toContain('9.9');
    expect(await admin.editQuestion(edit)).toMatchObject({ version: 2, changes });
    const { items } = await admin.listVersions({ questionId });
    expect(items).toMatchObject([
      { version: 2, createdAt: NOW, changes },
      { version: 1, changes: [] },
    ]);
    const first = await admin.listVersions({ questionId, limit: 1 });
    expect(first).toMatchObject({ items: [{ version: 2, changes }], nextCursor: '2' });
    expect(await admin.listVersions({ questionId, cursor: 2 })).toMatchObject({ items: [{ version: 1 }] });
  });

  test('is refused where somebody else has edited it since it was read', async ({ site }) => {
    const { examCode, admin } = await openBank(site);
    const { questionId } = await admin.addQuestion({ examCode, question: draft() });
    const edit = (text: string) => admin.editQuestion({ questionId, version: 1, question: draft({ text }) });
    await edit('What is 2 + 2?');
    await expect(edit('What do you get?')).rejects.toMatchObject({
      cause: { reason: 'question-changed', details: { version: 2 } },
    });
  });

  test('has no new version where nothing is said anew', async ({ site }) => {
    const { examCode, admin } = await openBank(site);
    const { questionId } = await admin.addQuestion({ examCode, question: draft() });
    const tags = [{ kind: 'topic' as const, value: 'sums' }];
    const edit = { questionId, version: 1, question: draft({ externalId: 'S-1', tags }) };
    expect(await admin.editQuestion(edit)).toMatchObject({ version: 1, changes: [] });
    expect(await admin.getQuestion({ question: 'S-1', examCode })).toMatchObject({ version: 1, tags });
  });
});

describe('questions', () => {
  test('are asked once they are published, and retired no more', async ({ site }) => {
    const { examCode, admin } = await openBank(site);
    const { questionId } = await admin.addQuestion({ examCode, question: draft() });
    const listed = async () => (await admin.listQuestions({ examCode, search: 'two and' })).items;
    for (const status of ['published', 'retired', 'draft'] as const) {
      const set = { questionIds: [questionId], status };
      expect(await admin.setQuestionStatus(set)).toEqual({ changed: 1 });
      expect(await admin.setQuestionStatus(set)).toEqual({ changed: 0 });
      expect(await listed()).toMatchObject([{ status, version: 1 }]);
    }
  });

  test('keep their version when they are tagged, and an import finds them unchanged', async ({ site }) => {
    const { examCode, admin } = await openBank(site);
    const [topic, category] = [
      { kind: 'topic' as const, value: 'sums' },
      { kind: 'category' as const, value: 'Maths' },
    ];
    const { questionId } = await admin.addQuestion({ examCode, question: draft({ tags: [topic] }) });
    const written = { questionIds: [questionId] };
    const tagged = await admin.tagQuestion({ ...written, add: [category], remove: [topic] });
    expect(tagged.items).toEqual([{ questionId, tags: [category] }]);
    const byHand = await site.db('quizzes.questions').where({ id: questionId }).first('revisionHash');
    const { questionId: other } = await admin.addQuestion({
      ...{ examCode, question: draft({ externalId: 'T', tags: [category] }) },
    });
    const fresh = await site.db('quizzes.questions').where({ id: other }).first('revisionHash');
    expect(byHand.revisionHash.equals(fresh.revisionHash)).toBe(true);
    const many = (from: number) =>
      Array.from({ length: 20 }, (_, index) => ({ kind: 'topic' as const, value: `${from + index}` }));
    for (const from of [0, 20]) await admin.tagQuestion({ ...written, add: many(from) });
    await expect(admin.tagQuestion({ ...written, add: many(40) })).rejects.toThrow('question-unfit');
    const difficulty = { kind: 'difficulty' as const, value: 'easy' };
    await expect(admin.tagQuestion({ ...written, add: [difficulty] })).rejects.toThrow();
  });

  test('of an exam that is not on the list of an author are not found', async ({ site }) => {
    const { examCode, other, admin, stranger } = await openBank(site);
    const { questionId } = await admin.addQuestion({ examCode, question: draft() });
    const { questionId: own } = await admin.addQuestion({ examCode: other, question: draft() });
    const { quizzes } = stranger.api;
    const question = draft({ text: 'Mine now?' });
    const attempts = [
      () => quizzes.addQuestion({ examCode, question }),
      () => quizzes.editQuestion({ questionId, version: 1, question }),
      () => quizzes.setQuestionStatus({ questionIds: [own, questionId], status: 'retired' }),
      () => quizzes.tagQuestion({ questionIds: [questionId] }),
      () => quizzes.listVersions({ questionId }),
      () => quizzes.putDomain({ examCode, domainCode: '1.1', title: 'Mine' }),
    ];
    for (const attempt of attempts) await expect(attempt()).rejects.toThrow('not-found');
    expect(await quizzes.findSimilar({ examCode, text: draft().text })).toEqual([]);
    expect(await quizzes.listDomains({ examCode })).toEqual([]);
    expect(await quizzes.setQuestionStatus({ questionIds: [own], status: 'retired' })).toEqual({
      changed: 1,
    });
  });
});
