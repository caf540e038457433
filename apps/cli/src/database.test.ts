import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newSecretKey, withClient } from '@studyhall/api/testing';
import { createTestDatabase, type TestDatabase } from '@studyhall/api/testing/database';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launcher } from './testing/run-studyhall.ts';

let database: TestDatabase;
let folder: string;

beforeAll(async () => {
  database = await createTestDatabase();
  folder = await mkdtemp(join(tmpdir(), 'studyhall-settings-'));
  await writeFile(join(folder, 'url'), `${database.url}\n`);
  await writeFile(
    join(folder, '.env'),
    `DATABASE_URL_FILE=${join(folder, 'url')}\nSECRET_KEYS=${newSecretKey()}\nLOGLEVEL=debug\n`,
  );
});
afterAll(async () => {
  await database?.drop();
  await rm(folder, { recursive: true, force: true });
});

/** With nothing in its environment but which file has the settings. */
async function studyhall(args: readonly string[], { stdin = '', env = {} } = {}) {
  const child = spawn(process.execPath, [launcher, ...args], {
    env: { PATH: process.env['PATH'], HOME: folder, ENV_FILE: join(folder, '.env'), ...env },
  });
  const said = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said.stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said.stderr += text));
  child.stdin.end(stdin);
  const [code] = await once(child, 'close');
  return { code: Number(code), ...said };
}

test('health is good with the settings of .env, whose doubtful names are asked about', async () => {
  const health = await studyhall(['db', 'health', '--json=check,isGood']);
  expect(JSON.parse(health.stdout)).toEqual(
    ['direct connection', 'schema', 'connection of the application', 'rights of the application'].map(
      (check) => ({
        check,
        isGood: true,
      }),
    ),
  );
  expect(health.code).toBe(0);
  expect(health.stderr).toContain('line 3: LOGLEVEL is no setting; did you mean LOG_LEVEL?');
});

test('health is bad where the application would be powerful, and the command fails', async () => {
  const env = { DATABASE_URL: database.url, DATABASE_URL_DIRECT: database.url };
  const health = await studyhall(['db', 'health', '--json=check,isGood'], { env });
  expect(health.code).toBe(1);
  expect(health.stderr).toMatch(/rights of the application: .*which is a superuser/);
});

test('a password reaches the statement as a verifier alone, and a weak one is refused', async () => {
  const stdin = 'correct-horse-battery-staple\n';
  const printed = await studyhall(['db', 'password', 'studyhall_reporter', '--print'], { stdin });
  expect(printed.stdout).toMatch(/^alter role studyhall_reporter password 'SCRAM-SHA-256\$4096:[^']+';\n$/);
  expect(printed.stdout).not.toContain('correct');
  await withClient(database.url, (client) => client.query(`begin; ${printed.stdout} rollback`));
  for (const weak of ['short\n', 'with spaces and some length\n', 'pässwörter-und-mehr\n'])
    expect((await studyhall(['db', 'password', 'studyhall_app', '--print'], { stdin: weak })).code).toBe(2);
  expect((await studyhall(['db', 'password', 'postgres', '--print'], { stdin })).code).toBe(2);
});

test('a migration is tried, undone, and done again, and the history says by whom', async () => {
  const trial = await studyhall(['migrate', 'down', '--dry-run', '--json']);
  expect(trial).toMatchObject({
    code: 0,
    stderr: expect.stringContaining('would be undone, and nothing lost'),
  });
  expect((await studyhall(['migrate', 'status'])).stderr).toContain('The schema is the newest');
  expect((await studyhall(['migrate', 'down'])).stderr).toContain('is undone');
  const status = await studyhall(['migrate', 'status', '--json=state']);
  expect(
    JSON.parse(status.stdout).filter((step: { state: string }) => step.state === 'pending'),
  ).toHaveLength(1);
  expect((await studyhall(['migrate', 'up'])).code).toBe(0);
  const { rows } = await withClient(database.url, (client) =>
    client.query(`select action from platform.audit_log where action like 'migrate%' order by position`),
  );
  expect(rows).toEqual([{ action: 'migrate.down' }, { action: 'migrate' }]);
  const history = await studyhall(['migrate', 'history', '--json=step,release,by']);
  expect(JSON.parse(history.stdout).at(-1)).toEqual({
    step: 'up',
    release: expect.any(String),
    by: expect.stringMatching(/^operator:.+@.+$/),
  });
});

test('a migration begins under a name that says what it does', async () => {
  const refused = await studyhall(['migrate', 'make', 'Stuff']);
  expect(refused).toMatchObject({ code: 2, stderr: expect.stringContaining('let_answers_be_late') });
});
