import { DomainError } from '@studyhall/domain/errors';
import type { QuestionType, QuizMode, TextFormat } from '@studyhall/domain/quizzes/schemas';
import type { Knex } from 'knex';
import { named } from '../platform/database.ts';
import { Attempt } from './models.ts';

export interface AttemptKey {
  readonly userId: string;
  readonly attemptId: string;
}

/** What is shown of a question before its key may be known. */
export interface OpenQuestionRow {
  readonly position: number;
  readonly domainCode: string;
  readonly type: QuestionType;
  readonly textFormat: TextFormat;
  readonly text: string;
  readonly optionTexts: readonly string[];
  readonly optionOrder: readonly number[];
  readonly selected: readonly number[] | null;
  readonly isFlagged: boolean;
  /** Its key was shown, here or elsewhere. */
  readonly isLocked: boolean;
  readonly revealed: RevealedKey | null;
}

/** The author's side of a question: read only after the learner may know it. */
export interface RevealedKey {
  readonly options: readonly {
    readonly text: string;
    readonly explanation: string;
    readonly isCorrect: boolean;
  }[];
  readonly explanation: string | null;
}

export interface AttemptRow {
  readonly examCode: string;
  readonly examTitle: string;
  readonly mode: QuizMode;
  readonly startedAt: Date;
  readonly deadlineAt: Date | null;
  readonly submittedAt: Date | null;
  readonly discardedAt: Date | null;
  readonly currentPosition: number;
  readonly questions: readonly OpenQuestionRow[];
}

/** An attempt with its questions. The key of a question is read only if study mode revealed it in this very attempt. */
export async function getAttemptRow(db: Knex, { userId, attemptId }: AttemptKey): Promise<AttemptRow> {
  const [row] = await named<AttemptRow>(
    db,
    'quizzes_attempt',
    `select e.code as "examCode", e.title as "examTitle", a.mode, a.started_at as "startedAt",
       a.deadline_at as "deadlineAt", a.submitted_at as "submittedAt", a.discarded_at as "discardedAt",
       a.current_position as "currentPosition",
       (select json_agg(json_build_object(
           'position', aq.position, 'domainCode', v.domain_code, 'type', v.type, 'textFormat', v.text_format,
           'text', v.text,
           'optionTexts', v.option_texts, 'optionOrder', aq.option_order, 'selected', aq.selected,
           'isFlagged', aq.is_flagged, 'isLocked', aq.revealed_at is not null,
           'revealed', case when aq.revealed_at is not null and a.mode = 'study'
             then json_build_object('options', v.options, 'explanation', v.explanation) end
         ) order by aq.position)
        from quizzes.attempt_questions aq
        join quizzes.question_versions v on v.question_id = aq.question_id and v.version = aq.question_version
        where aq.user_id = :userId and aq.attempt_id = a.id) as questions
     from quizzes.attempts a join quizzes.exams e on e.id = a.exam_id
     where a.user_id = :userId and a.id = :attemptId`,
    { userId, attemptId },
  );
  if (row === undefined) throw new DomainError('not-found');
  return row;
}

/** The attempt, locked until the transaction ends. Errors: `not-found`. */
export async function lockAttempt(trx: Knex, { userId, attemptId }: AttemptKey): Promise<Attempt> {
  const attempt = await Attempt.query(trx).findById([userId, attemptId]).forNoKeyUpdate();
  if (attempt === undefined) throw new DomainError('not-found');
  return attempt;
}

/** What saving an answer has to know; the attempt's row stays locked until the transaction ends. */
export interface LockedQuestion {
  readonly mode: QuizMode;
  readonly deadlineAt: Date | null;
  readonly submittedAt: Date | null;
  readonly discardedAt: Date | null;
  readonly startedAt: Date;
  readonly startKey: string;
  /** When the browser that started the attempt was last heard from. */
  readonly heardAt: Date;
  readonly lastActivityAt: Date;
  readonly currentPosition: number;
  readonly type: QuestionType;
  readonly optionOrder: readonly number[];
  readonly selected: readonly number[] | null;
  /** When the answer was given or taken back, whichever was last; null until then. */
  readonly answeredAt: Date | null;
  readonly revealedAt: Date | null;
}

