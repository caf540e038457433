import { randomBytes } from 'node:crypto';
import { DomainError } from '@studyhall/domain/errors';
import { deadlineOf } from '@studyhall/domain/quizzes/clock';
import { drawQuestions, type PoolQuestion, shuffleOptions } from '@studyhall/domain/quizzes/drawing';
import { fixedOptions } from '@studyhall/domain/quizzes/fixed-options';
import type { StartAttempt } from '@studyhall/domain/quizzes/schemas';
import type { Knex } from 'knex';
import { requireFeature } from '../billing/require-feature.ts';
import { ensureStanding } from '../gamification/standing-queries.ts';
import { inTransaction } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import { type Maker, takeQuota } from '../platform/quotas.ts';
import { getQuizLevel } from '../progress/get-quiz-level.ts';
import { Attempt, AttemptQuestion } from './models.ts';
import {
  type DrawnQuestion,
  type ExamFacts,
  findBegun,
  findPublishedExam,
  listDrawnQuestions,
  listPool,
  listPoolOfLevel,
  lockOwner,
  type StartedAttempt,
} from './start-queries.ts';

/** Enough for every device of a learner, too few to fill a disk with. */
const MAX_OPEN_ATTEMPTS = 50;

interface Start {
  readonly userId: string;
  readonly command: StartAttempt;
  readonly now: Date;
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
  return await inTransaction(db, async (trx) => {
    const { extraTimePercent } = await lockOwner(trx, userId);
    const { idempotencyKey: key, level } = asking.command;
    const begun = await findBegun(trx, { userId, key, level, now });
    if (begun.earlier !== null) {
      return { attemptId: sameAttempt(begun.earlier, asking.command), isByThisKey: true };
    }
    const start = { ...asking, command: await commandOf(trx, asking) };
    if (begun.openOfLevel !== null) return { attemptId: begun.openOfLevel, isByThisKey: false };
    if (begun.openAttempts >= MAX_OPEN_ATTEMPTS) {
      throw new DomainError('too-many-open-attempts', { limit: MAX_OPEN_ATTEMPTS });
    }
    await takeQuota(trx, { name: 'attempt', maker: { ...maker, userId }, now });
    const exam = await findPublishedExam(trx, start.command.examCode);
    if (exam === undefined) throw new DomainError('exam-not-available');
    if (start.command.level === undefined) {
      await requireFeature(trx, { userId, feature: `exam:${start.command.examCode}`, now: asking.now });
    }
    await ensureStanding(trx, start);
    const attemptId = newId();
    const questions = await draw(trx, { ...start, exam });
    await insertAttempt(trx, { ...start, exam, attemptId, extraTimePercent, questions });
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

type Drawn = Pick<AttemptQuestion, 'position' | 'questionId' | 'questionVersion' | 'optionOrder'>;

async function draw(trx: Knex, start: Start & { readonly exam: ExamFacts }): Promise<Drawn[]> {
  const { exam, command } = start;
  const chosen = command.domainCodes;
  const weights = exam.domains.filter((domain) => chosen === undefined || chosen.includes(domain.code));
  const pool = await listQuestions(trx, { ...start, domainCodes: weights.map((domain) => domain.code) });
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
    const optionOrder = shuffleOptions({ ...question, fixed: fixedOptions(optionsOf(question)), seed });
    return [{ position, questionId, questionVersion: question.version, optionOrder }];
  });
}

/** In a level what the learner has seen is drawn last: a key that was shown, here or elsewhere, makes no try easier. */
async function listQuestions(
  trx: Knex,
  { exam, userId, command, domainCodes }: Start & { exam: ExamFacts; domainCodes: readonly string[] },
): Promise<PoolQuestion[]> {
  const { level } = command;
  const pool = { examId: exam.id, domainCodes };
  if (level === undefined) return await listPool(trx, pool);
  return await listPoolOfLevel(trx, { ...pool, userId, levelId: level.levelId });
}

function optionsOf({ optionTexts, areFixed }: DrawnQuestion) {
  return optionTexts.map((text, index) => ({ text, isFixed: areFixed[index] }));
}

interface NewAttempt extends Start {
  readonly exam: ExamFacts;
  readonly attemptId: string;
  readonly extraTimePercent: number;
  readonly questions: readonly Drawn[];
}

async function insertAttempt(trx: Knex, attempt: NewAttempt): Promise<void> {
  const { userId, command, now, exam, attemptId, questions } = attempt;
  await Attempt.query(trx).insert({
    userId,
    id: attemptId,
    examId: exam.id,
    mode: command.mode,
    idempotencyKey: command.idempotencyKey,
    totalQuestions: questions.length,
    startedAt: now,
    deadlineAt: command.mode === 'exam' ? deadlineFor(attempt) : null,
    lastActivityAt: now,
    enrolmentId: command.level?.enrolmentId ?? null,
    levelId: command.level?.levelId ?? null,
  });
  await AttemptQuestion.query(trx).insert(questions.map((question) => ({ ...question, userId, attemptId })));
}

/** A shorter quiz has the exam's time per question, not the whole exam's time. */
function deadlineFor({ exam, questions, now, extraTimePercent }: NewAttempt): Date {
  const limitSeconds = Math.ceil((exam.timeLimitSeconds * questions.length) / exam.questionCount);
  return deadlineOf({ startedAt: now, limitSeconds, extraTimePercent });
}
