import { appendFile, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ifExists } from '../../platform/embedded-postgres-error.ts';

/** What was removed since somebody asked, a name in a line. */
const NOTES = 'removed.txt';
/** What somebody who asked is about to add to the third. */
const TAKEN = 'removed-taken.txt';
const KEPT = 'removed-kept.txt';
/** Where nobody copies anything off-site nobody asks; whoever begins to later has copied none of these. */
const NOTES_MAX_BYTES = 4 * 2 ** 20;

/** Notes that retention removes a file of the backups in this folder: what is absent without a note was lost. */
export async function noteRemoved(folder: string, name: string): Promise<void> {
  const file = join(folder, NOTES);
  const found = await ifExists(stat(file));
  if (found !== undefined && found.size > NOTES_MAX_BYTES) await rm(file, { force: true });
  await appendFile(file, `${name}\n`, { mode: 0o600 });
}

/** Every name that was noted and not let go. Killed at any moment, none is lost. */
export async function readRemoved(folder: string): Promise<ReadonlySet<string>> {
  const [notes, taken] = [join(folder, NOTES), join(folder, TAKEN)];
  if ((await ifExists(stat(taken))) === undefined) await ifExists(rename(notes, taken));
  const names = new Set([...(await namesIn(join(folder, KEPT))), ...(await namesIn(taken))]);
  await keepRemoved(folder, names);
  await rm(taken, { force: true });
  return names;
}

/** Lets all others go. */
export async function keepRemoved(folder: string, names: Iterable<string>): Promise<void> {
  const file = join(folder, KEPT);
  await writeFile(`${file}.draft`, [...names].map((name) => `${name}\n`).join(''), { mode: 0o600 });
  await rename(`${file}.draft`, file);
}

async function namesIn(file: string): Promise<string[]> {
  const text = (await ifExists(readFile(file, 'utf8'))) ?? '';
  return text.split('\n').filter((name) => name !== '');
}
