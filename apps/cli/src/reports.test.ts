import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withClient } from '@studyhall/api/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { beLoggedIn } from './testing/log-in.ts';
import { type Desk, openDesk } from './testing/run-studyhall.ts';
import { administrator, startServer, type TestServer } from './testing/start-server.ts';

const ID = '019a3c1e-7f0e-7000-8000-000000000000';
let server: TestServer;
let desk: Desk;

beforeAll(async () => {
  [server, desk] = await Promise.all([startServer(), openDesk()]);
  await beLoggedIn(desk, server.origin, administrator);
  await withClient(server.databaseUrl, (client) =>
    client.query(
      `insert into auth.reports (id, reporter_id, subject_id, thing, what, reason, reported_at, state)
       select $1, a.user_id, b.user_id, 'name', 'bob', 'That is an insult', now(), 'open'
       from auth.identifiers a, auth.identifiers b where a.value = 'ada' and b.value = 'bob'`,
      [ID],
    ),
  );
});

afterAll(async () => {
  await Promise.all([server?.stop(), desk?.clear()]);
});

test('what waits is listed and shown with its reasons', async () => {
  const listed = await desk.run(['reports', 'list', '--json']);
  expect(JSON.parse(listed.stdout)).toMatchObject([
    { id: ID, thing: 'name', what: 'bob', user: 'bob', reports: 1, state: 'open', isCurrent: true },
  ]);
  const shown = await desk.run(['reports', 'show', ID]);
  expect(shown.stdout).toContain('ada: That is an insult');
  expect((await desk.run(['reports', 'list', '--state', 'hidden'])).stderr).toContain('Nothing is hidden');
});

test('it is hidden, shown again, and let be, each once', async () => {
  expect((await desk.run(['reports', 'restore', ID])).stderr).toContain('the name of bob is not hidden');
  expect((await desk.run(['reports', 'hide', ID])).stderr).toContain('Others no longer see the name of bob');
  const hidden = await desk.run(['reports', 'list', '--state', 'hidden', '--json=id']);
  expect(JSON.parse(hidden.stdout)).toEqual([{ id: ID }]);
  const byAda = 'by ada at 20';
  expect((await desk.run(['reports', 'hide', ID])).stderr).toContain(
    `Nothing to do: the name of bob was hidden ${byAda}`,
  );
  const dismissed = await desk.run(['reports', 'dismiss', ID]);
  expect(dismissed).toMatchObject({ code: 1 });
  expect(dismissed.stderr).toContain(`the name of bob was hidden ${byAda}`);
  expect(dismissed.stderr).toContain(`reports dismiss ${ID} --again`);
  expect((await desk.run(['reports', 'restore', ID])).stderr).toContain('Everybody sees the name of bob');
  expect((await desk.run(['reports', 'dismiss', ID])).stderr).toContain(
    `Nothing to do: the name of bob was let be ${byAda}`,
  );
  const hiddenAgain = await desk.run(['reports', 'hide', ID]);
  expect(hiddenAgain).toMatchObject({ code: 1 });
  expect(hiddenAgain.stderr).toContain(`the name of bob was let be ${byAda}`);
  expect((await desk.run(['reports', 'hide', ID, '--again'])).stderr).toContain('Others no longer see');
  expect((await desk.run(['reports', 'dismiss', ID, '--again'])).stderr).toContain('Everybody sees');
});

test('of a picture it is said where it is looked at, and it is fetched', async () => {
  const noPicture = await desk.run(['reports', 'show', ID, '--save', 'bob.webp']);
  expect(noPicture).toMatchObject({ code: 1 });
  expect(noPicture.stderr).toContain('is a name');
  const [id, hash] = [ID.replace('019a', '019c'), createHash('sha256').update('RIFF').digest('hex')];
  await withClient(server.databaseUrl, async (client) => {
    await client.query(
      `insert into auth.reports (id, reporter_id, subject_id, thing, what, reason, reported_at, state)
       select $1, reporter_id, subject_id, 'picture', $2, reason, reported_at, 'open' from auth.reports where id = $3`,
      [id, hash, ID],
    );
    await client.query(
      `insert into platform.blobs (hash, byte_count, content, created_at) values ($1, 4, 'RIFF', now())`,
      [hash],
    );
    await client.query(
      `insert into auth.pictures (user_id, hash, set_at) select subject_id, what, now() from auth.reports where id = $1`,
      [id],
    );
  });
  const shown = await desk.run(['reports', 'show', id, '--json=address']);
  expect(JSON.parse(shown.stdout)).toEqual({ address: `${server.origin}/pictures/${hash}.webp` });
  const file = join(desk.folder, 'bob.webp');
  expect((await desk.run(['reports', 'show', id, '--save', file])).stderr).toContain(file);
  expect(await readFile(file, 'latin1')).toBe('RIFF');
  await withClient(server.databaseUrl, (client) => client.query('delete from auth.pictures'));
  const gone = await desk.run(['reports', 'show', id, '--save', file]);
  expect(gone.stderr).toContain('has another picture by now, or none');
  expect(JSON.parse((await desk.run(['reports', 'show', id, '--json=address'])).stdout)).toEqual({
    address: null,
  });
});

test('what is not there is said', async () => {
  const nowhere = await desk.run(['reports', 'hide', ID.replace('019a', '019b')]);
  expect(nowhere).toMatchObject({ code: 1 });
  expect(nowhere.stderr).toContain('report 019b');
  expect(await desk.run(['reports', 'list', '--state', 'gone'])).toMatchObject({ code: 2 });
});
