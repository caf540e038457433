import { Failure } from '../../failures.ts';
import { besideBackups } from '../../operator/beside-backups.ts';
import { recordIfPossible } from '../../operator/record-action.ts';
import { megabytes } from '../../output/progress.ts';
import { type Column, listing, type Result } from '../../output/result.ts';
import type { Shell } from '../../shell.ts';

interface NotRemoved {
  readonly name: string;
  readonly reason: string;
}

const columns: readonly Column<NotRemoved>[] = [
  { name: 'file', value: ({ name }) => name },
  { name: 'reason', title: 'stays because', value: ({ reason }) => reason, isFlexible: true },
];

/** What the server does every few minutes, now. */
export async function copyNow(shell: Shell): Promise<Result> {
  return await besideBackups(shell, 'the backups could not be copied', async (beside) => {
    const { copyAsSet } = await import('@studyhall/api/offsite');
    const { settings, access } = beside;
    const report = await copyAsSet({
      settings,
      url: access.directUrl,
      isThorough: true,
      clock: () => new Date(),
    });
    if (report === undefined) throw new Failure('BACKUP_TARGET names no place for copies');
    const { copied, bytes, removed, notRemoved, damagedHere } = report;
    const detail = { copied, bytes, removed, notRemoved: notRemoved.length, damagedHere };
    await recordIfPossible(shell, beside, { action: 'backup.copy', detail });
    const note = `Copied: ${copied} files, ${megabytes(bytes)}. Removed there: ${removed}`;
    const [first] = damagedHere;
    const failure =
      first === undefined
        ? undefined
        : `${damagedHere.length} files that were copied before are damaged here since, the first is ${first}. The copies are not. "backup verify" names all; then "backup now"`;
    return listing({ columns, items: notRemoved, note, failure });
  });
}
