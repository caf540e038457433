import type { Api, Outputs } from '../../connection/api.ts';
import { found } from '../../connection/found.ts';
import { gatherPages } from '../../connection/gather-pages.ts';
import { type Column, type Listing, listing, record, type ShownRecord } from '../../output/result.ts';

type Balance = Outputs['billing']['userBalance'];
type Item = Outputs['billing']['userLedger']['items'][number];

const account = (user: string): string => `account with the id, name or address "${user}"`;

const balanceColumns: readonly Column<Balance>[] = [
  { name: 'credits', value: (balance) => balance.credits },
  { name: 'debt', value: (balance) => balance.debt },
  { name: 'lapsingCredits', title: 'lapsing next', value: (balance) => balance.lapsesNext?.credits },
  { name: 'lapseAt', title: 'lapsing on', value: (balance) => balance.lapsesNext?.at },
];

export async function showBalance(api: Api, user: string): Promise<ShownRecord> {
  const item = await found(api.billing.userBalance.query({ user }), account(user));
  return record({ columns: balanceColumns, item });
}

const columns: readonly Column<Item>[] = [
  { name: 'number', title: '#', value: (item) => item.number },
  { name: 'createdAt', title: 'when', value: (item) => item.createdAt },
  { name: 'kind', value: (item) => item.kind },
  { name: 'title', value: (item) => item.title, isFlexible: true },
  { name: 'change', value: (item) => item.change },
  { name: 'creditsAfter', title: 'credits', value: (item) => item.creditsAfter },
  { name: 'debtAfter', title: 'debt', value: (item) => item.debtAfter },
  { name: 'entries', value: (item) => item.entries, isDetail: true },
];

export async function showLedger(
  api: Api,
  { user, limit }: { readonly user: string; readonly limit: number },
): Promise<Listing> {
  const read = gatherPages(limit, (page) => api.billing.userLedger.query({ user, ...page }));
  const { items, note } = await found(read, account(user));
  return listing({ columns, items, note: items.length === 0 ? 'No credits have moved' : note });
}
