import type { Knex } from 'knex';
import { closeErasedAccounts, endEverySession } from '../../auth/after-restore.ts';
import { recordOperatorAction } from '../../platform/audit.ts';
import { inTransaction, openDatabase } from '../../platform/database.ts';
import { migrate } from '../../platform/migrate.ts';
import { keepRestore } from '../../platform/restores.ts';

export interface Holding {
  readonly restoredTo: Date | null;
  readonly fromBackup: string;
  /** Ids of accounts that were erased since. */
  readonly erased: readonly string[];
  readonly now: Date;
}

export interface HeldBack {
  /** What the restored installation is told apart by from the one that it came from. */
  readonly restoreId: string;
  readonly endedSessions: number;
  readonly closedAccounts: number;
  readonly migrations: readonly string[];
}

/**
 * What has to hold before anybody uses a restored installation: nobody is signed in, mails of before wait, the store is
 * closed, and what was erased is closed again. Brings the schema up first, because it says so in a table of its own.
 * `url` is the superuser's.
 */
export async function holdAfterRestore(url: string, holding: Holding): Promise<HeldBack> {
  const { applied: migrations } = await migrate(url);
  const db = openDatabase({ url, poolSize: 2 });
  try {
    const held = await inTransaction(db, async (trx) => await hold(trx, holding));
    return { ...held, migrations };
  } finally {
    await db.destroy();
  }
}

async function hold(trx: Knex, { restoredTo, fromBackup, erased, now }: Holding) {
  const restoreId = await keepRestore(trx, { restoredTo, at: now, fromBackup });
  const detail = { restoredTo: restoredTo?.toISOString() ?? null };
  const target = { kind: 'backup', id: fromBackup };
  await recordOperatorAction(trx, { action: 'backup.restore', target, detail, now });
  return {
    restoreId,
    endedSessions: await endEverySession(trx),
    closedAccounts: await closeErasedAccounts(trx, { userIds: erased, now }),
  };
}
