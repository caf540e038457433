import type { Knex } from 'knex';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { enrol } from '../progress/enrol.ts';
import { addCourse, addExam, addLearner, NOW, readingLevel } from '../testing/builders.ts';
import { begin, later, openQuizDatabase, takeQuiz } from '../testing/quiz-database.ts';
import { statementsOf } from '../testing/statements.ts';
import { getDashboard } from './dashboard.ts';
import { DashboardView } from './views.ts';

const DAY = 24 * 60 * 60;
let db: Knex;
let close: () => Promise<void>;

beforeAll(async () => {
  ({ db, close } = await openQuizDatabase());
});

afterAll(async () => {
  await close();
});

describe('the dashboard', () => {
  it('costs one statement', async () => {
    const userId = await addLearner(db);
    const statements = await statementsOf(db, () => getDashboard(db, { userId, timeZone: 'UTC', now: NOW }));
    expect(statements).toHaveLength(1);
  });

  it('greets somebody who has done nothing yet', async () => {
    const userId = await addLearner(db, { role: 'guest' });
    const view = DashboardView.parse(await getDashboard(db, { userId, timeZone: 'UTC', now: NOW }));
    expect(view).toMatchObject({
      displayName: 'Guest',
      xp: { total: 0, level: 1, percent: 0 },
      streak: { current: 0, isActiveToday: false },
      continue: null,
      course: null,
      recentAttempts: [],
      activity: [],
      rank: null,
    });
    expect(view.nextAchievements).toHaveLength(3);
  });

  it('offers what is open, and shows what was done, day by day', async () => {
    const { code } = await addExam(db);
    const userId = await addLearner(db, { firstName: 'Ada' });
    await takeQuiz(db, { userId, code, right: 10 });
    await takeQuiz(db, { userId, code, right: 5, now: later(DAY) });
    const attemptId = await begin(db, { userId, code, mode: 'study', now: later(DAY + 100) });
    const now = later(DAY + 200);
    const view = DashboardView.parse(await getDashboard(db, { userId, timeZone: 'UTC', now }));
    expect(view).toMatchObject({
      displayName: 'Ada',
      today: '2026-03-11',
      streak: { current: 2, longest: 2, isActiveToday: true },
      continue: { attemptId, answered: 0, totalQuestions: 10, deadlineAt: null },
      activity: [
        { date: '2026-03-10', quizzes: 1, questions: 10 },
        { date: '2026-03-11', quizzes: 1, questions: 10, xp: 50 },
      ],
      rank: { rank: 1 },
    });
    expect(view.recentAttempts.map(({ scorePercent }) => scorePercent)).toEqual([50, 100]);
    expect(view.exams.find((exam) => exam.code === code)).toMatchObject({ myQuizzes: 2, myBestPercent: 100 });
  });

  it('offers the level of a course to go on with', async () => {
    const slug = await addCourse(db, [readingLevel('one'), readingLevel('two')]);
    const userId = await addLearner(db);
    await enrol(db, { userId, slug, now: NOW });
    const view = DashboardView.parse(await getDashboard(db, { userId, timeZone: 'UTC', now: NOW }));
    expect(view.course).toMatchObject({ courseSlug: slug, position: 1, kind: 'reading', levelCount: 2 });
  });

  it('never offers hidden achievements as the next ones', async () => {
    const userId = await addLearner(db);
    const view = await getDashboard(db, { userId, timeZone: 'UTC', now: NOW });
    const hidden = await db('gamification.achievements').where({ isHidden: true }).pluck('slug');
    expect(view.nextAchievements.filter(({ slug }) => hidden.includes(slug))).toEqual([]);
  });
});
