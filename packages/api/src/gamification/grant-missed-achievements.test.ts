import { AchievementSeed } from '@studyhall/domain/gamification/achievements';
import type { Knex } from 'knex';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { enrol } from '../progress/enrol.ts';
import { finishReading } from '../progress/finish-reading.ts';
import { getCourse } from '../progress/get-course.ts';
import { addCourse, addExam, addLearner, NOW, readingLevel } from '../testing/builders.ts';
import { begin, later, openQuizDatabase, takeQuiz } from '../testing/quiz-database.ts';
import { grantMissedAchievements } from './grant-missed-achievements.ts';
import { findBoard } from './leaderboard-queries.ts';
import { Achievement } from './models.ts';
import { verifyStanding } from './verify-standing.ts';

const DAY = 24 * 60 * 60;
let db: Knex;
let close: () => Promise<void>;

beforeAll(async () => {
  ({ db, close } = await openQuizDatabase());
});
afterAll(() => close());

const twoQuizzes = {
  slug: 'two-quizzes',
  name: 'Two Quizzes',
  description: 'Finish two quizzes.',
  category: 'progress',
  criteriaType: 'quiz_completed',
  criteriaValue: 2,
  examCode: null,
  xpReward: 30,
  isHidden: false,
  displayOrder: 99,
  badgeUrl: '/art/badges/two.svg',
};

it('an achievement that is new is given to whoever has earned it, once, as an entry of the stream', async () => {
  const { code } = await addExam(db);
  const [ada, bob, idle] = [await addLearner(db), await addLearner(db), await addLearner(db)];
  for (const day of [0, 1]) await takeQuiz(db, { userId: ada, code, right: 4, now: later(day * DAY) });
  await takeQuiz(db, { userId: bob, code, right: 4 });
  await begin(db, { userId: idle, code });
  await db('gamification.achievements').insert({ ...twoQuizzes, createdAt: NOW });
  expect(await grantMissedAchievements(db, { now: later(2 * DAY) })).toBe(1);
  expect(await grantMissedAchievements(db, { now: later(3 * DAY) })).toBe(0);
  const given = await db('gamification.activities').where({ kind: 'achievement', sourceId: twoQuizzes.slug });
  expect(given).toMatchObject([{ userId: ada, xp: 30, occurredAt: later(2 * DAY), isActivity: false }]);
  const [standing] = await db('gamification.standings').where({ userId: ada });
  expect(standing).toMatchObject({ xp: 80 + 50 + 30, streakCurrent: 2, lastActivityDate: '2026-03-11' });
  expect((await findBoard(db, { board: 'xp', userId: ada, limit: 1 })).me).toMatchObject({ score: 160 });
  for (const userId of [ada, bob, idle]) expect(await verifyStanding(db, { userId, now: NOW })).toEqual([]);
});

it('an achievement may ask for a counter that has no column, by its name alone', async () => {
  const slug = await addCourse(db, [readingLevel('one'), readingLevel('two')]);
  const [ada, bob] = [await addLearner(db), await addLearner(db)];
  const levels = { ...twoQuizzes, slug: 'two-levels', name: 'Two Levels', criteriaType: 'levels' };
  await Achievement.query(db).insert({ ...AchievementSeed.parse(levels), createdAt: NOW });
  for (const [userId, passed] of [
    [ada, 2],
    [bob, 1],
  ] as const) {
    const { enrolmentId } = await enrol(db, { userId, slug, now: later(100) });
    for (const { levelId } of (await getCourse(db, { userId, slug })).levels.slice(0, passed))
      await finishReading(db, { userId, command: { enrolmentId, levelId }, now: later(200) });
  }
  expect(await db('gamification.user_achievements').where({ achievementSlug: levels.slug })).toMatchObject([
    { userId: ada, progressValue: 2 },
  ]);
  expect(await verifyStanding(db, { userId: ada, now: NOW })).toEqual([]);
});
