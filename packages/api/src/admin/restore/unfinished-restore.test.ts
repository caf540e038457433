import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { beginRestore, findRestoresBeside, removeUselessRestores } from './unfinished-restore.ts';

let home: string;
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'studyhall-beside-'));
});
afterAll(async () => await rm(home, { recursive: true }));

test('rows that were laid for an import are somebody’s, an empty folder and one at work are not', async () => {
  const beside = (second: number) => join(home, `restored-20261129T17150${second}Z`);
  for (const second of [1, 2]) await mkdir(beside(second));
  await writeFile(join(beside(1), 'site.tar.br'), 'all rows');
  await beginRestore(beside(3));
  const found = await findRestoresBeside({ dataFolder: join(home, 'postgres') });
  expect(found).toEqual({ useless: [beside(2)], whole: [beside(1)] });
  await removeUselessRestores(found);
  const left = await findRestoresBeside({ dataFolder: join(home, 'postgres') });
  expect(left).toEqual({ useless: [], whole: [beside(1)] });
});
