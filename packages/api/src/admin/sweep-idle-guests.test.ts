import type { Knex } from 'knex';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { open } from '../auth/sessions.ts';
import { enrol } from '../progress/enrol.ts';
import { finishReading } from '../progress/finish-reading.ts';
import { getCourse } from '../progress/get-course.ts';
import { answerQuestion } from '../quizzes/answer-question.ts';
import { submitAttempt } from '../quizzes/submit-attempt.ts';
import { addCourse, addExam, addLearner, NOW, readingLevel } from '../testing/builders.ts';
import { answerAll, begin, openQuizDatabase } from '../testing/quiz-database.ts';
import { sweepIdleGuests } from './sweep-idle-guests.ts';

const DAY = 24 * 60 * 60 * 1000;
let db: Knex;
let close: () => Promise<void>;
let code: string;
let slug: string;

beforeAll(async () => {
  ({ db, close } = await openQuizDatabase());
  ({ code } = await addExam(db));
  slug = await addCourse(db, [readingLevel('one'), readingLevel('two')]);
});
afterAll(async () => {
  await close();
});

const later = (days: number) => new Date(NOW.getTime() + days * DAY);
const sweep = async (days = 8) => await sweepIdleGuests(db, { now: later(days), idleDays: 7 });

async function addVisitor(role: 'guest' | 'individual' = 'guest'): Promise<string> {
  const userId = await addLearner(db, { role });
  await open(db, { userId, channel: 'browser', deviceName: '', userAgent: '', now: NOW });
  return userId;
}

/** Begins two quizzes and gives so many answers in both together, and opens a course. */
async function lookAround(userId: string, answers: number): Promise<void> {
  const attempts = [await begin(db, { userId, code }), await begin(db, { userId, code, mode: 'study' })];
  for (let answer = 0; answer < answers; answer += 1) {
    const attemptId = attempts[answer % 2] ?? '';
    const command = { attemptId, position: answer, answer: [0] };
    await answerQuestion(db, { userId, command, now: NOW });
  }
  await enrol(db, { userId, slug, now: NOW });
}

async function isThere(userId: string): Promise<boolean> {
  return (await db('auth.users').where({ id: userId })).length === 1;
}

test('a guest who only looked around goes with all that was begun', async () => {
  const userId = await addVisitor();
  await lookAround(userId, 4);
  expect(await sweep(7)).toBe(0);
  expect(await sweep()).toBe(1);
  expect(await isThere(userId)).toBe(false);
  for (const table of [
    'quizzes.attempts',
    'quizzes.attemptQuestions',
    'progress.enrolments',
    'gamification.standings',
  ])
    expect(await db(table).where({ userId })).toEqual([]);
});

test('a guest whose quiz was closed without an answer goes, with the entry that says so', async () => {
  const [idle, diligent] = [await addVisitor(), await addVisitor()];
  for (const [userId, right] of [
    [idle, 0],
    [diligent, 5],
  ] as const) {
    const attemptId = await begin(db, { userId, code });
    if (right > 0) await answerAll(db, { userId, attemptId, right });
    await submitAttempt(db, { userId, attemptId, now: later(1) });
  }
  expect(await db('gamification.activities').where({ userId: idle })).toHaveLength(1);
  expect(await sweep()).toBe(1);
  expect(await isThere(idle)).toBe(false);
  expect(await db('gamification.activities').where({ userId: idle })).toEqual([]);
  expect((await db('gamification.activities').where({ userId: diligent })).length).toBeGreaterThan(0);
});

test('a guest who gave five answers, in however many quizzes, is kept', async () => {
  const userId = await addVisitor();
  await lookAround(userId, 5);
  expect(await sweep()).toBe(0);
  expect(await isThere(userId)).toBe(true);
});

test('a guest who passed a level is kept', async () => {
  const userId = await addVisitor();
  const { enrolmentId } = await enrol(db, { userId, slug, now: NOW });
  const { levels } = await getCourse(db, { userId, slug });
  const command = { enrolmentId, levelId: levels[0]?.levelId ?? '' };
  await finishReading(db, { userId, command, now: NOW });
  expect(await sweep()).toBe(0);
});

test('a guest who tried a level five times is kept', async () => {
  const [stubborn, curious] = [await addVisitor(), await addVisitor()];
  const tries = async (userId: string, count: number) => {
    const { enrolmentId } = await enrol(db, { userId, slug, now: NOW });
    const { levels } = await getCourse(db, { userId, slug });
    const tried = { userId, enrolmentId, levelId: levels[0]?.levelId, outcome: 'failed', createdAt: NOW };
    for (let at = 0; at < count; at += 1)
      await db('progress.levelAttempts').insert({
        ...tried,
        id: crypto.randomUUID(),
        localDate: '2026-03-10',
        utcOffsetMinutes: 0,
      });
  };
  await tries(stubborn, 5);
  await tries(curious, 4);
  expect(await sweep()).toBe(1);
  expect(await isThere(stubborn)).toBe(true);
});

test('a guest with XP is kept, whatever else there is', async () => {
  const userId = await addVisitor();
  await lookAround(userId, 0);
  await db('gamification.standings').where({ userId }).update({ xp: 10 });
  expect(await sweep()).toBe(0);
});

test('an account that is no guest is kept, however little it did', async () => {
  const userId = await addVisitor('individual');
  await lookAround(userId, 0);
  expect(await sweep()).toBe(0);
  expect(await isThere(userId)).toBe(true);
});

test('a guest who comes back at the moment of the sweep keeps everything', async () => {
  const userId = await addVisitor();
  await lookAround(userId, 1);
  const coming = await db.transaction();
  await coming('auth.sessions')
    .where({ userId })
    .update({ lastSeenAt: later(8) });
  const sweeping = sweep();
  await expect.poll(async () => await waiting()).toBe(1);
  await coming.commit();
  expect(await sweeping).toBe(0);
  expect(await isThere(userId)).toBe(true);
});

/** How many statements wait for somebody's lock. */
async function waiting(): Promise<number> {
  const { rows } = await db.raw("select from pg_stat_activity where wait_event_type = 'Lock'");
  return rows.length;
}

test('whose accounts went is told once they are gone, so that no restore brings them back; of none nothing is said', async () => {
  const told: (readonly string[])[] = [];
  const erased = async (userIds: readonly string[]) => {
    for (const userId of userIds) expect(await isThere(userId)).toBe(false);
    told.push(userIds);
  };
  const userId = await addVisitor();
  for (const _again of [1, 2]) await sweepIdleGuests(db, { now: later(8), idleDays: 7, erased });
  expect(told).toEqual([[userId]]);
});
