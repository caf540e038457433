import type { Knex } from 'knex';
import * as z from 'zod';
import { rowsOf } from '../../platform/rows-of.ts';
import { withoutValues } from './without-values.ts';

const TableSize = z.object({
  table: z.string(),
  /** As the last ANALYZE estimated it. */
  rows: z.number(),
  tableBytes: z.number(),
  indexBytes: z.number(),
  totalBytes: z.number(),
  /** Rows that were changed or removed, and whose room has not been taken back yet. */
  deadRows: z.number(),
});
export type TableSize = z.output<typeof TableSize>;

/** Tables of the application by the room they take, the largest first; TOAST counts to its table. */
export async function listTableSizes(db: Knex): Promise<TableSize[]> {
  return await rowsOf(
    db,
    TableSize,
    `select n.nspname || '.' || c.relname as "table", greatest(c.reltuples, s.n_live_tup, 0)::float8 as rows,
       pg_table_size(c.oid) as "tableBytes", pg_indexes_size(c.oid) as "indexBytes",
       pg_total_relation_size(c.oid) as "totalBytes", coalesce(s.n_dead_tup, 0) as "deadRows"
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     left join pg_stat_user_tables s on s.relid = c.oid
     where c.relkind in ('r', 'p') and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
     order by pg_total_relation_size(c.oid) desc, 1`,
  );
}

const OpenConnection = z.object({
  pid: z.int(),
  role: z.string().nullable(),
  application: z.string(),
  address: z.string(),
  state: z.string().nullable(),
  /** Of the transaction that is open. */
  transactionSeconds: z.number().nullable(),
  /** Of the statement that runs, or that ran last. */
  statementSeconds: z.number().nullable(),
  waitsFor: z.string().nullable(),
  /** Its beginning, without values: they are somebody's. */
  statement: z.string(),
});
export type OpenConnection = z.output<typeof OpenConnection>;

/** Who is connected to this database, what they do and since when, the longest transaction first. */
export async function listConnections(db: Knex): Promise<OpenConnection[]> {
  return await rowsOf(
    db,
    OpenConnection,
    `select pid, usename as role, application_name as application,
       coalesce(host(client_addr), 'this machine') as address, state,
       extract(epoch from clock_timestamp() - xact_start)::float8 as "transactionSeconds",
       extract(epoch from clock_timestamp() - query_start)::float8 as "statementSeconds",
       case when wait_event_type in ('Lock', 'LWLock', 'IO') then wait_event_type || ': ' || wait_event end as "waitsFor",
       ${withoutValues(200)} as statement
     from pg_stat_activity
     where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'
     order by xact_start nulls last, pid`,
  );
}

const Wait = z.object({
  pid: z.int(),
  blockedBy: z.array(z.int()),
  seconds: z.number().nullable(),
  lock: z.string(),
  statement: z.string(),
  holders: z.string(),
});
export type Wait = z.output<typeof Wait>;

/** Who waits for whose lock, the longest wait first; whoever holds it with what it did last. */
export async function listWaits(db: Knex): Promise<Wait[]> {
  return await rowsOf(
    db,
    Wait,
    `with words as (
       select pid, query_start, ${withoutValues(200)} as said
       from pg_stat_activity)
     select w.pid, pg_blocking_pids(w.pid) as "blockedBy",
       extract(epoch from clock_timestamp() - l.waitstart)::float8 as seconds,
       l.mode || ' on ' || coalesce(l.relation::regclass::text, l.locktype) as lock, w.said as statement,
       coalesce((select string_agg(h.pid || ': ' || h.said, '; ') from words h where h.pid = any(pg_blocking_pids(w.pid))), '')
         as holders
     from pg_locks l join words w on w.pid = l.pid
     where not l.granted and (l.database is null or l.database = (select oid from pg_database where datname = current_database()))
     order by l.waitstart nulls last, w.pid`,
  );
}
