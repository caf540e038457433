import { randomUUID } from 'node:crypto';
import { describe, expect } from 'vitest';
import { addExam, NOW } from '../testing/builders.ts';
import { test } from '../testing/callers.ts';
import { join } from '../testing/members.ts';
import { allow, setTerms } from '../testing/terms.ts';

const HOUR = 3_600_000;
const after = (ms: number) => new Date(NOW.getTime() + ms);
const startOf = (examCode: string, password?: string) => ({
  ...{ examCode, mode: 'exam' as const, idempotencyKey: randomUUID() },
  ...(password === undefined ? {} : { password }),
});

describe('an exam that is made', () => {
  test('is a draft until it has a question to ask and is published', async ({ db, site }) => {
    const admin = await join(site, { role: 'admin' });
    const { quizzes } = admin.api;
    expect(await quizzes.createExam({ examCode: 'sums', title: 'Sums' })).toMatchObject({ status: 'draft' });
    await expect(quizzes.createExam({ examCode: 'sums', title: 'Again' })).rejects.toThrow('exam-code-taken');
    const made = {
      title: 'Sums',
      status: 'draft',
      questionCount: 10,
      timeLimitSeconds: 900,
      passPercent: 70,
    };
    expect(await quizzes.getExam({ examCode: 'sums' })).toMatchObject({
      ...made,
      hasPassword: false,
      overrides: 0,
    });
    const publish = { examCode: 'sums', status: 'published' } as const;
    await expect(quizzes.setExamStatus(publish)).rejects.toThrow('too-few-questions');
    const { examId } = await addExam(db);
    const { id } = await db('quizzes.exams').where({ code: 'sums' }).first('id');
    await db('quizzes.exam_domains').insert({ examId: id, code: '1.1', title: 'One', weight: 1 });
    await db('quizzes.questions').where({ examId, domainCode: '1.1' }).update({ examId: id });
    expect(await quizzes.setExamStatus(publish)).toMatchObject({ before: 'draft', publishedQuestions: 6 });
    expect((await quizzes.listExams()).map(({ code }) => code)).toContain('sums');
  });

  test('and retired goes on where it was begun, and is begun no more', async ({ db, site }) => {
    const { code: examCode } = await addExam(db);
    const [ada, admin] = [await join(site), await join(site, { role: 'admin' })];
    const { attemptId } = await ada.api.quizzes.start(startOf(examCode));
    const retire = { examCode, status: 'retired' } as const;
    const rehearsed = await admin.api.quizzes.setExamStatus({ ...retire, isDryRun: true });
    expect(rehearsed).toMatchObject({ before: 'published', status: 'retired', openAttempts: 1 });
    expect(await ada.api.quizzes.listExams()).toHaveLength(1);
    expect(await admin.api.quizzes.setExamStatus(retire)).toEqual(rehearsed);
    await expect(ada.api.quizzes.start(startOf(examCode))).rejects.toThrow('exam-not-available');
    expect(await ada.api.quizzes.answer({ attemptId, position: 0, answer: [0] })).toMatchObject({
      savedAt: NOW,
    });
  });
});

