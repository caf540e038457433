import { randomUUID } from 'node:crypto';
import { addToWeek, boardScores, weekBoardOf } from '@studyhall/domain/gamification/boards';
import { localMomentOf } from '@studyhall/domain/gamification/local-time';
import { recordQuiz } from '@studyhall/domain/gamification/record-quiz';
import { gradeAttempt } from '@studyhall/domain/quizzes/grading';
import { and, eq, inArray, notExists, sql } from 'drizzle-orm';
import type { NodePgDatabase } from 'drizzle-orm/node-postgres';

import {
  achievements,
  activityDays,
  attemptQuestions,
  attempts,
  avatars,
  boardEntries,
  boardHistogram,
  examDomains,
  exams,
  profiles,
  standings,
  userAchievements,
  userAvatars,
  users,
  versions,
  xpEntries,
} from './tables.ts';

type Trx = Parameters<Parameters<NodePgDatabase['transaction']>[0]>[0];

interface Submit {
  readonly userId: string;
  readonly attemptId: string;
}

/** The same rules as the product's, with a query for each step. */
export async function submit(db: NodePgDatabase, key: Submit) {
  return await db.transaction(async (trx) => {
    const facts = await readFacts(trx, key);
    const { attempt, exam, standing, answered } = facts;
    const now = new Date();
    const moment = localMomentOf(now, facts.profile.timeZone);
    const grade = gradeAttempt(
      answered.map(({ domainCode, type, answerKey, selected }) => ({
        domainCode,
        type,
        keys: answerKey.flatMap((isRight, index) => (isRight ? [index] : [])),
        selected: selected ?? [],
      })),
    );
    const recorded = recordQuiz(
      standing,
      { ...grade, attemptId: key.attemptId, examCode: exam.code, isExam: true, moment },
      facts.unearned,
    );
    const titles = new Map(facts.domains.map(({ code, title }) => [code, title]));
    const slugs = recorded.earned.map(({ achievement }) => achievement.slug);
    const pictures =
      slugs.length === 0
        ? []
        : await trx.select().from(avatars).where(inArray(avatars.requiredAchievementSlug, slugs));
    const result = {
      quizXp: recorded.quizXp,
      levelBefore: standing.level,
      levelAfter: recorded.totals.level,
      xpBefore: standing.xp,
      xpAfter: recorded.totals.xp,
      streakBefore: standing.streakCurrent,
      streakAfter: recorded.totals.streakCurrent,
      domains: grade.perDomain.map((share) => ({ ...share, title: titles.get(share.domainCode) })),
      achievements: recorded.earned.map(({ achievement }) => achievement),
      avatars: pictures,
    };
    for (const isCorrect of [true, false]) {
      const positions = answered
        .filter((_, index) => grade.questions[index]?.isCorrect === isCorrect)
        .map(({ position }) => position);
      if (positions.length === 0) continue;
      await trx
        .update(attemptQuestions)
        .set({ isCorrect, score: isCorrect ? 1 : 0 })
        .where(
          and(
            eq(attemptQuestions.userId, key.userId),
            eq(attemptQuestions.attemptId, key.attemptId),
            inArray(attemptQuestions.position, positions),
          ),
        );
    }
    const outcome = {
      submittedAt: now,
      correctAnswers: grade.correctAnswers,
      scoreBasisPoints: grade.scoreBasisPoints,
      timeTakenSeconds: Math.round((now.getTime() - attempt.startedAt.getTime()) / 1000),
      xpEarned: recorded.xpEarned,
    };
    await trx
      .update(attempts)
      .set({
        ...outcome,
        localDate: moment.localDate,
        utcOffsetMinutes: moment.utcOffsetMinutes,
        standingVersion: standing.version + 1,
        revision: attempt.revision + 1,
        result,
      })
      .where(and(eq(attempts.userId, key.userId), eq(attempts.id, key.attemptId)));
    const weekTotal = addToWeek(standing.weekTotal, moment.localDate, recorded.xpEarned);
    const version = standing.version + 1;
    await trx
      .update(standings)
      .set({ ...recorded.totals, weekTotal, version, updatedAt: now })
      .where(eq(standings.userId, key.userId));
    const entry = {
      userId: key.userId,
      localDate: moment.localDate,
      standingVersion: version,
      createdAt: now,
    };
    const entries = [
      {
        ...entry,
        id: randomUUID(),
        sourceKind: 'quiz',
        sourceId: key.attemptId,
        title: exam.title,
        amount: recorded.quizXp,
      },
      ...recorded.earned.map(({ achievement }) => ({
        ...entry,
        id: randomUUID(),
        sourceKind: 'achievement',
        sourceId: achievement.slug,
        amount: achievement.xpReward,
      })),
    ].filter(({ amount }) => amount !== 0);
    if (entries.length > 0) await trx.insert(xpEntries).values(entries);
    const { userId } = key;
    if (recorded.earned.length > 0) {
      await trx.insert(userAchievements).values(
        recorded.earned.map(({ achievement, progressValue }) => ({
          userId,
          achievementSlug: achievement.slug,
          earnedAt: now,
          progressValue,
        })),
      );
    }
    if (pictures.length > 0) {
      await trx
        .insert(userAvatars)
        .values(pictures.map(({ slug }) => ({ userId, avatarSlug: slug, unlockedAt: now })))
        .onConflictDoNothing();
    }
    await trx
      .insert(activityDays)
      .values({
        userId,
        localDate: moment.localDate,
        quizzes: 1,
        questions: grade.totalQuestions,
        correctAnswers: grade.correctAnswers,
        xp: recorded.xpEarned,
      })
      .onConflictDoUpdate({
        target: [activityDays.userId, activityDays.localDate],
        set: {
          quizzes: sql`${activityDays.quizzes} + excluded.quizzes`,
          questions: sql`${activityDays.questions} + excluded.questions`,
          correctAnswers: sql`${activityDays.correctAnswers} + excluded.correct_answers`,
          xp: sql`${activityDays.xp} + excluded.xp`,
        },
      });
    const { user, profile } = facts;
    if (user.role !== 'guest' && user.isActive && profile.isOnLeaderboards) {
      const own = new Set(['xp', `exam:${exam.code}`, weekBoardOf(moment.localDate)]);
      const scores = boardScores(recorded.totals, weekTotal).filter(({ board }) => own.has(board));
      await moveOnBoards(trx, { userId, scores, now });
    }
    return {
      ...result,
      ...outcome,
      attemptId: key.attemptId,
      examCode: exam.code,
      examTitle: exam.title,
      mode: attempt.mode,
      startedAt: attempt.startedAt,
      totalQuestions: grade.totalQuestions,
      scorePercent: grade.scorePercent,
      passPercent: exam.passPercent,
      hasPassed: grade.scoreBasisPoints >= exam.passPercent * 100,
    };
  });
}

