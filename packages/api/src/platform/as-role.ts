import type { Knex } from 'knex';
import { databaseRoles } from './roles.ts';

/**
 * Runs `work` with the rights of another role. The role is set back at the end, because releasing a savepoint would keep
 * it.
 */
export async function asRole<T>(
  trx: Knex.Transaction,
  role: typeof databaseRoles.billing | typeof databaseRoles.eraser,
  work: () => Promise<T>,
): Promise<T> {
  await trx.raw(`set local role ${role}`);
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
