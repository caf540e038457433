export interface JobContext {
  readonly now: Date;
  /** Aborted when the process stops, and when the lease was lost: somebody else may run it already. */
  readonly signal: AbortSignal;
}

/**
 * Work that comes back. It is done by one process at a time and now and then twice, after a crash, so doing it twice must
 * harm nothing. Moments are of UTC.
 */
export type Job = {
  readonly name: string;
  run(context: JobContext): Promise<unknown>;
} & (
  | { /** From the end of one run to the next. */ readonly everyMs: number }
  | { readonly dailyAt: `${number}:${number}` }
);

const DAY_MS = 24 * 60 * 60 * 1000;

/** When it comes next, after `now`. */
export function nextTime(job: Job, now: Date): Date {
  if ('everyMs' in job) return new Date(now.getTime() + job.everyMs);
  const [hours = 0, minutes = 0] = job.dailyAt.split(':').map(Number);
  const today = Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate(), hours, minutes);
  return new Date(today > now.getTime() ? today : today + DAY_MS);
}

/** The longest time between two runs, in milliseconds. */
export function longestWait(job: Job): number {
  return 'everyMs' in job ? job.everyMs : DAY_MS;
}
