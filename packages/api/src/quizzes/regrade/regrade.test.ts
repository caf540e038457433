import { draftIn } from '@studyhall/domain/quizzes/lifecycle-commands';
import type { Knex } from 'knex';
import { describe, expect } from 'vitest';
import { compareSources } from '../../admin/standing-sources.ts';
import { verifyStanding } from '../../gamification/verify-standing.ts';
import { addCatalogue, addExam, addLearner, NOW, optionsOf } from '../../testing/builders.ts';
import { type Site, test } from '../../testing/callers.ts';
import { join, joinAuthor, type Member } from '../../testing/members.ts';
import { begin, later } from '../../testing/quiz-database.ts';
import { answerQuestion } from '../answer-question.ts';
import { QuestionVersion } from '../bank-models.ts';
import { findWrongScores } from '../doctor-scores.ts';
import { getAttempt } from '../get-attempt.ts';
import { countScores } from '../statistics/count-scores.ts';
import { recountScores } from '../statistics/recount.ts';
import { submitAttempt } from '../submit-attempt.ts';
import { regradeLearner } from './regrade-learner.ts';

const option = (text: string, isCorrect: boolean) => ({ text, isCorrect, explanation: '' });
const keyed = (right: string) => ['Option A', 'Option B'].map((text) => option(text, text === right));

/** An exam of ten questions of which "Question 0" has this key, all others A. */
async function addWorld(db: Knex, right: string): Promise<string> {
  const questions = Array.from({ length: 10 }, (_, index) => ({
    ...{ domainCode: index < 6 ? '1.1' : '2.1', options: keyed(index === 0 ? right : 'Option A') },
  }));
  return (await addExam(db, { questions })).code;
}

interface Taking {
  readonly userId: string;
  readonly code: string;
  /** What is chosen for question 0, and how many of the others are answered with A. */
  readonly first: string;
  readonly right: number;
  readonly now?: Date;
}

async function answerAs(db: Knex, { userId, code, first, right, now = NOW }: Taking): Promise<string> {
  const attemptId = await begin(db, { userId, code, now });
  const { questions } = await getAttempt(db, { userId, attemptId, now });
  for (const question of questions) {
    const number = Number(question.text.replace('Question ', ''));
    const chosen = number === 0 ? first : number <= right ? 'Option A' : 'Option B';
    const place = optionsOf(question).findIndex(({ text }) => text === chosen);
    const command = { attemptId, position: question.position, answer: [place] };
    await answerQuestion(db, { userId, command, now });
  }
  return attemptId;
}

async function take(db: Knex, taking: Taking): Promise<string> {
  const attemptId = await answerAs(db, taking);
  const { userId, now = NOW } = taking;
  await submitAttempt(db, { userId, attemptId, now: new Date(now.getTime() + 60_000) });
  return attemptId;
}

interface Scene {
  readonly db: Knex;
  readonly site: Site;
  readonly author: Member;
  /** The exam whose first question has a wrong key. */
  readonly wrong: string;
  /** The same as it should always have been. */
  readonly right: string;
  readonly questionId: string;
}

async function openScene(site: Site): Promise<Scene> {
  const { db } = site;
  await addCatalogue(db);
  const [wrong, right] = [await addWorld(db, 'Option A'), await addWorld(db, 'Option B')];
  const author = await joinAuthor(site, wrong);
  const { questionId } = await author.api.quizzes.getQuestion({ question: 'q-0', examCode: wrong });
  return { db, site, author, wrong, right, questionId };
}

async function correct({ author, wrong, questionId }: Scene): Promise<number> {
  const { quizzes } = author.api;
  const question = await quizzes.getQuestion({ question: 'q-0', examCode: wrong });
  const options = keyed('Option B');
  const edit = {
    questionId,
    version: question.version,
    question: { ...draftIn(question), type: 'single' as const, options },
  };
  return (await quizzes.editQuestion(edit)).version;
}

async function regrade(scene: Scene): Promise<void> {
  const version = await correct(scene);
  await scene.author.api.quizzes.regradeQuestion({ questionId: scene.questionId, version });
  await scene.site.deliver();
}

/**
 * All that is kept of a learner and hangs on how quizzes were graded; the two exams are one. With which quiz an
 * achievement came is another: here with the regrade.
 */
async function traceOf({ db, wrong, right }: Scene, userId: string): Promise<unknown> {
  const attempts = await db('quizzes.attempts').where({ userId }).orderBy('submittedAt');
  const standing = await db('gamification.standings').where({ userId }).first();
  const { version: _version, userId: _id, updatedAt: _at, ...totals } = standing;
  const graded = attempts.map(({ correctAnswers, scoreBasisPoints, result }) => {
    const { quizXp, repeatedAnswers, domains } = result;
    return { correctAnswers, scoreBasisPoints, quizXp, repeatedAnswers, domains };
  });
  const days = await db('gamification.activity_days').where({ userId }).orderBy('localDate');
  const boards = await db('gamification.board_entries')
    .where({ userId })
    .orderBy('board')
    .select('board', 'score');
  const earned = await db('gamification.user_achievements').where({ userId }).orderBy('achievementSlug');
  const trace = {
    ...{ graded, totals, boards, days: days.map(({ userId: _user, ...day }) => day) },
    earned: earned.map(({ achievementSlug }) => achievementSlug),
  };
  return JSON.parse(JSON.stringify(trace).replaceAll(wrong, 'exam').replaceAll(right, 'exam'));
}

