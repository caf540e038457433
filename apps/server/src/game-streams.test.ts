import { randomUUID } from 'node:crypto';
import { createSecrets } from '@studyhall/api/server';
import { addExam, newSecretKey } from '@studyhall/api/testing';
import { createApiClient } from '@studyhall/client';
import { GameNews } from '@studyhall/domain/live/frames';
import { GameSettings } from '@studyhall/domain/live/settings';
import { request } from 'undici';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Followed, followEvents } from './testing/follow-events.ts';
import { type OpenApp, openApp, type SignedIn } from './testing/open-app.ts';

/** Two processes that serve the same games. */
let app: OpenApp;
let other: OpenApp;

beforeAll(async () => {
  const secrets = createSecrets([newSecretKey()]);
  app = await openApp({ secrets, spectatorsMax: 1 });
  other = await openApp({ secrets, databaseUrl: app.database.appUrl });
});
afterAll(async () => {
  await other.close();
  await app.close();
});

const apiOf = ({ token }: SignedIn, at: OpenApp = app) =>
  createApiClient({ url: at.origin, token: () => token });

/** A room with a host and so many players. */
async function openRoom(players = 2) {
  const host = await app.signIn();
  const { code: examCode } = await addExam(app.db);
  const { roomId, gameId, pin } = await apiOf(host).live.openRoom.mutate({
    ...{ idempotencyKey: randomUUID(), name: 'A room', source: { kind: 'exam', examCode, count: 3 } },
    settings: GameSettings.parse({ nicknames: 'free' }),
  });
  const seated = [];
  for (let n = 1; n <= players; n += 1) {
    const player = await app.signIn();
    const { seat } = await apiOf(player).live.joinRoom.mutate({ pin, nickname: `Player ${n}` });
    seated.push({ ...player, seat: seat ?? 0 });
  }
  const start = async () => {
    const { seq } = await apiOf(host).live.getGame.query({ gameId });
    await apiOf(host).live.controlGame.mutate({ gameId, action: 'start', seen: seq });
  };
  return { host, roomId, gameId, pin, players: seated, start };
}

const follow = async (
  { token }: SignedIn,
  gameId: string,
  { at = app, ...rest }: { at?: OpenApp; lastEventId?: string; after?: number } = {},
) => {
  const { after, ...headers } = rest;
  const query = `?game=${gameId}${after === undefined ? '' : `&after=${after}`}`;
  return await followEvents({ origin: at.origin, token, query, ...headers });
};

const framesOf = (followed: Followed) => followed.events().filter(({ event }) => event === 'game');

function helloOf(followed: Followed) {
  const news = GameNews.parse(JSON.parse(followed.events()[0]?.data ?? '{}'));
  if (news.kind !== 'hello') throw new Error('A stream begins with hello');
  return news;
}

test('a game is followed by those who have a part in its room, and by nobody else', async () => {
  const { gameId } = await openRoom(0);
  const stranger = await app.signIn();
  expect((await follow(stranger, gameId)).status).toBe(404);
  expect((await follow(stranger, randomUUID())).status).toBe(404);
  expect((await follow(stranger, 'none')).status).toBe(400);
});

test('host and players hear the same bytes, at each process, with the numbers of the log and none left out', async () => {
  const { host, players, gameId, start } = await openRoom();
  const [first, second] = players;
  if (first === undefined || second === undefined) throw new Error('Two were seated');
  const streams = [
    await follow(host, gameId, { after: 0 }),
    await follow(first, gameId, { after: 0 }),
    await follow(second, gameId, { after: 0, at: other }),
  ];
  await start();
  for (const stream of streams) await expect.poll(() => stream.kinds()).toContain('intro');
  const [ofHost, ofFirst, ofSecond] = streams.map(framesOf);
  expect(ofFirst).toEqual(ofHost);
  expect(ofSecond).toEqual(ofHost);
  expect(ofHost?.map(({ id }) => id)).toEqual(ofHost?.map((_, index) => `${gameId}:${index + 1}`));
  for (const stream of streams) stream.hangUp();
});

test('whoever comes back, to any process, hears what they missed once, and nothing twice', async () => {
  const { players, gameId, start } = await openRoom();
  const [player] = players;
  if (player === undefined) throw new Error('Two were seated');
  const before = await follow(player, gameId, { after: 0 });
  await expect.poll(() => framesOf(before).length).toBeGreaterThan(0);
  before.hangUp();
  const heard = framesOf(before).at(-1)?.id ?? '';
  await start();
  for (const at of [app, other]) {
    const again = await follow(player, gameId, { at, lastEventId: heard });
    await expect.poll(() => again.kinds()).toContain('intro');
    const numbers = framesOf(again).map(({ id }) => Number(id.split(':')[1]));
    const from = Number(heard.split(':')[1]);
    expect(numbers).toEqual(numbers.map((_, index) => from + index + 1));
    again.hangUp();
  }
});

