import { join, resolve } from 'node:path';
import type { Backups } from '../../operator/beside-backups.ts';
import type { Operator, Settings } from '../../operator/beside-database.ts';
import type { OpenedCopy } from '../../operator/open-named-copy.ts';
import { type Listing, listing } from '../../output/result.ts';
import type { Shell } from '../../shell.ts';
import type { RestoreInput } from './restore-input.ts';

export type Restoring = typeof import('@studyhall/api/restore');

/** What a restore works with. */
export interface RestoreRun {
  readonly shell: Shell;
  readonly input: RestoreInput;
  readonly operator: Operator;
  readonly backups: Backups;
  readonly restoring: Restoring;
  readonly settings: Settings;
  readonly copy: OpenedCopy | undefined;
  readonly store: Parameters<Restoring['laySiteBackup']>[0];
}

/** What is too large for the database lay beside it. */
export async function layBlobs(
  { shell, input, restoring, settings, copy, store, backups }: RestoreRun,
  url: string,
) {
  const { dataFolder } = settings;
  const here = copy === undefined ? [backups.folderStore(dataFolder)] : [];
  const { lost } = await restoring.layBlobs(url, {
    sources: [store, ...here],
    dataFolder: input.into === undefined ? dataFolder : resolve(shell.root, input.into),
  });
  if (lost.length > 0)
    shell.terminal.say(`${lost.length} large files are in no backup; the first is ${lost[0]}`, 'hint');
}

type Source = Pick<RestoreRun, 'settings' | 'copy'>;

/** Undefined where the embedded database was backed up. */
function addressOf({ settings: { database }, copy }: Source): string | undefined {
  const here = database.kind === 'embedded' ? undefined : database.url;
  return copy === undefined ? here : copy.keys.settings['DATABASE_URL'];
}

/** That of the copy may have had another name than the one of here. */
export function databaseOf(source: Source): string {
  const url = addressOf(source);
  return url === undefined ? 'studyhall' : decodeURIComponent(new URL(url).pathname.slice(1));
}

/** What can be done with a restored folder: the database of another PostgreSQL is not one that the server starts itself. */
export function useInWords(
  source: Source,
  { folder, dataFolder, serverVersion }: Record<'folder' | 'dataFolder' | 'serverVersion', string>,
): string {
  const backups =
    'It takes no backups where another installation keeps its own: give it a BACKUP_DIR and a BACKUP_TARGET of its own, or, where it goes on in the place of that one, say "backup adopt"';
  if (addressOf(source) === undefined) return `It is in ${folder}: DATA_DIR=${folder} starts it. ${backups}`;
  return `It is in ${dataFolder}: put that in the place of the data folder of PostgreSQL ${serverVersion.split('.')[0]}, with its own configuration. ${backups}`;
}

/** And says where the settings of a copy are. */
export async function layKeys({ restoring, settings, copy }: RestoreRun, folder: string): Promise<string> {
  if (copy === undefined) await restoring.layKeysOfHere(settings, folder);
  else await restoring.layKeysOfCopy(copy.keys, folder);
  const file = join(folder, restoring.LAID_SETTINGS);
  return copy === undefined
    ? ''
    : `. The settings that it had are in ${file}: look through them before you use them`;
}

/** A backup of the logical kind is for an import, into an installation that was started once. */
export async function siteInWords(
  all: RestoreRun,
  { id, startedAt, file }: NonNullable<Awaited<ReturnType<Restoring['laySiteBackup']>>>,
  folder: string,
): Promise<Listing> {
  const keys = await layKeys(all, folder);
  const said = `Backup ${id} has the tables as they were at ${startedAt.toISOString()}`;
  return listing({ columns: [], items: [], note: `${said}: studyhall site import ${file}${keys}` });
}
