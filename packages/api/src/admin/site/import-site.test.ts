import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream, existsSync } from 'node:fs';
import { copyFile, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';
import type { Knex } from 'knex';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { openBlobs } from '../../platform/blobs.ts';
import { openDatabase } from '../../platform/database.ts';
import { explainSchema } from '../../platform/migrate.ts';
import { migrateExactly } from '../../platform/migrate-exactly.ts';
import { migrations } from '../../platform/migrations.ts';
import { newSecretKey } from '../../platform/secrets.ts';
import { addCatalogue, addExam, addLearner } from '../../testing/builders.ts';
import { takeQuiz } from '../../testing/quiz-database.ts';
import { databaseUrl, withClient } from '../../testing/template-database.ts';
import { createTestDatabase, type TestDatabase, testClusterUrl } from '../../testing/test-database.ts';
import { folderStore } from '../backup/folder-store.ts';
import { newAgeKey } from '../offsite/age-keys.ts';
import { dataHashes } from './data-hashes.ts';
import { exportSite } from './export-site.ts';
import { exportSiteFile } from './export-site-file.ts';
import { importSite } from './import-site.ts';
import { verifySite } from './read-site.ts';
import type { SiteManifest } from './site-archive.ts';
import { SITE_BACKUP_FILE, SiteBackup } from './site-backup.ts';
import { takeSiteBackup } from './take-site-backup.ts';

const now = new Date('2026-11-29T17:15:00Z');
/** More than a row takes, and more than one piece. */
const large = randomBytes(4_500_000);
const names = Object.keys(migrations).sort();

let folder: string;
let file: string;
let blobsFolder: string;
let newBlobs: string;
let source: TestDatabase;
let db: Knex;
let manifest: SiteManifest;
let target: { readonly url: string; readonly db: Knex; drop(): Promise<void> };

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'studyhall-site-'));
  file = join(folder, 'school.site');
  blobsFolder = join(folder, 'blobs');
  newBlobs = join(folder, 'new-blobs');
  source = await createTestDatabase();
  db = openDatabase({ url: source.url });
  await addCatalogue(db);
  const app = openDatabase({ url: source.appUrl });
  for (let learners = 0; learners < 3; learners += 1) {
    const userId = await addLearner(db, { firstName: `Ada\t\\N\n"${learners}" 木` });
    await takeQuiz(app, { userId, code: (await addExam(db)).code, right: 7 });
  }
  await app.destroy();
  const blobs = openBlobs(blobsFolder);
  await blobs.put(db, { content: Buffer.from('small'), keeper: 'a test', now });
  await blobs.put(db, { content: large, keeper: 'a test', now });
  manifest = await exportSite(db, { to: createWriteStream(file), blobsFolder, now });
});
afterAll(async () => {
  await db.destroy();
  await source.drop();
  await rm(folder, { recursive: true });
});

beforeEach(async () => {
  const name = `site_${randomBytes(4).toString('hex')}`;
  await withClient(testClusterUrl(), async (client) => {
    await client.query(`create database ${name} template template0`);
  });
  const url = databaseUrl(testClusterUrl(), name);
  const drop = async () =>
    await withClient(testClusterUrl(), async (client) => {
      await client.query(`drop database ${name} with (force)`);
    });
  target = { url, db: openDatabase({ url, poolSize: 2 }), drop };
});
afterEach(async () => {
  await target.db.destroy();
  await target.drop();
});

/** In place of the one without any schema: the newest is there already, and no rows. */
async function takeMigratedTarget(): Promise<void> {
  await target.db.destroy();
  await target.drop();
  const { url, drop } = await createTestDatabase();
  target = { url, db: openDatabase({ url, poolSize: 2 }), drop };
}

async function tablesWithRows(): Promise<string[]> {
  return (await dataHashes(target.db)).tables.filter(({ rows }) => rows > 0).map(({ name }) => name);
}

/** Whether anything of ours is in the target at all. */
async function isUntouched(): Promise<boolean> {
  const { rows } = await target.db.raw(`select to_regclass('knex_migrations') is null as untouched`);
  return rows[0].untouched;
}

