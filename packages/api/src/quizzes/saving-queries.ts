import { SECONDS_CAP } from '@studyhall/domain/quizzes/clock';
import { Answer, highestPlace, isUnanswered } from '@studyhall/domain/quizzes/question-types/answer';
import { typesTaking } from '@studyhall/domain/quizzes/question-types/question-types';
import type { AnswerQuestion, QuestionAt } from '@studyhall/domain/quizzes/schemas';
import type { Knex } from 'knex';
import * as z from 'zod';
import type { OfUserNow } from '../platform/of-user.ts';
import { statement } from '../platform/statement.ts';

/** What became of an answer that was taken. */
const Taken = z.object({
  /** What was answered later, from elsewhere, and stays; null if this answer holds. */
  newerAnswer: Answer.nullable(),
});
export type Taken = z.output<typeof Taken>;

/**
 * The attempt, locked before its question, as in `lockQuestion`, if it goes on, is in time and was not led past the
 * question for good; and the seconds since its last event, as `secondsBetween` counts them.
 */
const OPEN_ATTEMPT = `
  with attempt as (
    select id, last_activity_at, current_position,
      least(:secondsCap, greatest(0, floor(extract(epoch from :now - last_activity_at))))::int as seconds
    from quizzes.attempts
    where user_id = :userId and id = :attemptId and submitted_at is null and discarded_at is null
      and (deadline_at is null or deadline_at > :now) and (not is_sequential or current_position <= :position)
    for no key update
  )`;

/** `authorsAnswer` of `:answer`, and `shownAnswer` of what is stored, for the question `q`. */
const AUTHORS_ANSWER = `(select jsonb_agg(case jsonb_typeof(part) when 'number' then to_jsonb(q.option_order[part::int + 1]) else part end
       order by place) from jsonb_array_elements(:answer::jsonb) with ordinality as p (part, place))`;
const SHOWN_ANSWER = `(select coalesce(jsonb_agg(case jsonb_typeof(part) when 'number'
       then to_jsonb(array_position(q.option_order, part::smallint) - 1) else part end order by place), '[]')
     from jsonb_array_elements(q.answer) with ordinality as p (part, place))`;

/**
 * Places on the screen become the author's indexes; an answer without parts is none. What was changed later, or taken back,
 * stays: then only the visit is noted.
 */
const savedAnswer = statement(
  'quizzes_save_answer',
  `${OPEN_ATTEMPT}, question as (
    select a.seconds, q.answered_at > :at::timestamptz is true as is_older,
      ${AUTHORS_ANSWER} as answer
    from attempt a
    join quizzes.attempt_questions q on q.user_id = :userId and q.attempt_id = a.id and q.position = :position
    join quizzes.question_versions v on v.question_id = q.question_id and v.version = q.question_version
    where q.revealed_at is null and v.type = any(:types::text[])
      and cardinality(q.option_order) > :highestPlace::int
    for no key update of q
  ), moved as (
    update quizzes.attempts set revision = revision + 1, last_activity_at = greatest(last_activity_at, :now),
      current_position = :position,
      heard_at = case when idempotency_key = :startKey::uuid then greatest(heard_at, :now) else heard_at end
    from question where user_id = :userId and id = :attemptId
  )
  update quizzes.attempt_questions q set answer = case when n.is_older then q.answer else n.answer end,
    answered_at = case when n.is_older then q.answered_at else :at::timestamptz end,
    seconds_spent = q.seconds_spent + n.seconds
  from question n where q.user_id = :userId and q.attempt_id = :attemptId and q.position = :position
  returning case when n.is_older then ${SHOWN_ANSWER} end as "newerAnswer"`,
  Taken,
);

const visit = statement(
  'quizzes_visit',
  `${OPEN_ATTEMPT}, visited as (
    select a.seconds, a.current_position
    from attempt a
    join quizzes.attempt_questions q on q.user_id = :userId and q.attempt_id = a.id and q.position = :position
  ), moved as (
    update quizzes.attempts set revision = revision + 1, last_activity_at = greatest(last_activity_at, :now),
      current_position = :position
    from visited where user_id = :userId and id = :attemptId
  )
  update quizzes.attempt_questions q set seconds_spent = q.seconds_spent + n.seconds
  from visited n where q.user_id = :userId and q.attempt_id = :attemptId and q.position = n.current_position
  returning q.position`,
  z.object({ position: z.int() }),
);

/**
 * Saves an answer of an attempt that goes on, before its deadline, to a question whose key was not shown, in one
 * statement. Undefined, having changed nothing, in every other case: `answerQuestion` says which, or takes it as late.
 */
export async function saveInTime(db: Knex, command: AnswerQuestion & OfUserNow): Promise<Taken | undefined> {
  const { userId, attemptId, position, given, now } = command;
  const answer = isUnanswered(command.answer) ? [] : command.answer;
  return await savedAnswer.first(db, {
    ...{ userId, attemptId, position, now, secondsCap: SECONDS_CAP },
    answer: JSON.stringify(answer),
    types: typesTaking(answer),
    highestPlace: highestPlace(answer),
    startKey: given?.startKey ?? null,
    at: changedAt(command),
  });
}

/** When an answer was given: as its browser says, but never later than it arrives. Who lies makes it older. */
export function changedAt({ given, now }: Pick<AnswerQuestion & OfUserNow, 'given' | 'now'>): Date {
  return given !== undefined && given.at < now ? given.at : now;
}

/** The same for the question that is on the screen now. */
export async function visitInTime(db: Knex, command: QuestionAt & OfUserNow): Promise<boolean> {
  const { userId, attemptId, position, now } = command;
  const visited = await visit.first(db, { userId, attemptId, position, now, secondsCap: SECONDS_CAP });
  return visited !== undefined;
}
