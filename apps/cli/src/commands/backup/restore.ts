import { resolve } from 'node:path';
import { Failure, Misuse } from '../../failures.ts';
import { besideBackups, explainedFailure } from '../../operator/beside-backups.ts';
import { besideDatabase } from '../../operator/beside-database.ts';
import { isNamed, openNamedCopy } from '../../operator/open-named-copy.ts';
import { createProgress, megabytes } from '../../output/progress.ts';
import { type Column, type Listing, listing } from '../../output/result.ts';
import { askToGoOn } from '../../prompts.ts';
import type { Shell } from '../../shell.ts';

import { bringRowsBack } from './bring-back.ts';
import {
  databaseOf,
  layBlobs,
  layKeys,
  type RestoreRun,
  type Restoring,
  siteInWords,
  useInWords,
} from './lay-beside.ts';
import { damagedInWords, gapsInWords } from './list.ts';
import { recordRestore, recordRestoreBeside } from './record-restore.ts';
import type { RestoreInput } from './restore-input.ts';
import { rangeInWords } from './verify.ts';

type RestoredCluster = Awaited<ReturnType<Restoring['restoreInto']>>;
type Place = NonNullable<Awaited<ReturnType<Restoring['findLivePlace']>>>;

interface TableCounts {
  readonly table: string;
  readonly restored: number;
  readonly live: number | undefined;
}

const columns: readonly Column<TableCounts>[] = [
  { name: 'table', value: ({ table }) => table },
  { name: 'restored', value: ({ restored }) => restored },
  { name: 'live', value: ({ live }) => live },
  {
    name: 'difference',
    value: ({ restored, live }) => (live === undefined ? undefined : restored - live),
    shown: ({ restored, live }) => (live === undefined || live === restored ? '' : restored - live),
  },
];

/** Builds a new cluster beside the running one; only a swap, when nothing uses it, puts it in its place. */
export async function restore(shell: Shell, input: RestoreInput): Promise<Listing> {
  if (isNamed(input) && input.into === undefined)
    throw new Misuse('a copy off-site needs --into with a new folder');
  if (input.table !== undefined || input.learner !== undefined) return await bringRowsBack(shell, input);
  if (input.into === undefined && !input.swap)
    throw new Misuse('say --into with a new folder, --swap, --table or --learner');
  const copy = await openNamedCopy(shell, input);
  const [operator, backups, restoring] = await Promise.all([
    import('@studyhall/api/server'),
    import('@studyhall/api/backup'),
    import('@studyhall/api/restore'),
  ]);
  try {
    const settings = operator.loadSettings(shell.env, shell.root);
    const store = copy?.store ?? backups.folderStore(settings.backups.folder);
    return await run({ shell, input, operator, backups, restoring, settings, copy, store });
  } catch (error) {
    throw explainedFailure(error, { operator, backups });
  }
}

async function run(all: RestoreRun): Promise<Listing> {
  const { shell, input, restoring, settings, copy, store } = all;
  const now = new Date();
  const place =
    settings.database.kind === 'embedded' ? await restoring.findLivePlace(settings.dataFolder) : undefined;
  if (input.swap && place === undefined)
    throw new Failure(
      settings.database.kind === 'embedded'
        ? `there is no database in ${settings.dataFolder} to swap with: restore with --into, and use that folder as DATA_DIR`
        : 'the database of DATABASE_URL is run by somebody else: restore with --into, and put its data folder in place there',
    );
  const folder = folderFor(all, place, now);
  const site = await restoring.laySiteBackup(store, { moment: input.to, folder, backupId: input.backup });
  if (site !== undefined) {
    if (mayLive(all, place)) await recordRestoreBeside(shell, input);
    return await siteInWords(all, site, folder);
  }
  await sayPossibleMoments(all);
  const live = await lookAtLive(all, place);
  if (input.swap && place !== undefined) await restoring.refuseUsed(place);
  const restored = await restoring.restoreInto({
    ...{ store, moment: input.to, folder, backupId: input.backup },
    alsoFrom: copy === undefined ? await foldersOfNewestLog(all, place) : [],
    progress: progressOf(shell),
  });
  const { counts, restoreId } = await finish(all, restored, now);
  const items = [...counts].map(([table, rows]) => ({ table, restored: rows, live: live?.get(table) }));
  const until =
    restored.lastCommit === undefined
      ? 'the backup itself'
      : `the commit of ${restored.lastCommit.toISOString()}`;
  const said = restored.isLatest
    ? `This is the latest state that is kept: up to ${until}.`
    : `Restored up to ${until}.`;
  if (!input.swap || place === undefined) {
    const keys = await layKeys(all, folder);
    const { dataFolder } = restored.place;
    const use = useInWords(all, { folder, dataFolder, serverVersion: restored.full.serverVersion });
    return listing({ columns, items, note: `${said} ${use}${keys}` });
  }
  return listing({
    columns,
    items,
    note: `${said} ${await swap(all, { place, restored, restoreId, folder, now })}`,
  });
}

/** Of an own database, and of another one what was received. */
async function foldersOfNewestLog(
  { backups, restoring, store }: RestoreRun,
  place: Place | undefined,
): Promise<readonly string[]> {
  return place === undefined
    ? [backups.receivingFolder(store.place)]
    : await restoring.foldersOfNewestLog(place);
}