test('a fresh installation has the same rows in every domain, the same schema, and takes the next ones', async () => {
  const { applied } = await importSite(target.url, { file, blobsFolder: newBlobs });
  expect(applied).toEqual([]);
  const [before, after] = [await dataHashes(db), await dataHashes(target.db)];
  expect(after).toEqual(before);
  expect(after.domains).toEqual(manifest.hashes);
  expect(after.domains.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['auth', 'billing', 'gamification', 'platform', 'progress', 'quizzes']),
  );
  expect(after.tables.find(({ name }) => name === 'quizzes.attempts')?.rows).toBe(3);
  const hash = manifest.blobs[0]?.hash ?? '';
  expect((await buffer(openBlobs(newBlobs).read(target.db, hash))).equals(large)).toBe(true);
  expect(await explainSchema(target.url)).toEqual({ edited: [], differences: [] });
  await target.db('auth.profiles').where({ timeZone: 'UTC' }).update({ timeZone: 'Europe/Berlin' });
  await expect(target.db('auth.profiles').insert({ userId: manifest.hashes[0]?.name })).rejects.toThrow();
});

test('a value that changed anywhere changes the hash of its domain and of no other', async () => {
  const before = await dataHashes(db);
  await db
    .transaction(async (trx) => {
      await trx('auth.profiles').limit(1).update({ timeZone: 'Europe/Berlin' });
      const after = await dataHashes(trx);
      const differing = after.domains.filter(({ sha256 }, index) => before.domains[index]?.sha256 !== sha256);
      expect(differing.map(({ name }) => name)).toEqual(['auth']);
      await trx.rollback();
    })
    .catch(() => undefined);
});

test('rows in another order on the disk have the same hash', async () => {
  const before = await dataHashes(db);
  await db.raw(
    'update auth.profiles set time_zone = time_zone where user_id = (select min(user_id::text)::uuid from auth.profiles)',
  );
  expect(await dataHashes(db)).toEqual(before);
});

test('an archive of an earlier release is migrated once it is loaded, whatever schema the empty database has', async () => {
  const earlier = await createTestDatabase();
  const old = join(folder, 'old.site');
  const oldDb = openDatabase({ url: earlier.url });
  try {
    await migrateExactly(earlier.url, names.slice(0, -1));
    await addLearner(oldDb);
    await exportSite(oldDb, { to: createWriteStream(old), blobsFolder, now });
  } finally {
    await oldDb.destroy();
    await earlier.drop();
  }
  await takeMigratedTarget();
  expect((await importSite(target.url, { file: old, blobsFolder: newBlobs })).applied).toEqual(
    names.slice(-1),
  );
  expect(await explainSchema(target.url)).toEqual({ edited: [], differences: [] });
  expect((await dataHashes(target.db)).tables.find(({ name }) => name === 'auth.users')?.rows).toBe(1);
});

test('a database that holds data is refused and stays as it is', async () => {
  await takeMigratedTarget();
  await addLearner(target.db);
  const before = await dataHashes(target.db);
  await expect(importSite(target.url, { file, blobsFolder: newBlobs })).rejects.toThrow(
    /holds data already \(auth\.\w+ and 1 other/,
  );
  expect(await dataHashes(target.db)).toEqual(before);
});

test.each([
  ['cut', (whole: Buffer) => whole.subarray(0, -20), /damaged or cut|its end is missing/],
  [
    'flipped in its compressed bytes',
    (whole: Buffer) => whole.with(whole.length >> 1, (whole[whole.length >> 1] ?? 0) ^ 4),
    /damaged/,
  ],
  ['no archive', () => Buffer.from('PGDMP'), /damaged|no export/],
  [
    'changed in a table',
    (whole: Buffer) => replaced(whole, '\tUTC\t', '\tUTX\t'),
    /is damaged: auth\.profiles is not what was exported/,
  ],
  [
    'of a newer release',
    (whole: Buffer) =>
      replaced(
        whole,
        names.at(-1) ?? '',
        '29990101000000_tell_the_future_to_us.ts'
          .padEnd((names.at(-1) ?? '').length, 's')
          .slice(0, (names.at(-1) ?? '').length),
      ),
    /exported by a newer Studyhall, which applied 2999/,
  ],
])('a file that is %s is refused by name before anything is touched', async (_what, change, message) => {
  const changed = join(folder, 'changed.site');
  await writeFile(changed, change(await readFile(file)));
  await expect(importSite(target.url, { file: changed, blobsFolder: newBlobs })).rejects.toThrow(message);
  await expect(importSite(target.url, { file: changed, blobsFolder: newBlobs })).rejects.toThrow(changed);
  expect(await isUntouched()).toBe(true);
});

/** The archive with another text of the same length in it. */
function replaced(whole: Buffer, found: string, put: string): Buffer {
  const tar = brotliDecompressSync(whole);
  const at = tar.indexOf(found);
  expect(at).toBeGreaterThan(0);
  tar.write(put, at);
  return brotliCompressSync(tar, { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } });
}

