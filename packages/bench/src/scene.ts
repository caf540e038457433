import { join } from 'node:path';
import { createSecrets, installContent, migrate, openDatabase } from '@studyhall/api/server';
import { newSecretKey } from '@studyhall/api/testing';
import type { Knex } from 'knex';
import type { Cluster } from './cluster.ts';
import { createFloor } from './floor.ts';
import { createHttpRunner, peerWork, productWork } from './http-runner.ts';
import type { Runner } from './operations.ts';
import { type Contender, startContender } from './processes.ts';
import { type SeedSize, seed } from './seed.ts';
import type { Size } from './sizes.ts';
import { type Learner, type OpenAttempt, Targets } from './targets.ts';

export const ROOT = join(import.meta.dirname, '../../..');

/** What the scene was set with: a server refuses a database that other keys have sealed. */
const SECRET_KEY = newSecretKey();

/** How to end what was begun, in the order in which it began. */
export type Ends = (() => Promise<unknown>)[];

/** What every section of the benchmark stands on. */
export interface Bench {
  readonly cluster: Cluster;
  readonly size: Size;
  readonly ends: Ends;
}

/** A migrated and filled database, which the floor's functions are in too. */
export async function setScene(url: string, size: SeedSize, ends: Ends): Promise<Knex> {
  await migrate(url);
  const db = openDatabase({ url, poolSize: 4 });
  ends.push(() => db.destroy());
  await installContent(db, { secrets: createSecrets([SECRET_KEY]), now: new Date() });
  await createFloor(db);
  await seed(db, size);
  return db;
}

/** Attempts to submit, from the queue's place `from` on. */
async function targetsOf(db: Knex, from: number, count: number): Promise<Targets> {
  const learners: Learner[] = await db('bench.learners').select('userId');
  const attempts: OpenAttempt[] = await db('bench.queue')
    .select('userId', 'attemptId')
    .where('n', '>', from)
    .orderBy('n')
    .limit(count);
  return new Targets(attempts, learners);
}

interface Place {
  readonly url: string;
  readonly db: Knex;
  /** Which part of the queue is its own. */
  readonly from: number;
  readonly count: number;
  readonly name?: string;
}

/** What both contenders run with. */
export function environmentOf(url: string): Readonly<Record<string, string>> {
  return {
    ENV_FILE: 'off',
    NODE_ENV: 'production',
    DATABASE_URL: url,
    BACKUPS: 'off',
    SECRET_KEYS: SECRET_KEY,
    LOG_LEVEL: 'error',
    HOST: '127.0.0.1',
  };
}

/** The built server, as `npm start` runs it. */
export async function startServer(url: string, ends: Ends): Promise<Contender> {
  const contender = await startContender({
    cwd: ROOT,
    env: environmentOf(url),
    command: ['node', ...nodeOptions(), 'apps/server/dist/main.cjs'],
    ready: /is ready:/,
  });
  ends.push(() => contender.stop());
  return contender;
}

export async function startProduct(place: Place, ends: Ends): Promise<Runner> {
  const contender = await startServer(place.url, ends);
  const targets = await targetsOf(place.db, place.from, place.count);
  const { name = 'Studyhall' } = place;
  return createHttpRunner({ name, contender, work: productWork, targets });
}

/** Such as --cpu-prof, to see where the time goes. */
function nodeOptions(): string[] {
  return (process.env['BENCH_NODE_OPTIONS'] ?? '').split(' ').filter((option) => option !== '');
}

/** The floor behind HTTP, which is asked as the product is. */
export async function startBare(place: Place, ends: Ends): Promise<Runner> {
  const contender = await startContender({
    cwd: ROOT,
    env: environmentOf(place.url),
    command: ['node', '--import', 'tsx', 'packages/bench/src/bare/main.ts'],
    ready: /ready/,
  });
  ends.push(() => contender.stop());
  const targets = await targetsOf(place.db, place.from, place.count);
  return createHttpRunner({
    name: 'Stored function behind bare HTTP',
    contender,
    work: productWork,
    targets,
  });
}

export async function startPeer(place: Place, ends: Ends): Promise<Runner> {
  const contender = await startContender({
    cwd: ROOT,
    env: environmentOf(place.url),
    command: ['node', '--import', 'tsx', 'packages/bench/src/peer/main.ts'],
    ready: /ready/,
  });
  ends.push(() => contender.stop());
  const targets = await targetsOf(place.db, place.from, place.count);
  return createHttpRunner({ name: 'Fastify + Drizzle', contender, work: peerWork, targets });
}
