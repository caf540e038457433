import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import type { WrittenFile } from '../backup/backup-store.ts';
import { elements, field, type S3Client, S3Refusal } from './s3-client.ts';

/** What the store should say of a file once it has all of it. */
export interface Uploaded extends WrittenFile {
  /** As S3 puts the hashes of parts together; base64, or that and the number of parts. */
  readonly checksum: string;
  /** What stores without checksums call a file: MD5 in hex, or that of all parts and their number. */
  readonly etag: string;
}

interface Part {
  readonly sha256: Buffer;
  readonly md5: Buffer;
  readonly etag: string;
}

export interface Upload {
  readonly name: string;
  readonly content: Readable;
  readonly partBytes: number;
}

/** Sends a file: at once if it is small, else in parts, of which one is in memory. It is there only once all of them are. */
export async function uploadFile(client: S3Client, { name, content, partBytes }: Upload): Promise<Uploaded> {
  const pieces = partsOf(content, partBytes);
  try {
    return await uploadPieces(client, { name, pieces, partBytes });
  } finally {
    // Closes what it reads from, where it was not read to its end.
    await pieces.return(undefined);
    content.destroy();
  }
}

interface Pieces {
  readonly name: string;
  readonly pieces: AsyncGenerator<Buffer<ArrayBuffer>, undefined>;
  readonly partBytes: number;
}

async function uploadPieces(client: S3Client, { name, pieces, partBytes }: Pieces): Promise<Uploaded> {
  const whole = createHash('sha256');
  let bytes = 0;
  const next = async () => {
    const { value, done } = await pieces.next();
    if (done === true) return undefined;
    whole.update(value);
    bytes += value.length;
    return value;
  };
  const first = (await next()) ?? Buffer.alloc(0);
  const second = first.length < partBytes ? undefined : await next();
  if (second === undefined) {
    const { sha256, md5 } = await sendPart(client, { name, body: first, query: {} });
    return {
      ...{ name, bytes, sha256: whole.digest('hex') },
      ...{ checksum: sha256.toString('base64'), etag: md5.toString('hex') },
    };
  }
  await abandonUploads(client, name);
  const uploadId = await startUpload(client, name);
  try {
    const parts: Part[] = [];
    const send = async (piece: Buffer<ArrayBuffer>) =>
      parts.push(
        await sendPart(client, {
          name,
          body: piece,
          query: { partNumber: String(parts.length + 1), uploadId },
        }),
      );
    await send(first);
    for (let piece: Buffer<ArrayBuffer> | undefined = second; piece !== undefined; piece = await next())
      await send(piece);
    await completeUpload(client, { name, uploadId, parts });
    return {
      ...{ name, bytes, sha256: whole.digest('hex') },
      checksum: `${together(
        'sha256',
        parts.map((part) => part.sha256),
      ).toString('base64')}-${parts.length}`,
      etag: `${together(
        'md5',
        parts.map((part) => part.md5),
      ).toString('hex')}-${parts.length}`,
    };
  } catch (error) {
    await client.ask({ method: 'DELETE', name, query: { uploadId } }).catch(() => undefined);
    throw error;
  }
}

function together(algorithm: 'sha256' | 'md5', hashes: readonly Buffer[]): Buffer {
  return createHash(algorithm).update(Buffer.concat(hashes)).digest();
}

async function* partsOf(
  content: Readable,
  partBytes: number,
): AsyncGenerator<Buffer<ArrayBuffer>, undefined> {
  let held: Uint8Array[] = [];
  let bytes = 0;
  const pieces: AsyncIterable<Uint8Array> = content;
  for await (const piece of pieces) {
    held.push(piece);
    bytes += piece.length;
    while (bytes >= partBytes) {
      const all = Buffer.concat(held);
      yield all.subarray(0, partBytes);
      held = [all.subarray(partBytes)];
      bytes -= partBytes;
    }
  }
  if (bytes > 0) yield Buffer.concat(held);
}

interface Sent {
  readonly name: string;
  readonly body: Buffer<ArrayBuffer>;
  readonly query: Readonly<Record<string, string>>;
}

/** The store compares the hashes that come with it, and refuses a part that arrived otherwise. */
async function sendPart(client: S3Client, { name, body, query }: Sent): Promise<Part> {
  const sha256 = createHash('sha256').update(body).digest();
  const headers = { 'x-amz-checksum-sha256': sha256.toString('base64') };
  const response = await client.ask({ method: 'PUT', name, query, headers, body });
  await response.arrayBuffer();
  return { sha256, md5: createHash('md5').update(body).digest(), etag: response.headers.get('etag') ?? '' };
}

/** What a killed run left is paid for and seen by nobody. */
async function abandonUploads(client: S3Client, name: string): Promise<void> {
  const asked = await client
    .ask({ method: 'GET', name: '', query: { uploads: '', prefix: client.keyOf(name) } })
    .catch((error: unknown) => {
      // A key that may not list uploads may still make them.
      if (error instanceof S3Refusal) return undefined;
      throw error;
    });
  for (const upload of elements((await asked?.text()) ?? '', 'Upload')) {
    const uploadId = field(upload, 'UploadId');
    if (uploadId === undefined || field(upload, 'Key') !== client.keyOf(name)) continue;
    await client.ask({ method: 'DELETE', name, query: { uploadId } }).catch(() => undefined);
  }
}

async function startUpload(client: S3Client, name: string): Promise<string> {
  const headers = { 'x-amz-checksum-algorithm': 'SHA256' };
  const response = await client.ask({ method: 'POST', name, query: { uploads: '' }, headers });
  const uploadId = field(await response.text(), 'UploadId');
  if (uploadId === undefined) throw new S3Refusal(response.status, '', `${client.place} began no upload`);
  return uploadId;
}

interface Whole {
  readonly name: string;
  readonly uploadId: string;
  readonly parts: readonly Part[];
}

async function completeUpload(client: S3Client, { name, uploadId, parts }: Whole): Promise<void> {
  const list = parts.map(
    ({ etag, sha256 }, index) =>
      `<Part><PartNumber>${index + 1}</PartNumber><ETag>${etag}</ETag><ChecksumSHA256>${sha256.toString('base64')}</ChecksumSHA256></Part>`,
  );
  const body = Buffer.from(
    `<CompleteMultipartUpload xmlns="http://s3.amazonaws.com/doc/2006-03-01/">${list.join('')}</CompleteMultipartUpload>`,
  );
  const response = await client.ask({ method: 'POST', name, query: { uploadId }, body });
  // It begins to answer before it knows: an error may stand behind a status of 200.
  const text = await response.text();
  const code = text.includes('<Error>') ? (field(text, 'Code') ?? 'Error') : undefined;
  if (code !== undefined)
    throw new S3Refusal(response.status, code, `${client.place} could not put ${name} together (${code})`);
}
