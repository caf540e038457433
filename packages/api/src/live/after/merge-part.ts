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

interface MovedColumn {
  readonly name: string;
  readonly table: string;
  readonly column: string;
  readonly key: 'game_id' | 'room_id';
  /** One account has one such row of a game or room: where both have one, each keeps it. */
  readonly isOnce?: true;
}

const moved: readonly MovedColumn[] = [
  { name: 'games', table: 'live.games', column: 'host_id', key: 'game_id' },
  { name: 'rooms', table: 'live.rooms', column: 'host_id', key: 'room_id' },
  { name: 'made', table: 'live.rooms', column: 'maker_id', key: 'room_id' },
  { name: 'hosts', table: 'live.hosts', column: 'user_id', key: 'room_id', isOnce: true },
  { name: 'seats', table: 'live.seats', column: 'user_id', key: 'room_id', isOnce: true },
  { name: 'players', table: 'live.players', column: 'user_id', key: 'game_id', isOnce: true },
];

const Key = z.object({ key: z.string() });

const movings = moved.map(({ name, table, column, key, isOnce }) => {
  const once = isOnce
    ? ` and not exists (select from ${table} o where o.${key} = t.${key} and o.${column} = :keepId)`
    : '';
  return {
    name,
    bring: statement(
      `live_merge_${name}`,
      `update ${table} t set ${column} = :keepId where t.${column} = :otherId${once} returning t.${key} as key`,
      Key,
      { because: 'bulk' },
    ),
    giveBack: statement(
      `live_unmerge_${name}`,
      `update ${table} t set ${column} = :otherId where t.${column} = :keepId and t.${key} = any(:keys::uuid[])`,
      null,
      { because: 'bulk' },
    ),
  };
});

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
