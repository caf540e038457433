import type { GameMode } from '@studyhall/domain/live/settings';
import { Model } from 'objection';

/** How strong somebody is, how sure that is, and how steady. */
export interface Strength {
  readonly rating: number;
  readonly deviation: number;
  readonly volatility: number;
}

/** A seat of a rated game: as strong as it was before it, and the place that it took, from 1; ties share one. */
export interface RatedSeat extends Strength {
  readonly seat: number;
  readonly place: number;
}

/** Two seats, the lower one first. */
export type SeatPair = readonly [lower: number, higher: number];

/** How somebody did in a game, as it stays with them. Class: user. */
export class GameResult extends Model {
  static override readonly tableName = 'live.results';
  static override readonly idColumn = ['userId', 'gameId'];

  declare userId: string;
  declare gameId: string;
  declare seat: number;
  declare roomName: string;
  declare mode: GameMode;
  declare isRated: boolean;
  declare score: number;
  /** Null where nobody was ranked. */
  declare rank: number | null;
  /** Seats, or teams where those played. */
  declare entrants: number;
  declare asked: number;
  declare answered: number;
  declare correct: number;
  declare timeMs: number;
  declare xp: number;
  declare endedAt: Date;
}

/** Who met whom in a rated game, by seats. Class: game. */
export class RatedGame extends Model {
  static override readonly tableName = 'live.rated_games';
  static override readonly idColumn = 'gameId';
  static override readonly jsonAttributes = ['field', 'met'];

  declare gameId: string;
  /** As strong as they were before it. */
  declare field: RatedSeat[];
  /** Pairs that had met too lately or too often to count together. */
  declare met: SeatPair[];
  declare endedAt: Date;
  /** In this order they are counted again. */
  declare ratedAt: Date;
}

/** What a rated game changed for one of its players. Class: user. */
export class RatingEntry extends Model {
  static override readonly tableName = 'live.rating_entries';
  static override readonly idColumn = ['userId', 'gameId'];

  declare userId: string;
  declare gameId: string;
  /** From 1, without a gap. */
  declare ordinal: number;
  declare seat: number;
  /** After it. */
  declare rating: number;
  declare deviation: number;
  declare volatility: number;
  declare endedAt: Date;
}

/** How strong somebody is by now. Class: board. */
export class Rating extends Model {
  static override readonly tableName = 'live.ratings';
  static override readonly idColumn = 'userId';

  declare userId: string;
  declare rating: number;
  declare deviation: number;
  declare volatility: number;
  declare games: number;
  declare updatedAt: Date;
}
