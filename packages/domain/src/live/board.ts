import { ranksOf } from '../gamification/ranking.ts';
import type { Board } from './frames.ts';
import type { SeatTotal, TeamTotal } from './settle.ts';

/** How many places a board shows. */
export const BOARD_ROWS = 10;

/** Whoever has a place of their own: a seat, or where teams play a team. */
export interface Standing {
  readonly entrant: number;
  readonly score: number;
  /** 1, 2, 2, 4. */
  readonly rank: number;
}

/** A seat on its way to a place. */
export interface Entering {
  readonly seat: number;
  readonly team: number;
  readonly state: 'in' | 'left' | 'removed' | 'banned';
}

/** Whoever was removed has no place; whoever left keeps theirs. */
function isShown({ state }: Pick<Entering, 'state'>): boolean {
  return state === 'in' || state === 'left';
}

/**
 * The places of all, best first, those with the same score by their number. A team stands there as long as somebody who was
 * not removed is of it, also before it was asked anything; a seat without a team has no place where teams play.
 */
export function standingsOf(
  seats: readonly (Entering & Pick<SeatTotal, 'score'>)[],
  teams: { readonly play: boolean; readonly totals: readonly TeamTotal[] },
): Standing[] {
  const shown = seats.filter(isShown);
  const scores = teams.play
    ? teamScores(shown, teams.totals)
    : shown.map(({ seat, score }) => ({ entrant: seat, score }));
  const ordered = scores.toSorted((one, other) => other.score - one.score || one.entrant - other.entrant);
  const ranks = ranksOf(ordered.map(({ score }) => score));
  return ordered.map((one, index) => ({ ...one, rank: ranks[index] ?? index + 1 }));
}

function teamScores(seats: readonly Entering[], totals: readonly TeamTotal[]) {
  const scores = new Map(totals.map(({ team, score }) => [team, score]));
  const teams = new Set(seats.flatMap(({ team }) => (team > 0 ? [team] : [])));
  return [...teams].map((team) => ({ entrant: team, score: scores.get(team) ?? 0 }));
}

/**
 * The board that everybody sees. `names` has what entrants are called: screens have words of their own for teams, which
 * are not in it. `before` are the standings before the last question: places that somebody won since then.
 */
export function boardOf(
  standings: readonly Standing[],
  { names, before }: { readonly names: ReadonlyMap<number, string>; readonly before: readonly Standing[] },
): Board {
  // Before anybody had points all were first.
  const hadPlaces = before.some(({ score }) => score > 0);
  const earlier = new Map(hadPlaces ? before.map(({ entrant, rank }) => [entrant, rank]) : []);
  const rows = standings.slice(0, BOARD_ROWS).map(({ entrant, score, rank }) => ({
    entrant,
    name: names.get(entrant) ?? '',
    score,
    rank,
    climbed: (earlier.get(entrant) ?? rank) - rank,
  }));
  return { rows, entrants: standings.length };
}
