import { createHash, randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, rmdir, stat } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { errorCode, ifExists } from '../../platform/embedded-postgres-error.ts';
import { BackupError } from './backup-error.ts';
import type { BackupStore, StoredFile, WrittenFile } from './backup-store.ts';
import { noteRemoved } from './removed-files.ts';
import { syncFolder } from './sync-folder.ts';

/** What is still being written; a killed process leaves it, and nobody takes it for a file. */
const DRAFT = /\.draft-[\da-f]+$/;

export interface FolderStore extends BackupStore {
  /**
   * Removes what killed writers left below a prefix, or those of it that are meant, and empty folders. Only for whoever
   * knows that nobody writes there now.
   */
  removeDrafts(prefix: string, isMeant?: (name: string) => boolean): Promise<void>;
}

/** Backups in a folder that the server's account alone may enter. */
export function folderStore(folder: string): FolderStore {
  const pathOf = (name: string) => join(folder, ...name.split('/'));
  return {
    place: folder,
    list: async (prefix) => (await list(folder, prefix)).filter(({ name }) => !DRAFT.test(name)),
    read: async (name) => {
      try {
        return (await open(pathOf(name))).createReadStream();
      } catch (error) {
        throw new BackupError('missing-file', `${pathOf(name)} is missing or cannot be read`, {
          cause: error,
        });
      }
    },
    write: (name, content) => write(pathOf(name), name, content),
    remove: async (name) => {
      if ((await ifExists(stat(pathOf(name)))) !== undefined) await noteRemoved(folder, name);
      await rm(pathOf(name), { force: true });
      // The folder of a full backup goes with its last file.
      if (name.startsWith('full/')) await rmdir(dirname(pathOf(name))).catch(() => undefined);
    },
    removeDrafts: async (prefix, isMeant = () => true) => {
      const drafts = (await list(folder, prefix)).filter(({ name }) => DRAFT.test(name) && isMeant(name));
      for (const { name } of drafts) await rm(pathOf(name), { force: true });
      await removeEmptyFolders(pathOf(prefix));
    },
  };
}

async function removeEmptyFolders(folder: string): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  // One with anything in it stays.
  for (const entry of entries)
    if (entry.isDirectory()) await rmdir(join(folder, entry.name)).catch(() => undefined);
}

/** Drafts too. */
async function list(folder: string, prefix: string): Promise<StoredFile[]> {
  const below = join(folder, ...prefix.split('/').slice(0, -1));
  const files: StoredFile[] = [];
  for (const path of await filesBelow(below)) {
    const name = relative(folder, path).split(sep).join('/');
    if (!name.startsWith(prefix)) continue;
    // Between the two looks it may have been pruned.
    const found = await stat(path).catch(() => undefined);
    if (found !== undefined) files.push({ name, bytes: found.size });
  }
  return files.sort((one, other) => (one.name < other.name ? -1 : 1));
}

/** One folder after the other: what is pruned meanwhile is not there, and the rest is. */
async function filesBelow(folder: string): Promise<string[]> {
  const entries = await ifExists(readdir(folder, { withFileTypes: true })).catch((error: unknown) => {
    // As an empty one it would be a reason to forget what its backups need.
    throw new BackupError('not-possible-here', `${folder} cannot be read (${errorCode(error)})`, {
      cause: error,
    });
  });
  const paths: string[] = [];
  for (const entry of entries ?? []) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) paths.push(...(await filesBelow(path)));
    else if (entry.isFile()) paths.push(path);
  }
  return paths;
}

async function write(path: string, name: string, content: Readable): Promise<WrittenFile> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const draft = `${path}.draft-${randomBytes(4).toString('hex')}`;
  const hash = createHash('sha256');
  let bytes = 0;
  const measure = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      bytes += chunk.length;
      done(null, chunk);
    },
  });
  try {
    await pipeline(content, measure, createWriteStream(draft, { mode: 0o600, flush: true }));
    await rename(draft, path);
    await syncFolder(dirname(path));
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
  return { name, bytes, sha256: hash.digest('hex') };
}
