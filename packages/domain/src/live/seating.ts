import { randomFrom } from '../quizzes/random.ts';
import { firstQuestionOf, isOver } from './late-seat.ts';
import type { GamePhase } from './phases.ts';
import type { GameSettings } from './settings.ts';

/** What a room and its newest game say to whoever comes. */
export interface Entrance {
  readonly isLocked: boolean;
  /** Who is in. */
  readonly seatsTaken: number;
  readonly phase: GamePhase;
  readonly position: number | null;
  readonly questionCount: number;
  readonly settings: Pick<GameSettings, 'seats' | 'lateJoin'>;
  /** Where they sit or sat; null for whoever comes first. */
  readonly own: {
    readonly state: 'in' | 'left' | 'removed' | 'banned';
    /** They have a place in the newest game. */
    readonly plays: boolean;
  } | null;
}

export type EntranceRefusal = 'banned' | 'room-locked' | 'room-full' | 'late-join-closed';

export type EntranceDecision =
  | { readonly kind: 'refused'; readonly because: EntranceRefusal }
  /** They are in already: another tab, device or network finds the same seat. */
  | { readonly kind: 'there' }
  /** `fromPosition`: the first question that asks them; null for a seat in the room alone, for the next game. */
  | { readonly kind: 'seated'; readonly fromPosition: number | null; readonly isBack: boolean };

/**
 * Whether somebody may sit down. Whoever is in is never turned away, and never are more in than there are seats. Who comes
 * back to a game that asked them before goes on with it.
 */
export function decideEntrance(entrance: Entrance): EntranceDecision {
  const { own, isLocked, seatsTaken, phase, settings } = entrance;
  const refused = (because: EntranceRefusal): EntranceDecision => ({ kind: 'refused', because });
  if (own?.state === 'banned') return refused('banned');
  if (own?.state === 'in') return { kind: 'there' };
  if (isLocked) return refused('room-locked');
  if (seatsTaken >= settings.seats) return refused('room-full');
  const isBack = own?.plays === true;
  if (isOver(phase)) return { kind: 'seated', fromPosition: null, isBack };
  const first = firstQuestionOf(entrance);
  if (first === null && !isBack) return refused('late-join-closed');
  return { kind: 'seated', fromPosition: first, isBack };
}

/** The team with the fewest members, the first of several; 0 where nobody plays in teams. */
export function smallestTeam(teams: number, sizes: ReadonlyMap<number, number>): number {
  let smallest = 0;
  for (let team = 1; team <= teams; team += 1) {
    if (smallest === 0 || (sizes.get(team) ?? 0) < (sizes.get(smallest) ?? 0)) smallest = team;
  }
  return smallest;
}

/** A seat, and the team that it is in by now. */
export interface TeamSeat {
  readonly seat: number;
  readonly team: number;
}

interface Teaming {
  readonly teams: number;
  /** By lot; else whoever is in a team that there is stays in it. */
  readonly isShuffled: boolean;
  /** 32 hexadecimal digits. */
  readonly seed: string;
}

/** Whom to put into which team, as seat and team, where the teams are others than before: none has two more than another by that. */
export function teamsAnew(
  seats: readonly TeamSeat[],
  { teams, isShuffled, seed }: Teaming,
): [number, number][] {
  const stays = ({ team }: TeamSeat): boolean =>
    teams === 0 ? team === 0 : !isShuffled && team > 0 && team <= teams;
  const sizes = new Map<number, number>();
  for (const one of seats) if (stays(one)) sizes.set(one.team, (sizes.get(one.team) ?? 0) + 1);
  const random = randomFrom(seed, 'teams');
  const moving = seats.filter((one) => !stays(one));
  const placed: [number, number][] = [];
  while (moving.length > 0) {
    const [next] = moving.splice(isShuffled ? random.below(moving.length) : 0, 1);
    if (next === undefined) break;
    const team = smallestTeam(teams, sizes);
    sizes.set(team, (sizes.get(team) ?? 0) + 1);
    if (team !== next.team) placed.push([next.seat, team]);
  }
  return placed.sort(([one], [other]) => one - other);
}
