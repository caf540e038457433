import { randomUUID } from 'node:crypto';
import { describe, expect } from 'vitest';
import { addCourse, NOW, quizLevel } from '../../testing/builders.ts';
import { test } from '../../testing/callers.ts';
import { join, type Member } from '../../testing/members.ts';
import {
  answerWorld,
  correct,
  flawsOf,
  openScene,
  regrade,
  type Scene,
} from '../../testing/regrade-scene.ts';

/** A learner in a course of one quiz, of which all ten questions are asked, and nine must be right. */
async function openRun(scene: Scene, member?: Member) {
  const { db, wrong: code, site } = scene;
  const level = quizLevel('one', code, { questionCount: 10, passPercent: 90 });
  const slug = await addCourse(db, [level]);
  const ada = member ?? (await join(site));
  const { enrolmentId } = await ada.api.progress.enrol({ slug });
  const [first] = (await ada.api.progress.getCourse({ slug })).levels;
  const levelId = first?.levelId ?? '';
  const tryLevel = async (answers: { first: string; right: number }) => {
    const command = { examCode: code, mode: 'exam', level: { enrolmentId, levelId } } as const;
    const { attemptId } = await ada.api.quizzes.start({ ...command, idempotencyKey: randomUUID() });
    await answerWorld(db, { userId: ada.userId, attemptId, now: NOW, ...answers });
    await ada.api.quizzes.submit({ attemptId });
    return attemptId;
  };
  const { userId } = ada;
  const passes = async () => await db('progress.passes').where({ userId, enrolmentId });
  const streak = async () =>
    await db('gamification.standings').where({ userId }).first('streakCurrent', 'streakLongest');
  return { ...ada, slug, enrolmentId, levelId, tryLevel, passes, streak, title: first?.title ?? '' };
}

const findingsOf = async ({ author, questionId }: Scene) =>
  (await author.api.quizzes.listRegrades({ questionId }))[0]?.findings ?? [];

describe('a level whose quiz is graded anew', () => {
  test('is passed by what it should always have been, as at its end, and no streak moves', async ({
    site,
  }) => {
    const scene = await openScene(site);
    const { db, questionId } = scene;
    const ada = await openRun(scene);
    const attemptId = await ada.tryLevel({ first: 'Option B', right: 8 });
    expect(await ada.passes()).toEqual([]);
    const before = await ada.streak();
    const { xp } = await db('gamification.standings').where({ userId: ada.userId }).first('xp');
    const version = await correct(scene);
    const preview = await scene.author.api.quizzes.previewRegrade({ questionId });
    expect(preview.findings).toEqual([{ kind: 'level-won', name: ada.title, count: 1 }]);
    await regrade(scene, version);
    expect(await findingsOf(scene)).toEqual(preview.findings);
    expect(await ada.passes()).toMatchObject([{ scoreBasisPoints: 9_000, passedAt: NOW }]);
    const course = await ada.api.progress.getCourse({ slug: ada.slug });
    expect(course.levels).toMatchObject([{ state: 'passed' }]);
    expect(await db('progress.enrolments').where({ id: ada.enrolmentId }).first()).toMatchObject({
      completedAt: NOW,
    });
    expect(await db('progress.certificates').where({ userId: ada.userId })).toEqual([]);
    const tries = await db('progress.level_attempts').where({ userId: ada.userId });
    expect(tries).toMatchObject([{ id: attemptId, outcome: 'passed', scoreBasisPoints: 9_000 }]);
    const { level } = await ada.api.quizzes.getResult({ attemptId });
    expect(level).toMatchObject({ hasPassed: true, isCourseCompleted: true });
    expect(await ada.streak()).toEqual(before);
    const reward = { userId: ada.userId, kind: 'level-reward', sourceId: ada.levelId };
    const [earned] = await db('gamification.activities').where(reward);
    expect(earned).toMatchObject({ isActivity: false });
    const after = await db('gamification.standings').where({ userId: ada.userId }).first('xp');
    expect(after.xp - xp).toBeGreaterThanOrEqual(earned.xp);
    expect(await flawsOf(db, ada.userId)).toEqual([]);
  });

  test('stays passed where it was by a wrong key, and is named with its certificate', async ({ site }) => {
    const scene = await openScene(site);
    const ada = await openRun(scene);
    await ada.tryLevel({ first: 'Option A', right: 8 });
    const passed = await ada.passes();
    expect(passed).toMatchObject([{ scoreBasisPoints: 9_000 }]);
    const issued = await ada.api.progress.claimCertificate({
      enrolmentId: ada.enrolmentId,
      printedName: 'Ada',
    });
    await regrade(scene);
    expect(await ada.passes()).toEqual(passed);
    const { serial } =
      (await scene.db('progress.certificates').where({ userId: ada.userId }).first()) ?? issued;
    expect(await findingsOf(scene)).toEqual(
      expect.arrayContaining([
        { kind: 'certificate-lost', name: serial, count: 1 },
        { kind: 'level-lost', name: ada.title, count: 1 },
      ]),
    );
    expect(await flawsOf(scene.db, ada.userId)).toEqual([]);
  });

  test('is lost to nobody who passed it in another try', async ({ site }) => {
    const scene = await openScene(site);
    const ada = await openRun(scene);
    await ada.tryLevel({ first: 'Option A', right: 8 });
    await ada.tryLevel({ first: 'Option B', right: 9 });
    await regrade(scene);
    expect((await findingsOf(scene)).map(({ kind }) => kind)).not.toContain('level-lost');
    expect(await ada.passes()).toMatchObject([{ scoreBasisPoints: 10_000 }]);
    expect(await flawsOf(scene.db, ada.userId)).toEqual([]);
  });
});
