import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import { openDatabase } from '../platform/database.ts';
import { answerQuestion } from '../quizzes/answer-question.ts';
import { getAttempt } from '../quizzes/get-attempt.ts';
import { startAttempt } from '../quizzes/start-attempt.ts';
import { submitAttempt } from '../quizzes/submit-attempt.ts';
import type { ResultView } from '../quizzes/views.ts';
import { addCatalogue, NOW, optionsOf } from './builders.ts';
import { createTestDatabase, PATIENCE } from './test-database.ts';

/** A database of one's own with the catalogue, connected to as the application. */
export async function openQuizDatabase(): Promise<{ db: Knex; close: () => Promise<void> }> {
  const database = await createTestDatabase();
  const db = openDatabase({ url: database.appUrl, poolSize: 10, patience: PATIENCE });
  await addCatalogue(db);
  return {
    db,
    close: async () => {
      await db.destroy();
      await database.drop();
    },
  };
}

/** So many seconds after NOW. */
export function later(seconds: number): Date {
  return new Date(NOW.getTime() + seconds * 1000);
}

interface Taker {
  readonly userId: string;
  readonly code: string;
  readonly mode?: 'exam' | 'study';
  readonly now?: Date;
}

export async function begin(
  db: Knex,
  {
    userId,
    code,
    mode = 'exam',
    now = NOW,
    startKey = randomUUID(),
    questionCount,
  }: Taker & { readonly startKey?: string; readonly questionCount?: number },
): Promise<string> {
  const command = { examCode: code, mode, idempotencyKey: startKey, questionCount };
  return (await startAttempt(db, { userId, command, now })).attemptId;
}

interface Answers {
  readonly userId: string;
  readonly attemptId: string;
  readonly right: number;
  readonly now?: Date;
}

/** Answers the first `right` questions rightly ("Option A") and the others wrongly, one a second. */
export async function answerAll(db: Knex, { userId, attemptId, right, now = NOW }: Answers): Promise<void> {
  const { questions } = await getAttempt(db, { userId, attemptId, now });
  for (const question of questions) {
    const { position } = question;
    const place = optionsOf(question).findIndex(
      (option) => (option.text === 'Option A') === position < right,
    );
    const command = { attemptId, position, answer: [place] };
    await answerQuestion(db, { userId, command, now: new Date(now.getTime() + (position + 1) * 1000) });
  }
}

/** Starts, answers and submits. */
export async function takeQuiz(db: Knex, taker: Taker & { readonly right: number }): Promise<ResultView> {
  const { userId, now = NOW, right } = taker;
  const attemptId = await begin(db, taker);
  await answerAll(db, { userId, attemptId, right, now });
  return await submitAttempt(db, { userId, attemptId, now: new Date(now.getTime() + 60_000) });
}
