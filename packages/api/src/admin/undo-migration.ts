import type { Knex } from 'knex';
import { MigrationError } from '../platform/migration-error.ts';
import type { Loss } from '../platform/rows-lost.ts';
import { type UndoneMigration, undoNewest } from '../platform/undo-newest.ts';
import type { BackupStore } from './backup/backup-store.ts';
import { keptFulls } from './backup/kept-fulls.ts';
import { listSiteBackups } from './site/list-site-backups.ts';

const HOUR_MS = 3_600_000;
const SHOWN_MAX = 5;

export interface UndoMigration {
  /** Where the backups of this installation are. */
  readonly store: BackupStore;
  /** That rows may be lost, if a backup of the last hour has them. */
  readonly mayLoseRows: boolean;
  /** Only to learn what would be lost: nothing changes. */
  readonly isTrial?: boolean;
  readonly by: string;
  readonly now: Date;
}

/**
 * Undoes the newest migration; undefined if there is none. What it drops that holds rows is found by trying it.
 * @throws MigrationError where rows would be lost, unless that is permitted and a backup of the last hour exists.
 */
export async function undoMigration(
  url: string,
  { store, mayLoseRows, isTrial = false, by, now }: UndoMigration,
): Promise<UndoneMigration | undefined> {
  return await undoNewest(url, {
    by,
    isTrial,
    permit: async (trx, { name, losses }) => {
      if (losses.length === 0 || isTrial) return;
      if (!mayLoseRows)
        throw new MigrationError(
          `${name} cannot be undone without loss: ${inWords(losses)}. With --lose-rows it is undone, if there is a backup of the last hour`,
        );
      const { newest, unfit } = await newestBackupOf(trx, { store, name });
      if (newest === undefined || now.getTime() - newest.getTime() > HOUR_MS)
        throw new MigrationError(
          `${name} is undone only with a backup of the last hour (${inWords(losses)}), and the newest of this database in ${store.place} is ${newest === undefined ? 'none' : `of ${newest.toISOString()}`}${unfit}: npx studyhall backup now makes one`,
        );
    },
  });
}

function inWords(losses: readonly Loss[]): string {
  const shown = losses.slice(0, SHOWN_MAX).map(({ of, count }) => `${count} of ${of}`);
  return shown.join(', ') + (losses.length > SHOWN_MAX ? ` and ${losses.length - SHOWN_MAX} more` : '');
}

interface KeptBackup {
  readonly id: string;
  readonly startedAt: Date;
  /** Of a physical one: it holds every database of its cluster. */
  readonly database?: string;
  readonly systemIdentifier: string | undefined;
  readonly migration: string | null;
}

/**
 * When the newest whole backup began that is of this very database and has what the migration made: what was written since
 * is not in it for certain. Beside it, why a newer one does not count.
 */
async function newestBackupOf(
  trx: Knex,
  { store, name }: { readonly store: BackupStore; readonly name: string },
): Promise<{ readonly newest: Date | undefined; readonly unfit: string }> {
  const { rows } = await trx.raw<{ rows: { id: string; database: string }[] }>(
    'select system_identifier::text as id, current_database() as database from pg_control_system()',
  );
  const unfitness = ({ systemIdentifier, database, migration }: KeptBackup): string | undefined => {
    if (systemIdentifier === undefined) return 'does not say of which database it is';
    const isOfHere = database === undefined || database === rows[0]?.database;
    if (systemIdentifier !== rows[0]?.id || !isOfHere) return 'is of another database';
    return migration === null || migration < name ? `was taken before ${name}` : undefined;
  };
  let unfit = '';
  for (const backup of await listKept(store)) {
    const why = unfitness(backup);
    if (why === undefined) return { newest: backup.startedAt, unfit };
    if (unfit === '') unfit = ` (${backup.id} ${why})`;
  }
  return { newest: undefined, unfit };
}

/** Of both kinds, the newest first. */
async function listKept(store: BackupStore): Promise<KeptBackup[]> {
  const fulls: KeptBackup[] = await keptFulls(store);
  const sites = (await listSiteBackups(store)).map(
    ({ id, startedAt, source }): KeptBackup => ({
      ...{ id, startedAt, systemIdentifier: undefined, migration: null },
      ...source,
    }),
  );
  return [...fulls, ...sites].sort((one, other) => other.startedAt.getTime() - one.startedAt.getTime());
}
