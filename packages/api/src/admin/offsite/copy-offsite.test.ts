import { spawn, spawnSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { appendFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readTarget } from '../../platform/offsite-target.ts';
import { newSecretKey } from '../../platform/secrets.ts';
import { type S3StandIn, startS3StandIn } from '../../testing/s3-stand-in.ts';
import type { BackupStore } from '../backup/backup-store.ts';
import { folderStore } from '../backup/folder-store.ts';
import { type AgeKey, newAgeKey, readIdentities } from './age-keys.ts';
import { copyOffsite } from './copy-offsite.ts';
import { encryptedStore } from './encrypted-store.ts';
import { openTarget } from './open-target.ts';

const now = new Date('2026-11-29T17:15:00Z');
const BIG = 'full/20261129T171500Z-1f3a/base.tar.br';
const DONE = 'full/20261129T171500Z-1f3a/backup.json';
const MEBIBYTE = 1024 * 1024;

let folder: string;
let bucket: S3StandIn;
let key: AgeKey;
let local: BackupStore;
const secretKey = newSecretKey();

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'studyhall-offsite-'));
  bucket = await startS3StandIn();
  key = await newAgeKey();
  local = folderStore(join(folder, 'backups'));
});
afterEach(async () => {
  await bucket.stop();
  await rm(folder, { recursive: true });
});

async function open(text = bucket.target): Promise<BackupStore> {
  const target = readTarget(text, folder);
  if (target === undefined) throw new Error('No target');
  return await openTarget(target, { clock: () => new Date(), pausesMs: [1, 1], partBytes: 5 * MEBIBYTE });
}

async function copy(text = bucket.target) {
  const target = encryptedStore(await open(text), { recipients: [key.recipient] });
  const keys = { secretKeys: [secretKey] as const, settings: { MAIL_FROM: 'ada@school.org' } };
  return await copyOffsite({ local, target, folder: join(folder, 'backups'), keys, now });
}

async function keep(name: string, content: Buffer): Promise<Buffer> {
  await local.write(name, Readable.from([content]));
  return content;
}

/** What an operator with the identity finds there. */
async function opened(name: string, text = bucket.target): Promise<Buffer> {
  const store = encryptedStore(await open(text), { identities: [key.identity] });
  return await buffer(await store.read(name));
}

const namesThere = () => [...bucket.objects.keys()].map((name) => name.replace('of/ada/', '')).sort();

test('every file is there, encrypted, with the secret keys and the settings; a second run has nothing to do', async () => {
  const big = await keep(BIG, randomBytes(11 * MEBIBYTE));
  await keep(DONE, Buffer.from('{}'));
  const segments = ['wal/1.br', "wal/2 & it's.br", 'wal/3+.br'];
  for (const name of segments) await keep(name, Buffer.from(name));

  expect(await copy()).toMatchObject({ copied: 6, removed: 0, notRemoved: [] });
  const keysName =
    namesThere()
      .find((name) => name.startsWith('keys/'))
      ?.replace('.age', '') ?? '';
  expect(namesThere()).toEqual([BIG, DONE, keysName, ...segments].map((name) => `${name}.age`).sort());
  for (const { body } of bucket.objects.values()) {
    expect(body.subarray(0, 21).toString()).toBe('age-encryption.org/v1');
    expect(body.includes(secretKey)).toBe(false);
  }
  expect((await opened(BIG)).equals(big)).toBe(true);
  expect(JSON.parse((await opened(keysName)).toString())).toMatchObject({
    secretKeys: [secretKey],
    settings: { MAIL_FROM: 'ada@school.org' },
  });
  expect(await copy()).toMatchObject({ copied: 0, bytes: 0 });
});

test.runIf(spawnSync('age', ['--version']).status === 0)(
  'the standard age program opens what we wrote',
  async () => {
    const target = join(folder, 'nas');
    await mkdir(target);
    const content = await keep(DONE, randomBytes(200_000));
    await copy(`file:${target}`);
    await writeFile(join(folder, 'key.txt'), `# made by us\n${key.identity}\n`);
    const { stdout, status } = spawnSync('age', [
      '-d',
      '-i',
      join(folder, 'key.txt'),
      join(target, `${DONE}.age`),
    ]);
    expect(status).toBe(0);
    expect(content.equals(stdout)).toBe(true);
  },
);

