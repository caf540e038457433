import { besideDatabase, type Operator } from '../../operator/beside-database.ts';
import { type Column, type Listing, listing } from '../../output/result.ts';
import type { Shell } from '../../shell.ts';

type Step = Awaited<ReturnType<Operator['migrationHistory']>>[number];

const columns: readonly Column<Step>[] = [
  { name: 'at', title: 'when', value: ({ at }) => at.toISOString() },
  { name: 'migration', value: ({ name }) => name, isFlexible: true },
  { name: 'step', value: ({ step }) => step },
  { name: 'release', value: ({ release }) => release },
  { name: 'by', value: ({ by }) => by },
];

/** What was done and undone, the oldest first. */
export async function listMigrationHistory(shell: Shell): Promise<Listing> {
  return await besideDatabase(shell, 'the history could not be read', async ({ operator, access }) => {
    const items = await operator.migrationHistory(access.directUrl);
    return listing({ columns, items, note: items.length === 0 ? 'Nothing was migrated here' : undefined });
  });
}
