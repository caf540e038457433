import { DomainError } from '@studyhall/domain/errors';
import { isOver } from '@studyhall/domain/live/late-seat';
import type { ComposeGame, PlayAgain, WeighQuestion } from '@studyhall/domain/live/schemas';
import { teamsAnew } from '@studyhall/domain/live/seating';
import { GameSettings } from '@studyhall/domain/live/settings';
import type { Knex } from 'knex';
import { inTransaction } from '../../platform/database.ts';
import { found } from '../../platform/found.ts';
import type { Limiter } from '../../platform/limits.ts';
import type { OfUser } from '../../platform/of-user.ts';
import { takeQuota } from '../../platform/quotas.ts';
import { appendEvents } from '../append-event.ts';
import type { NewEvent } from '../models.ts';
import { AskedQuestion, Game, Player, Room, Seat } from '../models.ts';
import { endQuietly } from './close-room.ts';
import { drawGame, openedBy } from './draw-game.ts';
import { type LockedRoom, lockRoom } from './lock-room.ts';
import { makeGame, putQuestions } from './make-game.ts';
import { demandSeats, type HostNow } from './may-host.ts';
import { nameAnew } from './name-anew.ts';
import { randomSeed } from './random-seed.ts';
import { demandHost, demandOpenRoom } from './room-access.ts';
import type { ComposedGameView } from './views.ts';

interface Composing<Command> {
  readonly host: HostNow;
  readonly command: Command;
  readonly limiter: Pick<Limiter, 'spend' | 'refund'>;
}

/** Locks the room of somebody who hosts it. Errors: `not-found`, `room-closed`. */
async function lockHosted(trx: Knex.Transaction, { userId, roomId }: OfUser & { readonly roomId: string }) {
  const locked = await lockRoom(trx, roomId);
  await demandHost(trx, { room: locked.room, userId });
  demandOpenRoom(locked.room);
  return locked;
}

/** Errors: `room-full` where more are in than would have a seat, those of `demandSeats`. */
async function demandFits(
  trx: Knex.Transaction,
  {
    host,
    settings,
    seats,
  }: { readonly host: HostNow; readonly settings: GameSettings; readonly seats: number },
): Promise<void> {
  if (seats > settings.seats) throw new DomainError('room-full', { taken: seats });
  await demandSeats(trx, host, settings.seats);
}

/**
 * Puts the game in the lobby together anew: other questions where another source is named or they stand in another order,
 * other settings where they are said, and other names where the rule for these is another. Said twice it is the same. Errors: `wrong-phase` once it has begun, `not-found`,
 * `room-closed`, those of `demandFits` and `drawGame`.
 */
export async function composeGame(
  db: Knex,
  { host, command, limiter }: Composing<ComposeGame>,
): Promise<ComposedGameView> {
  const { gameId, examPassword } = command;
  const { roomId } = found(await Game.query(db).findById(gameId).select('roomId'));
  const before = found(await Room.query(db).findById(roomId));
  const hash = await openedBy(db, { host, source: command.source ?? before.source, examPassword, limiter });
  return await inTransaction(db, async (trx) => {
    const locked = await lockHosted(trx, { userId: host.userId, roomId });
    const { room, game } = locked;
    if (game.gameId !== gameId || game.phase !== 'lobby')
      throw new DomainError('wrong-phase', { phase: game.gameId === gameId ? game.phase : 'ended' });
    const source = command.source ?? room.source;
    const settings = command.settings ?? GameSettings.parse(game.settings);
    const names = await nameAnew(trx, { locked, settings });
    const seats = await listIn(trx, roomId);
    await demandFits(trx, { host, settings, seats: seats.length });
    const isDrawn = command.source !== undefined || drawsOtherwise(game.settings, settings);
    const drawn = isDrawn ? await drawGame(trx, { host, source, settings, hash }) : undefined;
    if (drawn !== undefined) {
      await AskedQuestion.query(trx).delete().where({ gameId });
      await putQuestions(trx, gameId, drawn);
      await Room.query(trx).findById(roomId).patch({ source });
    }
    const questionCount = drawn?.questions.length ?? game.questionCount;
    await Game.query(trx)
      .findById(gameId)
      .patch({ settings, questionCount, seed: drawn?.seed ?? game.seed });
    await Room.query(trx).findById(roomId).patch({ usedAt: locked.now });
    const at = locked.now.getTime();
    const teams = await seatInTeams(trx, { locked, settings, seats });
    const said = { frame: { kind: 'settings' as const, at, settings, questionCount } };
    await appendEvents(trx, gameId, [said, ...names, ...teams]);
    return { gameId, questionCount, leftOut: drawn?.leftOut ?? 0 };
  });
}

