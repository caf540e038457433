import type { Knex } from 'knex';
import { openDatabase } from './database.ts';
import { migrationSource, migrations } from './migrations.ts';
import { databaseRoles, ensureRoles } from './roles.ts';

/** Any constant works; this one is the first eight digits of pi. */
const MIGRATION_LOCK = 31_415_926;
const NO_SUCH_TABLE = '42P01';
const LOCK_NOT_AVAILABLE = '55P03';
const MAX_TRIES = 10;

export interface MigrationReport {
  readonly applied: readonly string[];
}

/**
 * Brings the database at `url` (a direct connection of a role that may create schemas) to the newest schema.
 * Any number of processes may call it at once: one works, the others wait and find nothing to do. A process killed in
 * between leaves whole migrations only, and its stale Knex lock is freed by the next.
 */
export async function migrate(url: string): Promise<MigrationReport> {
  if (await isCurrent(url)) return { applied: [] };
  return await withMigrationLock(url, async (db) => {
    await ensureRoles(db);
    const applied = await latest(db);
    return { applied };
  });
}

/**
 * True if there is nothing to do, asked in one statement and without a lock: most starts find it so. A database that was
 * restored elsewhere has its tables and lacks roles and rights, which belong to the server.
 */
async function isCurrent(url: string): Promise<boolean> {
  const db = openDatabase({ url, poolSize: 1 });
  try {
    const { rows } = await db.raw<{ rows: { applied: string[]; isOpen: boolean; roles: number }[] }>(
      `select array(select name from knex_migrations order by name) as applied,
         has_database_privilege('public', current_database(), 'connect') as "isOpen",
         (select count(*)::int from pg_roles where rolname = any(:roles)
           and has_database_privilege(oid, current_database(), case rolname when :owner then 'create' else 'connect' end)) as roles`,
      { roles: Object.values(databaseRoles), owner: databaseRoles.owner },
    );
    const known = Object.keys(migrations).sort().join();
    return rows.some(
      ({ applied, isOpen, roles }) =>
        applied.join() === known && !isOpen && roles === Object.keys(databaseRoles).length,
    );
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === NO_SUCH_TABLE) return false;
    throw error;
  } finally {
    await db.destroy();
  }
}

/** Undoes every migration, newest first: for tests that prove `down` works. */
export async function rollBackAll(url: string): Promise<void> {
  await withMigrationLock(url, async (db) => {
    await db.migrate.rollback({ migrationSource }, true);
  });
}

/** The names of migrations done and to do, in order. */
export async function migrationStatus(url: string): Promise<{ done: string[]; pending: string[] }> {
  const db = openDatabase({ url, poolSize: 1 });
  try {
    const [done, pending]: [{ name: string }[], string[]] = await db.migrate.list({ migrationSource });
    return { done: done.map((row) => row.name), pending };
  } finally {
    await db.destroy();
  }
}

/** The lock is a transaction's, not a session's, so that it also ends with a process that was killed. */
async function withMigrationLock<T>(url: string, work: (db: Knex) => Promise<T>): Promise<T> {
  const db = openDatabase({ url, poolSize: 3 });
  try {
    return await db.transaction(async (lock) => {
      await lock.raw('set local idle_in_transaction_session_timeout = 0; set local statement_timeout = 0');
      await lock.raw('select pg_advisory_xact_lock(?)', [MIGRATION_LOCK]);
      await freeStaleLock(db);
      return await work(db);
    });
  } finally {
    await db.destroy();
  }
}

async function freeStaleLock(db: Knex): Promise<void> {
  if (await db.schema.hasTable('knex_migrations_lock')) await db.migrate.forceFreeMigrationsLock();
}

async function latest(db: Knex): Promise<string[]> {
  for (let tries = 1; ; tries += 1) {
    try {
      const [, applied]: [number, string[]] = await db.migrate.latest({ migrationSource });
      return applied;
    } catch (error) {
      const isBusy = error instanceof Error && 'code' in error && error.code === LOCK_NOT_AVAILABLE;
      if (!isBusy || tries >= MAX_TRIES) throw error;
      await new Promise((resolve) => setTimeout(resolve, 200 * tries));
    }
  }
}
