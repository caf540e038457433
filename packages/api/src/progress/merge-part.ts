import { DomainError } from '@studyhall/domain/errors';
import { goesOn } from '@studyhall/domain/progress/goes-on';
import type { Knex } from 'knex';
import * as z from 'zod';
import { type CopiedRows, copySql } from '../platform/copied-rows.ts';
import type { MergedPair, MergeForesight, MergePart, Merging } from '../platform/merge-part.ts';
import { statement } from '../platform/statement.ts';
import {
  listMergedCertificates,
  MergedCertificates,
  moveCertificates,
} from './certificates/move-certificates.ts';
import { earnedByLevels } from './level-sources.ts';
import { Enrolment } from './models.ts';

/**
 * Runs of courses join as runs of their own, with what was passed in each; certificates move, as they were signed. Of a
 * course that both are taking the further run goes on, and the other is left aside.
 */
export const progressMerge: MergePart = { foresee, bringIn, takeBack };

const enrolments: CopiedRows = {
  table: 'progress.enrolments',
  key: ['id'],
  columns: ['id', 'course_id', 'run', 'started_at', 'last_activity_at', 'completed_at', 'set_aside_by'],
  instead: {
    run: `t.run + ${1_000_000}`,
    set_aside_by: `case when t.id = any(:aside::uuid[]) then :mergeId::uuid else t.set_aside_by end`,
  },
};

/** The version that a try made with its entry in the stream, which came before. */
const VERSION = `(select x.version from gamification.activities x
  where x.user_id = :keepId and x.kind = 'level' and x.source_id = t.id::text)`;

const tries: CopiedRows = {
  table: 'progress.level_attempts',
  key: ['id'],
  columns: [
    ...['id', 'enrolment_id', 'level_id', 'program', 'outcome', 'commands', 'stars', 'score_basis_points'],
    ...['xp_earned', 'local_date', 'utc_offset_minutes', 'standing_version', 'created_at'],
  ],
  instead: {
    standing_version: VERSION,
    // What a level earned in both accounts is earned once.
    xp_earned: earnedByLevels(':keepId', VERSION),
  },
};

const passes: CopiedRows = {
  table: 'progress.passes',
  key: ['enrolment_id', 'level_id'],
  columns: [
    ...['enrolment_id', 'level_id', 'position', 'passed_at', 'local_date', 'program', 'commands', 'stars'],
    ...['score_basis_points', 'updated_at'],
  ],
};

/**
 * For those who compare them with what the database has.
 *
 * @internal
 */
export const progressCopies: readonly CopiedRows[] = [enrolments, tries, passes];

const copiedRuns = statement('progress_merge_runs', copySql(enrolments), null, { because: 'bulk' });
const copiedTries = statement('progress_merge_tries', copySql(tries), null);
const copiedPasses = statement('progress_merge_passes', copySql(passes), null, { because: 'bulk' });

const openRuns = statement(
  'progress_open_in_both',
  `select c.title, e.id as "ownId", o.id as "otherId",
     (select count(*)::int from progress.passes p where p.user_id = :keepId and p.enrolment_id = e.id) as "ownLevels",
     (select count(*)::int from progress.passes p where p.user_id = :otherId and p.enrolment_id = o.id) as "otherLevels"
   from progress.enrolments e
   join progress.enrolments o on o.user_id = :otherId and o.course_id = e.course_id
     and o.completed_at is null and o.set_aside_by is null
   join progress.courses c on c.id = e.course_id
   where e.user_id = :keepId and e.completed_at is null and e.set_aside_by is null
   order by c.display_order, c.title`,
  z.object({
    title: z.string(),
    ownId: z.string(),
    otherId: z.string(),
    ownLevels: z.int(),
    otherLevels: z.int(),
  }),
);

async function foresee(db: Knex, { keepId, otherId }: MergedPair): Promise<Partial<MergeForesight>> {
  return {
    runs: await Enrolment.query(db).where({ userId: otherId }).resultSize(),
    coursesInBoth: (await openRuns.all(db, { keepId, otherId })).map(({ title }) => title),
    certificates: (await listMergedCertificates(db, { ownerId: otherId, otherId })).length,
  };
}

