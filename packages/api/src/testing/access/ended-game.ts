import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import { keepResults } from '../../live/after/keep-results.ts';
import { addLearner, NOW } from '../builders.ts';
import { addEndedGame } from '../ended-games.ts';

interface Where {
  readonly site: { readonly db: Knex };
  readonly places: { readonly examCode: string };
}

interface Whose {
  readonly userId: string;
  readonly mark: string;
}

/** A game that she hosted and played in, with three whose accounts are gone; and one that rates her, hosted by nobody any more. */
export async function endGame(where: Where, { userId, mark }: Whose): Promise<{ endedGame: string }> {
  const player = { userId, nickname: `Player ${mark}`, outcomes: ['right', 'wrong'] as const };
  const { db } = where.site;
  const { examCode } = where.places;
  const game = { examCode, settings: { isRated: true } };
  const gone = [2, 3, 4].map((rank) => ({ userId: null, rank }));
  const hosted = await addEndedGame(db, {
    ...{ ...game, hostId: userId, roomName: `Ended room of ${mark}` },
    players: [player, ...gone],
  });
  const others = [await addLearner(db), await addLearner(db), await addLearner(db)];
  const rating = await addEndedGame(db, {
    ...{ ...game, hostId: randomUUID(), roomName: 'A room of others' },
    players: [player, ...others.map((other) => ({ userId: other }))],
  });
  for (const { gameId } of [hosted, rating]) await keepResults(db, { gameId, now: NOW });
  return { endedGame: hosted.gameId };
}
