import { execFile, execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { migrate, openDatabase } from '@studyhall/api/server';
import { addCatalogue, newSecretKey, startTestCluster } from '@studyhall/api/testing';
import type { Knex } from 'knex';
import { Pool, request } from 'undici';
import { cpuSecondsOf } from './cpu.ts';
import { createFloor, floorScripts } from './floor.ts';
import { median, runAll } from './load.ts';
import { type Contender, startContender } from './processes.ts';
import { SESSION_SECRET, seed } from './seed.ts';

/** The operations that are compared, and how often each is done per round. */
const REQUESTS = { submit: 300, dashboard: 600, leaderboard: 600 } as const;
type Operation = keyof typeof REQUESTS;
const OPERATIONS: readonly Operation[] = ['submit', 'dashboard', 'leaderboard'];
const ROUNDS = Number(process.env['BENCH_ROUNDS'] ?? 5);
const LEARNERS = Number(process.env['BENCH_LEARNERS'] ?? 500);
const CONCURRENCY = 8;
const root = join(import.meta.dirname, '../../..');

/** One competitor: how it does an operation `count` times, and whose CPU counts beside PostgreSQL's. */
interface Runner {
  readonly name: string;
  readonly pid: number;
  run(operation: Operation, count: number): Promise<void>;
}

interface Learner {
  readonly userId: string;
}

interface Open extends Learner {
  readonly attemptId: string;
}

/** Hands out what requests are about: every open attempt once, learners in turn. */
class Targets {
  private nextAttempt = 0;
  private nextLearner = 0;
  private readonly attempts: readonly Open[];
  private readonly learners: readonly Learner[];

  constructor(attempts: readonly Open[], learners: readonly Learner[]) {
    this.attempts = attempts;
    this.learners = learners;
  }

  attempt(): Open {
    return at(this.attempts, this.nextAttempt++);
  }

  learner(): Learner {
    return at(this.learners, this.nextLearner++ % this.learners.length);
  }
}

function at<T>(items: readonly T[], index: number): T {
  const item = items[index];
  if (item === undefined) throw new Error('The benchmark has run out of seeded rows');
  return item;
}

const bearer = (userId: string) => ({ authorization: `Bearer ${userId}.${SESSION_SECRET}` });

type Call = (targets: Targets) => { path: string; method: 'GET' | 'POST'; body?: string; userId: string };

const productCalls: Record<Operation, Call> = {
  submit: (targets) => {
    const { userId, attemptId } = targets.attempt();
    return {
      path: '/trpc/quizzes.submit',
      method: 'POST',
      body: JSON.stringify({ json: { attemptId } }),
      userId,
    };
  },
  dashboard: (targets) => ({ path: '/trpc/home.dashboard', method: 'GET', ...targets.learner() }),
  leaderboard: (targets) => ({
    path: `/trpc/gamification.leaderboard?input=${encodeURIComponent('{"json":{"board":"xp"}}')}`,
    method: 'GET',
    ...targets.learner(),
  }),
};

const peerCalls: Record<Operation, Call> = {
  submit: (targets) => {
    const { userId, attemptId } = targets.attempt();
    return { path: `/submit/${attemptId}`, method: 'POST', body: '{}', userId };
  },
  dashboard: (targets) => ({ path: '/dashboard', method: 'GET', ...targets.learner() }),
  leaderboard: (targets) => ({ path: '/leaderboard', method: 'GET', ...targets.learner() }),
};

function httpRunner(
  name: string,
  { origin, pid }: Contender,
  { calls, targets }: { calls: Record<Operation, Call>; targets: Targets },
): Runner {
  const pool = new Pool(origin, { connections: CONCURRENCY });
  return {
    name,
    pid,
    run: async (operation, count) => {
      await runAll(count, CONCURRENCY, async () => {
        const { path, method, body, userId } = calls[operation](targets);
        const headers = { ...bearer(userId), 'content-type': 'application/json' };
        const answer = await request(origin + path, {
          dispatcher: pool,
          method,
          headers,
          ...(body && { body }),
        });
        const text = await answer.body.text();
        if (answer.statusCode !== 200) throw new Error(`${name} ${operation}: ${answer.statusCode} ${text}`);
      });
    },
  };
}

const execute = promisify(execFile);

/** pgbench waits for its clients itself; its own CPU is not counted, which makes the floor lower and the ratios harder. */
async function floorRunner(url: string): Promise<Runner> {
  const folder = await mkdtemp(join(tmpdir(), 'studyhall-bench-'));
  for (const operation of OPERATIONS)
    await writeFile(join(folder, `${operation}.sql`), floorScripts[operation]);
  const { searchParams, pathname, username } = new URL(url);
  const target = ['-h', searchParams.get('host') ?? 'localhost', '-U', username, pathname.slice(1)];
  process.once('exit', () => void rm(folder, { recursive: true, force: true }));
  return {
    name: 'stored function (floor)',
    pid: 0,
    run: async (operation, count) => {
      const script = [
        '-n',
        '-M',
        'prepared',
        '-f',
        join(folder, `${operation}.sql`),
        '-D',
        `learners=${LEARNERS}`,
      ];
      const load = ['-c', String(CONCURRENCY), '-j', '1', '-t', String(Math.ceil(count / CONCURRENCY))];
      await execute('pgbench', [...script, ...load, ...target]);
    },
  };
}

/** The same functions through bare pg, where there is no pgbench. */
function bareRunner(db: Knex): Runner {
  const sql = {
    submit: 'select bench.submit_next()',
    dashboard:
      'select bench.dashboard((select user_id from bench.learners where n = 1 + floor(random() * ?)))',
    leaderboard:
      'select bench.leaderboard((select user_id from bench.learners where n = 1 + floor(random() * ?)))',
  };
  return {
    name: 'stored function (bare pg)',
    pid: 0,
    run: async (operation, count) => {
      await runAll(count, CONCURRENCY, async () => {
        await db.raw(sql[operation], operation === 'submit' ? [] : [LEARNERS]);
      });
    },
  };
}

function hasPgbench(): boolean {
  try {
    execFileSync('pgbench', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** CPU milliseconds of application and PostgreSQL for one request, in each round; the runners take turns. */
async function measure(
  runners: readonly Runner[],
  postgresPid: number,
): Promise<Map<string, Record<Operation, number[]>>> {
  const results = new Map(
    runners.map(({ name }) => [
      name,
      { submit: [], dashboard: [], leaderboard: [] } as Record<Operation, number[]>,
    ]),
  );
  for (let round = -1; round < ROUNDS; round += 1) {
    for (const operation of OPERATIONS) {
      for (const runner of runners) {
        const count = REQUESTS[operation];
        const cpu = (): number =>
          cpuSecondsOf(postgresPid) + (runner.pid === 0 ? 0 : cpuSecondsOf(runner.pid));
        const before = cpu();
        await runner.run(operation, count);
        const perRequest = ((cpu() - before) * 1000) / count;
        if (round >= 0) results.get(runner.name)?.[operation].push(perRequest);
      }
    }
    process.stderr.write(round < 0 ? 'warm-up done\n' : `round ${round + 1} of ${ROUNDS} done\n`);
  }
  return results;
}

function printTable(results: Map<string, Record<Operation, number[]>>): void {
  const [floor] = [...results.values()];
  const row = (cells: readonly string[]): void => void process.stdout.write(`| ${cells.join(' | ')} |\n`);
  row(['CPU ms per request (ratio to the floor)', ...OPERATIONS]);
  row(['---', ...OPERATIONS.map(() => '---')]);
  for (const [name, figures] of results) {
    row([
      name,
      ...OPERATIONS.map((operation) => {
        const own = median(figures[operation]);
        const base = median(floor?.[operation] ?? []);
        return `${own.toFixed(2)} (${(own / base).toFixed(2)})`;
      }),
    ]);
  }
}

async function main(): Promise<void> {
  const cluster = await startTestCluster();
  const url = cluster.url;
  const ends: (() => Promise<void>)[] = [() => cluster.stop()];
  try {
    await migrate(url);
    const owner = openDatabase({ url, poolSize: 10 });
    ends.push(() => owner.destroy());
    await addCatalogue(owner);
    await createFloor(owner);
    const perRunner = REQUESTS.submit * (ROUNDS + 1) + CONCURRENCY;
    await seed(owner, { learners: LEARNERS, attemptsEach: 20, openAttempts: perRunner * 3 });
    const learners = await owner<Learner>('bench.learners').select('userId');
    const queue: Open[] = await owner('bench.queue')
      .select('userId', 'attemptId')
      .where('n', '>', perRunner)
      .orderBy('n');
    const { rows } = await owner.raw<{ rows: { pid: number }[] }>(
      `select pg_read_file('postmaster.pid', 0, 20) as text, split_part(pg_read_file('postmaster.pid'), E'\\n', 1)::int as pid`,
    );
    const start = { cwd: root, env: { DATABASE_URL: url, SECRET_KEYS: newSecretKey(), LOG_LEVEL: 'error' } };
    const product = await startContender({
      ...start,
      command: ['node', 'apps/server/dist/main.mjs'],
      ready: /ready:/,
    });
    ends.push(() => product.stop());
    const peer = await startContender({
      ...start,
      command: ['node', '--import', 'tsx', 'packages/bench/src/fastify-drizzle.ts'],
      ready: /ready/,
    });
    ends.push(() => peer.stop());
    const runners = [
      hasPgbench() ? await floorRunner(url) : bareRunner(owner),
      httpRunner('Studyhall', product, {
        calls: productCalls,
        targets: new Targets(queue.slice(0, perRunner), learners),
      }),
      httpRunner('Fastify + Drizzle', peer, {
        calls: peerCalls,
        targets: new Targets(queue.slice(perRunner), learners),
      }),
    ];
    printTable(await measure(runners, rows[0]?.pid ?? 0));
  } finally {
    for (const end of ends.reverse()) await end();
  }
}

await main();
