import * as z from 'zod';
import { GameQuestion, GameReveal, GameType, PointsFactor } from './game-question.ts';
import { EndReason, GamePhase, PauseReason } from './phases.ts';
import { GameSettings } from './settings.ts';

/** Moments are milliseconds since 1970 by the clock of the database. */
const moment = z.int();
const seatNumber = z.int().min(1);

/** A seat as everybody sees it. */
export const SeatView = z.object({
  seat: seatNumber,
  nickname: z.string(),
  /** From 1; 0 where there are no teams, or none was chosen yet. */
  team: z.int(),
  isReady: z.boolean(),
});
export type SeatView = z.output<typeof SeatView>;

/** A place on the board: of a team where teams play, else of a seat. Ranks are 1, 2, 2, 4. */
export const BoardRow = z.object({
  /** The number of the seat or of the team. */
  entrant: z.int(),
  name: z.string(),
  score: z.int(),
  rank: z.int(),
  /** How many places it won with this question; negative where it lost some. */
  climbed: z.int(),
});
export type BoardRow = z.output<typeof BoardRow>;

export const Board = z.object({
  /** The first ten. */
  rows: z.array(BoardRow),
  entrants: z.int(),
});
export type Board = z.output<typeof Board>;

/** How often something was answered: a place on the screen, or a text that was typed. */
export const Answered = z.object({ answer: z.union([z.int(), z.string()]), count: z.int() });
export const Distribution = z.object({
  /** Of entrants: a team that answers as one counts once. */
  answered: z.int(),
  /** Those with the full credit. */
  right: z.int(),
  /** Those who were asked. */
  of: z.int(),
  answers: z.array(Answered),
});
export type Distribution = z.output<typeof Distribution>;

const frame = <Kind extends string, Shape extends z.ZodRawShape>(kind: Kind, shape: Shape) =>
  z.object({ kind: z.literal(kind), at: moment, ...shape });

/** What follows, and when: null where it waits for the host. */
const nextAt = moment.nullable();

/** Everything that happens in a game, as all who look on learn it: none says more than everybody may know by then. */
export const GameFrame = z.discriminatedUnion('kind', [
  frame('seated', { seat: SeatView }),
  /** Another name, team, or ready. */
  frame('seat-changed', { seat: SeatView }),
  /** All at once, where teams are shuffled. */
  frame('teams', { teams: z.array(z.tuple([seatNumber, z.int()])) }),
  frame('gone', { seat: seatNumber, because: z.enum(['left', 'removed', 'banned']) }),
  frame('settings', { settings: GameSettings, questionCount: z.int() }),
  frame('locked', { isLocked: z.boolean() }),
  frame('host-changed', { hostName: z.string() }),
  /** Somebody has another part in the room, or none any more: whoever looks on is asked about anew, and nobody is named. */
  frame('parts-changed', {}),
  frame('intro', {
    question: z.int(),
    questionCount: z.int(),
    type: GameType,
    points: PointsFactor,
    nextAt: moment,
  }),
  frame('question', {
    question: GameQuestion,
    /** From here time is counted, for everybody. */
    openedAt: moment,
    seconds: z.int(),
    /** When the last one who was asked can answer no more. */
    nextAt: moment,
  }),
  /** The question ends later: somebody has more time by now. */
  frame('extended', { nextAt: moment }),
  frame('revealed', {
    question: z.int(),
    reveal: GameReveal.nullable(),
    distribution: Distribution,
    /** What each seat got: see `packed-results.ts`. */
    results: z.string(),
    nextAt,
  }),
  frame('board', { board: Board, nextAt }),
  frame('opened', { questionCount: z.int(), closesAt: moment }),
  frame('closing', {}),
  frame('paused', { because: PauseReason, leftMs: z.int().nullable() }),
  frame('resumed', { openedAt: moment.nullable(), nextAt }),
  frame('podium', { board: Board, results: z.string().nullable(), nextAt }),
  frame('ended', { because: EndReason }),
  /** The room goes on with another game, with the same seats. */
  frame('next-game', { gameId: z.string() }),
  frame('room-closed', {}),
]);
export type GameFrame = z.output<typeof GameFrame>;
export type FrameKind = GameFrame['kind'];
export type FrameOf<Kind extends FrameKind> = Extract<GameFrame, { kind: Kind }>;

/** What a stream says beside frames; none of it has an id, and none is kept. */
export const GameNews = z.discriminatedUnion('kind', [
  /** First of all: by `here` the page says that it is there, at any process. `seq`: up to where its snapshot must reach. */
  z.object({ kind: z.literal('hello'), here: z.string(), seq: z.int(), serverNow: moment }),
  /** How many have answered the open question, of those who are asked and there. */
  z.object({ kind: z.literal('progress'), question: z.int(), answered: z.int(), of: z.int() }),
  /** Events are missing: ask for the game anew. */
  z.object({ kind: z.literal('gap') }),
]);
export type GameNews = z.output<typeof GameNews>;

export { GamePhase };
