import type { Api, Outputs } from '../../connection/api.ts';
import { type Column, type Listing, listing } from '../../output/result.ts';

type SiteText = Outputs['admin']['listSiteTexts']['items'][number];

const columns: readonly Column<SiteText>[] = [
  { name: 'page', value: ({ page }) => page },
  { name: 'version', value: ({ version }) => version },
  { name: 'publishedAt', value: ({ publishedAt }) => publishedAt },
  { name: 'asksAgain', value: ({ asksAgain }) => asksAgain, isDetail: true },
  {
    name: 'placeholders',
    title: 'not filled in',
    value: ({ placeholders }) => placeholders,
    shown: ({ placeholders }) => placeholders.join(', '),
    isFlexible: true,
  },
];

/** Imprint, privacy and terms as they stand today. */
export async function listTexts(api: Api): Promise<Listing> {
  const { items } = await api.admin.listSiteTexts.query();
  return listing({ columns, items });
}
