import { DomainError } from '@studyhall/domain/errors';
import { localMomentOf } from '@studyhall/domain/gamification/local-time';
import { gradeQuestion, percentOf } from '@studyhall/domain/quizzes/grading';
import { rulesOf } from '@studyhall/domain/quizzes/question-types/question-types';
import type { MarkAnswer, MarkOwnAnswer } from '@studyhall/domain/quizzes/regrade-marks';
import { shows } from '@studyhall/domain/quizzes/terms-review';
import type { Knex } from 'knex';
import * as z from 'zod';
import { inTransaction } from '../../platform/database.ts';
import { newId } from '../../platform/ids.ts';
import type { OfUser, OfUserNow } from '../../platform/of-user.ts';
import { type Maker, takeQuota } from '../../platform/quotas.ts';
import { lockQuestion } from '../attempt-queries.ts';
import type { AuthorReach } from '../authored-exam-queries.ts';
import { getRevealedVersion } from '../check-question.ts';
import { findAuthored } from '../lifecycle/version-queries.ts';
import { Attempt, AttemptQuestion } from '../models.ts';
import { levelDuring } from '../shown-level-queries.ts';
import { applyRegrade } from './apply-regrade.ts';
import { decideRegrade } from './decide-regrade.ts';
import { findAnswer, lockOwnAnswer } from './mark-queries.ts';
import { findRegradeFacts } from './regrade-queries.ts';

type Marked = Record<string, never>;

/** What a mark made of a quiz, or would. */
export const MarkedView = z.object({
  /** What was given before, in percent; null for nothing. */
  before: z.int().nullable(),
  scorePercentBefore: z.number(),
  scorePercent: z.number(),
});
type MarkedView = z.output<typeof MarkedView>;

interface Marking extends AuthorReach, OfUser {
  readonly command: MarkAnswer;
  readonly now: Date;
}

/**
 * Marks what somebody answered in an exam, also again: the quiz and all that it brought are graded anew. Or says what that
 * would make of it. Errors:
 * `not-found`, also for a question of others; `answer-not-marked` for what rules grade, and for study;
 * `attempt-not-finished`.
 */
export async function markAnswer(
  db: Knex,
  { userId: markedBy, command, listOf, now }: Marking,
): Promise<MarkedView> {
  await findAuthored(db, { questionId: command.questionId, listOf });
  const answer = await findAnswer(db, command);
  if (answer === undefined) throw new DomainError('not-found');
  if (!rulesOf(answer.type).isMarked || answer.mode === 'study') throw new DomainError('answer-not-marked');
  if (answer.submittedAt === null) throw new DomainError('attempt-not-finished');
  return await inTransaction(db, async (trx) => {
    const scores = await regradeByMark(trx, { userId: answer.userId, ...command, markedBy, now });
    return { before: answer.mark, ...scores };
  });
}

/**
 * Marks what its learner answered in study, once the model answer was shown. Errors: `not-found`; `answer-not-marked` for
 * what rules grade, what an author marks, and before the model answer was seen; `rate-limited`.
 */
export async function markOwnAnswer(
  db: Knex,
  { userId, command, maker, now }: OfUserNow & { readonly command: MarkOwnAnswer; readonly maker: Maker },
): Promise<Marked> {
  return await inTransaction(db, async (trx) => {
    const answer = await lockOwnAnswer(trx, { userId, ...command });
    if (answer === undefined) throw new DomainError('not-found');
    const isSeen = answer.submittedAt !== null || answer.revealedAt !== null;
    if (!rulesOf(answer.type).isMarked || answer.mode !== 'study' || !isSeen)
      throw new DomainError('answer-not-marked');
    await takeQuota(trx, { name: 'own-mark', maker, now });
    if (answer.submittedAt === null) await markOpen(trx, { userId, command, now });
    else
      await regradeByMark(trx, { userId, questionId: answer.questionId, ...command, markedBy: userId, now });
    return {};
  });
}

/** It is graded by this when it ends, and shown so until then. */
async function markOpen(
  trx: Knex,
  { userId, command, now }: OfUserNow & { readonly command: MarkOwnAnswer },
): Promise<void> {
  const { attemptId, position, percent } = command;
  const key = { userId, attemptId, position };
  const { answer, hintCostPercent } = await lockQuestion(trx, key);
  const { examTerms, ...version } = await getRevealedVersion(trx, key);
  if (!shows(levelDuring(examTerms), 'answers')) throw new DomainError('answer-not-marked');
  const graded = { ...version, answer: answer ?? [], mark: percent, hintCostPercent: hintCostPercent ?? 0 };
  const { isCorrect, score } = gradeQuestion(graded);
  await AttemptQuestion.query(trx)
    .findById([userId, attemptId, position])
    .patch({ markPercent: percent, markedBy: userId, markedAt: now, isCorrect, score });
  // A submission that has graded already finds another revision, and grades again.
  await Attempt.query(trx).findById([userId, attemptId]).increment('revision', 1);
}

interface ByMark extends OfUserNow {
  readonly questionId: string;
  readonly attemptId: string;
  readonly position: number;
  readonly percent: number;
  readonly markedBy: string;
  readonly isDryRun?: boolean;
}

/** A mark changes the one quiz, and of those of its day what a question brought that counts once a day. */
async function regradeByMark(
  trx: Knex.Transaction,
  { userId, questionId, attemptId, position, percent, markedBy, isDryRun = false, now }: ByMark,
): Promise<Omit<MarkedView, 'before'>> {
  const correction = { kind: 'mark', attemptId, position, mark: percent } as const;
  const regrading = { regradeId: newId(), questionId, correction };
  const facts = await findRegradeFacts(trx, { userId, questionId, onDayOf: attemptId });
  if (facts === undefined) throw new DomainError('not-found');
  const { attempts } = decideRegrade(facts, regrading, localMomentOf(now, facts.timeZone));
  const marked = attempts.find(({ row }) => row.attemptId === attemptId);
  if (marked === undefined) throw new DomainError('not-found');
  if (!isDryRun) await applyRegrade(trx, { userId, facts, regrading, markedBy, now });
  return {
    scorePercentBefore: percentOf(marked.before.grade.scoreBasisPoints),
    scorePercent: percentOf(marked.after.grade.scoreBasisPoints),
  };
}
