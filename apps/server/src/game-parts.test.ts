import { randomUUID } from 'node:crypto';
import { createGames, createSecrets, findViewer } from '@studyhall/api/server';
import { addExam, newSecretKey } from '@studyhall/api/testing';
import { createApiClient } from '@studyhall/client';
import { GameSettings } from '@studyhall/domain/live/settings';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { words } from './event-stream.ts';
import { createGameStreams } from './game-streams.ts';
import { createLogger } from './log.ts';
import { type Followed, followEvents } from './testing/follow-events.ts';
import { type OpenApp, openApp, type SignedIn } from './testing/open-app.ts';

const secrets = createSecrets([newSecretKey()]);
/** Two processes that serve the same games. */
let app: OpenApp;
let other: OpenApp;

beforeAll(async () => {
  app = await openApp({ secrets });
  other = await openApp({ secrets, databaseUrl: app.database.appUrl });
});
afterAll(async () => {
  await other.close();
  await app.close();
});

const apiOf = ({ token }: SignedIn) => createApiClient({ url: app.origin, token: () => token });

/** A room, its host, and somebody who plays in it. */
async function openRoom() {
  const [host, player] = [await app.signIn(), await app.signIn()];
  const { code: examCode } = await addExam(app.db);
  const { roomId, gameId, pin } = await apiOf(host).live.openRoom.mutate({
    ...{ idempotencyKey: randomUUID(), name: 'A room', source: { kind: 'exam', examCode, count: 3 } },
    settings: GameSettings.parse({ nicknames: 'free' }),
  });
  const join = async () => await apiOf(player).live.joinRoom.mutate({ pin, nickname: 'Ada' });
  const { seat } = await join();
  return { host, roomId, gameId, pin, player, seat: seat ?? 0, join };
}

/** By both processes, until both have said hello. */
async function followTwice(
  { token }: SignedIn,
  gameId: string,
  after?: number,
): Promise<readonly Followed[]> {
  const query = `?game=${gameId}${after === undefined ? '' : `&after=${after}`}`;
  const streams = [];
  for (const { origin } of [app, other]) streams.push(await followEvents({ origin, token, query }));
  for (const { kinds } of streams) await expect.poll(kinds).toContain('hello');
  return streams;
}

async function lastWordsOf(streams: readonly Followed[]): Promise<(string | undefined)[]> {
  await Promise.all(streams.map(({ ended }) => ended));
  return streams.map(({ kinds }) => kinds().at(-1));
}

const statusOf = async ({ token }: SignedIn, gameId: string): Promise<number> => {
  const { status, hangUp } = await followEvents({ origin: other.origin, token, query: `?game=${gameId}` });
  hangUp();
  return status;
};

test('whoever hosts along no more looks on no more, at every process', async () => {
  const { host, roomId, gameId } = await openRoom();
  const along = await app.signIn();
  await app.db('live.hosts').insert({ roomId, userId: along.userId, addedAt: new Date() });
  const streams = await followTwice(along, gameId);
  const staying = await followTwice(host, gameId);
  await apiOf(host).live.removeHost.mutate({ roomId, userId: along.userId });
  expect(await lastWordsOf(streams)).toEqual(['over', 'over']);
  expect(await statusOf(along, gameId)).toBe(404);
  for (const { kinds, hangUp } of staying) {
    await expect.poll(kinds).toContain('parts-changed');
    expect(kinds()).not.toContain('over');
    hangUp();
  }
});

test('a device that steers no more looks on no more, at every process', async () => {
  const { host, roomId, gameId } = await openRoom();
  const remote = await app.signIn();
  const { pin } = await apiOf(host).live.pairRemote.mutate({ roomId });
  await apiOf(remote).live.redeemRemote.mutate({ pin });
  const streams = await followTwice(remote, gameId);
  await apiOf(host).live.unpairRemotes.mutate({ roomId });
  expect(await lastWordsOf(streams)).toEqual(['over', 'over']);
  expect(await statusOf(remote, gameId)).toBe(404);
});

test('whoever plays and hosts along no more comes back as somebody who plays', async () => {
  const { host, roomId, gameId, player } = await openRoom();
  await app.db('live.hosts').insert({ roomId, userId: player.userId, addedAt: new Date() });
  const streams = await followTwice(player, gameId);
  await apiOf(host).live.removeHost.mutate({ roomId, userId: player.userId });
  expect(await lastWordsOf(streams)).toEqual(['bye', 'bye']);
  expect(await statusOf(player, gameId)).toBe(200);
  expect((await apiOf(player).live.getGame.query({ gameId })).me.role).toBe('player');
});

test('whoever is banned after they had left looks on no more', async () => {
  const { host, roomId, gameId, player, seat } = await openRoom();
  const streams = await followTwice(player, gameId);
  await apiOf(player).live.leaveRoom.mutate({ roomId });
  for (const { kinds } of streams) await expect.poll(kinds).toContain('gone');
  const asLeft = await followTwice(player, gameId);
  await apiOf(host).live.removeSeat.mutate({ roomId, seat, isBanned: true });
  expect(await lastWordsOf([...streams, ...asLeft])).toEqual(['over', 'over', 'over', 'over']);
});

test('whoever is sent away once the game is over looks on no more, and keeps their place', async () => {
  const { host, roomId, gameId, player, seat } = await openRoom();
  const streams = await followTwice(player, gameId);
  await app.db('live.games').where({ gameId }).update({ phase: 'podium' });
  await apiOf(host).live.removeSeat.mutate({ roomId, seat });
  expect(await lastWordsOf(streams)).toEqual(['over', 'over']);
  expect(await app.db('live.players').where({ gameId, seat }).first('state')).toEqual({ state: 'in' });
});

test('whoever comes back into a room and hears that they were removed before goes on', async () => {
  const { host, roomId, gameId, player, seat, join } = await openRoom();
  await apiOf(host).live.removeSeat.mutate({ roomId, seat });
  await join();
  const streams = await followTwice(player, gameId, 0);
  for (const { kinds } of streams) await expect.poll(kinds).toContain('gone');
  await apiOf(host).live.setRoom.mutate({ roomId, isLocked: true });
  for (const { kinds, hangUp } of streams) {
    await expect.poll(kinds).toContain('locked');
    expect(kinds()).not.toContain('over');
    hangUp();
  }
});

test('whoever was removed while their stream was being opened is sent away, too', async () => {
  const { host, roomId, gameId, player, seat } = await openRoom();
  const viewer = await findViewer(app.db, { gameId, userId: player.userId });
  if (viewer === undefined) throw new Error('They play');
  const logger = createLogger({ level: 'info', format: 'json', stream: { write: () => undefined } });
  const streams = createGameStreams({ ...{ db: app.db, secrets, logger }, games: createGames(app.db) });
  const said: string[] = [];
  const begin = (told: string[], asked = viewer) => {
    const stream = {
      isOpen: true,
      write: (bytes: Buffer) => void told.push(String(bytes)),
      end: (bytes: Buffer) => void told.push(String(bytes)),
    };
    return streams.begin({ stream, viewer: asked, isLookingOn: false, after: asked.seq });
  };
  const leader: string[] = [];
  const asHost = await findViewer(app.db, { gameId, userId: host.userId });
  if (asHost === undefined) throw new Error('They host');
  const leave = begin(leader, asHost);
  await apiOf(host).live.removeSeat.mutate({ roomId, seat });
  await expect.poll(() => leader.join('')).toContain('"gone"');
  const leaveLate = begin(said);
  await expect.poll(() => said.at(-1)).toBe(String(words.over));
  for (const one of [leave, leaveLate]) one();
});
