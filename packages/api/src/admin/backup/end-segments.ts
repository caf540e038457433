import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { maySwitch } from './receiving-slot.ts';

export interface EndingSegments {
  /** Never resolves before it is stopped. */
  readonly failed: Promise<void>;
  stop(): Promise<void>;
}

/**
 * Ends the running segment again and again, so that no more than that time is lost. Where nothing was written since,
 * PostgreSQL ends none; where the role may not, a segment ends when it is full.
 */
export function endSegments(client: pg.Client, everyMs: number): EndingSegments {
  const stopping = new AbortController();
  const failed = endAgainAndAgain(client, everyMs, stopping.signal);
  return {
    failed,
    stop: async () => {
      stopping.abort();
      await failed.catch(() => undefined);
    },
  };
}

async function endAgainAndAgain(client: pg.Client, everyMs: number, signal: AbortSignal): Promise<void> {
  if (!(await maySwitch(client))) return;
  while (await sleep(everyMs, true, { signal, ref: false }).catch(() => false))
    await client.query('select pg_switch_wal()');
}
