import { stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import type { ArchiveFacts } from '@studyhall/domain/admin/archive-incidents';
import * as z from 'zod';
import { ifExists } from '../../platform/embedded-postgres-error.ts';
import { withDirectConnection } from './direct-connection.ts';
import { finishedIn } from './hand-over-wal.ts';

export interface LookedAtArchive extends ArchiveFacts {
  /** When PostgreSQL last handed a segment out. */
  readonly lastArchivedAt: Date | null;
  readonly timeline: number;
}

const Row = z.object({
  isArchiving: z.boolean(),
  archiveTimeoutSeconds: z.coerce.number(),
  isFailing: z.boolean(),
  oldestWaitingSeconds: z.coerce.number(),
  walBytes: z.coerce.number(),
  lastArchivedAt: z.date().nullable(),
  timeline: z.int(),
});

const FACTS = `
  select current_setting('archive_mode') <> 'off' as "isArchiving",
    (select setting from pg_settings where name = 'archive_timeout') as "archiveTimeoutSeconds",
    coalesce(last_failed_time > coalesce(last_archived_time, '-infinity'), false) as "isFailing",
    (select coalesce(extract(epoch from clock_timestamp() - min(modification)), 0)
       from pg_ls_archive_statusdir() where name like '%.ready') as "oldestWaitingSeconds",
    (select coalesce(sum(size), 0) from pg_ls_waldir()) as "walBytes",
    last_archived_time as "lastArchivedAt",
    (select timeline_id from pg_control_checkpoint()) as timeline
  from pg_stat_archiver`;

/** How the log leaves the embedded server now. */
export async function lookAtArchive(
  url: string,
  { spoolFolder, now }: { readonly spoolFolder: string; readonly now: Date },
): Promise<LookedAtArchive> {
  const { rows } = await withDirectConnection(url, async (client) => await client.query(FACTS));
  return { ...Row.parse(rows[0]), ...(await lookAtSpool(spoolFolder, now)) };
}

/** What waits there, and the room on its disk. */
export async function lookAtSpool(spoolFolder: string, now: Date) {
  const names = await finishedIn(spoolFolder);
  let spoolBytes = 0;
  let oldest = now.getTime();
  for (const name of names) {
    const found = await ifExists(stat(join(spoolFolder, name)));
    spoolBytes += found?.size ?? 0;
    oldest = Math.min(oldest, found?.mtimeMs ?? oldest);
  }
  const disk = await ifExists(statfs(spoolFolder));
  return {
    spoolFiles: names.length,
    spoolBytes,
    oldestSpooledSeconds: (now.getTime() - oldest) / 1_000,
    freeBytes: disk === undefined ? Number.POSITIVE_INFINITY : disk.bavail * disk.bsize,
  };
}
