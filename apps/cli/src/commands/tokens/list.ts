import type { Api, Outputs } from '../../connection/api.ts';
import { type Column, type Listing, listing } from '../../output/result.ts';

type Token = Outputs['auth']['listApiTokens'][number];

const columns: readonly Column<Token>[] = [
  { name: 'name', value: (token) => token.name },
  { name: 'scopes', value: (token) => token.scopes.join(' ') },
  { name: 'expiresAt', title: 'ends', value: (token) => token.expiresAt },
  { name: 'lastUsedAt', title: 'last used', value: (token) => token.lastUsedAt },
  { name: 'network', value: (token) => token.network },
  { name: 'createdAt', title: 'made', value: (token) => token.createdAt },
  { name: 'id', value: (token) => token.id },
];

export async function listTokens(api: Api): Promise<Listing> {
  const items = await api.auth.listApiTokens.query();
  return listing({ columns, items, note: items.length === 0 ? 'You have no tokens' : undefined });
}
