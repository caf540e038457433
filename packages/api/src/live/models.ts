import type { GameFrame } from '@studyhall/domain/live/frames';
import type { PointsFactor } from '@studyhall/domain/live/game-question';
import type { Outcome } from '@studyhall/domain/live/game-view';
import type { EndReason, GamePhase, PauseReason } from '@studyhall/domain/live/phases';
import type { GameSource } from '@studyhall/domain/live/schemas';
import type { GameSettings } from '@studyhall/domain/live/settings';
import type { Answer } from '@studyhall/domain/quizzes/question-types/answer';
import { Model, type RelationMappings } from 'objection';
import { belongsTo } from '../platform/models.ts';
import { QuestionVersion } from '../quizzes/bank-models.ts';

export type SeatState = 'in' | 'left' | 'removed' | 'banned';

/** Where people come together to play one game after the other. Class: game. */
export class Room extends Model {
  static override readonly tableName = 'live.rooms';
  static override readonly idColumn = 'roomId';
  static override readonly jsonAttributes = ['source'];

  declare roomId: string;
  /** Who opened it; null once that account is erased. */
  declare makerId: string | null;
  declare idempotencyKey: string;
  declare hostId: string | null;
  declare name: string;
  declare isPublic: boolean;
  declare isLocked: boolean;
  declare language: string;
  declare source: GameSource;
  /** The newest game. */
  declare gameId: string;
  declare nextSeat: number;
  declare hostSeenAt: Date;
  declare createdAt: Date;
  declare usedAt: Date;
  declare closedAt: Date | null;
}

/** A PIN that leads to a room. Class: directory. */
export class Pin extends Model {
  static override readonly tableName = 'live.pins';
  static override readonly idColumn = 'pin';

  static override get relationMappings(): RelationMappings {
    return { room: belongsTo({ model: Room, from: 'live.pins.roomId', to: 'live.rooms.roomId' }) };
  }

  declare pin: string;
  declare roomId: string;
  declare kind: 'room' | 'remote';
  /** Of a remote's. */
  declare expiresAt: Date | null;
}

/** Who hosts along. Class: game. */
export class Host extends Model {
  static override readonly tableName = 'live.hosts';
  static override readonly idColumn = ['roomId', 'userId'];

  static override get relationMappings(): RelationMappings {
    return { room: belongsTo({ model: Room, from: 'live.hosts.roomId', to: 'live.rooms.roomId' }) };
  }

  declare roomId: string;
  declare userId: string;
  declare addedAt: Date;
}

/** A second device that moves games on. Class: game. */
export class Remote extends Model {
  static override readonly tableName = 'live.remotes';
  static override readonly idColumn = ['roomId', 'userId'];

  static override get relationMappings(): RelationMappings {
    return { room: belongsTo({ model: Room, from: 'live.remotes.roomId', to: 'live.rooms.roomId' }) };
  }

  declare roomId: string;
  declare userId: string;
  declare pairedAt: Date;
}

/** Who looks on. Class: game. */
export class Spectator extends Model {
  static override readonly tableName = 'live.spectators';
  static override readonly idColumn = ['roomId', 'userId'];

  static override get relationMappings(): RelationMappings {
    return { room: belongsTo({ model: Room, from: 'live.spectators.roomId', to: 'live.rooms.roomId' }) };
  }

  declare roomId: string;
  declare userId: string;
  declare joinedAt: Date;
}

/** Who sits in a room. Class: game. */
export class Seat extends Model {
  static override readonly tableName = 'live.seats';
  static override readonly idColumn = ['roomId', 'seat'];

  static override get relationMappings(): RelationMappings {
    return { room: belongsTo({ model: Room, from: 'live.seats.roomId', to: 'live.rooms.roomId' }) };
  }

  declare roomId: string;
  declare seat: number;
  /** Null once the account is erased. */
  declare userId: string | null;
  declare nickname: string;
  /** By which two names look the same. */
  declare nameKey: string;
  declare team: number;
  declare timeFactorPercent: number;
  declare isCalm: boolean;
  declare isLarge: boolean;
  declare isReady: boolean;
  declare state: SeatState;
  /** When a page of it was last heard from. */
  declare seenAt: Date;
  declare joinedAt: Date;
}

/** A game, as it stands. Class: game. */
export class Game extends Model {
  static override readonly tableName = 'live.games';
  static override readonly idColumn = 'gameId';
  static override readonly jsonAttributes = ['settings'];

