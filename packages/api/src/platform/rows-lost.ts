import type { Knex } from 'knex';
import * as z from 'zod';
import { databaseRoles } from './roles.ts';
import { rowsOf } from './rows-of.ts';

const Loss = z.object({
  /** In words, such as `platform.quotas` or `auth.profiles.bio`. */
  of: z.string(),
  /** Rows of a table, or values of a column that are not its default. */
  count: z.int(),
});

/** What a change of the schema takes with it. */
export type Loss = Readonly<z.output<typeof Loss>>;

/** What is only about migrations, and says nothing of a school. */
const BOOKS = new Set(['platform.migration_hashes', 'platform.migration_history']);

type Change = (trx: Knex) => Promise<void>;

/**
 * What `change` would lose of what is there: it is tried inside `trx` and taken back. Tables and columns are told apart by
 * their numbers, so one that is made anew under the old name counts as gone.
 */
export async function rowsLost(trx: Knex.Transaction, change: Change): Promise<Loss[]> {
  const before = await readPlaces(trx);
  const { after, deleted } = await tried(trx, change);
  const kept = new Set(after.map(keyOf));
  const gone = before.filter((place) => !kept.has(keyOf(place)));
  await trx.raw(`set local role ${databaseRoles.owner}`);
  const counted = [];
  for (const place of gone.filter((one) => !isOfGoneTable(one, gone)))
    counted.push({ of: nameOf(place), count: await countIn(trx, place) });
  await trx.raw('set local role none');
  return [...counted, ...deleted].filter(({ of, count }) => count > 0 && !BOOKS.has(of));
}

/** A table where `number` is 0, else a column. Names are quoted where they need it. */
const Place = z.object({
  tableId: z.int(),
  number: z.int(),
  table: z.string(),
  column: z.string().nullable(),
  defaultsTo: z.string().nullable(),
});
type Place = Readonly<z.output<typeof Place>>;

const keyOf = ({ tableId, number }: Place): string => `${tableId} ${number}`;
const nameOf = ({ table, column }: Place): string => (column === null ? table : `${table}.${column}`);

function isOfGoneTable(place: Place, gone: readonly Place[]): boolean {
  return place.number > 0 && gone.some(({ tableId, number }) => number === 0 && tableId === place.tableId);
}

/** What is computed of other columns is lost with them, if at all. */
async function readPlaces(trx: Knex): Promise<Place[]> {
  return await rowsOf(
    trx,
    Place,
    `with ours as (select c.oid, format('%I.%I', n.nspname, c.relname) as name
       from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where c.relkind = 'r' and n.nspname !~ '^(pg_|information_schema$)')
     select oid::int8 as "tableId", 0 as number, name as "table", null as "column", null as "defaultsTo" from ours
     union all
     select ours.oid::int8, a.attnum, ours.name, quote_ident(a.attname), pg_get_expr(d.adbin, d.adrelid)
       from ours join pg_attribute a on a.attrelid = ours.oid and a.attnum > 0 and not a.attisdropped
         and a.attgenerated = ''
       left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum`,
  );
}

/** A change that was tried; thrown to take it back. */
class TakenBack extends Error {}

async function tried(trx: Knex.Transaction, change: Change) {
  let found: { readonly after: Place[]; readonly deleted: Loss[] } = { after: [], deleted: [] };
  try {
    await trx.transaction(async (trial) => {
      const sooner = await readDeleted(trial);
      await change(trial);
      const later = await readDeleted(trial);
      const deleted = later.map(({ of, count }) => ({
        of: `${of} (deleted)`,
        count: count - (sooner.find((other) => other.of === of)?.count ?? 0),
      }));
      found = { after: await readPlaces(trial), deleted };
      throw new TakenBack();
    });
  } catch (error) {
    if (!(error instanceof TakenBack)) throw error;
  }
  return found;
}

/** PostgreSQL's own count of what this transaction has deleted, by table. */
async function readDeleted(trx: Knex): Promise<Loss[]> {
  return await rowsOf(
    trx,
    Loss,
    `select format('%I.%I', schemaname, relname) as "of", n_tup_del as count from pg_stat_xact_user_tables
       where relname not like 'knex\\_migrations%'`,
  );
}

const Count = z.object({ lost: z.int() });

async function countIn(trx: Knex, { table, column, defaultsTo }: Place): Promise<number> {
  const filter = column === null ? '' : ` where ${column} is distinct from (${defaultsTo ?? 'null'})`;
  const [count] = await rowsOf(trx, Count, `select count(*) as lost from ${table}${filter}`);
  return count?.lost ?? 0;
}
