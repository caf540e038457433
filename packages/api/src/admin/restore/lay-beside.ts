import { cp, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ifExists } from '../../platform/embedded-postgres-error.ts';
import { secretKeysFile } from '../../platform/secret-keys.ts';
import type { Settings } from '../../platform/settings.ts';
import type { OffsiteKeys } from '../offsite/copy-offsite.ts';

/** Where the settings of a copy are laid, to be looked through: they name folders of another machine. */
export const LAID_SETTINGS = 'settings.env';

/** Puts the secret keys of this installation into a restored folder: they open what is sealed in the database. */
export async function layKeysOfHere(settings: Settings, folder: string): Promise<void> {
  if (settings.database.kind !== 'embedded') return;
  await ifExists(cp(secretKeysFile(settings), secretKeysFile({ dataFolder: folder })));
}

/** The same with those of a copy off-site, and its settings beside them. */
export async function layKeysOfCopy({ secretKeys, settings }: OffsiteKeys, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(secretKeysFile({ dataFolder: folder }), `${secretKeys.join('\n')}\n`, { mode: 0o600 });
  const lines = Object.entries(settings).map(([name, value]) => `${name}=${quoted(value)}\n`);
  await writeFile(join(folder, LAID_SETTINGS), lines.join(''), { mode: 0o600 });
}

/** As a file of settings is read; a text with every kind of mark in it stands in none. */
function quoted(value: string): string {
  const mark = [`'`, '`', '"'].find((one) => !value.includes(one)) ?? '';
  return `${mark}${value}${mark}`;
}