test('a wrong key is refused before the first byte, a changed or cut file by name', async () => {
  const target = join(folder, 'nas');
  await mkdir(target);
  await keep(DONE, randomBytes(200_000));
  await copy(`file:${target}`);
  const other = encryptedStore(await open(`file:${target}`), { identities: [(await newAgeKey()).identity] });
  await expect(other.read(DONE)).rejects.toMatchObject({
    reason: 'wrong-key',
    message: expect.stringContaining(DONE),
  });

  const file = join(target, `${DONE}.age`);
  const whole = await readFile(file);
  for (const damaged of [
    whole.subarray(0, -100_000),
    whole.with(100_000, (whole[100_000] ?? 0) ^ 1),
    whole.subarray(0, 40),
  ]) {
    await writeFile(file, damaged);
    await expect(opened(DONE, `file:${target}`)).rejects.toMatchObject({
      reason: 'damaged-file',
      message: expect.stringContaining(`${DONE}.age`),
    });
  }
  await writeFile(join(folder, 'no-key.txt'), '# nothing\n');
  await expect(readIdentities(join(folder, 'no-key.txt'))).rejects.toMatchObject({ reason: 'wrong-key' });
});

test('a folder that is not mounted is not made on the disk of the server', async () => {
  await expect(copy(`file:${folder}/nas`)).rejects.toThrow('is not there: mount it');
});

test('what a store refuses is said once, with its code; a busy one is asked again; a wrong secret does not match', async () => {
  await keep(DONE, Buffer.from('{}'));
  bucket.faults.refuses = 'AccessDenied';
  await expect(copy()).rejects.toMatchObject({
    reason: 'not-possible-here',
    message: expect.stringContaining('403 AccessDenied'),
  });
  await expect(copy(bucket.target.replace('secret', 'public'))).rejects.toThrow('SignatureDoesNotMatch');
  await expect(copy(bucket.target.replace('/school', '/church'))).rejects.toThrow('403 AccessDenied');
  bucket.faults.refuses = undefined;
  bucket.faults.isBusyTimes = 2;
  expect(await copy()).toMatchObject({ copied: 2 });
  expect((await local.list('')).map(({ name }) => name)).toContain(DONE);
});

test('what is lost here, or taken away by hand, stays there; what retention removes goes', async () => {
  const wal = ['wal/1.br', 'wal/2.br'];
  for (const name of [BIG, DONE, ...wal]) await keep(name, Buffer.from(name));
  await copy();
  for (const name of [BIG, wal[0] ?? '']) await rm(join(folder, 'backups', name));
  await local.remove(wal[1] ?? '');
  expect(await copy()).toMatchObject({ removed: 1 });
  const there = namesThere().filter((name) => !name.startsWith('keys/'));
  expect(there).toEqual([BIG, DONE, wal[0]].map((name) => `${name}.age`).sort());
});

test('what is damaged here is not copied: its backup is not whole there, and the others are', async () => {
  const older = 'full/20261128T171500Z-0a0a';
  const sha256 = createHash('sha256').update('as it was kept').digest('hex');
  const list = { files: [{ name: 'base.tar.br', sha256 }] };
  const wal = `wal/000000010000000000000001-${sha256}.br`;
  await keep(`${older}/base.tar.br`, Buffer.from('as it was kepT'));
  await keep(`${older}/backup.json`, Buffer.from(JSON.stringify(list)));
  await keep(BIG, Buffer.from('as it was kept'));
  await keep(DONE, Buffer.from(JSON.stringify(list)));
  await keep(wal, Buffer.from('As it was kept'));
  await expect(copy()).rejects.toThrow(`${older}/base.tar.br is damaged here, and was not copied`);
  const isKeys = (name: string) => name.startsWith('keys/');
  expect(namesThere().filter((name) => !isKeys(name))).toEqual([`${BIG}.age`, `${DONE}.age`].sort());
});

test('bytes that arrive otherwise are not taken for a copy, whatever the store says of them', async () => {
  await keep(BIG, randomBytes(6 * MEBIBYTE));
  bucket.faults.flipsBytes = true;
  await expect(copy()).rejects.toMatchObject({ reason: 'damaged-file' });
  bucket.faults.isMute = true;
  await expect(copy()).rejects.toMatchObject({ reason: 'damaged-file' });
  expect(namesThere()).toEqual([]);
  bucket.faults.flipsBytes = false;
  expect(await copy()).toMatchObject({ copied: 2 });
});

