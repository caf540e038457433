import { stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { reachOfBackups } from '@studyhall/domain/admin/reach-of-backups';
import type { Site, SiteWithDatabase } from '../../platform/site-check.ts';
import { findBranchOf } from '../backup/branch.ts';
import { refusalOf } from '../backup/claim-store.ts';
import { withDirectConnection } from '../backup/direct-connection.ts';
import { folderStore } from '../backup/folder-store.ts';
import { readFulls } from '../backup/kept-fulls.ts';
import { findLogGap } from '../backup/log-gap.ts';
import { mayReplicate } from '../backup/may-replicate.ts';
import { possibleMoments } from '../backup/possible-moments.ts';
import { findReceivedLogFacts } from '../backup/received-log-facts.ts';
import { roomFor, takenRoom } from '../backup/taken-room.ts';
import { receivingFolder } from '../backup/wal-spool.ts';
import { findLastDrill } from '../drill-queries.ts';
import { listOpenIncidents } from '../incidents.ts';
import { listSiteBackups } from '../site/list-site-backups.ts';
import type { BackupFacts } from './judge-backups.ts';

type Inside = Pick<SiteWithDatabase, 'db' | 'directUrl'>;

/** What is known of the backups of an installation; without its database what their files say. */
export async function findBackupFacts({ settings }: Site, inside: Inside | undefined): Promise<BackupFacts> {
  const { backups, dataFolder, database, offsite } = settings;
  const store = folderStore(backups.folder);
  const isEmbedded = database.kind === 'embedded';
  const { fulls, damaged } = await readFulls(store);
  const { bytes } = await takenRoom(store);
  const sites = await listSiteBackups(store);
  const isPhysical =
    isEmbedded || (inside === undefined ? sites.length === 0 : await mayReplicate(inside.directUrl));
  const reach = isPhysical ? reachOfBackups(await possibleMoments(store)) : undefined;
  // Of the kind that is taken from now on: copies of all rows from before bring no moment back.
  const ends = (isPhysical ? fulls : [...fulls, ...sites]).map(({ finishedAt }) => finishedAt.getTime());
  const drills =
    inside === undefined
      ? []
      : await Promise.all(
          [false, true].map(async (isOffsite) => await findLastDrill(inside.db, { isOffsite })),
        );
  // What is received from elsewhere is held against the full backups where it is received.
  const gap =
    isEmbedded && backups.areOn && inside !== undefined
      ? await findLogGap(inside.directUrl, { store, spoolFolder: receivingFolder(store.place) })
      : undefined;
  return {
    kind: backups.areOn ? (isPhysical ? 'every-moment' : 'logical') : 'off',
    received: isEmbedded || inside === undefined ? null : await findReceivedLogFacts(inside.directUrl),
    place: store.place,
    areAnothers:
      inside !== undefined && (await refusalOf(store, await findBranchOf(inside.directUrl))) !== undefined,
    isOnDiskOfData: isEmbedded && (await diskOf(store.place)) === (await diskOf(dataFolder)),
    hasOffSiteCopy: offsite !== undefined,
    offsiteFailure: inside === undefined ? null : await findOffsiteFailure(inside),
    bytes,
    maxBytes: (await roomFor(store, { maxBytes: backups.maxBytes, bytes })) ?? null,
    newestAt: ends.length === 0 ? null : new Date(Math.max(...ends)),
    installedAt: inside === undefined ? null : await findInstalledAt(inside.directUrl),
    damaged,
    gap: gap ?? null,
    reachesFrom: reach?.from ?? null,
    reachesTo: reach?.to ?? null,
    lastDrill: drills[0] ?? null,
    lastOffsiteDrill: drills[1] ?? null,
  };
}

async function findOffsiteFailure({ db }: Inside): Promise<string | null> {
  const open = await listOpenIncidents(db);
  return open.find(({ kind }) => kind === 'offsite-failing')?.detail ?? null;
}

/** When the first migration was done, which only the owner may read. */
async function findInstalledAt(url: string): Promise<Date | null> {
  const first = 'select min(migration_time) as at from knex_migrations';
  const { rows } = await withDirectConnection(
    url,
    async (client) => await client.query<{ at: Date | null }>(first),
  );
  return rows[0]?.at ?? null;
}

/** That of the folder around it where it is not there yet. */
async function diskOf(folder: string): Promise<number> {
  const found = await stat(folder).catch(() => undefined);
  return found?.dev ?? (await diskOf(dirname(folder)));
}
