import { similarName } from '@studyhall/domain/similar-name';
import type { Api, Outputs } from '../../connection/api.ts';
import { Failure } from '../../failures.ts';
import { plural } from '../../output/plural.ts';
import { type Column, type Listing, listing } from '../../output/result.ts';

type Part = Outputs['admin']['installContent'][number];

const OUTCOMES: Readonly<Record<Part['outcome'], string>> = {
  installed: 'installed',
  same: 'as in the release',
  changed: 'changed here, stays so',
  removed: 'removed here, stays so',
  'put-back': 'as in the release again',
};

const columns: readonly Column<Part>[] = [
  { name: 'item', value: ({ item }) => item },
  { name: 'outcome', value: ({ outcome }) => outcome, shown: ({ outcome }) => OUTCOMES[outcome] },
  {
    name: 'questions',
    title: 'questions that differed',
    value: ({ questions }) => questions,
    shown: ({ questions }) => (questions === 0 ? null : questions),
  },
];

interface Installing {
  /** Parts to be put back, or `all`. */
  readonly items: readonly string[];
  readonly isDryRun: boolean;
  /** Resolves when what is put back is wanted. */
  readonly confirm: (question: string) => Promise<void>;
}

/** What became of each part: after a look at it, and a question where something is overwritten. */
export async function installContent(api: Api, { items, isDryRun, confirm }: Installing): Promise<Listing> {
  const known = await api.admin.installContent.mutate({ isDryRun: true });
  const again = items.includes('all') ? known.map(({ item }) => item) : [...items];
  for (const item of again) demandKnown(item, known);
  const rehearsed = await api.admin.installContent.mutate({ again, isDryRun: true });
  const overwritten = rehearsed.filter(({ outcome }) => outcome === 'put-back');
  if (isDryRun)
    return listing({ columns, items: rehearsed, note: 'Dry run: so it would be. Nothing was changed' });
  if (overwritten.length > 0) {
    const what = overwritten.map(({ item }) => item).join(', ');
    await confirm(`Put back ${plural(overwritten.length, 'part', 'parts')} as in the release? ${what}`);
  }
  const done = await api.admin.installContent.mutate({ again });
  const left = done.filter(({ outcome }) => outcome === 'changed' || outcome === 'removed').length;
  const note =
    left === 0 ? undefined : 'What was changed or removed here stays so, unless --again ITEM names it';
  return listing({ columns, items: done, note });
}

function demandKnown(item: string, known: readonly Part[]): void {
  const names = known.map((part) => part.item);
  if (names.includes(item)) return;
  const nearest = similarName(item, names);
  throw new Failure(`there is no part "${item}" in the release`, {
    hint:
      nearest === undefined
        ? 'The parts: studyhall content install --dry-run'
        : `Did you mean ${nearest}? The parts: studyhall content install --dry-run`,
  });
}