/** Before anybody is asked, or waits for what cannot be. */
async function sayPossibleMoments({ shell, backups, store }: RestoreRun): Promise<void> {
  // A damaged piece of the log is named by the restore itself, if it needs it.
  const moments = await backups.possibleMoments(store).catch(() => []);
  const { damaged } = await backups.readFulls(store);
  const site = (await backups.listSiteBackups(store)).at(-1);
  const end = moments.at(-1)?.to;
  const newer =
    site === undefined || end === undefined || site.startedAt <= end
      ? undefined
      : `All rows of ${site.startedAt.toISOString()} are kept, too: --backup ${site.id} lays them out for an import`;
  for (const line of [damagedInWords(damaged), rangeInWords(moments), gapsInWords(moments), newer])
    if (line !== undefined) shell.terminal.say(line, 'hint');
}

/** Of the embedded one it is known without asking. */
function mayLive({ settings }: RestoreRun, place: Place | undefined): boolean {
  return settings.database.kind !== 'embedded' || place !== undefined;
}

/** Nothing of it need be there: a lost database is why somebody restores. */
async function lookAtLive(all: RestoreRun, place: Place | undefined) {
  const { shell, input, operator, restoring } = all;
  if (!mayLive(all, place)) return undefined;
  try {
    return await besideDatabase(shell, 'the database could not be looked at', async (beside) => {
      const { directUrl } = beside.access;
      await recordRestore(shell, input, beside);
      await restoring.handOutLog(directUrl);
      return await restoring.countRows(directUrl);
    });
  } catch (error) {
    const why =
      error instanceof Error ? error.message : (operator.explainDatabaseFailure(error) ?? String(error));
    shell.terminal.say(`The database cannot be compared with what is restored: ${why}`, 'hint');
    return undefined;
  }
}

function folderFor({ shell, input, restoring }: RestoreRun, place: Place | undefined, now: Date): string {
  if (input.into !== undefined) return resolve(shell.root, input.into);
  const stamp = now.toISOString().replaceAll(/[-:]|\.\d+/g, '');
  return place === undefined
    ? resolve(shell.root, `restored-${stamp}`)
    : restoring.besideData(place, `restored-${stamp}`);
}

const verbs = { verify: 'Verifying', unpack: 'Unpacking', replay: 'Replaying the log' } as const;

function progressOf({ terminal }: Shell): NonNullable<Parameters<Restoring['restoreInto']>[0]['progress']> {
  const progress = createProgress({ stream: terminal.stderr });
  return ({ step, done, all }) => {
    if (step === 'verify' && done === all) progress.clear();
    else if (step === 'verify') progress.show(verbs[step]);
    else if (step === 'unpack') progress.show(`${verbs[step]} ${megabytes(done)} of ${megabytes(all)}`);
    else progress.show(`${verbs[step]} · segment ${done} of ${all}`);
  };
}

/** Holds back what a restore has to, and counts; afterwards nothing runs in the restored folder. */
async function finish(all: RestoreRun, restored: RestoredCluster, now: Date) {
  const { shell, restoring, store } = all;
  try {
    const url = restored.url(databaseOf(all));
    const counts = await restoring.countRows(url);
    const { full, lastCommit } = restored;
    const since = lastCommit ?? full.finishedAt;
    const erased = await restoring.listErasedSince(store, { since });
    const held = await restoring.holdAfterRestore(url, {
      ...{ restoredTo: lastCommit ?? null, fromBackup: full.id, erased, now },
    });
    shell.terminal.say(
      `Everybody is signed out (${held.endedSessions} sessions). Mails of before are held until "mail release", and the store is closed until "billing reconcile --since ${since.toISOString()}".`,
      'hint',
    );
    await layBlobs(all, url);
    await restored.stop();
    return { counts, restoreId: held.restoreId };
  } catch (error) {
    // Nothing is held back in it, as where a newer release wrote it: nobody may start that by mistake.
    await restored.remove();
    throw error;
  }
}

interface Swapping {
  readonly place: Place;
  readonly restored: RestoredCluster;
  readonly restoreId: string;
  readonly folder: string;
  readonly now: Date;
}

async function swap(all: RestoreRun, { place, restored, restoreId, folder, now }: Swapping): Promise<string> {
  const { shell, input, restoring, store } = all;
  if (!input.yes)
    await askToGoOn(shell.terminal, {
      message: `Put it in the place of ${place.dataFolder}? The old data is kept beside it.`,
      instead: `Say --yes to swap without being asked; what was restored is in ${folder}`,
    });
  const kept = await restoring.swapIn({
    live: place,
    restored: restored.place,
    restoredFolder: folder,
    branch: { systemIdentifier: restored.full.systemIdentifier, restoreId },
    store,
    now,
  });
  const back = `To go back: stop the server, move ${place.dataFolder} away and ${kept} to its place, start it, and say "backup adopt": until then it writes no backups`;
  // The old ones belong to a log that ends here.
  const first = await takeFirst(shell).catch((error: unknown) => {
    const why = error instanceof Error ? error.message : String(error);
    return `no backup of it could be taken (${why}): say "backup now" as soon as that is mended`;
  });
  return `It is in place, and ${first}. ${back}`;
}

async function takeFirst(shell: Shell): Promise<string> {
  return await besideBackups(shell, 'no backup could be taken', async ({ backups, access, store }) => {
    const full = await backups.takeFullBackup({ url: access.directUrl, store });
    return full === undefined
      ? 'another process is at work on its backups: see that "backup list" has one from now'
      : `its first backup is ${full.id}`;
  });
}
