import * as z from 'zod';
import { withDirectConnection } from './direct-connection.ts';
import { RECEIVING_SLOT } from './receiving-slot.ts';

const Row = z.object({
  slot: z
    .object({ isActive: z.boolean(), isLost: z.boolean(), confirmedLsn: z.string().nullable() })
    .nullable(),
  lagBytes: z.coerce.number(),
  isBehind: z.boolean(),
  maySwitch: z.boolean(),
  segmentBytes: z.coerce.number(),
  keptMegabytes: z.coerce.number(),
});

/** How the log of a PostgreSQL that is not ours is received, as the server says; any role may ask. */
export interface ReceivedLogFacts extends z.output<typeof Row> {}

const FACTS = `
  select case when slot_name is null then null else jsonb_build_object(
      'isActive', active, 'isLost', wal_status is not distinct from 'lost', 'confirmedLsn', restart_lsn) end as slot,
    coalesce(pg_wal_lsn_diff(pg_current_wal_lsn(), restart_lsn), 0) as "lagBytes",
    coalesce(div(pg_current_wal_lsn() - '0/0', segment) > div(restart_lsn - '0/0', segment), true) as "isBehind",
    has_function_privilege('pg_switch_wal()', 'execute') as "maySwitch",
    segment as "segmentBytes",
    (select setting from pg_settings where name = 'max_slot_wal_keep_size') as "keptMegabytes"
  from (select setting::numeric as segment from pg_settings where name = 'wal_segment_size') as size
    left join pg_replication_slots on slot_name = '${RECEIVING_SLOT}'`;

/** `keptMegabytes` is -1 where the server keeps everything for the slot, however much that is. */
export async function findReceivedLogFacts(url: string): Promise<ReceivedLogFacts> {
  const { rows } = await withDirectConnection(url, async (client) => await client.query(FACTS));
  return Row.parse(rows[0]);
}
