import { Answer } from '@studyhall/domain/quizzes/question-types/answer';
import {
  type QuestionType,
  questionTypes,
  rulesOf,
  schemasOf,
} from '@studyhall/domain/quizzes/question-types/question-types';
import { TextFormat } from '@studyhall/domain/quizzes/schemas';
import { type ReviewLevel, shows } from '@studyhall/domain/quizzes/terms-review';
import * as z from 'zod';
import { ImageView } from './images/image-views.ts';

type EveryType = typeof questionTypes;

const feedbackOf = <Type extends QuestionType>(type: Type) =>
  z.object({
    type: z.literal(type),
    isCorrect: z.boolean(),
    /** A person has yet to mark it. */
    isWaiting: z.boolean(),
    /** In percent, where a person did. */
    mark: z.int().nullable(),
    /** Null where the exam shows no more than whether it is right. */
    revealed: schemasOf(type).revealed.nullable(),
    explanation: z.string().nullable(),
    /** Of what explains: its language, where that is not the reader's. */
    explanationLang: z.string().nullable(),
  });
type Feedbacks<Types extends readonly QuestionType[]> = {
  -readonly [Index in keyof Types]: ReturnType<typeof feedbackOf<Types[Index]>>;
};

/** What study mode shows once an answer was checked; in the order in which the question was shown. */
export const Feedback = z.discriminatedUnion(
  'type',
  questionTypes.map(feedbackOf) as unknown as Feedbacks<EveryType>,
);
export type Feedback = z.output<typeof Feedback>;
/** The same with the images that it names. */
export const FeedbackView = z.intersection(Feedback, z.object({ images: z.array(ImageView) }));
export type FeedbackView = z.output<typeof FeedbackView>;

/** That there is a hint, and what it takes of what the question earns; null for its text until it is taken. */
export const HintOffer = z.object({
  costPercent: z.int(),
  text: z.string().nullable(),
  /** Of its text, where that is not the reader's. */
  lang: z.string().nullable(),
});
/** A hint that was taken. */
export const TakenHint = HintOffer.extend({ text: z.string() });
export type TakenHint = z.output<typeof TakenHint>;
/** The same with the images that it names. */
export const TakenHintView = TakenHint.extend({ images: z.array(ImageView) });
export type TakenHintView = z.output<typeof TakenHintView>;

const attemptQuestionOf = <Type extends QuestionType>(type: Type) =>
  z.object({
    type: z.literal(type),
    position: z.int(),
    domainCode: z.string(),
    textFormat: TextFormat,
    text: z.string(),
    /** The language of what is shown, where that is not the reader's. */
    lang: z.string().nullable(),
    /** What its type shows before the end. */
    shown: schemasOf(type).shown,
    /** With places on the screen; null until answered. */
    answer: Answer.nullable(),
    hint: HintOffer.nullable(),
    isFlagged: z.boolean(),
    /** Its key was shown: the answer stays as it is. */
    isLocked: z.boolean(),
    feedback: feedbackOf(type).nullable(),
  });
type AttemptQuestions<Types extends readonly QuestionType[]> = {
  -readonly [Index in keyof Types]: ReturnType<typeof attemptQuestionOf<Types[Index]>>;
};

export const AttemptQuestionView = z.discriminatedUnion(
  'type',
  questionTypes.map(attemptQuestionOf) as unknown as AttemptQuestions<EveryType>,
);
export type AttemptQuestionView = z.output<typeof AttemptQuestionView>;

const reviewQuestionOf = <Type extends QuestionType>(type: Type) =>
  z.object({
    type: z.literal(type),
    position: z.int(),
    domainCode: z.string(),
    textFormat: TextFormat,
    text: z.string(),
    /** The language of what is shown, where that is not the reader's; and of what explains. */
    lang: z.string().nullable(),
    explanationLang: z.string().nullable(),
    shown: schemasOf(type).shown,
    /** Null where the exam shows no more than whether the answer is right. */
    revealed: schemasOf(type).revealed.nullable(),
    /** With places on the screen; null if it was not answered. */
    answer: Answer.nullable(),
    explanation: z.string().nullable(),
    isCorrect: z.boolean(),
    /** A person has yet to mark it: it earns nothing until then. */
    isWaiting: z.boolean(),
    /** In percent, where a person marked it. */
    mark: z.int().nullable(),
    /** The share of its credit; below zero where a wrong choice costs. */
    score: z.number(),
    /** Null unless it was taken. */
    hint: TakenHint.nullable(),
    secondsSpent: z.int(),
    isFlagged: z.boolean(),
  });
