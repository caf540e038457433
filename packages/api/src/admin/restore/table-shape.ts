import type pg from 'pg';
import { authTables } from '../../auth/tables.ts';
import { billingTables } from '../../billing/tables.ts';
import { gamificationTables } from '../../gamification/tables.ts';
import { liveTables } from '../../live/tables.ts';
import type { TableClasses } from '../../platform/table-class.ts';
import { platformTables } from '../../platform/tables.ts';
import { progressTables } from '../../progress/tables.ts';
import { quizzesTables } from '../../quizzes/tables.ts';
import { BackupError } from '../backup/backup-error.ts';
import { adminTables } from '../tables.ts';

const classes: TableClasses = {
  ...platformTables,
  ...authTables,
  ...billingTables,
  ...gamificationTables,
  ...progressTables,
  ...quizzesTables,
  ...liveTables,
  ...adminTables,
};

/** Rows that only make sense together with all others of their kind, or that nobody may write afterwards. */
const WHOLE_OR_NOT_AT_ALL: Readonly<Record<string, string>> = {
  ledger: 'it is a ledger: money is mended with "billing reconcile --since", never row by row',
  board: 'it follows from what learners did: "standings verify" says what it should be',
  ephemeral: 'its rows are work in progress',
};

/** Append-only by privilege: what learners earned follows from it, row by row. */
const STREAM = 'gamification.activities';

/** What a table's rows are made of. */
export interface TableShape {
  /** With its schema, as it stands in statements. */
  readonly name: string;
  readonly columns: readonly string[];
  readonly key: readonly string[];
}

/**
 * Refuses tables whose rows never come back alone, and unknown ones.
 * @throws BackupError `not-possible-here` with the reason.
 */
export function refuseAlone(table: string): void {
  const kind = classes[table];
  if (kind === undefined)
    throw refused(table, 'there is no such table; say it with its schema, such as quizzes.questions');
  const reason = table === STREAM ? WHOLE_OR_NOT_AT_ALL['board'] : WHOLE_OR_NOT_AT_ALL[kind];
  if (reason !== undefined) throw refused(table, reason);
}

/**
 * The shape of a table that rows may be brought back into: the columns that it had then and has now.
 * @throws BackupError `not-possible-here` with the reason.
 */
export async function shapeOf(
  { restored, live }: { readonly restored: pg.Client; readonly live: pg.Client },
  table: string,
): Promise<TableShape> {
  refuseAlone(table);
  const [then, today] = [await columnsOf(restored, table), await columnsOf(live, table)];
  if (then.length === 0) throw refused(table, 'it was not there at that moment');
  const before = new Set(then.map(({ name }) => name));
  const lacking = today.find(({ name, isNeeded }) => isNeeded && !before.has(name));
  if (lacking !== undefined)
    throw refused(table, `its column ${lacking.name} was not there at that moment, and each row needs it`);
  const columns = today
    .filter(({ name, isGenerated }) => before.has(name) && !isGenerated)
    .map(({ name }) => name);
  const key = today.filter(({ place }) => place > 0).sort((one, other) => one.place - other.place);
  if (key.length === 0) throw refused(table, 'its rows have no key to know them by');
  return { name: table, columns, key: key.map(({ name }) => name) };
}

function refused(table: string, reason: string): BackupError {
  return new BackupError('not-possible-here', `${table} cannot be brought back alone: ${reason}`);
}

/** Tables of one learner that may be brought back, those that others point at first. */
export async function tablesOfLearner(live: pg.Client): Promise<string[]> {
  const { rows } = await live.query<{ child: string; parent: string }>(
    `select c.conrelid::regclass::text as child, c.confrelid::regclass::text as parent
     from pg_constraint c where c.contype = 'f' and c.conrelid <> c.confrelid`,
  );
  const left = new Set(Object.keys(classes).filter((table) => classes[table] === 'user' && table !== STREAM));
  const ordered: string[] = [];
  while (left.size > 0) {
    const free = [...left].filter(
      (table) => !rows.some(({ child, parent }) => child === table && left.has(parent)),
    );
    // A circle of tables comes in any order: the database decides whether it fits.
    for (const table of free.length === 0 ? [...left] : free) {
      ordered.push(table);
      left.delete(table);
    }
  }
  return ordered;
}

interface ColumnShape {
  readonly name: string;
  readonly isGenerated: boolean;
  /** A row without it is refused. */
  readonly isNeeded: boolean;
  /** Its place in the key; 0 if it is in none. */
  readonly place: number;
}

async function columnsOf(client: pg.Client, table: string): Promise<ColumnShape[]> {
  const { rows } = await client.query<ColumnShape>(
    `select a.attname as name, a.attgenerated <> '' as "isGenerated",
       a.attnotnull and not a.atthasdef and a.attidentity = '' as "isNeeded",
       coalesce(array_position(i.indkey::smallint[], a.attnum), -1) + 1 as place
     from pg_attribute a left join pg_index i on i.indrelid = a.attrelid and i.indisprimary
     where a.attrelid = to_regclass($1) and a.attnum > 0 and not a.attisdropped order by a.attnum`,
    [table],
  );
  return rows;
}
