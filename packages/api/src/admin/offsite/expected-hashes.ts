import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
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

/**
 * The same bytes; ends with DamagedHere where they are not those of the hash. Nothing is read before somebody asks for it:
 * a failure that nobody waits for yet would end the process.
 */
export function heldTo(sha256: string | undefined, content: Readable, name: string): Readable {
  return sha256 === undefined ? content : Readable.from(held({ sha256, content, name }));
}

interface Holding {
  readonly sha256: string;
  readonly content: Readable;
  readonly name: string;
}

async function* held({ sha256, content, name }: Holding): AsyncGenerator<Buffer> {
  const hash = createHash('sha256');
  const pieces: AsyncIterable<Buffer> = content;
  for await (const piece of pieces) {
    hash.update(piece);
    yield piece;
  }
  if (hash.digest('hex') !== sha256) throw new DamagedHere(name);
}