function drawsOtherwise(before: GameSettings, after: GameSettings): boolean {
  return (
    before.shufflesQuestions !== after.shufflesQuestions || before.shufflesOptions !== after.shufflesOptions
  );
}

async function listIn(trx: Knex.Transaction, roomId: string): Promise<Seat[]> {
  return await Seat.query(trx).where({ roomId, state: 'in' }).orderBy('seat');
}

interface Seating {
  readonly locked: LockedRoom;
  readonly settings: GameSettings;
  readonly seats: readonly Seat[];
}

/** Puts everybody into a team where the teams are not as they were; what is to be told of that. */
async function seatInTeams(
  trx: Knex.Transaction,
  { locked: { room, game, now }, settings, seats }: Seating,
): Promise<NewEvent[]> {
  const before = GameSettings.parse(game.settings);
  const isSame = before.teams === settings.teams && before.teamChoice === settings.teamChoice;
  const moved = isSame ? [] : movedIn(seats, settings);
  if (moved.length === 0) return [];
  const { roomId } = room;
  const { gameId } = game;
  for (const [team, members] of byTeam(moved)) {
    await Seat.query(trx).where({ roomId }).whereIn('seat', members).patch({ team });
    await Player.query(trx).where({ gameId }).whereIn('seat', members).patch({ team });
  }
  return [{ frame: { kind: 'teams', at: now.getTime(), teams: moved } }];
}

/** The seats of each team: a room of a thousand is written in as many statements as it has teams. */
function byTeam(seats: readonly (readonly [number, number])[]): ReadonlyMap<number, number[]> {
  const teams = new Map<number, number[]>();
  for (const [seat, team] of seats) {
    const members = teams.get(team) ?? [];
    teams.set(team, members);
    members.push(seat);
  }
  return teams;
}

function movedIn(seats: readonly Seat[], { teams, teamChoice }: GameSettings): [number, number][] {
  return teamsAnew(seats, { teams, isShuffled: teamChoice === 'shuffled', seed: randomSeed() });
}

/**
 * Begins the lobby of the room's next game, with everybody who is in; a game at its podium has ended with that. Whoever
 * presses twice begins one: `after` is the game that they saw end. Errors: `wrong-phase` while one goes on, `not-found`,
 * `room-closed`, `rate-limited`, those of `demandFits` and `drawGame`.
 */
