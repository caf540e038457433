import { tableClasses, withClient } from '@studyhall/api/testing';
import { loadRelations } from '@studyhall/api/testing/statements';
import { describe, expect, it } from 'vitest';
import { listFiles, readText } from '../static/repository.ts';
import { type ForeignKey, readCatalogue } from './catalogue.ts';
import { type CatalogueColumn, modelDifferences, modelsIn } from './model-columns.ts';
import { relationDifferences } from './relation-differences.ts';
import { openMigrated, servers } from './servers.ts';
import { tablesWithoutModel } from './tables-without-model.ts';

const models = listFiles()
  .filter((path) => /^packages\/api\/src\/.*models\.ts$/.test(path))
  .flatMap((path) => modelsIn(path, readText(path)));

interface Table {
  readonly table: string;
  readonly columns: readonly CatalogueColumn[];
  readonly key: readonly string[];
}

const COLUMNS = `
  select c.oid::regclass::text as table,
    json_agg(json_build_object('name', a.attname, 'type', regexp_replace(format_type(a.atttypid, a.atttypmod), '\\(.*\\)', ''),
      'isNullable', not a.attnotnull) order by a.attnum) as columns,
    (select json_agg(k.attname order by array_position(i.indkey::int2[], k.attnum)) from pg_index i
     join pg_attribute k on k.attrelid = i.indrelid and k.attnum = any(i.indkey::int2[])
     where i.indrelid = c.oid and i.indisprimary) as key
  from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  where c.oid::regclass::text = any($1) group by c.oid`;

describe.each(servers)('on $name', (server) => {
  it('models have the columns of their tables, and their keys', async () => {
    const database = await openMigrated(server);
    const { rows } = await withClient(database.url, (client) =>
      client.query<Table>(COLUMNS, [models.map(({ table }) => table)]),
    );
    await database.drop();
    const tables = new Map(rows.map((row) => [row.table, row]));
    const wrong = models.flatMap((model) => {
      const table = tables.get(model.table);
      const found = table === undefined ? ['there is no such table'] : modelDifferences(model, table);
      return found.map((difference) => `${model.name}: ${difference}`);
    });
    expect(models.length).toBeGreaterThan(10);
    expect(wrong).toEqual([]);
  });

  it('relations are the foreign keys inside a domain', async () => {
    const database = await openMigrated(server);
    const { foreignKeys } = await withClient(database.url, readCatalogue);
    await database.drop();
    const { relations, tables } = await loadRelations();
    expect(relations.length).toBeGreaterThan(20);
    expect(relationDifferences(relations, foreignKeys, tables)).toEqual([]);
  });
});

describe('every table', () => {
  const modelled = new Set(models.map(({ table }) => table));

  it('has a model, or a reason why it has none', () => {
    const without = Object.keys(tableClasses).filter((table) => !modelled.has(table));
    expect(without.filter((table) => !Object.hasOwn(tablesWithoutModel, table))).toEqual([]);
  });

  it('that has a model needs no reason', () => {
    const known = new Set(Object.keys(tableClasses));
    const stale = Object.keys(tablesWithoutModel).filter((table) => modelled.has(table) || !known.has(table));
    expect(stale).toEqual([]);
  });
});

describe('a relation that does not fit is found', () => {
  const key: ForeignKey = {
    ...{ table: 'x.b', name: 'b_a', columns: ['a_id'], isCascading: false },
    ...{ target: 'x.a', targetColumns: ['id'] },
  };
  const from = { table: 'x.b', columns: ['aId'] };
  const to = { table: 'x.a', columns: ['id'] };
  const tables = ['x.a', 'x.b', 'y.c'];

  it.each([
    ['a key that none follows', [], key],
    ['a relation without a key', [{ model: 'B', name: 'a', from, to }], { ...key, target: 'x.none' }],
    [
      'a relation by another column',
      [
        { model: 'B', name: 'a', from, to },
        { model: 'B', name: 'other', from: { ...from, columns: ['id'] }, to },
      ],
      key,
    ],
  ])('%s', (_what, relations, foreignKey) => {
    expect(relationDifferences(relations, [foreignKey], tables)).toHaveLength(1);
  });

  it.each([
    ['from the other side', [{ model: 'A', name: 'bs', from: to, to: from }], key],
    ['a key of a table without a model', [], { ...key, target: 'x.none' }],
    ['a key of another domain', [], { ...key, target: 'y.c' }],
  ])('and %s is none', (_what, relations, foreignKey) => {
    expect(relationDifferences(relations, [foreignKey], tables)).toEqual([]);
  });
});

describe('a model that does not fit is found', () => {
  const table = {
    key: ['user_id', 'id'],
    columns: [
      { name: 'user_id', type: 'uuid', isNullable: false },
      { name: 'id', type: 'uuid', isNullable: false },
      { name: 'ended_at', type: 'timestamp with time zone', isNullable: true },
    ],
  };
  const declared = (fields: string, key = `['userId', 'id']`) =>
    modelsIn(
      'a.ts',
      `class A extends Model { static override readonly tableName = 'x.a'; static override readonly idColumn = ${key}; ${fields} }`,
    )[0];
  const FITTING = 'declare userId: string; declare id: string; declare endedAt: Date | null;';

  it.each([
    ['a column that it lacks', 'declare userId: string; declare id: string;'],
    ['a column that is not there', `${FITTING} declare more: string;`],
    ['null where there is none', FITTING.replace('declare id: string', 'declare id: string | null')],
    ['no null where there is', FITTING.replace('Date | null', 'Date')],
    ['another type', FITTING.replace('Date | null', 'string | null')],
  ])('%s', (_what, fields) => {
    const model = declared(fields);
    expect(model === undefined ? [] : modelDifferences(model, table)).toHaveLength(1);
  });

  it('another key', () => {
    const model = declared(FITTING, `'id'`);
    expect(model === undefined ? [] : modelDifferences(model, table)).toHaveLength(1);
  });

  it('and one that fits is not', () => {
    const model = declared(`${FITTING} declare questions?: B[];`);
    expect(model === undefined ? ['none'] : modelDifferences(model, table)).toEqual([]);
  });
});
