import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import * as z from 'zod';
import { Failure, Misuse } from '../failures.ts';
import { refusalOf } from './file-refusal.ts';

export interface UploadRequest {
  readonly server: string;
  readonly token: string;
  readonly file: string;
  readonly onProgress: (bytesSent: number, byteCount: number) => void;
  readonly signal: AbortSignal;
}

const Stored = z.object({ uploadId: z.string(), byteCount: z.number() });

/** Sends a file of any size as it is read, and counts what has left. */
export async function uploadFile(request: UploadRequest): Promise<{ uploadId: string; byteCount: number }> {
  const { server, token, file, onProgress, signal } = request;
  const byteCount = await sizeOf(file);
  const body = counted(createReadStream(file), (sent) => onProgress(sent, byteCount));
  const response = await fetch(`${server}/uploads?name=${encodeURIComponent(basename(file))}`, {
    method: 'POST',
    headers: {
      Authorization: `Bearer ${token}`,
      'Content-Type': 'application/octet-stream',
      'Content-Length': String(byteCount),
    },
    body: ReadableStream.from(body),
    duplex: 'half',
    signal,
  });
  const answer: unknown = await response.json().catch(() => undefined);
  if (response.ok) return Stored.parse(answer);
  throw refusalOf(answer, { otherwise: `the server did not take the file (HTTP ${response.status})` });
}

async function sizeOf(file: string): Promise<number> {
  const found = await stat(file).catch((error: NodeJS.ErrnoException) => {
    throw new Failure(
      error.code === 'ENOENT' ? `there is no file ${file}` : `cannot read ${file} (${error.code})`,
    );
  });
  if (!found.isFile()) throw new Misuse(`${file} is not a file`);
  if (found.size === 0) throw new Failure(`${file} is empty`);
  return found.size;
}

async function* counted(
  chunks: AsyncIterable<Uint8Array>,
  onSent: (bytes: number) => void,
): AsyncGenerator<Uint8Array> {
  let sent = 0;
  for await (const chunk of chunks) {
    yield chunk;
    sent += chunk.length;
    onSent(sent);
  }
}