test('a connection that breaks in a part and a part that is lost leave nothing half, and the next run is whole', async () => {
  const big = await keep(BIG, randomBytes(11 * MEBIBYTE));
  await keep(DONE, Buffer.from('{}'));
  bucket.faults.diesInPart = 2;
  await expect(copy()).rejects.toThrow('does not answer');
  // Without its data no backup is listed.
  expect(namesThere().filter((name) => !name.startsWith('keys/'))).toEqual([]);
  bucket.faults.diesInPart = undefined;
  bucket.faults.losesPart = 2;
  await expect(copy()).rejects.toThrow('InvalidPart');
  expect(namesThere().filter((name) => !name.startsWith('keys/'))).toEqual([]);
  bucket.faults.losesPart = undefined;
  await copy();
  expect((await opened(BIG)).equals(big)).toBe(true);
  expect(bucket.unfinished()).toBe(0);
});

test('killed in the middle of an upload, nothing half is listed and the next run is whole', async () => {
  const big = await keep(BIG, randomBytes(11 * MEBIBYTE));
  await keep(DONE, Buffer.from('{}'));
  const program = join(folder, 'copy.mts');
  const from = (file: string) => JSON.stringify(join(import.meta.dirname, file));
  await writeFile(
    program,
    `import { copyOffsite } from ${from('copy-offsite.ts')};
     import { encryptedStore } from ${from('encrypted-store.ts')};
     import { openTarget } from ${from('open-target.ts')};
     import { folderStore } from ${from('../backup/folder-store.ts')};
     import { readTarget } from ${from('../../platform/offsite-target.ts')};
     const folder = ${JSON.stringify(join(folder, 'backups'))};
     const store = await openTarget(readTarget(${JSON.stringify(bucket.target)}, '/'), { clock: () => new Date(), partBytes: ${5 * MEBIBYTE} });
     const target = encryptedStore(store, { recipients: [${JSON.stringify(key.recipient)}] });
     const keys = { secretKeys: [${JSON.stringify(secretKey)}], settings: {} };
     await copyOffsite({ local: folderStore(folder), target, folder, keys, now: new Date() });`,
  );
  const begun = bucket.partBegins(2);
  const child = spawn(process.execPath, ['--import', 'tsx', program], { stdio: 'inherit' });
  await begun;
  child.kill('SIGKILL');
  expect((await once(child, 'exit'))[1]).toBe('SIGKILL');
  expect(bucket.unfinished()).toBe(1);
  expect(namesThere().filter((name) => !name.startsWith('keys/'))).toEqual([]);

  await copy();
  expect((await opened(BIG)).equals(big)).toBe(true);
  expect(namesThere()).toContain(`${DONE}.age`);
  expect(bucket.unfinished()).toBe(0);
});

test('what retention removed here goes there, a locked file stays and is said, and a lost local store removes nothing', async () => {
  const older = 'full/20261128T171500Z-0000/backup.json';
  const names = [older, 'wal/1.br', 'wal/2.br', DONE];
  for (const name of names) await keep(name, Buffer.from(name));
  await copy();
  for (const name of [older, 'wal/1.br', 'wal/2.br']) await local.remove(name);
  bucket.faults.locks = 'of/ada/wal/2';
  const report = await copy();
  expect(report).toMatchObject({ copied: 0, removed: 2 });
  expect(report.notRemoved).toEqual([
    { name: 'wal/2.br', reason: expect.stringContaining('WORM protected') },
  ]);
  bucket.faults.locks = undefined;
  expect(await copy()).toMatchObject({ removed: 1, notRemoved: [] });

  await rm(join(folder, 'backups', DONE));
  expect(await copy()).toMatchObject({ removed: 0 });
  await rm(join(folder, 'backups'), { recursive: true });
  await keep('full/20261130T171500Z-2222/backup.json', Buffer.from('{}'));
  expect(await copy()).toMatchObject({ removed: 0 });
  expect(namesThere()).toContain(`${DONE}.age`);
});

test('the record of a killed run may end in half a line', async () => {
  await keep(DONE, Buffer.from('{}'));
  await copy();
  const [record] = (await local.list('copied-')).map(({ name }) => name);
  await appendFile(join(folder, 'backups', record ?? ''), '{"name":"wal/1.br","by');
  await keep('wal/1.br', Buffer.from('1'));
  expect(await copy()).toMatchObject({ copied: 1 });
  expect(await copy()).toMatchObject({ copied: 0 });
});
