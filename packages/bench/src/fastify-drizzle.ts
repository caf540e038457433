/**
 * The same work in the way the documentation of Fastify and Drizzle suggests: a plugin-free server, the query builder,
 * relational joins, a transaction with row locks. Started as a process of its own by main.ts.
 */
import { createHash } from 'node:crypto';
import { and, desc, eq, gt, isNotNull, isNull, sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/node-postgres';
import {
  boolean,
  date,
  integer,
  jsonb,
  pgSchema,
  primaryKey,
  real,
  smallint,
  text,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core';
import Fastify from 'fastify';
import pg from 'pg';
import { v7 } from 'uuid';

const auth = pgSchema('auth');
const quizzes = pgSchema('quizzes');
const gamification = pgSchema('gamification');
const instant = (name: string) => timestamp(name, { withTimezone: true });

const sessions = auth.table('sessions', {
  userId: uuid('user_id'),
  id: text('id'),
  expiresAt: instant('expires_at'),
});
const exams = quizzes.table('exams', {
  id: uuid('id').primaryKey(),
  code: text('code'),
  title: text('title'),
});
const attempts = quizzes.table('attempts', {
  userId: uuid('user_id'),
  id: uuid('id'),
  examId: uuid('exam_id'),
  totalQuestions: integer('total_questions').notNull(),
  startedAt: instant('started_at').notNull(),
  submittedAt: instant('submitted_at'),
  localDate: date('local_date'),
  utcOffsetMinutes: integer('utc_offset_minutes'),
  standingVersion: integer('standing_version'),
  correctAnswers: integer('correct_answers'),
  scoreBasisPoints: integer('score_basis_points'),
  timeTakenSeconds: integer('time_taken_seconds'),
  xpEarned: integer('xp_earned'),
  result: jsonb('result'),
});
const attemptQuestions = quizzes.table('attempt_questions', {
  userId: uuid('user_id'),
  attemptId: uuid('attempt_id'),
  position: integer('position').notNull(),
  questionId: uuid('question_id'),
  questionVersion: integer('question_version'),
  selected: smallint('selected').array(),
  isCorrect: boolean('is_correct'),
  score: real('score'),
});
const versions = quizzes.table('question_versions', {
  questionId: uuid('question_id'),
  version: integer('version'),
  answerKey: jsonb('answer_key').$type<boolean[]>(),
});
const standings = gamification.table('standings', {
  userId: uuid('user_id').primaryKey(),
  xp: integer('xp').notNull(),
  level: integer('level').notNull(),
  quizzes: integer('quizzes').notNull(),
  questionsAnswered: integer('questions_answered').notNull(),
  correctAnswers: integer('correct_answers').notNull(),
  streakCurrent: integer('streak_current').notNull(),
  lastActivityDate: date('last_activity_date'),
  version: integer('version').notNull(),
});
const xpEntries = gamification.table('xp_entries', {
  userId: uuid('user_id').notNull(),
  id: uuid('id').notNull(),
  sourceKind: text('source_kind').notNull(),
  sourceId: text('source_id').notNull(),
  title: text('title'),
  amount: integer('amount').notNull(),
  localDate: date('local_date').notNull(),
  standingVersion: integer('standing_version').notNull(),
  createdAt: instant('created_at').notNull(),
});
const days = gamification.table(
  'activity_days',
  {
    userId: uuid('user_id').notNull(),
    localDate: date('local_date').notNull(),
    quizzes: integer('quizzes').notNull(),
    questions: integer('questions').notNull(),
    correctAnswers: integer('correct_answers').notNull(),
    xp: integer('xp').notNull(),
  },
  (table) => [primaryKey({ columns: [table.userId, table.localDate] })],
);
const achievements = gamification.table('achievements', {
  slug: text('slug').primaryKey(),
  name: text('name'),
  criteriaType: text('criteria_type'),
  criteriaValue: integer('criteria_value'),
});
const userAchievements = gamification.table('user_achievements', {
  userId: uuid('user_id'),
  achievementSlug: text('achievement_slug'),
});
const boardEntries = gamification.table(
  'board_entries',
  {
    board: text('board').notNull(),
    userId: uuid('user_id').notNull(),
    score: integer('score').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.board, table.userId] })],
);

const pool = new pg.Pool({ connectionString: process.env['DATABASE_URL'], max: 10 });
const db = drizzle(pool);
const app = Fastify();

async function userOf(authorization: string | undefined): Promise<string> {
  const [userId = '', secret = ''] = (authorization ?? '').replace('Bearer ', '').split('.');
  const id = createHash('sha256').update(secret).digest('hex');
  const [session] = await db
    .select()
    .from(sessions)
    .where(and(eq(sessions.userId, userId), eq(sessions.id, id), gt(sessions.expiresAt, new Date())));
  if (session?.userId == null) throw new Error('unauthenticated');
  return session.userId;
}

