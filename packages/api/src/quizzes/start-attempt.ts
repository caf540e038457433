import { randomBytes } from 'node:crypto';
import { DomainError } from '@studyhall/domain/errors';
import { deadlineOf } from '@studyhall/domain/quizzes/clock';
import { drawQuestions, shufflePlaces } from '@studyhall/domain/quizzes/drawing';
import { rulesOf } from '@studyhall/domain/quizzes/question-types/question-types';
import type { StartAttempt } from '@studyhall/domain/quizzes/schemas';
import type { Knex } from 'knex';
import { requireFeature } from '../billing/require-feature.ts';
import { inTransaction } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import type { OfUserNow } from '../platform/of-user.ts';
import { demandQuota, type Maker, type Taking } from '../platform/quotas.ts';
import { getQuizLevel } from '../progress/get-quiz-level.ts';
import {
  type ExamFacts,
  type GivenQuestion,
  getStartFacts,
  insertAttempt,
  listDrawnQuestions,
  lockOwner,
  type StartedAttempt,
  type StartFacts,
} from './start-queries.ts';

/** Enough for every device of a learner, too few to fill a disk with. */
const MAX_OPEN_ATTEMPTS = 50;

interface Start extends OfUserNow {
  readonly command: StartAttempt;
  /** Counted beside the account. */
  readonly maker?: Maker;
}

/** An attempt that goes on, and whether it was this key that began it: only then is its browser the one that began. */
export interface BegunAttempt {
  readonly attemptId: string;
  readonly isByThisKey: boolean;
}

/**
 * Draws the questions of a new attempt. A level has one that is open: while there is time left it is the answer, whoever
 * began it. The same idempotency key answers with the attempt it made before; for something else it is refused
 * (`idempotency-key-reused`). Errors: `too-many-open-attempts`, `rate-limited` with
 * `retryAfterSeconds`, `exam-not-available`, `premium-needed`, `too-few-questions`, and those of `getQuizLevel`.
 */
export async function startAttempt(db: Knex, asking: Start): Promise<BegunAttempt> {
  const { userId, now, maker } = asking;
  const taking: Taking = { name: 'attempt', maker: { ...maker, userId }, now };
  return await inTransaction(db, async (trx) => {
    const { extraTimePercent } = await lockOwner(trx, userId);
    const facts = await getStartFacts(trx, { ...asking, taking });
    if (facts.earlier !== null) {
      return { attemptId: sameAttempt(facts.earlier, asking.command), isByThisKey: true };
    }
    const command = await commandOf(trx, asking);
    if (facts.openOfLevel !== null) return { attemptId: facts.openOfLevel, isByThisKey: false };
    if (facts.openAttempts >= MAX_OPEN_ATTEMPTS) {
      throw new DomainError('too-many-open-attempts', { limit: MAX_OPEN_ATTEMPTS });
    }
    if (facts.fullForSeconds !== null) demandQuota({ seconds: facts.fullForSeconds });
    const { exam } = facts;
    if (exam === null) throw new DomainError('exam-not-available');
    if (command.level === undefined && exam.isOnOffer) {
      await requireFeature(trx, { userId, feature: `exam:${command.examCode}`, now });
    }
    const attemptId = newId();
    const questions = await draw(trx, { ...facts, exam, command });
    const deadlineAt =
      command.mode === 'exam' ? deadlineFor({ exam, count: questions.length, now, extraTimePercent }) : null;
    await insertAttempt(trx, { userId, command, taking, attemptId, examId: exam.id, deadlineAt, questions });
    return { attemptId, isByThisKey: true };
  });
}

function sameAttempt({ attemptId, examCode, mode, levelId }: StartedAttempt, command: StartAttempt): string {
  const isSame =
    examCode === command.examCode && mode === command.mode && levelId === (command.level?.levelId ?? null);
  if (!isSame) throw new DomainError('idempotency-key-reused');
  return attemptId;
}

/** A level says what its quiz asks; the learner cannot make it shorter or another. */
async function commandOf(trx: Knex, { userId, command }: Start): Promise<StartAttempt> {
  if (command.level === undefined) return command;
  const { examCode, domainCode, questionCount } = await getQuizLevel(trx, { userId, ...command.level });
  if (command.examCode !== examCode) throw new DomainError('invalid-input', { field: 'examCode' });
  if (command.mode !== 'exam') throw new DomainError('invalid-input', { field: 'mode' });
  return { ...command, questionCount, domainCodes: domainCode === null ? undefined : [domainCode] };
}

interface Drawing {
  readonly exam: ExamFacts;
  readonly timesShown: StartFacts['timesShown'];
  readonly command: StartAttempt;
}

/** In a level what the learner has seen is drawn last: a key that was shown, here or elsewhere, makes no try easier. */
async function draw(trx: Knex, { exam, timesShown, command }: Drawing): Promise<GivenQuestion[]> {
  const chosen = command.domainCodes;
  const weights = exam.domains.filter((domain) => chosen === undefined || chosen.includes(domain.code));
  const pool = weights.flatMap(({ code: domainCode, questionIds }) =>
    questionIds.map((questionId) => ({ questionId, domainCode, timesShown: timesShown?.[questionId] ?? 0 })),
  );
  const seed = randomBytes(16).toString('hex');
  const questionIds = drawQuestions({
    pool,
    weights,
    count: command.questionCount ?? exam.questionCount,
    seed,
  });
  if (questionIds.length === 0) throw new DomainError('too-few-questions');
  const facts = new Map((await listDrawnQuestions(trx, questionIds)).map((row) => [row.questionId, row]));
  return questionIds.flatMap((questionId, position) => {
    const question = facts.get(questionId);
    if (question === undefined) return [];
    const groups = rulesOf(question.type).shuffledIn(question.public);
    const optionOrder = shufflePlaces({ groups, questionId, seed });
    return [{ position, questionId, questionVersion: question.version, optionOrder }];
  });
}

interface Timing {
  readonly exam: ExamFacts;
  readonly count: number;
  readonly now: Date;
  readonly extraTimePercent: number;
}

/** A shorter quiz has the exam's time per question, not the whole exam's time. */
function deadlineFor({ exam, count, now, extraTimePercent }: Timing): Date {
  const limitSeconds = Math.ceil((exam.timeLimitSeconds * count) / exam.questionCount);
  return deadlineOf({ startedAt: now, limitSeconds, extraTimePercent });
}
