import { dirname, join } from 'node:path';
import type { Knex } from 'knex';
import type { DatabaseAccess } from '../../platform/database-access.ts';
import { findSecretKeys } from '../../platform/secret-keys.ts';
import { createSecrets } from '../../platform/secrets.ts';
import type { Settings } from '../../platform/settings.ts';
import { folderStore } from '../backup/folder-store.ts';
import { readFulls } from '../backup/kept-fulls.ts';
import { receivingFolder } from '../backup/wal-spool.ts';
import { type Finding, runDataChecks } from '../doctor/run-data-checks.ts';
import type { OpenedCopy } from '../offsite/open-copy.ts';
import { handOutLog } from './live-database.ts';
import type { RestoreStep } from './restore-into.ts';
import { type DrillReport, runDrill } from './run-drill.ts';

export interface DrillHere {
  readonly settings: Settings;
  readonly access: Pick<DatabaseAccess, 'directUrl' | 'spoolFolder'>;
  readonly progress?: (step: RestoreStep) => void;
  /** A copy off-site in the place of the backups here, with its own keys. */
  readonly copy?: OpenedCopy | undefined;
  readonly now: Date;
}

/**
 * A drill with the backups and the database of this installation, or with a copy off-site, which has to do without
 * anything of this machine; undefined while there is no backup yet.
 */
export async function drillHere(
  db: Knex,
  { settings, access, progress, copy, now }: DrillHere,
): Promise<DrillReport | undefined> {
  const store = copy?.store ?? folderStore(settings.backups.folder);
  const { fulls, damaged } = await readFulls(store);
  if (fulls.length + damaged.length === 0) return undefined;
  const { directUrl: liveUrl, spoolFolder } = access;
  if (copy === undefined) await handOutLog(liveUrl);
  const keys = copy?.keys.secretKeys ?? (await findSecretKeys(settings));
  const secrets = keys === undefined ? undefined : createSecrets(keys);
  return await runDrill(db, {
    ...{ store, liveUrl, now },
    isOffsite: copy !== undefined,
    alsoFrom: copy === undefined ? [spoolFolder ?? receivingFolder(settings.backups.folder)] : [],
    // On the disk of the data, which PostgreSQL's account can reach.
    scratchFolder: join(spoolFolder === undefined ? settings.dataFolder : dirname(spoolFolder), 'scratch'),
    database: decodeURIComponent(new URL(liveUrl).pathname.slice(1)),
    secrets,
    examine: async (restored) => {
      const wrong: string[] = [];
      const onFinding = ({ check, table, what }: Finding) => void wrong.push(`${check} in ${table}: ${what}`);
      await runDataChecks(restored, { now, secrets, onFinding });
      return wrong;
    },
    ...(progress === undefined ? {} : { progress }),
  });
}
