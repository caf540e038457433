import type { SeatResult } from '@studyhall/domain/live/game-view';

/** The place that is told; null for whoever is first without a point: on a board everybody is then, and nobody has won. */
export function placeOf({ rank, score }: Pick<SeatResult, 'rank' | 'score'>): number | null {
  return rank === 1 && score === 0 ? null : rank;
}

/** The same as it stands on a board, as numbers are written there. */
export function placeText(row: Pick<SeatResult, 'rank' | 'score'>, number: Intl.NumberFormat): string {
  const place = placeOf(row);
  return place === null ? '–' : number.format(place);
}
