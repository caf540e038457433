import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { grantCredits } from '../billing/grant.ts';
import { enrol } from '../progress/enrol.ts';
import { finishReading } from '../progress/finish-reading.ts';
import { getCourse } from '../progress/get-course.ts';
import { submitAttempt } from '../quizzes/submit-attempt.ts';
import { addCourse, addExam, addLearner, NOW, readingLevel } from '../testing/builders.ts';
import { answerAll, begin, later, openQuizDatabase, takeQuiz } from '../testing/quiz-database.ts';
import { buyFreeze } from './buy-freeze.ts';
import { foldBoards } from './fold-boards.ts';
import { repairStanding } from './repair-standing.ts';
import { verifyStanding } from './verify-standing.ts';

const DAY = 24 * 60 * 60;
let db: Knex;
let close: () => Promise<void>;

beforeAll(async () => {
  ({ db, close } = await openQuizDatabase());
});

afterAll(async () => {
  await close();
});

it('the stream adds up to what is stored, journeys and late endings included', async () => {
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
  expect(await verifyStanding(db, { userId, now: NOW })).toEqual([]);
});

it('names what was changed behind the rules', async () => {
  const { code } = await addExam(db);
  const userId = await addLearner(db);
  await takeQuiz(db, { userId, code, right: 10 });
  await db('gamification.standings').where({ userId }).increment('xp', 7);
  const differences = await verifyStanding(db, { userId, now: NOW });
  expect(differences).toContainEqual({ what: 'xp', stored: '357', expected: '350' });
});

/** A learner with something of everything that a standing is made of. */
async function addBusyLearner({ code, slug, right }: { code: string; slug: string; right: number }) {
  const userId = await addLearner(db);
  await takeQuiz(db, { userId, code, right });
  const { enrolmentId } = await enrol(db, { userId, slug, now: later(100) });
  const levelId = (await getCourse(db, { userId, slug })).levels[0]?.levelId ?? '';
  await finishReading(db, { userId, command: { enrolmentId, levelId }, now: later(200) });
  const gift = { userId, credits: 100, reason: 'A gift', expiresAt: null, now: later(300) };
  await grantCredits(db, { ...gift, idempotencyKey: randomUUID(), actorId: randomUUID() });
  await buyFreeze(db, { userId, credits: 100, idempotencyKey: randomUUID(), now: later(300) });
  const open = await begin(db, { userId, code, now: later(400) });
  await answerAll(db, { userId, attemptId: open, right: 10 });
  return userId;
}

it('each history is one learner’s alone: quizzes that ended, levels, freezes, achievements and avatars', async () => {
  const { code } = await addExam(db);
  const slug = await addCourse(db, [readingLevel('one')]);
  const ada = await addBusyLearner({ code, slug, right: 10 });
  const bob = await addBusyLearner({ code, slug, right: 4 });
  const idle = await addLearner(db);
  await begin(db, { userId: idle, code });
  for (const userId of [ada, bob, idle]) expect(await verifyStanding(db, { userId, now: NOW })).toEqual([]);
  const standings = await db('gamification.standings').whereIn('userId', [ada, bob]).orderBy('xp');
  expect(standings).toMatchObject([
    { userId: bob, xp: 40 + 50 + 20, streakFreezes: 1 },
    { userId: ada, xp: 150 + 50 + 150 + 20, streakFreezes: 1 },
  ]);
});

it.each([
  ['streakLongest', { table: 'gamification.standings', change: { streakLongest: 9 } }],
  ['freezes', { table: 'gamification.standings', change: { streakFreezes: 7 } }],
  ['correctAnswers', { table: 'gamification.standings', change: { correctAnswers: 7 } }],
  ['counters', { table: 'gamification.standings', change: { counters: { levels: 1 } } }],
  ['weekTotal', { table: 'gamification.standings', change: { weekTotal: { week: '2026-W11', xp: 1 } } }],
  ['days', { table: 'gamification.activity_days', change: { quizzes: 9 } }],
  ['board xp', { table: 'gamification.board_entries', change: { score: 9 } }],
  ['achievement first-steps', { table: 'gamification.user_achievements', change: { earnedAt: later(9) } }],
  ['lastActivityAt', { table: 'gamification.standings', change: { lastActivityAt: later(9) } }],
])('names %s when it is not what the stream gives, and puts it right', async (what, { table, change }) => {
  const { code } = await addExam(db);
  const userId = await addLearner(db);
  await takeQuiz(db, { userId, code, right: 8 });
  await db(table).where({ userId }).update(change);
  expect((await verifyStanding(db, { userId, now: NOW })).map((one) => one.what)).toContain(what);
  expect((await repairStanding(db, { userId, now: later(90) })).map((one) => one.what)).toContain(what);
  expect(await verifyStanding(db, { userId, now: NOW })).toEqual([]);
});

