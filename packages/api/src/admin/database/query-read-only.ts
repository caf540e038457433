import type { Knex } from 'knex';
import { openDatabase } from '../../platform/database.ts';
import type { DatabaseAccess } from '../../platform/database-access.ts';
import { databaseRoles } from '../../platform/roles.ts';

/** How long a query of an operator may take. */
const QUERY_SECONDS = 15;
/** What a terminal can show; more is cut, and said. */
export const QUERY_ROWS_MAX = 10_000;

export interface QueryAnswer {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly unknown[])[];
  readonly isCut: boolean;
}

/**
 * Asks one question of the database, in a transaction that can only read and ends after 15 seconds, or after `seconds`. Whoever opened `db`
 * decides what may be read: the reporter reads neither passwords nor sessions nor sealed texts.
 */
export async function queryReadOnly(db: Knex, sql: string, seconds = QUERY_SECONDS): Promise<QueryAnswer> {
  const trx = await db.transaction(undefined, { readOnly: true });
  try {
    await trx.raw(`set local statement_timeout = '${seconds}s'`);
    // As a cursor, so that a question about millions of rows does not fill the memory. Only the extended protocol takes
    // one statement alone: another behind it could end the transaction that only reads.
    await trx
      .raw(`declare answer no scroll cursor for ${sql.replace(/;\s*$/, '').replaceAll('?', '\\?')}`)
      .options({ queryMode: 'extended' });
    // By place: two columns may have one name.
    const { rows, fields } = await trx
      .raw<{ rows: unknown[][]; fields: { name: string }[] }>(`fetch ${QUERY_ROWS_MAX + 1} from answer`)
      .options({ rowMode: 'array' });
    const columns = fields.map(({ name }) => name);
    return {
      columns,
      rows: rows.slice(0, QUERY_ROWS_MAX),
      isCut: rows.length > QUERY_ROWS_MAX,
    };
  } finally {
    await trx.rollback();
  }
}

/**
 * One connection with the rights of the reporter: by its own log-in where the embedded database lets everybody of this
 * machine's account in, else by taking the role. A role that was taken can be given back by the question itself: that
 * guards against mistakes, and not against whoever holds DATABASE_URL.
 */
export function openAsReporter(
  access: DatabaseAccess,
  { isEmbedded }: { readonly isEmbedded: boolean },
): Knex {
  if (!isEmbedded) return openDatabase({ url: access.directUrl, poolSize: 1, role: databaseRoles.reporter });
  const url = new URL(access.directUrl);
  url.username = databaseRoles.reporter;
  return openDatabase({ url: url.href, poolSize: 1 });
}
