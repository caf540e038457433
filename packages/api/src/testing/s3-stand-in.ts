import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type S3Call, signRequest } from '../admin/offsite/sign-request.ts';
import { type Kept, openBucket, Refused, type S3Faults } from './s3-bucket.ts';

export interface S3StandIn {
  /** For BACKUP_TARGET; the bucket is "school". */
  readonly target: string;
  readonly objects: ReadonlyMap<string, Kept>;
  /** Uploads in parts that were begun and neither finished nor given up. */
  readonly unfinished: () => number;
  readonly faults: S3Faults;
  /** Resolves when a part of this number has begun to arrive. */
  readonly partBegins: (number: number) => Promise<void>;
  stop(): Promise<void>;
}

const CREDENTIALS = { region: 'eu-1', accessKey: 'AKSTANDIN', secretKey: 'stand-in/secret+key' };

/** A store on this machine that speaks S3 as far as backups need it: signatures, checksums, lists by page, parts. */
export async function startS3StandIn(): Promise<S3StandIn> {
  const faults: S3Faults = {};
  const bucket = openBucket(faults);
  const waiting = new Map<number, () => void>();

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      if (!(error instanceof Refused)) return response.destroy();
      const { status, code, message } = error;
      return response
        .writeHead(status)
        .end(`<Error><Code>${code}</Code><Message>${message}</Message></Error>`);
    });
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', `http://${request.headers.host}`);
    const partNumber = Number(url.searchParams.get('partNumber') ?? 0);
    if (partNumber > 0) waiting.get(partNumber)?.();
    const pieces: Buffer[] = [];
    for await (const piece of request) {
      pieces.push(piece);
      if (partNumber > 0 && faults.diesInPart === partNumber) return void request.socket.destroy();
    }
    const body = Buffer.concat(pieces);
    const problem = problemOf(request, url, body);
    if (problem !== undefined) throw new Refused(403, problem);
    if ((faults.isBusyTimes ?? 0) > 0) {
      faults.isBusyTimes = (faults.isBusyTimes ?? 0) - 1;
      throw new Refused(503, 'SlowDown');
    }
    if (faults.refuses !== undefined) throw new Refused(403, faults.refuses);
    const [, name, ...rest] = url.pathname.split('/').map(decodeURIComponent);
    if (name !== 'school') throw new Refused(404, 'NoSuchBucket');
    const key = rest.join('/');
    const has = (name: string) => url.searchParams.has(name);
    if (request.method === 'GET' && key === '' && has('uploads')) return bucket.listUploads(response, url);
    if (request.method === 'GET' && key === '') return bucket.list(response, url);
    if (request.method === 'POST' && has('uploads')) return bucket.begin(response, key);
    if (request.method === 'POST') return bucket.complete(response, url, body.toString());
    if (request.method === 'PUT') return bucket.put(response, { url, key, body, headers: request.headers });
    if (request.method === 'DELETE') return bucket.remove(response, url, key);
    return bucket.send(request, response, key);
  }

  function problemOf({ method, headers }: IncomingMessage, url: URL, body: Buffer): string | undefined {
    const { authorization = '' } = headers;
    const names = /SignedHeaders=([^,]+)/.exec(authorization)?.[1]?.split(';') ?? [];
    const signed = names.filter((name) => !/^(host|x-amz-date|x-amz-content-sha256)$/.test(name));
    const date = String(headers['x-amz-date']).replace(
      /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/,
      '$1-$2-$3T$4:$5:$6Z',
    );
    if (Number.isNaN(Date.parse(date))) return 'AccessDenied';
    const expected = signRequest(
      {
        method: methodOf(method),
        url,
        headers: Object.fromEntries(signed.map((name) => [name, String(headers[name])])),
        bodySha256: createHash('sha256').update(body).digest('hex'),
      },
      CREDENTIALS,
      new Date(date),
    );
    if (expected.authorization !== authorization) return 'SignatureDoesNotMatch';
    return Object.keys(headers).some((name) => name.startsWith('x-amz-') && !names.includes(name))
      ? 'AccessDenied'
      : undefined;
  }

  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  const { accessKey, secretKey, region } = CREDENTIALS;
  return {
    target: `http://${accessKey}:${encodeURIComponent(secretKey)}@127.0.0.1:${port}/school/of/ada?region=${region}`,
    objects: bucket.objects,
    unfinished: () => bucket.uploads.size,
    faults,
    partBegins: (number) => new Promise((resolve) => waiting.set(number, resolve)),
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function methodOf(method: string | undefined): S3Call['method'] {
  return method === 'PUT' || method === 'POST' || method === 'DELETE' || method === 'HEAD' ? method : 'GET';
}
