import type { ProcedureDescription } from '../describe-procedures.ts';
import type { AccessRow, Expected } from './access-row.ts';
import { leaksOf, type Secret } from './traces.ts';

/** The rows of each procedure, by path. */
export type Rows = ReadonlyMap<string, readonly AccessRow[]>;

/** What a table by domains says, by path. */
export function rowsOf(
  table: Readonly<Record<string, Readonly<Record<string, AccessRow | readonly AccessRow[]>>>>,
): Rows {
  const paths = Object.entries(table).flatMap(([domain, procedures]) =>
    Object.entries(procedures).map(([name, rows]) => [`${domain}.${name}`, [rows].flat()] as const),
  );
  return new Map(paths);
}

/** Where the table and the procedures that there are do not agree, in words. */
export function disagreements(rows: Rows, procedures: readonly ProcedureDescription[]): string[] {
  const known = new Set(procedures.map(({ path }) => path));
  const unknown = [...rows.keys()].filter((path) => !known.has(path));
  return [
    ...unknown.map((path) => `${path} is no procedure`),
    ...procedures.flatMap(({ path, access }) => {
      const own = rows.get(path) ?? [];
      if (own.length === 0) return [`${path} has no row`];
      return own.every((row) => row.access === access) ? [] : [`${path} is of another kind`];
    }),
  ];
}

/** What came of a call. */
export interface Reply {
  /** The reason of a refusal, or `answers`. */
  readonly answer: string;
  /** Everything that goes to whoever asked, as it goes over the wire. */
  readonly text: string;
  /** The tables in which something of the owner's is not as it was. */
  readonly changed: readonly string[];
}

/** What is wrong with a reply, in words. */
export function faultsOf(reply: Reply, expected: Expected, secrets: readonly Secret[]): string[] {
  const shown = leaksOf(reply.text, secrets);
  const isAmong = (tables: readonly string[], allowed: readonly string[] | 'everything') =>
    allowed === 'everything' || tables.some((table) => allowed.includes(table));
  const unseen = expected.shows.filter((table) => !shown.some(({ tables }) => tables.includes(table)));
  return [
    ...(reply.answer === expected.answer ? [] : [`${reply.answer} instead of ${expected.answer}`]),
    ...shown
      .filter(({ tables }) => !isAmong(tables, expected.mayShow))
      .map(({ value, tables }) => `shows “${value}” of ${tables.join(', ')}`),
    ...unseen.map((table) => `shows nothing of ${table}`),
    ...reply.changed
      .filter((table) => !isAmong([table], expected.mayChange))
      .map((table) => `changes ${table}`),
  ];
}
