import { readFileSync } from 'node:fs';
import { withClient } from '@studyhall/api/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fiveSystems } from './five-systems.ts';
import { type EmptyDatabase, openMigrated, servers } from './servers.ts';

interface Row {
  readonly system: string;
  readonly there: string;
  readonly here: string;
  readonly why: string;
}

const PAGE = new URL('../../../../docs/decisions/five-systems-one-schema.md', import.meta.url);
const rows = rowsOf(readFileSync(PAGE, 'utf8'));

/** The rows of a page's tables, with the heading that they stand under. */
function rowsOf(page: string): Row[] {
  let system = '';
  return page.split('\n').flatMap((line) => {
    if (line.startsWith('## ')) system = line.slice(3);
    const cells = line.split('|').map((cell) => cell.trim());
    const [, there, here, why] = cells;
    const isRow = cells.length === 5 && system !== '' && there !== 'there' && !there?.startsWith('---');
    return isRow ? [{ system, there: there ?? '', here: here ?? '', why: why ?? '' }] : [];
  });
}

function namesIn(text: string): string[] {
  return [...text.matchAll(/`([a-z_.]+)`/gu)].map(([, name]) => name ?? '');
}

it('every column, key, check and index of the five systems has one row, and no row is of anything else', () => {
  const had = Object.entries(fiveSystems).flatMap(([system, { columns, others }]) => [
    ...Object.entries(columns).flatMap(([table, names]) =>
      names.split(' ').map((column) => `${system}: ${table}.${column}`),
    ),
    ...others.map((other) => `${system}: ${other}`),
  ]);
  expect(had.length).toBeGreaterThan(250);
  expect(rows.map(({ system, there }) => `${system}: ${there}`).toSorted()).toEqual(had.toSorted());
});

it('what has no home says why', () => {
  const homeless = rows.filter(({ here }) => namesIn(here).length === 0);
  expect(homeless.filter(({ here, why }) => here !== '–' || why === '')).toEqual([]);
});

describe.each(servers)('on $name', (server) => {
  let database: EmptyDatabase;
  let known: Set<string>;

  beforeAll(async () => {
    database = await openMigrated(server);
    known = await withClient(database.url, async (client) => {
      const { rows: names } = await client.query<{ name: string }>(`
        select table_schema || '.' || table_name as name from information_schema.tables
        union select table_schema || '.' || table_name || '.' || column_name from information_schema.columns
        union select conname from pg_constraint union select indexname from pg_indexes`);
      return new Set(names.map(({ name }) => name));
    });
  });
  afterAll(() => database?.drop());

  it('every name that a row gives is in the catalogue', () => {
    const given = rows.flatMap(({ there, here, why }) =>
      namesIn(`${here} ${why}`).map((name) => `${there}: ${name}`),
    );
    expect(given.length).toBeGreaterThan(150);
    expect(given.filter((line) => !known.has(line.split(': ')[1] ?? ''))).toEqual([]);
  });
});