async function demandSound(db: Knex, userId: string): Promise<void> {
  expect(await verifyStanding(db, { userId, now: NOW })).toEqual([]);
  expect(await compareSources(db, { userId })).toEqual([]);
  expect(await findWrongScores(db, { keys: [userId] })).toEqual([]);
}

/** How many had which score, of each question and of the whole, as it is counted when the job has come by. */
async function countedOf(db: Knex, code: string): Promise<unknown> {
  await countScores(db);
  expect(await recountScores(db, { examCode: code, isDryRun: true, listOf: null })).toEqual({
    totals: 0,
    items: 0,
  });
  const exam = db('quizzes.exams').where({ code }).select('id');
  const counts = ['n.totalWeight', 'n.totalScore', 'n.attempts'];
  const totals = db('quizzes.score_counts as n').whereIn('examId', exam).select(counts);
  const items = db('quizzes.item_score_counts as n')
    .join('quizzes.questions as q', 'q.id', 'n.questionId')
    .whereIn('q.examId', exam)
    .whereRaw('q.version = n.version')
    .select('q.externalId', 'n.itemScore', ...counts);
  const orders = [{ column: 'totalScore' }];
  return {
    totals: await totals.where('n.attempts', '>', 0).orderBy(orders),
    items: await items
      .where('n.attempts', '>', 0)
      .orderBy([...orders, { column: 'externalId' }, { column: 'itemScore' }]),
  };
}

/** One who took the exam with the wrong key, and one who did the same where it was right. */
async function addTwins({ db, wrong, right }: Scene, taken: readonly Omit<Taking, 'userId' | 'code'>[]) {
  const twins = [await addLearner(db), await addLearner(db)] as const;
  for (const one of taken) {
    await take(db, { ...one, userId: twins[0], code: wrong });
    await take(db, { ...one, userId: twins[1], code: right });
  }
  return twins;
}

