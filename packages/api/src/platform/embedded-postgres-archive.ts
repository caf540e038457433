import { mkdir, readdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { giveTo } from './embedded-postgres-account.ts';
import { ifExists, withFileErrors } from './embedded-postgres-error.ts';
import type { PostgresPlace } from './embedded-postgres-place.ts';

/** How the embedded server hands out its log. */
export interface PostgresArchive {
  /** Where finished segments lie until somebody keeps them elsewhere: on the disk of the data, as PostgreSQL's account. */
  readonly spoolFolder: string;
  /** How long a segment stays open at most while something is written. */
  readonly timeoutSeconds: number;
  readonly settings: Readonly<Record<string, string>>;
}

/** For initdb: a site that rests costs 1 MB a minute at most and not 16. */
export const SMALL_SEGMENTS = '--wal-segsize=1';

const SMALL_SEGMENT_BYTES = 2 ** 20;
const SMALL_TIMEOUT_SECONDS = 60;
/** For clusters of older releases, whose segments have 16 MB whether they are full or not. */
const LARGE_TIMEOUT_SECONDS = 300;

/** Makes the spool beside the data, and the settings that make PostgreSQL fill it. */
export async function prepareArchive(place: PostgresPlace): Promise<PostgresArchive> {
  const spoolFolder = spoolOf(place.dataFolder);
  await withFileErrors(spoolFolder, async () => {
    await mkdir(spoolFolder, { recursive: true, mode: 0o700 });
    await giveTo(place.account, spoolFolder);
  });
  const segmentBytes = await segmentBytesOf(place.dataFolder);
  const timeoutSeconds = segmentBytes === SMALL_SEGMENT_BYTES ? SMALL_TIMEOUT_SECONDS : LARGE_TIMEOUT_SECONDS;
  return {
    spoolFolder,
    timeoutSeconds,
    settings: {
      wal_level: 'replica',
      archive_mode: 'on',
      archive_library: 'basic_archive',
      'basic_archive.archive_directory': spoolFolder,
      archive_timeout: `${timeoutSeconds}s`,
    },
  };
}

/** Beside the data folder and not in it, where a base backup would take it along. */
export function spoolOf(dataFolder: string): string {
  return join(dirname(dataFolder), 'wal-spool');
}

async function segmentBytesOf(dataFolder: string): Promise<number | undefined> {
  const folder = join(dataFolder, 'pg_wal');
  const segment = (await readdir(folder)).find((name) => /^[\dA-F]{24}$/.test(name));
  if (segment === undefined) return undefined;
  return (await ifExists(stat(join(folder, segment))))?.size;
}
