import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../testing/test-database.ts';
import { openDatabase } from './database.ts';
import { accessDatabase } from './database-access.ts';
import { newSecretKey } from './secrets.ts';
import { readSettings } from './settings.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

/** As whom the application's pool works, and as whom it logged in. */
async function rolesWith(addresses: Record<string, string>) {
  const settings = readSettings({ SECRET_KEYS: newSecretKey(), ...addresses }, '/');
  const access = await accessDatabase(settings, () => undefined);
  const db = openDatabase(access.application);
  const { rows } = await db.raw('select current_user as worker, session_user as login');
  await db.destroy();
  return { ...rows[0], directUrl: access.directUrl };
}

test('an address alone is direct: it migrates, and the pool puts its rights aside', async () => {
  const { worker, login, directUrl } = await rolesWith({ DATABASE_URL: database.url });
  expect(directUrl).toBe(database.url);
  expect(worker).toBe('studyhall_app');
  expect(login).not.toBe('studyhall_app');
});

test('beside a direct address the other is used as it is, and sets nothing in sessions that a pooler shares', async () => {
  const roles = await rolesWith({ DATABASE_URL: database.appUrl, DATABASE_URL_DIRECT: database.url });
  expect(roles).toEqual({ worker: 'studyhall_app', login: 'studyhall_app', directUrl: database.url });
});

test('the application may not change the ledger of XP, whichever way it came', async () => {
  for (const addresses of [
    { DATABASE_URL: database.url },
    { DATABASE_URL: database.appUrl, DATABASE_URL_DIRECT: database.url },
  ]) {
    const settings = readSettings({ SECRET_KEYS: newSecretKey(), ...addresses }, '/');
    const { application } = await accessDatabase(settings, () => undefined);
    const db = openDatabase(application);
    await expect(db.raw('delete from gamification.activities')).rejects.toMatchObject({ code: '42501' });
    await db.destroy();
  }
});
