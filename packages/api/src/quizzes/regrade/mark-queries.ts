import { seenNameOf } from '@studyhall/domain/auth/reports';
import {
  QuestionType,
  questionTypes,
  rulesOf,
} from '@studyhall/domain/quizzes/question-types/question-types';
import type { ListAnswersToMark } from '@studyhall/domain/quizzes/regrade-marks';
import { QuizMode, TextFormat } from '@studyhall/domain/quizzes/schemas';
import type { Knex } from 'knex';
import * as z from 'zod';
import { isNotCopied } from '../../auth/merges.ts';
import { SHOWN_NAMES_JSON, ShownNamesRow } from '../../auth/shown-name-queries.ts';
import type { OfUser } from '../../platform/of-user.ts';
import { pageOf } from '../../platform/page.ts';
import { statement } from '../../platform/statement.ts';
import { type AuthorReach, IS_AUTHORED } from '../authored-exam-queries.ts';

/** The types whose answers a person marks. */
export const markedTypes = questionTypes.filter((type) => rulesOf(type).isMarked);

/** An answer, of somebody who is named on demand alone, and what it is compared with. */
export const AnswerToMarkView = z.object({
  examCode: z.string(),
  questionId: z.string(),
  externalId: z.string().nullable(),
  attemptId: z.string(),
  position: z.int(),
  submittedAt: z.date(),
  text: z.string(),
  textFormat: TextFormat,
  modelAnswer: z.string(),
  /** What earns which part. */
  points: z.string(),
  answer: z.string(),
  /** How others see whoever wrote it; null where nobody asked. */
  learner: z.string().nullable(),
});
export type AnswerToMarkView = z.output<typeof AnswerToMarkView>;

export const AnswersToMarkView = z.object({
  items: z.array(AnswerToMarkView),
  nextCursor: z.string().nullable(),
  /** How many wait from the first of these on. */
  waiting: z.int(),
});
type AnswersToMarkView = z.output<typeof AnswersToMarkView>;

/** Also how many wait from here on, this one included. */
const AnswerToMarkRow = AnswerToMarkView.omit({ learner: true }).extend({
  names: ShownNamesRow.nullable(),
  waiting: z.int(),
});

/**
 * Of answers `aq` in attempts `a` to versions `v` of the marked types: those that nobody has marked. Study is marked by its
 * learners.
 */
const WAITS = `a.mode <> 'study' and a.submitted_at is not null
     and aq.mark_percent is null and btrim(aq.answer ->> 0) <> '' and ${isNotCopied('a.user_id')}`;
/**
 * Answers by their question, whatever the planner thinks of joining all that was ever answered: an offset is looked at by
 * itself.
 */
const WAITING = `from quizzes.exams e
   join quizzes.questions q on q.exam_id = e.id
   join quizzes.question_versions v on v.question_id = q.id and v.type = any(:types)
   cross join lateral (
     select n.user_id, n.attempt_id, n.position, n.answer, n.mark_percent from quizzes.attempt_questions n
     where n.question_id = v.question_id and n.question_version = v.version offset 0) aq
   join quizzes.attempts a on a.user_id = aq.user_id and a.id = aq.attempt_id`;

const answersToMark = statement(
  'quizzes_answers_to_mark',
  `select e.code as "examCode", q.id as "questionId", q.external_id as "externalId", aq.attempt_id as "attemptId",
     aq.position, a.submitted_at as "submittedAt", v.text, v.text_format as "textFormat",
     coalesce(v.feedback ->> 'modelAnswer', '') as "modelAnswer", coalesce(v.feedback ->> 'points', '') as points,
     aq.answer ->> 0 as answer,
     case when :isNamed::boolean then ${SHOWN_NAMES_JSON} end as names, (count(*) over ())::int as waiting
   ${WAITING}
   join auth.profiles p on p.user_id = a.user_id
   where (cast(:examCode as text) is null or e.code = :examCode) and ${IS_AUTHORED} and ${WAITS}
     and (cast(:cursor as text) is null or q.id::text || '/' || a.id::text || '/' || aq.position > cast(:cursor as text))
   order by q.id::text || '/' || a.id::text || '/' || aq.position limit :limit`,
  AnswerToMarkRow,
  { neverNull: ['submittedAt'] },
);

