import type { Knex } from 'knex';
import pg from 'pg';
import { openDatabase } from '../../platform/database.ts';
import { newId } from '../../platform/ids.ts';
import type { Secrets } from '../../platform/secrets.ts';
import { BackupError } from '../backup/backup-error.ts';
import type { BackupStore } from '../backup/backup-store.ts';
import { findLastDrill } from '../drill-queries.ts';
import { closeIncident, openIncident } from '../incidents.ts';
import { Drill, type DrillFinding } from '../models.ts';
import { runDrillChecks } from './drill-checks.ts';
import { type RestoredCluster, type RestoreStep, restoreInto } from './restore-into.ts';
import { openScratch } from './scratch-folder.ts';

export interface DrillOptions {
  readonly store: BackupStore;
  /** Segments that have not reached the store yet. */
  readonly alsoFrom?: readonly string[];
  /** Where the copy lies while it is looked at. */
  readonly scratchFolder: string;
  /** The way into the database that was backed up. */
  readonly liveUrl: string;
  readonly database: string;
  readonly secrets?: Secrets | undefined;
  /** The store is a copy off-site. */
  readonly isOffsite?: boolean;
  /** Looks at all that is stored: what it says is wrong. */
  readonly examine?: (db: Knex) => Promise<readonly string[]>;
  readonly progress?: (step: RestoreStep) => void;
  readonly now: Date;
}

export type DrillReport = Pick<Drill, 'backupId' | 'isOk' | 'isOffsite' | 'seconds' | 'findings'>;

/**
 * Restores the newest backup into a copy that nothing else knows of, holds it to what is here and removes it. What it
 * found is kept, and an incident is open while the last drill, here or off-site, was bad. It never fails for a bad backup: that is a finding.
 */
export async function runDrill(db: Knex, options: DrillOptions): Promise<DrillReport> {
  const began = performance.now();
  const folder = await openScratch(options.scratchFolder);
  const { backupId, findings } = await tryBackup(options, folder);
  const report: DrillReport = {
    ...{ backupId, findings },
    isOffsite: options.isOffsite ?? false,
    isOk: findings.every(({ isOk }) => isOk),
    seconds: Math.round(performance.now() - began) / 1000,
  };
  await keepReport(db, report, options.now);
  return report;
}

/** That it could not be tried, which says nothing of the backup. */
const HERE = 'restore on this machine';

async function tryBackup(
  options: DrillOptions,
  folder: string,
): Promise<Pick<DrillReport, 'backupId' | 'findings'>> {
  const { store, alsoFrom, progress } = options;
  let restored: RestoredCluster | undefined;
  try {
    restored = await restoreInto({
      ...{ store, moment: 'latest', folder, isScratch: true },
      ...(alsoFrom === undefined ? {} : { alsoFrom }),
      ...(progress === undefined ? {} : { progress }),
    });
    const { full, damaged, lastCommit } = restored;
    const detail = `${full.id}, up to ${(lastCommit ?? full.finishedAt).toISOString()}`;
    const findings = await lookAt(options, restored);
    // The others can be restored, which is seen first; whoever needs one of these finds nothing.
    const unreadable = damaged.map((name) => ({
      check: 'description',
      isOk: false,
      detail: `${name} is damaged: it does not describe a backup`,
    }));
    return {
      backupId: full.id,
      findings: [{ check: 'restore', isOk: true, detail }, ...unreadable, ...findings],
    };
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    const isOfHere = !(error instanceof BackupError) || error.reason === 'no-room';
    const check = isOfHere ? HERE : 'restore';
    return { backupId: restored?.full.id ?? null, findings: [{ check, isOk: false, detail }] };
  } finally {
    await restored?.remove();
  }
}

async function lookAt(options: DrillOptions, cluster: RestoredCluster): Promise<DrillFinding[]> {
  const { liveUrl, database, secrets, store, examine } = options;
  const url = cluster.url(database);
  const [restored, live] = [
    new pg.Client({ connectionString: url }),
    new pg.Client({ connectionString: liveUrl }),
  ];
  const restoredDb = openDatabase({ url, poolSize: 2 });
  try {
    await Promise.all([restored.connect(), live.connect()]);
    const until = cluster.lastCommit ?? cluster.full.finishedAt;
    const findings = await runDrillChecks({ restored, live, restoredDb, secrets, store, until });
    if (examine === undefined) return findings;
    const wrong = await examine(restoredDb);
    const detail =
      wrong.length === 0 ? 'nothing is wrong' : `${wrong.length} findings, the first: ${wrong[0]}`;
    return [...findings, { check: 'data', isOk: wrong.length === 0, detail }];
  } finally {
    await Promise.allSettled([restored.end(), live.end(), restoredDb.destroy()]);
  }
}

async function keepReport(db: Knex, report: DrillReport, now: Date): Promise<void> {
  await Drill.query(db).insert({ id: newId(), at: now, ...report });
  const other = await findLastDrill(db, { isOffsite: !report.isOffsite });
  const worst = [report, ...(other === undefined ? [] : [other])].find(({ isOk }) => !isOk);
  const bad = worst?.findings.find(({ isOk }) => !isOk);
  if (worst === undefined || bad === undefined) return await closeIncident(db, { kind: 'drill-failed', now });
  const what = worst.isOffsite ? 'The copy off-site is' : 'The newest backup is';
  const detail = `${what} not as it should be (${bad.check}: ${bad.detail}). ${nextAfterDrill(worst)}`;
  await openIncident(db, { kind: 'drill-failed', detail, now });
}

/** What to do after a bad drill, in its order; the last step is the one that closes the incident. */
export function nextAfterDrill({ isOffsite, findings }: Pick<DrillReport, 'isOffsite' | 'findings'>): string {
  const bad = findings.find(({ isOk }) => !isOk)?.check;
  const again = isOffsite ? '"backup drill --from TARGET --identity FILE"' : '"backup drill"';
  // The rows are as they were written: a fresh backup has the same.
  const fromTheSite =
    '"doctor --data" names the rows of the running site and how to mend them; then "backup now"';
  const fromTheFiles = '"backup verify" names the file: move its backup away; then "backup now"';
  if (bad === HERE)
    return `Next: mend what it says of this machine; then ${again}, which closes this when all is well`;
  const first = bad === 'data' ? fromTheSite : fromTheFiles;
  return `Next: ${first}${isOffsite ? ', "backup copy"' : ''} and ${again}, which closes this when all is well`;
}
