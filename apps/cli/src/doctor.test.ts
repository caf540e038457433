import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newSecretKey, withClient } from '@studyhall/api/testing';
import { createTestDatabase, type TestDatabase } from '@studyhall/api/testing/database';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Ended, runBeside } from './testing/run-studyhall.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(async () => {
  await database.drop();
});

type Environment = Readonly<Record<string, string | undefined>>;

/** On the machine of the database, with its address, unless told otherwise. */
function doctor(args: readonly string[], env: Environment = {}): Promise<Ended> {
  const own = {
    PATH: process.env['PATH'],
    HOME: tmpdir(),
    DATA_DIR: tmpdir(),
    DATABASE_URL: database.url,
    SECRET_KEYS: newSecretKey(),
    ...env,
  };
  return runBeside(own, ['doctor', ...args]);
}

async function verdicts(env: Environment = {}): Promise<Record<string, string>> {
  const { stdout } = await doctor(['--json'], env);
  const findings: { check: string; verdict: string; what: string; cure: string | null }[] =
    JSON.parse(stdout);
  for (const { verdict, cure } of findings) expect(cure === null).toBe(verdict === 'ok');
  return Object.fromEntries(findings.map(({ check, verdict }) => [check, verdict]));
}

describe('doctor', () => {
  test('says of everything that an installation needs how it is', async () => {
    expect(await verdicts()).toMatchObject({
      ...{ settings: 'ok', node: 'ok', origin: 'warning', database: 'ok', postgres: 'ok', clock: 'ok' },
      ...{ roles: 'ok', application: 'ok', tls: 'ok', schema: 'ok', keys: 'ok' },
      ...{ mail: 'warning', stripe: 'warning' },
    });
  });

  test('fails with a problem, and names it: an application that is too mighty, another schema, lost keys', async () => {
    const asOwner = { DATABASE_URL: database.url, DATABASE_URL_DIRECT: database.url, BACKUPS: 'off' };
    await withClient(database.url, (client) =>
      client.query(`drop index quizzes.attempts_overdue;
        insert into platform.secret_key_fingerprints values ('of another key', now())`),
    );
    expect(await verdicts(asOwner)).toMatchObject({
      application: 'problem',
      schema: 'problem',
      keys: 'problem',
    });
    const { code, stderr } = await doctor([], asOwner);
    expect(code).toBe(1);
    expect(stderr).toContain('3 problems');
    await withClient(database.url, (client) =>
      client.query(`create index attempts_overdue on quizzes.attempts (deadline_at) where submitted_at is null and discarded_at is null;
        delete from platform.secret_key_fingerprints`),
    );
  });

  test('works where no server could start: a setting that cannot be read, a database that does not answer', async () => {
    expect(await verdicts({ PORT: 'many' })).toEqual({ settings: 'problem' });
    const nowhere = await verdicts({ DATABASE_URL: 'postgres://nobody:nothing@127.0.0.1:1/nowhere' });
    expect(nowhere).toMatchObject({ settings: 'ok', node: 'ok', database: 'problem' });
    expect(nowhere).not.toHaveProperty('schema');
  });

  test('makes no database where there is none', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'studyhall-doctor-'));
    const found = await verdicts({ DATA_DIR: folder, DATABASE_URL: undefined, SECRET_KEYS: undefined });
    expect(found).toMatchObject({ settings: 'ok', database: 'warning' });
    expect(await readdir(folder)).toEqual([]);
    await rm(folder, { recursive: true });
  });
});

describe('doctor --data', () => {
  test('finds nothing in a fresh database', async () => {
    const { code, stdout, stderr } = await doctor(['--data', '--json']);
    expect({ code, stdout: JSON.parse(stdout) }).toEqual({ code: 0, stdout: [] });
    expect(stderr).toContain('nothing is wrong');
  });

  test('names what it finds, from the check that it is told to begin with', async () => {
    await withClient(database.url, (client) =>
      client.query(
        `insert into platform.quotas values ('somebody', 'attempt', 1, now() + interval '9 days')`,
      ),
    );
    const found = await doctor(['--data', '--json=check,table,key']);
    expect(found.code).toBe(1);
    expect(JSON.parse(found.stdout)).toEqual([
      { check: 'platform.quotas', table: 'platform.quotas', key: 'somebody/attempt' },
    ]);
    const later = await doctor(['--data', '--from', 'auth.accounts']);
    expect(later.code).toBe(0);
  });

  test('is misused with a check that is not there, or with a beginning alone', async () => {
    expect((await doctor(['--data', '--from', 'nothing'])).code).toBe(2);
    expect((await doctor(['--from', 'auth.accounts'])).code).toBe(2);
  });
});
