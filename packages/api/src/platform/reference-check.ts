import type { Knex } from 'knex';
import * as z from 'zod';
import type { DataCheck, DataPage, Flaw } from './data-check.ts';
import { rowsOf } from './rows-of.ts';
import { listTables, quoted, quotedTable, rowName, walk } from './table-walk.ts';

/** Rows of one table that name rows of another; a key that is null in part names nothing. */
export interface Reference {
  readonly table: string;
  readonly columns: readonly string[];
  readonly to: string;
  readonly toColumns: readonly string[];
  /** A condition on the row `t` under which it names what is gone, and rightly. */
  readonly unless?: string;
}

/**
 * Every row that others name is there: as foreign keys promise, which a restore, a superuser or a bad disk can break, and
 * as `further` says of what has no foreign key.
 */
export function referenceCheck(further: readonly Reference[]): DataCheck {
  return {
    name: 'platform.references',
    holds: 'Every row that another one names is there',
    look: async (db, { after }) => await lookAlong(db, further, after),
  };
}

const FLAWS_AT_ONCE = 20;

async function lookAlong(db: Knex, further: readonly Reference[], after: string | null): Promise<DataPage> {
  const tables = new Map((await listTables(db)).map((facts) => [facts.table, facts]));
  const items = [...(await listForeignKeys(db)), ...further].flatMap((reference) => {
    const facts = tables.get(reference.table);
    return facts === undefined || !tables.has(reference.to) ? [] : [{ ...facts, ...reference }];
  });
  return await walk(items, after, async (item, within) => await findOrphans(db, { ...item, within }));
}

interface Orphans extends Reference {
  readonly key: readonly string[];
  readonly within: string;
}

const Orphan = z.object({ key: z.string(), named: z.string() });

async function findOrphans(db: Knex, orphans: Orphans): Promise<Flaw[]> {
  const { table, columns, to, toColumns, key, within, unless = 'false' } = orphans;
  const rows = await rowsOf(
    db,
    Orphan,
    `select /* doctor */ ${rowName(key)} as key, ${rowName(columns)} as named from ${quotedTable(table)} t
     where ${within} and not (${unless}) and ${columns.map((name) => `t.${quoted(name)} is not null`).join(' and ')}
       and not exists (select from ${quotedTable(to)} r
         where ${columns.map((name, index) => `r.${quoted(toColumns[index] ?? '')} = t.${quoted(name)}`).join(' and ')})
     limit ${FLAWS_AT_ONCE}`,
  );
  return rows.map(({ key: row, named }) => ({
    table,
    key: row,
    what: `names ${named} of ${to} (${columns.join(', ')}), which is not there`,
    cure: `Bring the row of ${to} back from a backup, or remove the one that names it`,
  }));
}

const ForeignKey = z.object({
  table: z.string(),
  columns: z.array(z.string()),
  to: z.string(),
  toColumns: z.array(z.string()),
});

async function listForeignKeys(db: Knex): Promise<Reference[]> {
  return await rowsOf(
    db,
    ForeignKey,
    `select fn.nspname || '.' || f.relname as "table", tn.nspname || '.' || t.relname as "to",
       array(select a.attname::text from unnest(k.conkey) with ordinality u(n, place)
         join pg_attribute a on a.attrelid = k.conrelid and a.attnum = u.n order by place) as columns,
       array(select a.attname::text from unnest(k.confkey) with ordinality u(n, place)
         join pg_attribute a on a.attrelid = k.confrelid and a.attnum = u.n order by place) as "toColumns"
     from pg_constraint k join pg_class f on f.oid = k.conrelid join pg_namespace fn on fn.oid = f.relnamespace
     join pg_class t on t.oid = k.confrelid join pg_namespace tn on tn.oid = t.relnamespace
     where k.contype = 'f' order by 1, k.conname`,
  );
}
