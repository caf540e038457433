import type { Knex } from 'knex';
import { keepResults } from '../../live/after/keep-results.ts';
import { NOW } from '../builders.ts';
import { addEndedGame } from '../ended-games.ts';

interface Where {
  readonly site: { readonly db: Knex };
  readonly places: { readonly examCode: string };
}

/** A rated game that she hosted and played in, with three whose accounts are gone. */
export async function endGame(
  { site: { db }, places: { examCode } }: Where,
  { userId, mark }: { readonly userId: string; readonly mark: string },
): Promise<{ endedGame: string }> {
  const gone = [2, 3, 4].map((rank) => ({ userId: null, rank }));
  const { gameId: endedGame } = await addEndedGame(db, {
    ...{ hostId: userId, examCode, settings: { isRated: true }, roomName: `Ended room of ${mark}` },
    players: [{ userId, nickname: `Player ${mark}`, outcomes: ['right', 'wrong'] }, ...gone],
  });
  await keepResults(db, { gameId: endedGame, now: NOW });
  return { endedGame };
}
