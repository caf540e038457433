import { randomUUID } from 'node:crypto';
import type { openDatabase } from '@studyhall/api/server';
import { addLearner, openSession, optionsOf } from '@studyhall/api/testing';
import { type ApiClient, createApiClient } from '@studyhall/client';

export type Database = ReturnType<typeof openDatabase>;

/** A learner who is signed in on as many servers as share the database. */
export interface Learner {
  readonly userId: string;
  readonly token: string;
  clientAt(origin: string): ApiClient;
}

export async function addSignedIn(
  db: Database,
  role: 'individual' | 'admin' = 'individual',
): Promise<Learner> {
  const userId = await addLearner(db, { role });
  const session = { userId, channel: 'terminal', deviceName: '', userAgent: '', now: new Date() } as const;
  const { token } = await openSession(db, session);
  return { userId, token, clientAt: (origin) => createApiClient({ url: origin, token: () => token }) };
}

/** Starts a quiz and answers every question with the option that the builders call right; answers with its id. */
export async function takeQuiz(client: ApiClient, examCode: string): Promise<string> {
  const { attemptId } = await client.quizzes.start.mutate({
    examCode,
    mode: 'exam',
    idempotencyKey: randomUUID(),
  });
  const { questions } = await client.quizzes.getAttempt.query({ attemptId });
  for (const question of questions) {
    const place = Math.max(
      0,
      optionsOf(question).findIndex(({ text }) => text === 'Option A'),
    );
    await client.quizzes.answer.mutate({ attemptId, position: question.position, answer: [place] });
  }
  return attemptId;
}

/** What all the places that count a learner's quizzes say. They agree, or something was counted twice or half. */
export async function countsOf(db: Database, userId: string): Promise<Record<string, unknown>> {
  const { rows } = await db.raw(
    `select
       (select count(*) from quizzes.attempts where user_id = :userId and submitted_at is not null) as "finished",
       (select coalesce(sum(xp_earned), 0) from quizzes.attempts where user_id = :userId) as "xpOfAttempts",
       (select coalesce(sum(xp), 0) from gamification.activities where user_id = :userId) as "xpOfEntries",
       (select count(*) from gamification.activities where user_id = :userId and kind = 'quiz') as "quizEntries",
       coalesce((select xp from gamification.standings where user_id = :userId), 0) as "xpOfStanding",
       coalesce((select quizzes from gamification.standings where user_id = :userId), 0) as "quizzesOfStanding",
       coalesce((select streak_current from gamification.standings where user_id = :userId), 0) as "streak",
       (select coalesce(sum(quizzes), 0) from gamification.activity_days where user_id = :userId) as "quizzesOfDays",
       (select coalesce(sum(xp), 0) from gamification.activity_days where user_id = :userId) as "xpOfDays",
       coalesce((select score from gamification.board_entries where user_id = :userId and board = 'xp'), 0) as "xpOfBoard",
       (select count(*) = count(distinct achievement_slug) from gamification.user_achievements where user_id = :userId)
         as "hasAchievementsOnce"`,
    { userId },
  );
  return rows[0];
}

/** The counts of a learner who finished so many quizzes and earned so much XP by them. */
export function agreeing(quizzes: number, xp: number): Record<string, unknown> {
  return {
    finished: quizzes,
    xpOfAttempts: xp,
    xpOfEntries: xp,
    quizEntries: quizzes,
    xpOfStanding: xp,
    quizzesOfStanding: quizzes,
    streak: quizzes === 0 ? 0 : 1,
    quizzesOfDays: quizzes,
    xpOfDays: xp,
    xpOfBoard: xp,
    hasAchievementsOnce: true,
  };
}
