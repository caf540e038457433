import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { accessDatabase, type DatabaseAccess, loadSettings } from '@studyhall/api/server';
import { makeTestFolder, newSecretKey, withClient } from '@studyhall/api/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { mustRunProgramBeside, runProgramBeside } from './testing/run-studyhall.ts';

type Environment = Record<string, string | undefined>;

let folder = '';
/** Of the installation that was there first, and of one that is restored from it. */
let live: Environment = {};
let copy: Environment = {};
const opened: DatabaseAccess[] = [];

async function open(environment: Environment): Promise<DatabaseAccess> {
  const access = await accessDatabase(loadSettings(environment, folder), () => undefined);
  opened.push(access);
  return access;
}

beforeAll(async () => {
  folder = await makeTestFolder('cli-adopt');
  await mkdir(join(folder, 'nas'));
  const machine = { PATH: process.env['PATH'], HOME: tmpdir() };
  const key = await runProgramBeside(machine, ['backup', 'key', 'new', '--json=recipient']);
  live = {
    ...machine,
    DATA_DIR: join(folder, 'data'),
    BACKUP_DIR: join(folder, 'backups'),
    BACKUP_TARGET: `file:${folder}/nas`,
    BACKUP_RECIPIENTS: JSON.parse(key.stdout).recipient,
  };
  copy = { ...live, DATA_DIR: join(folder, 'copy') };
  await open(live);
  await mustRunProgramBeside(live, ['migrate']);
  await writeFile(join(folder, 'data/secret-keys'), `${newSecretKey()}\n`, { mode: 0o600 });
  await mustRunProgramBeside(live, ['backup', 'now']);
  await mustRunProgramBeside(live, ['backup', 'copy']);
});
afterAll(async () => {
  for (const access of opened) await access.stop();
  await rm(folder, { recursive: true, force: true });
});

const files = async () => [
  ...(await readdir(join(folder, 'backups'), { recursive: true })).filter((name) =>
    /^(full|wal)\//.test(name),
  ),
  ...(await readdir(join(folder, 'nas'), { recursive: true })),
];

async function saidByDoctor(environment: Environment) {
  const { stdout } = await runProgramBeside(environment, ['doctor', '--json']);
  const findings: { check: string; verdict: string; what: string; cure: string }[] = JSON.parse(stdout);
  return findings.find(({ check }) => check === 'backups');
}

test('a restored copy writes nothing where the installation it came from keeps its backups, until it is told that it takes its place', async () => {
  const restored = await runProgramBeside(live, [
    'backup',
    'restore',
    '--to',
    'latest',
    '--into',
    join(folder, 'copy'),
  ]);
  expect(restored).toMatchObject({ code: 0, stderr: expect.stringContaining('say "backup adopt"') });
  const access = await open(copy);
  const before = await files();
  for (const command of [['now'], ['copy'], ['prune']]) {
    const refused = await runProgramBeside(copy, ['backup', ...command]);
    expect(refused).toMatchObject({ code: 1, stderr: expect.stringContaining('studyhall backup adopt') });
  }
  // A folder of its own alone is half of it: copies of both would lie in one place off-site.
  const half = { ...copy, BACKUP_DIR: join(folder, 'own') };
  expect(await runProgramBeside(half, ['backup', 'now'])).toMatchObject({ code: 0 });
  const off = await runProgramBeside(half, ['backup', 'copy']);
  expect(off).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('Set BACKUP_TARGET to another place'),
  });
  expect(await files()).toEqual(before);
  expect(await saidByDoctor(copy)).toMatchObject({
    verdict: 'problem',
    cure: expect.stringContaining('studyhall backup adopt'),
  });
  expect(await saidByDoctor(live)).not.toMatchObject({ verdict: 'problem' });
  await mustRunProgramBeside(live, ['backup', 'now']);

  await withClient(access.directUrl, (client) =>
    client.query(`insert into platform.installed_content values ('of the copy', now())`),
  );
  const adopted = await runProgramBeside(copy, ['backup', 'adopt', '--yes', '--json=adopted']);
  expect(adopted).toMatchObject({ code: 0 });
  expect(JSON.parse(adopted.stdout)).toEqual({ adopted: [join(folder, 'backups'), 'BACKUP_TARGET'] });
  await mustRunProgramBeside(copy, ['backup', 'now']);
  await mustRunProgramBeside(copy, ['backup', 'copy']);
  for (const command of ['now', 'copy'])
    expect(await runProgramBeside(live, ['backup', command])).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('keeps the backups of another installation'),
    });
});

test('whoever goes back to the old data adopts the backups anew, and their latest state is the old branch again', async () => {
  const [access] = opened;
  await withClient(access?.directUrl ?? '', (client) =>
    client.query(`insert into platform.installed_content values ('of the old one', now())`),
  );
  expect(await runProgramBeside(live, ['backup', 'adopt', '--yes'])).toMatchObject({ code: 0 });
  const into = join(folder, 'latest');
  const restore = ['backup', 'restore', '--to', 'latest', '--into', into];
  expect(await runProgramBeside(live, restore)).toMatchObject({ code: 0 });
  const restored = await open({ ...live, DATA_DIR: into, BACKUPS: 'off' });
  const rows = await withClient(restored.directUrl, async (client) => {
    return (await client.query(`select item from platform.installed_content where item like 'of the%'`)).rows;
  });
  expect(rows).toEqual([{ item: 'of the old one' }]);
  await mustRunProgramBeside(live, ['backup', 'now']);
  await mustRunProgramBeside(live, ['backup', 'copy']);
  expect(await runProgramBeside(copy, ['backup', 'now'])).toMatchObject({ code: 1 });
  const again = await runProgramBeside(live, ['backup', 'adopt', '--yes', '--json=adopted']);
  expect(JSON.parse(again.stdout)).toEqual({ adopted: [] });
});

test('copies of another database are not adopted, because both would be lost', async () => {
  const foreign = join(folder, 'nas/branches/0099-1-origin.json.age');
  await writeFile(foreign, '');
  for (const command of [['adopt', '--yes'], ['copy']])
    expect(await runProgramBeside(live, ['backup', ...command])).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/another database.*set BACKUP_TARGET to another place/),
    });
  await rm(foreign);
  await mustRunProgramBeside(live, ['backup', 'copy']);
});
