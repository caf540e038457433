import type { GameView } from '@studyhall/domain/live/game-view';
import type { SetOwnSeat } from '@studyhall/domain/live/schemas';
import type { Answer } from '@studyhall/domain/quizzes/question-types/answer';
import type { SendOutcome } from './answer-sender.ts';

/** A game as a player's page knows it. */
export interface FollowedGame {
  readonly view: GameView;
  /** How much the server's clock is ahead of the device's. */
  readonly aheadMs: number;
  readonly isConnected: boolean;
}

/** What a player does. */
export interface PlayerActions {
  setSeat(words: Omit<SetOwnSeat, 'roomId'>): void;
  leave(): void;
  send(position: number, answer: Answer): Promise<SendOutcome>;
  /** A change of the seat is on its way. */
  readonly isBusy: boolean;
  /** Why the last change of the seat, or leaving, failed. */
  readonly failure: unknown;
}

export interface PhaseProps {
  readonly game: FollowedGame;
  readonly actions: PlayerActions;
}

/** The place on boards of whoever looks: of their team where teams play. */
export function entrantOf({ settings, me }: GameView): number | null {
  return settings.teams > 0 ? me.team : me.seat;
}
