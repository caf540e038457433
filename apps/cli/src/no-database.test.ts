import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { runBeside } from './testing/run-studyhall.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'studyhall-nothing-'));
});
afterEach(async () => await rm(folder, { recursive: true }));

/** On a machine that has no database yet, or whose DATA_DIR is another than somebody thinks. */
async function studyhall(...args: string[]): Promise<{ code: unknown; stderr: string }> {
  const env = {
    ...{ PATH: process.env['PATH'], HOME: folder, ENV_FILE: 'off' },
    DATA_DIR: join(folder, 'data'),
  };
  const { code, stderr } = await runBeside(env, args);
  return { code, stderr };
}

test.each(['migrate status', 'db health', 'backup now'])(
  '%s says where it looked, and makes no database',
  async (command) => {
    expect(await studyhall(...command.split(' '))).toEqual({
      code: 1,
      stderr: expect.stringContaining(`there is no database in ${join(folder, 'data')}`),
    });
    expect(await readdir(folder)).toEqual([]);
  },
);

test('backups are listed and verified without one, and that there is nothing to verify is no good news', async () => {
  const listed = await studyhall('backup', 'list');
  expect(listed).toMatchObject({ code: 0, stderr: expect.stringContaining(join(folder, 'data/backups')) });
  expect(await studyhall('backup', 'verify')).toMatchObject({
    code: 1,
    stderr: expect.stringContaining(
      `there is no backup in ${join(folder, 'data/backups')}: nothing was read`,
    ),
  });
  expect(await readdir(folder)).toEqual([]);
});
