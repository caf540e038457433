import { Failure } from '../../failures.ts';
import { besideDatabase, type Operator } from '../../operator/beside-database.ts';
import { bytesInWords, secondsInWords } from '../../output/amounts.ts';
import { type Column, type Listing, listing } from '../../output/result.ts';
import type { Shell } from '../../shell.ts';

type Database = Awaited<ReturnType<Operator['openDatabase']>>;
type Item<Name extends 'listTableSizes' | 'listConnections' | 'listWaits' | 'listTables'> = Awaited<
  ReturnType<Operator[Name]>
>[number];
type Slow = NonNullable<Awaited<ReturnType<Operator['slowReport']>>['statements']>[number];
type Advice = Awaited<ReturnType<Operator['slowReport']>>['advice'][number];
type Part = NonNullable<Awaited<ReturnType<Operator['describeTable']>>>[number];

/** Looks with the rights of whoever migrates: the catalogue shows others what they did only to those. */
async function looking<T>(shell: Shell, look: (operator: Operator, db: Database) => Promise<T>): Promise<T> {
  return await besideDatabase(shell, 'the database could not be asked', async ({ operator, access }) => {
    const db = operator.openDatabase({ url: access.directUrl, poolSize: 1 });
    try {
      return await look(operator, db);
    } finally {
      await db.destroy();
    }
  });
}

const number = new Intl.NumberFormat('en');
const count = (value: number) => number.format(Math.round(value));

const sizeColumns: readonly Column<Item<'listTableSizes'>>[] = [
  { name: 'table', value: ({ table }) => table, isFlexible: true },
  { name: 'rows', value: ({ rows }) => rows, shown: ({ rows }) => count(rows) },
  {
    name: 'totalBytes',
    title: 'in all',
    value: (size) => size.totalBytes,
    shown: (size) => bytesInWords(size.totalBytes),
  },
  {
    name: 'tableBytes',
    title: 'table',
    value: (size) => size.tableBytes,
    shown: (size) => bytesInWords(size.tableBytes),
  },
  {
    name: 'indexBytes',
    title: 'indexes',
    value: (size) => size.indexBytes,
    shown: (size) => bytesInWords(size.indexBytes),
  },
  { name: 'deadRows', value: ({ deadRows }) => deadRows, shown: ({ deadRows }) => count(deadRows) },
];

export async function showSizes(shell: Shell): Promise<Listing> {
  const items = await looking(shell, ({ listTableSizes }, db) => listTableSizes(db));
  const all = items.reduce((sum, { totalBytes }) => sum + totalBytes, 0);
  return listing({ columns: sizeColumns, items, note: `${bytesInWords(all)} in all; rows are estimates` });
}

const connectionColumns: readonly Column<Item<'listConnections'>>[] = [
  { name: 'pid', value: ({ pid }) => pid },
  { name: 'role', value: ({ role }) => role },
  { name: 'application', value: ({ application }) => application },
  { name: 'address', value: ({ address }) => address, isDetail: true },
  { name: 'state', value: ({ state }) => state },
  {
    name: 'transactionSeconds',
    title: 'transaction',
    value: ({ transactionSeconds }) => transactionSeconds,
    shown: ({ transactionSeconds }) => secondsInWords(transactionSeconds),
  },
  {
    name: 'statementSeconds',
    title: 'since',
    value: ({ statementSeconds }) => statementSeconds,
    shown: ({ statementSeconds }) => secondsInWords(statementSeconds),
  },
  { name: 'waitsFor', value: ({ waitsFor }) => waitsFor },
  { name: 'statement', value: ({ statement }) => statement, isFlexible: true },
];

export async function showConnections(shell: Shell): Promise<Listing> {
  const items = await looking(shell, ({ listConnections }, db) => listConnections(db));
  return listing({
    columns: connectionColumns,
    items,
    note: items.length === 0 ? 'Nobody is connected' : undefined,
  });
}

