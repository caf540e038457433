import { draftIn } from '@studyhall/domain/quizzes/lifecycle-commands';
import { describe, expect } from 'vitest';
import { quotas } from '../../platform/quotas.ts';
import { addExam, NOW } from '../../testing/builders.ts';
import { type Site, test } from '../../testing/callers.ts';
import { join, joinAuthor, type Member } from '../../testing/members.ts';
import { begin, later, takeQuiz } from '../../testing/quiz-database.ts';
import { allow, setTerms } from '../../testing/terms.ts';

/** A learner in the middle of a quiz, and an author of its exam. */
async function openQueue(site: Site) {
  const { code } = await addExam(site.db);
  const { code: other } = await addExam(site.db);
  const [ada, bea] = [await join(site), await joinAuthor(site, code)];
  const attemptId = await begin(site.db, { userId: ada.userId, code });
  return { code, other, ada, bea, attemptId };
}

const WRONG = { position: 0, reason: 'wrong-key', comment: 'It is B.' } as const;

async function queued({ api }: Member) {
  return (await api.quizzes.listQuestionReports({})).items;
}

describe('a question that a learner reports', () => {
  test('waits for its authors with how often it was asked, before anybody has answered it', async ({
    site,
  }) => {
    const { code, ada, bea, attemptId } = await openQueue(site);
    await takeQuiz(site.db, { userId: ada.userId, code, right: 10 });
    await ada.api.quizzes.reportQuestion({ attemptId, ...WRONG });
    const items = await queued(bea);
    expect(items).toMatchObject([{ examCode: code, reports: 1, asked: 2, graded: 1, right: 1, version: 1 }]);
    expect(items[0]?.said).toEqual([
      { reason: 'wrong-key', comment: 'It is B.', version: 1, reportedAt: NOW, reply: null },
    ]);
    expect(JSON.stringify(items)).not.toContain(ada.userId);
  });

  test('is one report of theirs until somebody has looked at it', async ({ site }) => {
    const { ada, bea, attemptId } = await openQueue(site);
    const report = () => ada.api.quizzes.reportQuestion({ attemptId, ...WRONG });
    await report();
    await expect(report()).rejects.toThrow('question-reported');
    const [item] = await queued(bea);
    const reply = 'It is A, see page 4.';
    await bea.api.quizzes.settleQuestionReports({
      ...{ questionId: item?.questionId ?? '', upTo: item?.lastId ?? '', outcome: 'answered', reply },
    });
    expect(await queued(bea)).toEqual([]);
    await report();
    expect(await queued(bea)).toMatchObject([{ reports: 1 }]);
  });

  test('is said to be of an attempt of theirs, with a reason, and not without end', async ({ site }) => {
    const { ada, attemptId } = await openQueue(site);
    const eve = await join(site);
    await expect(eve.api.quizzes.reportQuestion({ attemptId, ...WRONG })).rejects.toThrow('not-found');
    const other = { attemptId, position: 0, reason: 'other' } as const;
    await expect(ada.api.quizzes.reportQuestion(other)).rejects.toThrow();
    await site.db('platform.quotas').insert({
      ...{ kind: 'question-report', owner: ada.userId, used: quotas['question-report'].account },
      ...{ endsAt: new Date(NOW.getTime() + 60_000) },
    });
    await expect(ada.api.quizzes.reportQuestion({ attemptId, ...WRONG })).rejects.toThrow('rate-limited');
  });
});

