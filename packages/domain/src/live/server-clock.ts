/**
 * What is known of a server's clock: the moment at which a clock that only runs forward, such as `performance.now()`, was 0,
 * and by how much that may be wrong either way. All in milliseconds.
 */
export interface ServerClock {
  readonly originMs: number;
  readonly uncertaintyMs: number;
}

/** What a server said of its clock, and between which moments of one's own it said so. */
export interface ClockReading {
  readonly serverNow: number;
  readonly sentMs: number;
  readonly receivedMs: number;
}

/** Nobody says how long a word of a stream has been on its way: so long at most, by most networks. */
export const ONE_WAY_MS = 1_000;

/** A word that was asked for came in between, a word of a stream some time before it was heard. */
export function clockOf({ serverNow, sentMs, receivedMs }: ClockReading): ServerClock {
  const uncertaintyMs = Math.max(0, receivedMs - sentMs) / 2;
  return { originMs: serverNow - (sentMs + receivedMs) / 2, uncertaintyMs };
}

/**
 * The better of two readings. Where they cannot both be right one's own clock stood still, as of a machine that slept, or the
 * server's was set: then the newer one is.
 */
export function betterClock(known: ServerClock | null, newer: ServerClock): ServerClock {
  if (known === null) return newer;
  const apart = Math.abs(known.originMs - newer.originMs);
  if (apart > known.uncertaintyMs + newer.uncertaintyMs) return newer;
  return newer.uncertaintyMs <= known.uncertaintyMs ? newer : known;
}
