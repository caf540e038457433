import type pg from 'pg';
import * as z from 'zod';
import { errorCode } from '../../platform/embedded-postgres-error.ts';
import { BackupError } from './backup-error.ts';
import { withDirectConnection } from './direct-connection.ts';

/** Keeps the log on the server until it is received; one per cluster. */
export const RECEIVING_SLOT = 'studyhall_backup';

const Slot = z.object({ isActive: z.boolean(), isLost: z.boolean() });
export type ReceivingSlot = z.output<typeof Slot>;

const SLOT = `
  select active as "isActive", wal_status is not distinct from 'lost' as "isLost"
  from pg_replication_slots where slot_name = '${RECEIVING_SLOT}'`;

const IN_USE = '55006';

/** Undefined where the server has none. */
export async function findSlot(client: pg.Client): Promise<ReceivingSlot | undefined> {
  const { rows } = await client.query(SLOT);
  return rows[0] === undefined ? undefined : Slot.parse(rows[0]);
}

/** Makes the slot where there is none, and anew where the server has given up what it held. */
export async function holdSlot(client: pg.Client): Promise<void> {
  const slot = await findSlot(client);
  if (slot?.isLost === true) await dropSlot(client);
  if (slot === undefined || slot.isLost)
    await client.query('select pg_create_physical_replication_slot($1, true)', [RECEIVING_SLOT]);
}

async function dropSlot(client: pg.Client): Promise<void> {
  await client.query('select pg_drop_replication_slot($1)', [RECEIVING_SLOT]);
}

/**
 * Lets the server forget its log, for whoever takes no more backups of it; says whether there was a slot.
 * Errors: BackupError `not-possible-here` while a process receives.
 */
export async function releaseSlot(url: string): Promise<boolean> {
  return await withDirectConnection(url, async (client) => {
    if ((await findSlot(client)) === undefined) return false;
    try {
      await dropSlot(client);
      return true;
    } catch (error) {
      if (errorCode(error) !== IN_USE) throw error;
      throw new BackupError(
        'not-possible-here',
        'a server receives the log at this moment: set BACKUPS=off and restart it, or stop it',
        { cause: error },
      );
    }
  });
}

/** Whether the role of an address may end a segment before it is full. */
export async function maySwitch(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ may: boolean }>(
    `select has_function_privilege('pg_switch_wal()', 'execute') as may`,
  );
  return rows[0]?.may === true;
}
