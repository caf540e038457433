import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openDatabase } from '../../platform/database.ts';
import { newSecretKey } from '../../platform/secrets.ts';
import { readSettings } from '../../platform/settings.ts';
import { addLearner } from '../../testing/builders.ts';
import { createTestDatabase, type TestDatabase } from '../../testing/test-database.ts';
import { type BackUpBefore, backUpBeforeMigrating } from './back-up-before-migrating.ts';
import { alone } from './direct-connection.ts';

let database: TestDatabase;
let folder: string;
beforeEach(async () => {
  database = await createTestDatabase();
  folder = await mkdtemp(join(tmpdir(), 'studyhall-before-'));
});
afterEach(async () => {
  await database.drop();
  await rm(folder, { recursive: true });
});

async function backUp(backups: 'on' | 'off', more: Pick<BackUpBefore, 'patienceMs'> = {}): Promise<string[]> {
  const said: string[] = [];
  const env = { DATABASE_URL: database.url, SECRET_KEYS: newSecretKey(), DATA_DIR: folder, BACKUPS: backups };
  await backUpBeforeMigrating({
    settings: readSettings({ ...env, BACKUP_DIR: join(folder, 'kept') }, '/'),
    access: { directUrl: database.url },
    say: (line) => said.push(line),
    clock: () => new Date(),
    ...more,
  });
  return said;
}

async function register(): Promise<void> {
  const db = openDatabase({ url: database.appUrl, poolSize: 1 });
  await addLearner(db);
  await db.destroy();
}

test('a database without accounts, and one without backups, is migrated as it is', async () => {
  expect(await backUp('on')).toEqual([]);
  await register();
  expect(await backUp('off')).toEqual([]);
  expect(await readdir(folder)).toEqual([]);
});

test('where none can be taken the migration is refused, with the reason and the ways out', async () => {
  await register();
  await writeFile(join(folder, 'kept'), 'in the way');
  await expect(backUp('on')).rejects.toThrow(
    expect.objectContaining({
      name: 'MigrationError',
      message: expect.stringMatching(/^nothing was migrated, .*studyhall migrate --without-backup$/s),
    }),
  );
});

test('nothing is migrated behind somebody who is at work on the backups and does not end', async () => {
  await register();
  const url = database.url;
  const refused = alone(url, 'fulls', async () => {
    await expect(backUp('on', { patienceMs: -1 })).rejects.toThrow(
      'another process is at work on the backups',
    );
    return true;
  });
  expect(await refused).toBe(true);
});
