import { randomFillSync } from 'node:crypto';
import { v7 } from 'uuid';

/** Before every id: nobody's, and nothing's. */
export const FIRST_ID = '00000000-0000-0000-0000-000000000000';

const RANDOM_BYTES = 16;
/** For many ids at once: to ask for a few random bytes costs more than everything else about an id. */
const pool = Buffer.alloc(256 * RANDOM_BYTES);
let used = pool.length;

function nextRandom(): Buffer {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  used += RANDOM_BYTES;
  return pool.subarray(used - RANDOM_BYTES, used);
}

let milliseconds = 0;
let sequence = 0;

/**
 * A new UUIDv7: ids made later sort later, also within a millisecond and when the clock is set back, so tables can be cut
 * by time. `users.id` is random instead.
 */
export function newId(): string {
  const random = nextRandom();
  const now = Date.now();
  if (now > milliseconds) {
    milliseconds = now;
    // The upper half of its range stays free to count in.
    sequence = random.readUInt32BE(6) >>> 1;
  } else {
    sequence += 1;
  }
  return v7({ random, msecs: milliseconds, seq: sequence });
}

/** One that also sorts behind an id that was made elsewhere, where the clock may have been ahead of this one. */
export function newIdAfter(latest: string | undefined): string {
  const id = newId();
  if (latest === undefined || id > latest) return id;
  const made = Number.parseInt(latest.replace('-', '').slice(0, 12), 16);
  return v7({ random: nextRandom(), msecs: made + 1 });
}
