import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { newSecretKey } from './secrets.ts';
import { type Settings, SettingsError } from './settings.ts';

/** The keys of the settings, or those of the embedded installation, which are made once and kept beside its data. */
export async function secretKeysOf(settings: Settings): Promise<readonly [string, ...string[]]> {
  const [first, ...rest] = settings.secretKeys;
  if (first !== undefined) return [first, ...rest];
  const file = join(settings.dataFolder, 'secret-keys');
  const [kept, ...older] = (await readKeys(file)) ?? (await makeKeys(file)) ?? [];
  if (kept === undefined)
    throw new SettingsError(`${file} holds no key: restore it from a backup, or set SECRET_KEYS`);
  return [kept, ...older];
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
