import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Knex } from 'knex';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openDatabase } from '../platform/database.ts';
import { enqueueMail } from '../platform/outbox.ts';
import { newSecretKey } from '../platform/secrets.ts';
import { readSettings, SettingsError } from '../platform/settings.ts';
import { currentKey, publishedKeys } from '../progress/certificates/signing-keys.ts';
import { createTestDatabase, type TestDatabase } from '../testing/test-database.ts';
import { openSecrets } from './open-secrets.ts';

const now = new Date('2026-11-28T12:00:00Z');
let database: TestDatabase;
let db: Knex;
let dataFolder: string;

beforeEach(async () => {
  database = await createTestDatabase();
  db = openDatabase({ url: database.appUrl });
  dataFolder = await mkdtemp(join(tmpdir(), 'studyhall-secrets-'));
});
afterEach(async () => {
  await db.destroy();
  await database.drop();
  await rm(dataFolder, { recursive: true });
});

/** As at a start with these settings. */
const open = (env: Record<string, string> = {}) =>
  openSecrets(db, { settings: readSettings({ DATA_DIR: dataFolder, ...env }, '/'), now });

async function complaintOf(env: Record<string, string> = {}): Promise<string> {
  const error = await open(env).catch((thrown: unknown) => thrown);
  if (!(error instanceof SettingsError)) throw error;
  return error.message;
}

const mail = { userId: 'nobody', to: 'ada@school.org', subject: 'Hello', text: 'Hello' };

/** A mail waits and a key signs, both sealed. */
async function sealSomething(env: Record<string, string> = {}) {
  const secrets = await open(env);
  await db.transaction((trx) => enqueueMail(trx, secrets, { mail, now }));
  return { secrets, key: await currentKey(db, { secrets, now }) };
}

const loseKeys = () => rm(join(dataFolder, 'secret-keys'));

test('keys that are gone stop the start with what is lost, and none are made in their place', async () => {
  await sealSomething();
  await loseKeys();
  for (const _start of [1, 2]) {
    const complaint = await complaintOf();
    expect(complaint).toContain(`${dataFolder}/secret-keys is gone`);
    expect(complaint).toContain('1 mails and other promises that wait');
    expect(complaint).not.toContain('\n');
  }
});

test('also where nothing is sealed yet: a backup without keys must be noticed before it counts', async () => {
  await open();
  await loseKeys();
  expect(await complaintOf()).toMatch(/are lost.*GIVE_UP_KEYS=[\da-f]{12}/);
});

test('going on without them takes the code of this loss; what waited is dropped and a new key signs', async () => {
  const { key } = await sealSomething();
  await loseKeys();
  const code = /GIVE_UP_KEYS=(\w+)/.exec(await complaintOf())?.[1] ?? '';
  expect(await complaintOf({ GIVE_UP_KEYS: '0123456789ab' })).toContain(code);
  const secrets = await open({ GIVE_UP_KEYS: code });
  expect(await db('platform.outbox_messages').select('failedAt', 'lastError')).toEqual([
    { failedAt: now, lastError: 'sealed with a key that was given up' },
  ]);
  const newKey = await currentKey(db, { secrets, now });
  expect(newKey.id).not.toBe(key.id);
  expect((await publishedKeys(db, secrets)).keys.map(({ kid }) => kid)).toEqual([newKey.id]);
  await open();

  await sealSomething();
  await loseKeys();
  expect(await complaintOf({ GIVE_UP_KEYS: code })).toContain('are lost');
});

test('a database of a release that kept no fingerprints is looked into', async () => {
  const SECRET_KEYS = newSecretKey();
  await sealSomething({ SECRET_KEYS });
  await db('platform.secret_key_fingerprints').delete();
  expect(await complaintOf({ SECRET_KEYS: newSecretKey() })).toContain('SECRET_KEYS holds other keys');
  await open({ SECRET_KEYS });
});

test('a key in front of the former one changes nothing; the former one goes once nothing is sealed with it', async () => {
  const [former, newest] = [newSecretKey(), newSecretKey()];
  const secrets = await open({ SECRET_KEYS: former });
  await db.transaction((trx) => enqueueMail(trx, secrets, { mail, now }));
  await open({ SECRET_KEYS: `${newest},${former}` });
  expect(await complaintOf({ SECRET_KEYS: newest })).toContain('are lost');
  await db('platform.outbox_messages').update({ deliveredAt: now, sealedPayload: null });
  await open({ SECRET_KEYS: newest });
  expect(await complaintOf({ SECRET_KEYS: former })).toContain('are lost');
});

test('a start that finds its keys asks once', async () => {
  await open();
  const asked: string[] = [];
  db.on('query', ({ sql }: { sql: string }) => asked.push(sql));
  await open();
  expect(asked).toHaveLength(1);
});
