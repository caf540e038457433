import { Distribution, GameFrame } from '@studyhall/domain/live/frames';
import { GameReveal, GameType, PointsFactor } from '@studyhall/domain/live/game-question';
import { Outcome } from '@studyhall/domain/live/game-view';
import { EndReason, GamePhase, PauseReason } from '@studyhall/domain/live/phases';
import { GameMode, GameSettings } from '@studyhall/domain/live/settings';
import { Answer } from '@studyhall/domain/quizzes/question-types/answer';
import { TextFormat } from '@studyhall/domain/quizzes/schemas';
import * as z from 'zod';

const SeatState = z.enum(['in', 'left', 'removed', 'banned']);

/** A question of a game that is over, with its key. */
const askedQuestion = {
  /** From 0. */
  position: z.int(),
  type: GameType,
  textFormat: TextFormat,
  text: z.string(),
  /** Of the text. */
  language: z.string(),
  points: PointsFactor,
  /** The texts of what could be chosen, by their places on the screen; null where an answer is typed or put in order. */
  options: z.array(z.string()).nullable(),
  /** Null for a poll, and where there was nothing to reveal. */
  reveal: GameReveal.nullable(),
};

export const QuestionResultView = z.object({
  ...askedQuestion,
  /** Of entrants; places are those of the screen. */
  distribution: Distribution,
  /** Of those who answered; null where nobody did. */
  medianMs: z.int().nullable(),
  /** Of those who were asked; null where nobody was, and for a poll. */
  rightPercent: z.int().nullable(),
});

export const PlayerResultView = z.object({
  seat: z.int(),
  nickname: z.string(),
  team: z.int(),
  state: SeatState,
  score: z.int(),
  /** Null where nobody is ranked. */
  rank: z.int().nullable(),
  asked: z.int(),
  answered: z.int(),
  correct: z.int(),
  /** Of all answers together. */
  timeMs: z.int(),
});

export const GameResultsView = z.object({
  gameId: z.string(),
  roomId: z.string(),
  roomName: z.string(),
  mode: GameMode,
  isRated: z.boolean(),
  teams: z.int(),
  startedAt: z.date().nullable(),
  endedAt: z.date().nullable(),
  endedBecause: EndReason.nullable(),
  entrants: z.int(),
  /** By rank, then by seat. */
  players: z.array(PlayerResultView),
  /** Those that were counted. */
  questions: z.array(QuestionResultView),
  /** Positions of those that fewer than all got right, the hardest first. */
  hardest: z.array(z.int()),
});
export type GameResultsView = z.output<typeof GameResultsView>;

export const GameCsvView = z.object({ fileName: z.string(), csv: z.string() });
export type GameCsvView = z.output<typeof GameCsvView>;

export const MyGameResultView = z.object({
  gameId: z.string(),
  roomName: z.string(),
  mode: GameMode,
  endedAt: z.date().nullable(),
  seat: z.int(),
  nickname: z.string(),
  team: z.int(),
  score: z.int(),
  rank: z.int().nullable(),
  entrants: z.int(),
  asked: z.int(),
  answered: z.int(),
  correct: z.int(),
  timeMs: z.int(),
  /** Null until it is counted, some seconds after the end. */
  xp: z.int().nullable(),
  questions: z.array(
    z.object({
      ...askedQuestion,
      outcome: Outcome,
      pointsEarned: z.int(),
      ms: z.int().nullable(),
      /** With places on the screen; null where none was given. */
      answer: Answer.nullable(),
    }),
  ),
  /** Positions of the questions that were asked and not answered fully right: what is worth practising. */
  missed: z.array(z.int()),
});
export type MyGameResultView = z.output<typeof MyGameResultView>;