const waitColumns: readonly Column<Item<'listWaits'>>[] = [
  { name: 'pid', value: ({ pid }) => pid },
  { name: 'blockedBy', value: ({ blockedBy }) => blockedBy, shown: ({ blockedBy }) => blockedBy.join(', ') },
  {
    name: 'seconds',
    title: 'since',
    value: ({ seconds }) => seconds,
    shown: ({ seconds }) => secondsInWords(seconds),
  },
  { name: 'lock', value: ({ lock }) => lock },
  { name: 'statement', value: ({ statement }) => statement, isFlexible: true },
  { name: 'holders', value: ({ holders }) => holders, isFlexible: true },
];

export async function showLocks(shell: Shell): Promise<Listing> {
  const items = await looking(shell, ({ listWaits }, db) => listWaits(db));
  return listing({
    columns: waitColumns,
    items,
    note: items.length === 0 ? 'Nobody waits for a lock' : undefined,
  });
}

const milliseconds = (value: number) => `${value < 10 ? value.toFixed(2) : count(value)} ms`;

const slowColumns: readonly Column<Slow>[] = [
  {
    name: 'totalMs',
    title: 'in all',
    value: ({ totalMs }) => totalMs,
    shown: ({ totalMs }) => secondsInWords(totalMs / 1000),
  },
  { name: 'calls', value: ({ calls }) => calls, shown: ({ calls }) => count(calls) },
  {
    name: 'meanMs',
    title: 'mean',
    value: ({ meanMs }) => meanMs,
    shown: ({ meanMs }) => milliseconds(meanMs),
  },
  {
    name: 'worstMs',
    title: 'worst',
    value: ({ worstMs }) => worstMs,
    shown: ({ worstMs }) => milliseconds(worstMs),
  },
  { name: 'rows', value: ({ rows }) => rows, shown: ({ rows }) => count(rows), isDetail: true },
  { name: 'cachedPercent', value: ({ cachedPercent }) => cachedPercent, isDetail: true },
  { name: 'statement', value: ({ statement }) => statement, isFlexible: true },
];

const adviceColumns: readonly Column<Advice>[] = [
  { name: 'about', value: ({ about }) => about },
  { name: 'advice', value: ({ advice }) => advice, isFlexible: true },
];

export async function showSlow(
  shell: Shell,
  { limit, advice: isAdviceWanted }: { readonly limit: number; readonly advice: boolean },
): Promise<Listing> {
  const { statements, missing, advice } = await looking(shell, ({ slowReport }, db) =>
    slowReport(db, { limit }),
  );
  if (isAdviceWanted)
    return listing({
      columns: adviceColumns,
      items: advice,
      note: advice.length === 0 ? 'Nothing stands out' : undefined,
    });
  if (statements === undefined) throw new Failure(missing ?? 'the database does not count statements');
  const note =
    advice.length === 0 ? undefined : `${advice.length} things stand out: studyhall db slow --advice`;
  return listing({ columns: slowColumns, items: statements, note });
}

const tableColumns: readonly Column<Item<'listTables'>>[] = [
  { name: 'table', value: ({ table }) => table, isFlexible: true },
  { name: 'rows', value: ({ rows }) => rows, shown: ({ rows }) => count(rows) },
  { name: 'columns', value: ({ columns }) => columns },
  { name: 'comment', value: ({ comment }) => comment, isDetail: true },
];

export async function showTables(shell: Shell): Promise<Listing> {
  const items = await looking(shell, ({ listTables }, db) => listTables(db));
  return listing({ columns: tableColumns, items, note: 'Rows are estimates' });
}

const partColumns: readonly Column<Part>[] = [
  { name: 'kind', value: ({ kind }) => kind },
  { name: 'name', value: ({ name }) => name },
  { name: 'is', value: ({ is }) => is, isFlexible: true },
];

export async function showTable(shell: Shell, { table }: { readonly table: string }): Promise<Listing> {
  const items = await looking(shell, ({ describeTable }, db) => describeTable(db, table));
  if (items === undefined)
    throw new Failure(`there is no table ${table}`, {
      hint: 'studyhall db tables lists them, such as quizzes.attempts',
    });
  return listing({ columns: partColumns, items });
}
