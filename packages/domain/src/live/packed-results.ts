import { Outcome, type SeatResult } from './game-view.ts';

/** What a seat got, and whose it is. */
export interface PackedResult extends SeatResult {
  readonly seat: number;
}

const outcomes = Outcome.options;
const SIGNS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
/** A sign carries five bits of a number, lowest first; this one says that the number goes on. */
const GOES_ON = 32;
const NUMBERS_OF_A_SEAT = 5;

/**
 * What each seat got, as one text that is the same for everybody and short: about eight signs a seat. Numbers are whole
 * and not below 0, as points, scores and ranks are; seats come back in their order.
 */
export function packResults(results: readonly PackedResult[]): string {
  let before = 0;
  const inOrder = results.toSorted((one, other) => one.seat - other.seat);
  return inOrder
    .map(({ seat, outcome, points, score, rank, streak }) => {
      const apart = seat - before;
      before = seat;
      const kind = streak * outcomes.length + outcomes.indexOf(outcome);
      return [apart, kind, points, score, rank].map(packed).join('');
    })
    .join('');
}

function packed(number: number): string {
  if (number < GOES_ON) return SIGNS.charAt(number);
  return SIGNS.charAt(GOES_ON + (number % GOES_ON)) + packed(Math.floor(number / GOES_ON));
}

/** What was packed; of a text that breaks off, the seats before that. */
export function unpackResults(text: string): PackedResult[] {
  const results: PackedResult[] = [];
  let seat = 0;
  let numbers: number[] = [];
  let number = 0;
  let weight = 1;
  for (const sign of text) {
    const bits = SIGNS.indexOf(sign);
    if (bits < 0) return results;
    number += (bits % GOES_ON) * weight;
    weight *= GOES_ON;
    if (bits >= GOES_ON) continue;
    numbers.push(number);
    number = 0;
    weight = 1;
    if (numbers.length < NUMBERS_OF_A_SEAT) continue;
    const result = resultOf(seat, numbers);
    numbers = [];
    seat = result.seat;
    results.push(result);
  }
  return results;
}

function resultOf(before: number, numbers: readonly number[]): PackedResult {
  const [apart = 0, kind = 0, points = 0, score = 0, rank = 0] = numbers;
  const outcome = outcomes[kind % outcomes.length] ?? 'absent';
  return {
    seat: before + apart,
    outcome,
    points,
    score,
    rank,
    streak: Math.floor(kind / outcomes.length),
  };
}

/** What one seat got; null where it is not among them. */
export function unpackResult(text: string, seat: number): SeatResult | null {
  const found = unpackResults(text).find((result) => result.seat === seat);
  if (found === undefined) return null;
  const { seat: _own, ...result } = found;
  return result;
}
