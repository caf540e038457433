import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDatabase } from '../../platform/database.ts';
import { createTestDatabase, type TestDatabase } from '../../testing/test-database.ts';
import { describeTable, listTables } from './describe.ts';
import { openAsReporter, QUERY_ROWS_MAX, queryReadOnly } from './query-read-only.ts';
import { listConnections, listTableSizes, listWaits } from './sizes.ts';
import { slowReport } from './slow.ts';
import { withoutValues } from './without-values.ts';

let database: TestDatabase;
let owner: ReturnType<typeof openDatabase>;
let reporter: ReturnType<typeof openDatabase>;

beforeAll(async () => {
  database = await createTestDatabase();
  owner = openDatabase({ url: database.url, poolSize: 3 });
  const access = {
    directUrl: database.url,
    application: { url: database.appUrl },
    place: 'a test',
    spoolFolder: undefined,
    stop: async () => undefined,
  };
  reporter = openAsReporter(access, { isEmbedded: true });
});

afterAll(async () => {
  await Promise.all([owner?.destroy(), reporter?.destroy()]);
  await database?.drop();
});

test('sizes, tables and a table are told as the catalogue has them', async () => {
  const sizes = await listTableSizes(owner);
  const users = sizes.find(({ table }) => table === 'auth.users');
  expect(users?.totalBytes).toBeGreaterThan(0);
  expect(sizes.map(({ totalBytes }) => totalBytes)).toEqual(
    sizes.map(({ totalBytes }) => totalBytes).toSorted((one, other) => other - one),
  );
  expect((await listTables(owner)).map(({ table }) => table)).toContain('quizzes.attempts');
  const parts = (await describeTable(owner, 'auth.identifiers')) ?? [];
  expect(parts.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['column', 'constraint', 'index']));
  expect(await describeTable(owner, 'auth.nothing')).toBeUndefined();
});

test('who waits for a lock is named with who holds it, and no value of a statement is shown', async () => {
  const holder = await owner.transaction();
  await holder.raw('lock table auth.users in access exclusive mode');
  const waiting = owner.raw(`select 'a secret word' from auth.users`).then(() => undefined);
  await expect.poll(() => listWaits(owner)).toHaveLength(1);
  const [wait] = await listWaits(owner);
  expect(wait?.lock).toContain('auth.users');
  expect(wait?.holders).toContain('lock table auth.users');
  const texts = JSON.stringify([wait, await listConnections(owner)]);
  expect(texts).not.toContain('a secret word');
  await holder.rollback();
  await waiting;
  expect(await listWaits(owner)).toEqual([]);
});

test.each([
  [`select * from a where b = 'a secret word'`, `select * from a where b = '…'`],
  [`select 'it''s a secret word', c`, `select '…''…', c`],
  [`select $1, 4711, 3.14, t4.c2`, `select $1, …, …, t4.c2`],
  [`select 'a secret word that is cut`, `select '…'`],
  [String.raw`select E'\' a secret word', 'b'`, `select E'…'`],
  ['do $x$ a secret word $x$', `do '…'`],
])('of the statement %s is shown %s', async (sql, shown) => {
  const { rows } = await owner.raw<{ rows: { said: string }[] }>(
    `select ${withoutValues(200)} as said from (values (:sql::text)) as one (query)`,
    { sql },
  );
  expect(rows).toEqual([{ said: shown }]);
});

test('without the counting of statements it says what to do', async () => {
  const report = await slowReport(owner, { limit: 5 });
  expect(report.statements).toBeUndefined();
  expect(report.missing).toContain('shared_preload_libraries');
});

test('a log-in that may read neither settings nor statements is told whom to ask', async () => {
  const modest = openDatabase({ url: database.appUrl, poolSize: 1 });
  try {
    const report = await slowReport(modest, { limit: 5 });
    expect(report.statements).toBeUndefined();
    expect(report.missing).toContain('grant pg_read_all_settings, pg_read_all_stats to');
  } finally {
    await modest.destroy();
  }
});

describe('a query', () => {
  test('answers with every column by its place, and with so many rows at most', async () => {
    const { columns, rows, isCut } = await queryReadOnly(
      reporter,
      `select n, n * 2 as n from generate_series(1, ${QUERY_ROWS_MAX + 5}) n;`,
    );
    expect([columns, rows.length, isCut]).toEqual([['n', 'n'], QUERY_ROWS_MAX, true]);
    expect(rows[0]).toEqual([1, 2]);
  });

  test.each([
    'with gone as (delete from gamification.avatars returning 1) select * from gone',
    'select 1; commit; delete from gamification.avatars',
    'select 1; drop table gamification.avatars',
    "select set_config('transaction_read_only', 'off', true), nextval('public.knex_migrations_id_seq')",
  ])('changes nothing: %s', async (sql) => {
    const count = async () => (await owner('gamification.avatars').count({ n: '*' }))[0]?.n;
    const before = await count();
    await expect(queryReadOnly(reporter, sql)).rejects.toThrow();
    expect(await count()).toBe(before);
  });

  test('of somebody with every right changes nothing either', async () => {
    const draw = `select nextval('public.knex_migrations_id_seq')`;
    await expect(queryReadOnly(owner, draw)).rejects.toMatchObject({ code: '25006' });
  });

  test.each(['auth.passwords', 'auth.sessions', 'platform.instance_settings', 'billing.webhook_events'])(
    'does not read %s',
    async (table) => {
      await expect(queryReadOnly(reporter, `select * from ${table}`)).rejects.toMatchObject({
        code: '42501',
      });
    },
  );

  test.each(['none', 'postgres', 'studyhall_app'])(
    'that takes the role %s reads no password where the reporter logs in by itself',
    async (role) => {
      const hidden = `query_to_xml('select count(*) from auth.passwords', true, false, '')`;
      const sql = `select set_config('role', '${role}', true), ${hidden}`;
      await expect(queryReadOnly(reporter, sql)).rejects.toMatchObject({ code: '42501' });
    },
  );

  test('ends after its time', async () => {
    await expect(queryReadOnly(reporter, 'select pg_sleep(60)', 1)).rejects.toMatchObject({ code: '57014' });
  });
});
