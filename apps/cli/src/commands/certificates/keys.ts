import type { Api, Outputs } from '../../connection/api.ts';
import { type Column, type Listing, listing } from '../../output/result.ts';

type Key = Outputs['progress']['listSigningKeys'][number];

const columns: readonly Column<Key>[] = [
  { name: 'keyId', title: 'key', value: (key) => key.keyId },
  { name: 'createdAt', value: (key) => key.createdAt },
  { name: 'isCurrent', title: 'signs', value: (key) => key.isCurrent },
  { name: 'isReadable', title: 'opens with SECRET_KEYS', value: (key) => key.isReadable },
  { name: 'certificates', value: (key) => key.certificates },
];

export async function listKeys(api: Api): Promise<Listing> {
  const items = await api.progress.listSigningKeys.query();
  const note = items.length === 0 ? 'The first certificate will make the first key' : undefined;
  return listing({ columns, items, note });
}
