import { createHash } from 'node:crypto';
import { boardOf, type Standing, standingsOf } from '@studyhall/domain/live/board';
import { countQuestion } from '@studyhall/domain/live/counted-question';
import { distributionOf } from '@studyhall/domain/live/distribution';
import type { Board, Distribution } from '@studyhall/domain/live/frames';
import { packResults } from '@studyhall/domain/live/packed-results';
import { boardText } from '@studyhall/domain/live/replay-game';
import { creditBasisPoints } from '@studyhall/domain/live/scoring';
import type { GameSettings } from '@studyhall/domain/live/settings';
import { settleQuestion, type TeamTotal } from '@studyhall/domain/live/settle';
import { shownAnswer } from '@studyhall/domain/quizzes/question-types/answer';
import { rulesOf } from '@studyhall/domain/quizzes/question-types/question-types';
import type { KeyRow } from './game-questions.ts';
import type { CountingFacts, PlayerFacts, RevealedFacts } from './step-facts.ts';
import type { CountedPlayer, Placed } from './write-game.ts';

/** How everybody stands. */
export interface GameStanding {
  readonly players: readonly PlayerFacts[];
  readonly teams: readonly TeamTotal[];
}

export interface CountedGame {
  readonly players: readonly CountedPlayer[];
  readonly distribution: Distribution;
  readonly results: string;
  readonly facts: RevealedFacts;
  readonly after: GameStanding;
}

/** What a question brought to everybody who was asked, and where all are since then. */
export function countAnswers(
  { players, answers, teams }: CountingFacts,
  { question, settings }: { readonly question: KeyRow; readonly settings: GameSettings },
): CountedGame {
  const { type, key, optionOrder, position, points } = question;
  const credited = answers.map((answer) => ({
    ...answer,
    credit: creditBasisPoints(rulesOf(type).grade(key, answer.answer, null)),
  }));
  const asked = { position, points, seconds: settings.secondsPerQuestion };
  const counted = countQuestion(asked, { players, answers: credited });
  const settled = settleQuestion(settings, { question: counted, before: { seats: players, teams } });
  const standings = standingsAfter(settings, { ...settled, players });
  const ranks = new Map(standings.map(({ entrant, rank }) => [entrant, rank]));
  const stateOf = new Map(players.map((player) => [player.seat, player]));
  const after = settled.seats.map((total) => {
    const { team = 0 } = stateOf.get(total.seat) ?? {};
    return { ...total, rank: ranks.get(settings.teams > 0 ? team : total.seat) ?? null };
  });
  const before = standingsOf(players, { play: settings.teams > 0, totals: teams });
  const { rows } = boardOf(standings, { names: new Map(), before });
  const shown = new Map(answers.map(({ seat, answer }) => [seat, shownAnswer(answer, optionOrder)]));
  const totals = new Map(after.map((total) => [total.seat, total]));
  return {
    players: after,
    distribution: distributionOf(settings, { type, question: counted, answers: shown }),
    results: packResults(after.map((total) => ({ ...total, rank: total.rank ?? 0 }))),
    facts: {
      ...{ counted, teams: [...settled.teams] },
      climbed: rows.map(({ entrant, climbed }): [number, number] => [entrant, climbed]),
    },
    after: {
      players: players.map((player) => ({ ...player, ...totals.get(player.seat) })),
      teams: settled.teams,
    },
  };
}

function standingsAfter(
  settings: GameSettings,
  {
    players,
    seats,
    teams,
  }: {
    readonly players: readonly PlayerFacts[];
    readonly seats: readonly { readonly seat: number; readonly score: number }[];
    readonly teams: readonly TeamTotal[];
  },
): Standing[] {
  const scores = new Map(seats.map(({ seat, score }) => [seat, score]));
  const scored = players.map((player) => ({ ...player, score: scores.get(player.seat) ?? player.score }));
  return standingsOf(scored, { play: settings.teams > 0, totals: teams });
}

/** The places of all; none in a poll, which knows nothing right. `climbed` has who won places with the last question. */
export function boardOfGame(
  { players, teams }: GameStanding,
  {
    settings,
    climbed = [],
  }: { readonly settings: GameSettings; readonly climbed?: RevealedFacts['climbed'] },
): Board {
  if (settings.mode === 'poll') return { rows: [], entrants: 0 };
  const standings = standingsOf(players, { play: settings.teams > 0, totals: teams });
  const names = new Map(settings.teams > 0 ? [] : players.map(({ seat, nickname }) => [seat, nickname]));
  const won = new Map(climbed);
  const before = standings.map((one) => ({ ...one, rank: one.rank + (won.get(one.entrant) ?? 0) }));
  return boardOf(standings, { names, before });
}

/** Where all are who had a place, by their entrant; null for whoever was removed, who has none any more. */
export function placesOf({ players, teams }: GameStanding, settings: GameSettings): Placed[] {
  const standings = standingsOf(players, { play: settings.teams > 0, totals: teams });
  const ranks = new Map(standings.map(({ entrant, rank }) => [entrant, rank]));
  const placed = players.filter(({ rank }) => rank !== null);
  return placed.map(({ seat, team }) => ({
    seat,
    rank: ranks.get(settings.teams > 0 ? team : seat) ?? null,
  }));
}

/** Of all that a replay has to come to. */
export function boardHashOf({ players, teams }: GameStanding, settings: GameSettings): Buffer {
  const standings = standingsOf(players, { play: settings.teams > 0, totals: teams });
  return createHash('sha256')
    .update(boardText({ seats: players, standings }))
    .digest();
}
