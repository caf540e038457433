import { pipeline } from 'node:stream/promises';
import type { Knex } from 'knex';
import pg from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { openDatabase } from '../../platform/database.ts';
import { BackupError } from '../backup/backup-error.ts';
import { shapeOf, type TableShape, tablesOfLearner } from './table-shape.ts';

/** What is brought back: a table, or all that is one learner's. */
export type Wanted = { readonly table: string } | { readonly userId: string };

export interface BringBack {
  readonly restoredUrl: string;
  /** A role that owns the tables. */
  readonly liveUrl: string;
  readonly wanted: Wanted;
  /** Inserts what is missing; otherwise nothing changes. */
  readonly isApplied: boolean;
  /** Keys of rows that are put back as they were, as the preview shows them; `all` for each that is different. */
  readonly overwrite: readonly string[] | 'all';
  /** Does in the same transaction what has to be written down about it. */
  readonly record?: (trx: Knex, brought: readonly BroughtBack[]) => Promise<void>;
}

/** How a table then and the table now differ. */
export interface BroughtBack {
  readonly table: string;
  /** Rows that were there then and are not here. */
  readonly missing: number;
  /** Rows that are here and say something else. */
  readonly different: number;
  /** Rows that are here and were not there then. */
  readonly newer: number;
  /** Rows of accounts that were erased since: nothing brings them back. */
  readonly ofErased: number;
  readonly inserted: number;
  readonly overwritten: number;
  /** Keys of the first different rows, for --overwrite. */
  readonly differentKeys: readonly string[];
}

const USERS = 'auth.users';
const KEYS_SHOWN = 20;
const FOREIGN_KEY = '23503';
const UNIQUE = '23505';

/**
 * Compares rows as they were with what is here now and, if told, puts the missing ones back, all in one transaction. Rows
 * that were written since stay as they are, and nothing of who was erased comes back.
 * @throws BackupError `not-possible-here`: ledgers, rows that point at rows which are not here, or that stand in the way.
 */
export async function bringBack(options: BringBack): Promise<BroughtBack[]> {
  const restored = new pg.Client({ connectionString: options.restoredUrl });
  const db = openDatabase({ url: options.liveUrl, poolSize: 1 });
  try {
    await restored.connect();
    const trx = await db.transaction();
    try {
      const brought = await compareAll(trx, restored, options);
      if (options.isApplied) await options.record?.(trx, brought);
      await (options.isApplied ? trx.commit() : trx.rollback());
      return brought;
    } catch (error) {
      if (!trx.isCompleted()) await trx.rollback();
      throw error;
    }
  } finally {
    await Promise.allSettled([restored.end(), db.destroy()]);
  }
}

async function compareAll(
  trx: Knex.Transaction,
  restored: pg.Client,
  options: BringBack,
): Promise<BroughtBack[]> {
  const live = await connectionOf(trx);
  const brought: BroughtBack[] = [];
  for (const table of await tablesOf(options.wanted, live)) {
    const shape = await shapeOf({ restored, live }, table);
    await stage({ restored, live, shape, wanted: options.wanted });
    const ofErased = await leaveOutErased(live, shape);
    brought.push({ ...(await settle(live, shape, options)), ofErased });
  }
  return brought;
}

/** COPY needs the driver's own connection, which a transaction keeps. */
async function connectionOf({
  client,
}: {
  readonly client: { acquireConnection(): Promise<pg.Client> };
}): Promise<pg.Client> {
  return await client.acquireConnection();
}

async function tablesOf(wanted: Wanted, live: pg.Client): Promise<readonly string[]> {
  return 'table' in wanted ? [wanted.table] : await tablesOfLearner(live);
}

interface Staging {
  readonly restored: pg.Client;
  readonly live: pg.Client;
  readonly shape: TableShape;
  readonly wanted: Wanted;
}

/** The rows as they were, in a table of this session beside the real one. */
async function stage({ restored, live, shape, wanted }: Staging): Promise<void> {
  const columns = listed(shape.columns);
  await live.query(`drop table if exists pg_temp.staged`);
  await live.query(
    `create temp table staged on commit drop as select ${columns} from ${shape.name} with no data`,
  );
  const where = 'userId' in wanted ? `where user_id = ${pg.escapeLiteral(wanted.userId)}` : '';
  const out = restored.query(copyTo(`copy (select ${columns} from ${shape.name} ${where}) to stdout`));
  await pipeline(out, live.query(copyFrom(`copy pg_temp.staged (${columns}) from stdin`)));
}

