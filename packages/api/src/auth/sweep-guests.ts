import type { Knex } from 'knex';
import { raw } from 'objection';
import * as z from 'zod';
import { asRole } from '../platform/as-role.ts';
import { inTransaction } from '../platform/database.ts';
import { databaseRoles } from '../platform/roles.ts';
import { rowsOf } from '../platform/rows-of.ts';
import { Session, User } from './models.ts';

/** What every account has from its first moment: it says nothing about work. */
const OF_EVERY_ACCOUNT = ['auth.profiles', 'auth.sessions'];

const BATCH = 200;
const BATCHES_MAX = 50;

/** A table in which a guest who only looked around may have rows, which then go as well. */
export interface Trace {
  readonly table: string;
  /** A condition on the account `u` under which it was more than that; undefined: these rows alone never say so. */
  readonly work?: string;
  /** What has to be done before the rows of accounts go. */
  readonly before?: (trx: Knex.Transaction, userIds: readonly string[]) => Promise<void>;
  /** Rows that the application may add and not remove: they go by the hand of a role of its own. */
  readonly isAppendOnly?: true;
}

export interface GuestSweep {
  readonly now: Date;
  /** How long a guest who did little is kept after the last visit. */
  readonly idleDays: number;
  /** In the order in which rows can be removed. */
  readonly traces?: readonly Trace[];
  /** Told afterwards whose accounts are gone, if any are. */
  readonly erased?: (userIds: readonly string[]) => Promise<void>;
}

/**
 * Removes guests who came, did nothing or as little as the traces say, and did not come back; answers how many. Whoever
 * has a row in any other table, of today or of a later version, is kept: the tables are asked of the database, not
 * listed here. Across users: retention.
 */
export async function sweepGuests(db: Knex, sweep: GuestSweep): Promise<number> {
  const { now, idleDays, traces = [], erased } = sweep;
  const idleSince = new Date(now.getTime() - idleDays * 24 * 60 * 60 * 1000);
  const mayGo = await mayGoSql(db, traces);
  const removed: string[] = [];
  for (let batches = 0; batches < BATCHES_MAX; batches += 1) {
    const ids = await inTransaction(db, (trx) => removeBatch(trx, { idleSince, mayGo, traces }));
    removed.push(...ids);
    if (ids.length < BATCH) break;
  }
  if (removed.length > 0) await erased?.(removed);
  return removed.length;
}

interface Batch {
  readonly idleSince: Date;
  readonly mayGo: string;
  readonly traces: readonly Trace[];
}

const IS_AWAY = `u.created_at < :idleSince
  and not exists (select from auth.sessions s where s.user_id = u.id and s.last_seen_at >= :idleSince)`;

/**
 * Locked first and asked again afterwards: from the lock on nothing new can refer to these accounts, and what came
 * before it the second statement sees. The profiles are locked, too, as whoever begins something locks them: a guest who
 * is at it is passed over, where the removal would have waited for the profile and the guest for the account. The
 * sessions are locked because whoever comes back has the visit noted there, before anything is saved.
 */
async function removeBatch(trx: Knex.Transaction, { idleSince, mayGo, traces }: Batch): Promise<string[]> {
  const goes = raw(`${mayGo} and ${IS_AWAY}`, { idleSince });
  const locked = await User.query(trx)
    .alias('u')
    .joinRelated('profile', { alias: 'p' })
    .select('u.id')
    .where(goes)
    .orderBy('u.createdAt')
    .limit(BATCH)
    .forUpdate()
    .skipLocked();
  const candidates = locked.map(({ id }) => id);
  if (candidates.length === 0) return [];
  await Session.query(trx)
    .select('id')
    .where('userId', anyOf(candidates))
    .orderBy(['userId', 'id'])
    .forUpdate();
  const going = await User.query(trx).alias('u').select('u.id').where('u.id', anyOf(candidates)).where(goes);
  const ids = going.map(({ id }) => id);
  if (ids.length === 0) return [];
  for (const { table, before, isAppendOnly } of traces) {
    await before?.(trx, ids);
    const erase = async () => await trx.raw(`delete from ${table} where user_id = any(:ids)`, { ids });
    await (isAppendOnly ? asRole(trx, databaseRoles.eraser, erase) : erase());
  }
  await User.query(trx).delete().where('id', anyOf(ids));
  return ids;
}

/** One statement whatever the number: a list of values would be another text, planned otherwise, for each length. */
function anyOf(ids: readonly string[]) {
  return raw('any(?::uuid[])', [[...ids]]);
}

const Column = z.object({ table: z.string(), column: z.string() });

/**
 * A condition on `u`: a guest of whom no table that knows accounts, by a foreign key or by the name of a column, says
 * more than that they looked around.
 */
async function mayGoSql(db: Knex, traces: readonly Trace[]): Promise<string> {
  const rows = await rowsOf(db, Column, [
    `select format('%I.%I', n.nspname, c.relname) as "table", format('%I', a.attname) as "column"
     from pg_class c
     join pg_namespace n on n.oid = c.relnamespace
     join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
     where c.relkind in ('r', 'p') and format('%I.%I', n.nspname, c.relname) <> all(?)
       and (a.attname = 'user_id' and a.atttypid = 'uuid'::regtype and has_schema_privilege(n.oid, 'usage')
         or exists (select from pg_constraint f where f.contype = 'f' and f.conrelid = c.oid
           and f.confrelid = 'auth.users'::regclass and a.attnum = any(f.conkey)))
     order by "table", "column"`,
    [...OF_EVERY_ACCOUNT, ...traces.map(({ table }) => table)],
  ]);
  // Each asked by itself ("offset 0"): joined, fifty tables would be planned against each other, for a second of computing.
  const nowhere = rows.map(
    ({ table, column }) => `not exists (select from ${table} k where k.${column} = u.id offset 0)`,
  );
  const little = traces.flatMap(({ work }) => (work === undefined ? [] : [`not ${work}`]));
  return [`u.role = 'guest'`, ...nowhere, ...little].join(' and ');
}
