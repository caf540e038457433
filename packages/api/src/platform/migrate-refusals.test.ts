import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { databaseUrl, withClient } from '../testing/template-database.ts';
import { createTestDatabase, type TestDatabase, testClusterUrl } from '../testing/test-database.ts';
import { explainSchema, migrate, migrationStatus } from './migrate.ts';
import { MigrationError } from './migration-error.ts';
import { compareMigrationFiles, migrationFolder } from './migration-hashes.ts';
import { migrations } from './migrations.ts';
import { MissingRolesError } from './roles.ts';
import { mendingScript } from './schema-difference.ts';

let database: TestDatabase;

beforeEach(async () => {
  database = await createTestDatabase();
});
afterEach(() => database.drop());

const run = (sql: string) => withClient(database.url, (client) => client.query(sql));

/** As a release left it that did not keep hashes yet. */
const forgetHashes = () =>
  run(`drop table platform.migration_hashes, platform.accepted_differences, platform.secret_key_fingerprints;
    delete from knex_migrations where name = '20261128110000_keep_what_was_migrated.ts'`);

async function complaintOf(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof MigrationError)) throw error ?? new Error('It was not refused');
  expect(error.message).not.toContain('\n');
  return error.message;
}

describe('a database that never kept hashes', () => {
  test('goes on where its schema is what the migrations make, and keeps them from then on', async () => {
    await forgetHashes();
    const { pending, refusal } = await migrationStatus(database.url);
    expect({ pending, refusal }).toEqual({
      pending: ['20261128110000_keep_what_was_migrated.ts'],
      refusal: undefined,
    });
    expect((await migrate(database.url)).applied).toEqual(['20261128110000_keep_what_was_migrated.ts']);
    const { rows } = await run('select name from platform.migration_hashes order by name');
    expect(rows.map(({ name }) => name)).toEqual(Object.keys(migrations).sort());
  });

  test('is refused where an older text of a migration made it, before anything is changed', async () => {
    await forgetHashes();
    await run('drop index quizzes.attempts_overdue; alter table quizzes.exams drop column description');
    const complaint = await complaintOf(migrate(database.url));
    expect(complaint).toContain('missing: column quizzes.exams.description');
    expect(complaint).toContain('migrate --explain');
    const { rows } = await run(`select to_regclass('platform.migration_hashes') as made`);
    expect(rows).toEqual([{ made: null }]);
  });
});

describe('a migration that had another text when it was applied', () => {
  beforeEach(async () => {
    await run(
      `update platform.migration_hashes set sha256 = repeat('0', 64) where name like '%create_quizzes.ts'`,
    );
  });

  test('stops the start by its name', async () => {
    expect(await complaintOf(migrate(database.url))).toContain(
      '20261121100300_create_quizzes.ts had another text when it was applied here',
    );
  });

  test('is told by who asks what is done, beside it', async () => {
    const { done, pending, refusal } = await migrationStatus(database.url);
    expect({ done, pending }).toEqual({ done: Object.keys(migrations).sort(), pending: [] });
    expect(refusal).toBe(await complaintOf(migrate(database.url)));
    await migrate(database.url, { acceptedBecause: 'only a comment changed' });
    expect(await migrationStatus(database.url)).toEqual({ done, pending, refusal: undefined });
  });

  test('is accepted with a reason, which stays, and stops nothing from then on', async () => {
    await migrate(database.url, { acceptedBecause: 'only a comment changed' });
    expect(await migrate(database.url)).toEqual({ applied: [] });
    const { rows } = await run('select accepted_by, reason, differences from platform.accepted_differences');
    expect(rows).toEqual([
      {
        accepted_by: expect.any(String),
        reason: 'only a comment changed',
        differences: ['20261121100300_create_quizzes.ts had another text when it was applied here'],
      },
    ]);
  });
});

test('a database of a newer program is named as one', async () => {
  await run(
    `insert into knex_migrations (name, batch, migration_time) values ('20991231000000_fly.ts', 9, now())`,
  );
  for (const asked of [migrate, explainSchema, migrationStatus])
    expect(await complaintOf(asked(database.url))).toMatch(/newer Studyhall.*20991231000000_fly\.ts/);
});