export const ListedGameView = z.object({
  gameId: z.string(),
  roomId: z.string(),
  roomName: z.string(),
  mode: GameMode,
  phase: GamePhase,
  isRated: z.boolean(),
  createdAt: z.date(),
  startedAt: z.date().nullable(),
  endedAt: z.date().nullable(),
  questionCount: z.int(),
  players: z.int(),
  /** How the viewer did; null for whoever hosts. */
  mine: z
    .object({ nickname: z.string(), score: z.int(), rank: z.int().nullable(), entrants: z.int().nullable() })
    .nullable(),
});
export const GamePageView = z.object({
  items: z.array(ListedGameView),
  nextCursor: z.string().nullable(),
});
export type GamePageView = z.output<typeof GamePageView>;

export const ReplayView = z.object({
  frames: z.array(z.object({ seq: z.int(), frame: GameFrame })),
  /** After which event the next page begins; null at the end. */
  next: z.int().nullable(),
});
export type ReplayView = z.output<typeof ReplayView>;

const RatingView = z.object({
  /** Rounded, as it is shown. */
  rating: z.int(),
  /** By how much it may be off, either way: two of these are 95 of 100. */
  deviation: z.int(),
  games: z.int(),
});

export const GameStatisticsView = z.object({
  games: z.int(),
  /** Games in which they were first of three or more. */
  won: z.int(),
  /** And among the first three. */
  podiums: z.int(),
  asked: z.int(),
  answered: z.int(),
  correct: z.int(),
  /** Of those that were answered; null where none was. */
  averageMs: z.int().nullable(),
  xp: z.int(),
  byMode: z.array(z.object({ mode: GameMode, games: z.int(), won: z.int() })),
  /** Null for whoever was never rated. */
  rating: RatingView.nullable(),
  /** The newest first. */
  ratings: z.array(z.object({ gameId: z.string(), rating: z.int(), endedAt: z.date() })),
});
export type GameStatisticsView = z.output<typeof GameStatisticsView>;

export const HallOfFameView = z.object({
  items: z.array(
    z.object({
      rank: z.int(),
      displayName: z.string(),
      avatarUrl: z.string(),
      rating: z.int(),
      games: z.int(),
      isMe: z.boolean(),
    }),
  ),
  /** Games before a rating is shown beside others. */
  fromGames: z.int(),
});
export type HallOfFameView = z.output<typeof HallOfFameView>;

/** A game as whoever looks after the installation sees it. */
export const OperatedGameView = z.object({
  gameId: z.string(),
  roomId: z.string(),
  roomName: z.string(),
  pin: z.string().nullable(),
  mode: GameMode,
  phase: GamePhase,
  pausedBecause: PauseReason.nullable(),
  position: z.int().nullable(),
  questionCount: z.int(),
  players: z.int(),
  answers: z.int(),
  seq: z.int(),
  createdAt: z.date(),
  startedAt: z.date().nullable(),
  /** When something happens by itself. */
  nextAt: z.date().nullable(),
  endedAt: z.date().nullable(),
  endedBecause: EndReason.nullable(),
});
export type OperatedGameView = z.output<typeof OperatedGameView>;

export const OperatedPageView = z.object({
  items: z.array(OperatedGameView),
  nextCursor: z.string().nullable(),
});
export type OperatedPageView = z.output<typeof OperatedPageView>;

export const ShownGameView = OperatedGameView.extend({
  settings: GameSettings,
  seats: z.array(
    z.object({
      seat: z.int(),
      nickname: z.string(),
      team: z.int(),
      state: SeatState,
      score: z.int(),
      rank: z.int().nullable(),
    }),
  ),
});
export type ShownGameView = z.output<typeof ShownGameView>;

export const FactsView = z.object({
  events: z.array(z.object({ seq: z.int(), kind: z.string(), frame: GameFrame, facts: z.json().nullable() })),
  next: z.int().nullable(),
  settings: GameSettings,
  /** Of the board at the end, as it was stored: in hexadecimal digits. */
  boardHash: z.string().nullable(),
});
export type FactsView = z.output<typeof FactsView>;
