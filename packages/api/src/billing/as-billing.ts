import type { Knex } from 'knex';
import { databaseRoles } from '../platform/roles.ts';

/**
 * Runs `work` with the right to write money: the one way to it. The role is set back at the end, because releasing a
 * savepoint would keep it.
 */
export async function asBilling<T>(trx: Knex.Transaction, work: () => Promise<T>): Promise<T> {
  await trx.raw(`set local role ${databaseRoles.billing}`);
  try {
    const result = await work();
    await trx.raw(`set local role ${databaseRoles.app}`);
    return result;
  } catch (error) {
    // A transaction that the database gave up takes no statement any more; rolling back forgets the role.
    await trx.raw(`set local role ${databaseRoles.app}`).catch(() => undefined);
    throw error;
  }
}
