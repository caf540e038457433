import type { Knex } from 'knex';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../testing/test-database.ts';
import { inTransaction, named, openDatabase } from './database.ts';

let database: TestDatabase;
let db: Knex;
let told: string[];

beforeEach(async () => {
  database = await createTestDatabase();
  told = [];
  db = openDatabase({ url: database.appUrl, poolSize: 1, warn: (line) => told.push(line) });
});
afterEach(async () => {
  await db.destroy();
  await database.drop();
});

const ask = (on: Knex) => named<{ one: number }>(on, 'test_one', 'select :value::int as one', { value: 1 });

/** As a pooler in transaction mode: the next connection has what somebody else prepared there. */
const prepareByAnother = (on = db) => on.raw('prepare test_one as select 2');
/** And not what we prepared on the one before. */
const forget = () => db.raw('deallocate all');

test('a statement that another session prepared is asked without a name, and the cure is told once', async () => {
  await prepareByAnother();
  expect(await ask(db)).toEqual([{ one: 1 }]);
  expect(await ask(db)).toEqual([{ one: 1 }]);
  expect(told).toHaveLength(1);
  expect(told[0]).toContain('NAMED_STATEMENTS=off');
});

test('a statement that was prepared on another connection as well', async () => {
  await ask(db);
  await forget();
  expect(await ask(db)).toEqual([{ one: 1 }]);
  expect(told).toHaveLength(1);
});

test('a transaction in which that happens is repeated as a whole', async () => {
  await ask(db);
  await forget();
  let tries = 0;
  const answer = await inTransaction(db, async (trx) => {
    tries += 1;
    return await ask(trx);
  });
  expect([answer, tries]).toEqual([[{ one: 1 }], 2]);
  expect(told).toHaveLength(1);
});

test('what was given up stays so in a transaction within a transaction', async () => {
  await ask(db);
  await forget();
  await ask(db);
  await db.transaction(async (outer) => {
    await outer.transaction(async (inner) => {
      await prepareByAnother(inner);
      expect(await ask(inner)).toEqual([{ one: 1 }]);
    });
  });
});

test('nothing is told where statements keep their connection', async () => {
  expect([await ask(db), await ask(db)]).toEqual([[{ one: 1 }], [{ one: 1 }]]);
  expect(told).toEqual([]);
});
