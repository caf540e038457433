import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createApiClient } from '@studyhall/client';
import { toxicTurtleSolutions } from '@studyhall/content/solutions';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { beLoggedIn } from './testing/log-in.ts';
import { type Desk, openDesk } from './testing/run-studyhall.ts';
import { administrator, learner, startServer, type TestServer } from './testing/start-server.ts';

let server: TestServer;
let desk: Desk;

beforeAll(async () => {
  [server, desk] = await Promise.all([startServer(), openDesk()]);
  await beLoggedIn(desk, server.origin, administrator);
  await passCourse();
});

afterAll(async () => {
  await Promise.all([server?.stop(), desk?.clear()]);
});

/** As the learner, from the first level to the last. */
async function passCourse(): Promise<void> {
  const { username, password } = learner;
  const opened = await server.api.auth.openTerminalSession.mutate({
    identifier: username,
    password,
    deviceName: 'test',
  });
  const { progress } = createApiClient({ url: server.origin, token: () => opened.token });
  const { enrolmentId } = await progress.enrol.mutate({ slug: 'toxic-turtle' });
  const { levels } = await progress.getCourse.query({ slug: 'toxic-turtle' });
  for (const { levelId, slug } of levels)
    await progress.submitProgram.mutate({ enrolmentId, levelId, program: toxicTurtleSolutions[slug] ?? '' });
}

async function listed(): Promise<
  { serial: string; printedName: string; state: string; issuedByName: string }[]
> {
  const { stdout } = await desk.run(['certificates', 'list', '--json=serial,printedName,state,issuedByName']);
  return JSON.parse(stdout);
}

test('a certificate is issued once, listed, shown, verified, corrected and revoked', async () => {
  const order = ['certificates', 'issue', learner.username, 'toxic-turtle', '--name', 'Bob Bulider'];
  const issued = await desk.run(order);
  expect(issued).toMatchObject({ code: 0, stdout: '' });
  expect((await desk.run(order)).stderr).toBe(issued.stderr);
  const [first] = await listed();
  const serial = first?.serial ?? '';
  expect(first).toMatchObject({ printedName: 'Bob Bulider', state: 'valid', issuedByName: 'ada' });

  const shown = JSON.parse((await desk.run(['certificates', 'show', serial, '--json'])).stdout);
  expect(shown).toMatchObject({ serial, isSignatureValid: true, courseSlug: 'toxic-turtle' });
  const verified = await desk.run(['certificates', 'verify', serial.toLowerCase(), '--json']);
  expect(JSON.parse(verified.stdout)).toMatchObject({ serial, signature: 'valid', state: 'valid' });

  const correction = ['certificates', 'reissue', serial, '--name', 'Bob Builder', '--reason', 'Misspelt'];
  expect((await desk.run(correction)).code).toBe(2);
  expect((await desk.run([...correction, '--yes'])).code).toBe(0);
  const [newest, old] = await listed();
  expect([newest, old]).toMatchObject([
    { printedName: 'Bob Builder', state: 'valid' },
    { serial, state: 'superseded' },
  ]);
  const late = await desk.run(['certificates', 'revoke', serial, '--reason', 'Late', '--yes']);
  expect(late).toMatchObject({ code: 1 });
  expect(late.stderr).toContain(newest?.serial);

  const revoke = ['certificates', 'revoke', newest?.serial ?? '', '--reason', 'Copied programs', '--yes'];
  expect((await desk.run(revoke)).code).toBe(0);
  expect((await desk.run(revoke)).stderr).toContain('nothing changed');
  const refused = await desk.run(['certificates', 'verify', newest?.serial ?? '']);
  expect(refused).toMatchObject({ code: 1, stdout: '' });
  expect(refused.stderr).toContain('Copied programs');
});

test('a credential in a file is verified without any server, and an altered one is refused', async () => {
  const { serial = '' } = (await listed()).find(({ state }) => state === 'superseded') ?? {};
  const [badge, keys, altered] = ['badge.jwt', 'jwks.json', 'altered.jwt'].map((name) =>
    join(desk.folder, name),
  );
  await download(`/certificates/${serial}/badge.jwt`, badge ?? '');
  await download('/.well-known/jwks.json', keys ?? '');
  const nowhere = ['--server', 'http://127.0.0.1:9', '--keys', keys ?? ''];
  const verified = await desk.run([
    'certificates',
    'verify',
    badge ?? '',
    ...nowhere,
    '--json=serial,printedName',
  ]);
  expect(JSON.parse(verified.stdout)).toEqual({ serial, printedName: 'Bob Bulider' });

  const [header, payload = '', signature] = (await readFile(badge ?? '', 'utf8')).split('.');
  const content = Buffer.from(payload, 'base64url').toString('utf8').replaceAll('Bob Bulider', 'Eve Bulider');
  await writeFile(altered ?? '', `${header}.${Buffer.from(content).toString('base64url')}.${signature}`);
  const refused = await desk.run(['certificates', 'verify', altered ?? '', ...nowhere]);
  expect(refused).toMatchObject({ code: 1, stdout: '' });
  expect(refused.stderr).toContain('altered');
});

async function download(path: string, file: string): Promise<void> {
  await writeFile(file, await (await fetch(`${server.origin}${path}`)).text());
}

test('what cannot be certified says why', async () => {
  const issue = (user: string, course: string, name: string) =>
    desk.run(['certificates', 'issue', user, course, '--name', name]);
  expect((await issue('ada', 'toxic-turtle', 'Ada')).stderr).toContain(
    'there is no run of "toxic-turtle" by "ada"',
  );
  expect((await issue('bob', 'toxic-turtle', 'Bob \u202e')).stderr).toContain('U+202E');
  expect((await desk.run(['certificates', 'show', 'nothing'])).stderr).toContain('"nothing"');
  expect(await desk.run(['certificates', 'issue', 'bob', 'toxic-turtle'])).toMatchObject({ code: 2 });
});

test('a new key signs from now on', async () => {
  const keys = async () => JSON.parse((await desk.run(['certificates', 'keys', '--json'])).stdout);
  const before = await keys();
  expect((await desk.run(['certificates', 'rotate-key', '--yes'])).code).toBe(0);
  const after = await keys();
  expect(after).toHaveLength(before.length + 1);
  expect(after[0]).toMatchObject({ isCurrent: true, isReadable: true, certificates: 0 });
});
