import { randomUUID } from 'node:crypto';
import { tableClasses, withClient } from '@studyhall/api/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type EmptyDatabase, openMigrated, servers } from './servers.ts';

const ROLES = [
  'studyhall_app',
  'studyhall_billing',
  'studyhall_eraser',
  'studyhall_reporter',
  'public',
] as const;

/** What a role may do with a table, by first letters: Select, Insert, Update, Delete, Truncate; `s`: some columns. */
const NOBODY = { studyhall_billing: '', studyhall_eraser: '', studyhall_reporter: '', public: '' };
const DEFAULT = { studyhall_app: 'SIUD', ...NOBODY };
const REPORTED = { ...DEFAULT, studyhall_reporter: 'S' };
/** Money: the application reads, and writes after putting on the role for it. */
const KEPT = { ...NOBODY, studyhall_app: 'S', studyhall_billing: 'SI', studyhall_reporter: 'S' };
const MOVED = { ...KEPT, studyhall_billing: 'SIU' };

/** Who may do what. A table that is not here is the application's alone. */
const matrix: Readonly<Record<string, typeof DEFAULT>> = {
  'platform.outbox_messages': { ...DEFAULT, studyhall_reporter: 's' },
  // Who migrates writes what was migrated.
  'platform.migration_hashes': { ...DEFAULT, studyhall_app: '' },
  'platform.accepted_differences': { ...DEFAULT, studyhall_app: '' },
  'platform.secret_key_fingerprints': { ...DEFAULT, studyhall_app: 'SID' },
  'auth.users': REPORTED,
  'auth.profiles': REPORTED,
  'billing.products': MOVED,
  'billing.prices': MOVED,
  'billing.offers': { ...MOVED, studyhall_billing: 'SIUD' },
  'billing.customers': MOVED,
  'billing.orders': MOVED,
  'billing.refund_requests': MOVED,
  'billing.order_items': KEPT,
  'billing.payments': MOVED,
  'billing.transactions': KEPT,
  'billing.transfers': KEPT,
  'billing.entries': KEPT,
  'billing.lots': MOVED,
  'billing.balances': MOVED,
  'billing.subscriptions': MOVED,
  'billing.entitlements': MOVED,
  'billing.webhook_events': { ...KEPT, studyhall_reporter: '' },
  'billing.webhook_outcomes': KEPT,
  'gamification.achievements': REPORTED,
  'gamification.avatars': REPORTED,
  'gamification.standings': REPORTED,
  // It leaves with its account alone.
  'gamification.activities': { ...REPORTED, studyhall_app: 'SI', studyhall_eraser: 'SD' },
  'gamification.activity_days': REPORTED,
  'gamification.user_achievements': REPORTED,
  'gamification.user_avatars': REPORTED,
  'gamification.board_entries': REPORTED,
  'gamification.board_histogram': REPORTED,
  'progress.courses': REPORTED,
  'progress.levels': REPORTED,
  'progress.enrolments': REPORTED,
  'progress.level_attempts': REPORTED,
  'progress.passes': REPORTED,
  // What was certified is never changed.
  'progress.certificates': { ...REPORTED, studyhall_app: 'SI' },
  'progress.certificate_revocations': { ...REPORTED, studyhall_app: 'SI' },
  'progress.certificate_serials': { ...DEFAULT, studyhall_app: 'SI' },
  'progress.signing_keys': { ...DEFAULT, studyhall_app: 'SI' },
  'quizzes.exams': REPORTED,
  'quizzes.exam_domains': REPORTED,
  'quizzes.questions': REPORTED,
  'quizzes.attempts': REPORTED,
  'quizzes.attempt_questions': REPORTED,
};
const expected = Object.fromEntries(
  Object.keys(tableClasses).map((table) => [table, matrix[table] ?? DEFAULT]),
);

const RIGHTS = ['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE'];

async function rightsOf(url: string): Promise<Record<string, Record<string, string>>> {
  const letters = RIGHTS.map(
    (right) => `case when has_table_privilege(role, t, '${right}') then '${right.slice(0, 1)}' else '' end`,
  ).join(' || ');
  const { rows } = await withClient(url, (client) =>
    client.query<{ table: string; role: string; rights: string }>(
      `select t as table, role, ${letters} || case when not has_table_privilege(role, t, 'SELECT')
                and has_any_column_privilege(role, t, 'SELECT') then 's' else '' end as rights
         from unnest($1::text[]) t cross join unnest($2::text[]) role order by t`,
      [Object.keys(tableClasses), ROLES],
    ),
  );
  const found: Record<string, Record<string, string>> = {};
  for (const { table, role, rights } of rows) found[table] = { ...found[table], [role]: rights };
  return found;
}

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

  it('every role has the rights of the matrix on every table, and no others', async () => {
    expect(await rightsOf(database.url)).toEqual(expected);
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
      'select options from quizzes.question_versions',
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
