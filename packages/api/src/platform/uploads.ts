import { DomainError } from '@studyhall/domain/errors';
import { safeText } from '@studyhall/domain/primitives';
import type { Knex } from 'knex';
import { inTransaction } from './database.ts';
import { newId } from './ids.ts';
import { Upload, UploadChunk } from './models.ts';
import type { OfUser, OfUserNow } from './of-user.ts';
import { takeQuota } from './quotas.ts';

/** The name that a file was sent under, to show it again. */
export const UploadName = safeText({ min: 1, max: 255 });

const CHUNK_BYTES = 256 * 1024;

export interface NewUpload extends OfUserNow {
  readonly fileName: string;
  readonly content: AsyncIterable<Uint8Array>;
  readonly maxBytes: number;
}

/**
 * Stores a file as it arrives, a chunk a statement: no transaction waits for a slow sender, and memory holds one chunk.
 * What was not sent to its end is not an upload. Errors: `rate-limited`, `upload-too-large`, and whatever `content` throws.
 */
export async function storeUpload(
  db: Knex,
  upload: NewUpload,
): Promise<{ uploadId: string; byteCount: number }> {
  const { userId, fileName, now } = upload;
  const id = newId();
  const begin = async (trx: Knex.Transaction): Promise<true> => {
    await takeQuota(trx, { name: 'upload', maker: { userId }, now });
    await Upload.query(trx).insert({ userId, id, fileName, byteCount: 0, createdAt: now });
    return true;
  };
  await inTransaction(db, begin, { recall: (outside) => findBegun(outside, { userId, uploadId: id }) });
  try {
    let byteCount = 0;
    let position = 0;
    for await (const content of inChunks(upload.content)) {
      byteCount += content.length;
      if (byteCount > upload.maxBytes)
        throw new DomainError('upload-too-large', { maxBytes: upload.maxBytes });
      await UploadChunk.query(db).insert({ userId, uploadId: id, position, content });
      position += 1;
    }
    await Upload.query(db).findById([userId, id]).patch({ byteCount, isComplete: true });
    return { uploadId: id, byteCount };
  } catch (error) {
    await deleteUpload(db, { userId, uploadId: id });
    throw error;
  }
}

async function findBegun(db: Knex, { userId, uploadId }: UploadKey): Promise<true | undefined> {
  const begun = await Upload.query(db).findById([userId, uploadId]).select('id');
  return begun === undefined ? undefined : true;
}

async function* inChunks(content: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of content) {
    parts.push(part);
    size += part.length;
    if (size < CHUNK_BYTES) continue;
    yield Buffer.concat(parts);
    parts = [];
    size = 0;
  }
  if (size > 0) yield Buffer.concat(parts);
}

interface UploadKey extends OfUser {
  readonly uploadId: string;
}

export interface UploadView {
  readonly uploadId: string;
  readonly fileName: string;
  readonly byteCount: number;
}

/** An upload that arrived whole. Errors: `upload-missing`. */
export async function getUpload(db: Knex, { userId, uploadId }: UploadKey): Promise<UploadView> {
  const row = await Upload.query(db).where({ userId, id: uploadId, isComplete: true }).first();
  if (row === undefined) throw new DomainError('upload-missing');
  return { uploadId, fileName: row.fileName, byteCount: row.byteCount };
}

/** The bytes of an upload in order, a chunk (256 KiB or a little more) at a time. Errors: `upload-missing`. */
export async function* readUpload(db: Knex, key: UploadKey): AsyncGenerator<Buffer> {
  const { byteCount } = await getUpload(db, key);
  let bytesRead = 0;
  for (let position = 0; bytesRead < byteCount; position += 1) {
    const row = await UploadChunk.query(db)
      .where({ userId: key.userId, uploadId: key.uploadId, position })
      .first()
      .select('content');
    if (row === undefined) throw new DomainError('upload-missing');
    bytesRead += row.content.length;
    yield row.content;
  }
}

/** Removes an upload and its bytes, whole or not. */
export async function deleteUpload(db: Knex, { userId, uploadId }: UploadKey): Promise<void> {
  await Upload.query(db).where({ userId, id: uploadId }).delete();
}

const KEPT_MS = 24 * 60 * 60 * 1000;

/** Removes what was sent a day ago and never fetched, and what a killed process left half sent. Across users: retention. */
export async function sweepUploads(db: Knex, { now }: { readonly now: Date }): Promise<number> {
  return await Upload.query(db)
    .where('createdAt', '<', new Date(now.getTime() - KEPT_MS))
    .delete();
}
