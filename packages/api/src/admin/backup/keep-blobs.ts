import { link, mkdir, open } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { withDirectConnection } from './direct-connection.ts';
import { type FolderStore, folderStore } from './folder-store.ts';

const BLOB = /^[\da-f]{2}\/[\da-f]{62}$/;
const PREFIX = 'blobs/';

/**
 * Takes files that are too large for a row of the database into the backups, by their hash. On one disk both names are of
 * one file, which takes no room; elsewhere it is copied. How many are new there.
 */
export async function keepBlobs(store: FolderStore, blobsFolder: string): Promise<number> {
  const kept = new Set((await store.list(PREFIX)).map(({ name }) => name));
  const blobs = folderStore(blobsFolder);
  let added = 0;
  for (const { name } of await blobs.list('')) {
    if (!BLOB.test(name) || kept.has(PREFIX + name)) continue;
    const isLinked = await linked(join(blobsFolder, name), join(store.place, PREFIX, name));
    if (!isLinked) await store.write(PREFIX + name, await blobs.read(name));
    added += 1;
  }
  return added;
}

async function linked(from: string, to: string): Promise<boolean> {
  try {
    await mkdir(dirname(to), { recursive: true, mode: 0o700 });
    await link(from, to);
    const folder = await open(dirname(to));
    try {
      await folder.sync();
    } finally {
      await folder.close();
    }
    return true;
  } catch {
    // Another disk, or one that knows no links.
    return false;
  }
}

export interface BlobsToPrune {
  readonly url: string;
  readonly blobsFolder: string;
}

/**
 * Removes from the backups what the sweep has removed: it stays as long as any moment that needs it can be restored. What
 * merely got lost, the database still knows. How many are gone.
 */
export async function pruneBlobs(store: FolderStore, { url, blobsFolder }: BlobsToPrune): Promise<number> {
  const here = new Set((await folderStore(blobsFolder).list('')).map(({ name }) => PREFIX + name));
  const gone = (await store.list(PREFIX)).map(({ name }) => name).filter((name) => !here.has(name));
  if (gone.length === 0) return 0;
  const hashes = gone.map((name) => name.slice(PREFIX.length).replace('/', ''));
  const { rows } = await withDirectConnection(
    url,
    async (client) =>
      await client.query<{ hash: string }>('select hash from platform.blobs where hash = any($1)', [hashes]),
  );
  const known = new Set(rows.map(({ hash }) => hash));
  const unknown = gone.filter((_name, place) => !known.has(hashes[place] ?? ''));
  for (const name of unknown) await store.remove(name);
  return unknown.length;
}
