import { isWaiting, percentOf } from '@studyhall/domain/quizzes/grading';
import { Answer } from '@studyhall/domain/quizzes/question-types/answer';
import { answeredTexts } from '@studyhall/domain/quizzes/question-types/answered-texts';
import { rulesOf } from '@studyhall/domain/quizzes/question-types/question-types';
import { QuestionType, TextFormat, type UserAttemptState } from '@studyhall/domain/quizzes/schemas';
import type { Knex } from 'knex';
import * as z from 'zod';
import { found } from '../platform/found.ts';
import type { OfUser } from '../platform/of-user.ts';
import { pageOf } from '../platform/page.ts';
import { statement } from '../platform/statement.ts';
import type { AttemptKey } from './attempt-queries.ts';
import { type AuthorReach, IS_AUTHORED } from './authored-exam-queries.ts';
import { type UserAttemptsView, UserAttemptView, type WholeUserAttemptView } from './user-attempt-views.ts';

/** Of the attempt `a`. */
const STATE = `case when a.submitted_at is not null then 'finished' when a.discarded_at is not null then 'discarded'
    else 'open' end`;

const COLUMNS = `a.id as "attemptId", e.code as "examCode", e.title as "examTitle", a.mode, ${STATE} as state,
  a.started_at as "startedAt", a.deadline_at as "deadlineAt", a.submitted_at as "submittedAt",
  a.discarded_at as "discardedAt", (select count(*)::int from quizzes.attempt_questions aq
    where aq.user_id = :userId and aq.attempt_id = a.id and aq.answer is not null) as answered,
  a.total_questions as "totalQuestions", a.correct_answers as "correctAnswers",
  a.score_basis_points as "scoreBasisPoints", e.pass_percent as "passPercent",
  coalesce((a.result ->> 'waitingQuestions')::int, 0) as "waitingQuestions", a.xp_earned as "xpEarned",
  a.time_taken_seconds as "timeTakenSeconds"`;

const AttemptRow = UserAttemptView.omit({ scorePercent: true, hasPassed: true }).extend({
  scoreBasisPoints: z.int().nullable(),
  passPercent: z.int(),
});
type AttemptRow = z.output<typeof AttemptRow>;

const attemptsOfUser = statement(
  'quizzes_attempts_of_user',
  `select ${COLUMNS}
   from quizzes.attempts a join quizzes.exams e on e.id = a.exam_id
   where a.user_id = :userId and (cast(:examCode as text) is null or e.code = :examCode)
     and (cast(:state as text) is null or ${STATE} = :state)
     and (cast(:cursor as uuid) is null or a.id < cast(:cursor as uuid))
   order by a.id desc limit :limit`,
  AttemptRow,
);

interface AttemptPage extends OfUser {
  readonly examCode?: string | undefined;
  readonly state?: UserAttemptState | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/** Every attempt of somebody, ended or not, the one begun last first: for those who look after people. */
export async function listAttemptsOf(
  db: Knex,
  { userId, examCode, state, cursor, limit }: AttemptPage,
): Promise<UserAttemptsView> {
  const rows = await attemptsOfUser.all(db, {
    ...{ userId, examCode: examCode ?? null, state: state ?? null, cursor: cursor ?? null, limit: limit + 1 },
  });
  return pageOf(rows.map(viewOf), limit, ({ attemptId }) => attemptId);
}

function viewOf({ scoreBasisPoints, passPercent, ...attempt }: AttemptRow): UserAttemptView {
  const hasPassed = scoreBasisPoints === null ? null : scoreBasisPoints >= passPercent * 100;
  return {
    ...attempt,
    scorePercent: scoreBasisPoints === null ? null : percentOf(scoreBasisPoints),
    hasPassed,
  };
}

const QuestionRow = z.object({
  position: z.int(),
  questionId: z.string(),
  externalId: z.string().nullable(),
  version: z.int(),
  type: QuestionType,
  domainCode: z.string(),
  textFormat: TextFormat,
  text: z.string(),
  public: z.unknown(),
  key: z.unknown(),
  feedback: z.unknown(),
  answer: Answer.nullable(),
  isCorrect: z.boolean().nullable(),
  score: z.number().nullable(),
  mark: z.int().nullable(),
  hasHint: z.boolean(),
  secondsSpent: z.int(),
  isFlagged: z.boolean(),
});
type QuestionRow = z.output<typeof QuestionRow>;

const attemptOfUser = statement(
  'quizzes_attempt_of_user',
  `select ${COLUMNS},
     (select coalesce(json_agg(json_build_object('position', aq.position, 'questionId', aq.question_id,
         'externalId', q.external_id, 'version', v.version, 'type', v.type, 'domainCode', v.domain_code,
         'textFormat', v.text_format, 'text', v.text, 'public', v.public, 'key', v.key, 'feedback', v.feedback,
         'answer', aq.answer, 'isCorrect', aq.is_correct, 'score', aq.score, 'mark', aq.mark_percent,
         'hasHint', aq.hinted_at is not null, 'secondsSpent', aq.seconds_spent, 'isFlagged', aq.is_flagged)
         order by aq.position), '[]')
      from quizzes.attempt_questions aq
      join quizzes.questions q on q.id = aq.question_id
      join quizzes.question_versions v on v.question_id = aq.question_id and v.version = aq.question_version
      where aq.user_id = :userId and aq.attempt_id = a.id) as questions
   from quizzes.attempts a join quizzes.exams e on e.id = a.exam_id
   where a.user_id = :userId and a.id = :attemptId and ${IS_AUTHORED}`,
  AttemptRow.extend({ questions: z.array(QuestionRow) }),
);

/**
 * An attempt of somebody with what is right and what was answered, whatever its state: for authors of its exam who look after
 * people. Errors: `not-found`, also for an exam that is not theirs.
 */
export async function getAttemptOf(
  db: Knex,
  { userId, attemptId, listOf }: AttemptKey & AuthorReach,
): Promise<WholeUserAttemptView> {
  const { questions, ...attempt } = found(await attemptOfUser.first(db, { userId, attemptId, listOf }));
  return { ...viewOf(attempt), questions: questions.map(questionOf) };
}

/** As its author wrote it. The compiler cannot follow that it is of its type: the output of the procedure is checked for it. */
function questionOf({
  public: shown,
  key,
  feedback,
  answer,
  ...rest
}: QuestionRow): WholeUserAttemptView['questions'][number] {
  const body = rulesOf(rest.type).bodyOf({ public: shown, key, feedback });
  return Object.assign({}, rest, body, {
    answered: answer === null ? null : answeredTexts(shown, answer),
    isWaiting: isWaiting({ ...rest, answer: answer ?? [] }),
  }) as unknown as WholeUserAttemptView['questions'][number];
}
