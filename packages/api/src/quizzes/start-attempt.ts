import { DomainError } from '@studyhall/domain/errors';
import { localDateOf } from '@studyhall/domain/gamification/local-time';
import type { StartAttempt } from '@studyhall/domain/quizzes/schemas';
import { DEFAULT_TERMS } from '@studyhall/domain/quizzes/terms';
import {
  type AskingForTerms,
  type Hindrance,
  hindranceOf,
  NO_ATTEMPTS,
  termsFor,
} from '@studyhall/domain/quizzes/terms-for';
import { isChosenQuiz } from '@studyhall/domain/quizzes/terms-whole';
import type { Knex } from 'knex';
import { requireFeature } from '../billing/require-feature.ts';
import { inTransaction } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import type { Limiter } from '../platform/limits.ts';
import type { OfUserNow } from '../platform/of-user.ts';
import { demandQuota, type Maker, type Taking } from '../platform/quotas.ts';
import { getQuizLevel, type QuizConfig } from '../progress/get-quiz-level.ts';
import { drawAttempt } from './draw-questions.ts';
import { openedHash } from './exam-password.ts';
import {
  type ExamFacts,
  getStartFacts,
  insertAttempt,
  lockStarter,
  type StartedAttempt,
} from './start-queries.ts';
import { questionsAsked, readTerms } from './terms-queries.ts';

/** Enough for every device of a learner, too few to fill a disk with. */
const MAX_OPEN_ATTEMPTS = 50;

interface Start extends OfUserNow {
  readonly command: StartAttempt;
  /** Counted beside the account. */
  readonly maker?: Maker;
  /** Counts passwords that are wrong. */
  readonly limiter?: Pick<Limiter, 'spend' | 'refund'>;
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
 * `retryAfterSeconds`, `exam-not-available`, `premium-needed`, `too-few-questions`, those of `getQuizLevel` and of
 * `openedHash`, and every hindrance of `termsFor`.
 */
export async function startAttempt(db: Knex, asking: Start): Promise<BegunAttempt> {
  const { userId, now, maker } = asking;
  const { examCode, password } = asking.command;
  const hash = await openedHash(db, { userId, examCode, password, limiter: asking.limiter });
  const taking: Taking = { name: 'attempt', maker: { ...maker, userId }, now };
  return await inTransaction(db, async (trx) => {
    const { extraTimePercent, timeZone } = await lockStarter(trx, { userId, examCode });
    const today = localDateOf(now, timeZone);
    const level = await levelOf(trx, asking);
    const topicTags = (level?.topics ?? []).map((topic) => `topic:${topic}`);
    const facts = await getStartFacts(trx, { ...asking, topicTags, taking, today });
    if (facts.earlier !== null) {
      return { attemptId: sameAttempt(facts.earlier, asking.command), isByThisKey: true };
    }
    const command = commandOf(asking.command, level);
    if (facts.openOfLevel !== null) return { attemptId: facts.openOfLevel, isByThisKey: false };
    if (facts.openAttempts >= MAX_OPEN_ATTEMPTS) {
      throw new DomainError('too-many-open-attempts', { limit: MAX_OPEN_ATTEMPTS });
    }
    if (facts.fullForSeconds !== null) demandQuota({ seconds: facts.fullForSeconds });
    const { exam } = facts;
    if (exam === null) throw new DomainError('exam-not-available');
    const decision = askingFor({ exam, command, extraTimePercent, now });
    demandTerms(decision, hash);
    if (command.level === undefined && exam.isOnOffer) {
      await requireFeature(trx, { userId, feature: `exam:${command.examCode}`, now });
    }
    const attemptId = newId();
    const questions = await drawAttempt(trx, { ...facts, exam, terms: decision.exam.terms, command, today });
    const terms = termsFor({ ...decision, questionCount: questions.length });
    await insertAttempt(trx, {
      userId,
      command,
      taking,
      today,
      attemptId,
      examId: exam.id,
      terms,
      isChosen: decision.isChosen,
      questions,
    });
    return { attemptId, isByThisKey: true };
  });
}

function sameAttempt({ attemptId, examCode, mode, levelId }: StartedAttempt, command: StartAttempt): string {
  const isSame =
    examCode === command.examCode && mode === command.mode && levelId === (command.level?.levelId ?? null);
  if (!isSame) throw new DomainError('idempotency-key-reused');
  return attemptId;
}

async function levelOf(trx: Knex, { userId, command }: Start): Promise<QuizConfig | null> {
  return command.level === undefined ? null : await getQuizLevel(trx, { userId, ...command.level });
}

/** A level says what its quiz asks, and so does the day; the learner cannot make it shorter or another. */
function commandOf(command: StartAttempt, level: QuizConfig | null): StartAttempt {
  if (level === null) {
    const field = command.mode !== 'daily' ? undefined : chosenOf(command);
    if (field !== undefined) throw new DomainError('invalid-input', { field });
    return command;
  }
  const { examCode, domainCode, questionCount } = level;
  if (command.examCode !== examCode) throw new DomainError('invalid-input', { field: 'examCode' });
  if (command.mode !== 'exam') throw new DomainError('invalid-input', { field: 'mode' });
  return { ...command, questionCount, domainCodes: domainCode === null ? undefined : [domainCode] };
}

function chosenOf({ questionCount, domainCodes }: StartAttempt): string | undefined {
  return questionCount !== undefined
    ? 'questionCount'
    : domainCodes !== undefined
      ? 'domainCodes'
      : undefined;
}

interface Deciding {
  readonly exam: ExamFacts;
  readonly command: StartAttempt;
  readonly extraTimePercent: number;
  readonly now: Date;
}

/** A course decides who takes its levels and when: of the exam that it asks no more than the time is theirs. */
function askingFor({ exam, command, extraTimePercent, now }: Deciding): AskingForTerms {
  const { timeLimitSeconds, questionCount } = exam;
  const { mode } = command;
  const publishedQuestions = exam.domains.reduce((sum, { questionIds }) => sum + questionIds.length, 0);
  const { terms, ...ofLearner } =
    command.level === undefined
      ? readTerms(exam)
      : { terms: DEFAULT_TERMS, override: null, attempts: NO_ATTEMPTS };
  return {
    exam: { timeLimitSeconds, questionCount, terms },
    ...ofLearner,
    ...{ extraTimePercent, mode, questionCount: questionsAsked(exam, command), now },
    isChosen: command.level === undefined && isChosenQuiz(command, { questionCount, publishedQuestions }),
  };
}

/** Errors: every hindrance; `exam-password-wrong`, also where none was said. */
function demandTerms(asking: AskingForTerms, hash: string | undefined): void {
  const hindrance = hindranceOf(termsFor(asking));
  if (hindrance !== undefined) throw new DomainError(hindrance.kind, detailsOf(hindrance, asking.now));
  const { passwordHash } = asking.exam.terms;
  if (passwordHash !== null && passwordHash !== hash) throw new DomainError('exam-password-wrong');
}

function detailsOf(hindrance: Hindrance, now: Date): Record<string, string | number> {
  if ('allowed' in hindrance) return { allowed: hindrance.allowed };
  if (!('at' in hindrance)) return {};
  const seconds = Math.ceil((hindrance.at.getTime() - now.getTime()) / 1000);
  return { at: hindrance.at.toISOString(), ...(seconds > 0 ? { retryAfterSeconds: seconds } : {}) };
}
