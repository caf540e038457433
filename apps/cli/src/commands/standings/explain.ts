import type { Api, Outputs } from '../../connection/api.ts';
import { found } from '../../connection/found.ts';
import { gatherPages } from '../../connection/gather-pages.ts';
import { type Column, type Listing, listing } from '../../output/result.ts';

type Item = Outputs['admin']['explainStanding']['items'][number];

const columns: readonly Column<Item>[] = [
  { name: 'occurredAt', title: 'when', value: (item) => item.occurredAt },
  { name: 'localDate', title: 'day', value: (item) => item.localDate, isDetail: true },
  { name: 'kind', value: (item) => item.kind },
  { name: 'sourceId', value: (item) => item.sourceId, isDetail: true },
  {
    name: 'title',
    value: (item) => item.title,
    shown: (item) => item.title ?? item.sourceId,
    isFlexible: true,
  },
  { name: 'xp', title: 'XP', value: (item) => item.xp },
  { name: 'rules', value: (item) => item.rules },
  { name: 'isActivity', value: (item) => item.isActivity, isDetail: true },
  { name: 'counts', value: (item) => item.counts, isDetail: true },
  { name: 'totalXp', title: 'total', value: (item) => item.totalXp },
  { name: 'level', value: (item) => item.level },
  { name: 'quizzes', value: (item) => item.quizzes, isDetail: true },
  { name: 'streak', value: (item) => item.streak },
  { name: 'freezes', value: (item) => item.freezes, isDetail: true },
];

/** Everything that an account's standing came from, with what it had added up to. */
export async function explainStanding(
  api: Api,
  { user, limit }: { readonly user: string; readonly limit: number },
): Promise<Listing> {
  const read = gatherPages(limit, (page) => api.admin.explainStanding.query({ user, ...page }));
  const { items, note } = await found(read, `account with the id, name or address "${user}"`);
  return listing({ columns, items, note: items.length === 0 ? 'Nothing has counted yet' : note });
}
