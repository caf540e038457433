import type { Knex } from 'knex';
import { refuseUnknown } from './migrate.ts';
import { withMigrationLock } from './migration-lock.ts';
import { readApplied, recordHashes, recordSteps } from './migration-record.ts';
import { migrationSource } from './migrations.ts';
import { type Loss, rowsLost } from './rows-lost.ts';

export interface UndoOptions {
  /** Who does it, for the history. */
  readonly by: string;
  /** Only to learn what would be lost: nothing changes. */
  readonly isTrial?: boolean;
  /** Asked before anything changes, in the transaction that will change it; nothing does if it throws. */
  readonly permit: (trx: Knex, step: UndoneMigration) => Promise<void>;
}

export interface UndoneMigration {
  readonly name: string;
  readonly losses: readonly Loss[];
}

/** Undoes the newest migration of the database at `url`, under the lock of those who migrate; undefined if there is none. */
export async function undoNewest(
  url: string,
  { by, permit, isTrial = false }: UndoOptions,
): Promise<UndoneMigration | undefined> {
  return await withMigrationLock(url, async (db) => {
    const done = await readApplied(db);
    refuseUnknown(done);
    const name = done.at(-1)?.name;
    if (name === undefined) return undefined;
    const { down } = await migrationSource.getMigration({ file: name });
    return await db.transaction(async (trx) => {
      await trx.raw('set local statement_timeout = 0; set local idle_in_transaction_session_timeout = 0');
      const losses = await rowsLost(trx, async (trial) => await down?.(trial));
      await permit(trx, { name, losses });
      if (isTrial) return { name, losses };
      await trx.migrate.down({ migrationSource, name });
      await recordHashes(trx);
      await recordSteps(trx, { names: [name], step: 'down', by });
      return { name, losses };
    });
  });
}
