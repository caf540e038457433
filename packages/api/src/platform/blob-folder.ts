import { createHash, randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { BlobError, type Draft, type Drafts } from './blob-content.ts';

/** Blobs as files, `ab/cdef…` by their hash, and what is still being written, `drafts/…`. */
export interface BlobFolder extends Drafts {
  /** Makes a draft the file of its hash, in place of any that is there. */
  adopt(draft: Draft, hash: string): Promise<void>;
  discard(draft: Draft): Promise<void>;
  /** Removes drafts that a killed process left a day ago. */
  discardOld(now: Date): Promise<void>;
  /** Hashes of files that are a day old or older. */
  listOld(now: Date): AsyncGenerator<string>;
  read(hash: string): AsyncGenerator<Buffer>;
  remove(hash: string): Promise<void>;
}

const BLOB = /^[0-9a-f]{62}$/;
const ABANDONED_MS = 24 * 60 * 60 * 1000;

export function blobFolder(folder: string): BlobFolder {
  const drafts = join(folder, 'drafts');
  const pathOf = (hash: string) => join(folder, hash.slice(0, 2), hash.slice(2));
  return {
    write: (pieces) => write(join(drafts, randomBytes(8).toString('hex')), pieces),
    adopt: async (draft, hash) => {
      const path = pathOf(hash);
      // What is there may be what a broken disk or a stranger left: the bytes at hand are the right ones.
      await makeFolder(dirname(path));
      await rename(draft.path, path);
      await syncFolder(dirname(path));
    },
    discard: async ({ path }) => await rm(path, { force: true }),
    discardOld: async (now) => {
      for (const name of await namesIn(drafts)) {
        const path = join(drafts, name);
        if (await isOld(path, now)) await rm(path, { force: true });
      }
    },
    listOld: async function* (now) {
      for (const start of await namesIn(folder)) {
        for (const rest of await namesIn(join(folder, start)))
          if (BLOB.test(rest) && (await isOld(join(folder, start, rest), now))) yield start + rest;
      }
    },
    read: (hash) => read(pathOf(hash), hash),
    remove: async (hash) => await rm(pathOf(hash), { force: true }),
  };
}

async function write(path: string, pieces: AsyncIterable<Buffer>): Promise<Draft> {
  await makeFolder(dirname(path));
  try {
    await pipeline(Readable.from(pieces), createWriteStream(path, { mode: 0o600, flags: 'wx', flush: true }));
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  }
  return { path };
}

/** Holds the last piece back until all of them are known to be right. */
async function* read(path: string, hash: string): AsyncGenerator<Buffer> {
  const found = createHash('sha256');
  const file = await open(path).catch((cause: unknown) => {
    throw new BlobError('missing', `blob ${hash} is missing or cannot be read: ${path}`, { cause });
  });
  let held: Buffer | undefined;
  for await (const piece of file.createReadStream()) {
    found.update(piece);
    if (held !== undefined) yield held;
    held = piece;
  }
  if (found.digest('hex') !== hash)
    throw new BlobError(
      'damaged',
      `blob ${hash} is damaged: ${path} holds other bytes than when it was put there`,
    );
  if (held !== undefined) yield held;
}

async function namesIn(folder: string): Promise<string[]> {
  return await readdir(folder).catch(() => []);
}

async function isOld(path: string, now: Date): Promise<boolean> {
  const found = await stat(path).catch(() => undefined);
  return found !== undefined && now.getTime() - found.mtimeMs > ABANDONED_MS;
}

/** For the server's account alone. */
async function makeFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
}

/** Without it a power cut may take the new name back. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
