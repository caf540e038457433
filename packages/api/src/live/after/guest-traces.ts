import type { Trace } from '../../auth/sweep-guests.ts';
import { releaseSeats } from './release-seats.ts';

/** Games that were looked at or played: seats keep their names. Whoever sits in one that is not over has work to come back to. */
export const liveTraces: readonly Trace[] = [
  {
    table: 'live.players',
    work: `exists (select from live.players k join live.games g on g.game_id = k.game_id
      where k.user_id = u.id and g.phase not in ('lobby', 'podium', 'ended') and k.state = 'in')`,
    before: async (trx, userIds) => await releaseSeats(trx, userIds, { keepsChosenNames: true }),
  },
  { table: 'live.seats' },
  { table: 'live.hosts' },
  { table: 'live.remotes' },
  { table: 'live.spectators' },
  { table: 'live.rating_entries' },
  { table: 'live.ratings' },
  { table: 'live.results' },
];
