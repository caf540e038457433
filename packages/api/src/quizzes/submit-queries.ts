import { Answer } from '@studyhall/domain/quizzes/question-types/answer';
import { QuestionType, QuizMode } from '@studyhall/domain/quizzes/schemas';
import type { Knex } from 'knex';
import * as z from 'zod';
import {
  type StandingChange,
  standingStatement,
  WrittenStandings,
  writeStanding,
} from '../gamification/standing-change.ts';
import {
  CollectionWords,
  collectionWordsJson,
  STANDING_FACTS_COLUMNS,
  StandingFacts,
} from '../gamification/standing-queries.ts';
import { statement } from '../platform/statement.ts';
import { langOf, textOf } from '../platform/translated.ts';
import {
  LevelFacts,
  levelFactsJson,
  levelTryBindings,
  levelTrySql,
  type WrittenTry,
} from '../progress/try-queries.ts';
import type { AttemptKey } from './attempt-queries.ts';
import { REVIEW_COLUMNS, ReviewFacts } from './shown-level-queries.ts';
import { domainTitlesJson } from './translation-queries.ts';
import type { StoredResult } from './views.ts';

const SubmittedQuestion = z.object({
  position: z.int(),
  questionId: z.string(),
  domainCode: z.string(),
  type: QuestionType,
  /** How much it counts beside the others. */
  weight: z.int(),
  /** What grading needs of it. */
  key: z.unknown(),
  answer: Answer.nullable(),
  /** Of the hint that was looked at. */
  hintCostPercent: z.int().nullable(),
  /** What a person gave already. */
  mark: z.int().nullable(),
});

/** Everything that decides a submission, as one statement sees it. */
const SubmitFacts = StandingFacts.extend({
  revision: z.int(),
  examCode: z.string(),
  examTitle: z.string(),
  /** The exam's title as its learner reads it. */
  shownTitle: z.string(),
  examLang: z.string().nullable(),
  passPercent: z.int(),
  mode: QuizMode,
  isChosen: z.boolean(),
  /** All questions of an exam that is graded although it is small. */
  isWholeGradedExam: z.boolean(),
  startedAt: z.date(),
  deadlineAt: z.date().nullable(),
  submittedAt: z.date().nullable(),
  discardedAt: z.date().nullable(),
  /** Positions of the questions whose answers arrived after the deadline and count. */
  lateAnswers: z.array(z.int()),
  questions: z.array(SubmittedQuestion),
  /** Questions that were answered fully right in attempts about this one, and the local dates on which. */
  rightBefore: z.array(z.object({ questionId: z.string(), localDate: z.string() })),
  domainTitles: z.record(z.string(), z.string()),
  words: CollectionWords,
  /** The level that the quiz was started for, if any. */
  level: LevelFacts.nullable(),
  ...ReviewFacts.shape,
});
export type SubmitFacts = z.output<typeof SubmitFacts>;

interface SubmitMoment {
  readonly now: Date;
  readonly weekBoards: readonly string[];
}

/** Which questions of `a` were right in other attempts, and on which days. No two moments of a local day are further apart. */
const RIGHT_BEFORE_JSON = `(select coalesce(json_agg(json_build_object('questionId', oq.question_id, 'localDate', o.local_date)), '[]')
     from quizzes.attempts o
     join quizzes.attempt_questions oq on oq.user_id = :userId and oq.attempt_id = o.id and oq.is_correct
     where o.user_id = :userId and o.submitted_at between least(a.deadline_at, :now) - interval '50 hours'
       and least(a.deadline_at, :now) + interval '50 hours'
       and oq.question_id in (select m.question_id from quizzes.attempt_questions m
         where m.user_id = :userId and m.attempt_id = :attemptId))`;

const submitFacts = statement(
  'quizzes_submit_facts',
  `select a.revision, e.code as "examCode", e.title as "examTitle",
    ${textOf('e', 'title', 'p.language')} as "shownTitle", ${langOf('e', 'e', 'p.language')} as "examLang", e.pass_percent as "passPercent", a.mode, a.is_chosen as "isChosen", a.started_at as "startedAt",
    e.is_graded_when_small and a.total_questions >= least(e.question_count, (select count(*)
      from quizzes.questions n where n.exam_id = e.id and n.status = 'published')) as "isWholeGradedExam",
    a.deadline_at as "deadlineAt", a.submitted_at as "submittedAt", a.discarded_at as "discardedAt",
    a.late_answers as "lateAnswers", ${REVIEW_COLUMNS}, ${STANDING_FACTS_COLUMNS},
    (select json_agg(g) from (
       select aq.position, aq.question_id as "questionId", v.domain_code as "domainCode", v.type, v.weight, v.key, aq.answer,
         case when aq.hinted_at is not null then v.hint_cost_percent end as "hintCostPercent", aq.mark_percent as mark
       from quizzes.attempt_questions aq
       join quizzes.question_versions v on v.question_id = aq.question_id and v.version = aq.question_version
       where aq.user_id = :userId and aq.attempt_id = :attemptId order by aq.position) g) as questions,
    ${RIGHT_BEFORE_JSON} as "rightBefore",
    ${domainTitlesJson('p.language')} as "domainTitles", ${collectionWordsJson('p.language')} as words,
    case when a.level_id is not null then ${levelFactsJson('a.enrolment_id', 'a.level_id')} end as level,
    (select coalesce(json_object_agg(b.board, b.score), '{}') from gamification.board_entries b
     where b.user_id = :userId and (b.board = 'xp' or b.board = 'exam:' || e.code or b.board = any(:weekBoards)))
      as "boardScores"
  from quizzes.attempts a
  join quizzes.exams e on e.id = a.exam_id
  join auth.users u on u.id = :userId
  join auth.profiles p on p.user_id = :userId
  join gamification.standings s on s.user_id = :userId
  where a.user_id = :userId and a.id = :attemptId`,
  SubmitFacts,
);

export async function findSubmitFacts(
  db: Knex,
  { userId, attemptId, now, weekBoards }: AttemptKey & SubmitMoment,
): Promise<SubmitFacts | undefined> {
  return await submitFacts.first(db, { userId, attemptId, now, weekBoards: [...weekBoards] });
}

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
const submitted = statement('quizzes_submit', standingStatement(GUARD, ENDED, GRADED), WrittenStandings);
const submittedLevel = statement(
  'quizzes_submit_level',
  standingStatement(GUARD, ENDED, GRADED, levelTrySql('standing')),
  WrittenStandings,
);

/**
 * Writes all that a submission changes, in one statement, which needs no transaction around it. Throws StaleReadError,
 * having written nothing, when the attempt or the standing is no longer what was read.
 */
export async function writeSubmission(db: Knex, submission: Submission): Promise<void> {
  const { change, levelTry, result, grades, ...attempt } = submission;
  const own = { ...attempt, result: JSON.stringify(result), grades: JSON.stringify(grades) };
  await writeStanding(change, (bindings) =>
    levelTry === null
      ? submitted.first(db, { ...bindings, ...own })
      : submittedLevel.first(db, { ...bindings, ...own, ...levelTryBindings(levelTry) }),
  );
}
