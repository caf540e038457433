import type { Knex } from 'knex';
import { Game, GameEvent, type NewEvent } from './models.ts';

/**
 * Writes what happened, in order, into the log of a game whose row this transaction has locked: the numbers have no gap,
 * and whoever reads up to one has read all before it. The number of the last one.
 */
export async function appendEvents(
  trx: Knex.Transaction,
  gameId: string,
  events: readonly NewEvent[],
): Promise<number> {
  const game = await Game.query(trx).findById(gameId).forUpdate().throwIfNotFound();
  const from = game.seq;
  if (events.length === 0) return from;
  await GameEvent.query(trx).insert(
    events.map(({ frame, facts }, index) => ({
      gameId,
      seq: from + index + 1,
      at: new Date(frame.at),
      kind: frame.kind,
      frame,
      facts: facts ?? null,
    })),
  );
  const seq = from + events.length;
  await Game.query(trx).findById(gameId).patch({ seq });
  return seq;
}

/** Tells, of a game that is over as well, that somebody looks on as something else from now on, or no more. */
export async function tellParts(
  trx: Knex.Transaction,
  { game, now }: { readonly game: Pick<Game, 'gameId'>; readonly now: Date },
): Promise<void> {
  await appendEvents(trx, game.gameId, [{ frame: { kind: 'parts-changed', at: now.getTime() } }]);
}
