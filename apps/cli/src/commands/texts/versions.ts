import type { TextPage } from '@studyhall/domain/platform/site-texts';
import type { Api, Outputs } from '../../connection/api.ts';
import { type Column, type Listing, listing } from '../../output/result.ts';

type Version = Outputs['admin']['listSiteTextVersions']['items'][number];

const columns: readonly Column<Version>[] = [
  { name: 'version', value: ({ version }) => version },
  { name: 'publishedAt', value: ({ publishedAt }) => publishedAt },
  { name: 'asksAgain', value: ({ asksAgain }) => asksAgain },
];

/** The newest versions of a page. */
export async function listVersions(api: Api, page: TextPage): Promise<Listing> {
  const { items, nextCursor } = await api.admin.listSiteTextVersions.query({ page, limit: 100 });
  return listing({
    columns,
    items,
    note: nextCursor === null ? undefined : `There are ${Number(nextCursor) - 1} earlier ones.`,
  });
}
