import { useRef } from 'react';
import type { LiveGame } from '../use-game.ts';

/** A difference that nobody sees is none: a countdown would begin anew for it. */
const NOTICED_MS = 50;

/** How much the server's clock is ahead of the device's. */
export function useAheadMs({ serverNow }: Pick<LiveGame, 'serverNow'>): number {
  const known = useRef(0);
  const ahead = serverNow() - Date.now();
  if (Math.abs(ahead - known.current) >= NOTICED_MS) known.current = ahead;
  return known.current;
}
