import { DomainError } from '@studyhall/domain/errors';
import { isOver } from '@studyhall/domain/live/late-seat';
import { type LaterEnd, laterEndOf } from '@studyhall/domain/live/later-end';
import { nameKey } from '@studyhall/domain/live/name-key';
import type { JoinRoom } from '@studyhall/domain/live/schemas';
import { decideEntrance, type EntranceDecision, smallestTeam } from '@studyhall/domain/live/seating';
import type { Knex } from 'knex';
import { inTransaction, StaleReadError } from '../../platform/database.ts';
import type { OfUser } from '../../platform/of-user.ts';
import type { NewEvent } from '../models.ts';
import { Spectator } from '../models.ts';
import { clockOf } from './change-seat.ts';
import {
  getJoinFacts,
  insertSeat,
  type JoinFacts,
  type LockedGame,
  listTakenNames,
  lockByPin,
} from './join-queries.ts';
import { nameFilterOf } from './name-filter.ts';
import { chooseNames, freeName } from './nicknames.ts';
import type { EnteredView } from './views.ts';
import { countGuess, demandNoGuesser, type PinTrier } from './wrong-pin.ts';

/** The most that a seat has, of everybody's time; an account may have more. */
const MAX_FACTOR = 400;

interface Joining extends OfUser {
  readonly command: JoinRoom;
  readonly trier: PinTrier;
}

/**
 * Sits down in the room that a PIN leads to, or finds the seat that somebody has there; as a spectator, looks on. Errors:
 * `pin-unknown`, `rate-limited` after many of these, `room-closed`, `banned`, `room-locked`, `room-full`,
 * `late-join-closed`, `forbidden` where nobody looks on, and those of `chooseNames` and `freeName`.
 */
export async function joinRoom(db: Knex, joining: Joining): Promise<EnteredView> {
  const { command, trier, userId } = joining;
  await demandNoGuesser(trier);
  const entered = await inTransaction(db, async (trx) => {
    const game = await lockByPin(trx, command.pin);
    if (game === undefined) return undefined;
    const { nickname } = command;
    const asked = { userId, roomId: game.roomId, nameKey: nickname === undefined ? null : nameKey(nickname) };
    const facts = await getJoinFacts(trx, asked);
    if (facts === undefined) throw new DomainError('unauthenticated');
    // The room went on with another game while this one was waited for.
    if (facts.gameId !== game.gameId) throw new StaleReadError();
    if (facts.isClosed) throw new DomainError('room-closed');
    const { roomId, gameId } = game;
    if (command.as === 'spectator' && facts.own?.state !== 'in') {
      await lookOn(trx, { game, facts, userId });
      return { roomId, gameId, seat: null };
    }
    return { roomId, gameId, seat: await sitDown(trx, { ...joining, game, facts }) };
  });
  if (entered !== undefined) return entered;
  await countGuess(trier);
  throw new DomainError('pin-unknown');
}

interface Coming extends OfUser {
  readonly game: LockedGame;
  readonly facts: JoinFacts;
}

async function lookOn(trx: Knex.Transaction, { game, facts, userId }: Coming): Promise<void> {
  if (facts.own?.state === 'banned') throw new DomainError('banned');
  if (facts.isLocked) throw new DomainError('room-locked');
  if (!game.settings.allowsSpectators) throw new DomainError('forbidden');
  await Spectator.query(trx)
    .insert({ roomId: game.roomId, userId, joinedAt: facts.now })
    .onConflict(['roomId', 'userId'])
    .ignore();
}

type Sitting = Coming & Pick<Joining, 'command'>;

