import type { Knex } from 'knex';
import { inTransaction } from '../platform/database.ts';

/** What every account has from its first moment: it says nothing about work. */
const OF_EVERY_ACCOUNT = ['auth.profiles', 'auth.sessions'];

const BATCH = 200;
const BATCHES_MAX = 50;

export interface GuestSweep {
  readonly now: Date;
  /** How long a guest who did nothing is kept after the last visit. */
  readonly idleDays: number;
}

/**
 * Removes guests who came, did nothing and did not come back; answers how many. Whoever has a row in any other table, of
 * today or of a later version, is kept: the tables are asked of the database, not listed here. Across users: retention.
 */
export async function sweepGuests(db: Knex, { now, idleDays }: GuestSweep): Promise<number> {
  const idleSince = new Date(now.getTime() - idleDays * 24 * 60 * 60 * 1000);
  const mayGo = await mayGoSql(db);
  let removed = 0;
  for (let batches = 0; batches < BATCHES_MAX; batches += 1) {
    const count = await inTransaction(db, (trx) => removeBatch(trx, { idleSince, mayGo }));
    removed += count;
    if (count < BATCH) break;
  }
  return removed;
}

interface Batch {
  readonly idleSince: Date;
  readonly mayGo: string;
}

/**
 * Locked first and asked again afterwards: from the lock on nothing new can refer to these accounts, and what came
 * before it the second statement sees. The profiles are locked, too, as whoever begins something locks them: a guest who
 * is at it is passed over, where the removal would have waited for the profile and the guest for the account.
 */
async function removeBatch(trx: Knex, { idleSince, mayGo }: Batch): Promise<number> {
  const { rows: locked } = await trx.raw<{ rows: { id: string }[] }>(
    `select u.id from auth.users u join auth.profiles p on p.user_id = u.id
     where ${mayGo} and u.created_at < :idleSince
       and not exists (select from auth.sessions s where s.user_id = u.id and s.last_seen_at >= :idleSince)
     order by u.created_at limit ${BATCH} for update of u, p skip locked`,
    { idleSince },
  );
  const ids = locked.map(({ id }) => id);
  const { rows: removed } = await trx.raw<{ rows: unknown[] }>(
    `delete from auth.users u where u.id = any(:ids) and ${mayGo} returning u.id`,
    { ids },
  );
  return removed.length;
}

/** A condition on `u`: a guest of whom no table that knows accounts, by a foreign key or by the name of a column, has a row. */
async function mayGoSql(db: Knex): Promise<string> {
  const { rows } = await db.raw<{ rows: { place: string }[] }>(
    `select format('%I.%I k where k.%I', n.nspname, c.relname, a.attname) as place
     from pg_class c
     join pg_namespace n on n.oid = c.relnamespace
     join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
     where c.relkind in ('r', 'p') and format('%I.%I', n.nspname, c.relname) <> all(:ofEveryAccount)
       and (a.attname = 'user_id' and a.atttypid = 'uuid'::regtype and has_schema_privilege(n.oid, 'usage')
         or exists (select from pg_constraint f where f.contype = 'f' and f.conrelid = c.oid
           and f.confrelid = 'auth.users'::regclass and a.attnum = any(f.conkey)))
     order by place`,
    { ofEveryAccount: OF_EVERY_ACCOUNT },
  );
  const nowhere = rows.map(({ place }) => `not exists (select from ${place} = u.id)`);
  return [`u.role = 'guest'`, ...nowhere].join(' and ');
}
