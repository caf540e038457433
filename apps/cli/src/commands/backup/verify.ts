import { possibleSpans } from '@studyhall/domain/admin/possible-spans';
import { Failure } from '../../failures.ts';
import { withKeptBackups } from '../../operator/beside-backups.ts';
import { type Column, type Listing, listing } from '../../output/result.ts';
import type { Shell } from '../../shell.ts';
import { gapsInWords } from './list.ts';

interface Finding {
  readonly file: string;
  readonly problem: string;
}

const columns: readonly Column<Finding>[] = [
  { name: 'file', value: ({ file }) => file },
  { name: 'problem', value: ({ problem }) => problem },
];

/** A gap in the log is said and is no failure: what is before it can be brought back. */
export async function verifyKept(
  shell: Shell,
  { id }: { readonly id?: string | undefined },
): Promise<Listing> {
  return await withKeptBackups(shell, async ({ backups, store }) => {
    const { findings, checkedFiles, moments } = await backups.verifyBackups(store, {
      id,
      now: new Date(),
    });
    // Else a wrong BACKUP_DIR, or a disk that is not mounted, would look like one where all is well.
    if (checkedFiles === 0) throw new Failure(`there is no backup in ${store.place}: nothing was read`);
    const isSound = `${checkedFiles} files were read, and every byte is as it was written`;
    const note = [findings.length === 0 ? isSound : undefined, gapsInWords(moments), rangeInWords(moments)];
    return listing({
      columns,
      items: findings,
      note: note.filter((line) => line !== undefined).join('\n'),
      failure: findings.length === 0 ? undefined : `${findings.length} of ${checkedFiles} files are damaged`,
    });
  });
}

/** Undefined where there are none. Windows overlap; between two timelines there may be a hole. */
export function rangeInWords(
  moments: readonly { readonly from: Date; readonly to: Date }[],
): string | undefined {
  const spans = possibleSpans(moments).map(({ from, to }) => `${from.toISOString()} to ${to.toISOString()}`);
  return spans.length === 0 ? undefined : `Possible are the moments from ${spans.join(', and from ')}`;
}
