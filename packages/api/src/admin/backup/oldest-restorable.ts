import { listSiteBackups } from '../site/list-site-backups.ts';
import type { BackupStore } from './backup-store.ts';
import { readFulls } from './kept-fulls.ts';

const EVER = new Date(0);

/** The oldest moment that any kept backup may bring back; undefined where there is none. One that cannot be read may be of any. */
export async function oldestRestorable(store: BackupStore): Promise<Date | undefined> {
  const { fulls, damaged } = await readFulls(store);
  const sites = await listSiteBackups(store);
  if (damaged.length > 0) return EVER;
  const moments = [...fulls, ...sites].map(({ startedAt }) => startedAt.getTime());
  return moments.length === 0 ? undefined : new Date(Math.min(...moments));
}
