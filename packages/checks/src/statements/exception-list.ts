import type { Exception } from './exceptions.ts';

/** What a rule has found: a statement, and tables of it. */
export interface Found {
  readonly label: string;
  readonly tables: readonly string[];
}

/** What no exception allows, a line each. */
export function broken(found: readonly Found[], exceptions: readonly Exception[]): string[] {
  return found.flatMap(({ label, tables }) => {
    const allowed = exceptions.filter((one) => covers(one, label)).flatMap((one) => one.tables);
    const left = tables.filter((table) => !allowed.includes(table));
    return left.length === 0 ? [] : [`${left.join(', ')}: ${label}`];
  });
}

/** Exceptions, or tables of one, that nothing needs any more, a line each. */
export function stale(found: readonly Found[], exceptions: readonly Exception[]): string[] {
  return exceptions.flatMap((one) => {
    const needed = found.filter(({ label }) => covers(one, label)).flatMap(({ tables }) => tables);
    const left = one.tables.filter((table) => !needed.includes(table));
    return left.length === 0 ? [] : [`${left.join(', ')}: ${one.statement}`];
  });
}

function covers({ statement }: Exception, label: string): boolean {
  const pieces = statement.split('…').map((piece) => piece.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${pieces.join('.*')}$`).test(label);
}
