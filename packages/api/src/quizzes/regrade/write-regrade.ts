import type { Knex } from 'knex';
import {
  type StandingChange,
  standingStatement,
  WrittenStandings,
  writeStanding,
} from '../../gamification/standing-change.ts';
import { statement } from '../../platform/statement.ts';
import { type DecidedAttempt, isGradedBy, type Regrading } from './decide-regrade.ts';

/** The question alone is graded otherwise: all others stand as they are. */
const GRADED = `graded as (
    update quizzes.attempt_questions q set is_correct = g."isCorrect", score = g.score, question_version = g.version,
      mark_percent = g.mark, marked_by = case when :markedBy::uuid is null then q.marked_by else :markedBy::uuid end,
      marked_at = case when :markedBy::uuid is null then q.marked_at else :now end
    from json_to_recordset(:grades)
      as g("attemptId" uuid, position int, "isCorrect" boolean, score real, version int, mark int)
    where q.user_id = :userId and q.attempt_id = g."attemptId" and q.position = g.position
      and exists (select from standing)
  )`;
const RESULTS = `results as (
    select * from json_to_recordset(:results)
      as r("attemptId" uuid, correct int, "basisPoints" int, xp int, result jsonb)
  ), ended as (
    update quizzes.attempts a set correct_answers = r.correct, score_basis_points = r."basisPoints",
      xp_earned = a.xp_earned + r.xp, result = a.result || r.result
    from results r where a.user_id = :userId and a.id = r."attemptId" and exists (select from standing)
  )`;
const KEPT = `kept as (
    insert into quizzes.regraded_attempts (user_id, attempt_id, regrade_id, question_version, basis_points_before,
      basis_points_after, correct_before, correct_after, xp, findings, regraded_at)
    select :userId, k."attemptId", :regradeId, k.version, k."basisPointsBefore", k."basisPointsAfter",
      k."correctBefore", k."correctAfter", k.xp, k.findings, :now
    from json_to_recordset(:kept) as k("attemptId" uuid, version int, "basisPointsBefore" int,
      "basisPointsAfter" int, "correctBefore" int, "correctAfter" int, xp int, findings jsonb)
    where exists (select from standing)
  )`;

const regraded = statement(
  'quizzes_regrade',
  standingStatement('select', GRADED, RESULTS, KEPT),
  WrittenStandings,
);
const marked = statement('quizzes_mark', standingStatement('select', GRADED, RESULTS), WrittenStandings);

interface Writing {
  readonly regrading: Regrading;
  readonly attempts: readonly DecidedAttempt[];
  readonly change: StandingChange;
  /** Who gave the mark, where it is one. */
  readonly markedBy: string | null;
}

/**
 * Writes all that another grade changes for a learner, in one statement. Throws StaleReadError, nothing having been
 * written, when the standing is no longer what was read.
 */
export async function writeRegrade(
  db: Knex,
  { regrading, attempts, change, markedBy }: Writing,
): Promise<void> {
  const grades = attempts.flatMap((attempt) => gradesOf(attempt, regrading));
  const results = attempts.map(resultOf);
  const own = { markedBy, grades: JSON.stringify(grades), results: JSON.stringify(results) };
  if (markedBy !== null) {
    await writeStanding(change, (bindings) => marked.first(db, { ...bindings, ...own }));
    return;
  }
  const kept = JSON.stringify(attempts.map((attempt) => keptOf(attempt, regrading)));
  const { regradeId } = regrading;
  await writeStanding(change, (bindings) => regraded.first(db, { ...bindings, ...own, regradeId, kept }));
}

function gradesOf({ row, after }: DecidedAttempt, { questionId, correction }: Regrading) {
  const { attemptId } = row;
  return row.questions.flatMap((given, index) => {
    const { position, version, mark } = given;
    const grade = after.grade.questions[index];
    if (given.questionId !== questionId || grade === undefined) return [];
    const { isCorrect, score } = grade;
    const place = { attemptId, position, isCorrect, score };
    if (correction.kind === 'key')
      return isGradedBy(given, correction) ? [{ ...place, mark, version: correction.right.version }] : [];
    const isMarked = attemptId === correction.attemptId && position === correction.position;
    return isMarked ? [{ ...place, version, mark: correction.mark }] : [];
  });
}

function resultOf({ row, after, activity }: DecidedAttempt) {
  const { correctAnswers, scoreBasisPoints, waitingQuestions, perDomain } = after.grade;
  const xp = activity?.xp ?? 0;
  const domains = perDomain
    .map(({ domainCode, ...share }) => ({ code: domainCode, ...share }))
    .sort((a, b) => (a.code < b.code ? -1 : 1));
  const { repeatedAnswers } = after;
  const result = { quizXp: row.quizXp + xp, repeatedAnswers, waitingQuestions, domains };
  return { attemptId: row.attemptId, correct: correctAnswers, basisPoints: scoreBasisPoints, xp, result };
}

function keptOf({ row, before, after, activity, findings }: DecidedAttempt, { questionId }: Regrading) {
  return {
    attemptId: row.attemptId,
    version: row.questions.find((given) => given.questionId === questionId)?.version ?? 0,
    basisPointsBefore: before.grade.scoreBasisPoints,
    basisPointsAfter: after.grade.scoreBasisPoints,
    correctBefore: before.grade.correctAnswers,
    correctAfter: after.grade.correctAnswers,
    xp: activity?.xp ?? 0,
    findings,
  };
}

const movedOpen = statement(
  'quizzes_regrade_open',
  `with open as (
     select a.id from quizzes.attempts a where a.user_id = :userId and a.submitted_at is null
       and a.id in (select q.attempt_id from quizzes.attempt_questions q where q.user_id = :userId
         and q.question_id = :questionId and q.question_version = any(:versions::int[]))
     order by a.id for update
   ), moved as (
     update quizzes.attempt_questions q set question_version = :version from open o
     where q.user_id = :userId and q.attempt_id = o.id and q.question_id = :questionId
       and q.question_version = any(:versions::int[])
   )
   update quizzes.attempts a set revision = a.revision + 1 from open o where a.user_id = :userId and a.id = o.id`,
  null,
);

interface Moving {
  readonly userId: string;
  readonly questionId: string;
  readonly version: number;
  readonly versions: readonly number[];
}

/**
 * Quizzes that go on are graded by the right key when they end. The attempt is locked first: what is just being submitted
 * either has the right key, finds its attempt changed, or has ended and is graded anew.
 */
export async function correctOpenAttempts(
  db: Knex,
  { userId, questionId, version, versions }: Moving,
): Promise<void> {
  await movedOpen.run(db, { userId, questionId, version, versions: [...versions] });
}
