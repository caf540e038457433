import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';

/** What goes wrong in it; changed by tests while it runs. */
export interface S3Faults {
  /** Answers every call with this code, and 403. */
  refuses?: string | undefined;
  /** Breaks the connection in the middle of the part of this number. */
  diesInPart?: number | undefined;
  /** Says that it has this part, and has it not. */
  losesPart?: number | undefined;
  /** Says yes, keeps something else, and does not say which hash it has. */
  flipsBytes?: boolean | undefined;
  /** Knows no checksums, and its ETag is no MD5, as where a key of the customer's is used. */
  isMute?: boolean | undefined;
  /** Refuses to remove what begins so. */
  locks?: string | undefined;
  /** Answers this many calls with 503 first. */
  isBusyTimes?: number | undefined;
}

export interface Kept {
  readonly body: Buffer;
  readonly checksum: string;
  readonly etag: string;
}

const PAGE = 3;

interface Put {
  readonly url: URL;
  readonly key: string;
  readonly body: Buffer;
  readonly headers: IncomingMessage['headers'];
}

export class Refused extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message = 'No.') {
    super(message);
    this.status = status;
    this.code = code;
  }
}

/** What a bucket keeps, and what it answers once a call is known to be its owner's. */
export function openBucket(faults: S3Faults) {
  const objects = new Map<string, Kept>();
  const uploads = new Map<string, { key: string; parts: Map<number, Kept> }>();
  let lastUpload = 0;

  function put(response: ServerResponse, { url, key, body, headers }: Put): void {
    const checksum = createHash('sha256').update(body).digest('base64');
    if (headers['x-amz-checksum-sha256'] !== checksum) throw new Refused(400, 'BadDigest');
    const kept = faults.flipsBytes === true ? Buffer.from(body.map((byte) => byte ^ 1)) : body;
    const file = { body: kept, checksum, etag: createHash('md5').update(kept).digest('hex') };
    const upload = uploads.get(url.searchParams.get('uploadId') ?? '');
    const partNumber = Number(url.searchParams.get('partNumber') ?? 0);
    if (partNumber === 0) objects.set(key, file);
    else if (upload === undefined) throw new Refused(404, 'NoSuchUpload');
    else if (partNumber !== faults.losesPart) upload.parts.set(partNumber, file);
    response.writeHead(200, { etag: `"${file.etag}"` }).end();
  }

  function begin(response: ServerResponse, key: string): void {
    lastUpload += 1;
    uploads.set(String(lastUpload), { key, parts: new Map() });
    response.end(
      `<InitiateMultipartUploadResult><UploadId>${lastUpload}</UploadId></InitiateMultipartUploadResult>`,
    );
  }

  function complete(response: ServerResponse, url: URL, body: string): void {
    const id = url.searchParams.get('uploadId') ?? '';
    const upload = uploads.get(id);
    if (upload === undefined) throw new Refused(404, 'NoSuchUpload');
    const parts = Array.from(
      body.matchAll(/<PartNumber>(\d+)<\/PartNumber><ETag>"(\w+)"<\/ETag><ChecksumSHA256>([^<]+)</g),
      ([, number, etag, checksum]) => {
        const part = upload.parts.get(Number(number));
        return part?.etag === etag && part?.checksum === checksum ? part : undefined;
      },
    );
    const present = parts.filter((part) => part !== undefined);
    // It has begun to answer before it looked, as the real one does with large files.
    if (present.length < parts.length) return void response.end('<Error><Code>InvalidPart</Code></Error>');
    if (present.slice(0, -1).some((part) => part.body.length < 5 * 1024 * 1024))
      return void response.end('<Error><Code>EntityTooSmall</Code></Error>');
    const together = (algorithm: string, hashes: readonly Buffer[]) =>
      createHash(algorithm).update(Buffer.concat(hashes)).digest();
    const checksum = together(
      'sha256',
      present.map((part) => Buffer.from(part.checksum, 'base64')),
    );
    const etag = together(
      'md5',
      present.map((part) => Buffer.from(part.etag, 'hex')),
    );
    objects.set(upload.key, {
      body: Buffer.concat(present.map((part) => part.body)),
      checksum: `${checksum.toString('base64')}-${present.length}`,
      etag: `${etag.toString('hex')}-${present.length}`,
    });
    uploads.delete(id);
    response.end('<CompleteMultipartUploadResult></CompleteMultipartUploadResult>');
  }

  function list(response: ServerResponse, url: URL): void {
    const after = url.searchParams.get('continuation-token') ?? '';
    const prefix = url.searchParams.get('prefix') ?? '';
    const names = [...objects.keys()].filter((name) => name.startsWith(prefix) && name > after).sort();
    const page = names.slice(0, PAGE);
    const entries = page.map((name) => {
      const key = name.replaceAll('&', '&amp;').replaceAll("'", '&#39;');
      return `<Contents><Key>${key}</Key><Size>${objects.get(name)?.body.length}</Size></Contents>`;
    });
    const isMore = names.length > page.length;
    const token = isMore ? `<NextContinuationToken>${page.at(-1)}</NextContinuationToken>` : '';
    response.end(
      `<ListBucketResult><IsTruncated>${isMore}</IsTruncated>${token}${entries.join('')}</ListBucketResult>`,
    );
  }

  function listUploads(response: ServerResponse, url: URL): void {
    const prefix = url.searchParams.get('prefix') ?? '';
    const entries = [...uploads]
      .filter(([, { key }]) => key.startsWith(prefix))
      .map(([id, { key }]) => `<Upload><Key>${key}</Key><UploadId>${id}</UploadId></Upload>`);
    response.end(`<ListMultipartUploadsResult>${entries.join('')}</ListMultipartUploadsResult>`);
  }

  function remove(response: ServerResponse, url: URL, key: string): void {
    const id = url.searchParams.get('uploadId');
    if (id !== null) uploads.delete(id);
    else if (faults.locks !== undefined && key.startsWith(faults.locks))
      throw new Refused(403, 'AccessDenied', 'Object is WORM protected and cannot be overwritten');
    else objects.delete(key);
    response.writeHead(204).end();
  }

  function send({ method, headers }: IncomingMessage, response: ServerResponse, key: string): void {
    const found = objects.get(key);
    if (found === undefined) throw new Refused(404, 'NoSuchKey');
    const isAsked = headers['x-amz-checksum-mode'] === 'ENABLED' && faults.flipsBytes !== true;
    if (isAsked && faults.isMute !== true) response.setHeader('x-amz-checksum-sha256', found.checksum);
    response.setHeader('etag', faults.isMute === true ? '"of another kind"' : `"${found.etag}"`);
    response.setHeader('content-length', found.body.length);
    response.end(method === 'HEAD' ? undefined : found.body);
  }

  return { objects, uploads, put, begin, complete, list, listUploads, remove, send };
}
