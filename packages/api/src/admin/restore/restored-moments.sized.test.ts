import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { expect, test } from 'vitest';
import {
  type BackedUpCluster,
  hasDebianPostgres,
  startBackedUpCluster,
} from '../../testing/backed-up-cluster.ts';
import { receiveAll, startReceiving } from '../../testing/receiving.ts';
import { sized } from '../../testing/size.ts';
import { withClient } from '../../testing/template-database.ts';
import { handOverWal } from '../backup/hand-over-wal.ts';
import { receivingFolder } from '../backup/wal-spool.ts';
import { restoreInto } from './restore-into.ts';

const seed = Math.floor(Math.random() * 2 ** 31);

/** Random numbers from 0 to 1 that a seed makes again. */
function randomFrom(start: number): () => number {
  let state = start;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

interface Commit {
  readonly id: number;
  readonly at: number;
}

/** Several sessions that commit a row each, one after the other; some change and delete what others wrote. */
async function commitUnderLoad(
  cluster: BackedUpCluster,
  { rounds, full }: { readonly rounds: number; readonly full: Promise<unknown> },
): Promise<void> {
  // However long the backup takes, the rounds that count are those after it.
  let isBackedUp = false;
  const backedUp = full.then(() => {
    isBackedUp = true;
  });
  const session = async (number: number) => {
    const client = new pg.Client({ connectionString: cluster.url('postgres') });
    await client.connect();
    for (let left = rounds; left > 0; left -= isBackedUp ? 1 : 0) {
      await client.query('insert into entries (session, filling) values ($1, repeat($2, 3000))', [
        number,
        'x',
      ]);
      await sleep(5);
    }
    await client.end();
  };
  await Promise.all([backedUp, ...[1, 2, 3, 4].map(session)]);
}

/** Moments between two commits: of those in the same few milliseconds nobody can say which was first. */
function momentsBetween(commits: readonly Commit[], count: number, random: () => number): Date[] {
  const moments: Date[] = [];
  for (let tries = 0; moments.length < count && tries < 10_000; tries += 1) {
    const place = 1 + Math.floor(random() * (commits.length - 1));
    const [before, after] = [commits[place - 1], commits[place]];
    if (before === undefined || after === undefined || after.at - before.at < 3) continue;
    moments.push(new Date(Math.floor(before.at) + 2));
  }
  return moments;
}

async function listIds(url: string): Promise<number[]> {
  return await withClient(url, async (client) => {
    const { rows } = await client.query<{ id: number }>('select id from entries order by id');
    return rows.map(({ id }) => id);
  });
}

interface RestoredMoment {
  readonly moment: Date;
  readonly isLatest: boolean;
  readonly expected: readonly number[];
  readonly found: readonly number[];
}

/** How the log comes into the store: PostgreSQL hands it out, or it is received. */
type Way = 'archived' | 'received';

/** Begins to receive where that is the way; returns how the log comes into the store, up to now. */
async function beginToKeep(
  { store, url, handOver }: BackedUpCluster,
  way: Way,
): Promise<() => Promise<void>> {
  if (way === 'archived') return handOver;
  const from = { url: url('postgres'), store };
  const receiving = startReceiving(from);
  await receiving.begun;
  return async () => {
    await receiveAll(from);
    await receiving.stop();
    await handOverWal({ ...from, spoolFolder: receivingFolder(store.place), now: new Date() });
  };
}

/** Commits under load, and restores to moments between the commits. */
async function restoreMoments(
  of: 'embedded' | 'debian',
  { count, way = 'archived' }: { readonly count: number; readonly way?: Way },
): Promise<RestoredMoment[]> {
  const cluster = await startBackedUpCluster(of);
  try {
    const keepLog = await beginToKeep(cluster, way);
    await withClient(cluster.url('postgres'), async (client) => {
      await client.query('create table entries (id serial primary key, session int, filling text)');
    });
    const random = randomFrom(seed);
    const taken = sleep(100).then(() => cluster.takeFull());
    await commitUnderLoad(cluster, { rounds: sized({ small: 20, full: 150 }), full: taken });
    const full = await taken;
    await keepLog();
    const commits = await withClient(cluster.url('postgres'), async (client) => {
      const { rows } = await client.query<Commit>(
        'select id, extract(epoch from pg_xact_commit_timestamp(xmin))::float8 * 1000 as at from entries order by at, id',
      );
      return rows;
    });
    const after = commits.filter(({ at }) => at > full.finishedAt.getTime());
    const outcomes: RestoredMoment[] = [];
    for (const [place, moment] of momentsBetween(after, count, random).entries()) {
      const expected = commits.filter(({ at }) => at <= moment.getTime()).map(({ id }) => id);
      const folder = join(cluster.folder, `restored-${place}`);
      const restored = await restoreInto({ store: cluster.store, moment, folder, isScratch: true });
      try {
        const found = await listIds(restored.url('postgres'));
        const { isLatest } = restored;
        outcomes.push({ moment, isLatest, expected: expected.toSorted((a, b) => a - b), found });
      } finally {
        await restored.remove();
      }
    }
    return outcomes;
  } finally {
    await cluster.stop();
  }
}

test('a restore has exactly what was committed before the moment', { timeout: 600_000 }, async () => {
  const count = sized({ small: 1, full: 5 });
  const outcomes = await restoreMoments('embedded', { count });
  expect(outcomes).toHaveLength(count);
  for (const { moment, isLatest, expected, found } of outcomes) {
    expect(found, `seed ${seed}, moment ${moment.toISOString()}`).toEqual(expected);
    expect(isLatest).toBe(false);
  }
});

test.runIf(sized({ small: false, full: await hasDebianPostgres() }))(
  'the same holds for the PostgreSQL 15 of the machine',
  { timeout: 600_000 },
  async () => {
    const outcomes = await restoreMoments('debian', { count: 5 });
    expect(outcomes).toHaveLength(5);
    for (const { moment, expected, found } of outcomes)
      expect(found, `seed ${seed}, moment ${moment.toISOString()}`).toEqual(expected);
  },
);

test('the same holds where the log was received and not handed out', { timeout: 600_000 }, async () => {
  const count = sized({ small: 1, full: 5 });
  const kinds = sized<readonly ('embedded' | 'debian')[]>({
    small: ['embedded'],
    full: (await hasDebianPostgres()) ? ['embedded', 'debian'] : ['embedded'],
  });
  for (const kind of kinds) {
    const outcomes = await restoreMoments(kind, { count, way: 'received' });
    expect(outcomes).toHaveLength(count);
    for (const { moment, isLatest, expected, found } of outcomes) {
      expect(found, `${kind}, seed ${seed}, moment ${moment.toISOString()}`).toEqual(expected);
      expect(isLatest).toBe(false);
    }
  }
});
