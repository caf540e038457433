import { stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { spoolOf } from '../../platform/embedded-postgres-archive.ts';
import { EmbeddedPostgresError, ifExists } from '../../platform/embedded-postgres-error.ts';
import {
  choosePlace,
  type PostgresPlace,
  systemStateFolder,
} from '../../platform/embedded-postgres-place.ts';
import { findPostmaster } from '../../platform/embedded-postgres-postmaster.ts';
import { RECEIVING_SLOT } from '../backup/receiving-slot.ts';

/** Where the embedded database of an installation is; undefined where it never was, or is lost. Nothing is made. */
export async function findLivePlace(
  dataRoot: string,
  stateFolder = systemStateFolder,
): Promise<PostgresPlace | undefined> {
  if ((await ifExists(stat(dataRoot))) === undefined) return undefined;
  const place = await choosePlace(dataRoot, stateFolder).catch((error: unknown) => {
    // Lost data beside keys that are there is why somebody restores.
    if (error instanceof EmbeddedPostgresError) return undefined;
    throw error;
  });
  if (place === undefined) return undefined;
  return (await ifExists(stat(join(place.dataFolder, 'PG_VERSION')))) === undefined ? undefined : place;
}

/** The process number of the server that uses a data folder. */
export async function findUser({ dataFolder }: PostgresPlace): Promise<number | undefined> {
  return (await findPostmaster(dataFolder))?.pid;
}

/** Where the newest of the log is that has not reached the store: the spool, and for a stopped server its own folder. */
export async function foldersOfNewestLog(place: PostgresPlace): Promise<string[]> {
  const isRunning = (await findUser(place)) !== undefined;
  return [...(isRunning ? [] : [join(place.dataFolder, 'pg_wal')]), spoolOf(place.dataFolder)];
}

/** Where a cluster for a while can lie: on the disk of the data, so that it can take its place. */
export function besideData({ dataFolder }: PostgresPlace, name: string): string {
  return join(dirname(dataFolder), name);
}

const HAND_OUT_MS = 10_000;
const RECEIVED = `select from pg_replication_slots where slot_name = '${RECEIVING_SLOT}' and active`;

/**
 * Ends the segment that is being written, so that what was committed until now can be restored. Waits a little until it is
 * received or archived; where the role may not, or nobody does either, nothing happens.
 */
export async function handOutLog(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    // Where nothing was written since the last switch there is none: the place before it is in the segment that ended then.
    const { rows } = await client.query<{ lsn: string; name: string }>(
      `select lsn, pg_walfile_name(lsn - 1) as name from (select pg_switch_wal() as lsn) as ended
       where current_setting('archive_mode') = 'on' or exists (${RECEIVED})`,
    );
    const [last] = rows;
    const until = performance.now() + HAND_OUT_MS;
    while (last !== undefined && performance.now() < until) {
      const { rowCount } = await client.query(
        `select from pg_stat_archiver where last_archived_wal >= $1 and not exists (${RECEIVED})
         union all ${RECEIVED} and restart_lsn >= $2::pg_lsn`,
        [last.name, last.lsn],
      );
      if (rowCount !== 0) return;
      await sleep(50);
    }
  } catch (error) {
    if (!(error instanceof pg.DatabaseError)) throw error;
  } finally {
    await client.end();
  }
}
