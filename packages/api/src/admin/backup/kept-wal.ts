import { buffer } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { brotliDecompress } from 'node:zlib';
import { BackupError } from './backup-error.ts';
import { walFileOf } from './backup-layout.ts';
import type { BackupStore, StoredFile } from './backup-store.ts';

/** A finished piece of the log as it is kept. */
export interface KeptWal {
  /** As PostgreSQL calls it. */
  readonly name: string;
  readonly sha256: string;
  readonly file: StoredFile;
}

const decompress = promisify(brotliDecompress);

export async function keptWal(store: BackupStore): Promise<KeptWal[]> {
  const files = await store.list('wal/');
  return files.flatMap((file) => {
    const known = walFileOf(file.name);
    return known === undefined ? [] : [{ ...known, file }];
  });
}

/** The segment as PostgreSQL wrote it. Errors: BackupError `missing-file`, `damaged-file`. */
export async function readSegment(store: BackupStore, { file }: KeptWal): Promise<Buffer> {
  const kept = await buffer(await store.read(file.name));
  return await decompress(kept).catch((error: unknown) => {
    throw new BackupError('damaged-file', `${file.name} in ${store.place} is damaged`, { cause: error });
  });
}
