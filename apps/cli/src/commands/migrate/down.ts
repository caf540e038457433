import * as z from 'zod';
import { Failure } from '../../failures.ts';
import { type Backups, besideBackups } from '../../operator/beside-backups.ts';
import { recordIfPossible } from '../../operator/record-action.ts';
import { type Column, type Listing, listing } from '../../output/result.ts';
import type { Shell } from '../../shell.ts';

export const UndoInput = z.object({
  loseRows: z.boolean().default(false),
  dryRun: z.boolean().default(false),
});

type Undone = NonNullable<Awaited<ReturnType<Backups['undoMigration']>>>;
type Loss = Undone['losses'][number];

const columns: readonly Column<Loss>[] = [
  { name: 'of', title: 'lost of', value: (loss) => loss.of },
  { name: 'count', title: 'rows or values', value: ({ count }) => count },
];

/** Undoes the newest migration and lists what was lost, or only would be. */
export async function undoNewestMigration(
  shell: Shell,
  { loseRows, dryRun }: z.output<typeof UndoInput>,
): Promise<Listing> {
  return await besideBackups(shell, 'nothing was undone', async ({ operator, access, backups, store }) => {
    const undone = await backups.undoMigration(access.directUrl, {
      store,
      mayLoseRows: loseRows,
      isTrial: dryRun,
      by: operator.operatorName(),
      now: new Date(),
    });
    if (undone === undefined) throw new Failure('there is no migration to undo');
    const { name, losses } = undone;
    const detail = { undone: name, losses: losses.map(({ of, count }) => ({ of, count })) };
    if (!dryRun) await recordIfPossible(shell, { operator, access }, { action: 'migrate.down', detail });
    const note = dryRun
      ? `${name} would be undone, and ${losses.length === 0 ? 'nothing' : 'this'} lost`
      : `${name} is undone: the next start or migrate of this release does it again, an older release does not know it`;
    return listing({ columns, items: losses, note });
  });
}
