import { nameOfSegment } from '@studyhall/domain/admin/wal-names';
import type { ReceivedSegment, WalSpool } from './wal-spool.ts';
import type { WalPiece, WalStream } from './wal-stream.ts';

export interface Keeping {
  readonly spool: WalSpool;
  readonly timeline: number;
  readonly segmentBytes: number;
}

/**
 * Writes the log into the spool as it comes, from the beginning of a segment on, and confirms each segment once it is
 * safe. Resolves where the server ends the stream; a segment that is not whole by then is begun anew.
 */
export async function keepPieces(stream: WalStream, keeping: Keeping): Promise<void> {
  const { segmentBytes } = keeping;
  let segment: ReceivedSegment | undefined;
  let next: number | undefined;
  try {
    for await (const { at, bytes } of stream.pieces as AsyncIterable<WalPiece>) {
      next ??= at;
      if (at !== next || (segment === undefined && at % segmentBytes !== 0))
        throw new Error(`PostgreSQL has sent its log from ${at} on and not from ${next}`);
      for (let done = 0; done < bytes.length; ) {
        const offset = next % segmentBytes;
        const part = bytes.subarray(done, done + segmentBytes - offset);
        segment ??= await keeping.spool.begin(nameAt(next, keeping), segmentBytes);
        await segment.write(offset, part);
        done += part.length;
        next += part.length;
        if (next % segmentBytes !== 0) continue;
        await segment.finish();
        segment = undefined;
        stream.confirm(next);
      }
    }
  } finally {
    await segment?.abandon();
  }
}

function nameAt(place: number, { timeline, segmentBytes }: Keeping): string {
  return nameOfSegment({ timeline, number: Math.floor(place / segmentBytes) }, segmentBytes);
}
