import { openDatabase } from '@studyhall/api/server';
import { codeAt, newSecretKey } from '@studyhall/api/testing';
import { type ApiClient, createApiClient } from '@studyhall/client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { logIn } from './testing/log-in.ts';
import { type Desk, openDesk, runBeside } from './testing/run-studyhall.ts';
import { administrator, learner, startServer, type TestServer } from './testing/start-server.ts';

const keys = newSecretKey();
let server: TestServer;
let desk: Desk;
let recoveryCodes: readonly string[];

async function apiOf(person: typeof administrator, code?: string): Promise<ApiClient> {
  const { username: identifier, password } = person;
  const given = { identifier, password, deviceName: 'A test', ...(code === undefined ? {} : { code }) };
  const { token } = await server.api.auth.openTerminalSession.mutate(given);
  return createApiClient({ url: server.origin, token: () => token });
}

async function query(sql: string): Promise<void> {
  const db = openDatabase({ url: server.databaseUrl, poolSize: 1 });
  await db.raw(sql);
  await db.destroy();
}

/** Logs in as a script would, with a code. */
const logInWith = async (code: string) =>
  await desk.run(
    ['login', '--server', server.origin, '--user', 'ada', '--code', code, '--password-stdin'],
    `${administrator.password}\n`,
  );

beforeAll(async () => {
  [server, desk] = await Promise.all([startServer({ SECRET_KEYS: keys }), openDesk()]);
  const api = await apiOf(administrator);
  const { secret } = await api.auth.beginTotp.mutate();
  const made = await api.auth.confirmTotp.mutate({ code: codeAt(secret, new Date()) });
  recoveryCodes = made.recoveryCodes ?? [];
});

afterAll(async () => {
  await Promise.all([server?.stop(), desk?.clear()]);
});

test('the password alone does not log in, and nobody is asked where there is no terminal: exit 2 and the way to say it', async () => {
  const refused = await logIn(desk, server.origin, administrator);
  expect(refused).toMatchObject({ code: 2, stdout: '' });
  expect(refused.stderr).toContain('--code CODE');
});

test('a wrong code is exit 1 and keeps nothing, a right one logs in and is said nowhere', async () => {
  const wrong = await logInWith('000000');
  expect(wrong).toMatchObject({ code: 1, stdout: '' });
  expect(wrong.stderr).toContain('this code is wrong');
  const [code = ''] = recoveryCodes;
  const right = await logInWith(code);
  expect(right).toMatchObject({ code: 0, stderr: `✓ Logged in to ${server.origin} as ada\n` });
  expect((await logInWith(code)).code).toBe(1);
});

test('a script that needs a fresh proof ends with exit 1 and is told how', async () => {
  await query(`update auth.sessions set proved_at = now() - interval '1 hour'`);
  const refused = await desk.run(['users', 'set-role', 'bob', 'member', '--yes']);
  expect(refused).toMatchObject({ code: 1, stdout: '' });
  expect(refused.stderr).toContain('fresh proof');
  expect(refused.stderr).toContain(`studyhall login --server ${server.origin}`);
  expect((await logInWith(recoveryCodes[1] ?? '')).code).toBe(0);
  expect((await desk.run(['users', 'set-role', 'bob', 'member', '--yes'])).code).toBe(0);
});

test('a client that can ask has the call repeated after the proof, and once alone', async () => {
  const { username: identifier, password } = learner;
  const session = { identifier, password, deviceName: 'A test' };
  const { token } = await server.api.auth.openTerminalSession.mutate(session);
  const plain = createApiClient({ url: server.origin, token: () => token });
  const asked: unknown[] = [];
  let willProve = true;
  const api = createApiClient({
    url: server.origin,
    token: () => token,
    askForProof: async ({ details }) => {
      asked.push(details['methods']);
      if (willProve) await plain.auth.confirm.mutate({ method: 'password', password });
      return willProve;
    },
  });
  await query(`update auth.sessions set proved_at = null`);
  await api.auth.changeEmail.mutate({ email: 'bob@school.example' });
  await api.auth.changeEmail.mutate({ email: 'bob@college.example' });
  expect(asked).toEqual(['password']);
  await query(`update auth.sessions set proved_at = null`);
  willProve = false;
  const refused = api.auth.changeEmail.mutate({ email: 'bob@hill.example' });
  await expect(refused).rejects.toThrow('confirmation-needed');
});

test('the setting is on or off, and who administers without a factor is sent to the page that sets one up', async () => {
  const unfit = await desk.run(['settings', 'set', 'secondFactorForAdministrators', 'yes']);
  expect(unfit.code).toBe(2);
  expect(unfit.stderr).toContain('secondFactorForAdministrators must be on or off');
  const change = ['settings', 'set', 'secondFactorForAdministrators', 'on'];
  await query('update auth.sessions set proved_at = null');
  expect((await desk.run(change)).stderr).toContain('a fresh proof');
  await query('update auth.sessions set proved_at = now()');
  expect((await desk.run(change)).code).toBe(0);
  await query(`update auth.users set role = 'admin'`);
  const other = await openDesk();
  expect((await logIn(other, server.origin, learner)).code).toBe(0);
  const refused = await other.run(['users', 'list']);
  expect(refused).toMatchObject({ code: 1, stdout: '' });
  expect(refused.stderr).toContain(`${server.origin}/security`);
  await other.clear();
});

test('an operator resets it beside the database, by name, asked or with --yes, and the log tells who', async () => {
  const env = { ...process.env, DATABASE_URL: server.databaseUrl, SECRET_KEYS: keys, ENV_FILE: 'off' };
  const reset = (...args: string[]) =>
    runBeside(env, ['users', 'reset-second-factor', ...args, '--beside-database']);
  expect(await reset('nobody-here', '--yes')).toMatchObject({ code: 1 });
  expect((await reset('ada')).code).toBe(2);
  const done = await reset('ada', '--yes');
  expect(done.stderr).toContain('Reset the second factor of ada');
  expect(done.code).toBe(0);
  expect((await reset('ada', '--yes')).stderr).toContain('has no second factor');
  const again = await logIn(desk, server.origin, administrator);
  expect(again.code).toBe(0);
  await query(`delete from platform.instance_settings`);
  const { stdout } = await desk.run(['audit', 'list', '--action', 'users.reset-second-factor', '--json']);
  expect(stdout).toContain('operator:');
  for (const code of recoveryCodes) expect(stdout).not.toContain(code);
});