const Note = z.object({ certificates: MergedCertificates });

async function bringIn(trx: Knex.Transaction, { mergeId, keepId, otherId }: Merging): Promise<object> {
  const pair = { keepId, otherId };
  const aside: string[] = [];
  for (const { ownId, otherId: theirId, ownLevels, otherLevels } of await openRuns.all(trx, pair)) {
    const next = goesOn({ passedLevels: ownLevels }, { passedLevels: otherLevels });
    if (next === 'own') aside.push(theirId);
    else await Enrolment.query(trx).patch({ setAsideBy: mergeId }).findById([keepId, ownId]);
  }
  await copiedRuns.run(trx, { ...pair, mergeId, aside });
  await numberRuns(trx, { userId: keepId });
  await copiedTries.run(trx, pair);
  await copiedPasses.run(trx, pair);
  await moveCertificates(trx, { fromId: otherId, toId: keepId, otherId });
  return { certificates: await listMergedCertificates(trx, { ownerId: keepId, otherId }) };
}

const shiftedRuns = statement(
  'progress_shift_runs',
  `update progress.enrolments set run = run + 2000000 where user_id = :userId`,
  null,
  { because: 'bulk' },
);

const numberedRuns = statement(
  'progress_number_runs',
  `update progress.enrolments e set run = n.run
   from (select id, row_number() over (partition by course_id
       order by completed_at is null and set_aside_by is null, started_at, run) as run
     from progress.enrolments where user_id = :userId) n
   where e.user_id = :userId and e.id = n.id`,
  null,
  { because: 'bulk' },
);

/** Runs of each course are 1, 2, 3 … in the order of time; the open one is the last. */
async function numberRuns(trx: Knex.Transaction, of: { readonly userId: string }): Promise<void> {
  await shiftedRuns.run(trx, of);
  await numberedRuns.run(trx, of);
}

const goneOn = statement(
  'progress_gone_on_in_merged_runs',
  `select e.id from progress.enrolments e where e.user_id = :otherId and (
     exists (select from progress.level_attempts t where t.user_id = :keepId and t.enrolment_id = e.id
       and not exists (select from progress.level_attempts o where o.user_id = :otherId and o.id = t.id))
     or exists (select from progress.passes p where p.user_id = :keepId and p.enrolment_id = e.id
       and not exists (select from progress.passes o where o.user_id = :otherId and o.enrolment_id = e.id
         and o.level_id = p.level_id and o.updated_at = p.updated_at)))
   limit 1`,
  z.object({ id: z.string() }),
);

const takenBack = [
  statement(
    'progress_unmerge_passes',
    `delete from progress.passes t using progress.enrolments e
     where t.user_id = :keepId and e.user_id = :otherId and e.id = t.enrolment_id`,
    null,
  ),
  statement(
    'progress_unmerge_tries',
    `delete from progress.level_attempts t using progress.enrolments e
     where t.user_id = :keepId and e.user_id = :otherId and e.id = t.enrolment_id`,
    null,
  ),
  statement(
    'progress_unmerge_runs',
    `delete from progress.enrolments t using progress.enrolments e
     where t.user_id = :keepId and e.user_id = :otherId and e.id = t.id`,
    null,
    { because: 'bulk' },
  ),
];

/** Errors: `merge-gone-on` where a run that was brought, or a certificate, is not as it came. */
async function takeBack(
  trx: Knex.Transaction,
  { mergeId, keepId, otherId }: Merging,
  note: unknown,
): Promise<void> {
  const pair = { keepId, otherId };
  const { certificates } = Note.parse(note);
  const now = await listMergedCertificates(trx, { ownerId: keepId, otherId });
  const isAsItCame = JSON.stringify(now) === JSON.stringify(certificates);
  if (!isAsItCame || (await goneOn.first(trx, pair)) !== undefined) throw new DomainError('merge-gone-on');
  await moveCertificates(trx, { fromId: keepId, toId: otherId, otherId });
  for (const removal of takenBack) await removal.run(trx, pair);
  await Enrolment.query(trx).patch({ setAsideBy: null }).where({ userId: keepId, setAsideBy: mergeId });
  await numberRuns(trx, { userId: keepId });
}
