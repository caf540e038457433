import type { Knex } from 'knex';
import { BlobError, type Contents, hashOf, receive } from './blob-content.ts';
import { type BlobFolder, blobFolder } from './blob-folder.ts';
import {
  dropBlob,
  findBlob,
  forgetBlob,
  keepBlob,
  listReleased,
  releaseKeeper,
  takeUnknown,
} from './blob-rows.ts';
import { inTransaction } from './database.ts';
import { Blob } from './models.ts';

export interface PutBlob {
  readonly content: Contents;
  /** What keeps it, such as `site-logo` or `picture:` and an account's id: whoever puts it, releases it by that. */
  readonly keeper: string;
  readonly now: Date;
}

export interface StoredBlob {
  /** SHA-256 of the content, in hex: by that it is known. */
  readonly hash: string;
  readonly byteCount: number;
}

export interface SweepBlobs {
  readonly now: Date;
  /**
   * The oldest moment that the installation can be restored to; undefined where there are no backups. What somebody kept
   * at that moment or later is still there after a restore.
   */
  readonly oldestRestorable: Date | undefined;
}

/**
 * Pictures and other files, known by what is in them and never changed: up to 2 MB in the database, and so in every
 * transaction and backup; larger ones in a folder that all processes share.
 */
export interface Blobs {
  /** Keeps the content, once, however many keep it. In a transaction it is kept if that commits. */
  put(db: Knex, blob: PutBlob): Promise<StoredBlob>;
  /** Undefined if there is no such blob. */
  find(db: Knex, hash: string): Promise<StoredBlob | undefined>;
  /**
   * The content, checked as it is read: before the last piece comes, all of it was right.
   * Errors: BlobError that names it, if it is missing or damaged.
   */
  read(db: Knex, hash: string): AsyncGenerator<Buffer>;
  /** The keeper needs it no more. What nobody keeps is removed after some days. */
  release(
    db: Knex,
    release: { readonly hash: string; readonly keeper: string; readonly now: Date },
  ): Promise<void>;
  /** Removes what nobody has kept for 30 days and no restore can need, and what killed processes left; how many. */
  sweep(db: Knex, sweep: SweepBlobs): Promise<number>;
}

const KEPT_MS = 30 * 24 * 60 * 60 * 1000;
const SWEPT_AT_ONCE = 100;

/** Blobs whose large ones lie in `folder`. */
export function openBlobs(folder: string): Blobs {
  const files = blobFolder(folder);
  return {
    put: (db, blob) => put(db, files, blob),
    find: findBlob,
    read: (db, hash) => read(db, files, hash),
    release: async (db, release) => await inTransaction(db, async (trx) => await releaseKeeper(trx, release)),
    sweep: (db, asked) => sweep(db, files, asked),
  };
}

async function put(db: Knex, files: BlobFolder, { content, keeper, now }: PutBlob): Promise<StoredBlob> {
  const received = await receive(content, files);
  const { hash, byteCount, bytes, draft } = received;
  try {
    await inTransaction(db, async (trx) => {
      // The row is locked from here on, against the sweep and against others who put the same.
      await keepBlob(trx, { hash, byteCount, content: bytes, keeper, now });
      if (draft !== undefined) await files.adopt(draft, hash);
    });
  } finally {
    if (draft !== undefined) await files.discard(draft);
  }
  return { hash, byteCount };
}

async function* read(db: Knex, files: BlobFolder, hash: string): AsyncGenerator<Buffer> {
  const blob = await Blob.query(db).findById(hash);
  if (blob === undefined) throw new BlobError('missing', `there is no blob ${hash}`);
  if (blob.content === null) return yield* files.read(hash);
  if (hashOf(blob.content) !== hash)
    throw new BlobError(
      'damaged',
      `blob ${hash} is damaged: platform.blobs holds other bytes under its name`,
    );
  yield blob.content;
}

async function sweep(db: Knex, files: BlobFolder, { now, oldestRestorable }: SweepBlobs): Promise<number> {
  const young = now.getTime() - KEPT_MS;
  const before = new Date(Math.min(young, oldestRestorable?.getTime() ?? young));
  const released = await listReleased(db, { before, atMost: SWEPT_AT_ONCE });
  let removed = 0;
  for (const hash of released) {
    const isGone = await inTransaction(db, async (trx) => {
      if (!(await dropBlob(trx, { hash, before }))) return false;
      // Under the lock of its row: whoever puts the same now waits, and then finds that the file is gone.
      await files.remove(hash);
      return true;
    });
    removed += isGone ? 1 : 0;
  }
  await files.discardOld(now);
  for await (const hash of files.listOld(now))
    removed += (await removeUnknown(db, files, { hash, now })) ? 1 : 0;
  return removed;
}

interface Unknown {
  readonly hash: string;
  readonly now: Date;
}

/** A file whose row was never committed. */
async function removeUnknown(db: Knex, files: BlobFolder, { hash, now }: Unknown): Promise<boolean> {
  if ((await findBlob(db, hash)) !== undefined) return false;
  return await inTransaction(db, async (trx) => {
    if (!(await takeUnknown(trx, { hash, now }))) return false;
    await files.remove(hash);
    await forgetBlob(trx, hash);
    return true;
  });
}
