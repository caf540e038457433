import { DomainError } from '@studyhall/domain/errors';
import { isOverdue, secondsBetween } from '@studyhall/domain/quizzes/clock';
import { arrivalOf } from '@studyhall/domain/quizzes/late-answers';
import {
  type Answer,
  authorsAnswer,
  highestPlace,
  isUnanswered,
  shownAnswer,
} from '@studyhall/domain/quizzes/question-types/answer';
import { typesTaking } from '@studyhall/domain/quizzes/question-types/question-types';
import type { AnswerQuestion, FlagQuestion, QuestionAt } from '@studyhall/domain/quizzes/schemas';
import type { Knex } from 'knex';
import { inTransaction, retrying } from '../platform/database.ts';
import type { OfUserNow } from '../platform/of-user.ts';
import { type LockedQuestion, lockQuestion, recordActivity } from './attempt-queries.ts';
import { AttemptQuestion } from './models.ts';
import { changedAt, saveInTime, type Taken, visitInTime } from './saving-queries.ts';

interface Asked<Command> extends OfUserNow {
  readonly command: Command;
}

export interface SavedAnswer extends Taken {
  readonly savedAt: Date;
}

/**
 * Saves an answer; the last one that was given counts, whichever arrives last: what was kept offline for a while neither
 * replaces a newer answer nor brings back one that was taken back, and learns what holds. One that was given before the deadline and arrives shortly after it counts
 * as well and marks the attempt (`arrivalOf`). Errors: `attempt-finished`, `attempt-discarded`, `attempt-overdue`
 * (exam mode, too late), `question-passed` (where there is no way back), `question-locked` (study mode, once the key was
 * shown), `option-unknown`.
 */
export async function answerQuestion(
  db: Knex,
  { userId, command, now }: Asked<AnswerQuestion>,
): Promise<SavedAnswer> {
  const taken = await retrying(db, () => saveInTime(db, { userId, ...command, now }));
  return taken === undefined
    ? await answerOrRefuse(db, { userId, command, now })
    : { savedAt: now, newerAnswer: taken.newerAnswer };
}

/** Where the one statement changed nothing: says why, or takes the answer all the same. */
async function answerOrRefuse(
  db: Knex,
  { userId, command, now }: Asked<AnswerQuestion>,
): Promise<SavedAnswer> {
  return await inTransaction(db, async (trx) => {
    const question = await lockQuestion(trx, { userId, ...command });
    demandUnfinished(question);
    const givenAt = command.given?.startKey === question.startKey ? command.given.at : null;
    const arrival = arrivalOf({ ...question, givenAt, now });
    if (arrival === 'overdue') throw new DomainError('attempt-overdue');
    demandReachable(question, command);
    if (question.revealedAt !== null) throw new DomainError('question-locked');
    const answer = givenAnswer(question, command.answer);
    const answeredAt = changedAt({ ...command, now });
    const isOlder = question.answeredAt !== null && question.answeredAt > answeredAt;
    const isLate = arrival === 'late' && !isOlder;
    const heardAt = givenAt === null || isOver(question, now) ? null : now;
    if (!isOlder)
      await AttemptQuestion.query(trx)
        .findById([userId, command.attemptId, command.position])
        .patch({ answer, answeredAt });
    const movedAt = arrival === 'late' ? answeredAt : now;
    await moveOn(trx, {
      userId,
      command,
      now: movedAt,
      question,
      spentAt: command.position,
      heardAt,
      isLate,
    });
    const { answer: stored, optionOrder } = question;
    return { savedAt: now, newerAnswer: isOlder ? [...shownAnswer(stored ?? [], optionOrder)] : null };
  });
}

/** Says which question is on the screen: the time since the last event was spent on the one before. */
export async function visitQuestion(
  db: Knex,
  { userId, command, now }: Asked<QuestionAt>,
): Promise<{ serverNow: Date }> {
  if (await retrying(db, () => visitInTime(db, { userId, ...command, now }))) return { serverNow: now };
  return await inTransaction(db, async (trx) => {
    const question = await lockQuestion(trx, { userId, ...command });
    demandOpen(question, now);
    demandReachable(question, command);
    const spentAt = question.currentPosition;
    await moveOn(trx, { userId, command, now, question, spentAt, heardAt: null, isLate: false });
    return { serverNow: now };
  });
}

/** Marks a question to come back to, or takes the mark away. */
export async function flagQuestion(
  db: Knex,
  { userId, command, now }: Asked<FlagQuestion>,
): Promise<{ savedAt: Date }> {
  return await inTransaction(db, async (trx) => {
    demandOpen(await lockQuestion(trx, { userId, ...command }), now);
    await AttemptQuestion.query(trx)
      .findById([userId, command.attemptId, command.position])
      .patch({ isFlagged: command.isFlagged });
    return { savedAt: now };
  });
}

/** Refuses what comes after the end: a finished attempt, or one whose time is over. */
export function demandOpen(question: LockedQuestion, now: Date): void {
  demandUnfinished(question);
  if (isOverdue({ ...question, now })) throw new DomainError('attempt-overdue');
}

/** Refuses what goes back in an attempt that only goes on. */
export function demandReachable(
  { isSequential, currentPosition }: LockedQuestion,
  { position }: Pick<QuestionAt, 'position'>,
): void {
  if (isSequential && position < currentPosition) throw new DomainError('question-passed');
}

function demandUnfinished({ submittedAt, discardedAt }: LockedQuestion): void {
  if (submittedAt !== null) throw new DomainError('attempt-finished');
  if (discardedAt !== null) throw new DomainError('attempt-discarded');
}

/** What is heard after the deadline proves nothing of the time before. */
function isOver({ deadlineAt }: LockedQuestion, now: Date): boolean {
  return deadlineAt !== null && deadlineAt <= now;
}

/** With the author's indexes; null if it says nothing. Errors: `option-unknown` for an answer that the question cannot have. */
function givenAnswer({ type, optionOrder }: LockedQuestion, answer: Answer): Answer | null {
  if (isUnanswered(answer)) return null;
  const isOne = typesTaking(answer).includes(type) && highestPlace(answer) < optionOrder.length;
  if (!isOne) throw new DomainError('option-unknown');
  return authorsAnswer(answer, optionOrder);
}

interface Move extends OfUserNow {
  readonly command: QuestionAt;
  readonly question: LockedQuestion;
  readonly spentAt: number;
  readonly heardAt: Date | null;
  readonly isLate: boolean;
}

async function moveOn(trx: Knex, { command, question, ...move }: Move): Promise<void> {
  const { attemptId, position } = command;
  await recordActivity(trx, {
    ...move,
    attemptId,
    position,
    seconds: secondsBetween(question.lastActivityAt, move.now),
  });
}
