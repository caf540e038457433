import { DomainError } from '@studyhall/domain/errors';
import { GamePhase } from '@studyhall/domain/live/phases';
import { GameSettings } from '@studyhall/domain/live/settings';
import type { Knex } from 'knex';
import * as z from 'zod';
import type { OfUser } from '../../platform/of-user.ts';
import { statement } from '../../platform/statement.ts';

/**
 * Whose results the game `g` are, beside its players': whoever hosted it, also after handing the room over, and those who
 * host there now.
 */
const IS_HOSTED = `(g.host_id = :userId or r.host_id = :userId
  or exists (select from live.hosts h where h.room_id = g.room_id and h.user_id = :userId))`;

const PHASE = z.object({ phase: GamePhase, settings: GameSettings });

const hosted = statement(
  'live_hosted_game',
  `select g.phase, g.settings from live.games g join live.rooms r on r.room_id = g.room_id
   where g.game_id = :gameId and ${IS_HOSTED}`,
  PHASE,
);

const shared = statement(
  'live_shared_game',
  `select g.phase, g.settings from live.games g join live.rooms r on r.room_id = g.room_id
   where g.game_id = :gameId and (${IS_HOSTED}
     or exists (select from live.players p where p.game_id = g.game_id and p.user_id = :userId)
     or exists (select from live.remotes m where m.room_id = g.room_id and m.user_id = :userId)
     or exists (select from live.spectators w where w.room_id = g.room_id and w.user_id = :userId))`,
  PHASE,
);

export interface OfGameAndUser extends OfUser {
  readonly gameId: string;
}

/** Refuses whoever has not hosted the game. Errors: `not-found`; `wrong-phase` while it is not over. */
export async function demandHosted(db: Knex, of: OfGameAndUser): Promise<void> {
  demandOver(await hosted.first(db, { ...of }));
}

/** Refuses whoever has no part in the game. Errors: `not-found`; `wrong-phase` while it is not over. */
export async function demandShared(db: Knex, of: OfGameAndUser): Promise<void> {
  demandOver(await shared.first(db, { ...of }));
}

function demandOver(game: { readonly phase: GamePhase } | undefined): void {
  if (game === undefined) throw new DomainError('not-found');
  if (!isOver(game.phase)) throw new DomainError('wrong-phase');
}

/** From the podium on nothing changes a game any more. */
export function isOver(phase: GamePhase): boolean {
  return phase === 'podium' || phase === 'ended';
}
