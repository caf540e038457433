import { DomainError } from '@studyhall/domain/errors';
import { localMomentOf } from '@studyhall/domain/gamification/local-time';
import { rulesOf } from '@studyhall/domain/quizzes/question-types/question-types';
import type { MarkAnswer, MarkOwnAnswer } from '@studyhall/domain/quizzes/regrade-marks';
import type { Knex } from 'knex';
import { standingChangeOf } from '../../gamification/standing-events.ts';
import { inTransaction } from '../../platform/database.ts';
import { newId } from '../../platform/ids.ts';
import type { OfUser, OfUserNow } from '../../platform/of-user.ts';
import type { AuthorReach } from '../authored-exam-queries.ts';
import { findAuthored } from '../lifecycle/version-queries.ts';
import { AttemptQuestion } from '../models.ts';
import { countAgain } from '../statistics/count-again.ts';
import { decideRegrade } from './decide-regrade.ts';
import { findAnswer, lockOwnAnswer } from './mark-queries.ts';
import { findRegradeFacts } from './regrade-queries.ts';
import { writeRegrade } from './write-regrade.ts';

type Marked = Record<string, never>;

interface Marking extends AuthorReach, OfUser {
  readonly command: MarkAnswer;
  readonly now: Date;
}

/**
 * Marks what somebody answered in an exam, also again: the quiz and all that it brought are graded anew. Errors:
 * `not-found`, also for a question of others; `answer-not-marked` for what rules grade, and for study;
 * `attempt-not-finished`.
 */
export async function markAnswer(
  db: Knex,
  { userId: markedBy, command, listOf, now }: Marking,
): Promise<Marked> {
  await findAuthored(db, { questionId: command.questionId, listOf });
  const answer = await findAnswer(db, command);
  if (answer === undefined) throw new DomainError('not-found');
  if (!rulesOf(answer.type).isMarked || answer.mode === 'study') throw new DomainError('answer-not-marked');
  if (answer.submittedAt === null) throw new DomainError('attempt-not-finished');
  return await regradeByMark(db, { userId: answer.userId, ...command, markedBy, now });
}

/**
 * Marks what its learner answered in study, once the model answer was shown. Errors: `not-found`; `answer-not-marked` for
 * what rules grade, what an author marks, and before the model answer was seen.
 */
export async function markOwnAnswer(
  db: Knex,
  { userId, command, now }: OfUserNow & { readonly command: MarkOwnAnswer },
): Promise<Marked> {
  const ended = await inTransaction(db, async (trx) => {
    const answer = await lockOwnAnswer(trx, { userId, ...command });
    if (answer === undefined) throw new DomainError('not-found');
    const isSeen = answer.submittedAt !== null || answer.revealedAt !== null;
    if (!rulesOf(answer.type).isMarked || answer.mode !== 'study' || !isSeen)
      throw new DomainError('answer-not-marked');
    if (answer.submittedAt !== null) return answer;
    // It is graded by this when it ends.
    const { attemptId, position, percent } = command;
    await AttemptQuestion.query(trx)
      .findById([userId, attemptId, position])
      .patch({
        ...{ markPercent: percent, markedBy: userId, markedAt: now },
        ...{ isCorrect: percent === 100, score: percent / 100 },
      });
    return undefined;
  });
  if (ended === undefined) return {};
  const { questionId } = ended;
  return await regradeByMark(db, { userId, questionId, ...command, markedBy: userId, now });
}

interface ByMark extends OfUserNow {
  readonly questionId: string;
  readonly attemptId: string;
  readonly position: number;
  readonly percent: number;
  readonly markedBy: string;
}

async function regradeByMark(
  db: Knex,
  { userId, questionId, attemptId, position, percent, markedBy, now }: ByMark,
): Promise<Marked> {
  const correction = { kind: 'mark', attemptId, position, mark: percent } as const;
  const regrading = { regradeId: newId(), questionId, correction };
  await inTransaction(db, async (trx) => {
    const facts = await findRegradeFacts(trx, { userId, questionId });
    if (facts === undefined) throw new DomainError('not-found');
    const { attempts, step } = decideRegrade(facts, regrading, localMomentOf(now, facts.timeZone));
    const change = standingChangeOf(facts, { userId, now, step });
    await countAgain(trx, { userId, attemptIds: attempts.map((one) => one.attemptId) });
    await writeRegrade(trx, { regrading, attempts, change, markedBy });
  });
  return {};
}
