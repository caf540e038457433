import { setTimeout as wait } from 'node:timers/promises';
import type { Knex } from 'knex';
import * as z from 'zod';
import { inTransaction } from '../../platform/database.ts';
import { statement } from '../../platform/statement.ts';
import { takeTurn } from '../../platform/take-turn.ts';
import { isOfExam } from '../whole-exam-queries.ts';
import { COUNTING, SCORED_ITEMS } from './scored-items.ts';

const BATCH = 200;
/** Between two batches, so that a history of years leaves the database to learners, too. */
const PAUSE_MS = 50;

const isOfSame = (attempt: string) =>
  `${attempt}.user_id = a.user_id and ${attempt}.exam_id = a.exam_id and ${isOfExam(attempt)}`;
const wasAnswered = (attempt: string) =>
  `exists (select from quizzes.attempt_questions q
     where q.user_id = ${attempt}.user_id and q.attempt_id = ${attempt}.id and q.answered_at is not null)`;
/** Whether somebody still has to grade a part of it, so that its score is not known. */
const WAITS_FOR_MARK = `(select count(*) from quizzes.attempt_questions q
       join quizzes.question_versions v on v.question_id = q.question_id and v.version = q.question_version
       where q.user_id = a.user_id and q.attempt_id = a.id and v.type = 'open' and q.answer is not null
         and q.mark_percent is null) > 0`;
const CAME_BEFORE = '(o.started_at, o.id) < (a.started_at, a.id)';

/**
 * What was decided about an attempt and what is counted of it change in one statement, so that whoever is killed has done
 * both or neither. What is finished stands in an index until it was decided about: no moment is passed that a late one could
 * be before. It is decided about once it is graded, and all that its learner began before it is over.
 */
const counting = statement(
  'quizzes_count_scores',
  `with due as materialized (
     select a.user_id, a.id, a.exam_id, a.started_at from quizzes.attempts a
     where a.is_in_statistics is null and a.submitted_at is not null and ${isOfExam('a')}
       and (select count(*) from quizzes.attempts o where ${isOfSame('o')}
         and o.submitted_at is null and o.discarded_at is null and ${CAME_BEFORE}) = 0
       and not (${WAITS_FOR_MARK})
     order by a.submitted_at limit :limit
   ), decided as (
     select a.user_id, a.id, a.exam_id, ${wasAnswered('a')} and not exists (
       select from quizzes.attempts o where ${isOfSame('o')} and o.submitted_at is not null and ${CAME_BEFORE}
         and ${wasAnswered('o')}) as is_first
     from due a
   ), marked as (
     update quizzes.attempts a set is_in_statistics = d.is_first from decided d
     where a.user_id = d.user_id and a.id = d.id
   ), counted as (
     select user_id, id, exam_id from decided where is_first
   ), ${SCORED_ITEMS}, added as (
     insert into quizzes.score_counts as n (exam_id, total_weight, total_score, attempts)
     select exam_id, total_weight, total_score, attempts from totals
     on conflict (exam_id, total_weight, total_score) do update set attempts = n.attempts + excluded.attempts
   ), added_items as (
     insert into quizzes.item_score_counts as n (question_id, version, total_weight, total_score, item_score, attempts)
     select question_id, version, total_weight, total_score, item_score, attempts from items
     on conflict (question_id, version, total_weight, total_score, item_score)
       do update set attempts = n.attempts + excluded.attempts
   )
   select (select count(*) from due)::integer as decided, (select count(*) from counted)::integer as counted`,
  z.object({ decided: z.int(), counted: z.int() }),
);

interface Counting {
  /** Aborted when there is no more time: the next run goes on. */
  readonly signal?: AbortSignal;
  /** How many attempts are decided about at a time. */
  readonly size?: number;
}

/**
 * Counts the scores of finished attempts: of each learner the first at an exam in which something was answered. Answers
 * how many were counted. Across users: it counts everybody, and keeps nothing of anybody.
 */
export async function countScores(db: Knex, { signal, size = BATCH }: Counting = {}): Promise<number> {
  let counted = 0;
  for (;;) {
    if (signal?.aborted === true) return counted;
    const batch = await countBatch(db, size);
    counted += batch.counted;
    if (batch.decided < size) return counted;
    await wait(PAUSE_MS);
  }
}

async function countBatch(db: Knex, limit: number): Promise<{ decided: number; counted: number }> {
  return await inTransaction(db, async (trx) => {
    await takeTurn(trx, COUNTING);
    return (await counting.first(trx, { limit })) ?? { decided: 0, counted: 0 };
  });
}
