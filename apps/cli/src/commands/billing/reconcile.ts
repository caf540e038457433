import type { Api, Outputs } from '../../connection/api.ts';
import { type Column, type Listing, listing } from '../../output/result.ts';

type Difference = Outputs['billing']['reconcile']['differences'][number];

const columns: readonly Column<Difference>[] = [
  { name: 'kind', title: 'difference', value: (difference) => difference.kind },
  { name: 'subject', title: 'of', value: (difference) => difference.subject },
  { name: 'detail', value: (difference) => difference.detail, isFlexible: true },
];

/** Every difference between orders, payment service and ledger; the command fails if there is one. */
export async function reconcile(api: Api, days: number): Promise<Listing> {
  const { differences, checkouts, orders, wallets } = await api.billing.reconcile.query({ days });
  const compared = `Compared: orders ${orders}, checkouts ${checkouts}, wallets ${wallets}`;
  if (differences.length === 0) return listing({ columns, items: [], note: `${compared}. They agree.` });
  const failure = differences.length === 1 ? 'one difference' : `${differences.length} differences`;
  return listing({ columns, items: differences, note: compared, failure });
}
