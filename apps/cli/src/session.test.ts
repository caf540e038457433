import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { dirname, join } from 'node:path';
import { createApiClient } from '@studyhall/client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { beLoggedIn, logIn } from './testing/log-in.ts';
import { built, type Desk, openDesk } from './testing/run-studyhall.ts';
import { administrator, learner, startServer, type TestServer } from './testing/start-server.ts';

let server: TestServer;
/** Where the administrator is logged in. Tests that change that open a desk of their own. */
let ada: Desk;
const desks: Desk[] = [];

async function newDesk(program?: string): Promise<Desk> {
  const desk = await openDesk(program);
  desks.push(desk);
  return desk;
}

async function deskOf(person: typeof administrator, program?: string): Promise<Desk> {
  const desk = await newDesk(program);
  await beLoggedIn(desk, server.origin, person);
  return desk;
}

async function tokenAt(desk: Desk): Promise<string> {
  const text = await readFile(join(desk.folder, '.config/studyhall/sessions.json'), 'utf8');
  return JSON.parse(text).servers[server.origin].token;
}

function portOf(listener: Server): number {
  const address = listener.address();
  if (address === null || typeof address === 'string') throw new Error('it does not listen on a port');
  return address.port;
}

beforeAll(async () => {
  server = await startServer();
  ada = await deskOf(administrator);
});

afterAll(async () => {
  await Promise.all(desks.map((desk) => desk.clear()));
  await server?.stop();
});

test('without a terminal nothing is asked: exit 2 and the way to say it instead', async () => {
  const desk = await newDesk(built);
  const asked = await desk.run(['login', '--server', server.origin]);
  expect(asked).toMatchObject({ code: 2, stdout: '' });
  expect(asked.stderr).toContain('--user NAME --password-stdin');
  const half = await desk.run(['login', '--server', server.origin, '--password-stdin'], 'x\n');
  expect(half).toMatchObject({ code: 2, stdout: '' });
  expect(await readdir(desk.folder)).toEqual([]);
});

test('a log-in is kept for its owner alone, and the password and token are said nowhere', async () => {
  const desk = await newDesk(built);
  const { code, stdout, stderr } = await logIn(desk, server.origin, administrator);
  expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
  const token = await tokenAt(desk);
  expect(stderr).toBe(`✓ Logged in to ${server.origin} as ada\n`);
  expect(stderr).not.toContain(token);
  const file = join(desk.folder, '.config/studyhall/sessions.json');
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  expect(await readFile(file, 'utf8')).not.toContain(administrator.password);
});

test('a wrong password is exit 1 and keeps nothing', async () => {
  const desk = await newDesk();
  const refused = await logIn(desk, server.origin, { ...administrator, password: 'not-the-battery-11' });
  expect(refused).toMatchObject({ code: 1, stdout: '' });
  expect(refused.stderr).toContain('wrong user name, address or password');
  expect(await readdir(desk.folder)).toEqual([]);
});

test('whoami answers in lines for a pipe, and with the fields that JSON was asked for', async () => {
  const desk = await deskOf(administrator, built);
  const [plain, json] = await Promise.all([
    desk.run(['whoami']),
    desk.run(['whoami', '--json=username,role']),
  ]);
  const [names = '', values = '', ...rest] = plain.stdout.split('\n');
  expect(rest).toEqual(['']);
  expect(names.split('\t').indexOf('role')).toBe(values.split('\t').indexOf('admin'));
  expect(JSON.parse(json.stdout)).toEqual({ username: 'ada', role: 'admin' });
});

test('a field that is not there is misuse, and the fields that are there are named', async () => {
  const refused = await ada.run(['whoami', '--json=shoeSize']);
  expect(refused).toMatchObject({ code: 2, stdout: '' });
  expect(refused.stderr).toContain('shoeSize');
  expect(refused.stderr).toContain('username');
});

