import { chmod, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { newSecretKey, withClient } from '@studyhall/api/testing';
import { createApiClient } from '@studyhall/client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { beLoggedIn } from './testing/log-in.ts';
import { type Desk, openDesk, runBeside } from './testing/run-studyhall.ts';
import { administrator, startServer, type TestServer } from './testing/start-server.ts';

let server: TestServer;
/** Where the administrator is logged in. */
let ada: Desk;
const desks: Desk[] = [];

async function newDesk(program?: string): Promise<Desk> {
  const desk = await openDesk(program);
  desks.push(desk);
  return desk;
}

beforeAll(async () => {
  server = await startServer();
  ada = await newDesk();
  await beLoggedIn(ada, server.origin, administrator);
});

afterAll(async () => {
  await Promise.all(desks.map((desk) => desk.clear()));
  await server?.stop();
});

/** As the administrator, where she is signed in. */
async function signedIn() {
  const { username: identifier, password } = administrator;
  const opened = await server.api.auth.openTerminalSession.mutate({
    identifier,
    password,
    deviceName: 'Here',
  });
  return createApiClient({ url: server.origin, token: () => opened.token });
}

async function until<T>(look: () => T | undefined): Promise<T> {
  for (;;) {
    const found = look();
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

const codeIn = (text: string) => /[B-Z]{4}-[B-Z]{4}/.exec(text)?.[0];

/** The file that the server hands out. */
async function downloaded(): Promise<Desk> {
  const desk = await newDesk();
  const file = join(desk.folder, 'studyhall.mjs');
  await writeFile(file, await (await fetch(`${server.origin}/studyhall.mjs`)).text());
  return await newDesk(file);
}

describe('a log-in by code', () => {
  test('shows address and code, waits for the yes, and is kept', async () => {
    const desk = await newDesk();
    const running = desk.start(['login', '--device', server.origin]);
    const userCode = await until(() => codeIn(running.heard()));
    expect(running.heard()).toContain(`${server.origin}/device`);
    const api = await signedIn();
    const { deviceName } = await api.auth.claimDevice.mutate({ userCode });
    expect(deviceName).toMatch(/^Terminal on /);
    await api.auth.approveDevice.mutate({ userCode });
    expect(await running.ended).toMatchObject({ code: 0, stdout: '' });
    const who = await desk.run(['whoami', '--json=username']);
    expect(JSON.parse(who.stdout)).toEqual({ username: 'ada' });
  });

  test('that is turned down keeps nothing', async () => {
    const desk = await newDesk();
    const running = desk.start(['login', '--device', server.origin]);
    const userCode = await until(() => codeIn(running.heard()));
    const api = await signedIn();
    await api.auth.claimDevice.mutate({ userCode });
    await api.auth.denyDevice.mutate({ userCode });
    const { code, stderr } = await running.ended;
    expect(code).toBe(1);
    expect(stderr).toContain('turned down');
    expect((await desk.run(['whoami', '--server', server.origin])).stderr).toContain('not logged in');
  });
});

describe('a token', () => {
  test('is made, kept in a file of one’s own, used by a script, and revoked', async () => {
    const file = join(ada.folder, 'watch.token');
    const made = await ada.run([
      'tokens',
      'create',
      'watch',
      '--scope',
      'admin:read',
      'read',
      '--file',
      file,
    ]);
    expect(made).toMatchObject({ code: 0, stdout: '' });
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    const token = (await readFile(file, 'utf8')).trim();
    expect(made.stderr).not.toContain(token);

    const script = await newDesk();
    const to = ['--server', server.origin, '--token-file', file];
    const users = await script.run(['users', 'list', '--json=username', ...to]);
    expect(JSON.parse(users.stdout)).toEqual(expect.arrayContaining([{ username: 'bob' }]));
    const refused = await script.run(['users', 'set-extra-time', 'bob', '25', '--yes', ...to]);
    expect(refused).toMatchObject({ code: 1 });
    expect(refused.stderr).toContain('lacks the scope admin:write');
    expect((await script.run(['tokens', 'list', ...to])).stderr).toContain('no token is enough');

    const listed = await ada.run(['tokens', 'list', '--json=name,network']);
    expect(JSON.parse(listed.stdout)).toEqual([{ name: 'watch', network: '127.0.0.0/24' }]);
    expect((await ada.run(['tokens', 'revoke', 'watch'])).code).toBe(0);
    expect((await script.run(['users', 'list', ...to])).stderr).toContain('the token opens nothing');
  });

  test('in a file that others can read is refused, and so is a mistyped one, without a server', async () => {
    const desk = await newDesk();
    const file = join(desk.folder, 'open.token');
    await writeFile(file, 'sth_nothing');
    const nowhere = ['whoami', '--server', 'http://127.0.0.1:9', '--token-file', file];
    await chmod(file, 0o644);
    expect((await desk.run(nowhere)).stderr).toContain('others can read');
    await chmod(file, 0o600);
    const mistyped = await desk.run(nowhere);
    expect(mistyped.stderr).toContain('no token of Studyhall');
    expect(mistyped.stderr).not.toContain('sth_nothing');
  });
});

describe('the file that servers hand out', () => {
  test('has the hash that is told beside it, needs nothing else, and works', async () => {
    const file = await (await fetch(`${server.origin}/studyhall.mjs`)).arrayBuffer();
    const hash = Buffer.from(await crypto.subtle.digest('SHA-256', file)).toString('hex');
    const told = await (await fetch(`${server.origin}/studyhall.mjs.sha256`)).text();
    expect(told).toBe(`${hash}  studyhall.mjs\n`);
    const desk = await downloaded();
    await beLoggedIn(desk, server.origin, administrator);
    expect((await desk.run(['users', 'list', '--json=username'])).code).toBe(0);
    expect((await desk.run(['--version'])).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  test.each([
    ['migrate', 'status'],
    ['backup', 'list'],
    ['doctor', '--data'],
    ['db', 'health'],
  ])('%s %s says that it works beside the database', async (...command) => {
    const { code, stderr } = await (await downloaded()).run(command);
    expect(code).toBe(1);
    expect(stderr).toContain('beside the database');
  });
});

test('setup refuses where there is an administrator, and makes the first one where there is none', async () => {
  const desk = await newDesk();
  const env = {
    PATH: process.env.PATH,
    HOME: desk.folder,
    ENV_FILE: 'off',
    DATABASE_URL: server.databaseUrl,
    SECRET_KEYS: newSecretKey(),
  };
  const command = ['setup', '--user', 'grace', '--password-stdin'];
  const setUp = async () => await runBeside(env, command, 'correct-battery-99-horse\n');
  expect((await setUp()).stderr).toContain('there is an administrator already');
  await withClient(server.databaseUrl, async (client) => {
    await client.query(`update auth.users set is_active = false where role = 'admin'`);
  });
  expect(await setUp()).toMatchObject({ code: 0, stdout: '' });
  await beLoggedIn(desk, server.origin, { username: 'grace', password: 'correct-battery-99-horse' });
  const audit = await desk.run(['audit', 'list', '--json=action,actor']);
  expect(audit.stdout).toContain('auth.setUpAdministrator');
});
