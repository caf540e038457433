import { once } from 'node:events';
import { createApiClient } from '@studyhall/client';
import { GameSettings } from '@studyhall/domain/live/settings';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { beLoggedIn } from './testing/log-in.ts';
import { writeQuestionFile } from './testing/question-files.ts';
import { type Desk, openDesk } from './testing/run-studyhall.ts';
import { administrator, learner, startServer, type TestServer } from './testing/start-server.ts';

let server: TestServer;
let desk: Desk;

const json = async (...args: string[]) => JSON.parse((await desk.run([...args, '--json'])).stdout);

beforeAll(async () => {
  [server, desk] = await Promise.all([startServer(), openDesk()]);
  await beLoggedIn(desk, server.origin, administrator);
  const file = await writeQuestionFile(desk.folder);
  await desk.run(['exams', 'create', 'quiz', '--title', 'Quiz']);
  await desk.run(['questions', 'import', file, '--exam', 'quiz', '--publish']);
  await desk.run(['exams', 'publish', 'quiz', '--yes']);
});

afterAll(async () => {
  await Promise.all([server?.stop(), desk?.clear()]);
});

async function apiOf({ username: identifier, password }: typeof learner) {
  const { token } = await server.api.auth.openTerminalSession.mutate({
    ...{ identifier, password, deviceName: 'test' },
  });
  return createApiClient({ url: server.origin, token: () => token });
}

/** A room that the learner hosts, in which the administrator has a seat. */
async function openRoom() {
  const [host, player] = await Promise.all([apiOf(learner), apiOf(administrator)]);
  const room = await host.live.openRoom.mutate({
    ...{ idempotencyKey: crypto.randomUUID(), name: 'Class', isPublic: false },
    source: { kind: 'exam', examCode: 'quiz', count: 2 },
    settings: GameSettings.parse({ nicknames: 'free', pace: 'host', allowsSpectators: true }),
  });
  await player.live.joinRoom.mutate({ pin: room.pin, nickname: '=Ada' });
  const control = async (action: 'start' | 'next' | 'end') => {
    const { seq } = await host.live.getGame.query({ gameId: room.gameId });
    await host.live.controlGame.mutate({ gameId: room.gameId, action, seen: seq });
  };
  return { ...room, host, control };
}

test('a game is listed, shown by its PIN, stopped, ended, and has results, a replay and an export', async () => {
  const { gameId, roomId, pin, control } = await openRoom();
  expect(await json('games', 'list', '--open')).toEqual([]);
  await control('start');
  expect(await json('games', 'list', '--open')).toMatchObject([{ gameId, pin, phase: 'intro', players: 1 }]);
  expect(await json('games', 'show', pin)).toMatchObject({ gameId, roomId, seats: [{ nickname: '=Ada' }] });
  const open = await desk.run(['games', 'replay', pin]);
  expect(open.stderr).toContain('The game is not over');
  expect(await desk.run(['games', 'pause', pin])).toMatchObject({ code: 0 });
  expect(await json('games', 'show', roomId)).toMatchObject({ pausedBecause: 'host' });
  const again = await desk.run(['games', 'pause', pin]);
  expect(again.code).toBe(1);
  // Nobody is there to be asked.
  expect(await desk.run(['games', 'end', pin])).toMatchObject({ code: 2 });
  expect((await desk.run(['games', 'end', pin, '--yes'])).stderr).toContain(`Ended ${gameId}`);
  expect(await json('games', 'show', gameId)).toMatchObject({ phase: 'podium' });
  expect(await desk.run(['games', 'results', gameId, '--csv'])).toMatchObject({ code: 0 });
  expect(await json('games', 'replay', gameId)).toMatchObject({ isSame: true, keptHash: expect.any(String) });
  const { stdout } = await desk.run(['games', 'export', gameId]);
  const lines = stdout.trim().split('\n');
  expect(lines.map((line) => JSON.parse(line).seq)).toEqual(lines.map((_, index) => index + 1));
  const missing = await desk.run(['games', 'show', '000000']);
  expect(missing).toMatchObject({ code: 1, stdout: '' });
  expect(missing.stderr).toContain('game, room or open PIN "000000"');
});

test('whoever looks on in a pipe reads a line for each change, until the room closes', async () => {
  const { pin, roomId, host, control } = await openRoom();
  const watching = desk.start(['games', 'watch', pin]);
  let read = '';
  watching.child.stdout?.on('data', (text: string) => (read += text));
  const readUntil = async (phase: string) => {
    while (!read.includes(`\t${phase}`)) await once(watching.child.stdout ?? process.stdin, 'data');
  };
  await readUntil('lobby');
  await control('start');
  await readUntil('intro');
  await control('end');
  await readUntil('podium');
  await host.live.closeRoom.mutate({ roomId });
  const { code, stderr } = await watching.ended;
  expect({ code, stderr }).toMatchObject({ code: 0, stderr: expect.stringContaining('The room is closed') });
  const numbers = read
    .trim()
    .split('\n')
    .map((line) => Number(line.split('\t')[0]));
  expect(numbers).toEqual(numbers.toSorted((one, other) => one - other));
});
