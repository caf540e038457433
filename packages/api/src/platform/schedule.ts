import { DomainError } from '@studyhall/domain/errors';
import type { Knex } from 'knex';
import { newId } from './ids.ts';
import { inTimeOr } from './in-time-or.ts';
import { type Job, nextTime } from './job.ts';
import { addJobs, type Claimable, type ClaimedJob, claimJobs, listJobRows } from './job-rows.ts';
import { type RunOutcome, runClaimed } from './run-claimed-job.ts';

export interface ScheduleOptions {
  readonly db: Knex;
  readonly jobs: readonly Job[];
  readonly log: { warn(details: object, message: string): void };
  readonly clock: () => Date;
  /** The pause between two looks for what is due, in milliseconds. */
  readonly intervalMs?: number;
  /** For how long a job is its process's own unless renewed, in milliseconds. */
  readonly leaseMs?: number;
}

export interface Schedule {
  readonly jobs: readonly Job[];
  start(): void;
  /** Tells what runs to end, and resolves when it has, or after a while: then others take it up when its lease is over. */
  stop(): Promise<void>;
  /** Runs what is due until nothing is; the number of runs. */
  runOnce(): Promise<number>;
  /**
   * Runs a job here and now, and waits for its end, up to `patienceMs`.
   * Errors: `not-found`, `job-running` if it is running already, here or elsewhere.
   */
  runNow(name: string, patienceMs?: number): Promise<RunOutcome>;
}

const HOUR_MS = 60 * 60 * 1000;
/** By so much the clocks of two machines may differ. */
const CLOCKS_DIFFER_MS = HOUR_MS;
const LONGEST_PAUSE_MS = HOUR_MS;
/** Of one process: a long job must not hold up the others, and a pool has ten connections. */
const AT_ONCE = 4;
const STOP_PATIENCE_MS = 5_000;
const RUN_PATIENCE_MS = 20_000;

/**
 * Does work that comes back, once per installation: any number of processes may run one. A moment that was missed, however
 * often, makes one run.
 */
export function createSchedule(options: ScheduleOptions): Schedule {
  const { db, jobs, log, clock, intervalMs = 5_000, leaseMs = 60_000 } = options;
  const byName = new Map(jobs.map((job) => [job.name, job]));
  const running = new Set<Promise<unknown>>();
  let stopping = new AbortController();
  let isStopped = true;
  let timer: NodeJS.Timeout | undefined;
  let looking: Promise<void> = Promise.resolve();
  let failure: string | undefined;
  let areAdded = false;

  const claim = async (wanted: readonly Claimable[], atMost: number) => {
    const now = clock();
    if (!areAdded) await addJobs(db, { jobs: jobs.map((job) => firstTime(job, now)), now });
    areAdded = true;
    return await claimJobs(db, { jobs: wanted, atMost, leaseId: newId(), leaseMs, now });
  };
  const run = (job: ClaimedJob): Promise<RunOutcome> => {
    const known = byName.get(job.name);
    if (known === undefined) throw new Error(`"${job.name}" was claimed and is not of this schedule`);
    const run = runClaimed({ db, job: known, claimed: job, log, clock, leaseMs, stopping: stopping.signal });
    running.add(run);
    return run.finally(() => running.delete(run));
  };
  const claimDue = async (atMost: number) => {
    const now = clock();
    return await claim(
      jobs.map((job) => claimable(job, now)),
      atMost,
    );
  };
  const look = async () => {
    try {
      const free = AT_ONCE - running.size;
      if (free > 0) for (const job of await claimDue(free)) void run(job);
      failure = undefined;
    } catch (error) {
      // Told once: it is the same at every look until somebody mends it.
      if (String(error) !== failure) log.warn({ err: error }, 'what is due cannot be read');
      failure = String(error);
    }
  };
  const tick = () => {
    looking = look().finally(() => {
      if (!isStopped) timer = setTimeout(tick, intervalMs * (0.75 + Math.random() / 2));
    });
  };
  return {
    jobs,
    start: () => {
      if (!isStopped) return;
      isStopped = false;
      stopping = new AbortController();
      tick();
    },
    stop: async () => {
      isStopped = true;
      clearTimeout(timer);
      await looking;
      stopping.abort();
      await inTimeOr(Promise.allSettled(running), STOP_PATIENCE_MS, undefined);
    },
    runOnce: async () => {
      for (let runs = 0; ; ) {
        const due = await claimDue(AT_ONCE);
        if (due.length === 0) return runs;
        runs += (await Promise.all(due.map(run))).length;
      }
    },
    runNow: async (name, patienceMs = RUN_PATIENCE_MS) => {
      const job = byName.get(name);
      if (job === undefined) throw new DomainError('not-found');
      // Whatever became of its row meanwhile: by hand it costs nothing to look.
      areAdded = false;
      const [claimed] = await claim([{ ...claimable(job, clock()), latest: '-infinity' }], 1);
      if (claimed === undefined) throw await whyNotNow(db, name);
      return await inTimeOr(run(claimed), patienceMs, { outcome: 'running', error: null });
    },
  };
}

function firstTime(job: Job, now: Date) {
  return { name: job.name, nextAt: nextTime(job, now) };
}

function claimable(job: Job, now: Date): Claimable {
  const wait = job.everyMs;
  return {
    name: job.name,
    latest: new Date(now.getTime() + wait + CLOCKS_DIFFER_MS),
    longestPauseSeconds: Math.min(wait, LONGEST_PAUSE_MS) / 1000,
  };
}

async function whyNotNow(db: Knex, name: string): Promise<DomainError> {
  const row = (await listJobRows(db)).find((one) => one.name === name);
  if (row === undefined) return new DomainError('not-found');
  return new DomainError('job-running', {
    name,
    since: row.lastStartedAt?.toISOString() ?? '',
  });
}
