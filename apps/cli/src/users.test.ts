import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
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

test('a role or a right of somebody who is shut out or going says that it opens nothing for now', async () => {
  await register('wanda');
  const asked = async (...args: string[]) => (await desk.run(['users', ...args, '--dry-run'])).stderr;
  const changes = [
    ['grant', 'wanda', 'support'],
    ['set-role', 'wanda', 'admin'],
  ];
  for (const change of changes) expect(await asked(...change)).not.toContain('until it is opened');
  await desk.run(['users', 'ban', 'wanda', '--reason', 'Insults', '--until', '7d', '--yes']);
  for (const change of changes)
    expect(await asked(...change)).toContain('The account is banned: until it is opened');
  await desk.run(['users', 'unban', 'wanda', '--yes']);
  await desk.run(['users', 'erase', 'wanda', '--yes']);
  for (const change of changes)
    expect(await asked(...change)).toMatch(
      /The account is closed by the wish to be deleted, and is erased on .*: until it is opened/,
    );
  await desk.run(['users', 'activate', 'wanda', '--yes']);
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

test('who is banned for a while is closed for good by deactivating, and no ban that ends is laid on that', async () => {
  await register('lena');
  const run = async (...args: string[]) => (await desk.run(['users', ...args, '--yes'])).stderr;
  const ban = ['ban', 'lena', '--reason', 'Insults', '--until', '7d'];
  await run(...ban);
  expect(await run('deactivate', 'lena')).toMatch(
    /from banned to deactivated.* The end of the ban opens it no more/,
  );
  expect(await run('deactivate', 'lena')).toContain('deactivated already');
  expect(await run(...ban)).toContain('closed for good');
  expect(await run('erase', 'lena')).toContain('It is erased on');
  const dry = await desk.run(['users', 'erase', 'lena', '--dry-run']);
  expect(dry.stderr).toContain('its owner cannot take that back');
  const { stdout } = await desk.run(['users', 'show', 'lena', '--json=erasureAskedBy,canTakeBack']);
  expect(JSON.parse(stdout)).toEqual({ erasureAskedBy: administrator.username, canTakeBack: false });
  expect(await run('activate', 'lena')).toMatch(/is erased on .* that is given up, and the owner told/);
  expect(await run('ban', administrator.username, '--reason', 'Mine')).toContain('your own account');
});

test('the ban of somebody who is going is lifted, and they go on going', async () => {
  await register('mara');
  const run = async (...args: string[]) => (await desk.run(['users', ...args])).stderr;
  await run('erase', 'mara', '--yes');
  await run('ban', 'mara', '--reason', 'Insults', '--yes');
  expect(await run('unban', 'mara', '--dry-run')).toContain('It stays closed and is erased on');
  await run('unban', 'mara', '--yes');
  const { stdout } = await desk.run(['users', 'record', 'mara', '--json=isActive,banReason,erasureAskedBy']);
  expect(JSON.parse(stdout)).toEqual({
    ...{ isActive: false, banReason: null, erasureAskedBy: administrator.username },
  });
  expect(await run('unban', 'mara', '--yes')).toContain('to active');
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

test('everything of an account is fetched as a file for its owner’s eyes', async () => {
  await register('frieda');
  const file = join(desk.folder, 'frieda.zip');
  const ran = await desk.run(['users', 'export', 'frieda', '--out', file]);
  expect(ran).toMatchObject({ code: 0 });
  expect(ran.stderr).toContain('holds everything of frieda');
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  const archive = await readFile(file);
  expect(archive.subarray(0, 2).toString()).toBe('PK');
  expect(archive.includes('auth/identifiers.json')).toBe(true);
  const missing = await desk.run(['users', 'export', 'nobody-here', '--out', file]);
  expect(missing).toMatchObject({ code: 1 });
  const nowhere = await desk.run([
    'users',
    'export',
    'frieda',
    '--out',
    join(desk.folder, 'no/such/place.zip'),
  ]);
  expect(nowhere.stderr).toContain('ENOENT');
});

test('an account is erased after a question, after two weeks or at once, and never the last administrator’s', async () => {
  await register('gustav');
  const unasked = await desk.run(['users', 'erase', 'gustav']);
  expect(unasked).toMatchObject({ code: 2, stdout: '' });
  const dry = await desk.run(['users', 'erase', 'gustav', '--dry-run']);
  expect(dry.stderr).toContain('Nothing was changed');
  const closed = await desk.run(['users', 'erase', 'gustav', '--yes']);
  expect(closed.stderr).toContain('It is erased on');
  expect(JSON.parse((await desk.run(['users', 'show', 'gustav', '--json=isActive'])).stdout).isActive).toBe(
    false,
  );
  const gone = await desk.run(['users', 'erase', 'gustav', '--now', '--yes']);
  expect(gone.stderr).toContain('Erased gustav');
  expect(await desk.run(['users', 'show', 'gustav'])).toMatchObject({ code: 1 });
  const last = await desk.run(['users', 'erase', administrator.username, '--now', '--yes']);
  expect(last).toMatchObject({ code: 1 });
  expect(last.stderr).toContain('last administrator');
});

test('an account is made by mail or with a link that is printed once, and taken back', async () => {
  const nobody = await desk.run(['users', 'create', '--first-name', 'Ada']);
  expect(nobody).toMatchObject({ code: 2, stdout: '' });
  const dry = await desk.run(['users', 'create', '--user-name', 'gina', '--dry-run']);
  expect(dry.stderr).toContain('Would make an account for gina and print a link to hand over');
  const mailed = await desk.run(['users', 'create', '--address', 'hana@school.test', '--first-name', 'Hana']);
  expect(mailed).toMatchObject({ code: 0, stdout: '' });
  expect(mailed.stderr).toContain('on its way by mail');
  const made = await desk.run(['users', 'create', '--user-name', 'gina', '--json=url']);
  const { url } = JSON.parse(made.stdout);
  expect(url).toMatch(/\/invitation#/);
  const again = JSON.parse((await desk.run(['users', 'invite', 'gina', '--json=url'])).stdout);
  const enter = (link: string) =>
    server.api.auth.acceptInvitation.mutate({
      token: link.split('#')[1] ?? '',
      newPassword: learner.password,
      timeZone: 'UTC',
    });
  await expect(enter(url)).rejects.toThrow('link-invalid-or-used');
  expect(await enter(again.url)).toMatchObject({ username: 'gina' });
  const over = await desk.run(['users', 'take-back', 'gina', '--yes']);
  expect(over.stderr).toContain('the invitation is over');
  const invited = await desk.run(['users', 'list', '--invited', '--json=pendingEmail,userId']);
  const [hana] = JSON.parse(invited.stdout);
  expect(hana).toMatchObject({ pendingEmail: 'hana@school.test' });
  expect((await desk.run(['users', 'take-back', hana.userId, '--yes'])).code).toBe(0);
  const reset = JSON.parse(
    (await desk.run(['users', 'reset-password', 'gina', '--yes', '--json=url'])).stdout,
  );
  expect(reset.url).toMatch(/\/reset-password#/);
});

test('people come in by a file, twice without a change, and leave files of links and of reasons', async () => {
  const file = join(desk.folder, 'class.csv');
  await writeFile(file, 'Name,Mail\nivo,\n');
  const unknown = await desk.run(['users', 'import', file]);
  expect(unknown).toMatchObject({ code: 1, stdout: '' });
  expect(unknown.stderr).toContain('line 1: Name is not a known column');
  await writeFile(file, 'user-name,address\nivo,\njana,jana@school.test\nx,\n');
  const counts = ['--json=created,unchanged,rejected'];
  const dry = await desk.run(['users', 'import', file, '--dry-run', ...counts]);
  expect(JSON.parse(dry.stdout)).toEqual({ created: 2, unchanged: 0, rejected: 1 });
  const done = await desk.run(['users', 'import', file, ...counts]);
  expect(JSON.parse(done.stdout)).toEqual({ created: 2, unchanged: 0, rejected: 1 });
  expect(await readFile(`${file}.links.csv`, 'utf8')).toMatch(/^user-name,link,expires-at\nivo,http\S+#/);
  expect((await stat(`${file}.links.csv`)).mode & 0o077).toBe(0);
  expect(await readFile(`${file}.rejected.csv`, 'utf8')).toContain('4,user-name,"must be 3 to 30 letters');
  const again = await desk.run(['users', 'import', file, ...counts]);
  expect(JSON.parse(again.stdout)).toEqual({ created: 0, unchanged: 2, rejected: 1 });
});

test('a file of links is never written over, and there are new ones for who has not come', async () => {
  const file = join(desk.folder, 'grown.csv');
  const linksIn = async (name: string) =>
    Object.fromEntries(
      (await readFile(name, 'utf8'))
        .trim()
        .split('\n')
        .slice(1)
        .map((line) => line.split(',')),
    );
  await writeFile(file, 'user-name\nkai\n');
  expect((await desk.run(['users', 'import', file])).code).toBe(0);
  const { kai } = await linksIn(`${file}.links.csv`);
  await writeFile(file, 'sep=;\nuser-name;first-name\nkai;\nlea;\n=1+1;\n');
  const refused = await desk.run(['users', 'import', file, '--links', `${file}.links.csv`]);
  expect(refused).toMatchObject({ code: 1 });
  expect(refused.stderr).toContain('is there already; nobody was imported');
  const nowhere = await desk.run(['users', 'import', file, '--links', join(desk.folder, 'no/such.csv')]);
  expect(nowhere.stderr).toContain('cannot be written (ENOENT); nobody was imported');
  expect((await desk.run(['users', 'import', file, '--json=created'])).stdout).toContain('"created": 1');
  expect(Object.keys(await linksIn(`${file}.links-2.csv`))).toEqual(['lea']);
  expect(await linksIn(`${file}.links.csv`)).toEqual({ kai });
  expect(await readFile(`${file}.rejected.csv`, 'utf8')).toContain("'=1+1");
  await desk.run(['users', 'import', file]);
  await expect(stat(`${file}.links-3.csv`)).rejects.toThrow('ENOENT');

  expect((await desk.run(['users', 'import', file, '--new-links'])).code).toBe(0);
  const renewed = await linksIn(`${file}.links-3.csv`);
  expect(Object.keys(renewed)).toEqual(['kai', 'lea']);
  const enter = (link = '') =>
    server.api.auth.acceptInvitation.mutate({
      token: link.split('#')[1] ?? '',
      newPassword: learner.password,
      timeZone: 'UTC',
    });
  await expect(enter(kai)).rejects.toThrow('link-invalid-or-used');
  expect(await enter(renewed['kai'])).toMatchObject({ username: 'kai' });
  const lines = await desk.run(['audit', 'list', '--action', 'admin.createUser', '--json=action']);
  expect(JSON.parse(lines.stdout).length).toBeGreaterThanOrEqual(2);
});

test('who was away is found by a span or a day', async () => {
  const list = async (since: string) =>
    JSON.parse((await desk.run(['users', 'list', '--inactive-since', since, '--json=username'])).stdout);
  expect(await list('90d')).toEqual([]);
  expect((await list('2100-01-01')).length).toBeGreaterThan(0);
  expect((await desk.run(['users', 'list', '--inactive-since', 'long'])).code).toBe(2);
});

test('somebody is banned with a reason that they read, found, and let in again', async () => {
  await register('kira');
  const logIn = () => server.api.auth.logIn.mutate({ identifier: 'kira', password: learner.password });
  const ban = ['users', 'ban', 'kira', '--reason', 'Insults', '--until', '7d'];
  expect((await desk.run([...ban, '--dry-run'])).stderr).toContain(
    'After the right password they read: Insults',
  );
  expect((await desk.run(['users', 'ban', 'kira', '--yes'])).code).toBe(2);
  expect((await desk.run([...ban, '--yes'])).code).toBe(0);
  await expect(logIn()).rejects.toThrow('account-banned');
  const { stdout } = await desk.run(['users', 'list', '--banned', '--json=username,banReason']);
  expect(JSON.parse(stdout)).toEqual([{ username: 'kira', banReason: 'Insults' }]);
  expect((await desk.run(['users', 'unban', 'kira', '--yes'])).code).toBe(0);
  expect(await logIn()).toMatchObject({ username: 'kira' });
});

test('the whole record of somebody is one command', async () => {
  const { stdout } = await desk.run(['users', 'record', 'kira', '--json']);
  expect(JSON.parse(stdout)).toMatchObject({
    ...{ username: 'kira', credits: 0, totalXp: 0, sessions: [{ channel: 'browser' }] },
    ...{ courses: [], certificates: [], attempts: [], xp: [], achievements: [], orders: [] },
  });
  expect((await desk.run(['users', 'record', 'nobody-here'])).code).toBe(1);
});
