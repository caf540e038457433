import { besideDatabase, type Operator } from '../../operator/beside-database.ts';
import { type Column, type Listing, listing } from '../../output/result.ts';
import type { Shell } from '../../shell.ts';

type Line = Awaited<ReturnType<Operator['databaseHealth']>>[number];

const columns: readonly Column<Line>[] = [
  { name: 'check', value: ({ check }) => check },
  {
    name: 'isGood',
    title: 'good',
    value: ({ isGood }) => isGood,
    shown: ({ isGood }) => (isGood ? 'yes' : 'no'),
  },
  { name: 'result', value: ({ result }) => result, isFlexible: true },
];

/** What a start needs of the database, asked without a server. */
export async function checkHealth(shell: Shell): Promise<Listing> {
  return await besideDatabase(shell, 'the database could not be asked', async ({ operator, access }) => {
    const items = await operator.databaseHealth(access);
    const bad = items.filter(({ isGood }) => !isGood);
    const failure =
      bad.length === 0 ? undefined : bad.map(({ check, result }) => `${check}: ${result}`).join('; ');
    return listing({ columns, items, failure });
  });
}
