import type { Knex } from 'knex';
import * as z from 'zod';
import { ScheduledJob } from './models.ts';
import { statement } from './statement.ts';

/** What a claim has to know of a job. */
export interface Claimable {
  readonly name: string;
  /** Whoever is due later than that was told so by a clock that ran ahead, and is due now. `-infinity`: in any case. */
  readonly latest: Date | '-infinity';
  readonly longestPauseSeconds: number;
}

const ClaimedJob = z.object({
  name: z.string(),
  tries: z.int(),
  failures: z.int(),
  /** How long to wait if it fails. */
  pauseSeconds: z.number(),
});
export type ClaimedJob = z.output<typeof ClaimedJob> & { readonly leaseId: string };

export interface Claim {
  readonly jobs: readonly Claimable[];
  readonly atMost: number;
  readonly leaseId: string;
  readonly leaseMs: number;
  readonly now: Date;
}

const FIRST_PAUSE_SECONDS = 30;
/** No lease reaches that far, unless the clock that made it ran ahead. */
const UNBELIEVABLE_MS = 60 * 60 * 1000;
const ENDED = 'the process that ran it ended before it did';

/**
 * The pause after a failure is set before anything is run, so that a job which kills its process is put off as well. A
 * lease that ran out is such a failure.
 */
const claimed = statement(
  'platform_claim_jobs',
  `update platform.jobs j set lease_id = :leaseId, leased_until = :leasedUntil, last_started_at = :now,
     runs = j.runs + 1, tries = j.tries + 1,
     next_at = :now::timestamptz + least(due.longest, :firstPause * 2 ^ least(j.tries, 20)) * interval '1 second',
     failures = j.failures + case when j.lease_id is null then 0 else 1 end,
     last_outcome = case when j.lease_id is null then j.last_outcome else 'failed' end,
     last_error = case when j.lease_id is null then j.last_error else :ended end
   from (
     select d.name, a."longestPauseSeconds" as longest
     from json_to_recordset(:jobs) as a(name text, latest timestamptz, "longestPauseSeconds" float8)
     join platform.jobs d on d.name = a.name
     where (d.next_at <= :now or d.next_at > a.latest)
       and (d.leased_until is null or d.leased_until <= :now or d.leased_until > :unbelievable)
     order by d.next_at limit :atMost for update of d skip locked) due
   where j.name = due.name
   returning j.name, j.tries, j.failures, extract(epoch from j.next_at - j.last_started_at)::float as "pauseSeconds"`,
  ClaimedJob,
  { because: 'guarded' },
);

/** Takes what is due and nobody's, so that nobody else does. */
export async function claimJobs(
  db: Knex,
  { jobs, atMost, leaseId, leaseMs, now }: Claim,
): Promise<ClaimedJob[]> {
  const rows = await claimed.all(db, {
    jobs: JSON.stringify(jobs),
    atMost,
    leaseId,
    leasedUntil: new Date(now.getTime() + leaseMs),
    unbelievable: new Date(now.getTime() + leaseMs + UNBELIEVABLE_MS),
    now,
    firstPause: FIRST_PAUSE_SECONDS,
    ended: ENDED,
  });
  return rows.map((row) => ({ ...row, leaseId }));
}

export interface Lease {
  readonly name: string;
  readonly leaseId: string;
}

/** False if it is somebody else's by now. */
export async function renewLease(
  db: Knex,
  { name, leaseId, until }: Lease & { readonly until: Date },
): Promise<boolean> {
  return (await ScheduledJob.query(db).where({ name, leaseId }).patch({ leasedUntil: until })) > 0;
}

export type Ending = Partial<
  Pick<
    ScheduledJob,
    'nextAt' | 'tries' | 'failures' | 'lastFinishedAt' | 'lastSucceededAt' | 'lastOutcome' | 'lastError'
  >
>;

/** Writes how it ended and lets go of it. False if it was somebody else's by then: what that one writes counts. */
export async function endLease(
  db: Knex,
  { name, leaseId, ending }: Lease & { readonly ending: Ending },
): Promise<boolean> {
  const patch = { ...ending, leaseId: null, leasedUntil: null };
  return (await ScheduledJob.query(db).where({ name, leaseId }).patch(patch)) > 0;
}

export interface FirstTime {
  readonly name: string;
  readonly nextAt: Date;
}

/** Rows for jobs that have none yet. */
export async function addJobs(
  db: Knex,
  { jobs, now }: { readonly jobs: readonly FirstTime[]; readonly now: Date },
): Promise<void> {
  if (jobs.length === 0) return;
  const rows = jobs.map((job) => ({ ...job, createdAt: now }));
  await ScheduledJob.query(db).insert(rows).onConflict('name').ignore();
}

/**
 * Makes a job due, once, whenever it was to be.
 *
 * @internal
 */
export async function makeDue(
  db: Knex,
  { name, now }: { readonly name: string; readonly now: Date },
): Promise<void> {
  await ScheduledJob.query(db).where({ name }).patch({ nextAt: now });
}

/** All there are, by name; those of other releases, too. */
export async function listJobRows(db: Knex): Promise<ScheduledJob[]> {
  return await ScheduledJob.query(db).orderBy('name');
}
