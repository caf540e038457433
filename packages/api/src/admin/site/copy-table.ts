import { Readable } from 'node:stream';
import { finished, pipeline } from 'node:stream/promises';
import type { Knex } from 'knex';
import type pg from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import type { SiteTable } from './site-tables.ts';

/** Rows as COPY writes them on any machine and any version: what depends on settings is set. */
const FORM = `set local timezone = 'UTC'; set local datestyle = 'ISO, MDY'; set local intervalstyle = 'postgres';
  set local bytea_output = 'hex'; set local extra_float_digits = 1; set local client_encoding = 'UTF8'`;

/** Says how values are written until the transaction ends, and that it may take its time. */
export async function setForm(trx: Knex.Transaction): Promise<void> {
  await trx.raw(
    `${FORM}; set local statement_timeout = 0; set local idle_in_transaction_session_timeout = 0`,
  );
}

/**
 * What a query answers, in the text form of COPY. Whoever stops early gets the connection back once the rest has been read:
 * before that it takes no statement, not even the one that ends the transaction.
 */
export async function* copyOut(trx: Knex.Transaction, query: string): AsyncGenerator<Uint8Array, undefined> {
  const rows = (await clientOf(trx)).query(copyTo(`copy (${query}) to stdout`));
  const pieces: AsyncIterable<Uint8Array> = rows.iterator({ destroyOnReturn: false });
  try {
    yield* pieces;
  } finally {
    rows.resume();
    await finished(rows).catch(() => undefined);
  }
}

/** Loads rows in the text form of COPY; answers with their number. */
export async function copyIn(
  trx: Knex.Transaction,
  { name, columns }: SiteTable,
  rows: AsyncIterable<Uint8Array>,
): Promise<number> {
  const copy = (await clientOf(trx)).query(copyFrom(`copy ${name} (${columns.join(', ')}) from stdin`));
  await pipeline(Readable.from(rows, { objectMode: false }), copy);
  return copy.rowCount;
}

/** The driver's own connection of a transaction: Knex has no COPY and no type for what it keeps there. */
async function clientOf(trx: Knex.Transaction): Promise<pg.Client> {
  return (await trx.client.acquireConnection()) as pg.Client;
}
