import { type LocalMoment, localMomentOf } from '@studyhall/domain/gamification/local-time';
import { judgeTry } from '@studyhall/domain/progress/judge-try';
import { stateOf } from '@studyhall/domain/progress/levels';
import type { Knex } from 'knex';
import { standingChangeOf, standingStepOf, weekBoardsAround } from '../gamification/standing-events.ts';
import type { OfUserNow } from '../platform/of-user.ts';
import { statement } from '../platform/statement.ts';
import { levelActivities, writtenTryOf } from './level-pass.ts';
import { findTryFacts, type LevelOfUser, writePass } from './try-queries.ts';

/** Of tries that were quizzes, what another grade of these made of their score; the best of a level that is passed follows. */
const gradedAnew = statement(
  'progress_grade_tries',
  `with tries as (
     update progress.level_attempts t set score_basis_points = s."basisPoints"
     from json_to_recordset(:scores) as s("attemptId" uuid, "basisPoints" int)
     where t.user_id = :userId and t.id = s."attemptId"
     returning t.enrolment_id, t.level_id, t.score_basis_points
   )
   update progress.passes p set score_basis_points = b.best
   from (select enrolment_id, level_id, max(score_basis_points) as best from tries group by 1, 2) b
   where p.user_id = :userId and p.enrolment_id = b.enrolment_id and p.level_id = b.level_id
     and b.best > p.score_basis_points`,
  null,
);

interface Scored {
  readonly attemptId: string;
  readonly basisPoints: number;
}

/** Says of tries that were quizzes which score they have since they were graded anew. What was passed stays so. */
export async function gradeTriesAnew(
  trx: Knex.Transaction,
  { userId, scores }: { readonly userId: string; readonly scores: readonly Scored[] },
): Promise<void> {
  await gradedAnew.run(trx, { userId, scores: JSON.stringify(scores) });
}

const forgottenTry = statement(
  'progress_forget_try',
  'delete from progress.level_attempts where user_id = :userId and id = :id and standing_version is null',
  null,
  { because: 'guarded' },
);

interface GradedQuiz extends LevelOfUser, OfUserNow {
  readonly attemptId: string;
  readonly scoreBasisPoints: number;
  /** When it ended, on the learner's clock. */
  readonly moment: LocalMoment;
}

/** What a pass leads to, as the result of its quiz shows it. */
export interface PassedAnew {
  readonly nextPosition: number | null;
  readonly isCourseCompleted: boolean;
}

/**
 * Passes a level by a quiz that is graded anew, as its submission would have done at its time, with all that this earns. But
 * it is no activity of its day: no streak moves by what nobody did. Null where the level does not wait for it any more.
 * Throws StaleReadError as `writePass`.
 */
export async function passAnew(
  trx: Knex.Transaction,
  { userId, enrolmentId, levelId, attemptId, scoreBasisPoints, moment, now }: GradedQuiz,
): Promise<PassedAnew | null> {
  const place = { userId, enrolmentId, levelId };
  const facts = await findTryFacts(trx, { ...place, weekBoards: weekBoardsAround(now) });
  const level = facts?.level ?? null;
  if (facts === undefined || level === null || stateOf(level, level) !== 'open') return null;
  const score = { scoreBasisPoints, commands: null, stars: null };
  const tried = { ...score, hasPassed: true, outcome: 'passed', program: null };
  const judged = judgeTry(level, tried);
  const trial = { id: attemptId, level, tried, judged, moment, version: facts.standing.version };
  const activities = levelActivities(trial).map((activity) => ({ ...activity, isActivity: false }));
  const step = standingStepOf(facts, { activities, moment: localMomentOf(now, facts.timeZone) });
  // The try that failed becomes the one that passed.
  await forgottenTry.run(trx, { userId, id: attemptId });
  await writePass(trx, standingChangeOf(facts, { userId, now, step }), writtenTryOf(trial));
  return { nextPosition: judged.nextPosition, isCourseCompleted: judged.isCourseCompleted };
}