export async function lockQuestion(
  trx: Knex,
  { userId, attemptId, position }: AttemptKey & { readonly position: number },
): Promise<LockedQuestion> {
  const [row] = await named<LockedQuestion>(
    trx,
    'quizzes_lock_question',
    `with attempt as (
       select * from quizzes.attempts where user_id = :userId and id = :attemptId for no key update
     )
     select a.mode, a.deadline_at as "deadlineAt", a.submitted_at as "submittedAt",
       a.discarded_at as "discardedAt", a.started_at as "startedAt", a.idempotency_key as "startKey",
       coalesce(a.heard_at, a.started_at) as "heardAt", a.last_activity_at as "lastActivityAt", a.current_position as "currentPosition", v.type,
       aq.option_order as "optionOrder", aq.selected, aq.answered_at as "answeredAt", aq.revealed_at as "revealedAt"
     from attempt a
     join quizzes.attempt_questions aq
       on aq.user_id = :userId and aq.attempt_id = a.id and aq.position = :position
     join quizzes.question_versions v on v.question_id = aq.question_id and v.version = aq.question_version
     for no key update of aq`,
    { userId, attemptId, position },
  );
  if (row === undefined) throw new DomainError('not-found');
  return row;
}

/**
 * Moves the attempt's clock on and books the seconds since its last event on the question they were spent on. A late
 * answer marks the attempt; `heardAt` is null unless the browser that started it is heard from.
 */
export async function recordActivity(
  trx: Knex,
  {
    userId,
    attemptId,
    now,
    spentAt,
    seconds,
    position,
    heardAt,
    isLate,
  }: AttemptKey & {
    readonly now: Date;
    readonly spentAt: number;
    readonly seconds: number;
    readonly position: number;
    readonly heardAt: Date | null;
    readonly isLate: boolean;
  },
): Promise<void> {
  await named(
    trx,
    'quizzes_record_activity',
    `with moved as (
       update quizzes.attempts
       set revision = revision + 1, last_activity_at = greatest(last_activity_at, :now), current_position = :position,
         heard_at = greatest(heard_at, :heardAt::timestamptz),
         late_answers = case when :isLate::boolean and not :position::smallint = any(late_answers)
           then late_answers || :position::smallint else late_answers end
       where user_id = :userId and id = :attemptId
     )
     update quizzes.attempt_questions set seconds_spent = seconds_spent + :seconds
     where user_id = :userId and attempt_id = :attemptId and position = :spentAt`,
    { userId, attemptId, now, position, spentAt, seconds, heardAt, isLate },
  );
}

/** When an attempt ended; both null for one that goes on. */
export interface AttemptEnd {
  readonly submittedAt: Date | null;
  readonly discardedAt: Date | null;
}

/**
 * Notes that the browser which started an attempt was heard from, unless the attempt is over: what is heard after the
 * deadline proves nothing of the time before. Answers whether and how the attempt ended.
 */
export async function recordHeartbeat(
  db: Knex,
  { userId, attemptId, startKey, now }: AttemptKey & { readonly startKey: string | null; readonly now: Date },
): Promise<AttemptEnd | undefined> {
  const [end] = await named<AttemptEnd>(
    db,
    'quizzes_heartbeat',
    `with heard as (
       update quizzes.attempts set heard_at = greatest(heard_at, :now)
       where user_id = :userId and id = :attemptId and idempotency_key = :startKey::uuid
         and submitted_at is null and discarded_at is null and deadline_at > :now
     )
     select submitted_at as "submittedAt", discarded_at as "discardedAt"
     from quizzes.attempts where user_id = :userId and id = :attemptId`,
    { userId, attemptId, startKey, now },
  );
  return end;
}
