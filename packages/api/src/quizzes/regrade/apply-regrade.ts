import { localMomentOf } from '@studyhall/domain/gamification/local-time';
import type { Knex } from 'knex';
import { standingChangeOf } from '../../gamification/standing-events.ts';
import type { OfUserNow } from '../../platform/of-user.ts';
import { statement } from '../../platform/statement.ts';
import { gradeTriesAnew, passAnew } from '../../progress/pass-anew.ts';
import { countAgain } from '../statistics/count-again.ts';
import { type DecidedAttempt, decideRegrade, isGradedBy, type Regrading } from './decide-regrade.ts';
import type { EndedAttemptRow, RegradeFacts } from './regrade-queries.ts';
import { writeRegrade } from './write-regrade.ts';

interface Applying extends OfUserNow {
  readonly facts: RegradeFacts;
  readonly regrading: Regrading;
  /** Who gave the mark, where it is one. */
  readonly markedBy: string | null;
}

/**
 * Makes all of a learner's quizzes what another grade of a question makes of them, with what follows: XP, boards,
 * achievements, statistics, levels. Throws StaleReadError for the transaction to start again.
 */
export async function applyRegrade(
  trx: Knex.Transaction,
  { userId, facts, regrading, markedBy, now }: Applying,
): Promise<void> {
  const { attempts, step } = decideRegrade(facts, regrading, localMomentOf(now, facts.timeZone));
  const change = standingChangeOf(facts, { userId, now, step });
  const counted = attempts.filter(({ row }) => row.isOfExam && isTouched(row, regrading));
  // Whoever has nothing in the statistics waits for nobody's turn.
  if (counted.length > 0)
    await countAgain(trx, { userId, attemptIds: counted.map(({ row }) => row.attemptId) });
  await writeRegrade(trx, { regrading, attempts, change, markedBy });
  await followLevels(trx, { userId, attempts, now });
}

/** Whether its own grade is looked at anew, and not only what it brought beside others of its day. */
function isTouched(
  { attemptId, questions }: EndedAttemptRow,
  { questionId, correction }: Regrading,
): boolean {
  if (correction.kind === 'mark') return attemptId === correction.attemptId;
  return questions.some((given) => given.questionId === questionId && isGradedBy(given, correction));
}

const passedByResult = statement(
  'quizzes_regrade_level',
  `update quizzes.attempts set result = jsonb_set(result, '{level}', result -> 'level' || cast(:level as jsonb))
   where user_id = :userId and id = :attemptId and jsonb_typeof(result -> 'level') = 'object'`,
  null,
  { because: 'guarded' },
);

interface Following extends OfUserNow {
  readonly attempts: readonly DecidedAttempt[];
}

async function followLevels(trx: Knex.Transaction, { userId, attempts, now }: Following): Promise<void> {
  const ofLevels = attempts.filter(({ row }) => row.level !== null);
  if (ofLevels.length === 0) return;
  const scores = ofLevels.map(({ row, after }) => {
    return { attemptId: row.attemptId, basisPoints: after.grade.scoreBasisPoints };
  });
  await gradeTriesAnew(trx, { userId, scores });
  for (const { row, after, levelChange } of ofLevels) {
    if (row.level === null || levelChange !== 'won') continue;
    const { attemptId, submittedAt: at, localDate, utcOffsetMinutes } = row;
    const { enrolmentId, levelId } = row.level;
    const moment = { at, localDate, utcOffsetMinutes };
    const { scoreBasisPoints } = after.grade;
    const quiz = { userId, enrolmentId, levelId, attemptId, scoreBasisPoints, moment, now };
    const passed = await passAnew(trx, quiz);
    if (passed === null) continue;
    const level = JSON.stringify({ hasPassed: true, ...passed });
    await passedByResult.run(trx, { userId, attemptId, level });
  }
}
