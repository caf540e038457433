import * as z from 'zod';
import { Answer } from '../quizzes/question-types/answer.ts';
import { Board, Distribution, SeatView } from './frames.ts';
import { GameQuestion, GameReveal, GameType, PointsFactor } from './game-question.ts';
import { EndReason, GamePhase, PauseReason } from './phases.ts';
import { GameSettings } from './settings.ts';

const moment = z.int();

/** What became of an answer: `absent` where the seat was not asked, `late` where it came after its time. */
export const Outcome = z.enum(['right', 'partly', 'wrong', 'unanswered', 'absent', 'noted']);
export type Outcome = z.output<typeof Outcome>;

/** What a seat got for a question, and where it is since then. */
export const SeatResult = z.object({
  outcome: Outcome,
  points: z.int(),
  score: z.int(),
  /** Of its entrant: where teams play, of its team. */
  rank: z.int(),
  /** Right answers in a row. */
  streak: z.int(),
});
export type SeatResult = z.output<typeof SeatResult>;

export const GameRole = z.enum(['host', 'remote', 'player', 'spectator']);
export type GameRole = z.output<typeof GameRole>;

/** Whoever looks. A host who also plays is a host with a seat. */
export const GameMe = z.object({
  role: GameRole,
  seat: z.int().nullable(),
  nickname: z.string().nullable(),
  team: z.int(),
  state: z.enum(['in', 'left', 'removed', 'banned']).nullable(),
  isReady: z.boolean(),
  /** 100 where the clock is everybody's. */
  timeFactorPercent: z.int(),
  /** Shows no clock; points come by accuracy. */
  isCalm: z.boolean(),
  isLarge: z.boolean(),
  /** Whether the open question asks this seat. */
  isAsked: z.boolean(),
  /** When this seat can answer no more; null where no question is open to it. */
  endsAt: moment.nullable(),
  /** What it answered the open question, with places on the screen. */
  answer: Answer.nullable(),
  result: SeatResult.nullable(),
});
export type GameMe = z.output<typeof GameMe>;

/** A game as somebody sees it, up to an event; `applyFrame` takes it further. */
export const GameView = z.object({
  gameId: z.string(),
  roomId: z.string(),
  roomName: z.string(),
  /** The PIN; null where the room is closed. */
  code: z.string().nullable(),
  hostName: z.string(),
  language: z.string(),
  seq: z.int(),
  serverNow: moment,
  phase: GamePhase,
  settings: GameSettings,
  questionCount: z.int(),
  isLocked: z.boolean(),
  seats: z.array(SeatView),
  paused: z.object({ because: PauseReason, leftMs: z.int().nullable() }).nullable(),
  /** The question that is announced, open or revealed: from 0; null before the first. */
  position: z.int().nullable(),
  intro: z.object({ type: GameType, points: PointsFactor }).nullable(),
  question: GameQuestion.nullable(),
  openedAt: moment.nullable(),
  seconds: z.int().nullable(),
  nextAt: moment.nullable(),
  closesAt: moment.nullable(),
  progress: z.object({ answered: z.int(), of: z.int() }).nullable(),
  reveal: GameReveal.nullable(),
  distribution: Distribution.nullable(),
  board: Board.nullable(),
  ended: EndReason.nullable(),
  nextGameId: z.string().nullable(),
  isClosed: z.boolean(),
  me: GameMe,
});
export type GameView = z.output<typeof GameView>;
