import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { makeTestFolder } from '@studyhall/api/testing';
import { request } from 'undici';
import { afterEach, expect, test } from 'vitest';
import { type ServerProcess, startProcess } from './testing/start-process.ts';

const started: ServerProcess[] = [];

afterEach(async () => {
  for (const server of started.splice(0)) {
    server.kill('SIGINT');
    await server.end;
  }
});

function start(env: Readonly<Record<string, string>>): ServerProcess {
  const server = startProcess(env);
  started.push(server);
  return server;
}

async function statusOf(url: string): Promise<number> {
  const answer = await request(url).catch(() => undefined);
  await answer?.body.dump();
  return answer?.statusCode ?? 0;
}

async function stop(server: ServerProcess): Promise<void> {
  server.kill('SIGINT');
  expect(await server.end).toBe(0);
}

test('a start says where the data is, survives the end of PostgreSQL, and refuses the data without its keys', async () => {
  const folder = await makeTestFolder('faults');
  const server = start({ DATA_DIR: folder });
  const origin = await server.ready;
  expect(server.stdout()).toMatch(/^The data is in \/\S+\/postgres; the keys and mails .* are in \/\S+$/m);

  const postmaster = Number((await readFile(join(folder, 'postgres/postmaster.pid'), 'utf8')).split('\n')[0]);
  process.kill(postmaster, 'SIGKILL');
  await expect.poll(server.stderr, { timeout: 60_000 }).toContain('PostgreSQL is back');
  await expect.poll(() => statusOf(`${origin}/readyz`), { timeout: 60_000 }).toBe(200);
  expect(server.stderr()).toContain('PostgreSQL ended unexpectedly: it is started again');
  // Everything that lost its connection says so in a line, and not where in the program it was.
  expect(server.stderr()).not.toMatch(/^ +at |"stack"/m);
  await stop(server);

  await rm(join(folder, 'secret-keys'));
  const refused = start({ DATA_DIR: folder });
  expect(await refused.end).toBe(1);
  expect(refused.stdout()).toBe('');
  expect(refused.stderr()).toMatch(
    /^Studyhall cannot start: the secret keys [^\n]* are lost[^\n]*GIVE_UP_KEYS=\w+[^\n]*\n$/,
  );
  await rm(folder, { recursive: true, force: true });
});