/** Whose account was erased was promised that it is gone. */
async function leaveOutErased(live: pg.Client, { name, columns }: TableShape): Promise<number> {
  const owner = name === USERS ? 'id' : 'user_id';
  if (!columns.includes(owner)) return 0;
  const { rowCount } = await live.query(
    `delete from pg_temp.staged s using auth.deletions d where d.user_id = s.${owner} and d.erased_at is not null`,
  );
  return rowCount ?? 0;
}

function listed(columns: readonly string[], prefix = ''): string {
  return columns.map((column) => prefix + pg.escapeIdentifier(column)).join(', ');
}

async function settle(
  live: pg.Client,
  shape: TableShape,
  options: BringBack,
): Promise<Omit<BroughtBack, 'ofErased'>> {
  const { name, columns, key } = shape;
  const same = key
    .map((column) => `s.${pg.escapeIdentifier(column)} = l.${pg.escapeIdentifier(column)}`)
    .join(' and ');
  const differs = `(${listed(columns, 's.')}) is distinct from (${listed(columns, 'l.')})`;
  const keyText = `concat_ws('/', ${key.map((column) => `s.${pg.escapeIdentifier(column)}::text`).join(', ')})`;
  const mine = 'userId' in options.wanted ? `l.user_id = ${pg.escapeLiteral(options.wanted.userId)} and` : '';
  const { rows } = await live.query<Pick<BroughtBack, 'missing' | 'different' | 'newer' | 'differentKeys'>>(
    `select
       (select count(*)::int from staged s where not exists (select from ${name} l where ${same})) as missing,
       (select count(*)::int from staged s join ${name} l on ${same} where ${differs}) as different,
       (select count(*)::int from ${name} l where ${mine} not exists (select from staged s where ${same})) as newer,
       array(select ${keyText} from staged s join ${name} l on ${same} where ${differs} order by 1 limit ${KEYS_SHOWN}) as "differentKeys"`,
  );
  const [found] = rows;
  if (found === undefined) throw new Error('A statement without FROM has one row');
  if (!options.isApplied) return { table: name, ...found, inserted: 0, overwritten: 0 };
  const write = async (sql: string, values: unknown[] = []) => {
    const { rowCount } = await live.query(sql, values).catch((error: unknown) => {
      throw explained(error, name);
    });
    return rowCount ?? 0;
  };
  const inserted = await write(
    `insert into ${name} (${listed(columns)})
     select ${listed(columns, 's.')} from staged s where not exists (select from ${name} l where ${same})`,
  );
  const chosen = options.overwrite === 'all' ? '' : `and ${keyText} = any($1)`;
  const changes = columns.filter((column) => !key.includes(column));
  const isNothing = (options.overwrite !== 'all' && options.overwrite.length === 0) || changes.length === 0;
  const overwritten = isNothing
    ? 0
    : await write(
        `update ${name} l set ${changes.map((column) => `${pg.escapeIdentifier(column)} = s.${pg.escapeIdentifier(column)}`).join(', ')}
         from staged s where ${same} and ${differs} ${chosen}`,
        options.overwrite === 'all' ? [] : [[...options.overwrite]],
      );
  return { table: name, ...found, inserted, overwritten };
}

/** PostgreSQL names the row and what it lacks, or what stands in its way. */
function explained(error: unknown, table: string): unknown {
  if (!(error instanceof pg.DatabaseError)) return error;
  const { code, detail = error.message } = error;
  if (code === FOREIGN_KEY)
    return new BackupError(
      'not-possible-here',
      `rows of ${table} point at rows that are not here: ${detail} Bring those back first`,
      {
        cause: error,
      },
    );
  if (code === UNIQUE)
    return new BackupError(
      'not-possible-here',
      `a row of ${table} that was written since stands in the way: ${detail}`,
      { cause: error },
    );
  return error;
}
