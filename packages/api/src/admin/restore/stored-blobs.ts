import { join } from 'node:path';
import pg from 'pg';
import { BackupError } from '../backup/backup-error.ts';
import type { BackupStore } from '../backup/backup-store.ts';
import { folderStore } from '../backup/folder-store.ts';
import { hashOf } from './verify-kept-files.ts';

/** What is too large for a row lies in a backup under its hash, as in the folder of blobs. */
export function storedBlobName(hash: string): string {
  return `blobs/${hash.slice(0, 2)}/${hash.slice(2)}`;
}

async function listLargeBlobs(restored: pg.Client): Promise<string[]> {
  const { rows } = await restored.query<{ hash: string }>(
    'select hash from platform.blobs where content is null and byte_count > 0 order by hash',
  );
  return rows.map(({ hash }) => hash);
}

type Source = Pick<BackupStore, 'read'>;

/** Hashes of those that a restored database knows and no source has whole; and how many it knows. */
export async function findLostBlobs(
  restored: pg.Client,
  source: Source,
): Promise<{ readonly lost: readonly string[]; readonly all: number }> {
  const hashes = await listLargeBlobs(restored);
  const lost: string[] = [];
  for (const hash of hashes) {
    const found = await readOrNothing(source, hash);
    if (found === undefined || (await hashOf(found)).sha256 !== hash) lost.push(hash);
  }
  return { lost, all: hashes.length };
}

async function largeBlobsAt(url: string): Promise<string[]> {
  const restored = new pg.Client({ connectionString: url });
  await restored.connect();
  try {
    return await listLargeBlobs(restored);
  } finally {
    await restored.end();
  }
}

export interface LaidBlobs {
  readonly laid: number;
  /** Hashes of those that none of the sources has whole. */
  readonly lost: readonly string[];
}

/**
 * Puts what a restored database knows and does not hold itself into its folder of blobs, each held to its hash; what is
 * there already stays.
 */
export async function layBlobs(
  url: string,
  { sources, dataFolder }: { readonly sources: readonly Source[]; readonly dataFolder: string },
): Promise<LaidBlobs> {
  const hashes = await largeBlobsAt(url);
  const lost: string[] = [];
  for (const hash of hashes) if (!(await lay(hash, { sources, dataFolder }))) lost.push(hash);
  return { laid: hashes.length - lost.length, lost };
}

async function lay(
  hash: string,
  { sources, dataFolder }: { readonly sources: readonly Source[]; readonly dataFolder: string },
): Promise<boolean> {
  const folder = folderStore(join(dataFolder, 'blobs'));
  const name = storedBlobName(hash).slice('blobs/'.length);
  if ((await folder.list(name)).length > 0) return true;
  for (const source of sources) {
    const content = await readOrNothing(source, hash);
    if (content === undefined) continue;
    if ((await folder.write(name, content)).sha256 === hash) return true;
    await folder.remove(name);
  }
  return false;
}

async function readOrNothing(source: Source, hash: string) {
  try {
    return await source.read(storedBlobName(hash));
  } catch (error) {
    if (error instanceof BackupError && error.reason === 'missing-file') return undefined;
    throw error;
  }
}
