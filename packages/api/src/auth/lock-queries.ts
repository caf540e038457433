import type { Knex } from 'knex';
import { User } from './models.ts';

/** Nobody else changes the ways into the account until the transaction ends. */
export async function lockAccount(trx: Knex, userId: string): Promise<void> {
  await User.query(trx).findById(userId).select('id').forNoKeyUpdate();
}
