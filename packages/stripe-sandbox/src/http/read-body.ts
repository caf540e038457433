import type { IncomingMessage } from 'node:http';
import { Failure } from './failure.ts';

const MAX_BYTES = 1_000_000;

/** The body of a request as text. Something that was put in front may have read it already. */
export async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > MAX_BYTES)
      throw new Failure(413, { type: 'invalid_request_error', message: 'The request is too large.' }, true);
    chunks.push(bytes);
  }
  return Buffer.concat(chunks).toString('utf8');
}
