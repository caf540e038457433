import * as z from 'zod';
import type { CountedQuestion, CountedSeat } from './counted-question.ts';
import { msFor } from './deadlines.ts';
import type { Outcome } from './game-view.ts';
import { isRight, pointsFor, type ScoringTerms, streakAfter } from './scoring.ts';
import type { GameSettings } from './settings.ts';

/** What a seat has, up to some question. */
export interface SeatTotal {
  readonly seat: number;
  readonly score: number;
  /** Right answers in a row. */
  readonly streak: number;
  readonly correct: number;
  readonly answered: number;
  readonly asked: number;
  /** Of its answers together. */
  readonly timeMs: number;
}

/** What a team has. */
export const TeamTotal = z.strictObject({ team: z.int(), score: z.int(), streak: z.int() });
export type TeamTotal = z.output<typeof TeamTotal>;

/** What a question brought to a seat, and what it has since then. */
export interface SettledSeat extends SeatTotal {
  readonly outcome: Outcome;
  readonly points: number;
}

export interface Totals {
  readonly seats: readonly SeatTotal[];
  /** Empty where everybody plays alone. */
  readonly teams: readonly TeamTotal[];
}

export interface Settled {
  /** In the order of the totals; seats that the question did not ask are `absent`, and have what they had. */
  readonly seats: readonly SettledSeat[];
  /** By their number. */
  readonly teams: readonly TeamTotal[];
}

export type SettleSettings = Pick<GameSettings, 'mode' | 'teams' | 'teamScore'>;

/** What a seat has before its first question. */
export function newTotal(seat: number): SeatTotal {
  return { seat, score: 0, streak: 0, correct: 0, answered: 0, asked: 0, timeMs: 0 };
}

/**
 * What a question brings. Alone, each seat is scored by itself. A team gets the mean of what its members got who were
 * asked, or, where its last answer counts, what that gets: then all who were asked have its outcome. Whoever left it
 * without an answer has missed nothing but the row of their right answers, as whoever stays and answers nothing.
 */
export function settleQuestion(
  settings: SettleSettings,
  { question, before }: { readonly question: CountedQuestion; readonly before: Totals },
): Settled {
  const terms: ScoringTerms = { ...question, mode: settings.mode };
  const totals = new Map(before.seats.map((total) => [total.seat, total]));
  const teams = new Map(before.teams.map((total) => [total.team, total]));
  const results = new Map<number, Result>();
  const isTeamGame = settings.teams > 0;
  for (const [team, members] of membersOf(question, isTeamGame)) {
    const had = teams.get(team) ?? { team, score: 0, streak: 0 };
    const answersAsOne = team > 0 && settings.teamScore === 'last-answer';
    const got = answersAsOne ? asOne(terms, { members, had }) : eachAlone(terms, { members, totals });
    for (const [seat, result] of got) results.set(seat, result);
    if (team > 0) teams.set(team, answersAsOne ? teamAsOne(got, had) : teamByMean(got, had));
  }
  for (const had of teamsAway(question, teams)) teams.set(had.team, { ...had, streak: broken(terms, had) });
  const counted = new Map(question.asked.map((one) => [one.seat, one]));
  const missed = new Set(question.missed.map(([seat]) => seat));
  return {
    seats: before.seats.map((total) => {
      const one = counted.get(total.seat);
      const result = results.get(total.seat);
      if (one === undefined || result === undefined) {
        const streak = missed.has(total.seat) ? broken(terms, total) : total.streak;
        return { ...total, streak, outcome: 'absent', points: 0 };
      }
      return added(total, result, { ms: timeOf(terms, one), hasAnswered: one.credit !== null });
    }),
    teams: [...teams.values()].toSorted((one, other) => one.team - other.team),
  };
}

interface Result {
  readonly outcome: Outcome;
  readonly points: number;
  readonly streak: number;
}
type Results = ReadonlyMap<number, Result>;

/** By team; those who play alone, or have none, are under 0. */
function membersOf({ asked }: CountedQuestion, isTeamGame: boolean): Map<number, CountedSeat[]> {
  const groups = new Map<number, CountedSeat[]>();
  for (const one of asked) {
    const team = isTeamGame ? one.team : 0;
    groups.set(team, [...(groups.get(team) ?? []), one]);
  }
  return groups;
}

/** Teams of which somebody missed the question and nobody was asked it. */
function teamsAway({ asked, missed }: CountedQuestion, teams: ReadonlyMap<number, TeamTotal>): TeamTotal[] {
  const away = new Set(missed.map(([, team]) => team));
  for (const { team } of asked) away.delete(team);
  return [...teams.values()].filter(({ team }) => away.has(team));
}

function broken(terms: ScoringTerms, { streak }: Pick<SeatTotal, 'streak'>): number {
  return streakAfter(terms, { credit: 0, streak });
}

function eachAlone(
  terms: ScoringTerms,
  {
    members,
    totals,
  }: { readonly members: readonly CountedSeat[]; readonly totals: ReadonlyMap<number, SeatTotal> },
): Results {
  return new Map(members.map((one) => [one.seat, resultOf(terms, one, totals.get(one.seat)?.streak ?? 0)]));
}

/** The last answer is the team's. Answers stand in the order in which they came, before those that gave none. */
function asOne(
  terms: ScoringTerms,
  { members, had }: { readonly members: readonly CountedSeat[]; readonly had: TeamTotal },
): Results {
  const last = members.findLast(({ credit }) => credit !== null) ?? members[0];
  if (last === undefined) return new Map();
  const result = resultOf(terms, last, had.streak);
  return new Map(members.map(({ seat }) => [seat, result]));
}

function teamAsOne(results: Results, { team, score }: TeamTotal): TeamTotal {
  const [result] = results.values();
  return { team, score: score + (result?.points ?? 0), streak: result?.streak ?? 0 };
}

function teamByMean(results: Results, { team, score, streak }: TeamTotal): TeamTotal {
  const points = [...results.values()].reduce((sum, result) => sum + result.points, 0);
  return { team, score: score + Math.round(points / Math.max(1, results.size)), streak };
}

function resultOf(terms: ScoringTerms, one: CountedSeat, streak: number): Result {
  const { credit } = one;
  const scored = { ...one, ms: timeOf(terms, one), credit: credit ?? 0, streak };
  return {
    outcome: outcomeOf(terms, credit),
    points: pointsFor(terms, scored),
    streak: streakAfter(terms, scored),
  };
}

function outcomeOf({ mode }: ScoringTerms, credit: number | null): Outcome {
  if (credit === null) return 'unanswered';
  if (mode === 'poll') return 'noted';
  if (isRight(credit)) return 'right';
  return credit > 0 ? 'partly' : 'wrong';
}

/** Nobody needs longer than the time they have: what the network needs is not theirs. A self-paced game has no such time. */
function timeOf({ mode, seconds }: ScoringTerms, { ms, timeFactorPercent }: CountedSeat): number {
  return mode === 'self-paced' ? ms : Math.min(ms, msFor(seconds, timeFactorPercent));
}

function added(
  total: SeatTotal,
  { outcome, points, streak }: Result,
  { ms, hasAnswered }: { readonly ms: number; readonly hasAnswered: boolean },
): SettledSeat {
  return {
    seat: total.seat,
    outcome,
    points,
    score: total.score + points,
    streak,
    correct: total.correct + (outcome === 'right' ? 1 : 0),
    answered: total.answered + (hasAnswered ? 1 : 0),
    asked: total.asked + 1,
    timeMs: total.timeMs + (hasAnswered ? ms : 0),
  };
}
