import * as z from 'zod';
import { userReference } from '../auth/schemas.ts';
import { examCode, page, safeText, uuid } from '../primitives.ts';
import { domainCode } from './question-draft.ts';
import { Answer } from './question-types/answer.ts';

export { examCode } from '../primitives.ts';
export {
  type ChoiceDraft,
  Difficulty,
  domainCode,
  isChoiceDraft,
  QuestionDraft,
  QuestionHint,
  QuestionSource,
  QuestionTag,
  TextFormat,
} from './question-draft.ts';
export { ChoiceType, QuestionOption } from './question-types/choice/body.ts';
export { QuestionType } from './question-types/question-types.ts';

/**
 * exam: the server's clock runs and nothing is revealed before the end. study: feedback after every question. daily: as
 * exam, with the same questions for everybody on a day, once a day.
 */
export const StartedMode = z.enum(['exam', 'study', 'daily']);
export type StartedMode = z.output<typeof StartedMode>;

/** How an attempt is taken; by what learners start themselves, and by what others will: past papers, practice, classes. */
export const QuizMode = z.enum([...StartedMode.options, 'paper', 'practice', 'assignment']);
export type QuizMode = z.output<typeof QuizMode>;

export const MAX_QUESTIONS_PER_ATTEMPT = 100;

function areDistinct(values: readonly unknown[]): boolean {
  return new Set(values).size === values.length;
}

/** Begins an attempt. */
export const StartAttempt = z.object({
  examCode,
  mode: StartedMode,
  /** As many as the exam asks when left out; a daily quiz says itself. */
  questionCount: z.int().min(1).max(MAX_QUESTIONS_PER_ATTEMPT).optional(),
  /** All domains when left out. */
  domainCodes: z
    .array(domainCode)
    .min(1)
    .max(50)
    .refine(areDistinct, { error: 'domainCodes: names a domain twice' })
    .optional(),
  /** For a level of a course, which then says how many questions of which domain. In exam mode only. */
  level: z.object({ enrolmentId: uuid, levelId: uuid }).optional(),
  /** Of an exam that asks for one. */
  password: safeText({ min: 1, max: 256 }).optional(),
  /** The same key never starts a second attempt. */
  idempotencyKey: uuid,
});
export type StartAttempt = z.output<typeof StartAttempt>;

/** Where a question stands within its attempt, from 0. */
const position = z
  .int()
  .min(0)
  .max(MAX_QUESTIONS_PER_ATTEMPT - 1);

export const AttemptId = z.object({ attemptId: uuid });

/** Saves the answer to one question. */
export const AnswerQuestion = z.object({
  attemptId: uuid,
  position,
  /** With places on the screen, from 0; one that says nothing clears the answer. */
  answer: Answer,
  /** What the browser says: an answer that was given earlier than what is stored does not replace it. */
  given: z
    .object({
      /** When the answer was given, by the server's clock. */
      at: z.date(),
      /** The key that the attempt was started with, which nobody else knows: counts after the deadline. */
      startKey: uuid.optional(),
    })
    .optional(),
});
export type AnswerQuestion = z.output<typeof AnswerQuestion>;

export const QuestionAt = z.object({ attemptId: uuid, position });
export type QuestionAt = z.output<typeof QuestionAt>;

export const FlagQuestion = z.object({ attemptId: uuid, position, isFlagged: z.boolean() });
export type FlagQuestion = z.output<typeof FlagQuestion>;

/** A sign of life; with the key that the attempt was started with, of the browser that started it. */
export const SendHeartbeat = z.object({ attemptId: uuid, startKey: uuid.optional() });
export type SendHeartbeat = z.output<typeof SendHeartbeat>;

export const SubmitAttempt = AttemptId;
export type SubmitAttempt = z.output<typeof SubmitAttempt>;

export const ListHistory = page.extend({ cursor: uuid.optional(), examCode: examCode.optional() });
export type ListHistory = z.output<typeof ListHistory>;
/** open: begun, and neither handed in nor given up. */
export const UserAttemptState = z.enum(['open', 'finished', 'discarded']);
export type UserAttemptState = z.output<typeof UserAttemptState>;
/** All of somebody, for those who look after people. */
export const ListUserAttempts = ListHistory.extend({
  user: userReference,
  state: UserAttemptState.optional(),
});
export type ListUserAttempts = z.output<typeof ListUserAttempts>;
/** One of somebody. */
export const GetUserAttempt = AttemptId.extend({ user: userReference });
export type GetUserAttempt = z.output<typeof GetUserAttempt>;

export const searchText = safeText({ max: 200 });
