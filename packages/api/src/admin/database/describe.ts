import type { Knex } from 'knex';
import * as z from 'zod';
import { rowsOf } from '../../platform/rows-of.ts';

const TableLine = z.object({
  table: z.string(),
  rows: z.number(),
  columns: z.int(),
  comment: z.string().nullable(),
});
export type TableLine = z.output<typeof TableLine>;

/** Tables and views of the application, by name. */
export async function listTables(db: Knex): Promise<TableLine[]> {
  return await rowsOf(
    db,
    TableLine,
    `select n.nspname || '.' || c.relname as "table", greatest(c.reltuples, s.n_live_tup, 0)::float8 as rows, c.relnatts as columns,
       obj_description(c.oid, 'pg_class') as comment
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     left join pg_stat_user_tables s on s.relid = c.oid
     where c.relkind in ('r', 'p', 'v', 'm') and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
     order by 1`,
  );
}

const Part = z.object({ kind: z.enum(['column', 'constraint', 'index']), name: z.string(), is: z.string() });
export type TablePart = z.output<typeof Part>;

/** The columns, constraints and indexes of one table, an index with how often it was used; undefined if there is none. */
export async function describeTable(db: Knex, table: string): Promise<TablePart[] | undefined> {
  const parts = await rowsOf(db, Part, [
    `with asked as (select to_regclass(?) as id)
     select 'column' as kind, attname::text as name,
       format_type(atttypid, atttypmod) || case when attnotnull then ' not null' else '' end
         || coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '') as is, attnum as place
     from asked join pg_attribute a on a.attrelid = asked.id and attnum > 0 and not attisdropped
     left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
     union all
     select 'constraint', conname::text, pg_get_constraintdef(c.oid), 10000
     from asked join pg_constraint c on c.conrelid = asked.id and contype <> 'n'
     union all
     select 'index', i.indexrelid::regclass::text,
       regexp_replace(pg_get_indexdef(i.indexrelid), '^.* USING ', '') || ' (used ' || coalesce(s.idx_scan, 0) || ' times)', 20000
     from asked join pg_index i on i.indrelid = asked.id
     left join pg_stat_user_indexes s on s.indexrelid = i.indexrelid
     order by place, name`,
    table,
  ]);
  return parts.length === 0 ? undefined : parts;
}
