import { DomainError } from '@studyhall/domain/errors';
import { isOver } from '@studyhall/domain/live/late-seat';
import { type LaterEnd, laterEndOf } from '@studyhall/domain/live/later-end';
import { nameKey } from '@studyhall/domain/live/name-key';
import type { Knex } from 'knex';
import { appendEvents } from '../append-event.ts';
import { Game, Player, Seat } from '../models.ts';
import { listTakenNames } from './join-queries.ts';
import type { LockedRoom } from './lock-room.ts';
import { freeName, suggestionsFor } from './nicknames.ts';

/** What becomes of a seat; the rest of it stays. */
export interface SeatChange {
  readonly nickname?: string | undefined;
  readonly team?: number | undefined;
  readonly isReady?: boolean | undefined;
  readonly timeFactorPercent?: number | undefined;
  readonly isCalm?: boolean | undefined;
  readonly isLarge?: boolean | undefined;
}

/**
 * Changes a seat of a locked room, and how it stands in the game that goes on: from the podium on nothing changes that any
 * more, and what is said of a seat is for the next one. Whoever has more time for the open question gets it at once.
 * Errors: `name-taken` with `suggestions`; `invalid-input` for a team that is not there.
 */
export async function changeSeat(
  trx: Knex.Transaction,
  { room, game, now }: LockedRoom,
  { seat, change }: { readonly seat: Seat; readonly change: SeatChange },
): Promise<void> {
  if (change.team !== undefined && change.team > game.settings.teams)
    throw new DomainError('invalid-input', { field: 'team', teams: game.settings.teams });
  const { nickname } = change;
  if (nickname !== undefined) await demandFree(trx, { seat, nickname });
  const next = { ...seat, ...said(change) };
  const { roomId } = room;
  await Seat.query(trx)
    .findById([roomId, seat.seat])
    .patch({ ...said(change), nameKey: nameKey(next.nickname) });
  if (isOver(game.phase)) return;
  const { gameId } = game;
  const { team, timeFactorPercent, isCalm } = next;
  const player = await Player.query(trx)
    .findById([gameId, seat.seat])
    .patch({ ...{ nickname: next.nickname, team, timeFactorPercent }, ...calmNow(game, isCalm) })
    .returning('*')
    .first();
  const later = player === undefined ? null : await lengthen(trx, { game, player });
  const view = { seat: seat.seat, nickname: next.nickname, team, isReady: next.isReady };
  const at = now.getTime();
  await appendEvents(trx, gameId, [
    { frame: { kind: 'seat-changed', at, seat: view }, facts: { timeFactorPercent, isCalm } },
    ...(later?.nextAt == null ? [] : [{ frame: { kind: 'extended' as const, at, nextAt: later.nextAt } }]),
  ]);
}

/** A question that is open is scored as it began: nobody turns to what is not timed once their time has run. */
function calmNow({ phase }: Pick<Game, 'phase'>, isCalm: boolean): Partial<Pick<Player, 'isCalm'>> {
  return phase === 'question' ? {} : { isCalm };
}

/** Without what was not said, which would be written as nothing. */
function said(change: SeatChange): Partial<Seat> {
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
}

async function demandFree(
  trx: Knex.Transaction,
  { seat, nickname }: { readonly seat: Seat; readonly nickname: string },
): Promise<void> {
  const { roomId } = seat;
  const names = suggestionsFor(nickname);
  freeName({ names, isTyped: true }, await listTakenNames(trx, { roomId, seat: seat.seat, names }));
}

/** Where the open question asks them, and would end before their time is over. */
async function lengthen(
  trx: Knex.Transaction,
  { game, player }: { readonly game: Game; readonly player: Player },
): Promise<LaterEnd | null> {
  const { gameId, position } = game;
  if (player.state !== 'in' || position === null || player.fromPosition > position) return null;
  const later = laterEndOf(clockOf(game), player.timeFactorPercent);
  if (later === null) return null;
  const { nextAt, pausedLeftMs } = later;
  await Game.query(trx)
    .findById(gameId)
    .patch(nextAt === null ? { pausedLeftMs } : { nextAt: new Date(nextAt) });
  return later;
}

type Clocked = Pick<Game, 'phase' | 'openedAt' | 'nextAt' | 'pausedAt' | 'pausedLeftMs' | 'settings'>;

/** The clock of a game as the rules take it. */
export function clockOf({ phase, openedAt, nextAt, pausedAt, pausedLeftMs, settings }: Clocked) {
  return {
    ...{ phase, pausedLeftMs, secondsPerQuestion: settings.secondsPerQuestion },
    openedAt: openedAt?.getTime() ?? null,
    nextAt: nextAt?.getTime() ?? null,
    pausedAt: pausedAt?.getTime() ?? null,
  };
}
