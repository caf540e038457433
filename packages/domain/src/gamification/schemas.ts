import * as z from 'zod';
import { userReference } from '../auth/schemas.ts';
import { agreedCredits } from '../billing/schemas.ts';
import { int4, lineText, page, pageLimit, slug, uuid } from '../primitives.ts';
import { weekOfBoard } from './boards.ts';
import { isWeek } from './weeks.ts';

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

const BOARD = /^(xp|xp-week|quizzes|accuracy|streak|exam:[a-z0-9-]{1,40})$/;

/** Whether a text names a board that there can be: of its exam or its week nothing is known. */
export function isBoard(text: string): boolean {
  const week = weekOfBoard(text);
  return week === null ? BOARD.test(text) : isWeek(week);
}

/**
 * One page of a board: all XP, the XP of the running week or of a certain one, finished quizzes, the average score of all
 * quizzes or of one exam, the longest streak.
 */
export const ShowLeaderboard = z.object({
  board: lineText({ min: 1, max: 60 }),
  cursor: BoardCursor.optional(),
  limit: pageLimit.default(25),
});
export type ShowLeaderboard = z.output<typeof ShowLeaderboard>;

/** An entry's place in the stream of its learner. */
export interface StreamPlace {
  readonly version: number;
  readonly ordinal: number;
}

/** Where a list of entries goes on: the place of the last one shown, as "12~0". */
const StreamCursor = z.string().transform((text, context): StreamPlace => {
  const [version, ordinal] = text.split('~');
  const place = z.object({ version: int4, ordinal: int4 });
  const parsed = place.safeParse({ version: Number(version), ordinal: Number(ordinal) });
  if (parsed.success) return parsed.data;
  context.addIssue({ code: 'custom', message: 'is not a cursor of this list' });
  return z.NEVER;
});

/** One page of what earned XP, newest first. */
export const ListXpHistory = page.extend({ cursor: StreamCursor.optional() });
export type ListXpHistory = z.output<typeof ListXpHistory>;
/** The same of somebody, for administrators. */
export const ListUserXp = ListXpHistory.extend({ user: userReference });
export type ListUserXp = z.output<typeof ListUserXp>;

/** One account's standing, or a page of all, compared with what the stream of activity adds up to. */
export const VerifyStandings = page.extend({
  user: userReference.optional(),
  /** The account last looked at. */
  cursor: uuid.optional(),
});
export type VerifyStandings = z.output<typeof VerifyStandings>;

/** One page of an account's stream, from its beginning. */
export const ExplainStanding = page.extend({ user: userReference, cursor: StreamCursor.optional() });
export type ExplainStanding = z.output<typeof ExplainStanding>;
