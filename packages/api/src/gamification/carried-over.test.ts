import { randomUUID } from 'node:crypto';
import { furtherCounters } from '@studyhall/domain/gamification/counters';
import type { Knex } from 'knex';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compareSources } from '../admin/standing-sources.ts';
import { grantCredits } from '../billing/grant.ts';
import { getDashboard } from '../home/dashboard.ts';
import { openDatabase } from '../platform/database.ts';
import { rollBackAll } from '../platform/migrate.ts';
import { migrationSource } from '../platform/migrations.ts';
import { enrol } from '../progress/enrol.ts';
import { finishReading } from '../progress/finish-reading.ts';
import { getCourse } from '../progress/get-course.ts';
import { submitProgram } from '../progress/submit-program.ts';
import {
  addCatalogue,
  addCourse,
  addExam,
  addLearner,
  NOW,
  programs,
  readingLevel,
  turtleLevel,
} from '../testing/builders.ts';
import { later, takeQuiz } from '../testing/quiz-database.ts';
import { createTestDatabase, type TestDatabase } from '../testing/test-database.ts';
import { buyFreeze } from './buy-freeze.ts';
import { listXpEntries } from './collection-queries.ts';
import { verifyStanding } from './verify-standing.ts';

const MIGRATION = '20261129500000_create_activities.ts';
/** That, and what changed the stream since. */
const OF_STREAM = [MIGRATION, '20261130161732_merge_accounts.ts'];
const DAY = 24 * 60 * 60;
let database: TestDatabase;
let db: Knex;
let asOwner: Knex;

beforeAll(async () => {
  database = await createTestDatabase();
  db = openDatabase({ url: database.appUrl });
  asOwner = openDatabase({ url: database.url });
  await addCatalogue(db);
});

afterAll(async () => {
  await db?.destroy();
  await asOwner?.destroy();
  await database?.drop();
});

/** Does the migrations of the stream, or undoes them, as who migrates. */
async function migrate(direction: 'up' | 'down', names: readonly string[] = OF_STREAM): Promise<void> {
  for (const name of direction === 'up' ? names : names.toReversed()) {
    const { up, down } = await migrationSource.getMigration({ file: name });
    const step = direction === 'up' ? up : down;
    await asOwner.transaction(async (trx) => await step?.(trx));
  }
}

/** A learner with something of everything, on days and in quizzes where the rules of today give what those before gave. */
async function addBusyLearner(role: 'individual' | 'guest'): Promise<string> {
  const userId = await addLearner(db, { role, timeZone: 'Europe/Berlin' });
  const { code } = await addExam(db);
  const slug = await addCourse(db, [turtleLevel('one'), readingLevel('two')]);
  await takeQuiz(db, { userId, code, right: 10 });
  await takeQuiz(db, { userId, code, mode: 'study', right: 8, now: later(DAY) });
  for (const [run, program] of [programs.oneStar, programs.threeStars, programs.twoStars].entries()) {
    const { enrolmentId } = await enrol(db, { userId, slug, now: later((2 + run) * DAY) });
    const [turtle, reading] = (await getCourse(db, { userId, slug })).levels;
    const now = later((2 + run) * DAY + 60);
    const levelId = turtle?.levelId ?? '';
    await submitProgram(db, { userId, command: { enrolmentId, levelId, program }, now });
    const command = { enrolmentId, levelId: reading?.levelId ?? '' };
    await finishReading(db, { userId, command, now: later((2 + run) * DAY + 120) });
  }
  const gift = { userId, credits: 100, reason: 'A gift', expiresAt: null, now: later(5 * DAY) };
  await grantCredits(db, { ...gift, idempotencyKey: randomUUID(), actorId: randomUUID() });
  await buyFreeze(db, { userId, credits: 100, idempotencyKey: randomUUID(), now: later(5 * DAY) });
  await takeQuiz(db, { userId, code, right: 0, now: later(6 * DAY) });
  return userId;
}

/** What a learner sees of it. */
async function seenBy(userId: string) {
  const now = later(7 * DAY);
  const { items } = await listXpEntries(db, { userId, limit: 100 });
  return { items, dashboard: await getDashboard(db, { userId, timeZone: 'Europe/Berlin', now }) };
}

