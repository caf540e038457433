/** What a statement does that its kind should not, and why it may. */
export interface Exception {
  /** The statement's name or its text on one line; … stands for anything. */
  readonly statement: string;
  /** The tables that it is about. */
  readonly tables: readonly string[] | 'whatever there are';
  readonly reason: string;
}

/** What a rule has found: a statement, and tables of it. */
export interface Found {
  readonly label: string;
  readonly tables: readonly string[];
}

/** What no exception allows, a line each. */
export function broken(found: readonly Found[], exceptions: readonly Exception[]): string[] {
  return found.flatMap(({ label, tables }) => {
    const allowing = exceptions.filter((one) => covers(one, label)).map((one) => one.tables);
    const left = tables.filter(
      (table) => !allowing.some((allowed) => allowed === 'whatever there are' || allowed.includes(table)),
    );
    return left.length === 0 ? [] : [`${left.join(', ')}: ${label}`];
  });
}

/** Exceptions, or tables of one, that nothing needs any more, a line each. */
export function stale(found: readonly Found[], exceptions: readonly Exception[]): string[] {
  return exceptions.flatMap((one) => {
    const needed = found.filter(({ label }) => covers(one, label)).flatMap(({ tables }) => tables);
    if (one.tables === 'whatever there are') return needed.length > 0 ? [] : [`any table: ${one.statement}`];
    const left = one.tables.filter((table) => !needed.includes(table));
    return left.length === 0 ? [] : [`${left.join(', ')}: ${one.statement}`];
  });
}

export function covers({ statement }: Pick<Exception, 'statement'>, label: string): boolean {
  const pieces = statement.split('…').map((piece) => piece.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${pieces.join('.*')}$`).test(label);
}
