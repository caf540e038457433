import type { Knex } from 'knex';
import * as z from 'zod';
import { rowsOf } from '../../platform/rows-of.ts';
import { withoutValues } from './without-values.ts';

const SlowStatement = z.object({
  statement: z.string(),
  calls: z.number(),
  meanMs: z.number(),
  worstMs: z.number(),
  totalMs: z.number(),
  rows: z.number(),
  /** Of the blocks that were read, how many were in memory: 0 to 100. */
  cachedPercent: z.number().nullable(),
});
export type SlowStatement = z.output<typeof SlowStatement>;

/** What looks wrong from how tables and indexes were used. */
const Advice = z.object({ about: z.string(), advice: z.string() });
export type Advice = z.output<typeof Advice>;

export interface SlowReport {
  /** Undefined where the database does not count statements; then `missing` says what to do. */
  readonly statements: readonly SlowStatement[] | undefined;
  readonly missing: string | undefined;
  readonly advice: readonly Advice[];
}

/** The statements that cost the most time in all, without their values, and what the use of tables and indexes suggests. */
export async function slowReport(db: Knex, { limit }: { readonly limit: number }): Promise<SlowReport> {
  const missing = await whyNotCounted(db);
  return {
    missing,
    statements: missing === undefined ? await slowest(db, limit) : undefined,
    advice: await adviceOf(db),
  };
}

const Rights = z.object({ maySeeSettings: z.boolean(), maySeeStatements: z.boolean() });
const Counting = z.object({ isLoaded: z.boolean(), isThere: z.boolean() });

async function whyNotCounted(db: Knex): Promise<string | undefined> {
  // First of all: a log-in with few rights gets an error for asking what is loaded.
  const [rights] = await rowsOf(
    db,
    Rights,
    `select pg_has_role('pg_read_all_settings', 'usage') as "maySeeSettings",
       pg_has_role('pg_read_all_stats', 'usage') as "maySeeStatements"`,
  );
  if (rights?.maySeeSettings !== true || !rights.maySeeStatements)
    return 'this log-in may not see the statements of others: let a superuser run "grant pg_read_all_settings, pg_read_all_stats to" it';
  const [found] = await rowsOf(
    db,
    Counting,
    `select coalesce(current_setting('shared_preload_libraries', true), '') ~ 'pg_stat_statements' as "isLoaded",
       exists (select from pg_extension where extname = 'pg_stat_statements') as "isThere"`,
  );
  if (found?.isLoaded === false)
    return 'the database does not count statements: put pg_stat_statements into its shared_preload_libraries and restart it';
  if (found?.isThere === true) return undefined;
  try {
    await db.raw('create extension if not exists pg_stat_statements');
    return undefined;
  } catch {
    return 'let a superuser run "create extension pg_stat_statements" in this database';
  }
}

async function slowest(db: Knex, limit: number): Promise<SlowStatement[]> {
  return await rowsOf(db, SlowStatement, [
    `select ${withoutValues(400)} as statement, calls::float8 as calls,
       mean_exec_time as "meanMs", max_exec_time as "worstMs", total_exec_time as "totalMs", s.rows::float8 as rows,
       100 * shared_blks_hit::float8 / nullif(shared_blks_hit + shared_blks_read, 0) as "cachedPercent"
     from pg_stat_statements s
     where dbid = (select oid from pg_database where datname = current_database()) and query !~* '^(begin|commit|set|show)'
     order by total_exec_time desc limit ?`,
    limit,
  ]);
}

/** Only what has been used enough to say something about it. */
async function adviceOf(db: Knex): Promise<Advice[]> {
  return await rowsOf(
    db,
    Advice,
    `select schemaname || '.' || relname as about,
       'was read from end to end ' || seq_scan || ' times, ' || seq_tup_read / seq_scan || ' rows each: it may lack an index' as advice
     from pg_stat_user_tables
     where seq_scan >= 100 and seq_tup_read / seq_scan >= 5000 and seq_scan > coalesce(idx_scan, 0) / 10
     union all
     select s.schemaname || '.' || s.indexrelname,
       'was never used since statistics began, and takes ' || pg_size_pretty(pg_relation_size(s.indexrelid))
     from pg_stat_user_indexes s join pg_index i on i.indexrelid = s.indexrelid
     where s.idx_scan = 0 and not i.indisunique and pg_relation_size(s.indexrelid) > 10 * 1024 * 1024
     union all
     select schemaname || '.' || relname,
       n_dead_tup || ' dead rows beside ' || n_live_tup || ' live ones: autovacuum falls behind'
     from pg_stat_user_tables where n_dead_tup > 10000 and n_dead_tup > n_live_tup / 2
     order by 1`,
  );
}
