import { Failure } from '../../failures.ts';
import { besideBackups } from '../../operator/beside-backups.ts';
import type { Settings } from '../../operator/beside-database.ts';
import { recordIfPossible } from '../../operator/record-action.ts';
import { type Column, type Listing, listing } from '../../output/result.ts';
import type { Shell } from '../../shell.ts';

const columns: readonly Column<string>[] = [{ name: 'backup', value: (id) => id }];

export async function pruneKept(shell: Shell, { dryRun }: { readonly dryRun: boolean }): Promise<Listing> {
  return await besideBackups(shell, 'the backups could not be pruned', async ({ backups, ...beside }) => {
    const { store, access, settings } = beside;
    const { maxBytes } = settings.backups;
    const plan = dryRun
      ? await backups.prunePlan(store, maxBytes)
      : await backups.pruneBackups({ url: access.directUrl, store, maxBytes });
    if (plan === undefined) throw new Failure('another process takes a backup at this moment');
    const { fulls, sites, wal, freedBytes } = plan;
    const detail = { backups: [...fulls, ...sites], segments: wal.length, freedBytes };
    if (!dryRun) await recordIfPossible(shell, beside, { action: 'backup.prune', detail });
    const restores = await sayRestores(shell, settings, dryRun);
    const verb = dryRun ? 'would go' : 'are gone';
    const segments = `${wal.length} segments of the log`;
    const note = `${fulls.length + sites.length} backups and ${segments} (${freedBytes} bytes) ${verb}; ${plan.keptBytes} bytes are kept${restores}`;
    return listing({ columns, items: detail.backups, note });
  });
}

/** What restores beside the data have left: what nobody can use goes, and what somebody may want is named. */
async function sayRestores(
  { terminal }: Shell,
  { database, dataFolder }: Settings,
  dryRun: boolean,
): Promise<string> {
  if (database.kind !== 'embedded') return '';
  const restoring = await import('@studyhall/api/restore');
  const place = await restoring.findLivePlace(dataFolder);
  if (place === undefined) return '';
  const found = await restoring.findRestoresBeside(place);
  if (!dryRun) await restoring.removeUselessRestores(found);
  for (const folder of found.whole)
    terminal.say(
      `${folder} is a restore that was not put into place: DATA_DIR=${folder} starts it, rm -r ${folder} removes it`,
      'hint',
    );
  if (found.useless.length === 0) return '';
  return `; ${found.useless.join(', ')}, left by restores that were ended, ${dryRun ? 'would go' : 'are gone'}`;
}