describe('a question that is graded anew', () => {
  test('counts as if it had always been right: results, XP, boards, days, achievements, statistics', async ({
    site,
  }) => {
    const scene = await openScene(site);
    const twice = [
      { first: 'Option B', right: 9 },
      { first: 'Option B', right: 7, now: later(3_600) },
    ];
    const week = Array.from({ length: 5 }, (_, day) => ({
      ...{ first: 'Option B', right: 4 + day, now: later(day * 3_600) },
    }));
    const pairs = [await addTwins(scene, twice), await addTwins(scene, week)];
    for (const [userId] of pairs) await demandSound(scene.db, userId);
    await countScores(scene.db);
    await regrade(scene);
    expect(await countedOf(scene.db, scene.wrong)).toEqual(await countedOf(scene.db, scene.right));
    for (const [userId, twin] of pairs) {
      expect(await traceOf(scene, userId)).toEqual(await traceOf(scene, twin));
      await demandSound(scene.db, userId);
    }
  });

  test('that was taken for right takes what it gave, and no achievement, streak or day of one', async ({
    site,
  }) => {
    const scene = await openScene(site);
    const [userId, twin] = await addTwins(scene, [{ first: 'Option A', right: 9 }]);
    const earned = async () => await scene.db('gamification.user_achievements').where({ userId });
    const before = await earned();
    const streak = async () =>
      await scene.db('gamification.standings').where({ userId }).first('streakCurrent', 'streakLongest');
    const streakBefore = await streak();
    await regrade(scene);
    expect(await earned()).toEqual(before);
    expect(await streak()).toEqual(streakBefore);
    const xpOf = async (id: string) =>
      await scene
        .db('gamification.activities')
        .where({ userId: id })
        .whereNot({ kind: 'achievement' })
        .sum('xp')
        .first();
    expect(await xpOf(userId)).toEqual(await xpOf(twin));
    await demandSound(scene.db, userId);
    const [done] = await scene.author.api.quizzes.listRegrades({ questionId: scene.questionId });
    expect(done).toMatchObject({ state: 'done', attempts: 1, changed: 1, lower: 1 });
    expect(done?.findings).toContainEqual({ kind: 'achievement-lost', name: 'perfect-score', count: 1 });
  });

  test('is previewed as it will be', async ({ site }) => {
    const scene = await openScene(site);
    await addTwins(scene, [{ first: 'Option B', right: 6 }]);
    await addTwins(scene, [{ first: 'Option A', right: 6 }]);
    await addTwins(scene, [{ first: 'Option B', right: 9 }]);
    const version = await correct(scene);
    const { quizzes } = scene.author.api;
    const preview = await quizzes.previewRegrade({ questionId: scene.questionId });
    expect(preview).toMatchObject({
      ...{ version, versions: [1], otherVersions: [], learners: 3, isWhole: true },
      ...{ attempts: 3, changed: 3, higher: 2, lower: 1, passNow: 1, failNow: 1 },
    });
    expect(preview.largest).toContainEqual({
      ...{ before: 6_000, after: 7_000, passedBefore: false, passesAfter: true },
      xp: expect.any(Number),
    });
    await quizzes.regradeQuestion({ questionId: scene.questionId, version });
    await scene.site.deliver();
    const [done] = await quizzes.listRegrades({ questionId: scene.questionId });
    const { attempts, changed, higher, lower, passNow, failNow, xp, findings } = preview;
    expect(done).toMatchObject({ attempts, changed, higher, lower, passNow, failNow, xp, findings });
  });

  test('is graded once, wherever it was interrupted, and a second time nothing is left', async ({ site }) => {
    const scene = await openScene(site);
    const pairs = [
      await addTwins(scene, [{ first: 'Option B', right: 9 }]),
      await addTwins(scene, [{ first: 'Option B', right: 5 }]),
    ];
    const version = await correct(scene);
    const { questionId } = scene;
    const { quizzes } = scene.author.api;
    const { regradeId } = await quizzes.regradeQuestion({ questionId, version });
    await expect(quizzes.regradeQuestion({ questionId, version })).rejects.toThrow('regrade-running');
    // A process gets as far as one of them, twice.
    const right = await QuestionVersion.query(scene.db).findById([questionId, version]).throwIfNotFound();
    const first = { userId: pairs[0]?.[0] ?? '', regradeId, right, versions: [1], now: NOW };
    await regradeLearner(scene.db, first);
    await regradeLearner(scene.db, first);
    await scene.site.deliver();
    for (const [userId, twin] of pairs)
      expect(await traceOf(scene, userId)).toEqual(await traceOf(scene, twin));
    await expect(quizzes.regradeQuestion({ questionId, version })).rejects.toThrow('regrade-empty');
    const [done] = await quizzes.listRegrades({ questionId });
    expect(done).toMatchObject({ state: 'done', attempts: 2, changed: 2 });
  });

  test('is right in a quiz that goes on, when that ends', async ({ site }) => {
    const scene = await openScene(site);
    const { db, wrong: code } = scene;
    const userId = await addLearner(db);
    const attemptId = await answerAs(db, { userId, code, first: 'Option B', right: 9 });
    await regrade(scene);
    const result = await submitAttempt(db, { userId, attemptId, now: later(60) });
    expect(result).toMatchObject({ correctAnswers: 10 });
    await demandSound(db, userId);
  });

  test('stays as it is where it showed something else', async ({ site }) => {
    const scene = await openScene(site);
    await addTwins(scene, [{ first: 'Option B', right: 9 }]);
    const { quizzes } = scene.author.api;
    const { questionId } = scene;
    const question = await quizzes.getQuestion({ question: 'q-0', examCode: scene.wrong });
    const options = [...keyed('Option B'), option('Option C', false)];
    const edit = {
      questionId,
      version: 1,
      question: { ...draftIn(question), type: 'single' as const, options },
    };
    const { version } = await quizzes.editQuestion(edit);
    const preview = await quizzes.previewRegrade({ questionId });
    expect(preview).toMatchObject({ versions: [], otherVersions: [1], attempts: 0 });
    await expect(quizzes.regradeQuestion({ questionId, version })).rejects.toThrow('regrade-empty');
    const asked = { ...edit.question, text: 'Which is not?', options: keyed('Option B') };
    await quizzes.editQuestion({ ...edit, version, question: asked });
    expect(await quizzes.previewRegrade({ questionId })).toMatchObject({ otherVersions: [1, 2] });
  });

  test('is of authors of its exam alone, by the newest version; whoever reported it is told', async ({
    site,
  }) => {
    const scene = await openScene(site);
    const { db, questionId, wrong: code, right } = scene;
    const stranger = (await joinAuthor(site, right)).api.quizzes;
    const ada = await join(site);
    const attemptId = await take(db, { userId: ada.userId, code, first: 'Option B', right: 9 });
    const { position } = await db('quizzes.attempt_questions')
      .where({ attemptId, questionId })
      .first('position');
    await ada.api.quizzes.reportQuestion({ attemptId, position, reason: 'wrong-key' });
    const version = await correct(scene);
    await expect(stranger.previewRegrade({ questionId })).rejects.toThrow('not-found');
    await expect(stranger.listRegrades({ questionId })).rejects.toThrow('not-found');
    await expect(stranger.regradeQuestion({ questionId, version })).rejects.toThrow('not-found');
    const old = scene.author.api.quizzes.regradeQuestion({ questionId, version: 1 });
    await expect(old).rejects.toThrow('question-changed');
    await scene.author.api.quizzes.regradeQuestion({ questionId, version });
    expect((await ada.api.quizzes.listOwnQuestionReports({})).items).toMatchObject([{ state: 'fixed' }]);
    await scene.site.deliver();
    const review = await ada.api.quizzes.review({ attemptId });
    expect(review.questions[position]).toMatchObject({ isCorrect: true });
  });
});
