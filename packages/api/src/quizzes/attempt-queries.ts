import { DomainError } from '@studyhall/domain/errors';
import { Answer } from '@studyhall/domain/quizzes/question-types/answer';
import { QuestionType, QuizMode, TextFormat } from '@studyhall/domain/quizzes/schemas';
import type { Knex } from 'knex';
import * as z from 'zod';
import type { OfUser } from '../platform/of-user.ts';
import { statement } from '../platform/statement.ts';
import { langOf, type Reading, readerBindings, textOf } from '../platform/translated.ts';
import { Attempt } from './models.ts';
import { HintOffer } from './question-views.ts';
import {
  TRANSLATED_HINT,
  TRANSLATED_KEY,
  TRANSLATED_QUESTION,
  TranslatedKey,
  TranslatedQuestion,
} from './translation-queries.ts';

export interface AttemptKey extends OfUser {
  readonly attemptId: string;
}

/** The author's side of a question: read only after the learner may know it. */
export const RevealedKey = z.object({
  key: z.unknown(),
  feedback: z.unknown(),
  explanation: z.string().nullable(),
});

/** What is shown of a question before its key may be known. */
const OpenQuestionRow = z.object({
  position: z.int(),
  domainCode: z.string(),
  type: QuestionType,
  textFormat: TextFormat,
  text: z.string(),
  public: z.unknown(),
  /** In the reader's language. */
  translated: TranslatedQuestion.nullable(),
  optionOrder: z.array(z.int()),
  answer: Answer.nullable(),
  /** Its text only where it was taken. */
  hint: HintOffer.omit({ lang: true }).extend({ translated: z.string().nullable() }).nullable(),
  isFlagged: z.boolean(),
  /** Its key was shown, here or elsewhere. */
  isLocked: z.boolean(),
  revealed: RevealedKey.extend({
    isCorrect: z.boolean(),
    mark: z.int().nullable(),
    translated: TranslatedKey.nullable(),
  }).nullable(),
});
export type OpenQuestionRow = z.output<typeof OpenQuestionRow>;

/** The level that a quiz was started for; `lang` of both where that is not the reader's. */
export const LevelOfAttempt = z.object({
  courseTitle: z.string(),
  title: z.string(),
  lang: z.string().nullable(),
});

const AttemptRow = z.object({
  examCode: z.string(),
  examTitle: z.string(),
  examLang: z.string().nullable(),
  /** The language that its questions are written in. */
  examLanguage: z.string(),
  mode: QuizMode,
  startedAt: z.date(),
  deadlineAt: z.date().nullable(),
  submittedAt: z.date().nullable(),
  discardedAt: z.date().nullable(),
  currentPosition: z.int(),
  isSequential: z.boolean(),
  examTerms: z.unknown(),
  level: LevelOfAttempt.nullable(),
  questions: z.array(OpenQuestionRow),
});
export type AttemptRow = z.output<typeof AttemptRow>;

const attemptWithQuestions = statement(
  'quizzes_attempt',
  `select e.code as "examCode", ${textOf('e', 'title')} as "examTitle", ${langOf('e')} as "examLang", e.language as "examLanguage",
     a.mode, a.started_at as "startedAt",
     a.deadline_at as "deadlineAt", a.submitted_at as "submittedAt", a.discarded_at as "discardedAt",
     a.current_position as "currentPosition", a.is_sequential as "isSequential", e.terms as "examTerms",
     (select json_build_object('courseTitle', ${textOf('c', 'title')}, 'title', ${textOf('l', 'title')}, 'lang', ${langOf('c')})
      from progress.levels l join progress.courses c on c.id = l.course_id where l.id = a.level_id) as level,
     (select json_agg(json_build_object(
         'position', aq.position, 'domainCode', v.domain_code, 'type', v.type, 'textFormat', v.text_format,
         'text', v.text, 'public', v.public, 'translated', ${TRANSLATED_QUESTION}, 'optionOrder', aq.option_order, 'answer', aq.answer,
         'hint', case when v.hint is not null then json_build_object('costPercent', v.hint_cost_percent,
           'text', case when aq.hinted_at is not null then v.hint end,
           'translated', case when aq.hinted_at is not null then ${TRANSLATED_HINT} end) end,
         'isFlagged', aq.is_flagged, 'isLocked', aq.revealed_at is not null,
         'revealed', case when aq.revealed_at is not null and a.mode = 'study'
           then json_build_object('key', v.key, 'feedback', v.feedback, 'explanation', v.explanation,
             'isCorrect', aq.is_correct, 'mark', aq.mark_percent, 'translated', ${TRANSLATED_KEY}) end
       ) order by aq.position)
      from quizzes.attempt_questions aq
      join quizzes.question_versions v on v.question_id = aq.question_id and v.version = aq.question_version
      where aq.user_id = :userId and aq.attempt_id = a.id) as questions
   from quizzes.attempts a join quizzes.exams e on e.id = a.exam_id
   where a.user_id = :userId and a.id = :attemptId`,
  AttemptRow,
);

