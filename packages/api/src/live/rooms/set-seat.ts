import { DomainError } from '@studyhall/domain/errors';
import type { SetOwnSeat, SetSeat } from '@studyhall/domain/live/schemas';
import type { Knex } from 'knex';
import { inTransaction } from '../../platform/database.ts';
import { found } from '../../platform/found.ts';
import type { OfUser } from '../../platform/of-user.ts';
import { Seat } from '../models.ts';
import { changeSeat } from './change-seat.ts';
import { lockRoom } from './lock-room.ts';
import { readNameFilter } from './name-filter.ts';
import { demandFitName } from './nicknames.ts';
import { demandHost, demandOpenRoom } from './room-access.ts';
import { shownAccountOf } from './room-queries.ts';

/**
 * What a host says of a seat. Answers with the game that shows it. Errors: `not-found`, `room-closed`, `name-refused`, those
 * of `changeSeat`.
 */
export async function setSeat(
  db: Knex,
  { userId, command }: OfUser & { readonly command: SetSeat },
): Promise<{ readonly gameId: string }> {
  const { roomId, seat: number, ...change } = command;
  return await inTransaction(db, async (trx) => {
    const locked = await lockRoom(trx, roomId);
    await demandHost(trx, { room: locked.room, userId });
    demandOpenRoom(locked.room);
    const seat = found(await Seat.query(trx).findById([roomId, number]));
    if (change.nickname !== undefined) demandFitName({ typed: change.nickname });
    await changeSeat(trx, locked, { seat, change });
    return { gameId: locked.game.gameId };
  });
}

/**
 * What somebody says of their own seat: the name where they chose it, the team while nothing has begun and where players
 * choose. Errors: `not-found` without a seat, `banned`, `not-present` where they are not in, `room-closed`,
 * `name-refused`, `wrong-phase`, those of `changeSeat`.
 */
export async function setOwnSeat(
  db: Knex,
  { userId, command }: OfUser & { readonly command: SetOwnSeat },
): Promise<{ readonly gameId: string }> {
  const { roomId, ...change } = command;
  return await inTransaction(db, async (trx) => {
    const locked = await lockRoom(trx, roomId);
    const { room, game } = locked;
    const seat = found(await Seat.query(trx).findOne({ roomId, userId }));
    if (seat.state === 'banned') throw new DomainError('banned');
    demandOpenRoom(room);
    if (seat.state !== 'in') throw new DomainError('not-present');
    const { nicknames, teamChoice } = game.settings;
    if (change.nickname !== undefined) {
      if (nicknames === 'generated' || nicknames === 'real-names')
        throw new DomainError('name-refused', { because: 'fixed' });
      const isUnfit = nicknames === 'filtered' ? await readNameFilter(trx) : undefined;
      const account = await shownAccountOf(trx, userId);
      demandFitName({ typed: change.nickname, isUnfit, account, language: room.language });
    }
    const isTeamFixed = teamChoice === 'shuffled' || !['lobby', 'podium', 'ended'].includes(game.phase);
    if (change.team !== undefined && change.team !== seat.team && isTeamFixed)
      throw new DomainError('wrong-phase', { phase: game.phase });
    await changeSeat(trx, locked, { seat, change });
    return { gameId: game.gameId };
  });
}
