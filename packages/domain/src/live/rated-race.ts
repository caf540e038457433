import type { EndReason } from './phases.ts';
import type { GameSettings } from './settings.ts';

/** A game that fewer have finished who count says too little. */
export const RATED_FROM_SEATS = 4;

export interface RaceGame {
  readonly settings: Pick<GameSettings, 'isRated' | 'teams'>;
  readonly endedBecause: EndReason;
}

/** Somebody who has an account still, as they came out of a game. */
export interface RaceSeat {
  readonly seat: number;
  readonly state: 'in' | 'left' | 'removed' | 'banned';
  /** How many questions asked them. */
  readonly asked: number;
  readonly rank: number | null;
  /** Not as a guest: one is made in a second, and as many as somebody wants to win against. */
  readonly isRegistered: boolean;
  /** Alone or along: they choose what is asked, and may have read it before. */
  readonly isHost: boolean;
}

/** The place that a seat took, from 1; ties share one. */
export interface RacePlace {
  readonly seat: number;
  readonly place: number;
}

/**
 * Whom a game rates: of those with a registered account who host it not, all who finished by their places, and behind them
 * whoever left. Nobody where it is not marked as rated, has teams, was not ended by its questions or its host, or fewer than
 * four of those finished. Guests and hosts play along, and keep their places on the board.
 */
export function placesInRace({ settings, endedBecause }: RaceGame, seats: readonly RaceSeat[]): RacePlace[] {
  const isWhole = endedBecause === 'played' || endedBecause === 'host';
  if (!settings.isRated || settings.teams > 0 || !isWhole) return [];
  const racing = seats.filter(({ isRegistered, isHost, asked }) => isRegistered && !isHost && asked > 0);
  const finished = racing.filter(({ state }) => state === 'in');
  if (finished.length < RATED_FROM_SEATS) return [];
  const last = 1 + Math.max(...finished.map(({ rank }) => rank ?? 0));
  return racing.flatMap(({ seat, state, rank }) => {
    if (state !== 'in' && state !== 'left') return [];
    return [{ seat, place: state === 'in' ? (rank ?? last) : last }];
  });
}
