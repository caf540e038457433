import type { Knex } from 'knex';
import { asRole } from '../platform/as-role.ts';
import { databaseRoles } from '../platform/roles.ts';

/** Runs `work` with the right to write money: the one way to it. */
export async function asBilling<T>(trx: Knex.Transaction, work: () => Promise<T>): Promise<T> {
  return await asRole(trx, databaseRoles.billing, work);
}
