import { decimalAmount, formatMoney } from '@studyhall/domain/billing/money';
import { EXPORT_LIMIT_MAX } from '@studyhall/domain/primitives';
import type { Api, Outputs } from '../../connection/api.ts';
import { everyItem } from '../../connection/gather-pages.ts';
import { type Column, type Listing, listing } from '../../output/result.ts';
import { movementWords } from './movement-words.ts';

type Movement = Outputs['billing']['listReceipts']['items'][number];

const columns: readonly Column<Movement>[] = [
  { name: 'number', value: ({ number }) => number },
  { name: 'issuedOn', title: 'day', value: ({ issuedOn }) => issuedOn },
  { name: 'kind', value: ({ kind }) => kind, shown: ({ kind }) => movementWords[kind] },
  {
    name: 'amount',
    value: ({ amount: amountMinor, currency }) => decimalAmount({ amountMinor, currency }),
    shown: ({ amount: amountMinor, currency }) => formatMoney({ amountMinor, currency }, 'en'),
  },
  {
    name: 'tax',
    value: ({ tax, currency }) => (tax === null ? null : decimalAmount({ amountMinor: tax, currency })),
  },
  { name: 'currency', value: ({ currency }) => currency, isDetail: true },
  { name: 'title', title: 'what', value: ({ title }) => title, isFlexible: true },
  { name: 'orderId', title: 'order', value: ({ orderId }) => orderId, isDetail: true },
  { name: 'sourceId', title: 'checkout or invoice', value: ({ sourceId }) => sourceId, isDetail: true },
  { name: 'userId', title: 'account', value: ({ userId }) => userId, isDetail: true },
];

/** Everything that moved in a month, and for people what it adds up to. */
export async function exportMonth(api: Api, month: string): Promise<Listing> {
  const items: Movement[] = [];
  const readPage = (page: { readonly limit: number; readonly cursor?: string }) =>
    api.billing.listReceipts.query({ month, ...page });
  for await (const item of everyItem(readPage, EXPORT_LIMIT_MAX)) items.push(item);
  return listing({ columns, items, note: items.length === 0 ? `Nothing moved in ${month}` : sumsOf(items) });
}

function sumsOf(items: readonly Movement[]): string {
  const sums = new Map<string, number>();
  for (const { currency, amount } of items) sums.set(currency, (sums.get(currency) ?? 0) + amount);
  const told = [...sums].map(([currency, amountMinor]) => formatMoney({ amountMinor, currency }, 'en'));
  return `Together ${told.join(', ')}`;
}
