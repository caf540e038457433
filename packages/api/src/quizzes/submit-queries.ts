import type { QuestionType, QuizMode } from '@studyhall/domain/quizzes/schemas';
import type { Knex } from 'knex';
import {
  STANDING_CHANGE_SQL,
  type StandingChange,
  standingChangeBindings,
} from '../gamification/standing-change.ts';
import { STANDING_FACTS_COLUMNS, type StandingFacts } from '../gamification/standing-queries.ts';
import { named, StaleReadError } from '../platform/database.ts';
import {
  type LevelFacts,
  levelFactsJson,
  levelTryBindings,
  levelTrySql,
  type WrittenTry,
} from '../progress/try-queries.ts';
import type { AttemptKey } from './attempt-queries.ts';
import type { StoredResult } from './views.ts';

export interface SubmittedQuestion {
  readonly position: number;
  readonly domainCode: string;
  readonly type: QuestionType;
  /** Whether each option is right, in the author's order. */
  readonly answerKey: readonly boolean[];
  readonly selected: readonly number[] | null;
}

/** Everything that decides a submission, as one statement sees it. */
export interface SubmitFacts extends StandingFacts {
  readonly revision: number;
  readonly examCode: string;
  readonly examTitle: string;
  readonly passPercent: number;
  readonly mode: QuizMode;
  readonly startedAt: Date;
  readonly deadlineAt: Date | null;
  readonly submittedAt: Date | null;
  readonly discardedAt: Date | null;
  /** Positions of the questions whose answers arrived after the deadline and count. */
  readonly lateAnswers: readonly number[];
  readonly questions: readonly SubmittedQuestion[];
  readonly domainTitles: Readonly<Record<string, string>>;
  /** The level that the quiz was started for, if any. */
  readonly level: LevelFacts | null;
}

export async function findSubmitFacts(
  db: Knex,
  { userId, attemptId, weekBoards }: AttemptKey & { readonly weekBoards: readonly string[] },
): Promise<SubmitFacts | undefined> {
  const [facts] = await named<SubmitFacts>(db, 'quizzes_submit_facts', FACTS_SQL, {
    userId,
    attemptId,
    weekBoards: [...weekBoards],
  });
  return facts;
}

const FACTS_SQL = `
  select a.revision, e.code as "examCode", e.title as "examTitle",
    e.pass_percent as "passPercent", a.mode, a.started_at as "startedAt",
    a.deadline_at as "deadlineAt", a.submitted_at as "submittedAt", a.discarded_at as "discardedAt", a.late_answers as "lateAnswers", ${STANDING_FACTS_COLUMNS},
    (select json_agg(g) from (
       select aq.position, v.domain_code as "domainCode", v.type, v.answer_key as "answerKey", aq.selected
       from quizzes.attempt_questions aq
       join quizzes.question_versions v on v.question_id = aq.question_id and v.version = aq.question_version
       where aq.user_id = :userId and aq.attempt_id = :attemptId order by aq.position) g) as questions,
    (select coalesce(json_object_agg(d.code, d.title), '{}') from quizzes.exam_domains d where d.exam_id = e.id)
      as "domainTitles",
    case when a.level_id is not null then ${levelFactsJson('a.enrolment_id', 'a.level_id')} end as level,
    (select coalesce(json_object_agg(b.board, b.score), '{}') from gamification.board_entries b
     where b.user_id = :userId and (b.board = 'xp' or b.board = 'exam:' || e.code or b.board = any(:weekBoards)))
      as "boardScores"
  from quizzes.attempts a
  join quizzes.exams e on e.id = a.exam_id
  join auth.users u on u.id = :userId
  join auth.profiles p on p.user_id = :userId
  join gamification.standings s on s.user_id = :userId
  where a.user_id = :userId and a.id = :attemptId`;

export interface Submission extends AttemptKey {
  readonly revision: number;
  readonly submittedAt: Date;
  readonly utcOffsetMinutes: number;
  readonly correctAnswers: number;
  readonly scoreBasisPoints: number;
  readonly timeTakenSeconds: number;
  readonly xpEarned: number;
  readonly result: StoredResult;
  readonly grades: readonly {
    readonly position: number;
    readonly isCorrect: boolean;
    readonly score: number;
  }[];
  readonly change: StandingChange;
  readonly levelTry: WrittenTry | null;
}

/**
 * Writes all that a submission changes, in one statement, which needs no transaction around it. Throws StaleReadError,
 * having written nothing, when the attempt or the standing is no longer what was read.
 */
export async function writeSubmission(db: Knex, submission: Submission): Promise<void> {
  const { change, levelTry, result, grades, ...attempt } = submission;
  const bindings = {
    ...attempt,
    ...standingChangeBindings(change),
    result: JSON.stringify(result),
    grades: JSON.stringify(grades),
  };
  const [written] =
    levelTry === null
      ? await named<Written>(db, 'quizzes_submit', SUBMIT_SQL, bindings)
      : await named<Written>(db, 'quizzes_submit_level', SUBMIT_LEVEL_SQL, {
          ...bindings,
          ...levelTryBindings(levelTry),
        });
  if (written?.standings !== 1) throw new StaleReadError();
}

interface Written {
  readonly standings: number;
}

/** The attempt is locked before the standing is touched, and changed only after: what comes second finds neither fitting. */
const SUBMISSION = `
  with guard as (
    select from quizzes.attempts
    where user_id = :userId and id = :attemptId and submitted_at is null and revision = :revision for update
  ), ${STANDING_CHANGE_SQL}, ended as (
    update quizzes.attempts set submitted_at = :submittedAt, local_date = :localDate::date,
      utc_offset_minutes = :utcOffsetMinutes, standing_version = :version + 1,
      correct_answers = :correctAnswers, score_basis_points = :scoreBasisPoints,
      time_taken_seconds = :timeTakenSeconds, xp_earned = :xpEarned, result = :result::jsonb, revision = revision + 1
    where user_id = :userId and id = :attemptId and exists (select from standing)
  ), graded as (
    update quizzes.attempt_questions q set is_correct = g."isCorrect", score = g.score
    from json_to_recordset(:grades) as g(position int, "isCorrect" boolean, score real)
    where q.user_id = :userId and q.attempt_id = :attemptId and q.position = g.position
      and exists (select from standing)
  )`;
const SUBMIT_SQL = `${SUBMISSION} select count(*)::int as standings from standing`;
const SUBMIT_LEVEL_SQL = `${SUBMISSION}, ${levelTrySql('standing')} select count(*)::int as standings from standing`;
