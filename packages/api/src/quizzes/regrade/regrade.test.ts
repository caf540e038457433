import { draftIn } from '@studyhall/domain/quizzes/lifecycle-commands';
import { describe, expect } from 'vitest';
import { addLearner, NOW } from '../../testing/builders.ts';
import { test } from '../../testing/callers.ts';
import { join, joinAuthor } from '../../testing/members.ts';
import { later } from '../../testing/quiz-database.ts';
import {
  addTwins,
  answerAs,
  correct,
  countedOf,
  flawsOf,
  keyed,
  openScene,
  option,
  regrade,
  take,
  traceOf,
} from '../../testing/regrade-scene.ts';
import { QuestionVersion } from '../bank-models.ts';
import { countScores } from '../statistics/count-scores.ts';
import { submitAttempt } from '../submit-attempt.ts';
import { regradeLearner } from './regrade-learner.ts';

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
    for (const [userId] of pairs) expect(await flawsOf(scene.db, userId)).toEqual([]);
    await countScores(scene.db);
    await regrade(scene);
    const counted = await countedOf(scene.db, scene.wrong);
    expect(counted).toEqual(await countedOf(scene.db, scene.right));
    expect(counted).toMatchObject({ missed: { totals: 0, items: 0 } });
    for (const [userId, twin] of pairs) {
      expect(await traceOf(scene, userId)).toEqual(await traceOf(scene, twin));
      expect(await flawsOf(scene.db, userId)).toEqual([]);
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
    expect(await flawsOf(scene.db, userId)).toEqual([]);
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
    expect(await flawsOf(db, userId)).toEqual([]);
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
    const takeAgain = async () => {
      const eve = await join(site);
      const hers = await take(db, { userId: eve.userId, code, first: 'Option B', right: 9 });
      const asked = await db('quizzes.attempt_questions').where({ attemptId: hers, questionId }).first();
      await eve.api.quizzes.reportQuestion({
        ...{ attemptId: hers, position: asked.position, reason: 'typo' },
      });
      return eve;
    };
    await expect(stranger.previewRegrade({ questionId })).rejects.toThrow('not-found');
    await expect(stranger.listRegrades({ questionId })).rejects.toThrow('not-found');
    await expect(stranger.regradeQuestion({ questionId, version })).rejects.toThrow('not-found');
    const old = scene.author.api.quizzes.regradeQuestion({ questionId, version: 1 });
    await expect(old).rejects.toThrow('question-changed');
    const author = scene.author.api.quizzes;
    expect(await author.previewRegrade({ questionId })).toMatchObject({ reports: 1 });
    const eve = await takeAgain();
    expect(await author.previewRegrade({ questionId })).toMatchObject({ reports: 1 });
    expect(await author.regradeQuestion({ questionId, version })).toMatchObject({ settledReports: 1 });
    expect((await ada.api.quizzes.listOwnQuestionReports({})).items).toMatchObject([{ state: 'fixed' }]);
    // What is said of the version that mends it still waits.
    expect((await eve.api.quizzes.listOwnQuestionReports({})).items).toMatchObject([{ state: 'open' }]);
    expect(await author.listRegrades({ questionId })).toMatchObject([{ settledReports: 1 }]);
    await scene.site.deliver();
    const review = await ada.api.quizzes.review({ attemptId });
    expect(review.questions[position]).toMatchObject({ isCorrect: true });
  });
});
