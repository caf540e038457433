import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Knex } from 'knex';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { NOW } from '../testing/builders.ts';
import { createTestDatabase, PATIENCE, type TestDatabase } from '../testing/test-database.ts';
import { openDatabase } from './database.ts';
import type { Job, JobContext } from './job.ts';
import { makeDue } from './job-rows.ts';
import { createSchedule, type Schedule } from './schedule.ts';

let database: TestDatabase;
let db: Knex;

beforeAll(async () => {
  database = await createTestDatabase();
  db = openDatabase({ url: database.appUrl, poolSize: 10, patience: PATIENCE });
});
afterEach(async () => {
  await db('platform.jobs').delete();
});
afterAll(async () => {
  await db.destroy();
  await database.drop();
});

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const after = (milliseconds: number) => new Date(NOW.getTime() + milliseconds);

interface Rig {
  readonly schedule: Schedule;
  readonly clock: { now: Date };
  readonly runs: string[];
  readonly warnings: object[];
}

type Run = (context: JobContext) => Promise<unknown>;

/** A process of its own, as far as the database can tell. */
function rigOf(works: Readonly<Record<string, Run>>, clock = { now: NOW }): Rig {
  const runs: string[] = [];
  const warnings: object[] = [];
  const jobs = Object.entries(works).map(([name, work]): Job => {
    const run = async (context: JobContext) => {
      runs.push(name);
      await work(context);
    };
    return { name, everyMs: HOUR_MS, run };
  });
  const log = { warn: (details: object) => void warnings.push(details) };
  const schedule = createSchedule({ db, jobs, log, clock: () => clock.now, intervalMs: 5 });
  return { schedule, clock, runs, warnings };
}

/** A promise that is kept when somebody says so. */
function openDoor() {
  let resolve = () => {};
  const promise = new Promise<void>((keep) => {
    resolve = keep;
  });
  return { promise, resolve: () => resolve() };
}

const nothing: Run = async () => undefined;
const fail: Run = async () => {
  throw new Error('no luck');
};
const rows = () => db('platform.jobs').orderBy('name');

describe('when a job is due', () => {
  test('it is run, and an hour after that again, not sooner', async () => {
    const { schedule, clock, runs } = rigOf({ tidy: nothing });
    expect(await schedule.runOnce()).toBe(0);
    clock.now = after(HOUR_MS - 1);
    expect(await schedule.runOnce()).toBe(0);
    clock.now = after(HOUR_MS);
    expect(await schedule.runOnce()).toBe(1);
    expect(await rows()).toMatchObject([
      {
        name: 'tidy',
        nextAt: after(2 * HOUR_MS),
        lastOutcome: 'done',
        lastStartedAt: clock.now,
        lastFinishedAt: clock.now,
        lastSucceededAt: clock.now,
        lastError: null,
        leaseId: null,
        leasedUntil: null,
        runs: 1,
        failures: 0,
      },
    ]);
    clock.now = after(2 * HOUR_MS - 1);
    expect(await schedule.runOnce()).toBe(0);
    expect(runs).toHaveLength(1);
  });

  test('what was missed while the machine slept is run once', async () => {
    const { schedule, clock, runs } = rigOf({ tidy: nothing });
    await schedule.runOnce();
    clock.now = after(1000 * HOUR_MS);
    expect(await schedule.runOnce()).toBe(1);
    expect(await rows()).toMatchObject([{ nextAt: after(1001 * HOUR_MS) }]);
    expect(runs).toHaveLength(1);
  });

  test('a clock that ran ahead for a while puts nothing off', async () => {
    const { schedule, clock, runs } = rigOf({ tidy: nothing });
    await schedule.runOnce();
    clock.now = after(10_000 * HOUR_MS);
    await schedule.runOnce();
    clock.now = after(MINUTE_MS);
    expect(await schedule.runOnce()).toBe(1);
    expect(await rows()).toMatchObject([{ nextAt: after(HOUR_MS + MINUTE_MS) }]);
    expect(runs).toHaveLength(2);
  });

  test('and clocks that differ by minutes run nothing twice', async () => {
    const { schedule, clock, runs } = rigOf({ tidy: nothing });
    await schedule.runOnce();
    clock.now = after(HOUR_MS + 30 * MINUTE_MS);
    await schedule.runOnce();
    clock.now = after(HOUR_MS);
    expect(await schedule.runOnce()).toBe(0);
    expect(runs).toHaveLength(1);
  });

  test('a job that was made due is run at the next look', async () => {
    const { schedule, clock } = rigOf({ tidy: nothing });
    await schedule.runOnce();
    await makeDue(db, { name: 'tidy', now: clock.now });
    expect(await schedule.runOnce()).toBe(1);
  });
});

