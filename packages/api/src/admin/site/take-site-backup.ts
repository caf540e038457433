import { randomBytes } from 'node:crypto';
import { PassThrough, Readable } from 'node:stream';
import type { Knex } from 'knex';
import { openDatabase } from '../../platform/database.ts';
import { errorCode } from '../../platform/embedded-postgres-error.ts';
import { readApplied } from '../../platform/migration-record.ts';
import { BACKUP_FILE } from '../backup/backup-layout.ts';
import type { BackupStore } from '../backup/backup-store.ts';
import { findBranchOf } from '../backup/branch.ts';
import { claimBranch } from '../backup/claim-store.ts';
import { amongOthers } from '../backup/direct-connection.ts';
import { exportSite } from './export-site.ts';
import { SITE_BACKUP_FILE, type SiteBackup } from './site-backup.ts';

export interface SiteBackupOptions {
  /** The database, past any pooler; the role reads every table. */
  readonly url: string;
  readonly store: BackupStore;
  readonly blobsFolder: string;
  readonly clock: () => Date;
}

/** Writes `site/ID/…` into a store: the same file that an export is, and then what makes it a backup. */
export async function takeSiteBackup(options: SiteBackupOptions): Promise<SiteBackup> {
  return await amongOthers(options.url, 'sites', async () => await take(options));
}

async function take({ url, store, blobsFolder, clock }: SiteBackupOptions): Promise<SiteBackup> {
  await claimBranch(store, await findBranchOf(url));
  const startedAt = clock();
  const stamp = startedAt.toISOString().replaceAll(/[-:]|\.\d+/g, '');
  const id = `${stamp}-${randomBytes(2).toString('hex')}`;
  const db = openDatabase({ url, poolSize: 1 });
  try {
    const source = await sourceOf(db);
    const to = new PassThrough();
    // It may be closed before anybody writes into it; whoever reads or writes is told as well.
    to.on('error', () => undefined);
    const writing = store.write(`site/${id}/${SITE_BACKUP_FILE}`, to).catch((error: unknown) => {
      // Else the other end would wait for room in it for ever.
      to.destroy(error instanceof Error ? error : undefined);
      throw error;
    });
    const exporting = exportSite(db, { to, blobsFolder, now: startedAt });
    exporting.catch(() => to.destroy());
    const [written, exported] = await Promise.allSettled([writing, exporting]);
    // What the store said is the reason, unless that the rows ended is all it knows.
    const isKnown =
      written.status === 'rejected' && errorCode(written.reason) !== 'ERR_STREAM_PREMATURE_CLOSE';
    if (exported.status === 'rejected' && !isKnown) throw exported.reason;
    if (written.status === 'rejected') throw written.reason;
    const file = written.value;
    const files = [{ name: SITE_BACKUP_FILE, bytes: file.bytes, sha256: file.sha256 }];
    const what = { version: 1 as const, kind: 'site' as const, id, source };
    const backup = { ...what, startedAt, finishedAt: clock(), files };
    const text = Buffer.from(`${JSON.stringify(backup, null, 2)}\n`);
    await store.write(`site/${id}/${BACKUP_FILE}`, Readable.from([text]));
    return backup;
  } finally {
    await db.destroy();
  }
}

/** A store may hold the tables of several databases: none of them may be taken for another. */
async function sourceOf(db: Knex): Promise<SiteBackup['source']> {
  const { rows } = await db.raw<{ rows: { database: string; id: string }[] }>(
    'select current_database() as database, system_identifier::text as id from pg_control_system()',
  );
  const [row] = rows;
  if (row === undefined) return undefined;
  const migration = (await readApplied(db)).at(-1)?.name ?? null;
  return { database: row.database, systemIdentifier: row.id, migration };
}
