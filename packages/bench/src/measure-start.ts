import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { openDatabase } from '@studyhall/api/server';
import { type Cost, costOf, elapsedOf, figureOf } from './cost.ts';
import { cpuSecondsOf } from './cpu.ts';
import { freePort } from './processes.ts';
import type { Section } from './report.ts';
import { type Bench, environmentOf, ROOT } from './scene.ts';
import { addAdministrator } from './seed.ts';

/** A start leaves its compiled form for the next one when it has lived for this long. */
const KEPT_AFTER_MS = 7_000;

/**
 * From the start of the process to its first answer that comes out of the database, which is in use already. The program is
 * what `npm start` runs, without npm.
 */
export async function measureStart({ cluster, size }: Bench): Promise<Section> {
  const url = await cluster.createDatabase('start');
  process.stderr.write('first start: migrates and compiles\n');
  await timeStudyhall(cluster.postgresPid, url, KEPT_AFTER_MS);
  const db = openDatabase({ url, poolSize: 1 });
  await addAdministrator(db);
  await db.destroy();
  const product: Cost[] = [];
  const idle: Cost[] = [];
  for (let round = 1; round <= size.starts; round += 1) {
    process.stderr.write(`start ${round} of ${size.starts}\n`);
    product.push(await timeStudyhall(cluster.postgresPid, url));
    idle.push(await timeIdleNode(cluster.postgresPid));
  }
  const line = (who: string, samples: readonly Cost[]) => ({ work: 'start', who, samples, base: idle });
  return {
    goals: [
      {
        what: 'first answer after the process starts',
        measured: figureOf(product.map(elapsedOf)),
        kind: 'at most',
        limit: 300,
        unit: 'ms',
      },
    ],
    lines: [line('Node that only says so', idle), line('Studyhall', product)],
  };
}

async function timeStudyhall(postgresPid: number, url: string, livesForMs = 0): Promise<Cost> {
  const port = await freePort();
  const child = () =>
    spawn('node', ['apps/server/bin/start.mjs'], {
      cwd: ROOT,
      env: { ...process.env, ...environmentOf(url), PORT: String(port) },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
  const answer = () => firstAnswer(`http://127.0.0.1:${port}/trpc/auth.setupState`);
  return await timeUntil({ postgresPid, start: child, isThere: answer, livesForMs });
}

async function timeIdleNode(postgresPid: number): Promise<Cost> {
  const script = 'process.stdout.write("here"); setInterval(() => undefined, 1000)';
  const start = () => spawn('node', ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  const word = async (child: ChildProcess) => {
    if (child.stdout !== null) await once(child.stdout, 'data');
  };
  return await timeUntil({ postgresPid, start, isThere: word, livesForMs: 0 });
}

interface Timed {
  readonly postgresPid: number;
  readonly start: () => ChildProcess;
  readonly isThere: (child: ChildProcess) => Promise<void>;
  /** How long it goes on afterwards. */
  readonly livesForMs: number;
}

async function timeUntil({ postgresPid, start, isThere, livesForMs }: Timed): Promise<Cost> {
  let child: ChildProcess | undefined;
  let program = 0;
  const { postgres, elapsed } = await costOf({ programPid: undefined, postgresPid }, async () => {
    child = start();
    await isThere(child);
    program = cpuSecondsOf(child.pid ?? 0) * 1000;
  });
  await pause(livesForMs);
  if (child !== undefined) {
    const exit = once(child, 'exit');
    child.kill('SIGTERM');
    await exit;
  }
  return { program, postgres, elapsed };
}

const POLL_MS = 3;

/** Asks again while nobody listens yet, or the answer is to come back later. */
async function firstAnswer(url: string): Promise<void> {
  const giveUpAt = performance.now() + 60_000;
  for (;;) {
    const status = await fetch(url).then(
      async (answer) => {
        await answer.arrayBuffer();
        return answer.status;
      },
      () => undefined,
    );
    if (status === 200) return;
    if (performance.now() > giveUpAt) throw new Error(`${url} does not answer: ${status}`);
    await pause(POLL_MS);
  }
}