/** A guest as the rules before left them: a perfect quiz of three questions, one left blank, and a correction. */
async function addGuestOfBefore(code: string): Promise<string> {
  const userId = await addLearner(asOwner, { role: 'guest' });
  const exam = await asOwner('quizzes.exams').where({ code }).first();
  const attempt = (version: number, right: number) => ({
    userId,
    id: randomUUID(),
    examId: exam.id,
    mode: 'exam',
    idempotencyKey: randomUUID(),
    totalQuestions: 3,
    startedAt: later((version - 1) * DAY),
    lastActivityAt: later((version - 1) * DAY),
    submittedAt: later((version - 1) * DAY + 60),
    localDate: `2026-03-${9 + version}`,
    utcOffsetMinutes: 0,
    standingVersion: version,
    correctAnswers: right,
    scoreBasisPoints: right === 3 ? 10_000 : 0,
    timeTakenSeconds: 60,
    xpEarned: right === 3 ? 95 : 0,
    result: '{}',
  });
  const [perfect, blank] = [attempt(1, 3), attempt(2, 0)];
  await asOwner('quizzes.attempts').insert([perfect, blank]);
  const entry = (sourceKind: string, sourceId: string, amount: number, standingVersion: number) => ({
    userId,
    id: randomUUID(),
    sourceKind,
    sourceId,
    title: sourceKind === 'achievement' ? null : `The ${sourceKind}`,
    amount,
    localDate: '2026-03-10',
    standingVersion,
    createdAt: later((standingVersion - 1) * DAY + 60),
  });
  await asOwner('gamification.xp_entries').insert([
    entry('quiz', perfect.id, 45, 1),
    entry('achievement', 'first-steps', 50, 1),
    entry('correction', 'a mistake', -5, 3),
  ]);
  const earned = { userId, earnedAt: later(60), progressValue: 1 };
  await asOwner('gamification.user_achievements').insert([
    { ...earned, achievementSlug: 'first-steps' },
    // Nothing was paid for it, so no entry told of it.
    { ...earned, achievementSlug: 'flawless' },
  ]);
  const unlocked: { slug: string }[] = await asOwner('gamification.avatars')
    .whereIn('requiredAchievementSlug', ['first-steps', 'flawless'])
    .select('slug');
  await asOwner('gamification.user_avatars').insert(
    unlocked.map(({ slug }) => ({ userId, avatarSlug: slug, unlockedAt: later(60) })),
  );
  const day = { userId, quizzes: 1, questions: 3 };
  await asOwner('gamification.activity_days').insert([
    { ...day, localDate: '2026-03-10', correctAnswers: 3, xp: 95 },
    { ...day, localDate: '2026-03-11' },
  ]);
  await asOwner('gamification.standings').insert({
    userId,
    xp: 90,
    quizzes: 2,
    perfectQuizzes: 1,
    highScoreQuizzes: 1,
    questionsAnswered: 6,
    correctAnswers: 3,
    streakCurrent: 2,
    streakLongest: 2,
    lastActivityDate: '2026-03-11',
    lastActivityAt: later(DAY + 60),
    examQuizzes: { [code]: 2 },
    examBasisPointsSum: { [code]: 10_000 },
    weekTotal: { week: '2026-W11', xp: 90 },
    version: 3,
    updatedAt: later(DAY + 60),
  });
  return userId;
}

describe('what there was before there was one stream', () => {
  let learners: string[];
  let guest: string;
  const before = new Map<string, unknown>();

  beforeAll(async () => {
    learners = [await addBusyLearner('individual'), await addBusyLearner('guest')];
    const { code } = await addExam(db, { questionCount: 3 });
    for (const userId of learners) before.set(userId, await seenBy(userId));
    await migrate('down');
    guest = await addGuestOfBefore(code);
    await migrate('up');
  });

  it('adds up to what is stored of every learner', async () => {
    for (const userId of [...learners, guest]) {
      expect(await verifyStanding(db, { userId, now: NOW })).toEqual([]);
      expect(await compareSources(db, { userId })).toEqual([]);
    }
  });

  it('is shown as it was shown', async () => {
    for (const userId of learners) expect(await seenBy(userId)).toEqual(before.get(userId));
    const { items } = await listXpEntries(db, { userId: guest, limit: 100 });
    expect(items).toMatchObject([
      { sourceKind: 'correction', title: 'The correction', amount: -5 },
      { sourceKind: 'achievement', title: 'First Steps', amount: 50 },
      { sourceKind: 'quiz', title: 'The quiz', amount: 45 },
    ]);
  });

  it('is in the stream whole, as given by the rules before', async () => {
    const rows = await db('gamification.activities').where({ userId: guest }).orderBy(['version', 'ordinal']);
    expect(rows.map(({ kind, xp, isActivity }) => [kind, xp, isActivity])).toEqual([
      ['quiz', 45, true],
      ['achievement', 50, false],
      ['achievement', 0, false],
      ['quiz', 0, true],
      ['correction', -5, false],
    ]);
    for (const userId of [...learners, guest])
      expect(await db('gamification.activities').where({ userId }).whereNot({ rules: 1 })).toEqual([]);
    expect(await db('gamification.activities').where({ userId: learners[0], kind: 'level' })).toHaveLength(6);
  });

  it('goes on by the rules of today', async () => {
    const [userId = ''] = learners;
    const { code } = await addExam(db);
    await takeQuiz(db, { userId, code, right: 10, now: later(7 * DAY) });
    expect(await verifyStanding(db, { userId, now: NOW })).toEqual([]);
  });
});

