import { nextAchievements } from '@studyhall/domain/gamification/award';
import { levelProgress } from '@studyhall/domain/gamification/level-curve';
import { addDays, localMomentOf } from '@studyhall/domain/gamification/local-time';
import { and, asc, count, desc, eq, gt, gte, isNotNull, isNull, lt, max, or, sql } from 'drizzle-orm';
import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import { listUnearned } from './submit.ts';
import {
  activityDays,
  attemptQuestions,
  attempts,
  avatars,
  boardEntries,
  exams,
  profiles,
  standings,
} from './tables.ts';

const XP_BOARD = eq(boardEntries.board, 'xp');

export async function dashboard(db: NodePgDatabase, userId: string) {
  const now = new Date();
  const mine = eq(attempts.userId, userId);
  const [person] = await db
    .select()
    .from(profiles)
    .leftJoin(standings, eq(standings.userId, profiles.userId))
    .leftJoin(avatars, eq(avatars.slug, standings.selectedAvatarSlug))
    .where(eq(profiles.userId, userId));
  if (person?.standings == null) throw new Error('nobody');
  const today = localMomentOf(now, person.profiles.timeZone).localDate;
  const recent = await db
    .select()
    .from(attempts)
    .innerJoin(exams, eq(exams.id, attempts.examId))
    .where(and(mine, isNotNull(attempts.submittedAt)))
    .orderBy(desc(attempts.submittedAt), desc(attempts.id))
    .limit(5);
  const [open] = await db
    .select()
    .from(attempts)
    .innerJoin(exams, eq(exams.id, attempts.examId))
    .where(
      and(mine, isNull(attempts.submittedAt), or(isNull(attempts.deadlineAt), gt(attempts.deadlineAt, now))),
    )
    .orderBy(desc(attempts.lastActivityAt))
    .limit(1);
  const answered =
    open &&
    (await db.$count(
      attemptQuestions,
      and(
        eq(attemptQuestions.userId, userId),
        eq(attemptQuestions.attemptId, open.attempts.id),
        isNotNull(attemptQuestions.answer),
      ),
    ));
  const activity = await db
    .select()
    .from(activityDays)
    .where(and(eq(activityDays.userId, userId), gte(activityDays.localDate, addDays(today, -370))))
    .orderBy(activityDays.localDate);
  const unearned = await listUnearned(db, userId);
  const published = await db
    .select()
    .from(exams)
    .where(eq(exams.status, 'published'))
    .orderBy(exams.displayOrder, exams.title);
  const own = await db
    .select({ examId: attempts.examId, quizzes: count(), best: max(attempts.scoreBasisPoints) })
    .from(attempts)
    .where(and(mine, isNotNull(attempts.submittedAt)))
    .groupBy(attempts.examId);
  return {
    profile: person.profiles,
    avatar: person.avatars,
    standing: person.standings,
    level: levelProgress(person.standings.xp),
    today,
    recent,
    continue: open && { ...open, answered },
    activity,
    nextAchievements: nextAchievements(person.standings, unearned, 3),
    exams: published.map((exam) => ({ ...exam, ...own.find(({ examId }) => examId === exam.id) })),
    rank: await rankOf(db, userId),
    players: await db.$count(boardEntries, XP_BOARD),
  };
}

async function rankOf(db: NodePgDatabase, userId: string): Promise<number | null> {
  const [me] = await db
    .select()
    .from(boardEntries)
    .where(and(XP_BOARD, eq(boardEntries.userId, userId)));
  if (me === undefined) return null;
  return 1 + (await db.$count(boardEntries, and(XP_BOARD, gt(boardEntries.score, me.score))));
}

const PAGE = 25;
const NEIGHBOURS = 3;

export async function leaderboard(db: NodePgDatabase, userId: string) {
  const ranked = db.$with('ranked').as(
    db
      .select({
        userId: boardEntries.userId,
        score: boardEntries.score,
        rank: sql<number>`rank() over (order by ${boardEntries.score} desc)`.as('rank'),
      })
      .from(boardEntries)
      .where(XP_BOARD),
  );
  const rows = () =>
    db
      .with(ranked)
      .select()
      .from(ranked)
      .innerJoin(profiles, eq(profiles.userId, ranked.userId))
      .leftJoin(standings, eq(standings.userId, ranked.userId))
      .leftJoin(avatars, eq(avatars.slug, standings.selectedAvatarSlug));
  const page = await rows().orderBy(desc(ranked.score), asc(ranked.userId)).limit(PAGE);
  const [me] = await rows().where(eq(ranked.userId, userId));
  const score = me?.ranked.score ?? 0;
  const above = await rows()
    .where(or(gt(ranked.score, score), and(eq(ranked.score, score), lt(ranked.userId, userId))))
    .orderBy(asc(ranked.score), desc(ranked.userId))
    .limit(NEIGHBOURS);
  const below = await rows()
    .where(or(lt(ranked.score, score), and(eq(ranked.score, score), gt(ranked.userId, userId))))
    .orderBy(desc(ranked.score), asc(ranked.userId))
    .limit(NEIGHBOURS);
  return { players: await db.$count(boardEntries, XP_BOARD), page, me, above, below };
}
