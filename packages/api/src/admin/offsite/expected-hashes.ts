import { createHash } from 'node:crypto';
import { type Readable, Transform } from 'node:stream';
import { json } from 'node:stream/consumers';
import * as z from 'zod';
import { BackupError } from '../backup/backup-error.ts';
import { BACKUP_FILE, walFileOf } from '../backup/backup-layout.ts';
import type { BackupStore, StoredFile } from '../backup/backup-store.ts';

const Described = z.object({ files: z.array(z.object({ name: z.string(), sha256: z.string() })) });
const BLOB = /^blobs\/(?<first>[\da-f]{2})\/(?<rest>[\da-f]{62})$/;

/**
 * What files were when they were kept: SHA-256 by name, for those of the log and for blobs from their own names, for the
 * files of a backup from its list. A list that cannot be read says nothing of its files.
 */
export async function expectedHashes(
  local: Pick<BackupStore, 'read'>,
  files: readonly StoredFile[],
): Promise<ReadonlyMap<string, string>> {
  const expected = new Map<string, string>();
  for (const { name } of files) {
    const sha256 = walFileOf(name)?.sha256 ?? blobHashOf(name);
    if (sha256 !== undefined) expected.set(name, sha256);
    if (!name.endsWith(`/${BACKUP_FILE}`)) continue;
    const folder = name.slice(0, -BACKUP_FILE.length);
    const list = Described.safeParse(await json(await local.read(name)).catch(() => undefined));
    for (const file of list.data?.files ?? [])
      expected.set(file.name.startsWith(folder) ? file.name : folder + file.name, file.sha256);
  }
  return expected;
}

function blobHashOf(name: string): string | undefined {
  const { first, rest } = BLOB.exec(name)?.groups ?? {};
  return first === undefined || rest === undefined ? undefined : first + rest;
}

/** A file that is not what it was when it was kept: wherever it is copied to, it fails. */
export class DamagedHere extends BackupError {
  constructor(name: string) {
    super('damaged-file', `${name} is damaged here, and was not copied`);
  }
}

/** The same bytes; ends with DamagedHere where they are not those of the hash. */
export function heldTo(sha256: string | undefined, content: Readable, name: string): Readable {
  if (sha256 === undefined) return content;
  const hash = createHash('sha256');
  const held = new Transform({
    transform: (chunk: Buffer, _, done) => {
      hash.update(chunk);
      done(null, chunk);
    },
    flush: (done) => {
      const isAsKept = hash.digest('hex') === sha256;
      done(isAsKept ? null : new DamagedHere(name));
    },
  });
  content.on('error', (error) => held.destroy(error));
  return content.pipe(held);
}
