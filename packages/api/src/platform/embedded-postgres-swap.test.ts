import { chmod, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { choosePlace, isDatabaseMade } from './embedded-postgres-place.ts';
import { swapDataFolders, swapNoteOf } from './embedded-postgres-swap.ts';

let root: string;
let live: string;
let restored: string;
let kept: string;

beforeEach(async () => {
  root = await mkdtemp('/tmp/studyhall-swap-');
  await chmod(root, 0o755);
  [live, restored, kept] = [join(root, 'postgres'), join(root, 'restored/postgres'), join(root, 'kept')];
  for (const [folder, text] of [
    [live, 'old'],
    [restored, 'new'],
  ] as const) {
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, 'which'), text);
  }
});
afterEach(() => rm(root, { recursive: true, force: true }));

const which = (folder: string) => readFile(join(folder, 'which'), 'utf8');
const writeNote = () => writeFile(swapNoteOf(live), JSON.stringify({ restored, kept }));

/** What the next start does first. */
async function look(): Promise<string[]> {
  const said: string[] = [];
  await choosePlace(root, join(root, 'state'), (line) => said.push(line));
  expect(await readdir(root)).not.toContain('postgres.swap-in');
  return said;
}

test('a swap leaves the new data in the place of the old, and nothing to do', async () => {
  await swapDataFolders(live, { restored, kept });
  expect([await which(live), await which(kept)]).toEqual(['new', 'old']);
  expect(await look()).toEqual([]);
});

test('killed before the first step the old data stays', async () => {
  await writeFile(swapNoteOf(live), '{"restored":');
  expect(await look()).toEqual([]);
  expect([await which(live), await which(restored)]).toEqual(['old', 'new']);
});

test('killed between the steps the next start does the second, and says where the old data is', async () => {
  await writeNote();
  await rename(live, kept);
  expect(await isDatabaseMade(root)).toBe(true);
  expect(await look()).toEqual([expect.stringContaining(`the old data is in ${kept}`)]);
  expect([await which(live), await which(kept)]).toEqual(['new', 'old']);
});

test('where what was restored is gone meanwhile the old data comes back', async () => {
  await writeNote();
  await rename(live, kept);
  await rm(restored, { recursive: true });
  expect(await look()).toEqual([]);
  expect(await which(live)).toBe('old');
});

test('killed behind the second step nothing moves any more', async () => {
  await writeNote();
  await rename(live, kept);
  await rename(restored, live);
  expect(await look()).toEqual([]);
  expect([await which(live), await which(kept)]).toEqual(['new', 'old']);
});

test('where the second step fails the old data comes back, and nothing is left to do', async () => {
  await rm(restored, { recursive: true });
  await expect(swapDataFolders(live, { restored, kept })).rejects.toThrow('ENOENT');
  expect(await which(live)).toBe('old');
  expect(await look()).toEqual([]);
});

test('where it cannot come back either, the next start still knows what to do', async () => {
  // The way to it leads through the folder that moves away.
  const lost = `${live}/../kept`;
  await rename(restored, join(root, 'elsewhere'));
  await expect(swapDataFolders(live, { restored, kept: lost })).rejects.toThrow('ENOENT');
  await rename(join(root, 'elsewhere'), restored);
  expect(await look()).toEqual([expect.stringContaining('the old data is in')]);
  expect([await which(live), await which(kept)]).toEqual(['new', 'old']);
});
