import { Failure, Misuse } from '../../failures.ts';
import { besideBackups } from '../../operator/beside-backups.ts';
import { createProgress } from '../../output/progress.ts';
import { type Column, type Listing, listing } from '../../output/result.ts';
import type { Shell } from '../../shell.ts';
import { damagedInWords } from './list.ts';

type BroughtBack = import('@studyhall/api/restore').BroughtBack;

export interface BringBackInput {
  readonly to: Date | 'latest';
  readonly table?: string | undefined;
  readonly learner?: string | undefined;
  readonly backup?: string | undefined;
  readonly apply: boolean;
  readonly overwrite?: string | undefined;
}

const columns: readonly Column<BroughtBack>[] = [
  { name: 'table', value: ({ table }) => table },
  { name: 'missing', value: ({ missing }) => missing },
  { name: 'different', value: ({ different }) => different },
  { name: 'newer', value: ({ newer }) => newer },
  { name: 'inserted', value: ({ inserted }) => inserted },
  { name: 'ofErased', title: 'of erased', value: ({ ofErased }) => ofErased },
  { name: 'overwritten', value: ({ overwritten }) => overwritten },
  {
    name: 'differentKeys',
    title: 'keys of different rows',
    value: ({ differentKeys }) => differentKeys,
    shown: ({ differentKeys }) => differentKeys.join(' '),
    isFlexible: true,
  },
];

/** Brings rows of one table or one learner back from a copy of a moment, which is removed again. */
export async function bringRowsBack(shell: Shell, input: BringBackInput): Promise<Listing> {
  const { table, learner, to: moment, backup: backupId, apply: isApplied } = input;
  if (table !== undefined && learner !== undefined) throw new Misuse('say --table or --learner, not both');
  if (input.overwrite !== undefined && !isApplied) throw new Misuse('--overwrite needs --apply');
  const restoring = await import('@studyhall/api/restore');
  return await besideBackups(shell, 'nothing could be brought back', async (beside) => {
    const { settings, access, backups, store } = beside;
    const leftOut = damagedInWords((await backups.readFulls(store)).damaged);
    if (leftOut !== undefined) shell.terminal.say(leftOut, 'hint');
    const progress = createProgress({ stream: shell.terminal.stderr });
    const items = await restoring.bringBackHere({
      now: new Date(),
      ...{ settings, access, moment, backupId, isApplied },
      wanted: learner === undefined ? { table: table ?? '' } : { learner },
      overwrite: input.overwrite === 'all' ? 'all' : (input.overwrite?.split(',') ?? []),
      progress: ({ step, done, all }) => progress.show(`${step} ${done}/${all}`),
    });
    progress.clear();
    if (items === undefined) throw new Failure(`nobody here is called ${learner}`);
    const isAny = items.some(({ missing, different }) => missing + different > 0);
    const hint = isAny
      ? 'Nothing was changed: --apply puts the missing rows back, --overwrite those that are different'
      : 'Everything is here';
    return listing({ columns, items, note: isApplied ? 'Done, in one transaction' : hint });
  });
}
