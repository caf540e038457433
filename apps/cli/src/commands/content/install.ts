import type { Api, Outputs } from '../../connection/api.ts';
import { Failure } from '../../failures.ts';
import { plural } from '../../output/plural.ts';
import { type Column, type Listing, listing } from '../../output/result.ts';

type Part = Outputs['admin']['installContent'][number];

const OUTCOMES: Readonly<Record<Part['outcome'], string>> = {
  installed: 'installed',
  same: 'as released',
  changed: 'changed',
  removed: 'removed',
  'put-back': 'put back',
};

const columns: readonly Column<Part>[] = [
  {
    name: 'outcome',
    title: 'is',
    value: ({ outcome }) => outcome,
    shown: ({ outcome }) => OUTCOMES[outcome],
  },
  { name: 'item', value: ({ item }) => item, isFlexible: true },
  {
    name: 'questions',
    title: 'questions differed',
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
  const [kind = ''] = item.split(':');
  const alike = names.filter((name) => name.startsWith(`${kind}:`));
  const which = alike.length === 0 ? 'studyhall content install --dry-run' : alike.join(', ');
  throw new Failure(`there is no part "${item}" in the release`, { hint: `There are: ${which}` });
}