describe('a job that fails', () => {
  test('is tried again after a pause that grows, is shown, and once it succeeds is as before', async () => {
    let isBroken = true;
    const { schedule, clock, warnings } = rigOf({
      backup: (context) => (isBroken ? fail(context) : nothing(context)),
    });
    await schedule.runOnce();
    clock.now = after(HOUR_MS);
    const pauses: number[] = [];
    for (let i = 0; i < 9; i += 1) {
      expect(await schedule.runOnce()).toBe(1);
      expect(await schedule.runOnce()).toBe(0);
      const [row] = await rows();
      pauses.push((row.nextAt.getTime() - clock.now.getTime()) / 1000);
      clock.now = row.nextAt;
    }
    expect(pauses).toEqual([30, 60, 120, 240, 480, 960, 1920, 3600, 3600]);
    expect(warnings).toHaveLength(9);
    expect(await rows()).toMatchObject([
      { lastOutcome: 'failed', lastError: 'no luck', failures: 9, lastSucceededAt: null },
    ]);
    isBroken = false;
    await schedule.runOnce();
    expect(await rows()).toMatchObject([
      { lastOutcome: 'done', lastError: null, failures: 9, tries: 0, nextAt: nextHour(clock.now) },
    ]);
  });

  test('for several reasons is shown with each of them, once', async () => {
    const { schedule, clock } = rigOf({
      tidy: async () => {
        const reasons = ['no luck', 'no time', 'no luck'].map((text) => new Error(text));
        throw new AggregateError(reasons, 'Some could not be tidied');
      },
    });
    await schedule.runOnce();
    clock.now = after(HOUR_MS);
    await schedule.runOnce();
    expect(await rows()).toMatchObject([{ lastError: 'Some could not be tidied: no luck; no time' }]);
  });

  test('holds up no other', async () => {
    const { schedule, clock, runs } = rigOf({ broken: fail, whole: nothing });
    await schedule.runOnce();
    clock.now = after(HOUR_MS);
    expect(await schedule.runOnce()).toBe(2);
    expect([...runs].sort()).toEqual(['broken', 'whole']);
  });
});

const nextHour = (now: Date) => new Date(now.getTime() + HOUR_MS);

