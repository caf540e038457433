import type { ReconciledPart } from '@studyhall/domain/billing/differences';
import type { Api, Outputs } from '../../connection/api.ts';
import type { Progress } from '../../output/progress.ts';
import { type Column, type Listing, listing } from '../../output/result.ts';
import { differenceWords } from './difference-words.ts';

type Difference = Outputs['billing']['reconcile']['differences'][number];

const columns: readonly Column<Difference>[] = [
  { name: 'kind', title: 'difference', value: (difference) => difference.kind },
  { name: 'subject', title: 'of', value: (difference) => difference.subject },
  {
    name: 'detail',
    value: (difference) => difference.detail,
    shown: ({ kind, detail }) => `${differenceWords[kind]}: ${detail}`,
    isFlexible: true,
  },
];

const partWords: Readonly<Record<ReconciledPart, string>> = {
  checkouts: 'checkouts',
  orders: 'orders',
  months: 'paid months',
  plans: 'plans there',
  subscriptions: 'plans here',
  messages: 'messages sent',
  events: 'messages kept',
  ledgers: 'learners',
};

interface Reconciling {
  readonly days: number;
  readonly progress: Progress;
}

/** Every difference between orders, payment service and ledger, page by page; the command fails if there is one. */
export async function reconcile(api: Api, { days, progress }: Reconciling): Promise<Listing> {
  const items: Difference[] = [];
  const compared = new Map<string, number>();
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page = await api.billing.reconcile.query({ days, ...(cursor === undefined ? {} : { cursor }) });
    const part = partWords[page.part];
    compared.set(part, (compared.get(part) ?? 0) + page.compared);
    items.push(...page.differences);
    cursor = page.nextCursor;
    progress.show(`Comparing ${part} · ${(compared.get(part) ?? 0).toLocaleString('en')}`);
  }
  progress.clear();
  const counts = [...compared].map(([part, count]) => `${part} ${count.toLocaleString('en')}`).join(', ');
  const note = `Compared: ${counts}`;
  if (items.length === 0) return listing({ columns, items, note: `${note}. They agree.` });
  const failure = items.length === 1 ? 'one difference' : `${items.length} differences`;
  return listing({ columns, items, note, failure });
}
