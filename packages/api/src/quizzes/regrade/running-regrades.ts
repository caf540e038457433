import type { Knex } from 'knex';
import { type QueryBuilder, raw } from 'objection';
import { Question } from '../bank-models.ts';
import { Regrade } from './models.ts';

const IS_SILENT = `state = 'running' and heard_at < clock_timestamp() - interval '30 seconds'`;

/** Of regrades: whether their process may have been killed. One learner takes no half a minute. */
export function withSilence<Result>(query: QueryBuilder<Regrade, Result>): void {
  void query.select('regrades.*', raw(IS_SILENT).as('isSilent'));
}

/** Says that somebody is at it. */
export async function beHeard(db: Knex, regradeId: string): Promise<void> {
  await Regrade.query(db)
    .findById(regradeId)
    .patch({ heardAt: raw('clock_timestamp()') });
}

/** How many questions of an exam are just being graded anew. */
export async function countRunningRegrades(db: Knex, examId: string): Promise<number> {
  const questionIds = Question.query(db).where({ examId }).select('id');
  return await Regrade.query(db).where({ state: 'running' }).whereIn('questionId', questionIds).resultSize();
}
