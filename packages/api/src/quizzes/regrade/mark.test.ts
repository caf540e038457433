import { describe, expect } from 'vitest';
import { compareSources } from '../../admin/standing-sources.ts';
import { verifyStanding } from '../../gamification/verify-standing.ts';
import { quotas } from '../../platform/quotas.ts';
import { addExam, NOW } from '../../testing/builders.ts';
import { type Site, test } from '../../testing/callers.ts';
import { join, joinAuthor } from '../../testing/members.ts';
import { merge } from '../../testing/merging.ts';
import { begin } from '../../testing/quiz-database.ts';
import { statementsOf } from '../../testing/statements.ts';
import { findWrongScores } from '../doctor-scores.ts';

const open = { type: 'open' as const, body: { modelAnswer: 'Because.', points: 'A reason: 100 %' } };

/** An exam of ten questions of which one is open, its author, and a learner who answered all but nothing right. */
async function openExam(site: Site, mode: 'exam' | 'study' = 'exam') {
  const { code } = await addExam(site.db, { questions: [open, ...Array.from({ length: 9 }, () => ({}))] });
  const [author, ada] = [await joinAuthor(site, code), await join(site)];
  const attemptId = await begin(site.db, { userId: ada.userId, code, mode });
  const { questions } = await ada.api.quizzes.getAttempt({ attemptId });
  for (const { position, type } of questions)
    await ada.api.quizzes.answer({ attemptId, position, answer: type === 'open' ? ['I think so.'] : [0] });
  const position = questions.find(({ type }) => type === 'open')?.position ?? 0;
  return { code, quizzes: author.api.quizzes, ada, attemptId, position };
}

async function demandSound({ db }: Site, userId: string): Promise<void> {
  expect(await verifyStanding(db, { userId, now: NOW })).toEqual([]);
  expect(await compareSources(db, { userId })).toEqual([]);
  expect(await findWrongScores(db, { keys: [userId] })).toEqual([]);
}