async function readFacts(trx: Trx, { userId, attemptId }: Submit) {
  const [attempt] = await trx
    .select()
    .from(attempts)
    .where(and(eq(attempts.userId, userId), eq(attempts.id, attemptId)))
    .for('update');
  if (attempt === undefined || attempt.submittedAt !== null) throw new Error('not open');
  const [standing] = await trx.select().from(standings).where(eq(standings.userId, userId)).for('update');
  const [exam] = await trx.select().from(exams).where(eq(exams.id, attempt.examId));
  const [person] = await trx
    .select()
    .from(users)
    .innerJoin(profiles, eq(profiles.userId, users.id))
    .where(eq(users.id, userId));
  if (standing === undefined || exam === undefined || person === undefined) throw new Error('incomplete');
  const domains = await trx.select().from(examDomains).where(eq(examDomains.examId, exam.id));
  const answered = await trx
    .select({
      position: attemptQuestions.position,
      selected: attemptQuestions.selected,
      domainCode: versions.domainCode,
      type: versions.type,
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
    .where(and(eq(attemptQuestions.userId, userId), eq(attemptQuestions.attemptId, attemptId)))
    .orderBy(attemptQuestions.position);
  const unearned = await listUnearned(trx, userId);
  return {
    attempt,
    standing,
    exam,
    user: person.users,
    profile: person.profiles,
    domains,
    answered,
    unearned,
  };
}

/** Achievements that the learner does not have. */
export async function listUnearned(db: NodePgDatabase | Trx, userId: string) {
  const earned = db
    .select()
    .from(userAchievements)
    .where(and(eq(userAchievements.userId, userId), eq(userAchievements.achievementSlug, achievements.slug)));
  return await db.select().from(achievements).where(notExists(earned)).orderBy(achievements.displayOrder);
}

interface Moves {
  readonly userId: string;
  readonly scores: readonly { readonly board: string; readonly score: number }[];
  readonly now: Date;
}

async function moveOnBoards(trx: Trx, { userId, scores, now }: Moves): Promise<void> {
  const names = scores.map(({ board }) => board);
  const before = await trx
    .select()
    .from(boardEntries)
    .where(and(eq(boardEntries.userId, userId), inArray(boardEntries.board, names)));
  const known = new Map(before.map(({ board, score }) => [board, score]));
  const moved = scores.filter(({ board, score }) => known.get(board) !== score);
  if (moved.length === 0) return;
  await trx
    .insert(boardEntries)
    .values(moved.map(({ board, score }) => ({ board, userId, score, updatedAt: now })))
    .onConflictDoUpdate({
      target: [boardEntries.board, boardEntries.userId],
      set: { score: sql`excluded.score`, updatedAt: now },
    });
  const counts = new Map<string, typeof boardHistogram.$inferInsert>();
  const add = (board: string, score: number, players: number) => {
    for (const width of [1, 256]) {
      const bucket = Math.floor(score / width);
      const key = `${board} ${width} ${bucket}`;
      counts.set(key, { board, width, bucket, players: (counts.get(key)?.players ?? 0) + players });
    }
  };
  for (const { board, score } of moved) {
    const old = known.get(board);
    if (old !== undefined) add(board, old, -1);
    add(board, score, 1);
  }
  const rows = [...counts.entries()].toSorted(([a], [b]) => a.localeCompare(b)).map(([, row]) => row);
  await trx
    .insert(boardHistogram)
    .values(rows.filter(({ players }) => players !== 0))
    .onConflictDoUpdate({
      target: [boardHistogram.board, boardHistogram.width, boardHistogram.bucket],
      set: { players: sql`${boardHistogram.players} + excluded.players` },
    });
}
