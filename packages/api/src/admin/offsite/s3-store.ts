import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import type { BucketTarget } from '../../platform/offsite-target.ts';
import { BackupError } from '../backup/backup-error.ts';
import type { BackupStore, StoredFile, WrittenFile } from '../backup/backup-store.ts';
import { elements, field, type S3Client, type S3Options, S3Refusal, s3Client } from './s3-client.ts';
import { type Upload, type Uploaded, uploadFile } from './s3-upload.ts';

/** 10,000 of them at most make a file: 160 GB. All but the last are of one size, which some stores insist on. */
const PART_BYTES = 16 * 1024 * 1024;

/** Backups in a bucket of any store that speaks S3. */
export function s3Store(target: BucketTarget, options: S3Options): BackupStore {
  const client = s3Client(target, options);
  const { partBytes = PART_BYTES } = options;
  return {
    place: client.place,
    list: async (prefix) => await inWords(list(client, prefix)),
    read: async (name) => await read(client, name),
    write: async (name, content) => await inWords(write(client, { name, content, partBytes })),
    remove: async (name) => await remove(client, name),
  };
}

async function list(client: S3Client, prefix: string): Promise<StoredFile[]> {
  const files: StoredFile[] = [];
  const root = client.keyOf('');
  let token: string | undefined;
  do {
    const query = { 'list-type': '2', prefix: client.keyOf(prefix) };
    const more = token === undefined ? {} : { 'continuation-token': token };
    const text = await (await client.ask({ method: 'GET', name: '', query: { ...query, ...more } })).text();
    for (const entry of elements(text, 'Contents')) {
      const [key, bytes] = [field(entry, 'Key'), field(entry, 'Size')];
      if (key?.startsWith(root) === true) files.push({ name: key.slice(root.length), bytes: Number(bytes) });
    }
    token = field(text, 'IsTruncated') === 'true' ? field(text, 'NextContinuationToken') : undefined;
  } while (token !== undefined);
  return files.sort((one, other) => (one.name < other.name ? -1 : 1));
}

async function read(client: S3Client, name: string): Promise<Readable> {
  const response = await client.ask({ method: 'GET', name }).catch((error: unknown) => {
    if (error instanceof S3Refusal && error.status === 404 && error.code !== 'NoSuchBucket')
      throw new BackupError('missing-file', `${client.place}${name} is missing`, { cause: error });
    throw asBackupError(error);
  });
  return Readable.from(response.body ?? [], { objectMode: false });
}

/** What the store holds is compared before anybody takes it for a copy. */
async function write(client: S3Client, upload: Upload): Promise<WrittenFile> {
  const { name } = upload;
  const uploaded = await uploadFile(client, upload);
  if (!(await isAsSent(client, uploaded))) {
    await client.ask({ method: 'DELETE', name }).catch(() => undefined);
    throw new BackupError('damaged-file', `${client.place}${name} is not what was sent there`);
  }
  return { name, bytes: uploaded.bytes, sha256: uploaded.sha256 };
}

async function isAsSent(
  client: S3Client,
  { name, bytes, sha256, checksum, etag }: Uploaded,
): Promise<boolean> {
  const { headers } = await client.ask({
    method: 'HEAD',
    name,
    headers: { 'x-amz-checksum-mode': 'ENABLED' },
  });
  if (headers.get('content-length') !== String(bytes)) return false;
  // Some stores leave the number of parts off.
  const bare = (text: string | null) => text?.replace(/-\d+$/, '');
  const kept = headers.get('x-amz-checksum-sha256');
  if (kept !== null) return bare(kept) === bare(checksum);
  if (headers.get('etag')?.replaceAll('"', '') === etag) return true;
  // A store that knows no checksums and encrypts what it keeps: only the bytes themselves tell.
  const hash = createHash('sha256');
  const pieces: AsyncIterable<Uint8Array> = await read(client, name);
  for await (const piece of pieces) hash.update(piece);
  return hash.digest('hex') === sha256;
}

async function remove(client: S3Client, name: string): Promise<void> {
  await client.ask({ method: 'DELETE', name }).catch((error: unknown) => {
    if (error instanceof S3Refusal && error.status === 404) return;
    throw asBackupError(error);
  });
}

async function inWords<T>(work: Promise<T>): Promise<T> {
  return await work.catch((error: unknown) => {
    throw asBackupError(error);
  });
}

function asBackupError(error: unknown): unknown {
  return error instanceof S3Refusal
    ? new BackupError('not-possible-here', error.message, { cause: error })
    : error;
}
