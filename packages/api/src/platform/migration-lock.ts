import type { Knex } from 'knex';
import { openDatabase } from './database.ts';

/** Any constant works; this one is the first eight digits of pi. */
const MIGRATION_LOCK = 31_415_926;

/**
 * Works on the database at `url` while nobody else migrates it. The lock is a transaction's, not a session's, so that it
 * also ends with a process that was killed.
 */
export async function withMigrationLock<T>(url: string, work: (db: Knex) => Promise<T>): Promise<T> {
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
