import type { Knex } from 'knex';
import type { Context } from '../platform/context.ts';
import { findLastDrill } from './drill-queries.ts';
import type { BackupsOverview } from './views.ts';

/** What is kept, full backup by full backup, and how the last drills went, here and off-site. */
export async function getBackups(db: Knex, { backups }: Pick<Context, 'backups'>): Promise<BackupsOverview> {
  const kept = (await backups?.()) ?? null;
  const drill = await findLastDrill(db, { isOffsite: false });
  const offsite = await findLastDrill(db, { isOffsite: true });
  return {
    kept: kept === null ? null : { ...kept, fulls: [...kept.fulls], sites: [...kept.sites] },
    lastDrill: drill ?? null,
    lastOffsiteDrill: offsite ?? null,
  };
}
