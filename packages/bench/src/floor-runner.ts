import { execFile, execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import pg from 'pg';
import { floorCalls } from './floor.ts';
import { runAll } from './load.ts';
import { CONCURRENCY, OPERATIONS, type Operation, QUESTIONS_PER_ATTEMPT, type Runner } from './operations.ts';

const execute = promisify(execFile);

const BACKENDS_END_MS = 200;

interface FloorOptions {
  readonly url: string;
  readonly learners: number;
}

/**
 * The stored functions by pgbench, or through bare pg where there is none. Only PostgreSQL's CPU counts, which makes the
 * floor lower and the ratios harder.
 */
export async function createFloorRunner(options: FloorOptions): Promise<Runner & { stop(): Promise<void> }> {
  return hasPgbench() ? await pgbenchRunner(options) : bareRunner(options);
}

const POSITIONS = Array.from({ length: QUESTIONS_PER_ATTEMPT }, (_, position) => position);

/** Each call by itself, as somebody at a screen would send it. */
const QUIZ_SCRIPT = `select learner, attempt from bench.start_next() \\gset
${POSITIONS.map((position) => `select bench.answer(:learner, :attempt, ${position});\n`).join('')}
select bench.submit_of(:learner, :attempt);
`;

async function takeQuiz(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query<{ learner: string; attempt: string }>({
    name: 'quiz-start',
    text: 'select learner, attempt from bench.start_next()',
  });
  const [begun] = rows;
  const key = [begun?.learner, begun?.attempt];
  for (const position of POSITIONS)
    await pool.query({
      name: 'quiz-answer',
      text: 'select bench.answer($1, $2, $3)',
      values: [...key, position],
    });
  await pool.query({ name: 'quiz-submit', text: 'select bench.submit_of($1, $2)', values: key });
}

function hasPgbench(): boolean {
  try {
    execFileSync('pgbench', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

async function pgbenchRunner({ url, learners }: FloorOptions) {
  const folder = await mkdtemp(join(tmpdir(), 'studyhall-bench-'));
  const scriptOf = (operation: Operation) => join(folder, `${operation}.sql`);
  for (const operation of OPERATIONS) {
    const script = operation === 'quiz' ? QUIZ_SCRIPT : `${floorCalls[operation].replace('$1', ':n')};\n`;
    await writeFile(scriptOf(operation), `\\set n random(1, ${learners})\n${script}`);
  }
  const { searchParams, pathname, username, port } = new URL(url);
  const host = searchParams.get('host') ?? 'localhost';
  const target = ['-h', host, '-p', port === '' ? '5432' : port, '-U', username, pathname.slice(1)];
  return {
    name: 'Stored function by pgbench',
    pid: undefined,
    run: async (operation: Operation, count: number) => {
      const load = ['-c', String(CONCURRENCY), '-j', '1', '-t', String(count / CONCURRENCY)];
      const script = ['-n', '-M', 'prepared', '-f', scriptOf(operation)];
      const { stdout } = await execute('pgbench', [...script, ...load, ...target]);
      // Its backends end a moment after it, and while they do, what they used is counted nowhere.
      await pause(BACKENDS_END_MS);
      const perSecond = /tps = ([\d.]+) \((without|excluding)/.exec(stdout)?.[1];
      return (count / Number(perSecond)) * 1000;
    },
    stop: () => rm(folder, { recursive: true, force: true }),
  };
}

function bareRunner({ url, learners }: FloorOptions) {
  const pool = new pg.Pool({ connectionString: url, max: CONCURRENCY, idleTimeoutMillis: 0 });
  return {
    name: 'Stored function by bare pg',
    pid: undefined,
    run: (operation: Operation, count: number) =>
      runAll(count, CONCURRENCY, async () => {
        if (operation === 'quiz') return await takeQuiz(pool);
        const values =
          operation === 'submit' || operation === 'start' ? [] : [1 + Math.floor(Math.random() * learners)];
        await pool.query({ name: operation, text: floorCalls[operation], values });
      }),
    stop: () => pool.end(),
  };
}
