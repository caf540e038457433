import { createHash } from 'node:crypto';

/** Why a blob cannot be read; the message is one line for the operator and names it. */
export class BlobError extends Error {
  override readonly name = 'BlobError';
  readonly reason: 'missing' | 'damaged';

  constructor(reason: BlobError['reason'], message: string, options?: ErrorOptions) {
    super(message, options);
    this.reason = reason;
  }
}

/** What is to be kept: bytes, or pieces as they arrive. */
export type Contents = Buffer | AsyncIterable<Buffer>;

/** A file that is being written and nobody takes for a blob yet. */
export interface Draft {
  readonly path: string;
}

/** Where what is too large for memory is written as it arrives. */
export interface Drafts {
  /** Written and synced when it resolves; nothing is left when it rejects. */
  write(pieces: AsyncIterable<Buffer>): Promise<Draft>;
}

interface Received {
  readonly hash: string;
  readonly byteCount: number;
  /** Null: it is in the draft. */
  readonly bytes: Buffer | null;
  readonly draft: Draft | undefined;
}

/** Above it a row would be slow to read, and every backup of the database large. */
const ROW_MAX_BYTES = 2 * 1024 * 1024;

export function hashOf(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Takes in all of it: what fits into a row in memory, more than that on the disk. */
export async function receive(content: Contents, drafts: Drafts): Promise<Received> {
  const pieces = Buffer.isBuffer(content) ? piecesOf(content) : content;
  const iterator = pieces[Symbol.asyncIterator]();
  const hash = createHash('sha256');
  const held: Buffer[] = [];
  let byteCount = 0;
  const next = async (): Promise<Buffer | undefined> => {
    const { value, done } = await iterator.next();
    if (done === true) return undefined;
    hash.update(value);
    byteCount += value.length;
    return value;
  };
  for (let piece = await next(); piece !== undefined; piece = await next()) {
    held.push(piece);
    if (byteCount > ROW_MAX_BYTES) break;
  }
  if (byteCount <= ROW_MAX_BYTES)
    return { hash: hash.digest('hex'), byteCount, bytes: Buffer.concat(held), draft: undefined };
  const draft = await drafts.write(
    (async function* () {
      yield* held;
      for (let piece = await next(); piece !== undefined; piece = await next()) yield piece;
    })(),
  );
  return { hash: hash.digest('hex'), byteCount, bytes: null, draft };
}

async function* piecesOf(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes;
}
