import { randomUUID } from 'node:crypto';
import { withClient } from '@studyhall/api/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readRights } from './rights.ts';
import { type EmptyDatabase, openMigrated, servers } from './servers.ts';

const PAGE = new URL('../../../../docs/rights.md', import.meta.url).pathname;

describe.each(servers)('on $name', (server) => {
  let database: EmptyDatabase;

  beforeAll(async () => {
    database = await openMigrated(server);
  });
  afterAll(() => database?.drop());

  /** Runs statements as a role and undoes them. Answers with the state of the first that is refused. */
  async function tryAs(role: string, statements: readonly string[]): Promise<string> {
    return await withClient(database.url, async (client) => {
      await client.query(`begin; set local session authorization ${role}`);
      try {
        for (const statement of statements) await client.query(statement);
        return 'done';
      } catch (error) {
        return error instanceof Error && 'code' in error ? String(error.code) : String(error);
      } finally {
        await client.query('rollback');
      }
    });
  }
  const REFUSED = '42501';

  it('every role has the rights of the page on everything there is, and no others', async () => {
    await expect(await withClient(database.url, readRights)).toMatchFileSnapshot(PAGE);
  });

  it.each([
    [
      'create table auth.rogue (); grant select on auth.rogue to public',
      '| table `auth.rogue` | S | S | S | S | S |',
    ],
    [
      'grant update (updated_at) on auth.users to studyhall_reporter',
      '| column `auth.users.updated_at` |  |  |  | u |  |',
    ],
    [
      'create sequence auth.rogue; grant usage on sequence auth.rogue to studyhall_reporter',
      '| sequence `auth.rogue` |',
    ],
    ['create function auth.rogue() returns int return 1', '| function `auth.rogue()` | X | X | X | X | X |'],
    ['create table auth.rogue ()', '| table `auth.rogue` |  |  |  |  |  |'],
    ['grant truncate on auth.users to studyhall_app', '| table `auth.users` | SIUDT |'],
    ['create schema rogue; grant usage on schema rogue to public', '| schema `rogue` | U |'],
    [
      'alter default privileges for role studyhall_owner grant select on tables to public',
      '| what is made later by',
    ],
  ])('the page would have another row after: %s', async (sql, row) => {
    const page = await withClient(database.url, async (client) => {
      await client.query(`begin; ${sql}`);
      return await readRights(client);
    });
    expect(page).toContain(row);
    expect(await withClient(database.url, readRights)).not.toContain(row);
  });

  it('everything belongs to the role that nobody works as, but the list of migrations', async () => {
    const { rows } = await withClient(database.url, (client) =>
      client.query(`select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname !~ '^(pg_|information_schema$)' and c.relkind in ('r', 'p', 'v', 'm', 'S')
          and c.relowner <> 'studyhall_owner'::regrole and c.relname !~ '^knex_migrations'`),
    );
    expect(rows).toEqual([]);
  });

  it('the application adds to the stream of activity, and neither changes nor removes an entry', async () => {
    const userId = randomUUID();
    const insert = [
      `insert into auth.users (id, role, created_at, updated_at) values ('${userId}', 'guest', 'epoch', 'epoch')`,
      `insert into gamification.activities (user_id, version, ordinal, kind, source_id, occurred_at, local_date,
          utc_offset_minutes, is_activity, xp, rules, counts, created_at)
        values ('${userId}', 1, 0, 'quiz', 'one', 'epoch', 'epoch', 0, true, 10, 1, '{}', 'epoch')`,
    ];
    expect(await tryAs('studyhall_app', insert)).toBe('done');
    for (const change of [
      'update gamification.activities set xp = 20',
      'delete from gamification.activities',
      'truncate gamification.activities',
    ])
      expect(await tryAs('studyhall_app', [...insert, change])).toBe(REFUSED);
    const erase = ['set local role studyhall_eraser', 'delete from gamification.activities'];
    expect(await tryAs('studyhall_app', [...insert, ...erase])).toBe('done');
    const change = 'update gamification.activities set xp = 20';
    expect(await tryAs('studyhall_app', [...insert, 'set local role studyhall_eraser', change])).toBe(
      REFUSED,
    );
  });

  it('the application changes no schema', async () => {
    for (const change of [
      'create schema mine',
      'create table public.mine ()',
      'create table quizzes.mine ()',
      'alter table quizzes.exams add column mine text',
      'drop table quizzes.staged_questions',
      'create role mine',
    ])
      expect(await tryAs('studyhall_app', [change])).toBe(REFUSED);
  });

  it('the reporter reads neither passwords, sessions, keys nor sealed mails, and writes nothing', async () => {
    for (const attempt of [
      'select * from auth.passwords',
      'select * from auth.sessions',
      'select * from auth.one_time_tokens',
      'select key from quizzes.question_versions',
      'select sealed_payload from platform.outbox_messages',
      'select sealed_private_key from progress.signing_keys',
      'update quizzes.exams set title = title',
      'insert into quizzes.exam_domains select * from quizzes.exam_domains',
    ])
      expect(await tryAs('studyhall_reporter', [attempt])).toBe(REFUSED);
    expect(await tryAs('studyhall_reporter', ['select count(*) from quizzes.attempts'])).toBe('done');
    expect(await tryAs('studyhall_reporter', ['select tries from platform.outbox_messages'])).toBe('done');
  });

  it('nobody connects who was not let in', async () => {
    const { rows } = await withClient(database.url, (client) =>
      client.query(`select
        has_database_privilege('public', current_database(), 'CONNECT') as public,
        has_database_privilege('pg_monitor', current_database(), 'CONNECT') as stranger,
        has_database_privilege('studyhall_app', current_database(), 'CONNECT') as app,
        has_database_privilege('studyhall_app', current_database(), 'CREATE, TEMPORARY') as "appCreates"`),
    );
    expect(rows).toEqual([{ public: false, stranger: false, app: true, appCreates: false }]);
  });

  it('the application has the rights of billing only after it takes them for a transaction', async () => {
    const { rows } = await withClient(database.url, (client) =>
      client.query(`select r.rolname as name, r.rolinherit as inherits, r.rolsuper or r.rolcreaterole or r.rolcreatedb
            or r.rolbypassrls or r.rolreplication as "isPowerful",
          pg_has_role('studyhall_app', 'studyhall_billing', 'MEMBER') as "mayTake",
          pg_has_role('studyhall_app', 'studyhall_billing', 'USAGE') as "hasAlready"
         from pg_roles r where r.rolname = 'studyhall_app'`),
    );
    expect(rows).toEqual([
      { name: 'studyhall_app', inherits: false, isPowerful: false, mayTake: true, hasAlready: false },
    ]);
    const probe = async (role: string): Promise<string> =>
      await withClient(database.url, async (client) => {
        await client.query(`begin; create table auth.money (); grant insert on auth.money to studyhall_billing;
          grant usage on schema auth to studyhall_billing; set local session authorization studyhall_app`);
        try {
          await client.query(`${role}insert into auth.money default values`);
          return 'done';
        } catch (error) {
          return error instanceof Error && 'code' in error ? String(error.code) : String(error);
        } finally {
          await client.query('rollback');
        }
      });
    expect(await probe('')).toBe(REFUSED);
    expect(await probe('set local role studyhall_billing; ')).toBe('done');
  });

  it('no statement of the application or the reporter runs for ever', async () => {
    const { rows } = await withClient(database.url, (client) =>
      client.query<{ name: string; settings: string[] }>(
        `select rolname as name, rolconfig as settings from pg_roles
          where rolname in ('studyhall_app', 'studyhall_reporter') order by rolname`,
      ),
    );
    expect(rows).toHaveLength(2);
    for (const { settings } of rows)
      expect(settings.map((setting) => setting.split('=')[0])).toEqual(
        expect.arrayContaining(['statement_timeout', 'lock_timeout', 'idle_in_transaction_session_timeout']),
      );
  });
});
