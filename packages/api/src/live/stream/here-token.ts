import * as z from 'zod';
import type { Secrets } from '../../platform/secrets.ts';
import type { GameViewer } from './find-viewer.ts';

/** Who says that they are there: a seat, one of those who host, or both. */
const Here = z.strictObject({
  roomId: z.uuid(),
  userId: z.uuid(),
  seat: z.int().nullable(),
  isHost: z.boolean(),
});
export type Here = z.output<typeof Here>;

/**
 * What a page shows to say that it is there, to any process and without asking the database; empty for those whom nobody
 * waits for. A remote is the host's hand: as long as it is there the game is not without its host.
 */
export function hereTokenOf(secrets: Secrets, { roomId, userId, seat, role }: GameViewer): string {
  const isHost = role === 'host' || role === 'remote';
  if (!isHost && seat === null) return '';
  return secrets.seal(JSON.stringify({ roomId, userId, seat, isHost } satisfies Here));
}

/** Whoever shows it; undefined for text that is no token of ours. */
export function readHereToken(secrets: Secrets, token: string): Here | undefined {
  try {
    return Here.parse(JSON.parse(secrets.open(token)));
  } catch {
    return undefined;
  }
}
