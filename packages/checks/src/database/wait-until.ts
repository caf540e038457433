import { setTimeout as sleep } from 'node:timers/promises';
import { withClient } from '@studyhall/api/testing';

/** Sessions of others that do something, and those that wait for a lock. */
export const WORKS = `select from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()
  and backend_type = 'client backend' and (state = 'active' or state like 'idle in transaction%')`;
export const WAITS = `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;

/** Asks until a statement finds rows, or none any more. As superuser: others are not shown what another session does. */
export async function waitUntil(superuserUrl: string, sql: string, isFound: boolean): Promise<void> {
  await withClient(superuserUrl, async (client) => {
    for (let tries = 0; tries < 3_000; tries += 1) {
      const { rowCount } = await client.query(sql);
      if ((rowCount !== 0) === isFound) return;
      await sleep(10);
    }
    throw new Error(`It never came ${isFound}: ${sql}`);
  });
}
