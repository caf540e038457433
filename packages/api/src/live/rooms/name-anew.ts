import { type ShownAccount, seenNameOf } from '@studyhall/domain/auth/reports';
import { isOver } from '@studyhall/domain/live/late-seat';
import { nameKey } from '@studyhall/domain/live/name-key';
import type { GameSettings, NicknameRule } from '@studyhall/domain/live/settings';
import type { Knex } from 'knex';
import { statement } from '../../platform/statement.ts';
import type { NewEvent } from '../models.ts';
import { Player, Seat } from '../models.ts';
import type { LockedRoom } from './lock-room.ts';
import { readNameFilter } from './name-filter.ts';
import { chooseNames, freeName, type IsUnfit, isFitName } from './nicknames.ts';
import { shownAccountsOf } from './room-queries.ts';

interface Renaming {
  readonly locked: LockedRoom;
  readonly settings: GameSettings;
}

/**
 * Calls everybody in a locked room by the rule that its game has from now on, where that is another than before, and in as
 * many statements for few as for many: whoever has left comes back by it, too. Who is in and has no real name where names
 * are real gets up, as nobody without one sits down. What is to be told of that.
 */
export async function nameAnew(trx: Knex.Transaction, { locked, settings }: Renaming): Promise<NewEvent[]> {
  const { room, game, now } = locked;
  const rule = settings.nicknames;
  if (game.settings.nicknames === rule || rule === 'free') return [];
  const { roomId, language } = room;
  const seats = await Seat.query(trx)
    .where({ roomId })
    .whereNot({ state: 'banned' })
    .whereNotNull('userId')
    .orderByRaw(`state = 'in' desc, seat`);
  const accounts = await shownAccountsOf(
    trx,
    seats.flatMap(({ userId }) => userId ?? []),
  );
  const isUnfit = await readNameFilter(trx);
  const { renamed, nameless } = namesBy(rule, { seats, accounts, isUnfit, language });
  await getUp(trx, { locked, nameless });
  await rename(trx, { locked, renamed });
  if (isOver(game.phase)) return [];
  const at = now.getTime();
  return [
    ...nameless.map(({ seat }): NewEvent => ({ frame: { kind: 'gone', at, seat, because: 'removed' } })),
    ...renamed
      .filter(({ seat: { state } }) => state === 'in')
      .map(({ seat: { seat, team, isReady, timeFactorPercent, isCalm }, nickname }): NewEvent => {
        const frame = { kind: 'seat-changed' as const, at, seat: { seat, nickname, team, isReady } };
        return { frame, facts: { timeFactorPercent, isCalm } };
      }),
  ];
}

interface Named {
  readonly seat: Seat;
  readonly nickname: string;
}

interface Naming {
  /** Those who are in first: they choose before those who have left. */
  readonly seats: readonly Seat[];
  readonly accounts: ReadonlyMap<string, ShownAccount>;
  readonly isUnfit: IsUnfit;
  readonly language: string;
}

/** Who is called otherwise by a rule, and who is in and has no name by it. */
function namesBy(
  rule: NicknameRule,
  { seats, accounts, isUnfit, language }: Naming,
): { readonly renamed: readonly Named[]; readonly nameless: readonly Seat[] } {
  const renamed: Named[] = [];
  const nameless: Seat[] = [];
  const changing: { readonly seat: Seat; readonly account: ShownAccount }[] = [];
  const taken = new Set<string>();
  for (const seat of seats) {
    const account = seat.userId === null ? undefined : accounts.get(seat.userId);
    if (account === undefined) continue;
    const keeps = rule === 'filtered' && isFitName({ typed: seat.nickname, isUnfit, account });
    if (keeps) taken.add(nameKey(seat.nickname));
    else if (rule !== 'real-names' || seenNameOf(account).reportable !== null)
      changing.push({ seat, account });
    else if (seat.state === 'in') nameless.push(seat);
  }
  const choosing = rule === 'real-names' ? rule : 'generated';
  for (const { seat, account } of changing) {
    const choice = chooseNames({ rule: choosing, typed: undefined, account, isUnfit, language });
    const nickname = freeName(choice, taken);
    taken.add(nameKey(nickname));
    if (nickname !== seat.nickname) renamed.push({ seat, nickname });
  }
  return { renamed, nameless };
}

interface GettingUp {
  readonly locked: LockedRoom;
  readonly nameless: readonly Seat[];
}

async function getUp(trx: Knex.Transaction, { locked: { room, game }, nameless }: GettingUp): Promise<void> {
  if (nameless.length === 0) return;
  const seats = nameless.map(({ seat }) => seat);
  const { roomId } = room;
  const { gameId, phase } = game;
  await Seat.query(trx).where({ roomId }).whereIn('seat', seats).patch({ state: 'removed', isReady: false });
  if (!isOver(phase))
    await Player.query(trx).where({ gameId }).whereIn('seat', seats).patch({ state: 'removed' });
}

/** No name stands in the way of another that takes its place. */
const clearedNames = statement(
  'live_clear_names',
  `update live.seats set name_key = '#' || seat where room_id = :roomId and seat = any(:seats::integer[])`,
  null,
  { because: 'bulk' },
);

const renamedSeats = statement(
  'live_rename_seats',
  `with named as (
     select * from json_to_recordset(:names::json) as n (seat integer, nickname text, "nameKey" text)
   ), players as (
     update live.players p set nickname = n.nickname from named n
     where :isInGame::boolean and p.game_id = :gameId and p.seat = n.seat
   )
   update live.seats s set nickname = n.nickname, name_key = n."nameKey" from named n
   where s.room_id = :roomId and s.seat = n.seat`,
  null,
);

interface Rename {
  readonly locked: LockedRoom;
  readonly renamed: readonly Named[];
}

/** From the podium on a game keeps the names that it was played under. */
async function rename(trx: Knex.Transaction, { locked: { room, game }, renamed }: Rename): Promise<void> {
  if (renamed.length === 0) return;
  const names = renamed.map(({ seat: { seat }, nickname }) => ({
    seat,
    nickname,
    nameKey: nameKey(nickname),
  }));
  const { roomId } = room;
  await clearedNames.run(trx, { roomId, seats: names.map(({ seat }) => seat) });
  const isInGame = !isOver(game.phase);
  await renamedSeats.run(trx, { roomId, gameId: game.gameId, isInGame, names: JSON.stringify(names) });
}
