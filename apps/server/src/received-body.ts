import { DomainError } from '@studyhall/domain/errors';
import type { Request } from 'express';

/** A body as it came, in memory. Errors: `upload-too-large`. */
export async function receivedBody(request: Request, maxBytes: number): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let bytes = 0;
  // Whoever stops reading wants to say why, on the same connection.
  for await (const piece of request.iterator({ destroyOnReturn: false })) {
    if (!(piece instanceof Buffer)) continue;
    bytes += piece.length;
    if (bytes > maxBytes) throw new DomainError('upload-too-large', { maxBytes });
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}