async function sitDown(trx: Knex.Transaction, sitting: Sitting): Promise<number> {
  const { game, facts, userId } = sitting;
  const { roomId, gameId } = game;
  const decision = decideEntrance({ ...game, ...facts });
  if (decision.kind === 'refused') throw new DomainError(decision.because);
  if (decision.kind === 'there') return facts.own?.seat ?? 0;
  const seat = facts.own?.seat ?? facts.nextSeat;
  const nickname = await nameFor(trx, sitting);
  const team = teamFor(sitting);
  const ofAccount = Math.min(MAX_FACTOR, 100 + facts.extraTimePercent);
  const { timeFactorPercent = ofAccount, isCalm = false } = facts.own ?? {};
  const later = laterFor({ game, decision, timeFactorPercent });
  const { nextAt = null, pausedLeftMs = null } = later ?? {};
  await insertSeat(trx, {
    ...{ roomId, gameId, seat, userId, nickname, nameKey: nameKey(nickname), team, timeFactorPercent },
    ...{ plays: plays(game, decision), fromPosition: decision.fromPosition ?? 0, now: facts.now },
    ...{ nextAt: nextAt === null ? null : new Date(nextAt), pausedLeftMs },
    events: eventsOf(sitting, { seat, nickname, team, nextAt, facts: { timeFactorPercent, isCalm } }),
  });
  return seat;
}

type Seated = Extract<EntranceDecision, { kind: 'seated' }>;

/** From the podium on whoever comes back changes nothing of how they did. */
function plays({ phase }: LockedGame, { fromPosition, isBack }: Seated): boolean {
  return !isOver(phase) && (fromPosition !== null || isBack);
}

/** Whoever comes back keeps their name where nobody has it by now, unless they say another, or names are real and it is none. */
async function nameFor(trx: Knex.Transaction, { game, facts, command }: Sitting): Promise<string> {
  const { settings, roomId } = game;
  const { own, language, names: account } = facts;
  const isUnfit = nameFilterOf(facts.refusedNames ?? []);
  const typed = command.nickname ?? own?.nickname;
  const chosen = chooseNames({ rule: settings.nicknames, typed, account, isUnfit, language });
  const [first] = chosen.names;
  if (chosen.isTyped && command.nickname !== undefined && !facts.isNameTaken && first !== undefined)
    return first;
  const isReal = settings.nicknames === 'real-names';
  const isBack =
    own !== null && command.nickname === undefined && (!isReal || chosen.names.includes(own.nickname));
  const names = isBack ? [own.nickname, ...chosen.names] : chosen.names;
  const taken = await listTakenNames(trx, { roomId, seat: own?.seat ?? 0, names });
  return freeName({ names, isTyped: chosen.isTyped && !isBack }, taken);
}

function teamFor({ game: { settings }, facts, command }: Sitting): number {
  const { teams, teamChoice } = settings;
  const said = facts.own !== null && facts.own.team > 0 ? facts.own.team : undefined;
  const chosen = teamChoice === 'players' ? (command.team ?? said) : said;
  return chosen !== undefined && chosen <= teams ? chosen : smallestTeam(teams, new Map(facts.teams));
}

interface Later {
  readonly game: LockedGame;
  readonly decision: Seated;
  readonly timeFactorPercent: number;
}

/** Where the open question asks whoever comes, and their time is longer than that of the others. */
function laterFor({ game, decision, timeFactorPercent }: Later): LaterEnd | null {
  const { fromPosition, isBack } = decision;
  const isAsked = isBack || (fromPosition !== null && fromPosition <= (game.position ?? -1));
  return isAsked ? laterEndOf(clockOf(game), timeFactorPercent) : null;
}

interface Placed {
  readonly seat: number;
  readonly nickname: string;
  readonly team: number;
  readonly nextAt: number | null;
  /** What a replay needs beside it, and others are not told. */
  readonly facts: object;
}

/** Nothing is told in a game that is over: the seat is for the next one. */
function eventsOf(
  { game, facts: { now } }: Coming,
  { seat, nickname, team, nextAt, facts }: Placed,
): NewEvent[] {
  if (isOver(game.phase)) return [];
  const at = now.getTime();
  const seated: NewEvent = {
    frame: { kind: 'seated', at, seat: { seat, nickname, team, isReady: false } },
    facts,
  };
  return nextAt === null ? [seated] : [seated, { frame: { kind: 'extended', at, nextAt } }];
}