app.post<{ Params: { id: string } }>('/submit/:id', async (request) => {
  const userId = await userOf(request.headers.authorization);
  const attemptId = request.params.id;
  return await db.transaction(async (trx) => {
    const [attempt] = await trx
      .select()
      .from(attempts)
      .where(and(eq(attempts.userId, userId), eq(attempts.id, attemptId)))
      .for('update');
    if (attempt === undefined || attempt.submittedAt !== null) throw new Error('not open');
    const questions = await trx
      .select({
        position: attemptQuestions.position,
        selected: attemptQuestions.selected,
        answerKey: versions.answerKey,
      })
      .from(attemptQuestions)
      .innerJoin(
        versions,
        and(
          eq(versions.questionId, attemptQuestions.questionId),
          eq(versions.version, attemptQuestions.questionVersion),
        ),
      )
      .where(and(eq(attemptQuestions.userId, userId), eq(attemptQuestions.attemptId, attemptId)));
    const [standing] = await trx.select().from(standings).where(eq(standings.userId, userId)).for('update');
    if (standing === undefined) throw new Error('no standing');
    const catalogue = await trx.select().from(achievements);
    const earned = await trx.select().from(userAchievements).where(eq(userAchievements.userId, userId));
    const now = new Date();
    const today = now.toISOString().slice(0, 10);
    const graded = questions.map(({ position, selected, answerKey }) => ({
      position,
      isCorrect: answerKey?.[selected?.[0] ?? -1] === true,
    }));
    const correct = graded.filter(({ isCorrect }) => isCorrect).length;
    const basisPoints = Math.round((correct * 10_000) / attempt.totalQuestions);
    const xp = Math.max(1, correct * 10);
    for (const isCorrect of [true, false]) {
      const positions = graded.filter((one) => one.isCorrect === isCorrect).map(({ position }) => position);
      if (positions.length === 0) continue;
      await trx
        .update(attemptQuestions)
        .set({ isCorrect, score: isCorrect ? 1 : 0 })
        .where(
          and(
            eq(attemptQuestions.userId, userId),
            eq(attemptQuestions.attemptId, attemptId),
            sql`${attemptQuestions.position} = any(${sql.param(positions)})`,
          ),
        );
    }
    await trx
      .update(attempts)
      .set({
        submittedAt: now,
        localDate: today,
        utcOffsetMinutes: 0,
        standingVersion: standing.version + 1,
        correctAnswers: correct,
        scoreBasisPoints: basisPoints,
        timeTakenSeconds: 60,
        xpEarned: xp,
        result: { unearned: catalogue.length - earned.length },
      })
      .where(and(eq(attempts.userId, userId), eq(attempts.id, attemptId)));
    await trx
      .update(standings)
      .set({
        xp: standing.xp + xp,
        level: Math.floor(Math.sqrt((standing.xp + xp) / 100)) + 1,
        quizzes: standing.quizzes + 1,
        questionsAnswered: standing.questionsAnswered + attempt.totalQuestions,
        correctAnswers: standing.correctAnswers + correct,
        lastActivityDate: today,
        version: standing.version + 1,
      })
      .where(eq(standings.userId, userId));
    await trx.insert(xpEntries).values({
      userId,
      id: v7(),
      sourceKind: 'quiz',
      sourceId: attemptId,
      title: 'Bench',
      amount: xp,
      localDate: today,
      standingVersion: standing.version + 1,
      createdAt: now,
    });
    await trx
      .insert(days)
      .values({ userId, localDate: today, quizzes: 1, questions: 20, correctAnswers: correct, xp })
      .onConflictDoUpdate({
        target: [days.userId, days.localDate],
        set: { quizzes: sql`${days.quizzes} + 1`, xp: sql`${days.xp} + ${xp}` },
      });
    await trx
      .insert(boardEntries)
      .values({ board: 'xp', userId, score: standing.xp + xp, updatedAt: now })
      .onConflictDoUpdate({
        target: [boardEntries.board, boardEntries.userId],
        set: { score: standing.xp + xp, updatedAt: now },
      });
    return { correct, basisPoints, xp };
  });
});

app.get('/dashboard', async (request) => {
  const userId = await userOf(request.headers.authorization);
  const mine = eq(attempts.userId, userId);
  const [standing] = await db.select().from(standings).where(eq(standings.userId, userId));
  const recent = await db
    .select()
    .from(attempts)
    .innerJoin(exams, eq(exams.id, attempts.examId))
    .where(and(mine, isNotNull(attempts.submittedAt)))
    .orderBy(desc(attempts.submittedAt))
    .limit(5);
  const open = await db
    .select()
    .from(attempts)
    .where(and(mine, isNull(attempts.submittedAt)))
    .limit(1);
  const activity = await db.select().from(days).where(eq(days.userId, userId));
  const catalogue = await db.select().from(achievements);
  const earned = await db.select().from(userAchievements).where(eq(userAchievements.userId, userId));
  const best = await db
    .select({ examId: attempts.examId, best: sql<number>`max(${attempts.scoreBasisPoints})` })
    .from(attempts)
    .where(mine)
    .groupBy(attempts.examId);
  const known = new Set(earned.map(({ achievementSlug }) => achievementSlug));
  return {
    standing,
    recent,
    open,
    activity,
    unearned: catalogue.filter(({ slug }) => !known.has(slug)).slice(0, 3),
    best,
  };
});

app.get('/leaderboard', async (request) => {
  const userId = await userOf(request.headers.authorization);
  const onBoard = eq(boardEntries.board, 'xp');
  const page = await db
    .select({
      userId: boardEntries.userId,
      score: boardEntries.score,
      rank: sql<number>`rank() over (order by ${boardEntries.score} desc)`,
    })
    .from(boardEntries)
    .where(onBoard)
    .orderBy(desc(boardEntries.score))
    .limit(25);
  const [me] = await db
    .select()
    .from(boardEntries)
    .where(and(onBoard, eq(boardEntries.userId, userId)));
  const above = await db.$count(boardEntries, and(onBoard, gt(boardEntries.score, me?.score ?? 0)));
  return { page, rank: above + 1 };
});

await app.listen({ host: '127.0.0.1', port: Number(process.env['PORT']) });
process.stdout.write('ready\n');
