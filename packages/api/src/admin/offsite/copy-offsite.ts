import { createHash, createHmac } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join, posix } from 'node:path';
import { Readable } from 'node:stream';
import { BackupError } from '../backup/backup-error.ts';
import { BACKUP_FILE } from '../backup/backup-layout.ts';
import type { BackupStore, StoredFile } from '../backup/backup-store.ts';
import { keepRemoved, readRemoved } from '../backup/removed-files.ts';
import { hashOf } from '../restore/verify-kept-files.ts';
import { type CopiedFiles, openCopiedFiles } from './copied-files.ts';
import { DamagedHere, expectedHashes, heldTo } from './expected-hashes.ts';

/** What a database is half a backup without. */
export interface OffsiteKeys {
  /** Newest first, those of the embedded installation too. */
  readonly secretKeys: readonly [string, ...string[]];
  /** By name, as they are set. */
  readonly settings: Readonly<Record<string, string>>;
}

export interface OffsiteCopy {
  readonly local: Pick<BackupStore, 'list' | 'read'>;
  /** Encrypts what it is given. */
  readonly target: BackupStore;
  /** Where it is remembered what was copied: the folder of the local backups. */
  readonly folder: string;
  readonly keys: OffsiteKeys;
  readonly now: Date;
  /** Reads what was copied before as well: whether it is still what it was. */
  readonly isThorough?: boolean;
}

export interface OffsiteReport {
  readonly copied: number;
  /** Encrypted. */
  readonly bytes: number;
  readonly removed: number;
  /** Files that were copied before and are damaged here since; the copies are not. */
  readonly damagedHere: readonly string[];
  /** What retention removed here and the target keeps, and why, such as a lock on it. */
  readonly notRemoved: readonly { readonly name: string; readonly reason: string }[];
}

const FOLDERS = ['blobs/', 'erased/', 'full/', 'wal/', 'site/'];
/** Then it is the target and not the file. */
const FAILURES_MAX = 3;

/**
 * Copies what the local store has and the target has not, its secret keys first; afterwards removes there what this
 * installation had copied and retention removed here, and nothing that is absent for any other reason. A file counts once what is here was held against what it was when it
 * was kept, and what arrived against what was sent; killed at any moment, the next call goes on. Rejects with BackupError
 * when a file could not be copied, after it tried the others.
 */
export async function copyOffsite({
  local,
  target,
  folder,
  keys,
  now,
  isThorough = false,
}: OffsiteCopy): Promise<OffsiteReport> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const record = createHash('sha256').update(target.place).digest('hex').slice(0, 12);
  const copied = await openCopiedFiles(join(folder, `copied-${record}.ndjson`));
  const there = new Map((await target.list('')).map(({ name, bytes }) => [name, bytes]));
  const isThere = (name: string) =>
    copied.bytesByName.has(name) && there.get(name) === copied.bytesByName.get(name);
  const here = (await Promise.all(FOLDERS.map((prefix) => local.list(prefix)))).flat();
  const missing = inOrder(here.filter(({ name }) => !isThere(name)));
  const expected = await expectedHashes(local, here);

  const sent = [
    ...(await copyKeys(target, { copied, keys, isThere, now })),
    ...(await copyFiles(missing, { local, target, copied, expected })),
  ];
  const before = here.filter(({ name }) => isThorough && !missing.some((one) => one.name === name));
  const damagedHere = await damagedAmong(before, { local, expected });
  const removed = await readRemoved(folder);
  const isHere = new Set(here.map(({ name }) => name));
  const gone = [...copied.bytesByName.keys()].filter((name) => removed.has(name) && !isHere.has(name));
  const notRemoved = await removeAll(gone, target, copied);
  await keepRemoved(
    folder,
    [...removed].filter((name) => copied.bytesByName.has(name)),
  );
  return {
    copied: sent.length,
    bytes: sent.reduce((sum, bytes) => sum + bytes, 0),
    removed: gone.length - notRemoved.length,
    damagedHere,
    notRemoved,
  };
}

