import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { createBrotliDecompress } from 'node:zlib';
import * as z from 'zod';
import { BackupError } from '../backup/backup-error.ts';
import { folderOfFull, type PhysicalBackup } from '../backup/backup-layout.ts';
import type { BackupStore } from '../backup/backup-store.ts';
import { findOtherTwin, type WalFile } from './kept-wal.ts';

/** SHA-256 of all that a stream gives, in hex, and how much that was. */
export async function hashOf(
  content: Readable,
): Promise<{ readonly sha256: string; readonly bytes: number }> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of content) {
    hash.update(chunk);
    bytes += chunk.length;
  }
  return { sha256: hash.digest('hex'), bytes };
}

/**
 * Reads every file of a full backup once and holds it to its description; nothing is written.
 * @throws BackupError `missing-file` or `damaged-file` that names the file.
 */
export async function verifyFull(store: BackupStore, full: PhysicalBackup): Promise<void> {
  for (const { name, bytes, sha256 } of full.files) {
    const stored = storedNameIn(full, name);
    const found = await hashOf(await store.read(stored));
    if (found.bytes !== bytes || found.sha256 !== sha256)
      throw new BackupError(
        'damaged-file',
        `${stored} in ${store.place} is damaged: its hash is not the one of the backup`,
      );
  }
}

/** Names may stand with their folder or without. */
export function storedNameIn(full: PhysicalBackup, name: string): string {
  const folder = folderOfFull(full.id);
  return name.startsWith(folder) ? name : folder + name;
}

export interface DamagedWal {
  readonly file: WalFile;
  /** In words, without a full stop. */
  readonly problem: string;
}

/** The first of the files that is not what it was when it was kept, or of which nobody can say which of two is. */
export async function findDamagedWal(files: readonly WalFile[]): Promise<DamagedWal | undefined> {
  for (const file of files) {
    if (file.sha256 === undefined) continue;
    for (const one of [file, ...file.twins])
      if ((await hashOf(await one.read())).sha256 !== one.sha256)
        return { file, problem: `${one.place} is damaged` };
    const other = await findOtherTwin(file);
    if (other !== undefined)
      return { file, problem: `${other.place} and ${file.place} are one piece of the log and differ` };
  }
  return undefined;
}

const Manifest = z.object({
  Files: z.array(
    z.object({
      Path: z.string().optional(),
      'Encoded-Path': z.string().optional(),
      Size: z.int().nonnegative(),
      'Checksum-Algorithm': z.string().optional(),
      Checksum: z.string().optional(),
    }),
  ),
});

export interface ManifestFile {
  readonly bytes: number;
  readonly sha256: string;
}

/** What PostgreSQL says that its files are, by path. */
export async function readManifest(
  store: BackupStore,
  full: PhysicalBackup,
): Promise<ReadonlyMap<string, ManifestFile>> {
  const name = storedNameIn(full, 'backup_manifest.br');
  const content = await buffer((await store.read(name)).pipe(createBrotliDecompress()));
  const { Files } = Manifest.parse(JSON.parse(content.toString()));
  return new Map(
    Files.map((file) => {
      const path = file.Path ?? Buffer.from(file['Encoded-Path'] ?? '', 'hex').toString();
      if (file['Checksum-Algorithm'] !== 'SHA256' || file.Checksum === undefined)
        throw new BackupError('damaged-file', `${name} in ${store.place} has no SHA-256 of ${path}`);
      return [path, { bytes: file.Size, sha256: file.Checksum }];
    }),
  );
}
