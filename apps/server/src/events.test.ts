import type { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { openSession } from '@studyhall/api/testing';
import { createApiClient } from '@studyhall/client';
import { request } from 'undici';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type OpenApp, openApp, type SignedIn } from './testing/open-app.ts';

let app: OpenApp;

beforeAll(async () => {
  app = await openApp();
});
afterAll(() => app.close());

/** Follows the stream; what came so far, and a promise of its end. */
async function follow({ token }: Pick<SignedIn, 'token'>, from: OpenApp = app) {
  const answer = await request(`${from.origin}/events`, { headers: { cookie: `sid=${token}` } });
  let text = '';
  const ended = (async () => {
    for await (const chunk of answer.body) text += String(chunk);
    return performance.now();
  })();
  ended.catch(() => undefined);
  return { answer, ended, events: () => [...text.matchAll(/^event: (.*)$/gm)].map(([, name]) => name) };
}

test('nobody follows without a session', async () => {
  const { answer, ended } = await follow({ token: 'nobody' });
  await ended;
  expect(answer.statusCode).toBe(401);
});

test('a stream is not compressed, not stored, and begins at once', async () => {
  const { answer, events } = await follow(await app.signIn());
  expect(answer.headers).toMatchObject({ 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
  expect(answer.headers['content-encoding']).toBeUndefined();
  await expect.poll(events).toEqual(['heartbeat']);
  answer.body.destroy();
});

test('a log-out, a ban and an expired session each end their stream within seconds, and no other', async () => {
  const viewers = await Promise.all(Array.from({ length: 4 }, () => app.signIn()));
  const [one, two, three] = viewers;
  if (one === undefined || two === undefined) throw new Error('Four have signed in');
  // It is known when it began, and was not used since.
  const soon = new Date(Date.now() + 1_000);
  await app.db('auth.sessions').where({ id: three?.sessionId }).update({ expiresAt: soon });
  const [leaving, banned, expired, staying] = await Promise.all(viewers.map((viewer) => follow(viewer)));
  const admin = await app.signIn('admin');
  const apiOf = ({ token }: SignedIn) => createApiClient({ url: app.origin, token: () => token });
  const since = performance.now();
  await apiOf(one).auth.logOut.mutate();
  await apiOf(admin).admin.setActive.mutate({ user: two.userId, isActive: false });
  for (const stream of [leaving, banned, expired]) {
    // The rule is two; a machine that runs other tests at the same time gets much more.
    expect(((await stream?.ended) ?? Number.NaN) - since).toBeLessThan(10_000);
    expect(stream?.events().at(-1)).toBe('signed-out');
  }
  await expect.poll(() => staying?.events().length, { timeout: 20_000 }).toBeGreaterThan(1);
  expect(new Set(staying?.events())).toEqual(new Set(['heartbeat']));
  staying?.answer.body.destroy();
});

/** So many at once; those that are open, and why the others are not. */
async function followAtOnce(people: readonly SignedIn[], from: OpenApp = app) {
  const streams = await Promise.all(people.map((person) => follow(person, from)));
  const refused = streams.filter(({ answer }) => answer.statusCode !== 200);
  return {
    open: streams.filter(({ answer }) => answer.statusCode === 200),
    statuses: [...new Set(refused.map(({ answer }) => answer.statusCode))],
  };
}

function hangUpAll(streams: readonly { readonly answer: { readonly body: Readable } }[]): void {
  for (const { answer } of streams) answer.body.on('error', () => undefined).destroy();
}

test('a session has twenty streams, however many come at once, and another one again when one has ended', async () => {
  const viewer = await app.signIn();
  const { open: streams, statuses } = await followAtOnce(Array.from({ length: 30 }, () => viewer));
  expect([streams.length, statuses]).toEqual([20, [429]]);
  const refused = await follow(viewer);
  expect([refused.answer.statusCode, refused.answer.headers['retry-after']]).toEqual([429, '60']);
  expect((await follow(await app.signIn())).answer.statusCode).toBe(200);
  streams[0]?.answer.body.destroy();
  await expect.poll(async () => (await follow(viewer)).answer.statusCode).toBe(200);
});

test('an account has sixty streams, in however many sessions, and takes none from others', async () => {
  const { userId } = await app.signIn();
  const sessions: SignedIn[] = [];
  for (let n = 0; n < 4; n += 1) {
    const device = { userId, channel: 'browser', deviceName: '', userAgent: '', now: new Date() } as const;
    const { sessionId, token } = await openSession(app.db, device);
    sessions.push({ userId, sessionId, token });
  }
  const tabs = sessions.flatMap((session) => Array.from({ length: 20 }, () => session));
  const { open, statuses } = await followAtOnce(tabs);
  expect([open.length, statuses]).toEqual([60, [429]]);
  const other = await follow(await app.signIn());
  expect(other.answer.statusCode).toBe(200);
  hangUpAll([...open, other]);
});

test('guests of one address have so many streams together, and whoever has an account is not counted with them', async () => {
  const shared = await openApp({ guestStreamsMax: 2 });
  const guests = await Promise.all([1, 2, 3].map(() => shared.signIn('guest')));
  const { open, statuses } = await followAtOnce(guests, shared);
  expect([open.length, statuses]).toEqual([2, [429]]);
  const account = await follow(await shared.signIn(), shared);
  expect(account.answer.statusCode).toBe(200);
  hangUpAll(open.slice(0, 1));
  const statusOf = async (guest: SignedIn) => {
    const { answer } = await follow(guest, shared);
    hangUpAll([{ answer }]);
    return answer.statusCode;
  };
  const [guest] = guests;
  if (guest === undefined) throw new Error('Three have come');
  await expect.poll(() => statusOf(guest)).toBe(200);
  await shared.close();
});

test('there are so many streams at most, and room for another when one has ended', async () => {
  const full = await openApp({ streamsMax: 1 });
  const viewers = await Promise.all([full.signIn(), full.signIn()]);
  const [first, second] = viewers;
  if (first === undefined || second === undefined) throw new Error('Two have signed in');
  const { answer } = await follow(first, full);
  const refused = await follow(second, full);
  expect([answer.statusCode, refused.answer.statusCode]).toEqual([200, 503]);
  expect(refused.answer.headers['retry-after']).toBe('30');
  answer.body.on('error', () => undefined).destroy();
  await expect
    .poll(async () => {
      const again = await follow(second, full);
      again.answer.body.on('error', () => undefined).destroy();
      return again.answer.statusCode;
    })
    .toBe(200);
  await full.close();
});

test('a stream that stays open is no visit: it keeps no session alive', async () => {
  const viewer = await app.signIn('admin');
  const long = new Date(Date.now() - 10 * 60_000);
  await app.db('auth.sessions').where({ id: viewer.sessionId }).update({ lastSeenAt: long });
  const { answer, events } = await follow(viewer);
  await expect.poll(() => events().length, { timeout: 20_000 }).toBeGreaterThan(1);
  expect(new Set(events())).toEqual(new Set(['heartbeat']));
  answer.body.destroy();
  expect(await app.db('auth.sessions').where({ id: viewer.sessionId }).first('lastSeenAt')).toEqual({
    lastSeenAt: long,
  });
});

test('while the server drains, streams hear bye and end, also those that come then', async () => {
  const draining = await openApp();
  const viewer = await draining.signIn();
  const streams = await Promise.all([follow(viewer, draining), follow(viewer, draining)]);
  draining.streams.drain();
  const late = await follow(viewer, draining);
  for (const { ended, events } of [...streams, late]) {
    await ended;
    expect(events().at(-1)).toBe('bye');
  }
  expect(draining.streams.size).toBe(0);
  await draining.close();
});

test('a reader who goes away is forgotten', async () => {
  const { answer, ended } = await follow(await app.signIn());
  const before = app.streams.size;
  answer.body.destroy();
  await ended.catch(() => undefined);
  await expect.poll(() => app.streams.size).toBe(before - 1);
  await sleep(20);
  expect(app.logged).toEqual([]);
});