test('a file that changes between the look and the loading leaves nothing', async () => {
  const changing = join(folder, 'changing.site');
  await copyFile(file, changing);
  const other = replaced(await readFile(file), '\tUTC\t', '\tUTX\t');
  await writeFile(`${changing}.other`, other);
  const done = importSite(target.url, { file: changing, blobsFolder: newBlobs });
  await migrateBegins();
  await copyFile(`${changing}.other`, changing);
  await expect(done).rejects.toThrow('auth.profiles has changed');
  expect(await tablesWithRows()).toEqual(['platform.migration_hashes']);
});

async function migrateBegins(): Promise<void> {
  while (await isUntouched()) await new Promise((resolve) => setTimeout(resolve, 5));
}

test('secret keys go along encrypted, and a wrong key is refused before anything is touched', async () => {
  const withKeys = join(folder, 'with-keys.site');
  const [key, other] = [await newAgeKey(), await newAgeKey()];
  const keys = { secretKeys: [newSecretKey(), newSecretKey()], recipients: [key.recipient] };
  await exportSiteFile(source.url, { file: withKeys, keys, blobsFolder, now });
  expect(brotliDecompressSync(await readFile(withKeys)).includes(keys.secretKeys[0] ?? '')).toBe(false);
  await expect(exportSiteFile(source.url, { file: withKeys, blobsFolder, now })).rejects.toThrow(
    'is there already',
  );

  const identityFile = join(folder, 'key.txt');
  const take = (archive: string) =>
    importSite(target.url, {
      file: archive,
      blobsFolder: newBlobs,
      keys: { identityFile, file: join(folder, 'data/secret-keys') },
    });
  await writeFile(identityFile, other.identity);
  await expect(take(withKeys)).rejects.toMatchObject({ reason: 'wrong-key' });
  await writeFile(identityFile, key.identity);
  await expect(take(file)).rejects.toThrow('exported without --with-keys');
  expect(await isUntouched()).toBe(true);
  await take(withKeys);
  expect(await readFile(join(folder, 'data/secret-keys'), 'utf8')).toBe(`${keys.secretKeys.join('\n')}\n`);
});

test.runIf(existsSync('/dev/full'))('a disk that is full ends the export with its reason', async () => {
  const to = createWriteStream('/dev/full');
  await expect(exportSite(db, { to, blobsFolder, now })).rejects.toThrow('ENOSPC');
});

test('an export that fails leaves no file', async () => {
  const lost = { file: join(folder, 'lost'), blobsFolder: join(folder, 'none'), now };
  await expect(exportSiteFile(source.url, lost)).rejects.toThrow('is missing');
  expect((await readdir(folder)).filter((name) => name.startsWith('lost'))).toEqual([]);
  const nowhere = { file: join(folder, 'no-folder/a.site'), blobsFolder, now };
  await expect(exportSiteFile(source.url, nowhere)).rejects.toMatchObject({
    name: 'SiteError',
    message: expect.stringContaining('cannot be written (ENOENT)'),
  });
});

test('of two exports into one file at once, one is refused and the other is whole', async () => {
  const both = { file: join(folder, 'both.site'), blobsFolder, now };
  const taken = await Promise.allSettled([1, 2].map(() => exportSiteFile(source.url, both)));
  const refused = taken.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
  expect(refused).toMatchObject([{ name: 'SiteError' }]);
  expect((await verifySite(both.file)).manifest.hashes).toEqual(manifest.hashes);
});

