import { createHash } from 'node:crypto';
import { open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { brotliDecompress, createBrotliDecompress } from 'node:zlib';
import { BackupError } from '../backup/backup-error.ts';
import { type PhysicalBackup, walFileOf } from '../backup/backup-layout.ts';
import type { BackupStore } from '../backup/backup-store.ts';
import { parseLsn, segmentName, segmentOf } from './wal-names.ts';

/** A file of the write-ahead log that can be handed to a recovery. */
export interface WalFile {
  readonly name: string;
  /** For people, and for errors. */
  readonly place: string;
  /** What its kept bytes must hash to; undefined for a plain file that has not reached the store yet. */
  readonly sha256: string | undefined;
  /** Others of the same name: a hand-over that was killed and repeated by a release that packs differently leaves two. */
  readonly twins: readonly WalFile[];
  /** The kept bytes. */
  read(): Promise<Readable>;
}

/** All that is kept, by PostgreSQL's name of it. */
export type KeptWal = ReadonlyMap<string, WalFile>;

export interface WalSources {
  readonly store: BackupStore;
  /** Folders with plain segments that have not reached the store yet: the spool, or what a stopped server left. */
  readonly alsoFrom: readonly string[];
}

/** Lists names alone: what files of one name hold is looked at where it is needed. */
export async function listKeptWal({ store, alsoFrom }: WalSources): Promise<KeptWal> {
  const kept = new Map<string, WalFile>();
  for (const folder of alsoFrom)
    for (const name of await readdir(folder).catch(() => []))
      if (/^([\dA-F]{24}|[\dA-F]{8}\.history)$/.test(name))
        kept.set(name, plainFile({ folder, name, store }));
  const stored = new Map<string, WalFile>();
  for (const { name: storedName } of await store.list('wal/')) {
    const file = walFileOf(storedName);
    if (file === undefined) continue;
    const { name, sha256 } = file;
    const known = stored.get(name);
    const place = `${storedName} in ${store.place}`;
    const one: WalFile = { name, sha256, place, twins: [], read: () => store.read(storedName) };
    stored.set(name, known === undefined ? one : { ...known, twins: [...known.twins, one] });
  }
  return new Map([...kept, ...stored]);
}

interface PlainFile {
  readonly folder: string;
  readonly name: string;
  readonly store: BackupStore;
}

/** A file that waits for the store. A running server may hand it over at any moment: then it is read from there. */
function plainFile({ folder, name, store }: PlainFile): WalFile {
  const path = join(folder, name);
  return {
    name,
    place: path,
    sha256: undefined,
    twins: [],
    read: async () => {
      try {
        return (await open(path)).createReadStream();
      } catch (error) {
        if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
        return Readable.from([await handedOver(store, name, path)]);
      }
    },
  };
}

/** The plain bytes of a segment that has reached the store meanwhile. */
async function handedOver(store: BackupStore, name: string, path: string): Promise<Buffer> {
  const [stored] = (await store.list(`wal/${name}-`)).map((file) => ({ file, wal: walFileOf(file.name) }));
  if (stored?.wal === undefined)
    throw new BackupError('missing-file', `${path} is gone, and not in ${store.place}`);
  const bytes = await buffer(await store.read(stored.file.name));
  if (createHash('sha256').update(bytes).digest('hex') !== stored.wal.sha256)
    throw new BackupError(
      'damaged-file',
      `${stored.file.name} in ${store.place} is damaged: its hash is not the one in its name`,
    );
  return await unpacked(bytes);
}

const unpacked = promisify(brotliDecompress);

/** What a recovery that begins with a full backup can replay. */
export interface WalReach {
  /** In the order in which they are replayed, without a gap. */
  readonly segments: readonly WalFile[];
  /** The first that is missing although later ones are there. */
  readonly gap: string | undefined;
}

/**
 * Follows the log from where a backup began. What the backup itself needs lies in it, too, up to its end.
 * `later`: timelines that came from its own, and that are followed into.
 */
export function reachOf(
  kept: KeptWal,
  full: PhysicalBackup,
  { later }: { readonly later: readonly number[] },
): WalReach {
  const { walSegmentBytes: bytes, timeline } = full;
  const timelines = [timeline, ...later].reverse();
  const first = parseLsn(full.startLsn) / BigInt(bytes);
  const last = (parseLsn(full.stopLsn) - 1n) / BigInt(bytes);
  const segments: WalFile[] = [];
  for (let number = first; ; number += 1n) {
    const names = timelines.map((of) => segmentName(of, number, bytes));
    const found = names.map((name) => kept.get(name)).find((file) => file !== undefined);
    if (found !== undefined) segments.push(found);
    else if (number >= last) {
      const isGap = hasLater(kept, { timelines, number, bytes });
      return { segments, gap: isGap ? segmentName(timeline, number, bytes) : undefined };
    }
  }
}

interface Beyond {
  readonly timelines: readonly number[];
  readonly number: bigint;
  readonly bytes: number;
}

function hasLater(kept: KeptWal, { timelines, number, bytes }: Beyond): boolean {
  return [...kept.keys()].some((name) => {
    const segment = segmentOf(name, bytes);
    return segment !== undefined && timelines.includes(segment.timeline) && segment.number > number;
  });
}

/** The bytes as PostgreSQL wrote them. */
export function plainOf(file: WalFile, content: Readable): Readable {
  return file.sha256 === undefined ? content : content.pipe(createBrotliDecompress());
}

/** The first of the files of the same name that holds something else when it is unpacked, or cannot be. */
export async function findOtherTwin(file: WalFile): Promise<WalFile | undefined> {
  if (file.twins.length === 0) return undefined;
  const plain = await plainHashOf(file);
  for (const twin of file.twins) if ((await plainHashOf(twin)) !== plain) return twin;
  return undefined;
}

async function plainHashOf(file: WalFile): Promise<string | undefined> {
  const bytes = await buffer(await file.read());
  const plain = file.sha256 === undefined ? bytes : await unpacked(bytes).catch(() => undefined);
  return plain && createHash('sha256').update(plain).digest('hex');
}
