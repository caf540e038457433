import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { databaseUrl, newSecretKey, withClient } from '@studyhall/api/testing';
import { createTestDatabase, type TestDatabase, testClusterUrl } from '@studyhall/api/testing/database';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Ended, runBeside } from './testing/run-studyhall.ts';

let source: TestDatabase;
let folder: string;
const target = `site_${randomBytes(4).toString('hex')}`;

beforeAll(async () => {
  source = await createTestDatabase();
  folder = await mkdtemp(join(tmpdir(), 'studyhall-site-'));
  await withClient(testClusterUrl(), (client) =>
    client.query(`create database ${target} template template0`),
  );
});
afterAll(async () => {
  await withClient(testClusterUrl(), (client) => client.query(`drop database ${target} with (force)`));
  await source.drop();
  await rm(folder, { recursive: true });
});

/** On the machine of a database, with its address. */
function run(url: string, args: readonly string[], more: Record<string, string> = {}): Promise<Ended> {
  const env = {
    PATH: process.env['PATH'],
    HOME: tmpdir(),
    DATA_DIR: join(folder, 'data'),
    DATABASE_URL: url,
    SECRET_KEYS: newSecretKey(),
    ...more,
  };
  return runBeside(env, args);
}

/** What the log of a database says was done, in its order. */
async function loggedIn(url: string): Promise<string[]> {
  const { rows } = await withClient(url, (client) =>
    client.query<{ action: string }>(
      `select action from platform.audit_log where actor like 'operator:%' order by position`,
    ),
  );
  return rows.map(({ action }) => action);
}

test('a site goes into a file and into an empty database, with equal hashes; what is not fit for it is refused', async () => {
  const file = join(folder, 'school.site');
  const exported = await run(source.url, ['site', 'export', file, '--json=domain,sha256']);
  expect(exported).toMatchObject({ code: 0, stderr: expect.stringContaining('holds the site') });
  const again = await run(source.url, ['site', 'export', file]);
  expect(again).toMatchObject({ code: 1, stderr: expect.stringContaining('is there already') });

  const url = databaseUrl(testClusterUrl(), target);
  const imported = await run(url, ['site', 'import', file, '--json=domain,sha256']);
  expect(imported).toMatchObject({ code: 0, stdout: exported.stdout });
  expect(imported.stderr).toContain('every domain has the hash of the export');
  expect(JSON.parse(imported.stdout).map(({ domain }: { domain: string }) => domain)).toContain('quizzes');

  expect(await loggedIn(url)).toEqual(['site.export', 'site.import']);

  await withClient(url, (client) =>
    client.query(`insert into auth.users (id, role, created_at, updated_at)
      values ('01900000-0000-7000-8000-000000000000', 'individual', now(), now())`),
  );
  const [refused, missing] = await Promise.all([
    run(url, ['site', 'import', file]),
    run(url, ['site', 'import', join(folder, 'none.site')]),
  ]);
  expect(refused).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('holds data already (auth.users'),
  });
  expect(missing).toMatchObject({ code: 1, stderr: expect.stringContaining('none.site is not there') });
});

test('secret keys leave the machine encrypted alone', async () => {
  const file = join(folder, 'keys.site');
  const [bare, wrong] = await Promise.all([
    run(source.url, ['site', 'export', file, '--with-keys']),
    run(source.url, ['site', 'export', file, '--with-keys', '--recipients', 'age1me']),
  ]);
  expect(bare).toMatchObject({ code: 2, stderr: expect.stringContaining('--recipients') });
  expect(wrong).toMatchObject({ code: 2, stderr: expect.stringContaining('no public key of age') });
});

test('backups are copied to a folder for a key that was made here, and without recipients nothing starts', async () => {
  const made = await run(source.url, ['backup', 'key', 'new', '--json']);
  const { recipient, identity } = JSON.parse(made.stdout);
  expect(identity).toMatch(/^AGE-SECRET-KEY-1/);
  expect(made.stderr).toContain('nothing of it is kept here');

  const place = { BACKUP_TARGET: `file:${folder}`, BACKUP_DIR: join(folder, 'backups') };
  const open = await run(source.url, ['backup', 'copy'], place);
  expect(open).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('BACKUP_TARGET needs BACKUP_RECIPIENTS'),
  });
  const copied = await run(source.url, ['backup', 'copy'], { ...place, BACKUP_RECIPIENTS: recipient });
  expect(copied).toMatchObject({ code: 0, stderr: expect.stringContaining('Copied: 1 files') });
  expect((await loggedIn(source.url)).at(-1)).toBe('backup.copy');
});