describe('an answer in words', () => {
  test('waits for an author of its exam, who marks it, also again', async ({ site }) => {
    const { code: examCode, quizzes, ada, attemptId, position } = await openExam(site);
    expect(await quizzes.listAnswersToMark({ examCode })).toMatchObject({ items: [] });
    await ada.api.quizzes.submit({ attemptId });
    const before = await ada.api.quizzes.getResult({ attemptId });
    expect(before).toMatchObject({ waitingQuestions: 1 });
    const { items, waiting } = await quizzes.listAnswersToMark({});
    expect(waiting).toBe(1);
    expect(await quizzes.listAnswersToMark({ examCode })).toMatchObject({ items });
    expect(items).toMatchObject([
      {
        ...{ examCode, answer: 'I think so.', modelAnswer: 'Because.', attemptId, position },
        ...{ submittedAt: NOW, learner: null },
      },
    ]);
    const [row] = (await ada.api.quizzes.history({ limit: 10 })).items;
    expect(row).toMatchObject({ attemptId, waitingQuestions: 1 });
    expect((await ada.api.home.dashboard()).recentAttempts).toMatchObject([{ waitingQuestions: 1 }]);
    expect(JSON.stringify(items)).not.toContain(ada.userId);
    const mark = { questionId: items[0]?.questionId ?? '', attemptId, position };
    const asItWas = before.scorePercent ?? 0;
    const rehearsed = await quizzes.markAnswer({ ...mark, percent: 50, isDryRun: true });
    expect(rehearsed).toEqual({ before: null, scorePercentBefore: asItWas, scorePercent: asItWas + 5 });
    expect(await ada.api.quizzes.getResult({ attemptId })).toEqual(before);
    let given: number | null = null;
    for (const percent of [50, 100, 0]) {
      const marked = await quizzes.markAnswer({ ...mark, percent });
      expect(marked).toMatchObject({ before: given, scorePercent: asItWas + percent / 10 });
      given = percent;
      const { waitingQuestions, scorePercent, correctAnswers } = await ada.api.quizzes.getResult({
        attemptId,
      });
      expect({ waitingQuestions, scorePercent, correctAnswers }).toEqual({
        waitingQuestions: 0,
        scorePercent: asItWas + percent / 10,
        correctAnswers: (before.correctAnswers ?? 0) + Number(percent === 100),
      });
      await demandSound(site, ada.userId);
    }
    expect((await quizzes.listAnswersToMark({ examCode })).items).toEqual([]);
  });

  test('says how many wait, page by page, and who wrote it on demand alone', async ({ site }) => {
    const { code: examCode, quizzes, ada, attemptId } = await openExam(site);
    await ada.api.quizzes.submit({ attemptId });
    const bob = await join(site, { firstName: 'Bob' });
    const his = await begin(site.db, { userId: bob.userId, code: examCode, mode: 'exam' });
    const { questions } = await bob.api.quizzes.getAttempt({ attemptId: his });
    const position = questions.find(({ type }) => type === 'open')?.position ?? 0;
    await bob.api.quizzes.answer({ attemptId: his, position, answer: ['Bobs words'] });
    await bob.api.quizzes.submit({ attemptId: his });
    const first = await quizzes.listAnswersToMark({ examCode, limit: 1 });
    expect(first).toMatchObject({ waiting: 2, items: [{ learner: null }] });
    const rest = await quizzes.listAnswersToMark({ examCode, limit: 1, cursor: first.nextCursor ?? '' });
    expect(rest).toMatchObject({ waiting: 1, nextCursor: null });
    const named = await quizzes.listAnswersToMark({ examCode, isNamed: true });
    expect(named.items.find(({ answer }) => answer === 'Bobs words')).toMatchObject({ learner: 'Bob' });
  });

  test('is marked by authors of its exam alone, when it was handed in', async ({ site }) => {
    const { code: examCode, quizzes, ada, attemptId, position } = await openExam(site);
    const { questionId } = await site.db('quizzes.attempt_questions').where({ attemptId, position }).first();
    const mark = { questionId, attemptId, position, percent: 100 };
    await expect(quizzes.markAnswer(mark)).rejects.toThrow('attempt-not-finished');
    await ada.api.quizzes.submit({ attemptId });
    const { code: other } = await addExam(site.db);
    const stranger = (await joinAuthor(site, other)).api.quizzes;
    await expect(stranger.markAnswer(mark)).rejects.toThrow('not-found');
    expect((await stranger.listAnswersToMark({ examCode })).items).toEqual([]);
    expect((await stranger.listAnswersToMark({})).items).toEqual([]);
    await expect(ada.api.quizzes.markOwnAnswer(mark)).rejects.toThrow('answer-not-marked');
  });

  test('is missed where its exam is looked at, an attempt once, until it is marked', async ({ site }) => {
    const { code: examCode, quizzes, ada, attemptId, position } = await openExam(site);
    const waiting = async () => [
      (await quizzes.getExam({ examCode })).waitingAttempts,
      (await quizzes.getExamStatistics({ examCode })).waitingAttempts,
      (await quizzes.recountScores({ examCode, isDryRun: true })).waitingAttempts,
    ];
    expect(await waiting()).toEqual([0, 0, 0]);
    await ada.api.quizzes.submit({ attemptId });
    expect(await waiting()).toEqual([1, 1, 1]);
    const { questionId } = await site.db('quizzes.attempt_questions').where({ attemptId, position }).first();
    await quizzes.markAnswer({ questionId, attemptId, position, percent: 100 });
    expect(await waiting()).toEqual([0, 0, 0]);
  });

  test('is marked by its learner in study, once the model answer was shown', async ({ site }) => {
    const { code: examCode, quizzes, ada, attemptId, position } = await openExam(site, 'study');
    const mark = { attemptId, position, percent: 100 };
    const eve = await join(site);
    await expect(ada.api.quizzes.markOwnAnswer(mark)).rejects.toThrow('answer-not-marked');
    await ada.api.quizzes.check({ attemptId, position });
    await expect(eve.api.quizzes.markOwnAnswer(mark)).rejects.toThrow('not-found');
    const revision = async () =>
      (await site.db('quizzes.attempts').where({ id: attemptId }).first('revision')).revision;
    const before = await revision();
    await ada.api.quizzes.markOwnAnswer(mark);
    const asked = (await ada.api.quizzes.getAttempt({ attemptId })).questions[position];
    expect(asked?.feedback).toMatchObject({ mark: 100, isWaiting: false, isCorrect: true });
    // What has graded without it grades again.
    expect(await revision()).toBe(before + 1);
    await ada.api.quizzes.submit({ attemptId });
    const hers = await begin(site.db, { userId: eve.userId, code: examCode, mode: 'study' });
    await eve.api.quizzes.submit({ attemptId: hers });
    await expect(eve.api.quizzes.markOwnAnswer(mark)).rejects.toThrow('not-found');
    const marked = await ada.api.quizzes.getResult({ attemptId });
    expect(marked.waitingQuestions).toBe(0);
    expect((await quizzes.listAnswersToMark({ examCode })).items).toEqual([]);
    await ada.api.quizzes.markOwnAnswer({ ...mark, percent: 0 });
    const again = await ada.api.quizzes.getResult({ attemptId });
    expect(again.correctAnswers).toBe((marked.correctAnswers ?? 0) - 1);
    const review = await ada.api.quizzes.review({ attemptId });
    expect(review).toMatchObject({ mode: 'study' });
    expect(review.questions[position]).toMatchObject({ mark: 0, isWaiting: false });
    await demandSound(site, ada.userId);
  });

  test('is marked by its learner so often, and waits for nobody who counts', async ({ site }) => {
    const { ada, attemptId, position } = await openExam(site, 'study');
    const mark = { attemptId, position, percent: 100 };
    await ada.api.quizzes.check({ attemptId, position });
    await ada.api.quizzes.submit({ attemptId });
    const statements = await statementsOf(site.db, async () => await ada.api.quizzes.markOwnAnswer(mark));
    expect(statements.join()).not.toContain('pg_advisory_xact_lock');
    await site
      .db('platform.quotas')
      .where({ kind: 'own-mark', owner: ada.userId })
      .update({ used: quotas['own-mark'].account });
    await expect(ada.api.quizzes.markOwnAnswer(mark)).rejects.toThrow('rate-limited');
  });

  test('that is marked takes what a later quiz of its day has brought, and of no other day', async ({
    site,
  }) => {
    const { code, ada, attemptId, position } = await openExam(site, 'study');
    await ada.api.quizzes.check({ attemptId, position });
    await ada.api.quizzes.submit({ attemptId });
    const markedAgain = async () => {
      const other = await begin(site.db, { userId: ada.userId, code, mode: 'study', now: site.now });
      const { questions } = await ada.api.quizzes.getAttempt({ attemptId: other });
      const place = questions.find(({ type }) => type === 'open')?.position ?? 0;
      await ada.api.quizzes.answer({ attemptId: other, position: place, answer: ['Again.'] });
      await ada.api.quizzes.check({ attemptId: other, position: place });
      await ada.api.quizzes.submit({ attemptId: other });
      await ada.api.quizzes.markOwnAnswer({ attemptId: other, position: place, percent: 100 });
      return other;
    };
    const sameDay = await markedAgain();
    site.wait(48 * 3_600_000);
    const otherDay = await markedAgain();
    const repeated = async (id: string) =>
      (await ada.api.quizzes.getResult({ attemptId: id })).repeatedAnswers;
    expect([await repeated(sameDay), await repeated(otherDay)]).toEqual([0, 0]);
    await ada.api.quizzes.markOwnAnswer({ attemptId, position, percent: 100 });
    expect([await repeated(sameDay), await repeated(otherDay)]).toEqual([1, 0]);
    await demandSound(site, ada.userId);
  });

  test('waits once where its account became part of another, and is marked there', async ({ site }) => {
    const { code: examCode, quizzes, ada, attemptId, position } = await openExam(site);
    await ada.api.quizzes.submit({ attemptId });
    const kept = await join(site);
    await merge(site, kept, ada);
    const { items } = await quizzes.listAnswersToMark({ examCode });
    expect(items).toHaveLength(1);
    const { questionId = '' } = items[0] ?? {};
    await quizzes.markAnswer({ questionId, attemptId, position, percent: 100 });
    const marked = site.db('quizzes.attempt_questions').where({ attemptId, position, markPercent: 100 });
    expect(await marked.select('userId')).toEqual([{ userId: kept.userId }]);
    expect((await quizzes.listAnswersToMark({ examCode })).items).toEqual([]);
    await demandSound(site, kept.userId);
  });

  test('is the only one that a person marks', async ({ site }) => {
    const { quizzes, ada, attemptId, position } = await openExam(site);
    await ada.api.quizzes.submit({ attemptId });
    const place = { attemptId, position: position === 0 ? 1 : 0 };
    const { questionId } = await site.db('quizzes.attempt_questions').where(place).first();
    const mark = quizzes.markAnswer({ ...place, questionId, percent: 100 });
    await expect(mark).rejects.toThrow('answer-not-marked');
  });
});
