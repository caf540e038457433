import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { accessDatabase, type DatabaseAccess, loadSettings } from '@studyhall/api/server';
import { makeTestFolder, withClient } from '@studyhall/api/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Ended, mustRunProgramBeside, runProgramBeside } from './testing/run-studyhall.ts';

let folder = '';
let environment: Record<string, string | undefined> = {};
let access: DatabaseAccess;

/** As an operator on the machine of the embedded database. */
function studyhall(...args: string[]): Promise<Ended> {
  return runProgramBeside(environment, args);
}

/** As a user of the running database beside the commands: they find it started, and leave it so. */
async function open(): Promise<DatabaseAccess> {
  return await accessDatabase(loadSettings(environment, folder), () => undefined);
}

const run = async (sql: string) =>
  await withClient(access.directUrl, async (client) => (await client.query(sql)).rows);
const logged = `select action from platform.audit_log where actor like 'operator:%' order by position`;
const items = `select item from platform.installed_content order by item`;

beforeAll(async () => {
  folder = await makeTestFolder('cli-restore');
  environment = { PATH: process.env['PATH'], HOME: tmpdir(), DATA_DIR: join(folder, 'data'), BACKUPS: 'on' };
  access = await open();
  await mustRunProgramBeside(environment, ['migrate']);
  await mustRunProgramBeside(environment, ['backup', 'now']);
});
afterAll(async () => {
  await access?.stop();
  await rm(folder, { recursive: true, force: true });
});

test('an accident is undone: one table from a moment, then everything, with the old data kept and a first backup', async () => {
  await run(`insert into platform.installed_content values ('before', now())`);
  const [row] = await run(`select clock_timestamp() + interval '0.1 s' as at, pg_sleep(0.3)`);
  await run(`delete from platform.installed_content where item = 'before'`);
  await run(`insert into platform.installed_content values ('after', now())`);
  const moment = new Date(row?.at).toISOString();

  const table = ['--table', 'platform.installed_content'];
  const preview = await studyhall(
    'backup',
    'restore',
    '--to',
    moment,
    ...table,
    '--json=missing,newer,inserted',
  );
  expect(preview).toMatchObject({ code: 0 });
  expect(JSON.parse(preview.stdout)).toEqual([{ missing: 1, newer: 1, inserted: 0 }]);
  expect((await studyhall('backup', 'restore', '--to', moment, ...table, '--apply')).code).toBe(0);
  expect(await run(items)).toEqual([{ item: 'after' }, { item: 'before' }]);

  const inUse = await studyhall('backup', 'restore', '--to', moment, '--swap', '--yes');
  expect(inUse.code).toBe(1);
  expect(inUse.stderr).toContain('is in use');
  expect(await run(logged)).toEqual(
    ['migrate', 'backup.now', 'backup.bringBack', 'backup.restore'].map((action) => ({ action })),
  );
  await access.stop();

  const swapped = await studyhall(
    'backup',
    'restore',
    '--to',
    moment,
    '--swap',
    '--yes',
    '--json=table,difference',
  );
  expect(swapped).toMatchObject({ code: 0 });
  expect(swapped.stderr).toContain('To go back: stop the server');
  access = await open();
  expect(await run(items)).toEqual([{ item: 'before' }]);
  const names = await readdir(join(folder, 'data'));
  expect(names.filter((name) => name.startsWith('postgres.before-'))).toHaveLength(1);
  expect(await readdir(join(folder, 'data/backups/full'))).toHaveLength(2);
  // The successor goes on in the same folder, and nobody else does.
  const branches = await readdir(join(folder, 'data/backups/branches'));
  expect(branches.sort()).toEqual([
    expect.stringMatching(/^0001-\d+-origin\.json$/),
    expect.stringMatching(/^0002-\d+-[\da-f-]{36}\.json$/),
  ]);

  const drill = await studyhall('backup', 'drill', '--json=check,isOk');
  expect(drill).toMatchObject({ code: 0 });
  expect(await run('select is_ok as "isOk" from admin.drills')).toEqual([{ isOk: true }]);
  expect((await studyhall('backup', 'prune')).code).toBe(0);
  expect(await run(logged)).toEqual(
    ['migrate', 'backup.now', 'backup.restore', 'backup.drill', 'backup.prune'].map((action) => ({ action })),
  );
});

test('a restore says what it needs to be told, and which moments are possible', async () => {
  const [vague, yesterday, dayAlone, early] = await Promise.all([
    studyhall('backup', 'restore', '--to', 'latest'),
    studyhall('backup', 'restore', '--to', 'yesterday', '--swap'),
    studyhall('backup', 'restore', '--to', '2020-01-01', '--into', join(folder, 'early')),
    studyhall('backup', 'restore', '--to', '2020-01-01 00:00', '--into', join(folder, 'early')),
  ]);
  expect(vague.code).toBe(2);
  expect(yesterday.code).toBe(2);
  expect(dayAlone.code).toBe(2);
  expect(dayAlone.stderr).toContain('a day and a time such as "2026-11-28 14:05"');
  expect(early.code).toBe(1);
  expect(early.stderr).toContain('possible are moments from');
  expect(await readdir(folder)).toEqual(['data']);
});

test('a backup whose description is damaged is shown as such, and others are restored beside it', async () => {
  const damaged = join(folder, 'data/backups/full/20991231T000000Z-0000');
  await mkdir(damaged);
  await writeFile(join(damaged, 'backup.json'), '{"version":3}');
  const list = await studyhall('backup', 'list', '--json=id,kind');
  expect(JSON.parse(list.stdout)).toContainEqual({ id: '20991231T000000Z-0000', kind: 'damaged' });
  const into = join(folder, 'beside');
  const restored = await studyhall('backup', 'restore', '--to', 'latest', '--into', into);
  expect(restored.code).toBe(0);
  expect(restored.stderr).toContain('full/20991231T000000Z-0000/backup.json is damaged');
  await Promise.all([damaged, into].map((place) => rm(place, { recursive: true })));
});

test('a swap that is killed between its two steps is done by the next start', async () => {
  await run(`insert into platform.installed_content values ('swapped', now())`);
  const timeline = 'select timeline_id from pg_control_checkpoint()';
  const before = await run(timeline);
  await access.stop();
  const isFirst = join(folder, 'kill.mjs');
  await writeFile(
    isFirst,
    `import fs from 'node:fs/promises';
     import { syncBuiltinESMExports } from 'node:module';
     const { rename } = fs;
     fs.rename = async (from, to) => {
       if (from.includes('/restored-') && to.endsWith('/postgres')) process.kill(process.pid, 'SIGKILL');
       await rename(from, to);
     };
     syncBuiltinESMExports();`,
  );
  const dying = { ...environment, NODE_OPTIONS: `--import=${isFirst}` };
  await runProgramBeside(dying, ['backup', 'restore', '--to', 'latest', '--swap', '--yes']);
  const data = join(folder, 'data');
  expect(await readdir(data)).not.toContain('postgres');

  access = await open();
  await mkdir(join(data, 'backups/full/20261129T000000Z-0000'));
  const pruned = await studyhall('backup', 'prune');
  expect(pruned.stderr).toContain('left by restores that were ended, are gone');
  expect((await readdir(data)).filter((name) => name.startsWith('restored-'))).toEqual([]);
  expect(await readdir(join(data, 'backups/full'))).not.toContain('20261129T000000Z-0000');
  expect(await readdir(data)).toContain('postgres');
  expect(await readdir(data)).not.toContain('postgres.swap-in');
  expect(await run(items)).toContainEqual({ item: 'swapped' });
  expect(await run(timeline)).not.toEqual(before);
});