describe('among several processes', () => {
  test('eight that look at once run each of forty due jobs once', async () => {
    const names = Array.from({ length: 40 }, (_, i) => `job ${String(i).padStart(2, '0')}`);
    const works = Object.fromEntries(names.map((name) => [name, nothing]));
    const rigs = Array.from({ length: 8 }, () => rigOf(works));
    await Promise.all(rigs.map(({ schedule }) => schedule.runOnce()));
    for (const { clock } of rigs) clock.now = after(HOUR_MS);
    const counts = await Promise.all(rigs.map(({ schedule }) => schedule.runOnce()));
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(40);
    expect(rigs.flatMap(({ runs }) => runs).sort()).toEqual(names);
    expect((await rows()).filter((row) => row.runs !== 1 || row.leaseId !== null)).toEqual([]);
  });

  test('a job stays with whoever runs it while its lease is renewed, and is taken up after it', async () => {
    const works = { long: nothing };
    const first = rigOf(works);
    await first.schedule.runOnce();
    const leaseId = '018f0000-0000-7000-8000-000000000000';
    const killed = { leaseId, leasedUntil: after(HOUR_MS + MINUTE_MS), runs: 1, tries: 1 };
    await db('platform.jobs').update({ ...killed, nextAt: after(HOUR_MS) });
    const { schedule, clock } = rigOf(works);
    clock.now = after(HOUR_MS + MINUTE_MS - 1);
    expect(await schedule.runOnce()).toBe(0);
    clock.now = after(HOUR_MS + MINUTE_MS);
    expect(await schedule.runOnce()).toBe(1);
    expect(await rows()).toMatchObject([{ runs: 2, failures: 1, lastOutcome: 'done', tries: 0 }]);
  });

  test('a lease of a clock that ran ahead holds nothing up', async () => {
    const { schedule, clock } = rigOf({ long: nothing });
    await schedule.runOnce();
    const leaseId = '018f0000-0000-7000-8000-000000000000';
    await db('platform.jobs').update({ leaseId, leasedUntil: after(1000 * HOUR_MS) });
    clock.now = after(HOUR_MS);
    expect(await schedule.runOnce()).toBe(1);
  });

  test('whoever lost the lease is told to stop, and what it says of the run does not count', async () => {
    let told: unknown;
    const clock = { now: NOW };
    const started = openDoor();
    const job: Job = {
      name: 'long',
      everyMs: HOUR_MS,
      run: async ({ signal }) => {
        started.resolve();
        await new Promise((resolve) => signal.addEventListener('abort', resolve));
        told = signal.reason;
      },
    };
    const warnings: object[] = [];
    const log = { warn: (details: object) => void warnings.push(details) };
    const schedule = createSchedule({ db, jobs: [job], log, clock: () => clock.now, leaseMs: 60 });
    const running = schedule.runNow('long');
    await started.promise;
    const leaseId = '018f0000-0000-7000-8000-000000000000';
    await db('platform.jobs').update({ leaseId, leasedUntil: after(HOUR_MS) });
    await running;
    expect(told).toMatchObject({ message: 'the lease was lost' });
    expect(await rows()).toMatchObject([{ leaseId, lastOutcome: null }]);
    expect(warnings).toEqual([{ job: 'long' }]);
  });

  test('a killed process’s job is taken up when its lease is over', { timeout: 60_000 }, async () => {
    const child = spawn(
      process.execPath,
      [
        ...LOADER,
        '-e',
        CHILD,
        import.meta.resolve('./schedule.ts'),
        import.meta.resolve('./database.ts'),
        database.appUrl,
      ],
      {
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    );
    const lines = createInterface({ input: child.stdout });
    expect(await once(lines, 'line')).toEqual(['running']);
    child.kill('SIGKILL');
    await once(child, 'exit');
    const clock = { now: new Date() };
    const { schedule, runs } = rigOf({ slow: nothing }, clock);
    expect(await schedule.runOnce()).toBe(0);
    clock.now = new Date(clock.now.getTime() + 2 * MINUTE_MS);
    expect(await schedule.runOnce()).toBe(1);
    expect(runs).toEqual(['slow']);
    expect(await rows()).toMatchObject([{ runs: 2, failures: 1, lastOutcome: 'done' }]);
  });
});

/** Begins a job that never ends. */
const CHILD = `
  const [scheduleFile, databaseFile, url] = process.argv.slice(1);
  const { createSchedule } = await import(scheduleFile);
  const { openDatabase } = await import(databaseFile);
  const run = () => { console.log('running'); return new Promise(() => setInterval(() => {}, 1000)); };
  const jobs = [{ name: 'slow', everyMs: 3_600_000, run }];
  await createSchedule({ db: openDatabase({ url }), jobs, log: console, clock: () => new Date() }).runNow('slow', 600_000);
`;
const LOADER = ['--import', 'tsx', '--input-type=module'];

describe('by hand', () => {
  test('a job is run at once, and says how it ended', async () => {
    const { schedule, runs } = rigOf({ tidy: nothing, broken: fail });
    expect(await schedule.runNow('tidy')).toEqual({ outcome: 'done', error: null });
    expect(await schedule.runNow('broken')).toEqual({ outcome: 'failed', error: 'no luck' });
    expect(runs).toEqual(['tidy', 'broken']);
    await expect(schedule.runNow('unknown')).rejects.toThrow('not-found');
  });

  test('of eight that ask at once one runs it, the others learn that it is running', async () => {
    const release = openDoor();
    const rigs = Array.from({ length: 8 }, () => rigOf({ tidy: () => release.promise }));
    let refusals = 0;
    const asked = rigs.map(({ schedule }) =>
      schedule.runNow('tidy').catch((error: unknown) => {
        refusals += 1;
        if (refusals === 7) release.resolve();
        return error instanceof Error ? error.message : 'unknown';
      }),
    );
    const answers = await Promise.all(asked);
    expect(answers.filter((answer) => answer === 'job-running')).toHaveLength(7);
    expect(answers).toContainEqual({ outcome: 'done', error: null });
    expect(rigs.flatMap(({ runs }) => runs)).toEqual(['tidy']);
  });

  test('one that takes longer goes on, and whoever asked learns that', async () => {
    const release = openDoor();
    const { schedule } = rigOf({ slow: () => release.promise });
    expect(await schedule.runNow('slow', 20)).toEqual({ outcome: 'running', error: null });
    release.resolve();
    await expect.poll(async () => (await rows())[0]?.lastOutcome).toBe('done');
  });
});

test('a started schedule runs what is due by itself; one that stops ends what runs and gives it to others', async () => {
  const untilStopped: Run = ({ signal }) =>
    new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(new Error('stopped'))));
  const { schedule, clock, runs, warnings } = rigOf({ long: untilStopped });
  await schedule.runOnce();
  clock.now = after(HOUR_MS);
  schedule.start();
  await expect.poll(() => runs).toEqual(['long']);
  await schedule.stop();
  expect(warnings).toEqual([]);
  expect(await rows()).toMatchObject([{ leaseId: null, failures: 0, tries: 0, nextAt: clock.now }]);
  const other = rigOf({ long: nothing }, clock);
  expect(await other.schedule.runOnce()).toBe(1);
});
