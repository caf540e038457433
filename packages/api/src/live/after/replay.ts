import type { Knex } from 'knex';
import { GameEvent } from '../models.ts';
import { demandShared, type OfGameAndUser } from './hosted-games.ts';
import type { ReplayView } from './views.ts';

export interface EventPage {
  readonly gameId: string;
  readonly after: number;
  readonly limit: number;
}

/** What happened in a game that is over, for whoever had a part in it. Errors: `not-found`, `wrong-phase` before the end. */
export async function replayGame(
  db: Knex,
  { userId, ...page }: EventPage & OfGameAndUser,
): Promise<ReplayView> {
  await demandShared(db, { gameId: page.gameId, userId });
  const { events, next } = await listEvents(db, page);
  return { frames: events.map(({ seq, frame }) => ({ seq, frame })), next };
}

/** Events in their order, and after which one the next page begins. */
export async function listEvents(
  db: Knex,
  { gameId, after, limit }: EventPage,
): Promise<{ readonly events: GameEvent[]; readonly next: number | null }> {
  const events = await GameEvent.query(db)
    .where({ gameId })
    .where('seq', '>', after)
    .orderBy('seq')
    .limit(limit + 1);
  const page = events.slice(0, limit);
  const last = page.at(-1);
  return { events: page, next: events.length > limit && last !== undefined ? last.seq : null };
}