test('a backup of the logical kind is the same file, and is there once it is whole', async () => {
  const store = folderStore(join(folder, 'backups'));
  const backup = await takeSiteBackup({ url: source.url, store, blobsFolder, clock: () => now });
  const found = join(folder, 'backups/site', backup.id);
  expect(SiteBackup.parse(JSON.parse(await readFile(join(found, 'backup.json'), 'utf8')))).toEqual(backup);
  expect((await verifySite(join(found, SITE_BACKUP_FILE))).manifest.hashes).toEqual(manifest.hashes);
});

test('one that cannot be taken says why the rows ended', async () => {
  const store = folderStore(join(folder, 'none'));
  const options = { url: target.url, store, blobsFolder, clock: () => now };
  await expect(takeSiteBackup(options)).rejects.toThrow('holds no Studyhall');
});

test('killed between the rows and the secret keys, another try puts the keys there, and a third changes nothing', async () => {
  const withKeys = join(folder, 'killed-with-keys.site');
  const key = await newAgeKey();
  const secretKeys = [newSecretKey()];
  const identityFile = join(folder, 'killed-key.txt');
  await writeFile(identityFile, key.identity);
  await exportSiteFile(source.url, {
    ...{ file: withKeys, blobsFolder, now },
    keys: { secretKeys, recipients: [key.recipient] },
  });
  const keys = { identityFile, file: join(folder, 'killed/secret-keys') };
  const options = { file: withKeys, blobsFolder: newBlobs, keys };
  const program = join(folder, 'import-keys.mts');
  await writeFile(
    program,
    `import fs from 'node:fs/promises';
     import { syncBuiltinESMExports } from 'node:module';
     const { writeFile } = fs;
     fs.writeFile = async (file, ...rest) => {
       if (String(file).includes('secret-keys')) process.kill(process.pid, 'SIGKILL');
       await writeFile(file, ...rest);
     };
     syncBuiltinESMExports();
     const { importSite } = await import(${JSON.stringify(join(import.meta.dirname, 'import-site.ts'))});
     await importSite(${JSON.stringify(target.url)}, ${JSON.stringify(options)});`,
  );
  const child = spawn(process.execPath, ['--import', 'tsx', program], { stdio: 'inherit' });
  expect((await once(child, 'exit'))[1]).toBe('SIGKILL');
  expect(existsSync(keys.file)).toBe(false);
  expect((await dataHashes(target.db)).domains).toEqual(manifest.hashes);

  await expect(importSite(target.url, { file: withKeys, blobsFolder: newBlobs })).rejects.toThrow(
    'holds data already',
  );
  for (const _again of [1, 2]) await importSite(target.url, options);
  expect(await readFile(keys.file, 'utf8')).toBe(`${secretKeys[0]}\n`);
  expect((await dataHashes(target.db)).domains).toEqual(manifest.hashes);
  await target.db('auth.profiles').limit(1).update({ timeZone: 'Europe/Berlin' });
  await expect(importSite(target.url, options)).rejects.toThrow('holds data already');
});

test('killed while it loads, the database has no rows and takes the site at the next try', async () => {
  await takeMigratedTarget();
  const before = await tablesWithRows();
  const program = join(folder, 'import.mts');
  await writeFile(
    program,
    `import { importSite } from ${JSON.stringify(join(import.meta.dirname, 'import-site.ts'))};
     await importSite(${JSON.stringify(target.url)}, {
       file: ${JSON.stringify(file)},
       blobsFolder: ${JSON.stringify(newBlobs)},
       onProgress: ({ table }) => process.stdout.write(table + '\\n'),
     });`,
  );
  const child = spawn(process.execPath, ['--import', 'tsx', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const killed = once(child, 'exit');
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text;
    if (said.includes('quizzes.')) child.kill('SIGKILL');
  });
  expect((await killed)[1]).toBe('SIGKILL');
  expect(await tablesWithRows()).toEqual(before);
  await importSite(target.url, { file, blobsFolder: newBlobs });
  expect((await dataHashes(target.db)).domains).toEqual(manifest.hashes);
});
