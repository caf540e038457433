import { besideBackups } from '../../operator/beside-backups.ts';
import { recordIfPossible } from '../../operator/record-action.ts';
import { type Column, record, type ShownRecord } from '../../output/result.ts';
import type { Shell } from '../../shell.ts';

interface Released {
  readonly isReleased: boolean;
}

const columns: readonly Column<Released>[] = [{ name: 'isReleased', value: ({ isReleased }) => isReleased }];

export async function releaseLog(shell: Shell): Promise<ShownRecord> {
  return await besideBackups(
    shell,
    'PostgreSQL could not be told to forget its log',
    async ({ operator, backups, access }) => {
      const isReleased = await backups.releaseSlot(access.directUrl);
      if (isReleased)
        await recordIfPossible(shell, { operator, access }, { action: 'backup.release', detail: {} });
      return record({
        columns,
        item: { isReleased },
        note: isReleased
          ? 'PostgreSQL keeps no log for backups any more. The next server with BACKUPS=on receives it again'
          : 'PostgreSQL keeps no log for backups: there was nothing to release',
      });
    },
  );
}