test('a page that knows more than the log asks for the game anew', async () => {
  const { host, gameId } = await openRoom(0);
  const stream = await follow(host, gameId, { after: 1_000_000 });
  await expect.poll(() => stream.kinds()).toEqual(['hello', 'gap']);
  stream.hangUp();
});

test('whoever is banned hears that, and nothing more, at every process and within a second', async () => {
  const { host, players, roomId, gameId } = await openRoom();
  const [banned, staying] = players;
  if (banned === undefined || staying === undefined) throw new Error('Two were seated');
  const streams = [await follow(banned, gameId), await follow(banned, gameId, { at: other })];
  const stays = await follow(staying, gameId);
  await apiOf(host).live.removeSeat.mutate({ roomId, seat: banned.seat, isBanned: true });
  for (const stream of streams) {
    await stream.ended;
    expect(stream.kinds().slice(-2)).toEqual(['gone', 'over']);
  }
  await expect.poll(() => stays.kinds()).toContain('gone');
  expect(stays.kinds()).not.toContain('over');
  expect((await follow(banned, gameId)).status).toBe(404);
  stays.hangUp();
});

test('an open stream is not somebody who is there: a page says so with the token that it was given, to any process', async () => {
  const { players, roomId, gameId } = await openRoom();
  const [player, left] = players;
  if (player === undefined || left === undefined) throw new Error('Two were seated');
  const seenAt = async ({ seat }: { readonly seat: number }): Promise<number> => {
    const row = await app.db('live.seats').where({ roomId, seat }).first('seenAt');
    return row.seenAt.getTime();
  };
  const long = new Date('2020-01-01');
  const streams = [await follow(player, gameId), await follow(left, gameId)];
  for (const stream of streams) await expect.poll(() => stream.kinds()).toContain('hello');
  await apiOf(left).live.leaveRoom.mutate({ roomId });
  await app.db('live.seats').where({ roomId }).update({ seenAt: long });
  const say = async (here: string) => {
    const answer = await request(`${other.origin}/events/here`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: other.origin },
      body: JSON.stringify({ here }),
    });
    return answer.statusCode;
  };
  const [stream, ofLeft] = streams;
  if (stream === undefined || ofLeft === undefined) throw new Error('Two were opened');
  expect(await say(helloOf(stream).here)).toBe(204);
  expect(await say(helloOf(ofLeft).here)).toBe(204);
  expect(await say(`${helloOf(stream).here}x`)).toBe(401);
  await expect.poll(() => seenAt(player), { timeout: 10_000 }).toBeGreaterThan(long.getTime());
  expect(await seenAt(left)).toBe(long.getTime());
  for (const one of streams) one.hangUp();
});

test('of those who only look on there are so many at most, and players come in all the same', async () => {
  const { players, gameId, pin } = await openRoom(1);
  const [player] = players;
  if (player === undefined) throw new Error('One was seated');
  const spectators = [await app.signIn(), await app.signIn()];
  for (const spectator of spectators) await apiOf(spectator).live.joinRoom.mutate({ pin, as: 'spectator' });
  const streams = [];
  for (const spectator of spectators) streams.push(await follow(spectator, gameId));
  expect(streams.map(({ status }) => status)).toEqual([200, 503]);
  const playing = await follow(player, gameId);
  expect(playing.status).toBe(200);
  const [looking] = streams;
  if (looking === undefined) throw new Error('One was let in');
  await expect.poll(() => looking.kinds()).toContain('hello');
  expect(helloOf(looking).here).toBe('');
  for (const one of [looking, playing]) one.hangUp();
});

test('a reader who does not read is cut off instead of being remembered for', async () => {
  const { host, gameId } = await openRoom(0);
  const before = app.streams.size;
  const answer = await request(`${app.origin}/events?game=${gameId}`, {
    headers: { cookie: `sid=${host.token}` },
  });
  answer.body.pause();
  await expect.poll(() => app.streams.size).toBe(before + 1);
  const { seq } = await apiOf(host).live.getGame.query({ gameId });
  await app.db.raw(
    `insert into live.events (game_id, seq, at, kind, frame)
     select :gameId, :seq::bigint + n, now(), 'closing', jsonb_build_object('kind', 'closing', 'at', 0, 'pad', repeat('x', 200000))
     from generate_series(1, 120) n`,
    { gameId, seq },
  );
  await expect.poll(() => app.streams.size, { timeout: 20_000 }).toBe(before);
  answer.body.on('error', () => undefined).destroy();
});
