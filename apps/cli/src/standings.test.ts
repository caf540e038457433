import { withClient } from '@studyhall/api/testing';
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
  await passFirstLevel();
});

afterAll(async () => {
  await Promise.all([server?.stop(), desk?.clear()]);
});

async function passFirstLevel(): Promise<void> {
  const { username: identifier, password } = learner;
  const asked = { identifier, password, deviceName: 'test' };
  const { token } = await server.api.auth.openTerminalSession.mutate(asked);
  const { progress } = createApiClient({ url: server.origin, token: () => token });
  const { enrolmentId } = await progress.enrol.mutate({ slug: 'toxic-turtle' });
  const [level] = (await progress.getCourse.query({ slug: 'toxic-turtle' })).levels;
  const program = toxicTurtleSolutions[level?.slug ?? ''] ?? '';
  await progress.submitProgram.mutate({ enrolmentId, levelId: level?.levelId ?? '', program });
}

const breakIt = () =>
  withClient(server.databaseUrl, (client) => client.query('update gamification.standings set xp = xp + 7'));

test('standings that add up are said to, of one account and of all', async () => {
  const all = await desk.run(['standings', 'verify']);
  expect(all).toMatchObject({ code: 0 });
  expect(all.stderr).toContain('Compared: one account. They agree.');
  expect(await desk.run(['standings', 'verify', 'bob', '--json'])).toMatchObject({ code: 0, stdout: '[]\n' });
  const missing = await desk.run(['standings', 'verify', 'nobody-here']);
  expect(missing).toMatchObject({ code: 1, stdout: '' });
  expect(missing.stderr).toContain('"nobody-here"');
});

test('a difference is named and fails; a dry run changes nothing, and a repair puts it right', async () => {
  await breakIt();
  const found = await desk.run(['standings', 'verify', '--json=username,what']);
  expect(found).toMatchObject({ code: 1 });
  expect(JSON.parse(found.stdout)).toContainEqual({ username: 'bob', what: 'xp' });
  const dry = await desk.run(['standings', 'verify', '--repair', '--dry-run', '--json=what']);
  expect(dry).toMatchObject({ code: 0, stdout: expect.stringContaining('xp') });
  expect(dry.stderr).toContain('and leave 0. Nothing was changed.');
  const repaired = await desk.run(['standings', 'verify', 'bob', '--repair', '--json=what']);
  expect(repaired).toMatchObject({ code: 0, stdout: expect.stringContaining('xp') });
  expect(repaired.stderr).toContain('They agree.');
  expect(await desk.run(['standings', 'verify', '--json'])).toMatchObject({ code: 0, stdout: '[]\n' });
});

test('a preview tells what a repair changes from what it leaves, and fails as the repair would', async () => {
  await breakIt();
  await withClient(server.databaseUrl, (client) =>
    client.query(`update progress.passes set local_date = '2026-01-01'`),
  );
  const preview = ['standings', 'verify', 'bob', '--repair', '--dry-run', '--json=what,isRepairable'];
  const dry = await desk.run(preview);
  expect(dry.code).toBe(1);
  const rows: { what: string; isRepairable: boolean }[] = JSON.parse(dry.stdout);
  expect(rows).toContainEqual({ what: 'xp', isRepairable: true });
  expect(rows.filter((row) => !row.isRepairable)).toMatchObject([{ what: expect.stringContaining('pass ') }]);
  expect(await desk.run(preview)).toEqual(dry);
  const repaired = await desk.run(['standings', 'verify', 'bob', '--repair', '--json=isRepairable']);
  expect(repaired).toMatchObject({ code: 1, stdout: '[\n  {\n    "isRepairable": false\n  }\n]\n' });
});

test('a standing is explained by everything that it came from, with running totals', async () => {
  const explained = await desk.run(['standings', 'explain', 'bob', '--json=kind,title,xp,totalXp,streak']);
  const rows: { kind: string; xp: number; totalXp: number }[] = JSON.parse(explained.stdout);
  expect(rows[0]).toMatchObject({ kind: 'level', xp: 0, totalXp: 0, streak: 1 });
  expect(rows.at(-1)?.totalXp).toBe(rows.reduce((sum, { xp }) => sum + xp, 0));
  const nothing = await desk.run(['standings', 'explain', 'ada', '--json']);
  expect(nothing).toMatchObject({ code: 0, stdout: '[]\n' });
  expect(nothing.stderr).toContain('Nothing has counted yet');
});

test('a board is listed by its name, and a week says whether it can still change', async () => {
  await expect
    .poll(async () =>
      JSON.parse((await desk.run(['standings', 'board', 'streak', '--json=rank,score'])).stdout),
    )
    .toEqual([{ rank: 1, score: 1 }]);
  const week = await desk.run(['standings', 'board', 'week']);
  expect(week).toMatchObject({ code: 0, stdout: expect.stringMatching(/^1\t/m) });
  expect(week.stderr).toMatch(/One learner is on it\. \d{4}-W\d{2} ends .*T12:00:00\.000Z\./);
  expect(await desk.run(['standings', 'board', '2020-W01', '--json'])).toMatchObject({
    code: 0,
    stdout: '[]\n',
  });
  const none = await desk.run(['standings', 'board', 'nonsense']);
  expect(none).toMatchObject({ code: 1, stdout: '' });
});
