import { newSecretKey, undoNewest, withClient } from '@studyhall/api/testing';
import { createTestDatabase, type TestDatabase } from '@studyhall/api/testing/database';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startProcess } from './testing/start-process.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

test('a start that migrates a database says so before, keeps that it did, and the next start says nothing', async () => {
  const undone = await undoNewest(database.url, { by: 'a test', permit: async () => undefined });
  const env = { DATABASE_URL: database.url, SECRET_KEYS: newSecretKey() };
  const first = startProcess(env);
  await first.ready;
  expect(first.stdout()).toContain(
    `The database is of an older release: 1 migration brings it to this one (${undone?.name})\n`,
  );
  first.kill('SIGTERM');
  expect(await first.end).toBe(0);
  const second = startProcess(env);
  await second.ready;
  expect(second.stdout()).not.toContain('older release');
  second.kill('SIGTERM');
  expect(await second.end).toBe(0);
  const { rows } = await withClient(database.url, (client) =>
    client.query(
      `select count(*)::int as "byServers" from platform.migration_history where name = $1 and done_by like 'server@%'`,
      [undone?.name],
    ),
  );
  expect(rows).toEqual([{ byServers: 1 }]);
});

test('a start as a superuser is refused in one line that says who and what to do', async () => {
  const server = startProcess({
    DATABASE_URL: database.url,
    DATABASE_URL_DIRECT: database.url,
    SECRET_KEYS: newSecretKey(),
  });
  server.ready.catch(() => undefined);
  expect(await server.end).toBe(1);
  expect(server.stderr().trim().split('\n')).toEqual([
    expect.stringMatching(/^Studyhall cannot start: the application would work as .*, which is a superuser/),
  ]);
});
