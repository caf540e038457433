import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Knex } from 'knex';
import { SecretKeyFingerprint } from './models.ts';
import { newSecretKey } from './secrets.ts';
import { type Settings, SettingsError } from './settings.ts';

/** At least one, newest first. */
export type SecretKeys = readonly [string, ...string[]];

/** Where the embedded installation keeps what it made. */
export function secretKeysFile({ dataFolder }: Pick<Settings, 'dataFolder'>): string {
  return join(dataFolder, 'secret-keys');
}

/** The keys of the settings, or those that the embedded installation keeps beside its data; `undefined` before its first start. */
export async function findSecretKeys(settings: Settings): Promise<SecretKeys | undefined> {
  const [first, ...rest] = settings.secretKeys;
  if (first !== undefined) return [first, ...rest];
  const keys = await readKeys(secretKeysFile(settings));
  return keys === undefined ? undefined : atLeastOne(keys, settings);
}

/** The same, and made if there are none yet. */
export async function secretKeysOf(settings: Settings): Promise<SecretKeys> {
  return (
    (await findSecretKeys(settings)) ?? atLeastOne((await makeKeys(secretKeysFile(settings))) ?? [], settings)
  );
}

function atLeastOne([first, ...rest]: readonly string[], settings: Settings): SecretKeys {
  if (first === undefined)
    throw new SettingsError(
      `${secretKeysFile(settings)} holds no key: restore it from a backup, or set SECRET_KEYS`,
    );
  return [first, ...rest];
}

async function readKeys(file: string): Promise<string[] | undefined> {
  try {
    const text = await readFile(file, 'utf8');
    return text.split(/[\s,]+/).filter((key) => Buffer.from(key, 'base64url').length === 32);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Whole or not there: of two processes that start at once, one makes the keys and the other reads them. */
async function makeKeys(file: string): Promise<string[] | undefined> {
  const draft = `${file}.${process.pid}`;
  await mkdir(join(file, '..'), { recursive: true });
  await writeFile(draft, `${newSecretKey()}\n`, { mode: 0o600 });
  try {
    await link(draft, file);
  } catch (error) {
    const isMade = error instanceof Error && 'code' in error && error.code === 'EEXIST';
    if (!isMade) throw error;
  } finally {
    await rm(draft, { force: true });
  }
  return readKeys(file);
}

/** Of the keys that this database was used with. */
export async function listKeyFingerprints(db: Knex): Promise<string[]> {
  const rows = await SecretKeyFingerprint.query(db).select('fingerprint').orderBy('fingerprint');
  return rows.map(({ fingerprint }) => fingerprint);
}

/** From now on the database was used with these, and with no others. */
export async function keepKeyFingerprints(
  db: Knex,
  { fingerprints, now }: { readonly fingerprints: readonly string[]; readonly now: Date },
): Promise<void> {
  const rows = fingerprints.map((fingerprint) => ({ fingerprint, firstUsedAt: now }));
  await SecretKeyFingerprint.query(db).insert(rows).onConflict('fingerprint').ignore();
  await SecretKeyFingerprint.query(db)
    .delete()
    .whereNotIn('fingerprint', [...fingerprints]);
}
