import type { Knex } from 'knex';
import { statement } from '../platform/statement.ts';
import type { AttemptKey } from './attempt-queries.ts';

interface Showing extends AttemptKey {
  /** The one question whose key is shown; all of the attempt unless told. */
  readonly position?: number;
  readonly now: Date;
}

const shownKeys = statement(
  'quizzes_record_shown_keys',
  `update quizzes.attempt_questions q set revealed_at = :now
   from quizzes.attempts l
   where l.user_id = :userId and l.submitted_at is null and l.discarded_at is null
     and l.level_id is not null and l.id <> :attemptId
     and q.user_id = :userId and q.attempt_id = l.id and q.revealed_at is null
     and q.question_id in (select s.question_id from quizzes.attempt_questions s
       where s.user_id = :userId and s.attempt_id = :attemptId
         and (:position::int is null or s.position = :position))`,
  null,
);

/**
 * Notes that the keys of an attempt are shown, with the same questions of the learner's quizzes of levels that go on: as in
 * study mode their answers stay from then on. It has to be done before the keys leave the server.
 */
export async function recordShownKeys(
  db: Knex,
  { userId, attemptId, position, now }: Showing,
): Promise<void> {
  await shownKeys.run(db, { userId, attemptId, position: position ?? null, now });
}
