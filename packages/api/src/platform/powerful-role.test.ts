import type { Knex } from 'knex';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { withClient } from '../testing/template-database.ts';
import { createTestDatabase, type TestDatabase } from '../testing/test-database.ts';
import { openDatabase } from './database.ts';
import { databaseChecks } from './database-checks.ts';
import { explainDatabaseFailure } from './database-failure.ts';
import { refusePowerfulRole } from './powerful-role.ts';
import { readSettings } from './settings.ts';
import type { SiteFinding } from './site-check.ts';

let database: TestDatabase;
/** Roles are the cluster's: this one leaves with the test. */
const role = `studyhall_powers_${process.pid}`;

beforeAll(async () => {
  database = await createTestDatabase();
  await asSuperuser(`create role ${role} noinherit`, `grant studyhall_owner to ${role}`);
});
afterAll(async () => {
  await asSuperuser(`drop owned by ${role}`, `drop role ${role}`);
  await database.drop();
});

async function asSuperuser(...statements: string[]): Promise<void> {
  await withClient(database.url, async (client) => {
    for (const statement of statements) await client.query(statement);
  });
}

async function as<T>(worker: string | undefined, work: (db: Knex) => Promise<T>): Promise<T> {
  const db = openDatabase({
    url: database.url,
    poolSize: 1,
    ...(worker === undefined ? {} : { role: worker }),
  });
  try {
    return await work(db);
  } finally {
    await db.destroy();
  }
}

async function refusalOf(worker: string | undefined): Promise<string | undefined> {
  return await as(worker, async (db) => {
    try {
      await refusePowerfulRole(db);
      return undefined;
    } catch (error) {
      return explainDatabaseFailure(error) ?? String(error);
    }
  });
}

/** What the doctor says of it. */
async function foundOf(worker: string | undefined): Promise<SiteFinding | undefined> {
  return await as(worker, async (db) => {
    const check = databaseChecks.find(({ name }) => name === 'application');
    if (check?.needs !== 'database') throw new Error('The doctor does not look at the application');
    const site = { settings: readSettings({}, '/'), now: new Date(), directUrl: database.url };
    return await check.look({ ...site, db, owner: db });
  });
}

test('the application’s own role serves, and so does one that may take another', async () => {
  expect(await refusalOf('studyhall_app')).toBeUndefined();
  expect(await refusalOf(role)).toBeUndefined();
});

test('a superuser does not serve, and the line says who and what to do', async () => {
  expect(await refusalOf(undefined)).toMatch(
    /as \S+, which is a superuser, .*DATABASE_URL log in as studyhall_app/,
  );
});

test('who sees past row security does not serve', async () => {
  await asSuperuser(`alter role ${role} bypassrls`);
  expect(await refusalOf(role)).toContain(`as ${role}, which sees past row security (BYPASSRLS),`);
  await asSuperuser(`alter role ${role} nobypassrls`);
});

test('who may replicate does not serve', async () => {
  await asSuperuser(`alter role ${role} replication`);
  expect(await refusalOf(role)).toContain(`as ${role}, which may replicate (REPLICATION),`);
  await asSuperuser(`alter role ${role} noreplication`);
});

test('who owns a table does not serve, nor who inherits from its owner', async () => {
  await asSuperuser(`create table public.mine ()`, `alter table public.mine owner to ${role}`);
  expect(await refusalOf(role)).toContain('which owns mine,');
  await asSuperuser('drop table public.mine');
  expect(await refusalOf('studyhall_owner')).toMatch(/which owns \w+\.\w+,/);
  await asSuperuser(
    `alter role ${role} inherit`,
    `revoke studyhall_owner from ${role}`,
    `grant studyhall_owner to ${role}`,
  );
  expect(await refusalOf(role)).toMatch(/which owns \w+\.\w+,/);
  expect(await foundOf(role)).toMatchObject({ verdict: 'problem' });
});

test('the doctor says the same, and what to do', async () => {
  expect(await foundOf('studyhall_app')).toMatchObject({ verdict: 'ok', cure: null });
  expect(await foundOf(undefined)).toEqual({
    verdict: 'problem',
    what: expect.stringContaining('which is a superuser, '),
    cure: expect.stringMatching(/^let DATABASE_URL log in as studyhall_app/),
  });
});
