import type { Knex } from 'knex';
import { type DataCheck, type KeyedCheck, keyedCheck } from '../platform/data-check.ts';
import { FIRST_ID } from '../platform/ids.ts';
import { User } from './models.ts';

const ACCOUNTS_AT_ONCE = 200;

interface AccountCheck extends Pick<KeyedCheck, 'name' | 'holds' | 'table' | 'find' | 'cure'> {
  readonly size?: number;
}

/** A check that goes from account to account: `keys` are theirs. */
export function accountCheck({ size = ACCOUNTS_AT_ONCE, ...told }: AccountCheck): DataCheck {
  return keyedCheck({ ...told, size, listKeys: listAccounts });
}

/** The ids of accounts in their order. Across users: an operator's report. */
export async function listAccounts(
  db: Knex,
  { after, limit }: { readonly after: string | null; readonly limit: number },
): Promise<string[]> {
  const rows = await User.query(db)
    .select('id')
    .where('id', '>', after ?? FIRST_ID)
    .orderBy('id')
    .limit(limit);
  return rows.map(({ id }) => id);
}