test('a learner may log in but not look at accounts', async () => {
  const desk = await deskOf(learner, built);
  const refused = await desk.run(['users', 'list']);
  expect(refused).toMatchObject({ code: 1, stdout: '' });
  expect(refused.stderr).toContain('this takes the right `support`');
});

test('a session that was ended elsewhere says so and how to begin another', async () => {
  const desk = await deskOf(administrator);
  const token = await tokenAt(desk);
  await createApiClient({ url: server.origin, token: () => token }).auth.logOut.mutate();
  const refused = await desk.run(['users', 'list']);
  expect(refused).toMatchObject({ code: 1, stdout: '' });
  expect(refused.stderr).toContain(`studyhall login --server ${server.origin}`);
});

test('logging out ends the session on the server, too', async () => {
  const desk = await deskOf(administrator);
  const token = await tokenAt(desk);
  expect(await desk.run(['logout'])).toMatchObject({ code: 0, stdout: '' });
  expect(await createApiClient({ url: server.origin, token: () => token }).auth.me.query()).toBeNull();
  const refused = await desk.run(['whoami']);
  expect(refused).toMatchObject({ code: 1, stdout: '' });
  expect(refused.stderr).toContain('not logged in');
});

test('log-ins on several servers are kept, and one of them is meant when none is named', async () => {
  const desk = await deskOf(administrator);
  const byNumber = server.origin.replace('localhost', '127.0.0.1');
  expect((await logIn(desk, byNumber, learner)).code).toBe(0);
  const who = ['whoami', '--json=username'];
  expect(JSON.parse((await desk.run(who)).stdout)).toEqual({ username: 'bob' });
  expect(JSON.parse((await desk.run([...who, '--server', server.origin])).stdout)).toEqual({
    username: 'ada',
  });
  expect((await desk.run(['servers', 'use', server.origin])).code).toBe(0);
  expect(JSON.parse((await desk.run(who)).stdout)).toEqual({ username: 'ada' });
  expect(JSON.parse((await desk.run(['servers', 'list', '--json'])).stdout)).toEqual([
    { server: server.origin, userName: 'ada', isCurrent: true },
    { server: byNumber, userName: 'bob', isCurrent: false },
  ]);
});

test('nobody there, and somebody else there, are each one clear line', async () => {
  const stranger = createServer((_, response) => response.end('<html>hello</html>'));
  await new Promise<void>((resolve) => stranger.listen(0, '127.0.0.1', resolve));
  const port = portOf(stranger);
  const desk = await newDesk(built);
  const [foreign, health] = await Promise.all([
    logIn(desk, `127.0.0.1:${port}`, administrator),
    desk.run(['status', '--server', `127.0.0.1:${port}`]),
  ]);
  await new Promise((resolve) => stranger.close(resolve));
  const absent = await logIn(desk, `127.0.0.1:${port}`, administrator);
  for (const failed of [foreign, health, absent]) expect(failed).toMatchObject({ code: 1, stdout: '' });
  expect(foreign.stderr).toContain('not as a Studyhall server');
  expect(health.stderr).toContain('not as a Studyhall server');
  expect(absent.stderr).toContain('nothing listens there');
  expect(`${foreign.stderr}${health.stderr}${absent.stderr}`).not.toContain('    at ');
});

test('status tells anybody whether the server is well, and administrators what it holds', async () => {
  const nobody = await newDesk();
  const outside = await nobody.run(['status', '--server', server.origin, '--json=health,users']);
  expect(JSON.parse(outside.stdout)).toEqual({ health: 'ready', users: null });
  const inside = await ada.run(['status', '--json']);
  expect(JSON.parse(inside.stdout)).toMatchObject({
    health: 'ready',
    users: 2,
    version: expect.any(String),
    outboxFailed: 0,
  });
});

test('a damaged file of log-ins is named', async () => {
  const desk = await newDesk();
  const file = join(desk.folder, '.config/studyhall/sessions.json');
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, '{');
  const refused = await desk.run(['whoami']);
  expect(refused).toMatchObject({ code: 1, stdout: '' });
  expect(refused.stderr).toContain(file);
});
