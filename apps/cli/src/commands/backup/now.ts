import { join } from 'node:path';
import { Failure } from '../../failures.ts';
import { type Backups, type BesideBackups, besideBackups } from '../../operator/beside-backups.ts';
import { recordIfPossible } from '../../operator/record-action.ts';
import { type Column, record, type ShownRecord } from '../../output/result.ts';
import type { Shell } from '../../shell.ts';

type Full = NonNullable<Awaited<ReturnType<Backups['takeFullBackup']>>>;
type Rows = Awaited<ReturnType<Backups['takeSiteBackup']>>;

const columns: readonly Column<Full>[] = [
  { name: 'id', value: (full) => full.id },
  { name: 'finishedAt', value: (full) => full.finishedAt },
  { name: 'bytes', value: (full) => full.files.reduce((sum, file) => sum + file.bytes, 0) },
  { name: 'serverVersion', title: 'PostgreSQL', value: (full) => full.serverVersion },
  { name: 'startLsn', isDetail: true, value: (full) => full.startLsn },
  { name: 'stopLsn', isDetail: true, value: (full) => full.stopLsn },
  { name: 'timeline', isDetail: true, value: (full) => full.timeline },
];

export async function backUpNow(shell: Shell): Promise<ShownRecord> {
  return await besideBackups(shell, 'no backup could be taken', async (beside) => {
    const { operator, backups, access, settings, store } = beside;
    if (settings.database.kind === 'external' && !(await backups.mayReplicate(access.directUrl)))
      return await keepRowsNow(shell, beside);
    await backups.keepBlobs(store, join(settings.dataFolder, 'blobs'));
    const full = await backups.takeFullBackup({ url: access.directUrl, store });
    if (full === undefined) throw new Failure('another process takes a backup at this moment');
    const target = { kind: 'backup', id: full.id };
    await recordIfPossible(shell, { operator, access }, { action: 'backup.now', target, detail: {} });
    return record({ columns, item: full, note: `The backup is in ${store.place}` });
  });
}

const rowsColumns: readonly Column<Rows>[] = [
  { name: 'id', value: ({ id }) => id },
  { name: 'finishedAt', value: ({ finishedAt }) => finishedAt },
  { name: 'bytes', value: ({ files }) => files.reduce((sum, file) => sum + file.bytes, 0) },
];

/** Where the role may not replicate: the kind that the server takes there. */
async function keepRowsNow(
  shell: Shell,
  { operator, backups, access, settings, store }: BesideBackups,
): Promise<ShownRecord> {
  const blobsFolder = join(settings.dataFolder, 'blobs');
  const item = await backups.takeSiteBackup({
    ...{ url: access.directUrl, store, blobsFolder },
    clock: () => new Date(),
  });
  const target = { kind: 'backup', id: item.id };
  await recordIfPossible(shell, { operator, access }, { action: 'backup.now', target, detail: {} });
  const note = `It has all rows, because the role of DATABASE_URL may not replicate, and is in ${store.place}`;
  return record({ columns: rowsColumns, item, note });
}
