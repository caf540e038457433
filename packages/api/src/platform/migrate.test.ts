import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../testing/test-database.ts';
import { openDatabase } from './database.ts';
import { migrate, rollBackAll } from './migrate.ts';
import { migrations } from './migrations.ts';

let database: TestDatabase;
let db: ReturnType<typeof openDatabase>;

beforeAll(async () => {
  database = await createTestDatabase();
  db = openDatabase({ url: database.url });
});
afterAll(async () => {
  await db.destroy();
  await database.drop();
});

async function answerTo(sql: string): Promise<unknown> {
  const { rows } = await db.raw(`select (${sql}) as value`);
  return rows[0].value;
}

test('a start that finds the newest schema waits for no lock', async () => {
  await db.transaction(async (other) => {
    await other.raw('select pg_advisory_xact_lock(31415926)');
    await other.raw('lock table knex_migrations_lock');
    expect(await migrate(database.url)).toEqual({ applied: [] });
  });
});

test('a database restored without its rights gets them again', async () => {
  await db.raw(`do $$ begin
    execute format('grant connect on database %I to public', current_database());
    execute format('revoke create on database %I from studyhall_owner', current_database());
  end $$`);
  await migrate(database.url);
  expect(await answerTo(`has_database_privilege('public', current_database(), 'connect')`)).toBe(false);
  expect(await answerTo(`has_database_privilege('studyhall_owner', current_database(), 'create')`)).toBe(
    true,
  );
});

test('everything goes down and comes up again', async () => {
  await rollBackAll(database.url);
  expect(await answerTo(`to_regnamespace('auth') is null`)).toBe(true);
  expect((await migrate(database.url)).applied).toEqual(Object.keys(migrations).sort());
});