/** An attempt with its questions. The key of a question is read only if study mode revealed it in this very attempt. */
export async function getAttemptRow(
  db: Knex,
  { userId, attemptId, language }: AttemptKey & Reading,
): Promise<AttemptRow> {
  const row = await attemptWithQuestions.first(db, { userId, attemptId, ...readerBindings({ language }) });
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
const LockedQuestion = z.object({
  mode: QuizMode,
  deadlineAt: z.date().nullable(),
  submittedAt: z.date().nullable(),
  discardedAt: z.date().nullable(),
  startedAt: z.date(),
  startKey: z.string(),
  /** When the browser that started the attempt was last heard from. */
  heardAt: z.date(),
  lastActivityAt: z.date(),
  currentPosition: z.int(),
  /** The terms that the attempt was begun by. */
  isSequential: z.boolean(),
  graceSeconds: z.int(),
  type: QuestionType,
  optionOrder: z.array(z.int()),
  answer: Answer.nullable(),
  /** Of the hint that was looked at. */
  hintCostPercent: z.int().nullable(),
  /** What a person gave for the answer. */
  mark: z.int().nullable(),
  /** When the answer was given or taken back, whichever was last; null until then. */
  answeredAt: z.date().nullable(),
  revealedAt: z.date().nullable(),
});
export type LockedQuestion = z.output<typeof LockedQuestion>;

const lockedQuestion = statement(
  'quizzes_lock_question',
  `with attempt as (
     select * from quizzes.attempts where user_id = :userId and id = :attemptId for no key update
   )
   select a.mode, a.deadline_at as "deadlineAt", a.submitted_at as "submittedAt",
     a.discarded_at as "discardedAt", a.started_at as "startedAt", a.idempotency_key as "startKey",
     coalesce(a.heard_at, a.started_at) as "heardAt", a.last_activity_at as "lastActivityAt", a.current_position as "currentPosition",
     a.is_sequential as "isSequential", a.grace_seconds as "graceSeconds", v.type,
     aq.option_order as "optionOrder", aq.answer, aq.answered_at as "answeredAt", aq.revealed_at as "revealedAt",
     case when aq.hinted_at is not null then v.hint_cost_percent end as "hintCostPercent", aq.mark_percent as mark
   from attempt a
   join quizzes.attempt_questions aq
     on aq.user_id = :userId and aq.attempt_id = a.id and aq.position = :position
   join quizzes.question_versions v on v.question_id = aq.question_id and v.version = aq.question_version
   for no key update of aq`,
  LockedQuestion,
);

export async function lockQuestion(
  trx: Knex,
  { userId, attemptId, position }: AttemptKey & { readonly position: number },
): Promise<LockedQuestion> {
  const row = await lockedQuestion.first(trx, { userId, attemptId, position });
  if (row === undefined) throw new DomainError('not-found');
  return row;
}

const activity = statement(
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
  null,
);

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
  await activity.run(trx, { userId, attemptId, now, position, spentAt, seconds, heardAt, isLate });
}

/** When an attempt ended; both null for one that goes on. */
const AttemptEnd = z.object({ submittedAt: z.date().nullable(), discardedAt: z.date().nullable() });
export type AttemptEnd = z.output<typeof AttemptEnd>;

const heartbeat = statement(
  'quizzes_heartbeat',
  `with heard as (
     update quizzes.attempts set heard_at = greatest(heard_at, :now)
     where user_id = :userId and id = :attemptId and idempotency_key = :startKey::uuid
       and submitted_at is null and discarded_at is null and deadline_at > :now
   )
   select submitted_at as "submittedAt", discarded_at as "discardedAt"
   from quizzes.attempts where user_id = :userId and id = :attemptId`,
  AttemptEnd,
  { because: 'guarded' },
);

/**
 * Notes that the browser which started an attempt was heard from, unless the attempt is over: what is heard after the
 * deadline proves nothing of the time before. Answers whether and how the attempt ended.
 */
export async function recordHeartbeat(
  db: Knex,
  { userId, attemptId, startKey, now }: AttemptKey & { readonly startKey: string | null; readonly now: Date },
): Promise<AttemptEnd | undefined> {
  return await heartbeat.first(db, { userId, attemptId, startKey, now });
}
