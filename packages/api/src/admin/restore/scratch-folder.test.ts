import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openScratch } from './scratch-folder.ts';

async function scratch(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'studyhall-scratch-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}

/** Another process that opens a folder, makes it, and lives until it is killed. */
async function openElsewhere(folder: string) {
  const program = `
    const { openScratch } = await import(${JSON.stringify(join(import.meta.dirname, 'scratch-folder.ts'))});
    const { mkdir } = await import('node:fs/promises');
    await mkdir(await openScratch(${JSON.stringify(folder)}));
    process.stdout.write('made');
    setInterval(() => undefined, 1000);`;
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  await new Promise((resolve) => child.stdout.once('data', resolve));
  return async () => {
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await ended;
  };
}

test('a copy is left alone while its process lives, here or elsewhere, and removed after that', async () => {
  const folder = await scratch();
  const kill = await openElsewhere(folder);
  const [theirs] = await readdir(folder);
  const mine = await openScratch(folder);
  await mkdir(mine);
  await openScratch(folder);
  expect((await readdir(folder)).sort()).toEqual([theirs, basename(mine)].sort());
  await kill();
  await openScratch(folder);
  expect(await readdir(folder)).toEqual([basename(mine)]);
});

test('a process number that something else has now is no owner, and neither is nobody', async () => {
  const folder = await scratch();
  await mkdir(join(folder, `drill-${process.pid.toString(36)}-1-0123ab`));
  await mkdir(join(folder, 'drill-0123456789ab', 'postgres'), { recursive: true });
  await mkdir(join(folder, 'letters'));
  await openScratch(folder);
  expect(await readdir(folder)).toEqual(['letters']);
});
