import { Failure } from '../../failures.ts';
import { besideBackups } from '../../operator/beside-backups.ts';
import { recordIfPossible } from '../../operator/record-action.ts';
import { type Column, record, type ShownRecord } from '../../output/result.ts';
import { askToGoOn } from '../../prompts.ts';
import type { Shell } from '../../shell.ts';

interface Adopted {
  /** Places that were another installation's until now. */
  readonly adopted: readonly string[];
}

const columns: readonly Column<Adopted>[] = [{ name: 'adopted', value: ({ adopted }) => adopted }];

/** Says that this installation goes on in the place of the one whose backups are kept. */
export async function adoptBackups(shell: Shell, { yes }: { readonly yes: boolean }): Promise<ShownRecord> {
  return await besideBackups(shell, 'the backups could not be adopted', async (beside) => {
    const { backups, access, settings, store } = beside;
    if (!yes)
      await askToGoOn(shell.terminal, {
        message: `Does this installation go on in the place of the one whose backups are in ${store.place}, and is that one stopped for good?`,
        instead: 'Say --yes to adopt them without being asked',
      });
    const isAdopted = await backups.adoptStore({ url: access.directUrl, store });
    if (isAdopted === undefined) throw new Failure('another process takes a backup at this moment');
    const { offsite } = settings;
    const { adoptTarget } = await import('@studyhall/api/offsite');
    const target = await adoptTarget({ settings, url: access.directUrl, clock: () => new Date() });
    const adopted = [
      ...(isAdopted ? [store.place] : []),
      ...(target && offsite !== undefined ? ['BACKUP_TARGET'] : []),
    ];
    if (adopted.length > 0)
      await recordIfPossible(shell, beside, { action: 'backup.adopt', detail: { adopted } });
    const note =
      adopted.length === 0
        ? 'They are this installation’s already'
        : 'From now on nobody else writes there. Next: "backup now", because older ones do not lead to what is written from here on';
    return record({ columns, item: { adopted }, note });
  });
}