test('a table that stays locked is told with who holds the lock', async () => {
  await run(`delete from knex_migrations where name like '%let_customers_change.ts';
    delete from platform.migration_hashes where name like '%let_customers_change.ts'`);
  await withClient(database.url, async (holder) => {
    await holder.query(`set application_name = 'nightly export'; begin; lock table billing.customers`);
    await holder.query('select pg_sleep(1.1)');
    const complaint = await complaintOf(migrate(database.url, { tries: 1 }));
    expect(complaint).toMatch(/locked by another session \(\d+ of .*nightly export.*idle in transaction/);
  });
});

/** What some earlier text of a migration could have made, and how it is called. */
const drifts: Readonly<Record<string, string>> = {
  'drop index quizzes.attempts_overdue': 'missing: index quizzes.attempts_overdue',
  'create index rogue on auth.users (created_at)': 'unexpected: index auth.rogue',
  'alter table quizzes.exams drop column description': 'missing: column quizzes.exams.description',
  'alter table quizzes.exams alter column title type varchar(99)': 'different: column quizzes.exams.title',
  [`alter table quizzes.exams alter column title set default 'x'`]:
    'unexpected: default of quizzes.exams.title',
  'alter table quizzes.exams alter column code drop not null': 'missing: not null of quizzes.exams.code',
  'alter table platform.uploads drop constraint uploads_size_not_negative':
    'missing: constraint platform.uploads uploads_size_not_negative',
  [`alter table platform.uploads drop constraint uploads_file_name_length;
    alter table platform.uploads add constraint uploads_file_name_length check (length(file_name) < 100)`]:
    'different: constraint platform.uploads uploads_file_name_length',
  'alter table billing.lots owner to current_user': 'different: owner of billing.lots',
  'alter table platform.audit_log disable row level security': 'missing: row security of platform.audit_log',
  'drop policy audit_log_add on platform.audit_log': 'missing: policy platform.audit_log audit_log_add',
  'alter policy audit_log_chain on platform.audit_log using (true)':
    'different: policy platform.audit_log audit_log_chain',
  'drop table platform.upload_chunks': 'missing: foreign key platform.upload_chunks upload_chunks_upload',
  'drop function gamification.rank_of(text, integer)': 'missing: function gamification.rank_of(text,integer)',
  'create function auth.rogue() returns integer language sql return 1': 'unexpected: function auth.rogue()',
  'create view auth.rogues as select 1 as one': 'unexpected: view auth.rogues',
  'grant delete on gamification.activities to studyhall_app':
    'unexpected: right on a table: studyhall_app: DELETE on gamification.activities',
  'revoke select on auth.users from studyhall_reporter':
    'missing: right on a table: studyhall_reporter: SELECT on auth.users',
  'grant select (sealed_payload) on platform.outbox_messages to studyhall_reporter':
    'unexpected: right on a column: studyhall_reporter: SELECT (sealed_payload) on platform.outbox_messages',
  'revoke usage on schema billing from studyhall_app':
    'missing: right on a schema: studyhall_app: USAGE on schema billing',
};

describe('the SQL that explains a difference mends it', () => {
  test('of every kind', async () => {
    await run(Object.keys(drifts).join(';'));
    const { differences } = await explainSchema(database.url);
    expect(differences.map(({ kind, name }) => `${kind}: ${name}`)).toEqual(
      expect.arrayContaining(Object.values(drifts)),
    );
    await run(mendingScript(differences));
    expect((await explainSchema(database.url)).differences).toEqual([]);
  });

  test('also where a whole schema is gone', async () => {
    await run('drop schema progress cascade');
    await run(mendingScript((await explainSchema(database.url)).differences));
    expect((await explainSchema(database.url)).differences).toEqual([]);
  });

  test('but loses nothing by itself', async () => {
    await run(`create table auth.rogue (id integer); alter table auth.rogue owner to studyhall_owner;
      alter table auth.users add column rogue integer`);
    const { differences } = await explainSchema(database.url);
    const script = mendingScript(differences);
    expect(script).toContain('-- drop table auth.rogue;');
    expect(script).toContain('-- alter table auth.users drop column rogue;');
    await run(script);
    expect((await explainSchema(database.url)).differences.map(({ name }) => name)).toEqual(
      differences.map(({ name }) => name),
    );
  });

  test('and there is none where nothing differs', async () => {
    expect(await explainSchema(database.url)).toEqual({ edited: [], differences: [] });
  });
});

describe('a log-in that may not give rights', () => {
  const LOGIN = 'studyhall_test_stranger';
  const name = `studyhall_rights_${process.pid}`;
  const asSuperuser = (sql: string, url = testClusterUrl()) => withClient(url, (client) => client.query(sql));

  afterAll(async () => {
    await asSuperuser(`drop database if exists ${name} with (force)`);
    await asSuperuser(`drop role if exists ${LOGIN}`);
  });

  test('is told all the SQL that a superuser has to run, and needs no more', async () => {
    await asSuperuser(`create role ${LOGIN} login`);
    await asSuperuser(`create database ${name} template template0`);
    const url = new URL(databaseUrl(testClusterUrl(), name));
    const superuserUrl = url.href;
    url.username = LOGIN;
    const refusal = await migrate(url.href).catch((error: unknown) => error);
    if (!(refusal instanceof MissingRolesError)) throw refusal;
    await asSuperuser(refusal.sql, superuserUrl);
    expect((await migrate(url.href)).applied).toEqual(Object.keys(migrations).sort());
    await withClient(url.href, (client) => client.query('set role studyhall_app; select from auth.users'));
    expect(await migrate(url.href)).toEqual({ applied: [] });
  });
});

describe('the files of migrations', () => {
  test('are those that were released', async () => {
    expect(await compareMigrationFiles(migrationFolder() ?? '')).toEqual({ edited: [], unlisted: [] });
  });

  test('are told apart from edited and new ones, whichever way lines end', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'studyhall-migrations-'));
    await cp(migrationFolder() ?? '', folder, { recursive: true, filter: (path) => !path.includes('dist') });
    const [first = '', second = ''] = Object.keys(migrations).sort();
    const text = await readFile(join(folder, first), 'utf8');
    await writeFile(join(folder, first), text.replaceAll('\n', '\r\n'));
    await writeFile(join(folder, second), `${await readFile(join(folder, second), 'utf8')}\n`);
    await writeFile(join(folder, '20990101000000_fly.ts'), text);
    expect(await compareMigrationFiles(folder)).toEqual({
      edited: [second],
      unlisted: ['20990101000000_fly.ts'],
    });
    await rm(folder, { recursive: true });
  });
});
