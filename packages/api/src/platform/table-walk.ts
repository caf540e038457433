import type { Knex } from 'knex';
import * as z from 'zod';
import type { DataPage, Flaw } from './data-check.ts';
import { rowsOf } from './rows-of.ts';

/** 32 MB. */
const BLOCKS_AT_ONCE = 4096;

interface Walked {
  /** How large the table of an item is, in blocks of 8 kB. */
  readonly blocks: number;
}

/**
 * Goes along tables as they lie on the disk, a bounded stretch a page: any table can be read in parts so, whatever its
 * key. `read` gets an item and the condition for its rows, which are called `t`; PostgreSQL reads nothing else.
 */
export async function walk<Item extends Walked>(
  items: readonly Item[],
  after: string | null,
  read: (item: Item, within: string) => Promise<readonly Flaw[]>,
): Promise<DataPage> {
  const start = placeOf(after);
  const flaws: Flaw[] = [];
  let { fromBlock } = start;
  let left = BLOCKS_AT_ONCE;
  for (const [place, item] of items.entries()) {
    if (place < start.place) continue;
    const seen = place - start.place;
    if (left <= 0) return { seen, flaws, next: `${place}@0` };
    const end = fromBlock + left;
    flaws.push(...(await read(item, `t.ctid >= '(${fromBlock},0)'::tid and t.ctid < '(${end},0)'::tid`)));
    if (end < item.blocks) return { seen, flaws, next: `${place}@${end}` };
    left -= Math.max(1, item.blocks - fromBlock);
    fromBlock = 0;
  }
  return { seen: Math.max(0, items.length - start.place), flaws, next: null };
}

/** "3@4096": the fourth item, from that block. Anything else begins anew. */
function placeOf(after: string | null): { readonly place: number; readonly fromBlock: number } {
  const [, place = '0', fromBlock = '0'] = /^(\d+)@(\d+)$/.exec(after ?? '') ?? [];
  return { place: Number(place), fromBlock: Number(fromBlock) };
}

/** As PostgreSQL reads a name. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** `schema.table`, quoted. */
export function quotedTable(table: string): string {
  return table.split('.').map(quoted).join('.');
}

const TableFacts = z.object({
  /** `schema.table`. */
  table: z.string(),
  blocks: z.int(),
  /** The columns of its primary key. */
  key: z.array(z.string()),
  /** Columns that hold moments. */
  moments: z.array(z.string()),
});

/** The tables of the rooms that the session may read, by name. */
export async function listTables(db: Knex): Promise<z.output<typeof TableFacts>[]> {
  return await rowsOf(
    db,
    TableFacts,
    `select n.nspname || '.' || c.relname as "table", (pg_relation_size(c.oid) / 8192)::int as blocks,
       array(select a.attname::text from pg_index i join pg_attribute a on a.attrelid = c.oid and a.attnum = any(i.indkey)
         where i.indrelid = c.oid and i.indisprimary order by array_position(i.indkey::smallint[], a.attnum)) as key,
       array(select a.attname::text from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
         and a.atttypid = 'timestamptz'::regtype order by a.attnum) as moments
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'r' and n.nspname !~ '^(pg_|information_schema$|public$)' and has_table_privilege(c.oid, 'select')
     order by 1`,
  );
}

/** What names a row `t` of a table with this primary key. */
export function rowName(key: readonly string[]): string {
  return key.length === 0
    ? 't.ctid::text'
    : `concat_ws('/', ${key.map((name) => `t.${quoted(name)}`).join(', ')})`;
}
