import type { Knex } from 'knex';
import { Game, Player, Room } from '../models.ts';
import { entrantsOf, isCounted } from './counted-players.ts';
import { type CountedQuestion, listCountedQuestions } from './counted-questions.ts';
import { gameCsvOf } from './game-csv.ts';
import { demandHosted, type OfGameAndUser } from './hosted-games.ts';
import type { GameCsvView, GameResultsView } from './views.ts';

/** How a game went, for whoever hosted it. Errors: `not-found` for everybody else, `wrong-phase` while it is not over. */
export async function getResults(db: Knex, of: OfGameAndUser): Promise<GameResultsView> {
  await demandHosted(db, of);
  return await readResults(db, of.gameId);
}

/** The same as a table: a line for each player. Errors: those of `getResults`. */
export async function exportResults(db: Knex, of: OfGameAndUser): Promise<GameCsvView> {
  await demandHosted(db, of);
  return await readResultsAsCsv(db, of.gameId);
}

/** Whoever may see it has been asked. Errors: `not-found`. */
export async function readResults(db: Knex, gameId: string): Promise<GameResultsView> {
  const game = await Game.query(db).findById(gameId).throwIfNotFound();
  const { roomId, settings, startedAt, endedAt, endedBecause } = game;
  const { mode, isRated, teams } = settings;
  const room = await Room.query(db).findById(roomId).select('name').throwIfNotFound();
  const players = await Player.query(db).where({ gameId }).orderBy('seat');
  const isPoll = mode === 'poll';
  const questions = (await listCountedQuestions(db, gameId)).map((question) => ({
    ...question,
    rightPercent: isPoll ? null : rightPercentOf(question),
  }));
  return {
    ...{ gameId, roomId, roomName: room.name, mode, isRated, teams, startedAt, endedAt, endedBecause },
    entrants: entrantsOf(players, settings),
    players: players
      .filter(isCounted)
      .map((player) => playerOf(player, isPoll))
      .toSorted(byRank),
    questions,
    hardest: hardestOf(questions),
  };
}

export async function readResultsAsCsv(db: Knex, gameId: string): Promise<GameCsvView> {
  const results = await readResults(db, gameId);
  const day = (results.endedAt ?? results.startedAt)?.toISOString().slice(0, 10) ?? 'open';
  return { fileName: `game-${day}-${gameId.slice(-8)}.csv`, csv: gameCsvOf(results) };
}

function playerOf(player: Player, isPoll: boolean) {
  const { seat, nickname, team, state, score, rank, asked, answered, correct, timeMs } = player;
  const place = isPoll ? null : rank;
  return {
    seat,
    nickname,
    team,
    state,
    score,
    rank: place,
    asked,
    answered,
    correct,
    timeMs,
  };
}

type Placed = Pick<GameResultsView['players'][number], 'rank' | 'seat'>;

function byRank(one: Placed, other: Placed): number {
  const last = Number.MAX_SAFE_INTEGER;
  return (one.rank ?? last) - (other.rank ?? last) || one.seat - other.seat;
}

function rightPercentOf({ distribution: { right, of } }: CountedQuestion): number | null {
  return of === 0 ? null : Math.floor((100 * right) / of);
}

interface Judged {
  readonly position: number;
  readonly rightPercent: number | null;
}

function hardestOf(questions: readonly Judged[]): number[] {
  return questions
    .flatMap(({ position, rightPercent }) =>
      rightPercent === null || rightPercent === 100 ? [] : [{ position, rightPercent }],
    )
    .toSorted((one, other) => one.rightPercent - other.rightPercent || one.position - other.position)
    .map(({ position }) => position);
}
