import type { Knex } from 'knex';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../testing/test-database.ts';
import { openDatabase } from './database.ts';
import { rowsLost } from './rows-lost.ts';

let database: TestDatabase;
let db: Knex;

beforeAll(async () => {
  database = await createTestDatabase();
  db = openDatabase({ url: database.url });
  await db.raw(`set role studyhall_owner; create schema shelf; create table shelf.books (id int, title text, "Copies" int default 1, twice int generated always as (id * 2) stored);
    insert into shelf.books (id, title, "Copies") values (1, 'one', 1), (2, null, 1), (3, null, 5); create table shelf.empty (); reset role`);
});
afterAll(async () => {
  await db.destroy();
  await database.drop();
});

test.each([
  ['drop table shelf.books', [{ of: 'shelf.books', count: 3 }]],
  ['drop table shelf.empty', []],
  ['alter table shelf.books drop column title', [{ of: 'shelf.books.title', count: 1 }]],
  ['alter table shelf.books drop column "Copies"', [{ of: 'shelf.books."Copies"', count: 1 }]],
  ['alter table shelf.books drop column twice', []],
  ['alter table shelf.books rename column title to name', []],
  ['alter table shelf.books rename to volumes', []],
  ['delete from shelf.books where id > 1', [{ of: 'shelf.books (deleted)', count: 2 }]],
  ['update shelf.books set id = id + 1', []],
  [
    'drop table shelf.books; create table shelf.books (id int, title text)',
    [{ of: 'shelf.books', count: 3 }],
  ],
  ['drop schema shelf cascade', [{ of: 'shelf.books', count: 3 }]],
])('%s', async (sql, losses) => {
  await db.transaction(async (trx) => {
    const change = async (trial: Knex) => void (await trial.raw(sql));
    expect(await rowsLost(trx, change)).toEqual(losses);
    const { rows } = await trx.raw('select count(*) as books from shelf.books');
    expect(rows).toEqual([{ books: 3 }]);
  });
});
