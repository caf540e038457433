import { withClient } from '@studyhall/api/testing';
import { loadStatements, readRecording, type WrittenBecause } from '@studyhall/api/testing/statements';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { openMigrated, servers } from '../database/servers.ts';
import { listFiles, readText } from '../static/repository.ts';
import { describeRows, differencesOf, unseenJson } from './described-rows.ts';
import { tablesIn } from './rooms.ts';

const statements = await loadStatements();
const { answered, isWhole } = readRecording();

describe.each(servers)('on $name', (postgres) => {
  it('rows look as their schemas say, and JSON was seen by a test', async () => {
    const database = await openMigrated(postgres);
    const wrong = await withClient(database.url, async (client) => {
      const found: string[] = [];
      for (const statement of statements) {
        const fields = await describeRows(client, statement.text);
        const unseen = isWhole ? unseenJson(fields, answered.get(statement.name)) : [];
        found.push(
          ...differencesOf(statement, fields).map((difference) => `${statement.name}: ${difference}`),
          ...unseen.map((name) => `${statement.name}: no test has seen anything in ${name}, which is JSON`),
        );
      }
      return found;
    });
    await database.drop();
    expect(wrong).toEqual([]);
  });
});

describe('the statements that are written out', () => {
  it('are found', () => {
    expect(statements.length).toBeGreaterThan(3);
  });

  it('say why, if they are about one table, and only then', () => {
    const wrong = statements.flatMap(({ name, text, options: { because } }) => {
      const isOfOne = tablesIn(text).length === 1;
      if (isOfOne === (because !== undefined)) return [];
      return [isOfOne ? `${name}: a model could do it` : `${name}: its reason is not needed`];
    });
    expect(wrong).toEqual([]);
  });
});

describe('the page about models and statements', () => {
  const page = readText('docs/decisions/models-and-statements.md');
  const countOf = (because: WrittenBecause | undefined): number =>
    statements.filter(({ options }) => options.because === because).length;
  const modelQueries = listFiles()
    .filter((path) => /^packages\/api\/src\/(?!testing).*(?<!\.test)\.ts$/.test(path))
    .flatMap((path) => [...readText(path).matchAll(/\b[A-Z]\w+\.query\((?:db|trx)\b/g)]).length;

  it.each([
    ['`budget`', countOf('budget')],
    ['`guarded`', countOf('guarded')],
    ['`bulk`', countOf('bulk')],
  ])('counts %s: %i', (what, count) => {
    expect(page.includes(`| ${what} | ${count} |`)).toBe(true);
  });

  it.each([
    ['queries of models', modelQueries],
    ['statements over several tables', countOf(undefined)],
  ])('says about how many %s there are: %i', (what, count) => {
    const said = Number(new RegExp(`\\| ${what} \\| about (\\d+) \\|`).exec(page)?.[1]);
    expect(Math.abs(said - count) / count).toBeLessThan(0.1);
  });
});

describe('JSON is known by rows alone', () => {
  const fields = [
    { name: 'a', type: 114, isSourceNeverNull: true },
    { name: 'b', type: 3802, isSourceNeverNull: true },
    { name: 'c', type: 25, isSourceNeverNull: true },
  ];

  it('of each column something has to be seen', () => {
    expect(unseenJson(fields)).toEqual(['a', 'b']);
    expect(unseenJson(fields, new Set(['b', 'c']))).toEqual(['a']);
    expect(unseenJson(fields, new Set(['a', 'b']))).toEqual([]);
  });
});

describe('a schema that does not fit is found', () => {
  const described = (type: number, isSourceNeverNull = true) => [{ name: 'a', type, isSourceNeverNull }];
  const row = (schema: z.ZodType) => z.object({ a: schema });

  it.each([
    ['no schema', z.object({}), described(25)],
    ['a column that is not there', z.object({ a: z.string(), b: z.string() }), described(25)],
    ['a number for a text', row(z.int()), described(25)],
    ['a text for a moment', row(z.string()), described(1184)],
    ['a moment for JSON', row(z.date()), described(3802)],
    ['a list of other things', row(z.array(z.int())), described(1009)],
    ['a type that nobody knows', row(z.string()), described(600)],
    ['null where the schema has none', row(z.string()), described(25, false)],
  ])('%s', (_what, schema, fields) => {
    expect(differencesOf({ row: schema, options: {} }, fields)).toHaveLength(1);
  });

  it('a field said to be never null that could not be', () => {
    const options = { neverNull: ['a'] };
    expect(differencesOf({ row: row(z.string()), options }, described(25, false))).toEqual([]);
    expect(differencesOf({ row: row(z.string()), options }, described(25))).toHaveLength(1);
  });

  it.each([
    ['a text', row(z.string()), described(2950)],
    ['one of some words', row(z.enum(['x'])), described(25)],
    ['a count', row(z.int()), described(20)],
    ['a moment that may be missing', row(z.date().nullable()), described(1184, false)],
    ['a list', row(z.array(z.string())), described(2951)],
    ['an object', row(z.object({})), described(114)],
    ['bytes', row(z.instanceof(Buffer)), described(17)],
  ])('and %s fits', (_what, schema, fields) => {
    expect(differencesOf({ row: schema, options: {} }, fields)).toEqual([]);
  });
});
