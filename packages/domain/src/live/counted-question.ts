import * as z from 'zod';
import { PointsFactor } from './game-question.ts';

/**
 * Who was asked a question, and what came of it: all that its points are counted from, and therefore the facts of a
 * `revealed` event. Short names, since a game writes a hundred of them for a thousand seats.
 */
export const CountedSeat = z.strictObject({
  seat: z.int(),
  /** 0 where it plays alone. */
  team: z.int(),
  /** In hundredths of a percent of the full credit; null where it gave no answer. */
  credit: z.int().nullable(),
  /** Since the question opened. */
  ms: z.int(),
  timeFactorPercent: z.int(),
  isCalm: z.boolean(),
});
export type CountedSeat = z.output<typeof CountedSeat>;

export const CountedQuestion = z.strictObject({
  position: z.int(),
  seconds: z.int(),
  points: PointsFactor,
  /** Those who answered first, in the order in which their answers came. */
  asked: z.array(CountedSeat),
  /** Seat and team of those who were to be asked and had left without an answer; games of earlier times name none. */
  missed: z.array(z.tuple([z.int(), z.int()])).default([]),
});
export type CountedQuestion = z.output<typeof CountedQuestion>;

/** A player of the game, as far as it matters for who was asked. */
export interface PlayerAsked {
  readonly seat: number;
  readonly team: number;
  readonly state: 'in' | 'left' | 'removed' | 'banned';
  /** The first question that asks them. */
  readonly fromPosition: number;
  readonly timeFactorPercent: number;
  readonly isCalm: boolean;
}

/** An answer that was taken, with its credit in hundredths of a percent. */
export interface CreditedAnswer {
  readonly seat: number;
  readonly credit: number;
  readonly ms: number;
  /** In milliseconds since 1970. */
  readonly receivedAt: number;
}

/**
 * Whom a question asked, with what they answered: everybody who is in and came before it, and whoever answered it before
 * they left; and who had left it without an answer. Of those who were removed nothing is counted any more.
 */
export function countQuestion(
  question: { readonly position: number; readonly seconds: number; readonly points: PointsFactor },
  {
    players,
    answers,
  }: { readonly players: readonly PlayerAsked[]; readonly answers: readonly CreditedAnswer[] },
): CountedQuestion {
  const { position, seconds, points } = question;
  const given = new Map(answers.map((answer) => [answer.seat, answer]));
  const asked = players
    .map((player) => ({ player, answer: given.get(player.seat) }))
    .filter(({ player, answer }) => isAsked(player, { position, hasAnswered: answer !== undefined }))
    .toSorted(
      (one, other) => arrival(one.answer) - arrival(other.answer) || one.player.seat - other.player.seat,
    )
    .map(({ player: { seat, team, timeFactorPercent, isCalm }, answer }) => {
      const credit = answer?.credit ?? null;
      return { seat, team, credit, ms: answer?.ms ?? 0, timeFactorPercent, isCalm };
    });
  const missed = players
    .filter(
      ({ seat, state, fromPosition }) => state === 'left' && fromPosition <= position && !given.has(seat),
    )
    .map(({ seat, team }): [number, number] => [seat, team]);
  return { position, seconds, points, asked, missed };
}

/** Whether a question is, or was, one of a player's. */
export function isAsked(
  { state, fromPosition }: Pick<PlayerAsked, 'state' | 'fromPosition'>,
  { position, hasAnswered }: { readonly position: number; readonly hasAnswered: boolean },
): boolean {
  return fromPosition <= position && (state === 'in' || (state === 'left' && hasAnswered));
}

const NEVER = 2 ** 53;

function arrival(answer: CreditedAnswer | undefined): number {
  return answer?.receivedAt ?? NEVER;
}
