import type { Knex } from 'knex';
import { openDatabase } from './database.ts';
import { migrationSource } from './migrations.ts';
import { ensureRoles } from './roles.ts';

/** Any constant works; this one is the first eight digits of pi. */
const MIGRATION_LOCK = 31_415_926;
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
  return await withMigrationLock(url, async (db) => {
    await ensureRoles(db);
    const applied = await latest(db);
    return { applied };
  });
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
