import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { migrate, migrationStatus } from '../platform/migrate.ts';
import { migrationHistory } from '../platform/migration-history.ts';
import { migrations } from '../platform/migrations.ts';
import { withClient } from '../testing/template-database.ts';
import { createTestDatabase, type TestDatabase } from '../testing/test-database.ts';
import { folderStore } from './backup/folder-store.ts';
import { takeSiteBackup } from './site/take-site-backup.ts';
import { undoMigration } from './undo-migration.ts';

const now = new Date('2026-03-10T12:00:00Z');
const minutesAgo = (minutes: number) => new Date(now.getTime() - minutes * 60_000);

let database: TestDatabase;
let folder: string;

beforeEach(async () => {
  database = await createTestDatabase();
  folder = await mkdtemp(join(tmpdir(), 'studyhall-backups-'));
});
afterEach(async () => {
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

const ask = async (sql: string) => (await withClient(database.url, (client) => client.query(sql))).rows;
const undo = (options: { mayLoseRows?: boolean; isTrial?: boolean } = {}) =>
  undoMigration(database.url, { store: folderStore(folder), mayLoseRows: false, by: 'ada', now, ...options });
const names = Object.keys(migrations).sort();
const newest = names.at(-1) ?? '';

/** Until the migration is the newest one: nothing that comes after it holds a row in an empty database. */
async function undoUntil(name: string): Promise<void> {
  for (let at = names.length - 1; names[at] !== name; at -= 1)
    expect(await undo()).toMatchObject({ name: names[at] });
}

async function addBackup(startedAt: Date, systemIdentifier: string): Promise<void> {
  const id = `${startedAt.toISOString().replaceAll(/[-:]|\.\d+/g, '')}-0001`;
  const backup = {
    version: 1,
    kind: 'physical',
    ...{ id, startedAt, finishedAt: startedAt, startLsn: '0/1', stopLsn: '0/2', timeline: 1 },
    ...{ systemIdentifier, serverVersion: '18.4', walSegmentBytes: 1_048_576, migration: newest, files: [] },
  };
  await folderStore(folder).write(`full/${id}/backup.json`, Readable.from([JSON.stringify(backup)]));
}

const QUOTAS = '20261129200000_create_quotas.ts';

test('a migration whose tables are empty is undone, done again, and history says by whom', async () => {
  await undoUntil(QUOTAS);
  expect(await undo()).toEqual({ name: QUOTAS, losses: [] });
  expect(await ask(`select to_regclass('platform.quotas') is null as gone`)).toEqual([{ gone: true }]);
  const { pending } = await migrationStatus(database.url);
  expect(pending[0]).toBe(QUOTAS);
  expect((await migrate(database.url, { by: 'bob' })).applied).toEqual(pending);
  const steps = await migrationHistory(database.url);
  expect(steps.at(-1)).toMatchObject({ name: newest, step: 'up', by: 'bob', release: expect.any(String) });
  expect(steps.filter(({ name }) => name === names[0])).toMatchObject([
    { step: 'up', by: null, release: null },
  ]);
});

test('where rows would be lost nothing is undone, and they are counted', async () => {
  await undoUntil(QUOTAS);
  await fillQuotas();
  await expect(undo()).rejects.toThrow(
    `${QUOTAS} cannot be undone without loss: 2 of platform.quotas. With --lose-rows`,
  );
  expect(await undo({ isTrial: true })).toEqual({
    name: QUOTAS,
    losses: [{ of: 'platform.quotas', count: 2 }],
  });
  expect(await ask('select count(*)::int as rows from platform.quotas')).toEqual([{ rows: 2 }]);
});

test('rows are lost only with a backup of the last hour, and of this database', async () => {
  await undoUntil(QUOTAS);
  await fillQuotas();
  const [{ id }] = await ask('select system_identifier::text as id from pg_control_system()');
  await expect(undo({ mayLoseRows: true })).rejects.toThrow('is none: npx studyhall backup now makes one');
  await addBackup(minutesAgo(10), '7');
  await expect(undo({ mayLoseRows: true })).rejects.toThrow('is none');
  await addBackup(minutesAgo(61), id);
  await expect(undo({ mayLoseRows: true })).rejects.toThrow('is of 2026-03-10T10:59:00.000Z');
  await addBackup(minutesAgo(59), id);
  expect(await undo({ mayLoseRows: true })).toEqual({
    name: QUOTAS,
    losses: [{ of: 'platform.quotas', count: 2 }],
  });
});

test('a backup of the logical kind counts where it says that it is of this database and has the migration', async () => {
  const taken = await takeSiteBackup({
    ...{ url: database.url, store: folderStore(folder), blobsFolder: folder },
    clock: () => minutesAgo(10),
  });
  await undoUntil(QUOTAS);
  await fillQuotas();
  const file = join(folder, 'site', taken.id, 'backup.json');
  const says = async (source: object | undefined) =>
    await writeFile(file, JSON.stringify({ ...taken, source }));
  const refused = (why: string) =>
    expect(undo({ mayLoseRows: true })).rejects.toThrow(
      `is none (${taken.id} ${why}): npx studyhall backup now`,
    );
  await says(undefined);
  await refused('does not say of which database it is');
  await says({ ...taken.source, database: 'other' });
  await refused('is of another database');
  await says({ ...taken.source, systemIdentifier: '7' });
  await refused('is of another database');
  await says({ ...taken.source, migration: '20261129100000_earlier.ts' });
  await refused(`was taken before ${QUOTAS}`);
  await says(taken.source);
  expect(await undo({ mayLoseRows: true })).toMatchObject({ name: QUOTAS });
});

async function fillQuotas(): Promise<void> {
  await ask(
    `insert into platform.quotas (owner, kind, used, ends_at) select 'ada', n, 1, now() from unnest('{a,b}'::text[]) n`,
  );
}