/** One that retention removes meanwhile is not damaged. */
async function damagedAmong(
  files: readonly StoredFile[],
  { local, expected }: Pick<Copying, 'local' | 'expected'>,
): Promise<string[]> {
  const damaged: string[] = [];
  for (const { name } of files) {
    const sha256 = expected.get(name);
    const content = sha256 === undefined ? undefined : await local.read(name).catch(() => undefined);
    if (content !== undefined && (await hashOf(content)).sha256 !== sha256) damaged.push(name);
  }
  return damaged;
}

/** The file that makes a backup one comes after the others of it, off-site as here. */
function inOrder(files: readonly StoredFile[]): StoredFile[] {
  const isLast = ({ name }: StoredFile) => name.endsWith(`/${BACKUP_FILE}`);
  return [...files.filter((file) => !isLast(file)), ...files.filter(isLast)];
}

interface Copying {
  readonly local: OffsiteCopy['local'];
  readonly target: BackupStore;
  readonly copied: CopiedFiles;
  readonly expected: ReadonlyMap<string, string>;
}

/** How many bytes each became. */
async function copyFiles(
  files: readonly StoredFile[],
  { local, target, copied, expected }: Copying,
): Promise<number[]> {
  const sent: number[] = [];
  const failures: unknown[] = [];
  const torn = new Set<string>();
  let atTarget = 0;
  for (const { name } of files) {
    // Else a backup off-site would look whole and lack a file.
    if (name.endsWith(`/${BACKUP_FILE}`) && torn.has(posix.dirname(name))) continue;
    try {
      const content = await local.read(name).catch(async (error: unknown) => {
        // Retention may have removed it since it was listed.
        if ((await local.list(name)).length === 0) return undefined;
        throw error;
      });
      if (content === undefined) continue;
      const { bytes } = await target.write(name, heldTo(expected.get(name), content, name));
      await copied.add({ name, bytes });
      sent.push(bytes);
    } catch (error) {
      failures.push(error);
      torn.add(posix.dirname(name));
      if (!(error instanceof DamagedHere)) atTarget += 1;
      if (atTarget === FAILURES_MAX) break;
    }
  }
  const [first] = failures;
  if (first !== undefined) throw first;
  return sent;
}

interface KeysToCopy {
  readonly copied: CopiedFiles;
  readonly keys: OffsiteKeys;
  readonly isThere: (name: string) => boolean;
  readonly now: Date;
}

/** Once for each state of keys and settings. The name says which state it is to nobody who lacks the keys. */
async function copyKeys(target: BackupStore, { copied, keys, isThere, now }: KeysToCopy): Promise<number[]> {
  const { secretKeys, settings } = keys;
  const sorted = Object.entries(settings).sort(([one], [other]) => (one < other ? -1 : 1));
  const content = { secretKeys, settings: Object.fromEntries(sorted) };
  const state = createHmac('sha256', secretKeys[0])
    .update(JSON.stringify(content))
    .digest('hex')
    .slice(0, 12);
  const newest = [...copied.bytesByName.keys()]
    .filter((name) => name.startsWith('keys/'))
    .sort()
    .at(-1);
  if (newest?.endsWith(`-${state}.json`) === true && isThere(newest)) return [];
  const name = `keys/${now.toISOString().replaceAll(/[-:]|\.\d+/g, '')}-${state}.json`;
  const text = JSON.stringify({ version: 1, keptAt: now, ...content }, null, 2);
  const { bytes } = await target.write(name, Readable.from([Buffer.from(`${text}\n`)]));
  await copied.add({ name, bytes });
  return [bytes];
}

async function removeAll(names: readonly string[], target: BackupStore, copied: CopiedFiles) {
  const notRemoved: { name: string; reason: string }[] = [];
  // The file that makes a backup one goes first, as it came last.
  for (const name of inOrder(names.map((one) => ({ name: one, bytes: 0 })))
    .reverse()
    .map((file) => file.name)) {
    try {
      await target.remove(name);
      await copied.forget(name);
    } catch (error) {
      if (!(error instanceof BackupError)) throw error;
      notRemoved.push({ name, reason: error.message });
    }
  }
  return notRemoved;
}
