import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { installContent, migrate, openDatabase } from '@studyhall/api/server';
import type { Knex } from 'knex';
import { createFloor } from './floor.ts';
import { createHttpRunner, peerCalls, productCalls } from './http-runner.ts';
import type { Runner } from './operations.ts';
import { startContender } from './processes.ts';
import { type SeedSize, seed } from './seed.ts';
import { type Learner, type OpenAttempt, Targets } from './targets.ts';

export const ROOT = join(import.meta.dirname, '../../..');

/** How to end what was begun, in the order in which it began. */
export type Ends = (() => Promise<unknown>)[];

/** A migrated and filled database, which the floor's functions are in too. */
export async function setScene(url: string, size: SeedSize, ends: Ends): Promise<Knex> {
  await migrate(url);
  const db = openDatabase({ url, poolSize: 4 });
  ends.push(() => db.destroy());
  await installContent(db, { now: new Date() });
  await createFloor(db);
  await db.raw('set statement_timeout = 0');
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
}

function environmentOf(url: string) {
  return {
    NODE_ENV: 'production',
    DATABASE_URL: url,
    SECRET_KEYS: randomBytes(32).toString('base64url'),
    LOG_LEVEL: 'error',
    HOST: '127.0.0.1',
  };
}

/** The built server, as `npm start` runs it. */
export async function startProduct(place: Place, ends: Ends, name = 'Studyhall'): Promise<Runner> {
  const contender = await startContender({
    cwd: ROOT,
    env: environmentOf(place.url),
    command: ['node', ...nodeOptions(), 'apps/server/dist/main.cjs'],
    ready: /is ready:/,
  });
  ends.push(() => contender.stop());
  const targets = await targetsOf(place.db, place.from, place.count);
  return createHttpRunner({ name, contender, calls: productCalls, targets });
}

/** Such as --cpu-prof, to see where the time goes. */
function nodeOptions(): string[] {
  return (process.env['BENCH_NODE_OPTIONS'] ?? '').split(' ').filter((option) => option !== '');
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
  return createHttpRunner({ name: 'Fastify + Drizzle', contender, calls: peerCalls, targets });
}