  static override get relationMappings(): RelationMappings {
    return { room: belongsTo({ model: Room, from: 'live.games.roomId', to: 'live.rooms.roomId' }) };
  }

  declare gameId: string;
  declare roomId: string;
  /** Who hosted it; null once that account is erased. */
  declare hostId: string | null;
  declare phase: GamePhase;
  declare position: number | null;
  declare questionCount: number;
  declare settings: GameSettings;
  declare language: string;
  declare seed: string;
  declare openedAt: Date | null;
  /** When something happens by itself; null where it waits for its host. */
  declare nextAt: Date | null;
  declare closesAt: Date | null;
  declare pausedBecause: PauseReason | null;
  declare pausedAt: Date | null;
  declare pausedLeftMs: number | null;
  /** Questions of a self-paced game that are counted. */
  declare settled: number;
  declare seq: number;
  declare boardHash: Buffer | null;
  declare createdAt: Date;
  declare startedAt: Date | null;
  declare endedAt: Date | null;
  declare endedBecause: EndReason | null;
}

/** A question of a game, as it was when the game was put together. Class: game. */
export class AskedQuestion extends Model {
  static override readonly tableName = 'live.game_questions';
  static override readonly idColumn = ['gameId', 'position'];

  static override get relationMappings(): RelationMappings {
    return {
      game: belongsTo({ model: Game, from: 'live.game_questions.gameId', to: 'live.games.gameId' }),
      questionVersion: belongsTo({
        model: QuestionVersion,
        from: ['live.game_questions.questionId', 'live.game_questions.version'],
        to: ['quizzes.question_versions.questionId', 'quizzes.question_versions.version'],
      }),
    };
  }

  declare gameId: string;
  declare position: number;
  declare questionId: string;
  declare version: number;
  declare optionOrder: number[];
  declare points: PointsFactor;
}

/** How somebody did in a game. Class: game. */
export class Player extends Model {
  static override readonly tableName = 'live.players';
  static override readonly idColumn = ['gameId', 'seat'];

  static override get relationMappings(): RelationMappings {
    return { game: belongsTo({ model: Game, from: 'live.players.gameId', to: 'live.games.gameId' }) };
  }

  declare gameId: string;
  declare seat: number;
  declare userId: string | null;
  declare nickname: string;
  declare team: number;
  declare state: SeatState;
  declare timeFactorPercent: number;
  declare isCalm: boolean;
  /** The first question that asks them. */
  declare fromPosition: number;
  declare score: number;
  declare streak: number;
  declare correct: number;
  declare answered: number;
  declare asked: number;
  declare timeMs: number;
  declare rank: number | null;
  declare lastOutcome: Outcome | null;
  declare lastPoints: number | null;
  declare joinedAt: Date;
}

/** What a seat answered. Class: game. */
export class GameAnswer extends Model {
  static override readonly tableName = 'live.answers';
  static override readonly idColumn = ['gameId', 'position', 'seat'];
  static override readonly jsonAttributes = ['answer'];

  static override get relationMappings(): RelationMappings {
    return {
      player: belongsTo({
        model: Player,
        from: ['live.answers.gameId', 'live.answers.seat'],
        to: ['live.players.gameId', 'live.players.seat'],
      }),
    };
  }

  declare gameId: string;
  declare position: number;
  declare seat: number;
  /** By the author's indexes. */
  declare answer: Answer;
  declare receivedAt: Date;
  declare ms: number;
  declare outcome: Outcome | null;
  declare points: number | null;
}

/** Something that happened in a game. Class: game. */
export class GameEvent extends Model {
  static override readonly tableName = 'live.events';
  static override readonly idColumn = ['gameId', 'seq'];
  static override readonly jsonAttributes = ['frame', 'facts'];

  static override get relationMappings(): RelationMappings {
    return { game: belongsTo({ model: Game, from: 'live.events.gameId', to: 'live.games.gameId' }) };
  }

  declare gameId: string;
  declare seq: number;
  declare at: Date;
  declare kind: string;
  declare frame: GameFrame;
  /** What a replay needs beside it. */
  declare facts: object | null;
}

/** What happens in a game: what everybody learns of it, and what a replay needs beside that. */
export interface NewEvent {
  readonly frame: GameFrame;
  readonly facts?: object;
}
