import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate } from '@studyhall/api/server';
import { databaseUrl, newSecretKey, startTestCluster, withClient } from '@studyhall/api/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Ended, runProgramBeside } from './testing/run-studyhall.ts';

let cluster: Awaited<ReturnType<typeof startTestCluster>>;
let url: string;
let folder: string;

/** Counts statements, as the embedded database does; the clusters of other tests do not. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'studyhall-db-'));
  cluster = await startTestCluster({ shared_preload_libraries: 'pg_stat_statements' });
  await withClient(cluster.url, (client) => client.query('create database school'));
  url = databaseUrl(cluster.url, 'school');
  await migrate(url);
});
afterAll(async () => {
  await cluster?.stop();
  await rm(folder, { recursive: true, force: true });
});

/** On the machine of the database, with its address. */
function db(...args: string[]): Promise<Ended> {
  return dbAt(url, ...args);
}

function dbAt(address: string, ...args: string[]): Promise<Ended> {
  const env = {
    ...{ PATH: process.env['PATH'], HOME: folder, ENV_FILE: 'off' },
    ...{ DATABASE_URL: address, SECRET_KEYS: newSecretKey() },
  };
  return runProgramBeside(env, ['db', ...args]);
}

async function read(...args: string[]) {
  const { code, stdout, stderr } = await db(...args);
  expect({ code, stderr }).toMatchObject({ code: 0 });
  return JSON.parse(stdout);
}

test('a password that was given is in the audit log, and nothing of it', async () => {
  await writeFile(join(folder, 'word'), 'correct-horse-battery-staple');
  expect(await db('password', 'studyhall_reporter', '--file', join(folder, 'word'))).toMatchObject({
    code: 0,
  });
  const { rows } = await withClient(url, (client) =>
    client.query(`select target_id as role, detail from platform.audit_log where action = 'db.password'`),
  );
  expect(rows).toEqual([{ role: 'studyhall_reporter', detail: {} }]);
});

test('what was slow is told with how often and how long, and without values', async () => {
  // Makes what counts, and begins to.
  await read('slow', '--json');
  await withClient(url, (client) => client.query(`select pg_sleep(0.3), 'a secret word', 8675309417`));
  const slow = await read('slow', '--json', '--limit', '50');
  const [sleep] = slow.filter(({ statement }: { statement: string }) => statement.includes('pg_sleep'));
  expect(sleep).toMatchObject({ calls: 1, rows: 1 });
  expect(sleep.meanMs).toBeGreaterThan(290);
  expect(sleep.totalMs).toBeCloseTo(sleep.meanMs, 3);
  expect(JSON.stringify(slow)).not.toMatch(/a secret word|8675309417/);
  expect(await db('slow', '--advice')).toMatchObject({ code: 0 });
});

test('sizes, connections, locks and tables are listed, and one table is described', async () => {
  const [sizes, tables, quiet, parts, unknown] = await Promise.all([
    read('sizes', '--json=table,totalBytes'),
    read('tables', '--json=table,columns'),
    db('locks', '--json'),
    read('describe', 'quizzes.attempts', '--json=kind,name'),
    db('describe', 'quizzes.nothing'),
  ]);
  expect(sizes.map(({ table }: { table: string }) => table)).toContain('auth.users');
  expect(tables.length).toBeGreaterThanOrEqual(sizes.length);
  expect(quiet).toMatchObject({ code: 0, stdout: '[]\n' });
  expect(quiet.stderr).toContain('Nobody waits for a lock');
  expect(parts).toContainEqual({ kind: 'column', name: 'user_id' });
  expect(unknown).toMatchObject({ code: 1, stderr: expect.stringContaining('there is no table') });
  await withClient(url, async (client) => {
    await client.query(`begin; select 'a secret word'`);
    const connections = await read('connections', '--json');
    expect(connections).toMatchObject([{ state: 'idle in transaction' }]);
    expect(JSON.stringify(connections)).not.toContain('a secret word');
  });
});

describe('a query', () => {
  test('is answered, from a file too, and the audit log keeps who asked what, cut', async () => {
    expect(await read('query', `select 1 as one, 'x' as two`, '--json')).toEqual([{ one: 1, two: 'x' }]);
    const file = join(folder, 'report.sql');
    await writeFile(file, `select count(*)::int as n from billing.orders -- ${'long '.repeat(200)}\n`);
    expect(await db('query', '--file', file, '--csv')).toMatchObject({ code: 0, stdout: 'n\n0\n' });
    const { rows } = await withClient(url, (client) =>
      client.query(`select actor, detail from platform.audit_log where action = 'db.query' order by id`),
    );
    expect(rows).toHaveLength(2);
    expect(rows[0].actor).toMatch(/^operator:.+@.+/);
    expect(rows[0].detail).toMatchObject({ sql: `select 1 as one, 'x' as two` });
    expect(rows[1].detail.sql).toMatch(/^select count.*…$/);
    expect(rows[1].detail.sql.length).toBeLessThan(400);
  });

  test('that would change something, or read what is nobody’s business, is refused, and kept all the same', async () => {
    const asked = async () =>
      await withClient(url, async (client) => {
        const { rows } = await client.query(
          `select count(*)::int as n from platform.audit_log where action = 'db.query'`,
        );
        return rows[0].n;
      });
    const before = await asked();
    const [changing, sealed, wrong, empty] = await Promise.all([
      db('query', `select nextval('knex_migrations_id_seq')`),
      db('query', 'select * from auth.passwords'),
      db('query', 'select nothing from nowhere'),
      db('query'),
    ]);
    expect(changing).toMatchObject({ code: 1, stdout: '' });
    expect(sealed).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining('may not read') });
    expect(wrong).toMatchObject({ code: 1, stderr: expect.stringContaining('"nowhere" does not exist') });
    expect(await asked()).toBe(before + 3);
    expect(empty).toMatchObject({ code: 2 });
  });

  test('of a log-in that may take the reporter’s role is answered, of one that may not is refused with the cure', async () => {
    await withClient(url, (client) =>
      client.query(`create role helper login; grant studyhall_owner, studyhall_app to helper`),
    );
    const address = new URL(url);
    address.username = 'helper';
    const refused = await dbAt(address.href, 'query', 'select 1 as one');
    expect(refused).toMatchObject({ code: 1, stderr: expect.stringContaining('grant studyhall_reporter') });
    await withClient(url, (client) => client.query('grant studyhall_reporter to helper'));
    expect(await dbAt(address.href, 'query', 'select 1 as one')).toMatchObject({
      code: 0,
      stdout: 'one\n1\n',
    });
  });
});
