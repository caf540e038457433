import { createHash, type Hash } from 'node:crypto';
import type { Knex } from 'knex';
import * as z from 'zod';
import { copyOut, setForm } from './copy-table.ts';
import { listSiteTables, type SiteTable } from './site-tables.ts';

export const DataHash = z.object({
  /** A domain, or a table as `quizzes.exams`. */
  name: z.string(),
  rows: z.int().nonnegative(),
  /** Over all rows in an order of their own. */
  sha256: z.string().length(64),
});
export type DataHash = z.output<typeof DataHash>;

export interface DataHashes {
  readonly domains: readonly DataHash[];
  readonly tables: readonly DataHash[];
}

/**
 * A hash over all that each domain holds, by name. Equal rows make equal hashes, wherever they lie on the disk, whatever
 * the order of their columns, on every version of PostgreSQL. All are of one moment.
 */
export async function dataHashes(db: Knex): Promise<DataHashes> {
  if (isTransaction(db)) return await hashesIn(db);
  return await db.transaction(hashesIn, { isolationLevel: 'repeatable read', readOnly: true });
}

function isTransaction(db: Knex): db is Knex.Transaction {
  return db.isTransaction === true;
}

async function hashesIn(trx: Knex.Transaction): Promise<DataHashes> {
  await setForm(trx);
  const domains = new Map<string, { rows: number; hash: Hash }>();
  const tables: DataHash[] = [];
  for (const table of await listSiteTables(trx)) {
    const found = await hashOf(trx, table);
    tables.push(found);
    const domain = domains.get(table.domain) ?? { rows: 0, hash: createHash('sha256') };
    domain.hash.update(`${found.name} ${found.rows} ${found.sha256}\n`);
    domains.set(table.domain, { ...domain, rows: domain.rows + found.rows });
  }
  return {
    tables,
    domains: Array.from(domains, ([name, { rows, hash }]) => ({ name, rows, sha256: hash.digest('hex') })),
  };
}

const HASH_LINE_BYTES = 65;

/** Rows are sorted by their hashes: texts sort otherwise on another machine. */
async function hashOf(trx: Knex.Transaction, { name, columns }: SiteTable): Promise<DataHash> {
  const row = `row(${columns.map((column) => `t.${column}`).join(', ')})::text`;
  const lines = copyOut(
    trx,
    `select encode(sha256(convert_to(${row}, 'UTF8')), 'hex') collate "C" as line from ${name} t order by line`,
  );
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const piece of lines) {
    hash.update(piece);
    bytes += piece.length;
  }
  return { name, rows: bytes / HASH_LINE_BYTES, sha256: hash.digest('hex') };
}
