import { migrate } from '@studyhall/api/server';
import { rollBackAll, tableClasses, withClient } from '@studyhall/api/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Catalogue, describeSchema, readCatalogue } from './catalogue.ts';
import { type EmptyDatabase, openMigrated, servers } from './servers.ts';
import { brokenTableRules } from './table-rules.ts';

describe.each(servers)('on $name', (server) => {
  let database: EmptyDatabase;
  let catalogue: Catalogue;

  beforeAll(async () => {
    database = await openMigrated(server);
    catalogue = await withClient(database.url, readCatalogue);
  });
  afterAll(() => database?.drop());

  it('every table has a class and keeps its rules', () => {
    expect(brokenTableRules(catalogue, tableClasses)).toEqual([]);
  });

  it('the catalogue was read: tables, keys and foreign keys', () => {
    expect(catalogue.tables.length).toBeGreaterThan(25);
    expect(catalogue.primaryKeys).toHaveLength(catalogue.tables.length);
    expect(catalogue.uniqueKeys.length).toBeGreaterThan(catalogue.primaryKeys.length);
    expect(catalogue.foreignKeys).toContainEqual({
      table: 'quizzes.attempt_questions',
      name: 'attempt_questions_attempt',
      columns: ['user_id', 'attempt_id'],
      target: 'quizzes.attempts',
      targetColumns: ['user_id', 'id'],
      isCascading: false,
    });
    expect(catalogue.appendOnly).toEqual(
      expect.arrayContaining(['gamification.activities', 'progress.certificates', 'progress.signing_keys']),
    );
  });

  it('up, down, up gives the same schema, and down leaves nothing', async () => {
    const first = await withClient(database.url, describeSchema);
    await rollBackAll(database.url);
    expect(await withClient(database.url, describeSchema)).toEqual([]);
    await migrate(database.url);
    expect(first.length).toBeGreaterThan(200);
    expect(await withClient(database.url, describeSchema)).toEqual(first);
  });
});

describe('a table that breaks a rule is found', () => {
  const [embedded] = servers;
  let database: EmptyDatabase;

  beforeAll(async () => {
    if (embedded !== undefined) database = await openMigrated(embedded);
  });
  afterAll(() => database?.drop());

  it.each([
    ['create table auth.rogue (id uuid primary key)', undefined, 'has no class'],
    ['create table auth.rogue (user_id uuid)', 'user', 'has no primary key'],
    ['create table auth.rogue (id uuid primary key, user_id uuid)', 'user', 'begins with user_id'],
    ['create table auth.rogue (user_id uuid primary key, n integer unique)', 'user', 'within a user'],
    [
      'create table auth.rogue (user_id uuid primary key, friend uuid references auth.users (id))',
      'user',
      'does not cross users',
    ],
    [
      'create table auth.rogue (user_id uuid primary key, other uuid references auth.passwords (user_id))',
      'user',
      'carries user_id',
    ],
    [
      'create table auth.rogue (id uuid primary key references auth.users (id))',
      'reference',
      'from reference',
    ],
    [
      'create table auth.rogue (user_id uuid references auth.passwords (user_id), primary key (user_id))',
      'ledger',
      'money',
    ],
    [
      'create table auth.rogue (id integer primary key generated always as identity)',
      'reference',
      'makes values',
    ],
    ['create table auth.rogue (id uuid primary key default gen_random_uuid())', 'reference', 'makes values'],
    [
      'create table auth.rogue (id uuid primary key, at timestamptz default now())',
      'reference',
      'makes values',
    ],
    ['create table auth.rogue (id bigserial primary key)', 'reference', 'no sequences'],
    ['create table auth.rogue (id uuid primary key, at timestamp)', 'reference', 'timestamptz'],
    [
      `create table auth.rogue (id uuid primary key);
       create trigger rogue before update on auth.rogue for each row execute function suppress_redundant_updates_trigger()`,
      'reference',
      'no triggers',
    ],
    [
      `create table auth.rogue (user_id uuid primary key references auth.users (id) on delete cascade);
       grant insert on auth.rogue to studyhall_app`,
      'user',
      'may not',
    ],
  ] as const)('%s', async (sql, tableClass, expected) => {
    const classes = tableClass === undefined ? tableClasses : { ...tableClasses, 'auth.rogue': tableClass };
    const broken = await withClient(database.url, async (client) => {
      await client.query(`begin; ${sql}`);
      return brokenTableRules(await readCatalogue(client), classes);
    });
    expect(broken.join('\n')).toContain(expected);
    expect(broken.every((line) => line.includes('rogue'))).toBe(true);
  });
});
