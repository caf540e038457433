import type { Knex } from 'knex';
import * as z from 'zod';
import { statement } from '../../platform/statement.ts';
import type { AuthorReach } from '../authored-exam-queries.ts';
import { findAuthored } from '../lifecycle/version-queries.ts';
import { Regrade } from './models.ts';
import { countChanges } from './regrade-changes.ts';
import { Finding, type RegradeView } from './regrade-views.ts';

const RESULTS_MAX = 10_000;

const regradedResults = statement(
  'quizzes_regrade_counts',
  `select r.basis_points_before as before, r.basis_points_after as after, r.correct_before as "correctBefore",
     r.correct_after as "correctAfter", r.xp, r.findings, e.pass_percent as "passPercent"
   from quizzes.regraded_attempts r
   join quizzes.attempts a on a.user_id = r.user_id and a.id = r.attempt_id
   join quizzes.exams e on e.id = a.exam_id
   where r.regrade_id = :regradeId limit ${RESULTS_MAX}`,
  z.object({
    before: z.int(),
    after: z.int(),
    correctBefore: z.int(),
    correctAfter: z.int(),
    xp: z.int(),
    passPercent: z.int(),
    findings: z.array(Finding),
  }),
);

const REGRADES_MAX = 20;

/** How often a question was graded anew, and what came of it, the newest first. Errors: `not-found`. */
export async function listRegrades(
  db: Knex,
  { questionId, listOf }: AuthorReach & { readonly questionId: string },
): Promise<RegradeView[]> {
  await findAuthored(db, { questionId, listOf });
  const regrades = await Regrade.query(db).where({ questionId }).orderBy('id', 'desc').limit(REGRADES_MAX);
  const views: RegradeView[] = [];
  for (const { id: regradeId, version, state, requestedAt, finishedAt } of regrades) {
    const results = await regradedResults.all(db, { regradeId });
    views.push({ regradeId, version, state, requestedAt, finishedAt, ...countChanges(results) });
  }
  return views;
}
