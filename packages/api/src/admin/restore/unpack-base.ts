import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join, normalize } from 'node:path';
import { type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';
import { type Extract, extract } from 'tar-stream';
import { giveTo, type PostgresAccount } from '../../platform/embedded-postgres-account.ts';
import { BackupError } from '../backup/backup-error.ts';
import type { ManifestFile } from './verify-kept-files.ts';

type Entry = Extract extends AsyncIterable<infer Item> ? Item : never;

export interface Unpacking {
  /** The kept bytes of `base.tar.br`. */
  readonly content: Readable;
  readonly manifest: ReadonlyMap<string, ManifestFile>;
  /** A folder that is there and empty. */
  readonly folder: string;
  readonly account: PostgresAccount;
  /** For errors. */
  readonly place: string;
  readonly progress: (doneBytes: number) => void;
}

/**
 * Writes the data folder out and holds every file to PostgreSQL's own list while it goes by.
 * @throws BackupError `damaged-file` that names the file.
 */
export async function unpackBase(unpacking: Unpacking): Promise<void> {
  const { content, manifest, place } = unpacking;
  const missing = new Set(manifest.keys());
  const tar = extract();
  const reading = pipeline(content, createBrotliDecompress(), tar);
  let doneBytes = 0;
  const writing = (async () => {
    for await (const entry of tar) {
      const path = pathOf(entry, place);
      await unpackEntry(unpacking, entry, path);
      missing.delete(path);
      doneBytes += entry.header.size;
      unpacking.progress(doneBytes);
    }
  })();
  await Promise.all([reading, writing]);
  const [lost] = missing;
  if (lost !== undefined) throw new BackupError('damaged-file', `${place} is damaged: ${lost} is not in it`);
}

/** Nothing may come to lie outside the folder. */
function pathOf({ header }: Entry, place: string): string {
  const path = normalize(header.name).replace(/\/$/, '');
  if (path.startsWith('/') || path.split('/').includes('..'))
    throw new BackupError('damaged-file', `${place} is damaged: it holds ${header.name}`);
  return path;
}

async function unpackEntry(
  { manifest, folder, account, place }: Unpacking,
  entry: Entry,
  path: string,
): Promise<void> {
  const target = join(folder, path);
  if (entry.header.type === 'directory') {
    await mkdir(target, { recursive: true, mode: 0o700 });
    await giveTo(account, target);
    entry.resume();
    return;
  }
  if (entry.header.type !== 'file')
    throw new BackupError(
      'not-possible-here',
      `${place} holds ${path}, which is a ${entry.header.type}: tablespaces are not restored`,
    );
  const hash = createHash('sha256');
  let bytes = 0;
  const measure = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      bytes += chunk.length;
      done(null, chunk);
    },
  });
  await pipeline(entry, measure, createWriteStream(target, { mode: 0o600 }));
  await giveTo(account, target);
  const listed = manifest.get(path);
  // The log's own folder is in no list: its segments are kept apart.
  if (listed === undefined && path.startsWith('pg_wal/')) return;
  if (listed?.bytes !== bytes || listed.sha256 !== hash.digest('hex'))
    throw new BackupError('damaged-file', `${place} is damaged: ${path} is not as PostgreSQL's list says`);
}
