import type { Knex } from 'knex';
import { statement } from '../../platform/statement.ts';
import { takeTurn } from '../../platform/take-turn.ts';
import { COUNTING, SCORED_ITEMS } from './scored-items.ts';

const leaving = statement(
  'quizzes_leave_counts',
  `with counted as (
     select user_id, id, exam_id from quizzes.attempts where user_id = any(:userIds::uuid[]) and is_in_statistics
   ), ${SCORED_ITEMS}, left_totals as (
     update quizzes.score_counts n set erased = n.erased + t.attempts from totals t
     where n.exam_id = t.exam_id and n.total_weight = t.total_weight and n.total_score = t.total_score
   )
   update quizzes.item_score_counts n set erased = n.erased + i.attempts from items i
   where n.question_id = i.question_id and n.version = i.version and n.total_weight = i.total_weight
     and n.total_score = i.total_score and n.item_score = i.item_score`,
  null,
);

/** Before the attempts of accounts go: what was counted of them stays, and is told apart from what can be counted again. */
export async function leaveCounts(trx: Knex.Transaction, userIds: readonly string[]): Promise<void> {
  await takeTurn(trx, COUNTING);
  await leaving.run(trx, { userIds: [...userIds] });
}
