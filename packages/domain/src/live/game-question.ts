import * as z from 'zod';
import { type QuestionType, rulesOf, schemasOf } from '../quizzes/question-types/question-types.ts';
import { TextFormat } from '../quizzes/schemas.ts';

/** The types that can be answered on a phone within seconds. What else an exam has is left out when a game is composed. */
export const gameTypes = ['single', 'multiple', 'true-false', 'short', 'numeric', 'ordering'] as const;
export const GameType = z.enum(gameTypes);
export type GameType = z.output<typeof GameType>;

/** An ordering of more is not put in order on a phone within seconds. */
export const MAX_ORDERED_ITEMS = 6;

/** What a question counts for. */
export const PointsFactor = z.union([z.literal(0), z.literal(1), z.literal(2)]);
export type PointsFactor = z.output<typeof PointsFactor>;

const GameImage = z.object({ hash: z.string(), width: z.int(), height: z.int() });

const questionOf = <Type extends GameType>(type: Type) =>
  z.object({
    type: z.literal(type),
    /** From 0. */
    position: z.int(),
    textFormat: TextFormat,
    text: z.string(),
    /** The language of the text: a frame is for readers of every language. */
    language: z.string(),
    shown: schemasOf(type).shown,
    images: z.array(GameImage),
    points: PointsFactor,
  });
const revealedOf = <Type extends GameType>(type: Type) =>
  z.object({
    type: z.literal(type),
    revealed: schemasOf(type).revealed,
    explanation: z.string().nullable(),
    language: z.string(),
    images: z.array(GameImage),
  });

/** A question as everybody may see it while it is open. */
export const GameQuestion = z.discriminatedUnion('type', [
  questionOf('single'),
  questionOf('multiple'),
  questionOf('true-false'),
  questionOf('short'),
  questionOf('numeric'),
  questionOf('ordering'),
]);
export type GameQuestion = z.output<typeof GameQuestion>;

/** Its key, once nobody can answer any more. */
export const GameReveal = z.discriminatedUnion('type', [
  revealedOf('single'),
  revealedOf('multiple'),
  revealedOf('true-false'),
  revealedOf('short'),
  revealedOf('numeric'),
  revealedOf('ordering'),
]);
export type GameReveal = z.output<typeof GameReveal>;

/** Whether a question of the bank can be asked in a game. */
export function isGameQuestion(type: QuestionType, shown: unknown): boolean {
  if (!gameTypes.some((one) => one === type)) return false;
  return type !== 'ordering' || rulesOf(type).shuffledIn(shown).length <= MAX_ORDERED_ITEMS;
}
