import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { openDatabase } from '@studyhall/api/server';
import { type Cost, costOf, cpuOf, ratioOf } from './cost.ts';
import { cpuSecondsOf } from './cpu.ts';
import { freePort, says } from './processes.ts';
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
        what: 'first answer after the process starts: CPU beside a Node that only says so',
        measured: ratioOf(product, idle, cpuOf),
        kind: 'at most',
        limit: 4.5,
      },
    ],
    lines: [line('Node that only says so', idle), line('Studyhall', product)],
  };
}

async function timeStudyhall(postgresPid: number, url: string, livesForMs = 0): Promise<Cost> {
  const port = await freePort();
  const start = () =>
    spawn('node', ['apps/server/bin/start.mjs'], {
      cwd: ROOT,
      env: { ...process.env, ...environmentOf(url), PORT: String(port) },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
  const answer = (child: ChildProcess) => firstAnswer(child, `http://127.0.0.1:${port}/trpc/auth.setupState`);
  return await timeUntil({ postgresPid, start, isThere: answer, livesForMs });
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

/** Asks once, when it says that it is ready: to answer that it is not would cost it CPU. */
async function firstAnswer(child: ChildProcess, url: string): Promise<void> {
  await says(child, /is ready:/);
  const answer = await fetch(url);
  await answer.arrayBuffer();
  if (answer.status !== 200) throw new Error(`${url} answers ${answer.status}`);
}
