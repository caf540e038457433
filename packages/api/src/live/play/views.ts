import { GameQuestion } from '@studyhall/domain/live/game-question';
import * as z from 'zod';

/** What somebody answers next in a self-paced game; null when they have answered everything. */
export const MyQuestionView = z.object({
  question: GameQuestion.nullable(),
  position: z.int().nullable(),
  answered: z.int(),
  of: z.int(),
  /** In milliseconds since 1970, by the clock of the database. */
  closesAt: z.int().nullable(),
});
export type MyQuestionView = z.output<typeof MyQuestionView>;
