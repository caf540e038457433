import { accountCheck } from '../auth/account-check.ts';
import { BrokenRow, type DataCheck } from '../platform/data-check.ts';
import { statement } from '../platform/statement.ts';
import { certificateDataChecks } from './certificates/doctor.ts';

const wrongRuns = statement(
  'doctor_progress_runs',
  `with run as (
     select n.id, n.completed_at,
       (select count(*) from progress.levels l where l.course_id = n.course_id) as levels,
       (select count(*) from progress.passes p where p.user_id = n.user_id and p.enrolment_id = n.id) as kept,
       (select count(*) from progress.passes p join progress.levels l on l.id = p.level_id
         where p.user_id = n.user_id and p.enrolment_id = n.id and l.course_id = n.course_id and l.position = p.position) as passed
     from progress.enrolments n where n.user_id = any(:keys::uuid[])
   )
   select id::text as key, case when kept <> passed then format('%s of its %s passes are of another course or place', kept - passed, kept)
     when completed_at is null then format('all %s levels are passed, and it is not completed', levels)
     else format('is completed with %s of %s levels passed', passed, levels) end as what
   from run where kept <> passed or (completed_at is not null) <> (levels > 0 and passed = levels)`,
  BrokenRow,
);

/** Runs of courses, and what they lead to. */
export const progressDataChecks: readonly DataCheck[] = [
  accountCheck({
    name: 'progress.runs',
    holds: 'A run is completed exactly if every level of its course is passed in it',
    table: 'progress.enrolments',
    find: (db, looking) => wrongRuns.all(db, looking),
    cure: (key) =>
      `select * from progress.passes where enrolment_id = '${key}': bring the pass back from a backup, or set completed_at of the run`,
  }),
  ...certificateDataChecks,
];
