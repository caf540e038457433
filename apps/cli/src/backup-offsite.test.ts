import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  accessDatabase,
  type DatabaseAccess,
  loadSettings,
  openBlobs,
  openDatabase,
} from '@studyhall/api/server';
import { makeTestFolder, newSecretKey, withClient } from '@studyhall/api/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Ended, mustRunProgramBeside, runProgramBeside } from './testing/run-studyhall.ts';

type Environment = Record<string, string | undefined>;

let folder = '';
let environment: Environment = {};
let access: DatabaseAccess;
const machine = { PATH: process.env['PATH'], HOME: tmpdir() };

function studyhall(args: readonly string[], env: Environment = environment): Promise<Ended> {
  return runProgramBeside(env, args);
}

/** As a user of the running database beside the commands: they find it started, and leave it so. */
async function open(env: Environment): Promise<DatabaseAccess> {
  return await accessDatabase(loadSettings(env, folder), () => undefined);
}

async function newKey(file: string): Promise<string> {
  const { stdout } = await studyhall(['backup', 'key', 'new', '--json=recipient,identity'], machine);
  const { recipient, identity } = JSON.parse(stdout);
  await writeFile(join(folder, file), `${identity}\n`, { mode: 0o600 });
  return recipient;
}

beforeAll(async () => {
  folder = await makeTestFolder('cli-offsite');
  await mkdir(join(folder, 'nas'));
  const recipient = await newKey('key.txt');
  environment = {
    ...machine,
    DATA_DIR: join(folder, 'data'),
    BACKUPS: 'on',
    BACKUP_TARGET: `file:${folder}/nas`,
    BACKUP_RECIPIENTS: recipient,
    MAIL_FROM: `Ada's school <ada@school.org>`,
  };
  access = await open(environment);
  await mustRunProgramBeside(environment, ['migrate']);
  // As a first start makes it.
  await writeFile(join(folder, 'data/secret-keys'), `${newSecretKey()}\n`, { mode: 0o600 });
});
afterAll(async () => {
  await access?.stop();
  await rm(folder, { recursive: true, force: true });
});

test('a lost server comes back from its copy and the key alone; a wrong key touches nothing; a drill of it is told apart', async () => {
  const large = Buffer.alloc(3_000_000, 'of the film');
  const db = openDatabase({ url: access.directUrl, poolSize: 1 });
  const kept = { content: large, keeper: 'film', now: new Date() };
  const { hash } = await openBlobs(join(folder, 'data/blobs')).put(db, kept);
  await db.destroy();
  expect(await studyhall(['backup', 'now'])).toMatchObject({ code: 0 });
  expect(await studyhall(['backup', 'copy'])).toMatchObject({ code: 0 });
  const copy = ['--from', `file:${folder}/nas`, '--identity'];

  await newKey('other.txt');
  const wrong = [...copy, join(folder, 'other.txt')];
  const untouched = { ...machine, DATA_DIR: join(folder, 'nothing') };
  const into = join(folder, 'new');
  const restore = ['backup', 'restore', '--to', 'latest', '--into', into];
  const refusals = [['backup', 'drill'], restore].map((command) =>
    studyhall([...command, ...wrong], untouched),
  );
  for (const refused of await Promise.all(refusals)) {
    expect(refused).toMatchObject({ code: 1 });
    expect(refused.stderr).toContain('was not encrypted for this key');
  }
  expect((await readdir(folder)).sort()).toEqual(['data', 'key.txt', 'nas', 'other.txt']);

  // The place of the copies is that of the settings.
  const drill = await studyhall([
    'backup',
    'drill',
    ...['--identity', join(folder, 'key.txt')],
    '--json=check,isOk,detail',
  ]);
  expect(drill).toMatchObject({ code: 0 });
  expect(JSON.parse(drill.stdout)).toContainEqual({ check: 'blobs', isOk: true, detail: '1 large blobs' });
  const drills = 'select is_ok as "isOk", is_offsite as "isOffsite" from admin.drills';
  const asked = async (sql: string) =>
    await withClient(access.directUrl, async (client) => (await client.query(sql)).rows);
  expect(await asked(drills)).toEqual([{ isOk: true, isOffsite: true }]);
  const read = await studyhall(['backup', 'verify', ...copy, join(folder, 'key.txt')], untouched);
  expect(read).toMatchObject({ code: 0, stderr: expect.stringContaining('every byte is as it was written') });
  expect((await readdir(join(folder, 'nas/full'), { recursive: true })).join()).not.toContain(
    'verified.json',
  );

  // Copied and well there, damaged here since: nobody is told so by what has still to be copied.
  const blob = join(folder, `data/backups/blobs/${hash.slice(0, 2)}/${hash.slice(2)}`);
  const [whole, there] = [
    await readFile(blob),
    join(folder, `nas/blobs/${hash.slice(0, 2)}/${hash.slice(2)}.age`),
  ];
  await writeFile(blob, 'nonsense');
  const damagedHere = await studyhall(['backup', 'copy']);
  expect(damagedHere).toMatchObject({ code: 1, stderr: expect.stringContaining('damaged here since') });
  await writeFile(blob, whole);
  expect(await studyhall(['backup', 'copy'])).toMatchObject({ code: 0 });
  const encrypted = await readFile(there);
  await writeFile(there, encrypted.subarray(0, -100));
  const damagedThere = await studyhall(['backup', 'verify', ...copy, join(folder, 'key.txt')], untouched);
  expect(damagedThere).toMatchObject({ code: 1, stdout: expect.stringContaining('cannot be decrypted') });
  await writeFile(there, encrypted);
  await access.stop();

  const keys = await readFile(join(folder, 'data/secret-keys'), 'utf8');
  await rm(join(folder, 'data'), { recursive: true });
  await writeFile(join(folder, 'target.txt'), `file:${folder}/nas\n`);
  const named = ['--from-file', join(folder, 'target.txt'), '--identity', join(folder, 'key.txt')];
  const restored = await studyhall([...restore, ...named], untouched);
  expect(restored).toMatchObject({ code: 0 });
  expect(restored.stderr).toContain('settings.env');
  expect((await readFile(join(into, 'secret-keys'), 'utf8')).trim()).toBe(keys.trim());
  expect((await readFile(join(into, `blobs/${hash.slice(0, 2)}/${hash.slice(2)}`))).equals(large)).toBe(true);
  expect(loadSettings({ ENV_FILE: join(into, 'settings.env') }, folder).mailFrom).toBe(
    environment['MAIL_FROM'],
  );
  const blobs = 'select hash from platform.blobs';
  access = await open({ ...machine, DATA_DIR: into });
  expect(await asked(blobs)).toEqual([{ hash }]);
  expect(await readdir(folder)).not.toContain('nothing');
});
