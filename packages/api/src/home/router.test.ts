import { randomUUID } from 'node:crypto';
import { describe, expect } from 'vitest';
import { addCatalogue, addCourse, addExam, readingLevel } from '../testing/builders.ts';
import { type Site, test } from '../testing/callers.ts';
import { join, type Member } from '../testing/members.ts';
import { takeQuiz } from '../testing/quiz-database.ts';

const DAY = 24 * 3_600_000;

/** Finishes a quiz, leaves another open, and reads the first level of a course. */
async function study(
  site: Site,
  { userId, api }: Member,
  work: { code: string; slug: string; right: number },
) {
  const { code, slug, right } = work;
  const { attemptId: finished } = await takeQuiz(site.db, { userId, code, right, now: site.now });
  const started = { examCode: code, mode: 'study', idempotencyKey: randomUUID() } as const;
  const { attemptId: open } = await api.quizzes.start(started);
  const { enrolmentId } = await api.progress.enrol({ slug });
  const { levels } = await api.progress.getCourse({ slug });
  const levelId = levels[0]?.levelId ?? '';
  if (right > 5) await api.progress.finishReading({ enrolmentId, levelId });
  return { finished, open };
}

async function openScene(site: Site) {
  await addCatalogue(site.db);
  const { code } = await addExam(site.db);
  const slug = await addCourse(site.db, [readingLevel('one'), readingLevel('two')]);
  const [ada, bob] = [await join(site, { firstName: 'Ada' }), await join(site, { firstName: 'Bob' })];
  const hers = await study(site, ada, { code, slug, right: 10 });
  const his = await study(site, bob, { code, slug, right: 4 });
  return { code, slug, ada, bob, hers, his };
}

describe('the dashboard', () => {
  test('shows what one did oneself, and what one can go on with', async ({ site }) => {
    const { code, slug, ada, bob, hers, his } = await openScene(site);
    expect(await ada.api.home.dashboard()).toMatchObject({
      displayName: 'Ada',
      today: '2026-03-10',
      xp: { total: 150 + 50 + 150 + 20 },
      streak: { current: 1, longest: 1, isActiveToday: true },
      continue: { attemptId: hers.open, examCode: code, mode: 'study', answered: 0 },
      course: { courseSlug: slug, position: 2, passedLevels: 1, levelCount: 2 },
      activity: [{ date: '2026-03-10', quizzes: 1, levels: 1, questions: 10, xp: 370 }],
      recentAttempts: [{ attemptId: hers.finished, scorePercent: 100, hasPassed: true }],
      exams: [{ code, myQuizzes: 1, myBestPercent: 100 }],
      rank: { rank: 1, players: 2 },
    });
    const ofBob = await bob.api.home.dashboard();
    expect(ofBob).toMatchObject({
      displayName: 'Bob',
      xp: { total: 40 + 50 },
      continue: { attemptId: his.open },
      course: { position: 1, passedLevels: 0 },
      activity: [{ quizzes: 1, levels: 0, questions: 10, xp: 90 }],
      recentAttempts: [{ attemptId: his.finished, scorePercent: 40, hasPassed: false }],
      exams: [{ code, myQuizzes: 1, myBestPercent: 40 }],
      rank: { rank: 2, players: 2 },
    });
    expect(ofBob.recentAttempts).toHaveLength(1);
    expect(ofBob.activity).toHaveLength(1);
  });

  test('is empty for a newcomer, whatever others did', async ({ site }) => {
    const { code } = await openScene(site);
    const newcomer = await join(site);
    expect(await newcomer.api.home.dashboard()).toMatchObject({
      xp: { total: 0, level: 1, percent: 0 },
      streak: { current: 0, longest: 0, freezes: 0, isActiveToday: false },
      continue: null,
      course: null,
      activity: [],
      recentAttempts: [],
      exams: [{ code, myQuizzes: 0, myBestPercent: null }],
      rank: null,
    });
  });

  test('shows exams that are published, drafts and retired ones not', async ({ db, site }) => {
    const { code } = await openScene(site);
    for (const status of ['draft', 'retired']) {
      const other = await addExam(db);
      await db('quizzes.exams').where({ code: other.code }).update({ status });
    }
    const newcomer = await join(site);
    const { exams } = await newcomer.api.home.dashboard();
    expect(exams.map((exam) => exam.code)).toEqual([code]);
  });

  test('names the achievements nearest to oneself, earned and hidden ones never', async ({ db, site }) => {
    const { ada, bob } = await openScene(site);
    const nextOf = async ({ api }: Member) =>
      (await api.home.dashboard()).nextAchievements.map(({ slug, percent }) => [slug, percent]);
    const perfect = ['perfect-score', 100];
    // Nine of the ten that the hidden "flawless" asks for, as if nothing had been earned on the way.
    await db('gamification.standings').where({ userId: bob.userId }).update({ perfectQuizzes: 9 });
    expect(await nextOf(bob)).toEqual([perfect, ['perfectionist', 100], ['getting-started', 33]]);
    expect(await nextOf(ada)).not.toContainEqual(perfect);
  });

  test('offers no attempt whose time is over, and keeps a missed day out of the streak', async ({ site }) => {
    const { code, bob, his } = await openScene(site);
    const timed = { examCode: code, mode: 'exam', idempotencyKey: randomUUID() } as const;
    site.wait(60_000);
    const { attemptId } = await bob.api.quizzes.start(timed);
    expect(await bob.api.home.dashboard()).toMatchObject({ continue: { attemptId } });
    site.wait(2 * DAY);
    expect(await bob.api.home.dashboard()).toMatchObject({
      continue: { attemptId: his.open },
      streak: { current: 0, longest: 1, isActiveToday: false },
    });
  });

  test('remembers a year of days and five quizzes, and no more', async ({ site }) => {
    const { code, ada } = await openScene(site);
    site.wait(371 * DAY);
    expect((await ada.api.home.dashboard()).activity).toEqual([]);
    const { userId } = ada;
    const taken: string[] = [];
    for (let right = 1; right <= 6; right += 1) {
      site.wait(DAY);
      taken.unshift((await takeQuiz(site.db, { userId, code, right, now: site.now })).attemptId);
    }
    const { recentAttempts, activity } = await ada.api.home.dashboard();
    expect(recentAttempts.map(({ attemptId }) => attemptId)).toEqual(taken.slice(0, 5));
    expect(activity).toHaveLength(6);
  });
});
