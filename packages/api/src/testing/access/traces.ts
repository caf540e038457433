import type { Knex } from 'knex';
import { named } from '../../platform/database.ts';
import { tableClasses } from '../table-classes.ts';

/** The column that says whose a row is, by table; found in the catalogue, so that a new table is watched at once. */
export async function findOwnerColumns(db: Knex): Promise<ReadonlyMap<string, string>> {
  const columns = await named<{ table: string }>(
    db,
    'test_owned_tables',
    `select n.nspname || '.' || c.relname as table
     from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
     where a.attname = 'user_id' and not a.attisdropped and c.relkind in ('r', 'p')
       and n.nspname not in ('pg_catalog', 'information_schema')
     order by 1`,
    {},
  );
  return new Map([['auth.users', 'id'], ...columns.map(({ table }) => [table, 'user_id'] as const)]);
}

interface Watched {
  readonly owners: ReadonlyMap<string, string>;
  readonly userId: string;
}

/** What can be told of all rows of an account: one value a table, which moves with any of them. */
export type Digest = Readonly<Record<string, string>>;

export async function digestOf(db: Knex, { owners, userId }: Watched): Promise<Digest> {
  const parts = [...owners].map(
    ([table, column]) =>
      `select '${table}' as table, coalesce(md5(string_agg(t::text, ' ' order by t::text)), '') as digest
       from ${table} t where ${column} = :userId`,
  );
  const rows = await named<{ table: string; digest: string }>(db, 'test_digest', parts.join(' union all '), {
    userId,
  });
  return Object.fromEntries(rows.map(({ table, digest }) => [table, digest]));
}

/** The tables in which nothing is the account's. */
export function emptyTablesOf(digest: Digest): string[] {
  return Object.keys(digest).filter((table) => digest[table] === '');
}

/** The tables in which something of the account is not as it was. */
export function changesOf(before: Digest, after: Digest): string[] {
  const tables = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...tables].filter((table) => before[table] !== after[table]).sort();
}

interface OwnedRow {
  readonly table: string;
  readonly isHers: boolean;
  readonly row: unknown;
}

type Value = string | number;

/** A text, an id or a number that tells an account apart from all others, and the tables in which it stands. */
export interface Secret {
  readonly value: Value;
  readonly tables: readonly string[];
}

/** Shorter ones are words that anybody may have: a status, a currency. */
const SHORTEST = 8;
/** Smaller ones are counts that anybody may come to. */
const SMALLEST = 1_000;

const isTelling = (value: Value): boolean =>
  typeof value === 'number' ? value >= SMALLEST : value.length >= SHORTEST;

/** Everything in the rows of an account that stands neither in anybody else's nor in what is there for everybody. */
export async function secretsOf(db: Knex, { owners, userId }: Watched): Promise<Secret[]> {
  const ofPeople = [...owners].map(
    ([table, column]) =>
      `select '${table}' as table, ${column} = :userId as "isHers", to_jsonb(t) as row from ${table} t`,
  );
  const forEverybody = Object.keys(tableClasses)
    .filter((table) => tableClasses[table] === 'reference')
    .map((table) => `select '${table}' as table, false as "isHers", to_jsonb(t) as row from ${table} t`);
  const sql = [...ofPeople, ...forEverybody].join(' union all ');
  const rows = await named<OwnedRow>(db, 'test_secrets', sql, { userId });
  const shared = new Set(rows.filter(({ isHers }) => !isHers).flatMap(({ row }) => valuesOf(row)));
  const places = new Map<Value, Set<string>>();
  for (const { table, row } of rows.filter(({ isHers }) => isHers)) {
    const own = valuesOf(row).filter((value) => isTelling(value) && !shared.has(value));
    for (const value of own) places.set(value, (places.get(value) ?? new Set()).add(table));
  }
  // The account's id is everywhere; who may be shown a row is not shown by that whose it is.
  places.set(userId, new Set(['auth.users']));
  return [...places].map(([value, tables]) => ({ value, tables: [...tables].sort() }));
}

/** Every text and number in a row, and bytes as what they may be shown as. Amounts are told with either sign. */
function valuesOf(value: unknown): Value[] {
  if (typeof value === 'number') return [Math.abs(value)];
  if (typeof value === 'string') return [value, ...textsOfBytes(value)];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(valuesOf);
}

function textsOfBytes(value: string): string[] {
  if (!/^\\x([0-9a-f]{2})+$/.test(value)) return [];
  const bytes = Buffer.from(value.slice(2), 'hex');
  return [bytes.toString('utf8'), bytes.toString('base64'), bytes.toString('hex')];
}

/** What an answer shows of an account, as JSON or as it is. */
export function leaksOf(answer: string, secrets: readonly Secret[]): Secret[] {
  return secrets.filter(({ value }) => isIn(answer, value));
}

/** A number has to stand by itself: as a part of an id or of an instant it says nothing. */
function isIn(answer: string, value: Value): boolean {
  if (typeof value === 'number') return new RegExp(`[:,[]-?${value}[,}\\]]`).test(answer);
  return answer.includes(value) || answer.includes(JSON.stringify(value).slice(1, -1));
}
