/** Rows of one account that another gets, too. */
export interface CopiedRows {
  /** With its schema. */
  readonly table: string;
  /** All but the owner, and what the database makes itself. */
  readonly columns: readonly string[];
  /** What stands in place of a column: SQL on the row `t`. */
  readonly instead?: Readonly<Record<string, string>>;
  /** Which rows: SQL on the row `t`. */
  readonly where?: string;
}

/** The statement that copies rows of `:otherId` for `:keepId`. What is there already stays as it is. */
export function copySql({ table, columns, instead = {}, where = 'true' }: CopiedRows): string {
  const values = columns.map((column) => instead[column] ?? `t.${column}`);
  return `insert into ${table} (user_id, ${columns.join(', ')})
    select :keepId, ${values.join(', ')} from ${table} t where t.user_id = :otherId and (${where})
    on conflict do nothing`;
}