type ReviewQuestions<Types extends readonly QuestionType[]> = {
  -readonly [Index in keyof Types]: ReturnType<typeof reviewQuestionOf<Types[Index]>>;
};

export const ReviewQuestionView = z.discriminatedUnion(
  'type',
  questionTypes.map(reviewQuestionOf) as unknown as ReviewQuestions<EveryType>,
);
export type ReviewQuestionView = z.output<typeof ReviewQuestionView>;

/** A question as it is stored, and the order in which it was shown. */
export interface StoredQuestion {
  readonly type: QuestionType;
  readonly public: unknown;
  readonly optionOrder: readonly number[];
}

/** The author's side of a question, which is shown only after the learner may know it. */
export interface RevealedKey {
  readonly key: unknown;
  readonly feedback: unknown;
  readonly explanation: string | null;
  /** Of the feedback and the explanation. */
  readonly explanationLang: string | null;
}

/**
 * A view of a question of whatever type. What is stored is of the question's type, and so is what the rules of that type
 * make of it: the compiler cannot follow that, the output of every procedure is checked for it.
 */
function ofItsType<View>(view: object): View {
  return view as View;
}

type AttemptQuestion = Omit<AttemptQuestionView, 'type' | 'shown'>;

/** A question of a running attempt, with what may be seen of it. */
export function attemptQuestionView(
  { type, public: shown, optionOrder }: StoredQuestion,
  rest: AttemptQuestion,
): AttemptQuestionView {
  return ofItsType({ ...rest, type, shown: rulesOf(type).show(shown, optionOrder) });
}

/** Whether what was answered is right, what is right and why, as far as that may be known. */
export function feedbackView(
  question: StoredQuestion,
  key: RevealedKey & Pick<Feedback, 'isCorrect' | 'isWaiting' | 'mark'>,
  level: ReviewLevel,
): Feedback {
  const { isCorrect, isWaiting, mark } = key;
  return ofItsType({ ...revealedOf(question, key, level), isCorrect, isWaiting, mark });
}

type ReviewQuestion = Omit<
  ReviewQuestionView,
  'type' | 'shown' | 'revealed' | 'explanation' | 'explanationLang'
>;

/** A question of an attempt that is over, with all that may be known of it. */
export function reviewQuestionView(
  question: StoredQuestion,
  key: RevealedKey,
  { level, ...rest }: ReviewQuestion & { readonly level: ReviewLevel },
): ReviewQuestionView {
  const shown = rulesOf(question.type).show(question.public, question.optionOrder);
  return ofItsType({ ...rest, ...revealedOf(question, key, level), shown });
}

function revealedOf(
  { type, public: shown, optionOrder }: StoredQuestion,
  known: RevealedKey,
  level: ReviewLevel,
) {
  if (!shows(level, 'answers')) return { type, revealed: null, explanation: null, explanationLang: null };
  const rules = rulesOf(type);
  const isExplained = shows(level, 'explanations');
  // What a person marks has no key: what it is compared with is its answer.
  const feedback = isExplained || rules.isMarked ? known.feedback : withoutTexts(known.feedback);
  const revealed = rules.reveal({ public: shown, key: known.key, feedback }, optionOrder);
  const { explanation, explanationLang } = known;
  return { type, revealed, explanation: isExplained ? explanation : null, explanationLang };
}

/** In the same shape, with nothing said. */
function withoutTexts(said: unknown): unknown {
  if (typeof said === 'string') return '';
  if (Array.isArray(said)) return said.map(withoutTexts);
  if (typeof said !== 'object' || said === null) return said;
  return Object.fromEntries(Object.entries(said).map(([name, part]) => [name, withoutTexts(part)]));
}
