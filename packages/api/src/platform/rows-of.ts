import type { Knex } from 'knex';
import type * as z from 'zod';

/** What PostgreSQL answers about itself, or about tables that only its catalogue names: every row is held to a schema. */
export async function rowsOf<Schema extends z.ZodObject>(
  db: Knex,
  schema: Schema,
  asked: string | readonly [sql: string, ...bindings: Knex.RawBinding[]],
): Promise<z.output<Schema>[]> {
  const [sql, ...bindings] = typeof asked === 'string' ? [asked] : asked;
  const { rows } = await db.raw<{ rows: unknown[] }>(sql, bindings);
  return rows.map((row) => schema.parse(row));
}
