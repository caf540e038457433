import type { Knex } from 'knex';
import { retrying } from './database.ts';
import { type Job, nextTime } from './job.ts';
import { type ClaimedJob, type Ending, endLease, renewLease } from './job-rows.ts';

/** How a run ended; `running` if it goes on. */
export interface RunOutcome {
  readonly outcome: 'done' | 'failed' | 'running';
  readonly error: string | null;
}

interface Run {
  readonly db: Knex;
  readonly log: { warn(details: object, message: string): void };
  readonly clock: () => Date;
  readonly leaseMs: number;
  readonly job: Job;
  readonly claimed: ClaimedJob;
  /** Aborted when the process stops. */
  readonly stopping: AbortSignal;
}

const ERROR_LENGTH = 500;

/** Runs a job while its lease is renewed, and writes how it ended. Never rejects: what went wrong is logged. */
export async function runClaimed(run: Run): Promise<RunOutcome> {
  const { job, claimed, log, clock, stopping } = run;
  const lease = keepLease(run);
  let failure: unknown;
  let isDone = false;
  try {
    await job.run({ now: clock(), signal: AbortSignal.any([stopping, lease.lost]) });
    isDone = true;
  } catch (error) {
    failure = error;
  }
  lease.stop();
  const now = clock();
  const isInterrupted = !isDone && stopping.aborted;
  const error = isDone || isInterrupted ? null : textOf(failure);
  if (error !== null)
    log.warn({ err: failure, job: job.name, tries: claimed.tries }, 'a job failed and will be tried again');
  const ending = isDone
    ? doneAt(job, now)
    : isInterrupted
      ? { nextAt: now, tries: claimed.tries - 1 }
      : failedAt(claimed, { error, now });
  await end(run, ending);
  return isDone ? { outcome: 'done', error } : { outcome: 'failed', error };
}

/** Renews the lease until it is told to stop; `lost` is aborted once somebody else may have taken the job up. */
function keepLease({ db, claimed, clock, leaseMs }: Run): { readonly lost: AbortSignal; stop(): void } {
  const lost = new AbortController();
  let renewedAt = performance.now();
  const renew = async () => {
    const startedAt = performance.now();
    const until = new Date(clock().getTime() + leaseMs);
    // What cannot be asked may be over by now: after a lease without an answer it counts as lost.
    const isOurs = await renewLease(db, { ...claimed, until }).catch(() => undefined);
    if (isOurs === true) renewedAt = startedAt;
    if (isOurs === false || performance.now() - renewedAt > leaseMs)
      lost.abort(new Error('the lease was lost'));
  };
  const timer = setInterval(() => void renew(), leaseMs / 3);
  timer.unref();
  return { lost: lost.signal, stop: () => clearInterval(timer) };
}

function doneAt(job: Job, now: Date): Ending {
  return {
    nextAt: nextTime(job, now),
    tries: 0,
    lastFinishedAt: now,
    lastSucceededAt: now,
    lastOutcome: 'done',
    lastError: null,
  };
}

function failedAt(
  { pauseSeconds, failures }: ClaimedJob,
  { error, now }: { readonly error: string | null; readonly now: Date },
): Ending {
  return {
    nextAt: new Date(now.getTime() + pauseSeconds * 1000),
    failures: failures + 1,
    lastFinishedAt: now,
    lastOutcome: 'failed',
    lastError: error,
  };
}

async function end({ db, claimed, log, job }: Run, ending: Ending): Promise<void> {
  try {
    const isOurs = await retrying(db, async () => await endLease(db, { ...claimed, ending }));
    if (!isOurs)
      log.warn({ job: job.name }, 'a job went on after its lease: another process has run it, too');
  } catch (error) {
    log.warn({ err: error, job: job.name }, 'how a job ended could not be written: it will be run again');
  }
}

/** Without NUL, which PostgreSQL does not store. */
function textOf(error: unknown): string {
  return inWords(error).replaceAll('\0', '').slice(0, ERROR_LENGTH);
}

/** What failed for several reasons says each of them once. */
function inWords(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const reasons = error instanceof AggregateError ? new Set(error.errors.map(inWords)) : new Set<string>();
  return [error.message, [...reasons].join('; ')].filter((text) => text !== '').join(': ');
}
