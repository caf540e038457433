import type { RightName } from '@studyhall/domain/auth/rights';
import type { Api } from '../../connection/api.ts';
import { gatherPages } from '../../connection/gather-pages.ts';
import { type Listing, listing } from '../../output/result.ts';
import { userColumns } from './columns.ts';

export interface ListUsersOptions {
  readonly search?: string | undefined;
  readonly role?: 'admin' | 'member' | 'guest' | 'individual' | undefined;
  readonly right?: RightName | undefined;
  readonly consent?: boolean | undefined;
  readonly company?: string | undefined;
  readonly inactiveSince?: Date | undefined;
  readonly invited?: true | undefined;
  readonly banned?: true | undefined;
  readonly limit: number;
}

export async function listUsers(api: Api, { limit, ...filter }: ListUsersOptions): Promise<Listing> {
  const { items, note } = await gatherPages(limit, (page) =>
    api.admin.listUsers.query({ ...filter, ...page }),
  );
  return listing({ columns: userColumns, items, note: items.length === 0 ? 'Nobody matches' : note });
}