describe('what is said of an exam', () => {
  test('is changed as it is rehearsed, for what is begun from then on', async ({ db, site }) => {
    const { code: examCode } = await addExam(db, { timeLimitSeconds: 600 });
    const [ada, admin] = [await join(site), await join(site, { role: 'admin' })];
    const { attemptId } = await ada.api.quizzes.start(startOf(examCode));
    const edit = {
      ...{ examCode, title: 'New', timeLimitSeconds: 60 },
      terms: { closesAt: after(HOUR), attemptsAllowed: 1, review: { later: 'score' as const } },
    };
    const rehearsed = await admin.api.quizzes.editExam({ ...edit, isDryRun: true });
    expect(rehearsed).toMatchObject({ title: 'New', openAttempts: 1 });
    expect(rehearsed.changes).toEqual([
      { field: 'title', before: `Exam ${examCode}`, after: 'New' },
      { field: 'timeLimitSeconds', before: '600', after: '60' },
      { field: 'closesAt', before: null, after: after(HOUR).toISOString() },
      { field: 'attemptsAllowed', before: null, after: '1' },
      { field: 'review.later', before: 'explanations', after: 'score' },
    ]);
    expect(await admin.api.quizzes.getExam({ examCode })).toMatchObject({ timeLimitSeconds: 600 });
    expect(await admin.api.quizzes.editExam(edit)).toEqual(rehearsed);
    expect((await admin.api.quizzes.editExam(edit)).changes).toEqual([]);
    const { terms } = await admin.api.quizzes.getExam({ examCode });
    expect(terms).toMatchObject({
      closesAt: after(HOUR),
      review: { later: 'score', rightAfter: 'explanations' },
    });
    await expect(ada.api.quizzes.start(startOf(examCode))).rejects.toThrow('attempts-used-up');
    expect(await ada.api.quizzes.getAttempt({ attemptId })).toMatchObject({ deadlineAt: after(600_000) });
  });

  test('is stored as far as it is not as it always was', async ({ db, site }) => {
    const { code: examCode } = await addExam(db);
    const admin = await join(site, { role: 'admin' });
    const stored = async () => (await db('quizzes.exams').where({ code: examCode }).first('terms')).terms;
    await admin.api.quizzes.editExam({ examCode, terms: { delaySeconds: 60, isSequential: true } });
    expect(await stored()).toEqual({ delaySeconds: 60, isSequential: true });
    await admin.api.quizzes.editExam({ examCode, terms: { delaySeconds: 0, isSequential: false } });
    expect(await stored()).toEqual({});
  });

  test('must not contradict itself, together with what was said before', async ({ db, site }) => {
    const { code: examCode } = await addExam(db);
    const admin = await join(site, { role: 'admin' });
    await admin.api.quizzes.editExam({ examCode, terms: { closesAt: after(HOUR) } });
    const contradiction = admin.api.quizzes.editExam({ examCode, terms: { opensAt: after(HOUR) } });
    await expect(contradiction).rejects.toMatchObject({
      cause: { reason: 'exam-terms-contradict', details: { field: 'closesAt' } },
    });
  });

  test('has another language only where neither it nor a question is translated into that', async ({
    db,
    site,
  }) => {
    const { code: examCode, examId } = await addExam(db);
    const { quizzes } = (await join(site, { role: 'admin' })).api;
    const contradiction = {
      cause: { reason: 'exam-terms-contradict', details: { field: 'language' } },
    };
    const [{ id: questionId }] = await db('quizzes.questions').where({ examId }).select('id').limit(1);
    const ofQuestion = db('quizzes.question_versions').where({ questionId });
    const texts = { of: '', text: 'Frage', explanation: null, hint: null, public: {}, feedback: {} };
    await ofQuestion.clone().update({ translations: JSON.stringify({ de: texts }) });
    await expect(quizzes.editExam({ examCode, language: 'de' })).rejects.toMatchObject(contradiction);
    await ofQuestion.clone().update({ translations: '{}' });
    const ofExam = db('quizzes.exams').where({ code: examCode });
    await ofExam.clone().update({ translations: JSON.stringify({ de: { of: '', title: 'Titel' } }) });
    await expect(quizzes.editExam({ examCode, language: 'de' })).rejects.toMatchObject(contradiction);
    await quizzes.editExam({ examCode, language: 'en', title: 'As before' });
    await ofExam.clone().update({ translations: '{}' });
    const { changes } = await quizzes.editExam({ examCode, language: 'de' });
    expect(changes).toEqual([{ field: 'language', before: 'en', after: 'de' }]);
    const learner = (await join(site, { language: 'en' })).api;
    const shown = (await learner.quizzes.listExams()).find(({ code }) => code === examCode);
    expect(shown).toMatchObject({ title: 'As before', lang: 'de' });
  });

  test('has domains that say how many of their questions are asked', async ({ db, site }) => {
    const { code: examCode, examId } = await addExam(db);
    const { quizzes } = (await join(site, { role: 'admin' })).api;
    const [before] = await quizzes.listDomains({ examCode });
    expect(before).toMatchObject({ published: before?.questions });
    const [{ id }] = await db('quizzes.questions').where({ examId, domainCode: before?.code }).limit(1);
    await quizzes.setQuestionStatus({ questionIds: [id], status: 'retired' });
    const [after] = await quizzes.listDomains({ examCode });
    expect(after).toEqual({ ...before, published: (before?.questions ?? 0) - 1 });
  });

  test('has sections of domains that it has, and others are named', async ({ db, site }) => {
    const { code: examCode } = await addExam(db);
    const admin = await join(site, { role: 'admin' });
    const edit = async (...domainCodes: string[]) =>
      await admin.api.quizzes.editExam({ examCode, terms: { sections: [{ title: 'A', domainCodes }] } });
    const stored = async () => (await db('quizzes.exams').where({ code: examCode }).first('terms')).terms;
    const unknown = { reason: 'section-domain-unknown', details: { unknown: '9.9', domains: '1.1, 2.1' } };
    await expect(edit('1.1', '9.9')).rejects.toMatchObject({ cause: unknown });
    expect(await stored()).toEqual({});
    await edit('1.1');
    expect(await stored()).toEqual({ sections: [{ title: 'A', domainCodes: ['1.1'] }] });
    // What was said before hinders nothing else.
    await setTerms(db, examCode, { sections: [{ title: 'A', domainCodes: ['9.9'] }] });
    await admin.api.quizzes.editExam({ examCode, title: 'Still edited' });
  });

  test('has its password by a hash alone, which nobody reads', async ({ db, site }) => {
    const { code: examCode } = await addExam(db);
    const [ada, admin] = [await join(site), await join(site, { role: 'admin' })];
    const password = 'seven green kettles';
    const set = await admin.api.quizzes.editExam({ examCode, password });
    expect(set.changes).toEqual([{ field: 'password', before: null, after: 'set' }]);
    const { terms } = await db('quizzes.exams').where({ code: examCode }).first('terms');
    expect(terms.passwordHash).toMatch(/^\$argon2id\$/);
    const seen = await admin.api.quizzes.getExam({ examCode });
    expect(seen.hasPassword).toBe(true);
    expect(JSON.stringify(seen)).not.toContain('argon2');
    await expect(ada.api.quizzes.start(startOf(examCode))).rejects.toThrow('exam-password-wrong');
    await ada.api.quizzes.start(startOf(examCode, password));
    await admin.api.quizzes.editExam({ examCode, password: null });
    await ada.api.quizzes.start(startOf(examCode));
  });

  test('is an author’s to say of their own exams alone', async ({ db, site }) => {
    const { code: mine, examId } = await addExam(db);
    const { code: other } = await addExam(db);
    const { userId } = await join(site);
    await db('quizzes.author_exams').insert({ userId, examId });
    const viewer = { userId, role: 'member', sessionId: 'one', timeZone: 'UTC', language: 'en' } as const;
    const { quizzes } = site.callerFor({ ...viewer, rights: { author: 'listed' } });
    const refused = { cause: { reason: 'not-found' } };
    await expect(quizzes.getExam({ examCode: other })).rejects.toMatchObject(refused);
    await expect(quizzes.editExam({ examCode: other, passPercent: 1 })).rejects.toMatchObject(refused);
    await expect(quizzes.setExamStatus({ examCode: other, status: 'retired' })).rejects.toMatchObject(
      refused,
    );
    await quizzes.editExam({ examCode: mine, passPercent: 1 });
    expect(await quizzes.getExam({ examCode: mine })).toMatchObject({ passPercent: 1 });
    await expect(quizzes.createExam({ examCode: 'new', title: 'New' })).rejects.toThrow('forbidden');
  });
});

