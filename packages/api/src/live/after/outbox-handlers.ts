import { OfGame } from '@studyhall/domain/live/schemas';
import type { OutboxHandlers } from '../../platform/relay.ts';
import { GAME_ENDED } from '../game-ended.ts';
import { keepResults } from './keep-results.ts';

/** What becomes of a game that is over. */
export const liveOutboxHandlers: OutboxHandlers = {
  [GAME_ENDED]: async (payload, { db, now }) => {
    const { gameId } = OfGame.parse(payload);
    await keepResults(db, { gameId, now });
  },
};
