import { chmod, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { EmbeddedPostgresError } from './embedded-postgres-error.ts';
import { choosePlace, shortHash } from './embedded-postgres-place.ts';

const isRoot = process.getuid?.() === 0;
let folder: string;
let state: string;

beforeEach(async () => {
  folder = await mkdtemp('/tmp/studyhall-place-');
  await chmod(folder, 0o755);
  state = join(folder, 'state');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** The data root of a checkout that only its owner may enter, as below root's home. */
async function closedRoot(name: string): Promise<string> {
  await mkdir(join(folder, name), { mode: 0o700 });
  return join(folder, name, '.studyhall');
}

/** Where the data is, with something in it as after a first start. */
async function begin(root: string): Promise<string> {
  const { dataFolder } = await choosePlace(root, state);
  await mkdir(dataFolder, { recursive: true });
  await writeFile(join(root, 'secret-keys'), 'key');
  return dataFolder;
}

async function complaintOf(root: string): Promise<string> {
  const error = await choosePlace(root, state).catch((thrown: unknown) => thrown);
  if (!(error instanceof EmbeddedPostgresError)) throw error;
  expect(error.message).not.toContain('\n');
  return error.message;
}

test('a data folder whose database is gone is refused rather than begun anew', async () => {
  const root = join(folder, '.studyhall');
  const dataFolder = await begin(root);
  await rm(dataFolder, { recursive: true });
  expect(await complaintOf(root)).toContain(`${root}/secret-keys belongs to a database that is not there`);
});

describe.runIf(isRoot)('a checkout that others cannot enter', () => {
  test('says where its data is in a file that goes with it, so that it finds it after a move', async () => {
    const root = await closedRoot('one');
    const dataFolder = await begin(root);
    expect(dataFolder.startsWith(`${state}/data-`)).toBe(true);
    expect(await readFile(join(root, 'postgres-is-in'), 'utf8')).toBe(`${dirname(dataFolder)}\n`);
    await rename(join(folder, 'one'), join(folder, 'moved'));
    expect((await choosePlace(join(folder, 'moved/.studyhall'), state)).dataFolder).toBe(dataFolder);
    await rename(join(folder, 'moved'), join(folder, 'again'));
    expect((await choosePlace(join(folder, 'again/.studyhall'), state)).dataFolder).toBe(dataFolder);
  });

  test('and has data from a release that wrote no such file finds it, and writes one', async () => {
    const root = await closedRoot('old');
    await mkdir(root);
    const home = join(state, `data-${shortHash(root)}`);
    await mkdir(join(home, 'postgres'), { recursive: true });
    await writeFile(join(root, 'secret-keys'), 'key');
    expect((await choosePlace(root, state)).dataFolder).toBe(join(home, 'postgres'));
    expect(await readFile(join(root, 'postgres-is-in'), 'utf8')).toBe(`${home}\n`);
  });

  test('and was moved under such a release is refused, with the places where its data may be', async () => {
    const home = join(state, 'data-0123456789ab');
    await mkdir(join(home, 'postgres'), { recursive: true });
    const root = await closedRoot('moved');
    await mkdir(root);
    await writeFile(join(root, 'secret-keys'), 'key');
    const complaint = await complaintOf(root);
    expect(complaint).toContain(`it is one of ${home}: write which into ${root}/postgres-is-in`);
    await writeFile(join(root, 'postgres-is-in'), home);
    expect((await choosePlace(root, state)).dataFolder).toBe(join(home, 'postgres'));
  });

  test('and is a copy of another does not share the data of that one', async () => {
    const root = await closedRoot('one');
    const dataFolder = await begin(root);
    const copy = await closedRoot('copy');
    await mkdir(copy);
    await writeFile(join(copy, 'postgres-is-in'), `${dirname(dataFolder)}\n`);
    expect(await complaintOf(copy)).toContain(`belongs to ${root}, of which ${copy} is a copy`);
    expect((await choosePlace(root, state)).dataFolder).toBe(dataFolder);
  });

  test('and whose data was taken away is refused rather than begun anew', async () => {
    const root = await closedRoot('one');
    const dataFolder = await begin(root);
    await rm(dirname(dataFolder), { recursive: true });
    expect(await complaintOf(root)).toContain(`says ${root}/postgres-is-in, and is not there`);
  });
});
