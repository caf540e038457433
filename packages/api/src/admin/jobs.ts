import { DomainError } from '@studyhall/domain/errors';
import type { Knex } from 'knex';
import type { Context } from '../platform/context.ts';
import { listJobRows } from '../platform/job-rows.ts';
import type { RunOutcome } from '../platform/run-claimed-job.ts';
import type { JobView } from './views.ts';

/** Every job, by name, with how its last run ended; those that only other releases know have no schedule. */
export async function listJobs(
  db: Knex,
  { schedule, now }: Pick<Context, 'schedule' | 'now'>,
): Promise<{ items: JobView[] }> {
  const known = new Map(schedule?.jobs.map((job) => [job.name, job]));
  const rows = await listJobRows(db);
  const items = rows.map(({ name, leasedUntil, ...row }): JobView => {
    const job = known.get(name);
    const isRunning = leasedUntil !== null && leasedUntil > now;
    return { ...row, name, isRunning, everySeconds: job === undefined ? null : job.everyMs / 1000 };
  });
  return { items };
}

/** Runs a job here and now. Errors: `not-found`, `job-running`. */
export async function runJob(
  { schedule }: Pick<Context, 'schedule'>,
  { name }: { readonly name: string },
): Promise<RunOutcome> {
  if (schedule === undefined) throw new DomainError('not-found');
  return await schedule.runNow(name);
}
