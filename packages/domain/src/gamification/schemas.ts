import * as z from 'zod';
import { agreedCredits } from '../billing/schemas.ts';
import { int4, pageLimit, slug, uuid } from '../primitives.ts';

/** Wears an unlocked avatar. */
export const EquipAvatar = z.object({ slug });
export type EquipAvatar = z.output<typeof EquipAvatar>;

/** Buys one streak freeze with credits; the key makes it one. */
export const BuyFreeze = z.object({ credits: agreedCredits, idempotencyKey: uuid });
export type BuyFreeze = z.output<typeof BuyFreeze>;

/** Where a board goes on: score and learner of the last row shown, as "120~<uuid>". */
const BoardCursor = z.string().transform((text, context) => {
  const [score, userId] = text.split('~');
  const parsed = z.object({ score: int4, userId: uuid }).safeParse({ score: Number(score), userId });
  if (parsed.success) return parsed.data;
  context.addIssue({ code: 'custom', message: 'is not a cursor of this list' });
  return z.NEVER;
});

/** One page of a board: all XP, the running week's XP, or the average score of one exam. */
export const ShowLeaderboard = z.object({
  board: z
    .string()
    .max(60)
    .regex(/^(xp|xp-week|exam:[a-z0-9-]{1,40})$/, { error: 'is not a board' }),
  cursor: BoardCursor.optional(),
  limit: pageLimit.default(25),
});
export type ShowLeaderboard = z.output<typeof ShowLeaderboard>;
