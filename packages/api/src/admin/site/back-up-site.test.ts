import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import type { Knex } from 'knex';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase } from '../../platform/database.ts';
import { addLearner } from '../../testing/builders.ts';
import { withClient } from '../../testing/template-database.ts';
import { createTestDatabase, type TestDatabase } from '../../testing/test-database.ts';
import { folderStore } from '../backup/folder-store.ts';
import { listOpenIncidents } from '../incidents.ts';
import { backUpSite } from './back-up-site.ts';
import { verifySite } from './read-site.ts';
import { SITE_BACKUP_FILE } from './site-backup.ts';

const START = new Date('2026-11-29T17:15:00Z').getTime();
const HOUR_MS = 60 * 60 * 1000;
const role = `site_${randomBytes(4).toString('hex')}`;
let folder: string;
let database: TestDatabase;
let db: Knex;
let url: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'studyhall-site-'));
  database = await createTestDatabase();
  db = openDatabase({ url: database.url });
  await addLearner(db);
  // As a managed database gives it: the owner of the tables, and nothing above.
  await withClient(database.url, (client) =>
    client.query(`create role ${role} login password 'of a test' in role studyhall_owner;
      grant connect on database ${new URL(database.url).pathname.slice(1)} to ${role};
      grant usage on schema public to ${role}; grant select on public.knex_migrations to ${role}`),
  );
  const address = new URL(database.url);
  address.username = role;
  address.password = 'of a test';
  url = address.href;
});
afterAll(async () => {
  await db.destroy();
  await withClient(database.url, (client) => client.query(`drop owned by ${role}; drop role ${role}`));
  await database.drop();
  await rm(folder, { recursive: true });
});

test('where the role may not replicate, tables are kept once a day, as long as full backups and in the same room, and what a killed try left goes', async () => {
  const store = folderStore(join(folder, 'backups'));
  const take = async (hours: number, { by = url, maxBytes = 2 ** 30 } = {}) =>
    await backUpSite(db, {
      url: by,
      store,
      maxBytes,
      blobsFolder: join(folder, 'blobs'),
      clock: () => new Date(START + hours * HOUR_MS),
    });
  expect(await take(0, { by: database.url })).toBeUndefined();
  const first = await take(0);
  const { manifest } = await verifySite(join(folder, 'backups/site', first?.id ?? '', SITE_BACKUP_FILE));
  expect(manifest.tables.find(({ name }) => name === 'auth.users')?.rows).toBe(1);
  expect(await take(22)).toBeUndefined();

  await store.write(`site/20261130T000000Z-0000/${SITE_BACKUP_FILE}`, Readable.from(['half']));
  const draft = join(folder, 'backups/site/20261130T000001Z-0000', `${SITE_BACKUP_FILE}.draft-00ff`);
  await mkdir(dirname(draft));
  await writeFile(draft, 'less than half');
  const daysKept = async () =>
    (await readdir(join(folder, 'backups/site'))).map((id) => id.slice(4, 8)).sort();
  for (const days of [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]) expect(await take(days * 24)).toBeDefined();
  // Seven days, the firsts of both weeks, and those of both months.
  expect(await daysKept()).toEqual([
    '1129',
    '1130',
    '1201',
    '1203',
    '1204',
    '1205',
    '1206',
    '1207',
    '1208',
    '1209',
  ]);
  expect(await store.list('site/')).toHaveLength(20);
  const [any] = await store.list('site/');
  await take(11 * 24, { maxBytes: 3 * (any?.bytes ?? 0) });
  expect((await daysKept()).length).toBeLessThan(4);
  expect(await daysKept()).toContain('1210');
});

test('a backup that fails is an incident until the next one', async () => {
  const take = async (store: ReturnType<typeof folderStore>) =>
    await backUpSite(db, {
      url,
      store,
      maxBytes: undefined,
      blobsFolder: join(folder, 'blobs'),
      clock: () => new Date(START),
    });
  await writeFile(join(folder, 'no-folder'), '');
  await expect(take(folderStore(join(folder, 'no-folder')))).rejects.toThrow('ENOTDIR');
  expect(await listOpenIncidents(db)).toMatchObject([{ kind: 'backup-failed' }]);
  await take(folderStore(join(folder, 'others')));
  expect(await listOpenIncidents(db)).toEqual([]);
});
