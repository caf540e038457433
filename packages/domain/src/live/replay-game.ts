import * as z from 'zod';
import { type Entering, type Standing, standingsOf } from './board.ts';
import { CountedQuestion } from './counted-question.ts';
import type { GameFrame } from './frames.ts';
import type { GameSettings } from './settings.ts';
import { newTotal, type SeatTotal, settleQuestion, type TeamTotal } from './settle.ts';

/** Something that happened, as the log has it. */
export interface ReplayedEvent {
  readonly frame: GameFrame;
  readonly facts: unknown;
}

/** What events have beside their frames, as far as points come of it: one of each question that was counted. */
export const CountedFacts = z.object({ counted: CountedQuestion });
export type CountedFacts = z.output<typeof CountedFacts>;

/** How a game stands, by its log alone. */
export interface ReplayedGame {
  readonly seats: readonly (Entering & SeatTotal)[];
  readonly teams: readonly TeamTotal[];
  readonly standings: readonly Standing[];
}

/**
 * Plays a game again from its log: who came, who went, and what was counted, by the rules that it was played by. `settings`
 * are those that it was opened with; the log says what became of them.
 */
export function replayGame(settings: GameSettings, events: Iterable<ReplayedEvent>): ReplayedGame {
  let rules = settings;
  let teams: readonly TeamTotal[] = [];
  let totals = new Map<number, SeatTotal>();
  const seats = new Map<number, Entering>();
  for (const { frame, facts } of events) {
    if (frame.kind === 'settings') rules = frame.settings;
    sit(seats, frame);
    const counted = CountedFacts.safeParse(facts);
    if (!counted.success) continue;
    for (const one of seats.keys()) if (!totals.has(one)) totals.set(one, newTotal(one));
    const before = { seats: [...totals.values()], teams };
    const settled = settleQuestion(rules, { question: counted.data.counted, before });
    totals = new Map(
      settled.seats.map(({ outcome: _outcome, points: _points, ...total }) => [total.seat, total]),
    );
    teams = settled.teams;
  }
  const played = [...seats.values()].map((one) => ({
    ...(totals.get(one.seat) ?? newTotal(one.seat)),
    ...one,
  }));
  const standings = standingsOf(played, { play: rules.teams > 0, totals: teams });
  return { seats: played, teams, standings };
}

/** Who sits where after a frame. */
function sit(seats: Map<number, Entering>, frame: GameFrame): void {
  if (frame.kind === 'seated') {
    const { seat, team } = frame.seat;
    seats.set(seat, { seat, team, state: 'in' });
  }
  if (frame.kind === 'seat-changed') {
    const { seat, team } = frame.seat;
    const one = seats.get(seat);
    // Whoever has gone may be called otherwise and is not back by that, nor is a seat of the room that is not in this game.
    if (one !== undefined) seats.set(seat, { ...one, team });
  }
  if (frame.kind === 'teams') {
    for (const [seat, team] of frame.teams) {
      const one = seats.get(seat);
      if (one !== undefined) seats.set(seat, { ...one, team });
    }
  }
  if (frame.kind === 'gone') {
    const one = seats.get(frame.seat);
    if (one !== undefined) seats.set(frame.seat, { ...one, state: frame.because });
  }
}

/**
 * A finished game in numbers, as one text whose hash is kept: all places, and what each seat has. Names are not in it: who
 * is erased is called otherwise, and the game is the same.
 */
export function boardText({ seats, standings }: Pick<ReplayedGame, 'seats' | 'standings'>): string {
  const places = standings.map(({ entrant, score, rank }) => [entrant, score, rank]);
  const totals = seats
    .toSorted((one, other) => one.seat - other.seat)
    .map(({ seat, team, score, streak, correct, answered, asked, timeMs }) => [
      ...[seat, team, score, streak, correct, answered, asked, timeMs],
    ]);
  return JSON.stringify({ places, totals });
}
