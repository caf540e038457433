import { expect, test } from 'vitest';
import { withClient } from './template-database.ts';
import { createTestDatabase, workerDatabase } from './test-database.ts';

async function firstValue(url: string, sql: string): Promise<unknown> {
  return withClient(url, async (client) => Object.values((await client.query(sql)).rows[0] ?? {})[0]);
}

test('a test database is migrated and belongs to its test alone', async () => {
  const [one, other] = await Promise.all([createTestDatabase(), createTestDatabase()]);
  await withClient(one.url, (client) => client.query('CREATE TABLE public.mine ()'));
  expect(await firstValue(one.url, `SELECT count(*)::int FROM public.knex_migrations`)).toBeGreaterThan(0);
  expect(await firstValue(one.url, `SELECT to_regclass('public.mine')::text`)).toBe('mine');
  expect(await firstValue(other.url, `SELECT to_regclass('public.mine')::text`)).toBeNull();
  await Promise.all([one.drop(), other.drop()]);
  await expect(firstValue(one.url, 'SELECT 1')).rejects.toMatchObject({ code: '3D000' });
});

test('the application logs in to a test database as studyhall_app', async () => {
  const { appUrl } = await workerDatabase();
  expect(await firstValue(appUrl, 'SELECT session_user::text')).toBe('studyhall_app');
});

test('a test database is closed to roles that the migrated one is closed to', async () => {
  const { url } = await workerDatabase();
  const rights = `SELECT has_database_privilege('pg_monitor', current_database(), 'CONNECT')`;
  expect(await firstValue(url, rights)).toBe(false);
});

test('the databases of a worker are one', async () => {
  expect((await workerDatabase()).url).toBe((await workerDatabase()).url);
});
