import type { QuestionType, QuizMode } from '@studyhall/domain/quizzes/schemas';
import type { Knex } from 'knex';
import { type StandingChange, standingStatement, writeStanding } from '../gamification/standing-change.ts';
import { STANDING_FACTS_COLUMNS, type StandingFacts } from '../gamification/standing-queries.ts';
import { named } from '../platform/database.ts';
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
  readonly questionId: string;
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
  /** All questions of an exam that is graded although it is small. */
  readonly isWholeGradedExam: boolean;
  readonly startedAt: Date;
  readonly deadlineAt: Date | null;
  readonly submittedAt: Date | null;
  readonly discardedAt: Date | null;
  /** Positions of the questions whose answers arrived after the deadline and count. */
  readonly lateAnswers: readonly number[];
  readonly questions: readonly SubmittedQuestion[];
  /** Questions that were answered fully right in attempts about this one, and the local dates on which. */
  readonly rightBefore: readonly { readonly questionId: string; readonly localDate: string }[];
  readonly domainTitles: Readonly<Record<string, string>>;
  /** The level that the quiz was started for, if any. */
  readonly level: LevelFacts | null;
}

interface SubmitMoment {
  readonly now: Date;
  readonly weekBoards: readonly string[];
}

export async function findSubmitFacts(
  db: Knex,
  { userId, attemptId, now, weekBoards }: AttemptKey & SubmitMoment,
): Promise<SubmitFacts | undefined> {
  const [facts] = await named<SubmitFacts>(db, 'quizzes_submit_facts', FACTS_SQL, {
    userId,
    attemptId,
    now,
    weekBoards: [...weekBoards],
  });
  return facts;
}

/** Which questions of `a` were right in other attempts, and on which days. No two moments of a local day are further apart. */
const RIGHT_BEFORE_JSON = `(select coalesce(json_agg(json_build_object('questionId', oq.question_id, 'localDate', o.local_date)), '[]')
     from quizzes.attempts o
     join quizzes.attempt_questions oq on oq.user_id = :userId and oq.attempt_id = o.id and oq.is_correct
     where o.user_id = :userId and o.submitted_at between least(a.deadline_at, :now) - interval '50 hours'
       and least(a.deadline_at, :now) + interval '50 hours'
       and oq.question_id in (select m.question_id from quizzes.attempt_questions m
         where m.user_id = :userId and m.attempt_id = :attemptId))`;

const FACTS_SQL = `
  select a.revision, e.code as "examCode", e.title as "examTitle",
    e.pass_percent as "passPercent", a.mode, a.started_at as "startedAt",
    e.is_graded_when_small and a.total_questions >= least(e.question_count, (select count(*)
      from quizzes.questions n where n.exam_id = e.id and n.status = 'published')) as "isWholeGradedExam",
    a.deadline_at as "deadlineAt", a.submitted_at as "submittedAt", a.discarded_at as "discardedAt",
    a.late_answers as "lateAnswers", ${STANDING_FACTS_COLUMNS},
    (select json_agg(g) from (
       select aq.position, aq.question_id as "questionId", v.domain_code as "domainCode", v.type, v.answer_key as "answerKey", aq.selected
       from quizzes.attempt_questions aq
       join quizzes.question_versions v on v.question_id = aq.question_id and v.version = aq.question_version
       where aq.user_id = :userId and aq.attempt_id = :attemptId order by aq.position) g) as questions,
    ${RIGHT_BEFORE_JSON} as "rightBefore",
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
  readonly localDate: string;
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
  const own = { ...attempt, result: JSON.stringify(result), grades: JSON.stringify(grades) };
  await writeStanding(change, (bindings) =>
    levelTry === null
      ? named(db, 'quizzes_submit', SUBMIT_SQL, { ...bindings, ...own })
      : named(db, 'quizzes_submit_level', SUBMIT_LEVEL_SQL, {
          ...bindings,
          ...own,
          ...levelTryBindings(levelTry),
        }),
  );
}

/** The attempt is locked before the standing is touched, and changed only after: what comes second finds neither fitting. */
const GUARD = `select from quizzes.attempts
    where user_id = :userId and id = :attemptId and submitted_at is null and revision = :revision for update`;
const ENDED = `ended as (
    update quizzes.attempts set submitted_at = :submittedAt, local_date = :localDate::date,
      utc_offset_minutes = :utcOffsetMinutes, standing_version = :version + 1,
      correct_answers = :correctAnswers, score_basis_points = :scoreBasisPoints,
      time_taken_seconds = :timeTakenSeconds, xp_earned = :xpEarned, result = :result::jsonb, revision = revision + 1
    where user_id = :userId and id = :attemptId and exists (select from standing)
  )`;
const GRADED = `graded as (
    update quizzes.attempt_questions q set is_correct = g."isCorrect", score = g.score
    from json_to_recordset(:grades) as g(position int, "isCorrect" boolean, score real)
    where q.user_id = :userId and q.attempt_id = :attemptId and q.position = g.position
      and exists (select from standing)
  )`;
const SUBMIT_SQL = standingStatement(GUARD, ENDED, GRADED);
const SUBMIT_LEVEL_SQL = standingStatement(GUARD, ENDED, GRADED, levelTrySql('standing'));
