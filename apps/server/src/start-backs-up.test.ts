import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { accessDatabase, loadSettings, migrate, openDatabase } from '@studyhall/api/server';
import { addLearner, undoNewest, withClient } from '@studyhall/api/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startProcess } from './testing/start-process.ts';

let folder: string;
let env: Readonly<Record<string, string>>;
let newest: string | undefined;

/** An installation of the release before, with an account in it. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'studyhall-older-'));
  env = { ENV_FILE: 'off', DATA_DIR: join(folder, 'data'), BACKUPS: 'on' };
  await withDatabase(async (url) => {
    await migrate(url);
    const db = openDatabase({ url, poolSize: 1 });
    await addLearner(db);
    await db.destroy();
    newest = (await undoNewest(url, { by: 'a test', permit: async () => undefined }))?.name;
  });
});
afterAll(async () => await rm(folder, { recursive: true, force: true }));

async function withDatabase<T>(work: (url: string) => Promise<T>): Promise<T> {
  const access = await accessDatabase(loadSettings(env, folder), () => undefined);
  try {
    return await work(access.directUrl);
  } finally {
    await access.stop();
  }
}

const appliedNewest = async () =>
  await withDatabase(async (url) => {
    const asked = 'select from public.knex_migrations where name = $1';
    return (await withClient(url, (client) => client.query(asked, [newest]))).rowCount;
  });

test('a start that migrates keeps a backup of before, and one that cannot keep one changes nothing', async () => {
  const inTheWay = join(folder, 'in-the-way');
  await writeFile(inTheWay, '');
  const refused = startProcess({ ...env, BACKUP_DIR: inTheWay });
  expect(await refused.end).toBe(1);
  expect(refused.stderr()).toContain('Studyhall cannot start: nothing was migrated, because no backup');
  expect(refused.stderr().trim().split('\n')).toHaveLength(1);
  expect(await appliedNewest()).toBe(0);

  const server = startProcess(env);
  await server.ready;
  expect(server.stdout()).toMatch(/older release: 1 migration .*\nBefore that, a backup was taken: \d{8}T/);
  server.kill('SIGTERM');
  expect(await server.end).toBe(0);
  expect(await appliedNewest()).toBe(1);
  expect(await readdir(join(folder, 'data/backups/full'))).not.toEqual([]);
});

test('a start that copies nothing elsewhere any more says that copies fail no longer', async () => {
  const said = `insert into admin.incidents (id, kind, since, detail)
    values (gen_random_uuid(), 'offsite-failing', now(), 'copies do not leave this machine')`;
  await withDatabase(async (url) => await withClient(url, (client) => client.query(said)));
  const server = startProcess({
    ...env,
    BACKUPS: 'off',
    BACKUP_TARGET: `file:${join(folder, 'elsewhere')}`,
    BACKUP_RECIPIENTS: 'age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p',
  });
  await server.ready;
  server.kill('SIGTERM');
  expect(await server.end).toBe(0);
  const open = `select from admin.incidents where kind = 'offsite-failing' and until is null`;
  const left = await withDatabase(async (url) => await withClient(url, (client) => client.query(open)));
  expect(left.rowCount).toBe(0);
});
