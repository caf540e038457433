import * as z from 'zod';
import { Failure } from '../../failures.ts';
import { besideBackups } from '../../operator/beside-backups.ts';
import { openNamedCopy } from '../../operator/open-named-copy.ts';
import { recordIfPossible } from '../../operator/record-action.ts';
import { createProgress, megabytes } from '../../output/progress.ts';
import { type Column, type Listing, listing } from '../../output/result.ts';
import type { Shell } from '../../shell.ts';

type Report = NonNullable<Awaited<ReturnType<typeof import('@studyhall/api/restore')['drillHere']>>>;
type Finding = Report['findings'][number];

export const DrillInput = z.object({
  from: z.string().optional(),
  fromFile: z.string().optional(),
  identity: z.string().optional(),
});
type DrillInput = z.output<typeof DrillInput>;

const columns: readonly Column<Finding>[] = [
  { name: 'check', value: ({ check }) => check },
  { name: 'isOk', title: 'good', value: ({ isOk }) => isOk, shown: ({ isOk }) => (isOk ? 'yes' : 'no') },
  { name: 'detail', value: ({ detail }) => detail, isFlexible: true },
];

/** Restores the newest backup, here or of a copy off-site, into a copy that is removed again; fails when anything in it is not as it should be. */
export async function drill(shell: Shell, named: DrillInput): Promise<Listing> {
  const copy = await openNamedCopy(shell, named);
  return await besideBackups(shell, 'the drill could not be done', async ({ operator, settings, access }) => {
    const { drillHere, nextAfterDrill } = await import('@studyhall/api/restore');
    const shown = createProgress({ stream: shell.terminal.stderr });
    const progress: NonNullable<Parameters<typeof drillHere>[1]['progress']> = ({ step, done, all }) =>
      shown.show(
        step === 'unpack' ? `Unpacking ${megabytes(done)} of ${megabytes(all)}` : `${step} ${done}/${all}`,
      );
    const db = operator.openDatabase({ url: access.directUrl, poolSize: 2 });
    try {
      const report = await drillHere(db, { settings, access, progress, copy, now: new Date() });
      shown.clear();
      if (report === undefined)
        throw new Failure('there is no backup yet', { hint: 'Take one: studyhall backup now' });
      const { isOk, seconds, findings: items } = report;
      const detail = { isOk, seconds, isOffsite: copy !== undefined };
      await recordIfPossible(shell, { operator, access }, { action: 'backup.drill', detail });
      const took = `Restored and looked at in ${seconds} s`;
      return listing({
        columns,
        items,
        note: took,
        failure: isOk
          ? undefined
          : `the newest backup ${copy === undefined ? '' : `of ${copy.store.place} `}is not as it should be. ${nextAfterDrill(report)}`,
      });
    } finally {
      await db.destroy();
    }
  });
}
