import {
  type QuestionType,
  questionTypes,
  schemasOf,
} from '@studyhall/domain/quizzes/question-types/question-types';
import { QuizMode, TextFormat, UserAttemptState } from '@studyhall/domain/quizzes/schemas';
import * as z from 'zod';

/** An attempt of somebody, as those who look after people see it: all of it, whatever its learner is shown. */
export const UserAttemptView = z.object({
  attemptId: z.string(),
  examCode: z.string(),
  examTitle: z.string(),
  mode: QuizMode,
  state: UserAttemptState,
  startedAt: z.date(),
  deadlineAt: z.date().nullable(),
  /** Null until it has ended, as the result is. */
  submittedAt: z.date().nullable(),
  discardedAt: z.date().nullable(),
  answered: z.int(),
  totalQuestions: z.int(),
  correctAnswers: z.int().nullable(),
  scorePercent: z.number().nullable(),
  hasPassed: z.boolean().nullable(),
  /** Questions that a person has yet to mark. */
  waitingQuestions: z.int(),
  xpEarned: z.int().nullable(),
  timeTakenSeconds: z.int().nullable(),
});
export type UserAttemptView = z.output<typeof UserAttemptView>;

export const UserAttemptsView = z.object({
  items: z.array(UserAttemptView),
  nextCursor: z.string().nullable(),
});
export type UserAttemptsView = z.output<typeof UserAttemptsView>;

const questionOf = <Type extends QuestionType>(type: Type) =>
  z.object({
    type: z.literal(type),
    position: z.int(),
    questionId: z.string(),
    externalId: z.string().nullable(),
    version: z.int(),
    domainCode: z.string(),
    textFormat: TextFormat,
    text: z.string(),
    ...schemasOf(type).body,
    /** What was answered, part by part, null for a part that was left out; null where nothing was. */
    answered: z.array(z.string().nullable()).nullable(),
    /** Null until it is graded, and so is the score: the share of the credit. */
    isCorrect: z.boolean().nullable(),
    score: z.number().nullable(),
    /** What a person gave, in percent. */
    mark: z.int().nullable(),
    isWaiting: z.boolean(),
    hasHint: z.boolean(),
    secondsSpent: z.int(),
    isFlagged: z.boolean(),
  });
type EveryType = typeof questionTypes;
type AttemptQuestions<Types extends readonly QuestionType[]> = {
  -readonly [Index in keyof Types]: ReturnType<typeof questionOf<Types[Index]>>;
};

/** An attempt with what was asked, what is right, and what was answered. */
export const WholeUserAttemptView = UserAttemptView.extend({
  questions: z.array(
    z.discriminatedUnion('type', questionTypes.map(questionOf) as unknown as AttemptQuestions<EveryType>),
  ),
});
export type WholeUserAttemptView = z.output<typeof WholeUserAttemptView>;
