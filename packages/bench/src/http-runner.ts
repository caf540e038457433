import { randomInt, randomUUID } from 'node:crypto';
import { Pool } from 'undici';
import { runAll } from './load.ts';
import { CONCURRENCY, type Operation, QUESTIONS_PER_ATTEMPT, type Runner } from './operations.ts';
import type { Contender } from './processes.ts';
import { SESSION_SECRET } from './seed.ts';
import type { OpenAttempt, Targets } from './targets.ts';

interface Call {
  readonly path: string;
  readonly method: 'GET' | 'POST';
  readonly body?: string;
  /** Who calls. */
  readonly userId: string;
}

/** Sends a call, and answers with what came. */
type Send = (call: Call) => Promise<string>;

/** What a runner does for each operation. */
export type Work = Readonly<Record<Operation, (targets: Targets, send: Send) => Promise<unknown>>>;

const POSITIONS = Array.from({ length: QUESTIONS_PER_ATTEMPT }, (_, position) => position);

/** How one of those that are compared is asked for the parts of a quiz. */
interface QuizCalls {
  start(userId: string): Call;
  answer(attempt: OpenAttempt, position: number): Call;
  submit(attempt: OpenAttempt): Call;
}

function quizWork({ start, answer, submit }: QuizCalls) {
  return {
    quiz: async (targets: Targets, send: Send) => {
      const { userId } = targets.learner();
      const attempt = { userId, attemptId: attemptIdOf(await send(start(userId))) };
      for (const position of POSITIONS) await send(answer(attempt, position));
      await send(submit(attempt));
    },
    start: (targets: Targets, send: Send) => send(start(targets.learner().userId)),
    answer: (targets: Targets, send: Send) =>
      send(answer(targets.keptOpen(), randomInt(QUESTIONS_PER_ATTEMPT))),
    submit: (targets: Targets, send: Send) => send(submit(targets.attempt())),
  };
}

const procedure = (path: string, input: object, userId: string): Call => ({
  path: `/trpc/${path}`,
  method: 'POST',
  body: JSON.stringify({ json: input }),
  userId,
});

function attemptIdOf(answer: string): string {
  const id = /"attemptId":"([^"]+)"/.exec(answer)?.[1];
  if (id === undefined) throw new Error(`No attempt was begun: ${answer}`);
  return id;
}

export const productWork: Work = {
  ...quizWork({
    start: (userId) =>
      procedure('quizzes.start', { examCode: 'bench', mode: 'exam', idempotencyKey: randomUUID() }, userId),
    answer: ({ userId, attemptId }, position) =>
      procedure('quizzes.answer', { attemptId, position, answer: [randomInt(4)] }, userId),
    submit: ({ userId, attemptId }) => procedure('quizzes.submit', { attemptId }, userId),
  }),
  dashboard: (targets, send) => send({ path: '/trpc/home.dashboard', method: 'GET', ...targets.learner() }),
  leaderboard: (targets, send) =>
    send({
      path: `/trpc/gamification.leaderboard?input=${encodeURIComponent('{"json":{"board":"xp"}}')}`,
      method: 'GET',
      ...targets.learner(),
    }),
};

export const peerWork: Work = {
  ...quizWork({
    start: (userId) => ({
      path: '/start/bench',
      method: 'POST',
      body: JSON.stringify({ idempotencyKey: randomUUID() }),
      userId,
    }),
    answer: ({ userId, attemptId }, position) => ({
      path: `/answer/${attemptId}/${position}`,
      method: 'POST',
      body: JSON.stringify({ chosen: [randomInt(4)] }),
      userId,
    }),
    submit: ({ userId, attemptId }) => ({ path: `/submit/${attemptId}`, method: 'POST', body: '{}', userId }),
  }),
  dashboard: (targets, send) => send({ path: '/dashboard', method: 'GET', ...targets.learner() }),
  leaderboard: (targets, send) => send({ path: '/leaderboard', method: 'GET', ...targets.learner() }),
};

interface HttpRunner {
  readonly name: string;
  readonly contender: Contender;
  readonly work: Work;
  readonly targets: Targets;
}

/** Asks over kept connections, as a browser or a proxy does. */
export function createHttpRunner({ name, contender, work, targets }: HttpRunner): Runner {
  const pool = new Pool(contender.origin, { connections: CONCURRENCY });
  const send: Send = async ({ path, method, body = null, userId }) => {
    const headers = {
      authorization: `Bearer ${userId}.${SESSION_SECRET}`,
      'content-type': 'application/json',
    };
    const answer = await pool.request({ path, method, headers, body });
    const text = await answer.body.text();
    if (answer.statusCode !== 200) throw new Error(`${name} ${path}: ${answer.statusCode} ${text}`);
    return text;
  };
  return {
    name,
    pid: contender.pid,
    run: (operation, count) =>
      runAll(count, CONCURRENCY, async () => void (await work[operation](targets, send))),
  };
}