describe('what an exam allows somebody', () => {
  test('is put, rehearsed, listed and taken back', async ({ db, site }) => {
    const { code: examCode } = await addExam(db);
    const [ada, bob, admin] = [await join(site), await join(site), await join(site, { role: 'admin' })];
    const { quizzes } = admin.api;
    await allow(db, { code: examCode, userId: bob.userId }, { attemptsAllowed: null });
    await quizzes.editExam({ examCode, terms: { attemptsAllowed: 1 } });
    const terms = { attemptsAllowed: 2, extraTimePercent: 25, closesAt: after(HOUR) };
    const put = { user: ada.userId, examCode, terms };
    expect(await quizzes.putExamOverride({ ...put, isDryRun: true })).toMatchObject({ before: null, terms });
    expect(await quizzes.listExamOverrides({ examCode })).toHaveLength(1);
    await quizzes.putExamOverride(put);
    expect(await quizzes.putExamOverride({ ...put, terms: { attemptsAllowed: 3 } })).toMatchObject({
      before: terms,
    });
    const listed = await quizzes.listExamOverrides({ examCode });
    expect(listed.find(({ userId }) => userId === ada.userId)).toMatchObject({
      terms: { attemptsAllowed: 3 },
    });
    expect(await quizzes.getExam({ examCode })).toMatchObject({ overrides: 2 });
    for (let once = 0; once < 3; once += 1) await ada.api.quizzes.start(startOf(examCode));
    await expect(ada.api.quizzes.start(startOf(examCode))).rejects.toThrow('attempts-used-up');
    const [going] = await ada.api.quizzes.openAttempts();
    const attemptId = going?.attemptId ?? '';
    await ada.api.quizzes.submit({ attemptId });
    expect(await ada.api.quizzes.getResult({ attemptId })).toMatchObject({ examCode });
    expect(await ada.api.quizzes.history({})).toMatchObject({ items: [{ attemptId }] });
    expect((await ada.api.quizzes.listExams()).map(({ code }) => code)).toContain(examCode);
    await quizzes.putExamOverride({ ...put, terms: null });
    expect(await quizzes.listExamOverrides({ examCode })).toMatchObject([{ userId: bob.userId }]);
    await expect(quizzes.putExamOverride({ ...put, user: randomUUID() })).rejects.toThrow('not-found');
    await expect(quizzes.putExamOverride({ ...put, examCode: 'none' })).rejects.toThrow('exam-not-available');
  });
});