/** A level that the guest of before passed on the fourth day, as the statements of that time wrote it. */
async function addLevelOfBefore(userId: string): Promise<void> {
  const slug = await addCourse(asOwner, [readingLevel('one')]);
  const course = await asOwner('progress.courses').where({ slug }).first();
  const level = await asOwner('progress.levels').where({ courseId: course.id }).first();
  const [at, localDate] = [later(3 * DAY), '2026-03-13'];
  const place = { userId, enrolmentId: randomUUID(), levelId: level.id };
  const run = { courseId: course.id, run: 1, startedAt: at, lastActivityAt: at, completedAt: at };
  await asOwner('progress.enrolments').insert({ userId, id: place.enrolmentId, ...run });
  const tried = { outcome: 'read', xpEarned: 20, localDate, utcOffsetMinutes: 0, standingVersion: 4 };
  await asOwner('progress.level_attempts').insert({ ...place, id: randomUUID(), ...tried, createdAt: at });
  await asOwner('progress.passes').insert({ ...place, position: 1, passedAt: at, localDate, updatedAt: at });
  const entry = { sourceKind: 'level', sourceId: level.id, title: 'Level one', amount: 20, localDate };
  await asOwner('gamification.xp_entries').insert({
    userId,
    id: randomUUID(),
    ...entry,
    standingVersion: 4,
    createdAt: at,
  });
  await asOwner('gamification.activity_days').insert({ userId, localDate, levels: 1, xp: 20 });
  await asOwner('gamification.standings')
    .where({ userId })
    .update({
      ...{ xp: 110, level: 2, version: 4, weekTotal: { week: '2026-W11', xp: 110 } },
      ...{ streakCurrent: 1, lastActivityDate: localDate, lastActivityAt: at },
    });
}

describe('a database that the migrations before have made', () => {
  it('has its history in the stream, and agrees with what the stream tells of', async () => {
    const migrations = (await migrationSource.getMigrations([])).map(({ file }) => file);
    await rollBackAll(database.url);
    await migrate(
      'up',
      migrations.filter((one) => one < MIGRATION),
    );
    const before = await asOwner.raw(`select to_regclass('gamification.activities') is null as "isBefore"`);
    expect(before.rows).toEqual([{ isBefore: true }]);
    await addCatalogue(asOwner, ({ criteriaType }) => !(criteriaType in furtherCounters));
    // Versions of questions were other than the builders write them.
    const { code } = await addExam(asOwner, { questionCount: 3, questions: [] });
    const userId = await addGuestOfBefore(code);
    await addLevelOfBefore(userId);
    await migrate(
      'up',
      migrations.filter((one) => one >= MIGRATION),
    );
    expect(await verifyStanding(asOwner, { userId, now: NOW })).toEqual([]);
    const entries = await asOwner('gamification.activities')
      .where({ userId })
      .orderBy(['version', 'ordinal']);
    expect(entries.map(({ kind }) => kind).slice(-2)).toEqual(['level', 'level-reward']);
    const { items } = await listXpEntries(asOwner, { userId, limit: 1 });
    expect(items).toMatchObject([{ title: 'Level one', amount: 20 }]);
    expect(await compareSources(asOwner, { userId })).toEqual([]);
  });
});