describe('reports of a question', () => {
  test('are settled up to the one that was read, and who made them is told', async ({ site }) => {
    const { code, ada, bea, attemptId } = await openQueue(site);
    await ada.api.quizzes.reportQuestion({ attemptId, ...WRONG });
    const [item] = await queued(bea);
    const { questionId = '', lastId: upTo = '' } = item ?? {};
    const eve = await join(site);
    const hers = await begin(site.db, { userId: eve.userId, code });
    const places = await site.db('quizzes.attempt_questions').where({ attemptId: hers, questionId });
    await eve.api.quizzes.reportQuestion({ attemptId: hers, ...WRONG, position: places[0].position });
    const settle = { questionId, upTo, outcome: 'answered', reply: 'A is right.' } as const;
    expect(await bea.api.quizzes.settleQuestionReports(settle)).toEqual({ settled: 1 });
    expect(await queued(bea)).toMatchObject([{ reports: 1 }]);
    await expect(bea.api.quizzes.settleQuestionReports(settle)).rejects.toThrow('report-settled');
    const own = async () => (await ada.api.quizzes.listOwnQuestionReports({})).items;
    // What the author says may tell the answer.
    expect(await own()).toMatchObject([{ state: 'answered', reply: null }]);
    const again = await begin(site.db, { userId: ada.userId, code });
    await ada.api.quizzes.submit({ attemptId });
    expect(await own()).toMatchObject([{ state: 'answered', reply: null }]);
    await ada.api.quizzes.submit({ attemptId: again });
    expect(await own()).toMatchObject([{ state: 'answered', reply: 'A is right.', comment: 'It is B.' }]);
    expect((await eve.api.quizzes.listOwnQuestionReports({})).items).toMatchObject([{ state: 'open' }]);
  });

  test('are answered where the question may be explained to who reported it', async ({ site }) => {
    const { code, ada, bea, attemptId } = await openQueue(site);
    const closesAt = later(3_600);
    const levels = { rightAfter: 'verdicts', later: 'answers', afterClose: 'explanations' } as const;
    await setTerms(site.db, code, { closesAt, review: { during: 'nothing', ...levels } });
    await ada.api.quizzes.reportQuestion({ attemptId, ...WRONG });
    const [item] = await queued(bea);
    const { questionId = '', lastId: upTo = '' } = item ?? {};
    const settle = { questionId, upTo, outcome: 'answered', reply: 'A is right.' } as const;
    await bea.api.quizzes.settleQuestionReports(settle);
    const own = async () => (await ada.api.quizzes.listOwnQuestionReports({})).items[0];
    const waiting = { state: 'answered', reply: null };
    expect(await own()).toMatchObject({ ...waiting, replyWaitsFor: 'quiz', replyShownAt: null });
    await ada.api.quizzes.discard({ attemptId });
    // It was never handed in: nothing is explained before the close.
    expect(await own()).toMatchObject({ ...waiting, replyWaitsFor: 'review', replyShownAt: closesAt });
    await ada.api.quizzes.submit({ attemptId: await begin(site.db, { userId: ada.userId, code }) });
    expect(await own()).toMatchObject({ ...waiting, replyWaitsFor: 'review', replyShownAt: closesAt });
    site.wait(3_600_000 - 1);
    expect(await own()).toMatchObject({ ...waiting, replyWaitsFor: 'review' });
    site.wait(1);
    expect(await own()).toMatchObject({ reply: 'A is right.', replyWaitsFor: null, replyShownAt: null });
    await setTerms(site.db, code, { review: { during: 'nothing', ...levels, later: 'answers' } });
    expect(await own()).toMatchObject({ ...waiting, replyWaitsFor: 'review', replyShownAt: null });
    // Closed for everybody else.
    await setTerms(site.db, code, { closesAt, review: { during: 'nothing', ...levels } });
    const longer = later(7_200);
    await allow(site.db, { code, userId: ada.userId }, { closesAt: longer });
    expect(await own()).toMatchObject({ ...waiting, replyWaitsFor: 'review', replyShownAt: longer });
  });

  test('are answered by mail where there is an address', async ({ site }) => {
    const { ada, bea, attemptId } = await openQueue(site);
    const address = { kind: 'email', value: 'ada@example.org', display: 'ada@example.org' };
    await site.db('auth.identifiers').insert({ ...address, userId: ada.userId, createdAt: NOW });
    await ada.api.quizzes.reportQuestion({ attemptId, ...WRONG });
    const [item] = await queued(bea);
    const { questionId = '', lastId: upTo = '' } = item ?? {};
    await bea.api.quizzes.settleQuestionReports({ questionId, upTo, outcome: 'answered', reply: 'It is A.' });
    const mails = await site.deliver();
    expect(mails).toMatchObject([{ to: 'ada@example.org' }]);
    // Whoever reads a mail may be in the middle of a quiz.
    expect(JSON.stringify(mails)).not.toContain('It is A');
  });

  test('are of something mended once there is a version more, or it is asked no more', async ({ site }) => {
    const { code, ada, bea, attemptId } = await openQueue(site);
    await ada.api.quizzes.reportQuestion({ attemptId, ...WRONG });
    const [item] = await queued(bea);
    const { questionId = '', lastId: upTo = '', version = 0 } = item ?? {};
    const settle = () => bea.api.quizzes.settleQuestionReports({ questionId, upTo, outcome: 'fixed' });
    await expect(settle()).rejects.toThrow('question-not-fixed');
    const question = await bea.api.quizzes.getQuestion({ question: questionId, examCode: code });
    await bea.api.quizzes.editQuestion({
      questionId,
      version,
      question: { ...draftIn(question), text: 'Better?' },
    });
    expect(await settle()).toEqual({ settled: 1 });
  });

  test('are read and settled by authors of its exam alone', async ({ site }) => {
    const { other, ada, bea, attemptId } = await openQueue(site);
    const stranger = await joinAuthor(site, other);
    await ada.api.quizzes.reportQuestion({ attemptId, ...WRONG });
    expect(await queued(stranger)).toEqual([]);
    const [item] = await queued(bea);
    const { questionId = '', lastId: upTo = '' } = item ?? {};
    const settle = { questionId, upTo, outcome: 'answered', reply: 'No.' } as const;
    await expect(stranger.api.quizzes.settleQuestionReports(settle)).rejects.toThrow('not-found');
  });
});
