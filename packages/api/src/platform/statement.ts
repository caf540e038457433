import type { Knex } from 'knex';
import type * as z from 'zod';
import { type Bindings, type LateBindings, named } from './database.ts';

/**
 * Why a statement on one table is written out instead of being a model's query. Statements that join, or that read one
 * table to write another, need no reason.
 *
 * - `budget`: on a path whose statements are counted or measured; prepared once a connection.
 * - `guarded`: locks a row for what follows, writes only what it finds in a certain state, or counts while it writes.
 * - `bulk`: many rows at once, from arrays or to be written by the server alone.
 */
export type WrittenBecause = 'budget' | 'guarded' | 'bulk';

export interface StatementOptions<Field extends string = string> {
  readonly because?: WrittenBecause;
  /** Fields that are never null although their column may be: a condition of the statement sees to it. */
  readonly neverNull?: readonly Field[];
}

/** Rows as a schema tells them, by the names that the statement gives its columns. */
type RowSchema = z.ZodObject;

/** A statement of the product: what it is called, what it says and what its rows look like. */
export interface Statement<Row> {
  readonly name: string;
  readonly sql: string;
  /** The schema of a row; null for one that returns nothing. */
  readonly row: RowSchema | null;
  readonly options: StatementOptions;
  /** Sends it: every row. Errors: of the database, and a row that is not as its schema says, where rows are checked. */
  all(db: Knex, bindings: LateBindings): Promise<Row[]>;
  /** Sends it: its first row, undefined if it has none. */
  first(db: Knex, bindings: Bindings): Promise<Row | undefined>;
  /** Sends it, and wants nothing back. */
  run(db: Knex, bindings: Bindings): Promise<void>;
}

const statements = new Map<string, Statement<unknown>>();

/**
 * Every statement that the modules loaded so far have defined, for those who look at all of them.
 *
 * @internal
 */
export function definedStatements(): readonly Statement<unknown>[] {
  return [...statements.values()];
}

/** Who runs it from its sources develops or tests it; the bundle that schools run trusts its rows. */
const areRowsChecked = import.meta.url.endsWith('.ts');

/**
 * Defines a statement. Columns are called as the schema calls them: `as "camelCase"`. Values stand in it as `:key`. It is
 * prepared under its name, so that parsing and planning are paid once per connection. PostgreSQL is asked in a test
 * whether names, types and, as far as it knows, nullability are as the schema says.
 */
export function statement<Schema extends RowSchema>(
  name: string,
  sql: string,
  row: Schema,
  options?: StatementOptions<Extract<keyof z.infer<Schema>, string>>,
): Statement<z.infer<Schema>>;
/** The same for one that returns nothing. */
export function statement(name: string, sql: string, row: null, options?: StatementOptions): Statement<never>;
export function statement(
  name: string,
  sql: string,
  row: RowSchema | null,
  options: StatementOptions = {},
): Statement<unknown> {
  const checked = row?.strict();
  const all = async (db: Knex, bindings: LateBindings): Promise<unknown[]> => {
    const rows = await named<unknown>(db, name, sql, bindings);
    if (areRowsChecked) for (const found of rows) check(name, checked, found);
    return rows;
  };
  const made: Statement<unknown> = {
    ...{ name, sql, row: checked ?? null, options, all },
    first: async (db, bindings) => (await all(db, bindings))[0],
    run: async (db, bindings) => {
      await all(db, bindings);
    },
  };
  statements.set(name, made);
  return made;
}

/** Without its values: they are somebody's. */
function check(name: string, schema: RowSchema | undefined, row: unknown): void {
  if (schema === undefined) throw new Error(`${name}: it was said to return nothing`);
  const { error } = schema.safeParse(row);
  if (error === undefined) return;
  const wrong = error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  throw new Error(`${name}: a row is not as its schema says: ${wrong.join('; ')}`);
}
