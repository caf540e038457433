import type { Knex } from 'knex';
import * as z from 'zod';
import { statement } from '../../platform/statement.ts';

/** Something that happened in a game, as it goes over the wire. */
export interface LoggedFrame {
  readonly gameId: string;
  readonly seq: number;
  readonly kind: string;
  /** The frame as JSON, in one line. */
  readonly data: string;
}

/** Up to where somebody knows a game. */
export interface Known {
  readonly gameId: string;
  readonly seq: number;
}

/** As many as are read at once: with 1,000 seats a question's end has 8 kB. */
export const EVENTS_PER_READ = 500;

const events = statement(
  'live_stream_events',
  `select e.game_id as "gameId", e.seq, e.kind, e.frame::text as data
   from json_to_recordset(:known) as k("gameId" uuid, seq bigint)
   join live.events e on e.game_id = k."gameId" and e.seq > k.seq
   order by e.game_id, e.seq
   limit ${EVENTS_PER_READ}`,
  z.object({ gameId: z.string(), seq: z.number(), kind: z.string(), data: z.string() }),
  { because: 'budget' },
);

/**
 * What happened in games since, of each in its order, at most `EVENTS_PER_READ` in all. One statement for all games that
 * somebody looks on at in this process: who may is asked when a stream begins.
 */
export async function listFrames(db: Knex, known: readonly Known[]): Promise<readonly LoggedFrame[]> {
  if (known.length === 0) return [];
  return await events.all(db, { known: JSON.stringify(known) });
}