export async function playAgain(
  db: Knex,
  { host, command, limiter }: Composing<PlayAgain>,
): Promise<ComposedGameView> {
  const { roomId, after, examPassword } = command;
  const before = found(await Room.query(db).findById(roomId));
  const source = command.source ?? before.source;
  const hash = await openedBy(db, { host, source, examPassword, limiter });
  return await inTransaction(db, async (trx) => {
    const locked = await lockHosted(trx, { userId: host.userId, roomId });
    const { room, game, now } = locked;
    if (game.gameId !== after) return await composedBefore(trx, { roomId, after, game });
    if (!isOver(game.phase)) throw new DomainError('wrong-phase', { phase: game.phase });
    const settings = command.settings ?? GameSettings.parse(game.settings);
    await nameAnew(trx, { locked, settings });
    const seats = await listIn(trx, roomId);
    await demandFits(trx, { host, settings, seats: seats.length });
    const { userId: hostId, now: askedAt } = host;
    await takeQuota(trx, { name: 'game', maker: { userId: hostId }, now: askedAt });
    const drawn = await drawGame(trx, { host, source, settings, hash });
    const { language } = room;
    const gameId = await makeGame(trx, {
      roomId,
      hostId: room.hostId ?? hostId,
      language,
      settings,
      drawn,
      now,
    });
    await Room.query(trx).findById(roomId).patch({ gameId, source, usedAt: now });
    await seatPlayers(trx, { roomId, gameId, seats, settings, now });
    const at = now.getTime();
    const ended = await endQuietly(trx, locked, 'played');
    await appendEvents(trx, after, [...ended, { frame: { kind: 'next-game', at, gameId } }]);
    return { gameId, questionCount: drawn.questions.length, leftOut: drawn.leftOut };
  });
}

interface Earlier {
  readonly roomId: string;
  readonly after: string;
  readonly game: Game;
}

/** The game that a first press began. Errors: `not-found` where the one that was seen to end is of another room. */
async function composedBefore(
  trx: Knex.Transaction,
  { roomId, after, game }: Earlier,
): Promise<ComposedGameView> {
  found(await Game.query(trx).findOne({ gameId: after, roomId }));
  return { gameId: game.gameId, questionCount: game.questionCount, leftOut: 0 };
}

interface Placing {
  readonly roomId: string;
  readonly gameId: string;
  readonly seats: readonly Seat[];
  readonly settings: GameSettings;
  readonly now: Date;
}

/** Everybody who is in has a place in the new game, is not ready yet, and is told of in its log. */
async function seatPlayers(
  trx: Knex.Transaction,
  { roomId, gameId, seats, settings, now }: Placing,
): Promise<void> {
  if (seats.length === 0) return;
  const teamOf = new Map(movedIn(seats, settings));
  const placed = seats.map((seat) => ({ ...seat, team: teamOf.get(seat.seat) ?? seat.team }));
  for (const [team, members] of byTeam(placed.map((one): [number, number] => [one.seat, one.team])))
    await Seat.query(trx).where({ roomId }).whereIn('seat', members).patch({ team, isReady: false });
  await Player.query(trx).insert(
    placed.map(({ seat, userId, nickname, team, timeFactorPercent, isCalm }) => ({
      ...{ gameId, seat, userId, nickname, team, timeFactorPercent, isCalm, state: 'in' as const },
      joinedAt: now,
    })),
  );
  const at = now.getTime();
  await appendEvents(
    trx,
    gameId,
    placed.map(({ seat, nickname, team, timeFactorPercent, isCalm }) => ({
      frame: { kind: 'seated', at, seat: { seat, nickname, team, isReady: false } },
      facts: { timeFactorPercent, isCalm },
    })),
  );
}

/** Says what a question counts for, while nothing has begun. Errors: `not-found`, `wrong-phase`, `room-closed`. */
export async function weighQuestion(
  db: Knex,
  { userId, command }: OfUser & { readonly command: WeighQuestion },
): Promise<{ readonly gameId: string }> {
  const { gameId, position, points } = command;
  const { roomId } = found(await Game.query(db).findById(gameId).select('roomId'));
  return await inTransaction(db, async (trx) => {
    const { game } = await lockHosted(trx, { userId, roomId });
    if (game.gameId !== gameId || game.phase !== 'lobby')
      throw new DomainError('wrong-phase', { phase: game.gameId === gameId ? game.phase : 'ended' });
    const weighed = await AskedQuestion.query(trx).findById([gameId, position]).patch({ points });
    if (weighed === 0) throw new DomainError('not-found');
    return { gameId };
  });
}
