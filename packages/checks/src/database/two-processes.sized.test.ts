import { setTimeout as sleep } from 'node:timers/promises';
import { openDatabase } from '@studyhall/api/server';
import { addCatalogue, addExam, newSecretKey, sized, withClient } from '@studyhall/api/testing';
import { createTestDatabase, type TestDatabase } from '@studyhall/api/testing/database';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addSignedIn, agreeing, countsOf, type Database, takeQuiz } from './learning.ts';
import { type ServerProcess, startServerProcess } from './server-process.ts';
import { WAITS, WORKS, waitUntil } from './wait-until.ts';

let database: TestDatabase;
let db: Database;
let code: string;
let otherCode: string;
let servers: ServerProcess[] = [];
const key = newSecretKey();

beforeAll(async () => {
  database = await createTestDatabase();
  db = openDatabase({ url: database.appUrl });
  await addCatalogue(db);
  ({ code } = await addExam(db));
  ({ code: otherCode } = await addExam(db));
  servers = await Promise.all([start(), start()]);
});

afterAll(async () => {
  await Promise.all(servers.map((server) => server.stop()));
  await db?.destroy();
  await database?.drop();
});

async function start(): Promise<ServerProcess> {
  return await startServerProcess(database.url, key);
}

function originOf(number: number): string {
  return servers[number % servers.length]?.origin ?? '';
}

describe('two processes on one database', () => {
  it('give one result, XP and streak for fifty submissions of one attempt at once', async () => {
    const learner = await addSignedIn(db);
    const attemptId = await takeQuiz(learner.clientAt(originOf(0)), code);
    const results = await Promise.all(
      // A client each, so that no two travel in one batch.
      Array.from({ length: 50 }, (_, number) =>
        learner.clientAt(originOf(number)).quizzes.submit.mutate({ attemptId }),
      ),
    );
    const [first] = results;
    expect(first).toMatchObject({ correctAnswers: 10, streakAfter: 1 });
    for (const result of results) expect(result).toEqual(first);
    expect(await countsOf(db, learner.userId)).toEqual(agreeing(1, first?.xpEarned ?? 0));
  });

  it('count eight attempts that end at once each once', async () => {
    const learner = await addSignedIn(db);
    const attempts = await Promise.all(
      Array.from({ length: 8 }, (_, number) => takeQuiz(learner.clientAt(originOf(number)), code)),
    );
    const results = await Promise.all(
      attempts.map((attemptId, number) =>
        learner.clientAt(originOf(number)).quizzes.submit.mutate({ attemptId }),
      ),
    );
    const xp = results.reduce((sum, { xpEarned }) => sum + xpEarned, 0);
    expect(await countsOf(db, learner.userId)).toEqual(agreeing(8, xp));
  });
});

describe('a process killed while it submits leaves all or nothing', () => {
  interface Scene {
    readonly userId: string;
    submit(): void;
    kill(): Promise<void>;
  }

  /** Submits to a server that dies in between, tries the other, and compares what everybody counts. */
  async function killDuringSubmit(during: (scene: Scene) => Promise<void>) {
    const learner = await addSignedIn(db);
    const before = await takeQuiz(learner.clientAt(originOf(1)), code);
    const { xpEarned } = await learner.clientAt(originOf(1)).quizzes.submit.mutate({ attemptId: before });
    // Of other questions: those of the first have counted today, and would move no board.
    const attemptId = await takeQuiz(learner.clientAt(originOf(1)), otherCode);
    const victim = await start();
    let wasAnswered = false;
    let submission: Promise<unknown> = Promise.resolve();
    const submit = (): void => {
      const call = learner.clientAt(victim.origin).quizzes.submit.mutate({ attemptId });
      submission = call.then(
        () => {
          wasAnswered = true;
        },
        () => undefined,
      );
    };
    await during({ userId: learner.userId, submit, kill: victim.kill });
    await submission;
    await waitUntil(database.url, WORKS, false);
    const left = await countsOf(db, learner.userId);
    const isDone = left['finished'] === 2;
    const result = await learner.clientAt(originOf(1)).quizzes.submit.mutate({ attemptId });
    const all = agreeing(2, xpEarned + result.xpEarned);
    const end = await countsOf(db, learner.userId);
    return {
      found: { left, end, isAnswerLost: wasAnswered && !isDone },
      expected: { left: isDone ? all : agreeing(1, xpEarned), end: all, isAnswerLost: false },
    };
  }

  it.each(['quizzes.attempts', 'gamification.standings', 'gamification.board_entries'])(
    'when it waits for a row of %s',
    async (table) => {
      const { found, expected } = await killDuringSubmit(async ({ userId, submit, kill }) => {
        await withClient(database.url, async (holder) => {
          await holder.query('begin');
          await holder.query(`select from ${table} where user_id = $1 for update`, [userId]);
          submit();
          await waitUntil(database.url, WAITS, true);
          await kill();
          await holder.query('rollback');
        });
      });
      expect(found).toEqual(expected);
    },
  );

  it.each(sized({ small: [3, 12], full: [0, 1, 2, 3, 5, 8, 12, 18, 25, 40] }))(
    'after %i milliseconds',
    async (milliseconds) => {
      const { found, expected } = await killDuringSubmit(async ({ submit, kill }) => {
        submit();
        await sleep(milliseconds);
        await kill();
      });
      expect(found).toEqual(expected);
    },
  );
});
