import type { Knex } from 'knex';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { addExam, addLearner } from '../testing/builders.ts';
import { answerAll, begin, later, openQuizDatabase, takeQuiz } from '../testing/quiz-database.ts';
import { compareStanding } from './rebuild-standing.ts';
import { submitAttempt } from './submit-attempt.ts';

const DAY = 24 * 60 * 60;
let db: Knex;
let close: () => Promise<void>;

beforeAll(async () => {
  ({ db, close } = await openQuizDatabase());
});

afterAll(async () => {
  await close();
});

it('rebuilding from attempts and entries gives what is stored, journeys and late endings included', async () => {
  const security = await addExam(db, { code: 'security', questionCount: 3 });
  const network = await addExam(db, { code: 'network', questionCount: 3, timeLimitSeconds: 60 });
  const userId = await addLearner(db, { timeZone: 'Europe/Berlin' });
  const forgotten = await begin(db, { userId, code: network.code });
  await answerAll(db, { userId, attemptId: forgotten, right: 3 });
  const zones = ['Europe/Berlin', 'Pacific/Auckland', 'America/Los_Angeles'];
  for (let round = 0; round < 14; round += 1) {
    await db('auth.profiles')
      .where({ userId })
      .update({ timeZone: zones[round % 3] });
    const now = later(round * DAY + (round % 5) * 3000);
    const mode = round % 3 === 0 ? 'study' : 'exam';
    await takeQuiz(db, { userId, code: security.code, mode, right: round % 4, now });
  }
  await submitAttempt(db, { userId, attemptId: forgotten, now: later(20 * DAY) });
  expect(await compareStanding(db, { userId })).toEqual([]);
});

it('names what was changed behind the rules', async () => {
  const { code } = await addExam(db);
  const userId = await addLearner(db);
  await takeQuiz(db, { userId, code, right: 10 });
  await db('gamification.standings').where({ userId }).increment('xp', 7);
  const differences = await compareStanding(db, { userId });
  expect(differences.map(({ what }) => what)).toEqual(['xp', 'sum of XP entries']);
});
