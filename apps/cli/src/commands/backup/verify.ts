import { possibleSpans } from '@studyhall/domain/admin/possible-spans';
import * as z from 'zod';
import { Failure } from '../../failures.ts';
import { withKeptBackups } from '../../operator/beside-backups.ts';
import { openNamedCopy } from '../../operator/open-named-copy.ts';
import { type Column, type Listing, listing } from '../../output/result.ts';
import type { Shell } from '../../shell.ts';
import { gapsInWords } from './list.ts';

export const VerifyInput = z.object({
  id: z.string().optional(),
  from: z.string().optional(),
  fromFile: z.string().optional(),
  identity: z.string().optional(),
});
type VerifyInput = z.output<typeof VerifyInput>;

interface Finding {
  readonly file: string;
  readonly problem: string;
}

const columns: readonly Column<Finding>[] = [
  { name: 'file', value: ({ file }) => file },
  { name: 'problem', value: ({ problem }) => problem },
];

/** A gap in the log is said and is no failure: what is before it can be brought back. */
export async function verifyKept(shell: Shell, { id, ...named }: VerifyInput): Promise<Listing> {
  const copy = await openNamedCopy(shell, named);
  return await withKeptBackups(shell, async ({ backups, store: here }) => {
    const store = copy?.store ?? here;
    const { findings, checkedFiles, moments, soundId } = await backups.verifyBackups(store, {
      ...{ id, now: new Date(), isReadOnly: copy !== undefined },
    });
    // Else a wrong BACKUP_DIR, or a disk that is not mounted, would look like one where all is well.
    if (checkedFiles === 0) throw new Failure(`there is no backup in ${store.place}: nothing was read`);
    const isSound = `${checkedFiles} files were read, and every byte is as it was written`;
    const note = [findings.length === 0 ? isSound : undefined, gapsInWords(moments), rangeInWords(moments)];
    const instead =
      soundId === undefined
        ? ''
        : `: the newest full backup among them. The newest sound one leads on with the log: backup restore --backup ${soundId}`;
    return listing({
      columns,
      items: findings,
      note: note.filter((line) => line !== undefined).join('\n'),
      failure:
        findings.length === 0
          ? undefined
          : `${findings.length} of ${checkedFiles} files are damaged${instead}`,
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
