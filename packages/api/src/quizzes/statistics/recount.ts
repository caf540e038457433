import { DomainError } from '@studyhall/domain/errors';
import type { Knex } from 'knex';
import * as z from 'zod';
import { BrokenRow } from '../../platform/data-check.ts';
import { inTransaction } from '../../platform/database.ts';
import { statement } from '../../platform/statement.ts';
import { takeTurn } from '../../platform/take-turn.ts';
import { type AuthorReach, isAuthored } from '../authored-exam-queries.ts';
import { Exam } from '../bank-models.ts';
import { countWaitingAttempts } from '../regrade/mark-queries.ts';
import { COUNTING, SCORED_ITEMS } from './scored-items.ts';

/** What is stored beside what the attempts that are marked as counted give; of erased ones it is believed. */
const DIFFERENCES = `counted as (
     select user_id, id, exam_id from quizzes.attempts where exam_id = any(:examIds::uuid[]) and is_in_statistics
   ), ${SCORED_ITEMS}, stored as (
     select * from quizzes.score_counts where exam_id = any(:examIds::uuid[])
   ), stored_items as (
     select n.*, q.exam_id from quizzes.questions q join quizzes.item_score_counts n on n.question_id = q.id
     where q.exam_id = any(:examIds::uuid[])
   ), wrong as (
     select exam_id, total_weight, total_score, coalesce(t.attempts, 0) + coalesce(s.erased, 0) as attempts
     from stored s full join totals t using (exam_id, total_weight, total_score)
     where coalesce(t.attempts, 0) + coalesce(s.erased, 0) <> coalesce(s.attempts, 0)
   ), wrong_items as (
     select question_id, version, total_weight, total_score, item_score,
       coalesce(i.attempts, 0) + coalesce(s.erased, 0) as attempts
     from stored_items s full join items i using (question_id, version, total_weight, total_score, item_score)
     where coalesce(i.attempts, 0) + coalesce(s.erased, 0) <> coalesce(s.attempts, 0)
   )`;

const Differences = z.object({ totals: z.int(), items: z.int() });
/** How many counts are not what the attempts say: of whole attempts, and of their questions. */
export type Differences = z.output<typeof Differences>;
/** The same, and how many attempts are not counted until somebody marks them. */
export const RecountView = Differences.extend({ waitingAttempts: z.int() });
type RecountView = z.output<typeof RecountView>;
const HOW_MANY = `select (select count(*) from wrong)::integer as totals,
     (select count(*) from wrong_items)::integer as items`;

const comparing = statement('quizzes_compare_counts', `with ${DIFFERENCES} ${HOW_MANY}`, Differences);

const mending = statement(
  'quizzes_mend_counts',
  `with ${DIFFERENCES}, mended as (
     insert into quizzes.score_counts (exam_id, total_weight, total_score, attempts)
     select exam_id, total_weight, total_score, attempts from wrong
     on conflict (exam_id, total_weight, total_score) do update set attempts = excluded.attempts
   ), mended_items as (
     insert into quizzes.item_score_counts (question_id, version, total_weight, total_score, item_score, attempts)
     select question_id, version, total_weight, total_score, item_score, attempts from wrong_items
     on conflict (question_id, version, total_weight, total_score, item_score)
       do update set attempts = excluded.attempts
   )
   ${HOW_MANY}`,
  Differences,
);

const wrongCounts = statement(
  'doctor_quizzes_statistics',
  `with ${DIFFERENCES}, differences as (
     select exam_id from wrong
     union all select q.exam_id from wrong_items w join quizzes.questions q on q.id = w.question_id
   )
   select e.code as key, format('has %s counts of scores that are not those of its attempts', count(*)) as what
   from differences d join quizzes.exams e on e.id = d.exam_id group by e.code`,
  BrokenRow,
);

export interface Recount extends AuthorReach {
  readonly examCode: string;
  /** Compares, and leaves everything as it is. */
  readonly isDryRun: boolean;
}

/**
 * Counts the scores of an exam anew from its attempts; those of erased accounts stay as they were counted. Answers how many
 * counts were otherwise. Errors: `not-found` for an exam that is not the author's.
 */
export async function recountScores(db: Knex, { examCode, listOf, isDryRun }: Recount): Promise<RecountView> {
  return await inTransaction(db, async (trx) => {
    const exam = await Exam.query(trx)
      .findOne({ code: examCode })
      .modify(isAuthored(trx, { listOf }))
      .select('id');
    if (exam === undefined) throw new DomainError('not-found');
    await takeTurn(trx, COUNTING);
    const done = await (isDryRun ? comparing : mending).first(trx, { examIds: [exam.id] });
    const { totals, items } = done ?? { totals: 0, items: 0 };
    return { totals, items, waitingAttempts: await countWaitingAttempts(trx, { examId: exam.id }) };
  });
}

/** Exams of which counts are not what their attempts give; keys are ids. */
export async function findWrongCounts(
  db: Knex,
  { keys }: { readonly keys: string[] },
): Promise<readonly BrokenRow[]> {
  return await wrongCounts.all(db, { examIds: keys });
}
