import { afterAll, beforeAll, expect, test } from 'vitest';
import { beLoggedIn } from './testing/log-in.ts';
import { type Desk, openDesk } from './testing/run-studyhall.ts';
import { administrator, learner, startServer, type TestServer } from './testing/start-server.ts';

let server: TestServer;
let desk: Desk;

async function roleOf(user: string): Promise<string> {
  return JSON.parse((await desk.run(['users', 'show', user, '--json=role'])).stdout).role;
}

async function register(username: string): Promise<void> {
  await server.api.auth.register.mutate({
    username,
    email: `${username}@school.test`,
    password: learner.password,
    timeZone: 'UTC',
    language: 'en',
  });
}

beforeAll(async () => {
  [server, desk] = await Promise.all([startServer(), openDesk()]);
  await beLoggedIn(desk, server.origin, administrator);
});

afterAll(async () => {
  await Promise.all([server?.stop(), desk?.clear()]);
});

test('accounts are listed newest first, and searched by name and role', async () => {
  const all = await desk.run(['users', 'list', '--json=username,role,isActive']);
  expect(JSON.parse(all.stdout)).toEqual([
    { username: 'bob', role: 'individual', isActive: true },
    { username: 'ada', role: 'admin', isActive: true },
  ]);
  const lines = (await desk.run(['users', 'list', '--role', 'admin'])).stdout.trimEnd().split('\n');
  expect(lines).toHaveLength(2);
  expect(lines[1]).toMatch(/^ada\t/);
  const none = await desk.run(['users', 'list', '--search', 'zzz', '--json']);
  expect(none).toMatchObject({ code: 0, stdout: '[]\n' });
  expect(none.stderr).toContain('Nobody matches');
});

test('an account is found by name, address and id, and a missing one is named', async () => {
  const byName = JSON.parse((await desk.run(['users', 'show', 'ada', '--json'])).stdout);
  const byId = JSON.parse((await desk.run(['users', 'show', byName.userId, '--json'])).stdout);
  expect(byId).toEqual(byName);
  const missing = await desk.run(['users', 'show', 'nobody-here']);
  expect(missing).toMatchObject({ code: 1, stdout: '' });
  expect(missing.stderr).toContain('"nobody-here"');
});

test('a role is changed only with --yes where nobody can be asked, and --dry-run changes nothing', async () => {
  await register('carol');
  const unasked = await desk.run(['users', 'set-role', 'carol', 'member']);
  expect(unasked).toMatchObject({ code: 2, stdout: '' });
  expect(unasked.stderr).toContain('--yes');
  const dry = await desk.run(['users', 'set-role', 'carol', 'member', '--dry-run']);
  expect(dry.code).toBe(0);
  expect(dry.stderr).toContain('Would change carol from individual to member');
  expect(await roleOf('carol')).toBe('individual');
  expect((await desk.run(['users', 'set-role', 'carol', 'member', '--yes'])).code).toBe(0);
  expect(await roleOf('carol')).toBe('member');
  const again = await desk.run(['users', 'set-role', 'carol', 'member', '--yes']);
  expect(again.stderr).toContain('nothing changed');
});

test('extra time is granted, and a number that cannot be is misuse', async () => {
  await register('frank');
  expect((await desk.run(['users', 'set-extra-time', 'frank', '50', '--yes'])).code).toBe(0);
  const { stdout } = await desk.run(['users', 'show', 'frank', '--json=extraTimePercent']);
  expect(JSON.parse(stdout)).toEqual({ extraTimePercent: 50 });
  expect((await desk.run(['users', 'set-extra-time', 'frank', 'half', '--yes'])).code).toBe(2);
});

test('a closed account cannot log in until it is opened again', async () => {
  await register('dave');
  const logIn = () => server.api.auth.logIn.mutate({ identifier: 'dave', password: learner.password });
  expect((await desk.run(['users', 'deactivate', 'dave', '--yes'])).code).toBe(0);
  await expect(logIn()).rejects.toThrow('account-disabled');
  expect((await desk.run(['users', 'activate', 'dave', '--yes'])).code).toBe(0);
  expect(await logIn()).toMatchObject({ username: 'dave' });
});

test('the last administrator stays one', async () => {
  const refused = await desk.run(['users', 'set-role', 'ada', 'member', '--yes']);
  expect(refused).toMatchObject({ code: 1, stdout: '' });
  expect(refused.stderr).toContain('last administrator');
  expect(await roleOf('ada')).toBe('admin');
});

test('a role that nobody can be given is misuse', async () => {
  const refused = await desk.run(['users', 'set-role', 'bob', 'guest', '--yes']);
  expect(refused).toMatchObject({ code: 2, stdout: '' });
  expect(refused.stderr).toContain('must be admin, member or individual');
});

test('mails that are kept can be listed and read', async () => {
  await register('erin');
  const idOfMail = async (): Promise<string | undefined> => {
    const kept: { id: string; to: string }[] = JSON.parse(
      (await desk.run(['mail', 'list', '--json=id,to'])).stdout,
    );
    return kept.find((mail) => mail.to === 'erin@school.test')?.id;
  };
  // The outbox hands it over after the answer.
  await expect.poll(idOfMail).toBeDefined();
  const id = (await idOfMail()) ?? '';
  const { to, text } = JSON.parse((await desk.run(['mail', 'show', id, '--json=to,text'])).stdout);
  expect(to).toBe('erin@school.test');
  expect(text).toContain(`${server.origin}/`);
});
