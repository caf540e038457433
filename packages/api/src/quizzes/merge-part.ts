import { DomainError } from '@studyhall/domain/errors';
import type { Knex } from 'knex';
import * as z from 'zod';
import { type CopiedRows, copySql } from '../platform/copied-rows.ts';
import type { MergedPair, MergeForesight, MergePart, Merging } from '../platform/merge-part.ts';
import { statement } from '../platform/statement.ts';

/** Attempts that are over. One that is open goes on by the clock of its own account, and ends with it. */
export const quizzesMerge: MergePart = { foresee, bringIn, takeBack };

const IS_OVER = '(t.submitted_at is not null or t.discarded_at is not null)';

/** The version that an attempt's result made with its entry in the stream, which came before. */
const VERSION = `(select x.version from gamification.activities x
  where x.user_id = :keepId and x.kind = 'quiz' and x.source_id = t.id::text)`;

const attempts: CopiedRows = {
  table: 'quizzes.attempts',
  key: ['id'],
  columns: [
    ...['id', 'exam_id', 'mode', 'idempotency_key', 'total_questions', 'started_at', 'deadline_at'],
    ...['current_position', 'last_activity_at', 'heard_at', 'late_answers', 'revision', 'submitted_at'],
    ...['local_date', 'utc_offset_minutes', 'standing_version', 'correct_answers', 'score_basis_points'],
    ...['time_taken_seconds', 'xp_earned', 'result', 'discarded_at', 'enrolment_id', 'level_id'],
    'is_in_statistics',
    ...['is_sequential', 'grace_seconds', 'daily_on', 'is_chosen'],
  ],
  instead: {
    // What the other account had counted stays counted, once.
    is_in_statistics: 'false',
    // Whoever begins a quiz makes its key: both may have the same, and nobody begins one that is over again.
    idempotency_key: 'gen_random_uuid()',
    standing_version: VERSION,
    // Both may have taken the quiz of one day.
    daily_on: `case when not exists (select from quizzes.attempts x where x.user_id = :keepId and x.exam_id = t.exam_id
      and x.daily_on = t.daily_on) then t.daily_on end`,
    // An achievement that both have brings its XP once.
    xp_earned: `case when t.xp_earned is not null then coalesce((select sum(x.xp)::int from gamification.activities x
      where x.user_id = :keepId and (x.version = ${VERSION}
        or x.kind = 'regrade' and split_part(x.source_id, '/', 1) = t.id::text)), 0) end`,
  },
  where: IS_OVER,
};

const attemptQuestions: CopiedRows = {
  table: 'quizzes.attempt_questions',
  key: ['attempt_id', 'position'],
  columns: [
    ...['attempt_id', 'position', 'question_id', 'question_version', 'option_order', 'answer', 'is_flagged'],
    ...['seconds_spent', 'answered_at', 'revealed_at', 'hinted_at', 'is_correct', 'score'],
    ...['mark_percent', 'marked_by', 'marked_at'],
  ],
  where: `exists (select from quizzes.attempts a where a.user_id = :otherId and a.id = t.attempt_id
    and (a.submitted_at is not null or a.discarded_at is not null))`,
};

const regraded: CopiedRows = {
  table: 'quizzes.regraded_attempts',
  key: ['attempt_id', 'regrade_id'],
  columns: [
    ...['attempt_id', 'regrade_id', 'question_version', 'basis_points_before', 'basis_points_after'],
    ...['correct_before', 'correct_after', 'xp', 'findings', 'regraded_at'],
  ],
};

/**
 * For those who compare them with what the database has.
 *
 * @internal
 */
export const quizzesCopies: readonly CopiedRows[] = [attempts, attemptQuestions, regraded];

const copied = [
  statement('quizzes_merge_attempts', copySql(attempts), null),
  statement('quizzes_merge_attempt_questions', copySql(attemptQuestions), null),
  statement('quizzes_merge_regraded', copySql(regraded), null, { because: 'bulk' }),
];

const counted = statement(
  'quizzes_merge_counts',
  `select count(*) filter (where submitted_at is not null)::int as quizzes,
     count(*) filter (where submitted_at is null and discarded_at is null)::int as "openQuizzes"
   from quizzes.attempts where user_id = :otherId`,
  z.object({ quizzes: z.int(), openQuizzes: z.int() }),
  { because: 'bulk' },
);

async function foresee(db: Knex, { otherId }: MergedPair): Promise<Partial<MergeForesight>> {
  return (await counted.first(db, { otherId })) ?? {};
}

/** But one that the account that stays waits for an answer to, too. */
const movedReports = statement(
  'quizzes_merge_reports',
  `update quizzes.question_reports t set user_id = :keepId where t.user_id = :otherId
     and (t.state <> 'open' or not exists (select from quizzes.question_reports k
       where k.user_id = :keepId and k.question_id = t.question_id and k.state = 'open'))
   returning t.id`,
  z.object({ id: z.string() }),
  { because: 'bulk' },
);

const Note = z.object({ reports: z.array(z.string()) });

async function bringIn(trx: Knex.Transaction, { keepId, otherId }: Merging): Promise<z.output<typeof Note>> {
  for (const copy of copied) await copy.run(trx, { keepId, otherId });
  const moved = await movedReports.all(trx, { keepId, otherId });
  return { reports: moved.map(({ id }) => id) };
}

const returnedReports = statement(
  'quizzes_unmerge_reports',
  `update quizzes.question_reports set user_id = :otherId where user_id = :keepId and id = any(:ids::uuid[])`,
  null,
  { because: 'bulk' },
);

const begunSince = statement(
  'quizzes_begun_in_merged_runs',
  `select a.id from quizzes.attempts a
   join progress.enrolments e on e.user_id = :otherId and e.id = a.enrolment_id
   left join quizzes.attempts o on o.user_id = :otherId and o.id = a.id
   where a.user_id = :keepId and o.id is null limit 1`,
  z.object({ id: z.string() }),
);

const takenBack = [
  statement(
    'quizzes_unmerge_regraded',
    `delete from quizzes.regraded_attempts t using quizzes.attempts o
     where t.user_id = :keepId and o.user_id = :otherId and o.id = t.attempt_id`,
    null,
  ),
  statement(
    'quizzes_unmerge_attempt_questions',
    `delete from quizzes.attempt_questions t using quizzes.attempts o
     where t.user_id = :keepId and o.user_id = :otherId and o.id = t.attempt_id`,
    null,
  ),
  statement(
    'quizzes_unmerge_attempts',
    `delete from quizzes.attempts t using quizzes.attempts o
     where t.user_id = :keepId and o.user_id = :otherId and o.id = t.id`,
    null,
    { because: 'bulk' },
  ),
];

/** What was copied is what the other account has still. Errors: `merge-gone-on` for a level's quiz begun since. */
async function takeBack(trx: Knex.Transaction, { keepId, otherId }: Merging, note: unknown): Promise<void> {
  const pair = { keepId, otherId };
  if ((await begunSince.first(trx, pair)) !== undefined) throw new DomainError('merge-gone-on');
  for (const removal of takenBack) await removal.run(trx, pair);
  // Earlier merges moved none.
  const { reports: ids } = Note.safeParse(note).data ?? { reports: [] };
  await returnedReports.run(trx, { ...pair, ids });
}
