import { execFileSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { startTestCluster } from '@studyhall/api/testing';
import type { Knex } from 'knex';
import { createFloorRunner } from './floor-runner.ts';
import { measure, requestsOf } from './measure.ts';
import { type Ends, ROOT, setScene, startPeer, startProduct } from './scene.ts';
import { costTable } from './table.ts';

const { values: options } = parseArgs({
  options: {
    rounds: { type: 'string', default: '7' },
    learners: { type: 'string', default: '2000' },
  },
});
const ROUNDS = Number(options.rounds);
const LEARNERS = Number(options.learners);

/** The process that all of PostgreSQL's others descend from. */
async function postgresPidOf(db: Knex): Promise<number> {
  const { rows } = await db.raw<{ rows: { pid: number }[] }>(
    `select split_part(pg_read_file('postmaster.pid'), E'\\n', 1)::int as pid`,
  );
  return rows[0]?.pid ?? 0;
}

async function compare(url: string, ends: Ends): Promise<void> {
  const count = requestsOf('submit', ROUNDS);
  const db = await setScene(url, { learners: LEARNERS, attemptsEach: 20, openAttempts: count * 3 }, ends);
  const postgresPid = await postgresPidOf(db);
  const floor = await createFloorRunner({ url, learners: LEARNERS });
  ends.push(() => floor.stop());
  const product = await startProduct({ url, db, from: count, count }, ends);
  const peer = await startPeer({ url, db, from: count * 2, count }, ends);
  process.stdout.write(
    costTable(await measure({ runners: [floor, product, peer], postgresPid, rounds: ROUNDS })),
  );
}

async function main(): Promise<void> {
  execFileSync('npm', ['run', 'build', '--silent', '--', '--filter=@studyhall/server'], {
    cwd: ROOT,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const ends: Ends = [];
  try {
    const cluster = await startTestCluster();
    ends.push(() => cluster.stop());
    await compare(cluster.url, ends);
  } finally {
    for (const end of ends.reverse()) await end();
  }
}

await main();