it('names achievements and avatars that nothing earned, and takes them back', async () => {
  const { code } = await addExam(db);
  const userId = await addLearner(db);
  await takeQuiz(db, { userId, code, right: 1 });
  const now = later(60);
  const earned = { userId, achievementSlug: 'flawless', progressValue: 10, earnedAt: now };
  await db('gamification.user_achievements').insert(earned);
  await db('gamification.user_avatars').insert({ userId, avatarSlug: 'quiz-legend', unlockedAt: now });
  expect(await verifyStanding(db, { userId, now: NOW })).toEqual([
    { what: 'achievement flawless', stored: JSON.stringify(now), expected: 'null' },
    { what: 'avatars', stored: '["quiz-champion","quiz-legend"]', expected: '["quiz-champion"]' },
  ]);
  await repairStanding(db, { userId, now });
  expect(await verifyStanding(db, { userId, now: NOW })).toEqual([]);
});

it('gives back what was lost, as it was earned, and touches neither the stream nor anybody else', async () => {
  const { code } = await addExam(db);
  const [ada, bob] = [await addLearner(db), await addLearner(db)];
  await takeQuiz(db, { userId: bob, code, right: 10 });
  await takeQuiz(db, { userId: ada, code, right: 4, now: later(DAY) });
  const snapshot = async (table: string, userId: string) => await db(table).where({ userId });
  const tables = ['user_achievements', 'user_avatars', 'activity_days', 'board_entries', 'activities'].map(
    (table) => `gamification.${table}`,
  );
  await foldBoards(db, { now: later(DAY) });
  const before = new Map<string, unknown>();
  for (const table of tables) before.set(table, [await snapshot(table, ada), await snapshot(table, bob)]);
  for (const table of tables.slice(0, 3)) await db(table).where({ userId: ada }).delete();
  await repairStanding(db, { userId: ada, now: later(DAY + 90) });
  for (const table of tables)
    expect([await snapshot(table, ada), await snapshot(table, bob)], table).toEqual(before.get(table));
  expect(await repairStanding(db, { userId: ada, now: later(2 * DAY) })).toEqual([]);
});

it('compares the boards of weeks until they are over everywhere, and puts nobody on one that is not the last', async () => {
  const { code } = await addExam(db);
  const userId = await addLearner(db);
  // On Saturday, on Sunday, and in the first hour of Monday.
  for (const hour of [4 * 24, 5 * 24, 5 * 24 + 12.5])
    await takeQuiz(db, { userId, code, right: 5, now: later(hour * 3600) });
  const [monday, over] = [later(5 * DAY + 13 * 3600), later(6 * DAY)];
  const board = (week: string) =>
    db('gamification.board_entries').where({ userId, board: `xp:2026-W${week}` });
  await board('11').update({ score: 7 });
  await db('gamification.board_entries').insert({
    userId,
    board: 'xp:2026-W20',
    score: 1,
    updatedAt: later(0),
  });
  const differences = [
    { what: 'board xp:2026-W11', stored: '7', expected: '150' },
    { what: 'board xp:2026-W20', stored: '1', expected: 'null' },
  ];
  expect(await verifyStanding(db, { userId, now: monday })).toEqual(differences);
  expect(await verifyStanding(db, { userId, now: over })).toEqual(differences.slice(1));
  expect(await repairStanding(db, { userId, now: monday })).toEqual(differences);
  expect(await board('11')).toMatchObject([{ score: 150 }]);
  await board('11').delete();
  expect(await repairStanding(db, { userId, now: monday })).toEqual([]);
  expect(await board('11')).toEqual([]);
});
