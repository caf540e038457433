import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { beLoggedIn } from './testing/log-in.ts';
import { type Desk, openDesk } from './testing/run-studyhall.ts';
import { administrator, startServer, type TestServer } from './testing/start-server.ts';

let server: TestServer;
let desk: Desk;

beforeAll(async () => {
  [server, desk] = await Promise.all([startServer(), openDesk()]);
  await beLoggedIn(desk, server.origin, administrator);
});

afterAll(async () => {
  await Promise.all([server?.stop(), desk?.clear()]);
});

test('a setting is changed, said and listed', async () => {
  const set = await desk.run(['settings', 'set', 'registrationDomains', 'School.org, example.com']);
  expect(set.code).toBe(0);
  const listed = await desk.run(['settings', 'list', '--json']);
  expect(JSON.parse(listed.stdout)).toContainEqual({
    name: 'registrationDomains',
    value: 'school.org, example.com',
  });
});

test('a dry run changes nothing', async () => {
  const { stderr } = await desk.run(['settings', 'set', 'siteName', 'Hill School', '--dry-run']);
  expect(stderr).toContain('“Studyhall” → “Hill School”');
  const { stdout } = await desk.run(['settings', 'list', '--json']);
  expect(stdout).not.toContain('Hill School');
});

test('what does not fit is misuse and names what would', async () => {
  const colour = await desk.run(['settings', 'set', 'colour', 'blue']);
  expect(colour.code).toBe(2);
  expect(colour.stderr).toContain('colour must be a colour such as #5b5fef');
  const unknown = await desk.run(['settings', 'set', 'motto', 'Sapere aude']);
  expect(unknown.code).toBe(2);
  expect(unknown.stderr).toContain('siteName');
  const incomplete = await desk.run(['settings', 'set', 'registration', 'code']);
  expect(incomplete.code).toBe(1);
});

test('a picture becomes the logo and is taken back; what is none is named before it is sent', async () => {
  const picture = join(desk.folder, 'logo.png');
  await writeFile(picture, Buffer.from('\x89PNG\r\n\x1a\n and more', 'latin1'));
  const set = await desk.run(['settings', 'set', 'logo', picture]);
  expect(set.stderr).toMatch(/Changed logo: http\S+\/site-logo\/[\da-f]{64}\.png/);
  expect((await desk.run(['settings', 'list', '--json'])).stdout).toContain('/site-logo/');
  expect((await desk.run(['settings', 'set', 'logo', ''])).stderr).toContain('Removed the logo');
  await writeFile(picture, '<svg/>');
  const refused = await desk.run(['settings', 'set', 'logo', picture]);
  expect(refused.code).toBe(1);
  expect(refused.stderr).toContain(`${picture} is no PNG, JPEG or WebP`);
});
