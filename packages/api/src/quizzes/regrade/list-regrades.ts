import type { Knex } from 'knex';
import { isNotCopied } from '../../auth/merges.ts';
import { statement } from '../../platform/statement.ts';
import type { AuthorReach } from '../authored-exam-queries.ts';
import { findAuthored } from '../lifecycle/version-queries.ts';
import { countSettledAt } from '../question-reports/settle-reports.ts';
import { Regrade } from './models.ts';
import { FINDINGS_MAX, LARGEST } from './regrade-changes.ts';
import { RegradeChanges, type RegradeView } from './regrade-views.ts';
import { withSilence } from './running-regrades.ts';

const IS_CHANGED = '(before <> after or correct_before <> correct_after or xp <> 0)';

/** As `countChanges` does it. */
const summed = statement(
  'quizzes_regrade_counts',
  `with results as materialized (
     select r.basis_points_before as before, r.basis_points_after as after, r.correct_before, r.correct_after, r.xp,
       r.findings, e.pass_percent * 100 as mark
     from quizzes.regraded_attempts r
     join quizzes.attempts a on a.user_id = r.user_id and a.id = r.attempt_id
     join quizzes.exams e on e.id = a.exam_id
     where r.regrade_id = :regradeId and ${isNotCopied('r.user_id')}
   ), found as (
     select f ->> 'kind' as kind, f ->> 'name' as name, count(*)::int as count
     from results cross join lateral jsonb_array_elements(findings) f
     group by 1, 2 order by (f ->> 'kind') collate "C", (f ->> 'name') collate "C" limit ${FINDINGS_MAX}
   ), largest as (
     select before, after, xp, before >= mark as "passedBefore", after >= mark as "passesAfter" from results where ${IS_CHANGED}
     order by abs(after - before) desc, before, after limit ${LARGEST}
   )
   select count(*)::int as attempts, count(*) filter (where ${IS_CHANGED})::int as changed,
     count(*) filter (where after > before)::int as higher, count(*) filter (where after < before)::int as lower,
     count(*) filter (where before < mark and after >= mark)::int as "passNow",
     count(*) filter (where before >= mark and after < mark)::int as "failNow", coalesce(sum(xp), 0)::int as xp,
     (select coalesce(json_agg(l), '[]') from largest l) as largest,
     (select coalesce(json_agg(f), '[]') from found f) as findings
   from results`,
  RegradeChanges,
);

const REGRADES_MAX = 20;

/** How often a question was graded anew, and what came of it, the newest first. Errors: `not-found`. */
export async function listRegrades(
  db: Knex,
  { questionId, listOf }: AuthorReach & { readonly questionId: string },
): Promise<RegradeView[]> {
  await findAuthored(db, { questionId, listOf });
  const regrades = await Regrade.query(db)
    .where({ questionId })
    .orderBy('id', 'desc')
    .limit(REGRADES_MAX)
    .modify(withSilence);
  const views: RegradeView[] = [];
  for (const { id: regradeId, isSilent = false, ...regrade } of regrades) {
    const { version, state, requestedAt, finishedAt, heardAt } = regrade;
    const changes = await summed.first(db, { regradeId });
    if (changes === undefined) throw new Error('A sum answered nothing');
    const settledReports = await countSettledAt(db, { questionId, settledAt: requestedAt });
    const moments = { requestedAt, finishedAt, heardAt };
    views.push({ regradeId, version, state, ...moments, isSilent, settledReports, ...changes });
  }
  return views;
}
