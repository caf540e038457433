import * as z from 'zod';

/**
 * Where a game is. In order: `lobby`, then for each question `intro`, `question`, `reveal` and, where it is shown, `board`;
 * a self-paced game is `open`, then `closing` while its answers are counted; at last `podium` and `ended`. A pause is beside
 * the phase, not one of them.
 */
export const gamePhases = [
  'lobby',
  'intro',
  'question',
  'reveal',
  'board',
  'open',
  'closing',
  'podium',
  'ended',
] as const;
export const GamePhase = z.enum(gamePhases);
export type GamePhase = z.output<typeof GamePhase>;

/** Why a game stands still: its host asked for it, or was away for too long. */
export const PauseReason = z.enum(['host', 'absence']);
export type PauseReason = z.output<typeof PauseReason>;

/** Why a game ended: all was asked, its host ended it, it was forgotten, or an administrator ended it. */
export const EndReason = z.enum(['played', 'host', 'forgotten', 'administrator']);
export type EndReason = z.output<typeof EndReason>;

/** No answer is fought over by the network: this much later it still counts, and earns nothing for speed. */
export const GRACE_MS = 400;
/** How long a question is announced. */
export const INTRO_MS = 3_000;
/** How long the clock shows a reveal, a board and the podium, where the clock moves on. */
export const REVEAL_MS = 6_000;
export const BOARD_MS = 5_000;
export const PODIUM_MS = 5 * 60_000;
/** Without its host for so long a game pauses, whatever its phase. */
export const HOST_ABSENT_MS = 60_000;
/** And so long after that it ends with a podium. */
export const FORGOTTEN_MS = 10 * 60_000;
/** How often a page says that it is there. */
export const HERE_MS = 5_000;
/** Every stream has a word within so long. A page in the background, whose own clocks stand still, says with it that it is there. */
export const HEARTBEAT_MS = 10_000;
/** So long a server gathers such words before it notes them, and loses them where it is killed. */
export const HERE_GATHER_MS = 2_000;
/**
 * A page that was not heard of for so long is not connected, and no question waits for it. Of a page in front two words in a
 * row may be lost; one in the background is heard of within 12 seconds, and may be late by 8 where the server is busy. Not
 * longer: so long a class waits for somebody whose battery is empty.
 */
export const UNHEARD_MS = 20_000;
/** A room that nothing happened in for so long closes. */
export const IDLE_ROOM_MS = 12 * 60 * 60_000;
