import type { Knex } from 'knex';
import * as z from 'zod';
import { type CopiedRows, copySql } from '../../platform/copied-rows.ts';
import type { MergedPair, MergeForesight, MergePart, Merging } from '../../platform/merge-part.ts';
import { statement } from '../../platform/statement.ts';

/**
 * Rooms, seats and what was hosted are the other account's from then on, and results join it; of a game in which both sat
 * each keeps its own. Ratings stay: two strengths are no third one.
 */
export const liveMerge: MergePart = { foresee, bringIn, takeBack };

async function foresee(_db: Knex, _pair: MergedPair): Promise<Partial<MergeForesight>> {
  return {};
}

/** What of an account becomes the other one's: a column that says whose a row is. */
interface Moved {
  readonly table: string;
  readonly column: string;
  readonly key: 'game_id' | 'room_id';
  /** One account has one such row of a game or room: where both have one, each keeps it. */
  readonly isOnce?: true;
}

const Key = z.object({ key: z.string() });

function bringing({ table, column, key, isOnce }: Moved): string {
  const once = isOnce
    ? ` and not exists (select from ${table} o where o.${key} = t.${key} and o.${column} = :keepId)`
    : '';
  return `update ${table} t set ${column} = :keepId where t.${column} = :otherId${once} returning t.${key} as key`;
}

function givingBack({ table, column, key }: Moved): string {
  return `update ${table} t set ${column} = :otherId where t.${column} = :keepId and t.${key} = any(:keys::uuid[])`;
}

const games: Moved = { table: 'live.games', column: 'host_id', key: 'game_id' };
const rooms: Moved = { table: 'live.rooms', column: 'host_id', key: 'room_id' };
const made: Moved = { table: 'live.rooms', column: 'maker_id', key: 'room_id' };
const hosts: Moved = { table: 'live.hosts', column: 'user_id', key: 'room_id', isOnce: true };
const seats: Moved = { table: 'live.seats', column: 'user_id', key: 'room_id', isOnce: true };
const players: Moved = { table: 'live.players', column: 'user_id', key: 'game_id', isOnce: true };

/** In the order in which they are brought, by what the note of a merge calls them. */
const movings = [
  {
    name: 'games',
    bring: statement('live_merge_games', bringing(games), Key, { because: 'bulk' }),
    giveBack: statement('live_unmerge_games', givingBack(games), null, { because: 'bulk' }),
  },
  {
    name: 'rooms',
    bring: statement('live_merge_rooms', bringing(rooms), Key, { because: 'bulk' }),
    giveBack: statement('live_unmerge_rooms', givingBack(rooms), null, { because: 'bulk' }),
  },
  {
    name: 'made',
    bring: statement('live_merge_made', bringing(made), Key, { because: 'bulk' }),
    giveBack: statement('live_unmerge_made', givingBack(made), null, { because: 'bulk' }),
  },
  {
    name: 'hosts',
    bring: statement('live_merge_hosts', bringing(hosts), Key, { because: 'bulk' }),
    giveBack: statement('live_unmerge_hosts', givingBack(hosts), null, { because: 'bulk' }),
  },
  {
    name: 'seats',
    bring: statement('live_merge_seats', bringing(seats), Key, { because: 'bulk' }),
    giveBack: statement('live_unmerge_seats', givingBack(seats), null, { because: 'bulk' }),
  },
  {
    name: 'players',
    bring: statement('live_merge_players', bringing(players), Key, { because: 'bulk' }),
    giveBack: statement('live_unmerge_players', givingBack(players), null, { because: 'bulk' }),
  },
];

const results: CopiedRows = {
  table: 'live.results',
  key: ['game_id'],
  columns: [
    ...['game_id', 'seat', 'room_name', 'mode', 'is_rated', 'score', 'rank', 'entrants', 'asked', 'answered'],
    ...['correct', 'time_ms', 'xp', 'ended_at'],
  ],
};

/**
 * For those who compare them with what the database has.
 *
 * @internal
 */
export const liveCopies: readonly CopiedRows[] = [results];

const copiedResults = statement('live_merge_results', `${copySql(results)} returning game_id as key`, Key, {
  because: 'bulk',
});
const removedResults = statement(
  'live_unmerge_results',
  'delete from live.results where user_id = :keepId and game_id = any(:keys::uuid[])',
  null,
  { because: 'bulk' },
);

/** Of which games and rooms something was moved, and whose results were brought. */
const Note = z.record(z.string(), z.array(z.string()));

async function bringIn(trx: Knex.Transaction, { keepId, otherId }: Merging): Promise<object> {
  const note: Record<string, string[]> = {};
  for (const { name, bring } of movings)
    note[name] = (await bring.all(trx, { keepId, otherId })).map(({ key }) => key);
  note['results'] = (await copiedResults.all(trx, { keepId, otherId })).map(({ key }) => key);
  return note;
}

async function takeBack(trx: Knex.Transaction, { keepId, otherId }: Merging, note: unknown): Promise<void> {
  // Accounts that became one before there were games have brought none.
  const brought = Note.parse(note ?? {});
  await removedResults.run(trx, { keepId, keys: brought['results'] ?? [] });
  for (const { name, giveBack } of movings.toReversed())
    await giveBack.run(trx, { keepId, otherId, keys: brought[name] ?? [] });
}
