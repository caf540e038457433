import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Failure } from '../failures.ts';
import { refusalOf } from './file-refusal.ts';

interface DownloadRequest {
  readonly server: string;
  readonly token: string;
  /** With its query. */
  readonly path: string;
  readonly file: string;
  readonly onProgress: (bytesReceived: number) => void;
}

/** Fetches a file as it comes, for its owner's eyes alone; it is there whole or not at all. Answers with its size. */
export async function downloadFile({
  server,
  token,
  path,
  file,
  onProgress,
}: DownloadRequest): Promise<number> {
  const response = await fetch(`${server}${path}`, { headers: { Authorization: `Bearer ${token}` } });
  if (!response.ok || response.body === null)
    throw refusalOf(await response.json().catch(() => undefined), {
      otherwise: `the server did not send the file (HTTP ${response.status})`,
    });
  const part = `${file}.part`;
  let received = 0;
  const counted = async function* (pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    for await (const piece of pieces) {
      received += piece.length;
      onProgress(received);
      yield piece;
    }
  };
  try {
    await pipeline(Readable.fromWeb(response.body), counted, createWriteStream(part, { mode: 0o600 }));
    await rename(part, file);
  } catch (error) {
    await rm(part, { force: true });
    throw inWords(error, file);
  }
  return received;
}

function inWords(error: unknown, file: string): unknown {
  if (!(error instanceof Error)) return error;
  const code = 'code' in error ? String(error.code) : '';
  if (/^E[A-Z]+$/.test(code)) return new Failure(`cannot write ${file} (${code})`, { cause: error });
  return new Failure(`the server ended before the file was whole`, { cause: error, hint: 'Try it again' });
}
