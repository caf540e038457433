import type { Knex } from 'knex';
import { newIdAfter } from './ids.ts';
import { Restore } from './models.ts';

/** A restore that still holds something back. */
export interface OpenRestore {
  readonly id: string;
  readonly restoredTo: Date | null;
  readonly at: Date;
  readonly areMailsHeld: boolean;
  readonly isStoreClosed: boolean;
}

/** Restores after which somebody still has to decide something, the oldest first. */
export async function listOpenRestores(db: Knex): Promise<OpenRestore[]> {
  const open = await Restore.query(db)
    .where((either) => {
      void either.whereNull('mailsReleasedAt').orWhereNull('reconciledAt');
    })
    .orderBy('at');
  return open.map(({ id, restoredTo, at, mailsReleasedAt, reconciledAt }) => ({
    ...{ id, restoredTo, at },
    areMailsHeld: mailsReleasedAt === null,
    isStoreClosed: reconciledAt === null,
  }));
}

/** Whether the store is closed because nobody has asked the payment service yet what happened since a restore. */
export async function isStoreClosed(db: Knex): Promise<boolean> {
  const open = await Restore.query(db).whereNull('reconciledAt').select('id').first();
  return open !== undefined;
}

/**
 * Begins to hold what has to wait for somebody, and answers the id. It is the last of all, whatever the clock says: by the
 * last one a restored database is told apart from the one that it came from. Only the superuser of a restored database may.
 */
export async function keepRestore(
  trx: Knex,
  restore: Pick<Restore, 'restoredTo' | 'at' | 'fromBackup'>,
): Promise<string> {
  const last = await Restore.query(trx).select('id').orderBy('id', 'desc').first();
  const id = newIdAfter(last?.id);
  await Restore.query(trx).insert({ ...restore, id, mailsReleasedAt: null, reconciledAt: null });
  return id;
}

/** Lets held mails go. Answers how many restores held some. */
export async function releaseMails(db: Knex, { now }: { readonly now: Date }): Promise<number> {
  return await Restore.query(db).whereNull('mailsReleasedAt').patch({ mailsReleasedAt: now });
}

/** From when on the payment service has to be asked so that the store opens; null where no restore keeps it closed. */
export async function earliestUnreconciled(db: Knex): Promise<Date | null> {
  const earliest = await Restore.query(db)
    .whereNull('reconciledAt')
    .whereNotNull('restoredTo')
    .orderBy('restoredTo')
    .first();
  return earliest?.restoredTo ?? null;
}

/** Opens the store again, after restores whose last commit is not older than what was asked for. */
export async function closeReconciliation(
  db: Knex,
  { since, now }: { readonly since: Date; readonly now: Date },
): Promise<number> {
  return await Restore.query(db)
    .whereNull('reconciledAt')
    .where((either) => {
      void either.whereNull('restoredTo').orWhere('restoredTo', '>=', since);
    })
    .patch({ reconciledAt: now });
}
