import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newSecretKey, withClient } from '@studyhall/api/testing';
import { createTestDatabase, type TestDatabase } from '@studyhall/api/testing/database';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createShell } from '../../shell.ts';
import { ofThisProcess } from '../../surroundings.ts';
import { backUpNow } from './now.ts';
import { restore } from './restore.ts';

const role = `rows_${randomBytes(4).toString('hex')}`;
let folder: string;
let database: TestDatabase;
let env: NodeJS.ProcessEnv;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'studyhall-now-'));
  database = await createTestDatabase();
  const address = new URL(database.url);
  // As a managed database gives it: the owner of the tables, and nothing above.
  await withClient(database.url, (client) =>
    client.query(`create role ${role} login password 'of a test' in role studyhall_owner;
      grant connect on database ${address.pathname.slice(1)} to ${role};
      grant usage on schema public to ${role}; grant select on public.knex_migrations to ${role}`),
  );
  address.username = role;
  address.password = 'of a test';
  env = {
    ...{ ENV_FILE: 'off', DATABASE_URL: address.href, SECRET_KEYS: newSecretKey() },
    DATA_DIR: join(folder, 'data'),
  };
});
afterAll(async () => {
  await withClient(database.url, (client) => client.query(`drop owned by ${role}; drop role ${role}`));
  await database.drop();
  await rm(folder, { recursive: true });
});

test('where the role may not replicate, all rows are kept, and laid out again for an import', async () => {
  const shell = createShell({ surroundings: { ...ofThisProcess(), env }, root: '/' });
  const { note } = await backUpNow(shell);
  expect(note).toContain('all rows, because the role of DATABASE_URL may not replicate');
  const backups = join(folder, 'data/backups/site');
  const [id = ''] = await readdir(backups);
  expect((await readdir(join(backups, id))).sort()).toEqual(['backup.json', 'site.tar.br']);
  const into = join(folder, 'new');
  const laid = await restore(shell, { to: 'latest', into, swap: false, apply: false, yes: false });
  expect(laid.note).toContain(`Backup ${id} has the tables as they were`);
  expect(laid.note).toContain(`studyhall site import ${join(into, 'site.tar.br')}`);
});