/** What was answered in exams of an author, or in one, and waits for a mark, by question. Study is marked by its learners. */
export async function listAnswersToMark(
  db: Knex,
  { examCode, isNamed, cursor, limit, listOf }: ListAnswersToMark & AuthorReach,
): Promise<AnswersToMarkView> {
  const rows = await answersToMark.all(db, {
    ...{
      examCode: examCode ?? null,
      listOf,
      isNamed,
      types: markedTypes,
      cursor: cursor ?? null,
      limit: limit + 1,
    },
  });
  const items = rows.map(({ names, waiting: _waiting, ...answer }) => ({
    ...answer,
    learner: names === null ? null : seenNameOf(names).shown,
  }));
  const placeOf = (answer: AnswerToMarkView) => `${answer.questionId}/${answer.attemptId}/${answer.position}`;
  return { ...pageOf(items, limit, placeOf), waiting: rows[0]?.waiting ?? 0 };
}

const waitingAttempts = statement(
  'quizzes_waiting_attempts',
  `select count(distinct (aq.user_id, aq.attempt_id))::int as attempts ${WAITING} where e.id = :examId and ${WAITS}`,
  z.object({ attempts: z.int() }),
);

/** How many attempts at an exam have answers that nobody has marked, of all learners: for whoever looks at it. */
export async function countWaitingAttempts(
  db: Knex,
  { examId }: { readonly examId: string },
): Promise<number> {
  return (await waitingAttempts.first(db, { examId, types: markedTypes }))?.attempts ?? 0;
}

const MarkedAnswer = z.object({
  userId: z.string(),
  questionId: z.string(),
  type: QuestionType,
  mode: QuizMode,
  submittedAt: z.date().nullable(),
  revealedAt: z.date().nullable(),
  mark: z.int().nullable(),
});
type MarkedAnswer = z.output<typeof MarkedAnswer>;

const MARKED = `select a.user_id as "userId", aq.question_id as "questionId", v.type, a.mode, a.submitted_at as "submittedAt",
     aq.revealed_at as "revealedAt", aq.mark_percent as mark
   from quizzes.attempt_questions aq
   join quizzes.attempts a on a.user_id = aq.user_id and a.id = aq.attempt_id
   join quizzes.question_versions v on v.question_id = aq.question_id and v.version = aq.question_version`;

const answerOfQuestion = statement(
  'quizzes_answer_of_question',
  `${MARKED} where aq.question_id = :questionId and aq.attempt_id = :attemptId and aq.position = :position
     and ${isNotCopied('a.user_id')}`,
  MarkedAnswer,
);

interface Place {
  readonly attemptId: string;
  readonly position: number;
}

/** An answer to a question, whosever is the account that it is of now. Across users: its authors mark it. */
export async function findAnswer(
  db: Knex,
  { questionId, attemptId, position }: Place & { readonly questionId: string },
): Promise<MarkedAnswer | undefined> {
  return await answerOfQuestion.first(db, { questionId, attemptId, position });
}

const ownAnswer = statement(
  'quizzes_own_answer',
  `${MARKED} where aq.user_id = :userId and aq.attempt_id = :attemptId and aq.position = :position
   for no key update of a`,
  MarkedAnswer,
);

/** An answer of somebody, which nobody else marks until the transaction ends. */
export async function lockOwnAnswer(
  trx: Knex,
  { userId, attemptId, position }: Place & OfUser,
): Promise<MarkedAnswer | undefined> {
  return await ownAnswer.first(trx, { userId, attemptId, position });
}
