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

test('a file becomes the next version in its language, and the sample stays to be read', async () => {
  const file = join(desk.folder, 'imprint.md');
  await writeFile(file, 'Hill School\n[street]\n');
  const set = ['texts', 'set', 'imprint', file, '--language', 'en'];
  expect((await desk.run([...set, '--dry-run'])).stderr).toContain('Would publish version 1 of imprint');
  expect((await desk.run(set)).stderr).toContain('Published version 1 of imprint; not filled in: [street]');
  expect((await desk.run(['texts', 'show', 'imprint'])).stdout).toBe('Hill School\n[street]\n');
  const german = await desk.run(['texts', 'show', 'imprint', '--language', 'de']);
  expect(german.stdout).toContain('[Name und Anschrift des Betreibers]');
  const sample = await desk.run(['texts', 'show', 'imprint', '--at', '0']);
  expect(sample.stdout).toContain('[name and address of the operator]');
  const listed = JSON.parse((await desk.run(['texts', 'list', '--json'])).stdout);
  expect(listed[0]).toMatchObject({ page: 'imprint', version: 1 });
  expect(listed[0].placeholders).toContain('[street]');
  const versions = JSON.parse((await desk.run(['texts', 'versions', 'imprint', '--json'])).stdout);
  expect(versions).toMatchObject([{ version: 1, asksAgain: false }]);
});

test('what does not fit is named before anything is sent', async () => {
  const nowhere = await desk.run(['texts', 'set', 'terms', 'nowhere.md', '--language', 'en']);
  expect(nowhere.code).toBe(1);
  expect(nowhere.stderr).toContain('cannot read nowhere.md (ENOENT)');
  const binary = join(desk.folder, 'picture.png');
  await writeFile(binary, Buffer.from([0x89, 0x50, 0x4e, 0x47, 0xff, 0xfe]));
  const unread = await desk.run(['texts', 'set', 'terms', binary, '--language', 'en']);
  expect([unread.code, unread.stderr]).toEqual([
    1,
    expect.stringContaining('picture.png is no text in UTF-8'),
  ]);
  const unknown = await desk.run(['texts', 'show', 'rules']);
  expect(unknown.code).toBe(2);
  expect(unknown.stderr).toContain('must be one of imprint, privacy, terms');
});
