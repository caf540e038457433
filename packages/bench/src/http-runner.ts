import { Pool } from 'undici';
import { runAll } from './load.ts';
import { CONCURRENCY, type Operation, type Runner } from './operations.ts';
import type { Contender } from './processes.ts';
import { SESSION_SECRET } from './seed.ts';
import type { Targets } from './targets.ts';

interface Call {
  readonly path: string;
  readonly method: 'GET' | 'POST';
  readonly body?: string;
  /** Who calls. */
  readonly userId: string;
}

export type Calls = Readonly<Record<Operation, (targets: Targets) => Call>>;

export const productCalls: Calls = {
  submit: (targets) => {
    const { userId, attemptId } = targets.attempt();
    const body = JSON.stringify({ json: { attemptId } });
    return { path: '/trpc/quizzes.submit', method: 'POST', body, userId };
  },
  dashboard: (targets) => ({ path: '/trpc/home.dashboard', method: 'GET', ...targets.learner() }),
  leaderboard: (targets) => ({
    path: `/trpc/gamification.leaderboard?input=${encodeURIComponent('{"json":{"board":"xp"}}')}`,
    method: 'GET',
    ...targets.learner(),
  }),
};

export const peerCalls: Calls = {
  submit: (targets) => {
    const { userId, attemptId } = targets.attempt();
    return { path: `/submit/${attemptId}`, method: 'POST', body: '{}', userId };
  },
  dashboard: (targets) => ({ path: '/dashboard', method: 'GET', ...targets.learner() }),
  leaderboard: (targets) => ({ path: '/leaderboard', method: 'GET', ...targets.learner() }),
};

interface HttpRunner {
  readonly name: string;
  readonly contender: Contender;
  readonly calls: Calls;
  readonly targets: Targets;
}

/** Asks over kept connections, as a browser or a proxy does. */
export function createHttpRunner({ name, contender, calls, targets }: HttpRunner): Runner {
  const pool = new Pool(contender.origin, { connections: CONCURRENCY });
  return {
    name,
    pid: contender.pid,
    run: (operation, count) =>
      runAll(count, CONCURRENCY, async () => {
        const { path, method, body = null, userId } = calls[operation](targets);
        const headers = {
          authorization: `Bearer ${userId}.${SESSION_SECRET}`,
          'content-type': 'application/json',
        };
        const answer = await pool.request({ path, method, headers, body });
        const text = await answer.body.text();
        if (answer.statusCode !== 200) throw new Error(`${name} ${operation}: ${answer.statusCode} ${text}`);
      }),
  };
}
