import type { Knex } from 'knex';
import type { OfUser } from '../../platform/of-user.ts';
import { statement } from '../../platform/statement.ts';
import { takeTurn } from '../../platform/take-turn.ts';
import { COUNTING, SCORED_ITEMS } from './scored-items.ts';

const takenOut = statement(
  'quizzes_count_again',
  `with counted as (
     select user_id, id, exam_id from quizzes.attempts
     where user_id = :userId and id = any(:attemptIds::uuid[]) and is_in_statistics
   ), ${SCORED_ITEMS}, gone_totals as (
     update quizzes.score_counts n set attempts = n.attempts - t.attempts from totals t
     where n.exam_id = t.exam_id and n.total_weight = t.total_weight and n.total_score = t.total_score
   ), gone_items as (
     update quizzes.item_score_counts n set attempts = n.attempts - i.attempts from items i
     where n.question_id = i.question_id and n.version = i.version and n.total_weight = i.total_weight
       and n.total_score = i.total_score and n.item_score = i.item_score
   )
   update quizzes.attempts a set is_in_statistics = null from counted c where a.user_id = :userId and a.id = c.id`,
  null,
);

/** Before attempts are graded anew: what was counted of them is no more, until the job counts them as they are then. */
export async function countAgain(
  trx: Knex.Transaction,
  { userId, attemptIds }: OfUser & { readonly attemptIds: readonly string[] },
): Promise<void> {
  await takeTurn(trx, COUNTING);
  await takenOut.run(trx, { userId, attemptIds: [...attemptIds] });
}
