import { boardScores, weekBoardOf } from '@studyhall/domain/gamification/boards';
import { daysOf, recordActivities, weekAfter } from '@studyhall/domain/gamification/fold-activities';
import { localMomentOf } from '@studyhall/domain/gamification/local-time';
import { judgeQuiz } from '@studyhall/domain/gamification/quiz-activity';
import { gradeAttempt } from '@studyhall/domain/quizzes/grading';
import { and, eq, gt, inArray, ne, notExists, sql } from 'drizzle-orm';
import type { NodePgDatabase } from 'drizzle-orm/node-postgres';

import { moveOnBoards } from './move-on-boards.ts';
import {
  achievements,
  activities,
  activityDays,
  attemptQuestions,
  attempts,
  avatars,
  examDomains,
  exams,
  profiles,
  standings,
  userAchievements,
  userAvatars,
  users,
  versions,
} from './tables.ts';
import type { Trx } from './trx.ts';

const ABOUT_A_DAY_MS = 50 * 60 * 60 * 1000;

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
      answered.map(({ domainCode, type, key, answer }) => ({ domainCode, type, key, answer: answer ?? [] })),
    );
    const quiz = judgeQuiz({
      attemptId: key.attemptId,
      examCode: exam.code,
      examTitle: exam.title,
      isExam: true,
      isWholeGradedExam: false,
      questions: answered.map(({ questionId, answer }, index) => ({
        isAnswered: answer !== null,
        isCorrect: grade.questions[index]?.isCorrect ?? false,
        rightOn: facts.rightBefore
          .filter((one) => one.questionId === questionId)
          .map((one) => one.localDate ?? ''),
      })),
      scoreBasisPoints: grade.scoreBasisPoints,
      moment,
    });
    const recorded = recordActivities(standing, {
      activities: [quiz.activity],
      moment,
      unearned: facts.unearned,
    });
    const xpEarned = recorded.totals.xp - standing.xp;
    const titles = new Map(facts.domains.map(({ code, title }) => [code, title]));
    const slugs = recorded.earned.map(({ achievement }) => achievement.slug);
    const pictures =
      slugs.length === 0
        ? []
        : await trx.select().from(avatars).where(inArray(avatars.requiredAchievementSlug, slugs));
    const result = {
      quizXp: quiz.activity.xp,
      repeatedAnswers: quiz.repeatedAnswers,
      isCounted: quiz.isCounted,
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
      xpEarned,
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
    const weekTotal = weekAfter(standing.weekTotal, recorded.activities);
    const version = standing.version + 1;
    await trx
      .update(standings)
      .set({ ...recorded.totals, weekTotal, version, updatedAt: now })
      .where(eq(standings.userId, key.userId));
    await trx.insert(activities).values(
      recorded.activities.map(({ moment: { at, ...clock }, ...activity }, ordinal) => ({
        ...activity,
        ...clock,
        userId: key.userId,
        version,
        ordinal,
        occurredAt: at,
        createdAt: now,
      })),
    );
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
      .values(
        daysOf(recorded.activities).map(({ correct: correctAnswers, levels: _levels, ...day }) => ({
          ...day,
          userId,
          correctAnswers,
        })),
      )
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
      const scores = boardScores(recorded.totals, { weekTotal, now }).filter(({ board }) => own.has(board));
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
      questionId: attemptQuestions.questionId,
      answer: attemptQuestions.answer,
      domainCode: versions.domainCode,
      type: versions.type,
      key: versions.key,
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
  const rightBefore = await trx
    .select({ questionId: attemptQuestions.questionId, localDate: attempts.localDate })
    .from(attempts)
    .innerJoin(
      attemptQuestions,
      and(eq(attemptQuestions.userId, attempts.userId), eq(attemptQuestions.attemptId, attempts.id)),
    )
    .where(
      and(
        eq(attempts.userId, userId),
        ne(attempts.id, attemptId),
        gt(attempts.submittedAt, new Date(Date.now() - ABOUT_A_DAY_MS)),
        eq(attemptQuestions.isCorrect, true),
        inArray(
          attemptQuestions.questionId,
          answered.map(({ questionId }) => questionId),
        ),
      ),
    );
  const unearned = await listUnearned(trx, userId);
  return {
    rightBefore,
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
