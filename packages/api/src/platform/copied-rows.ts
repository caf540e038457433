/** Rows of one account that another gets, too. */
export interface CopiedRows {
  /** With its schema. */
  readonly table: string;
  /** What tells the rows of one owner apart. */
  readonly key: readonly string[];
  /** All but the owner, and what the database makes itself. */
  readonly columns: readonly string[];
  /** What stands in place of a column: SQL on the row `t`. */
  readonly instead?: Readonly<Record<string, string>>;
  /** Which rows: SQL on the row `t`. */
  readonly where?: string;
}

/**
 * The statement that copies rows of `:otherId` for `:keepId`. A row that is there already stays as it is; one that anything
 * else forbids fails, as nothing may be left out unseen.
 */
export function copySql({ table, key, columns, instead = {}, where = 'true' }: CopiedRows): string {
  const values = columns.map((column) => instead[column] ?? `t.${column}`);
  return `insert into ${table} (user_id, ${columns.join(', ')})
    select :keepId, ${values.join(', ')} from ${table} t where t.user_id = :otherId and (${where})
    on conflict (user_id, ${key.join(', ')}) do nothing`;
}
