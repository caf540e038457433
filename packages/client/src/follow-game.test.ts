import type { GameFrame, GameNews } from '@studyhall/domain/live/frames';
import type { GameView } from '@studyhall/domain/live/game-view';
import { lobbyView, playerOne } from '@studyhall/domain/testing/game-frames';
import { TRPCClientError } from '@trpc/client';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { GameFollower } from './follow-game.ts';
import type { EventSourceLike, GameSource, StreamEvent } from './game-source.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const locked = (isLocked: boolean): GameFrame => ({ kind: 'locked', at: 0, isLocked });

/** A stream whose words are said by hand. */
class Stream implements EventSourceLike {
  readyState = 1;
  readonly query: string;
  readonly #listeners = new Map<string, (event: StreamEvent) => void>();

  constructor(query: string) {
    this.query = query;
  }

  addEventListener(type: string, listener: (event: StreamEvent) => void): void {
    this.#listeners.set(type, listener);
  }

  close(): void {
    this.readyState = 2;
  }

  say(type: string, data: object = {}, lastEventId = ''): void {
    this.#listeners.get(type)?.({ data: JSON.stringify(data), lastEventId });
  }

  news(news: GameNews): void {
    this.say('news', news);
  }

  frame(seq: number, frame: GameFrame): void {
    this.say('game', frame, `a game:${seq}`);
  }

  hello(here = 'a token'): void {
    this.news({ kind: 'hello', here, seq: 0, serverNow: Date.now() });
  }
}

/** A game that is followed, with a server that answers as it is told: `held` answers wait until they are let go. */
async function scene() {
  const server = {
    view: lobbyView(playerOne),
    failure: undefined as unknown,
    isHolding: false,
    takesHere: true,
  };
  const held: (() => void)[] = [];
  const streams: Stream[] = [];
  const said: string[] = [];
  let asked = 0;
  const source: GameSource = {
    getGame: async () => {
      asked += 1;
      const { view, failure } = server;
      if (server.isHolding) await new Promise<void>((resolve) => held.push(resolve));
      if (failure !== undefined) throw failure;
      return { ...view, serverNow: Date.now() };
    },
    openStream: (query) => {
      const stream = new Stream(query);
      streams.push(stream);
      return stream;
    },
    sayHere: async (token) => {
      said.push(token);
      return server.takesHere;
    },
    monotonicNow: () => performance.now(),
    deviceNow: () => 1_700_000_000_000,
  };
  const seen: (GameView | null)[] = [];
  const follower = new GameFollower(source, 'a game', () => seen.push(follower.now().view));
  const pass = async (milliseconds = 0) => void (await vi.advanceTimersByTimeAsync(milliseconds));
  const stream = () => {
    const newest = streams.at(-1);
    if (newest === undefined) throw new Error('No stream was opened');
    return newest;
  };
  await pass();
  return { server, held, streams, said, seen, follower, pass, stream, asked: () => asked };
}

test('a game is asked for, and then every event is heard in its order', async () => {
  const { follower, stream, asked, pass } = await scene();
  expect(follower.now()).toMatchObject({ connection: 'connecting', view: { seq: 0 } });
  expect(stream().query).toBe('?game=a game&after=0');
  stream().hello();
  stream().frame(1, locked(true));
  stream().frame(2, locked(false));
  stream().frame(2, locked(true));
  await pass();
  expect(follower.now()).toMatchObject({ connection: 'live', view: { seq: 2, isLocked: false } });
  expect(asked()).toBe(1);
  follower.stop();
});

test('where an event is missing the game is asked for anew, and what came meanwhile is not lost', async () => {
  const { server, held, follower, stream, asked, pass, seen } = await scene();
  stream().hello();
  server.view = { ...server.view, seq: 2 };
  server.isHolding = true;
  stream().frame(3, locked(true));
  await pass();
  expect([asked(), follower.now().view?.seq]).toEqual([2, 0]);
  stream().frame(4, locked(false));
  stream().frame(5, locked(true));
  held.shift()?.();
  await pass();
  expect(follower.now().view).toMatchObject({ seq: 5, isLocked: true });
  const seqs = seen.map((view) => view?.seq ?? 0);
  expect(seqs).toEqual(seqs.toSorted((one, other) => one - other));
  follower.stop();
});

test('a stream that says that events are missing has the game asked for anew', async () => {
  const { server, follower, stream, asked, pass } = await scene();
  server.view = { ...server.view, seq: 7, isLocked: true };
  stream().news({ kind: 'gap' });
  await pass();
  expect(asked()).toBe(2);
  expect(follower.now().view).toMatchObject({ seq: 7, isLocked: true });
  follower.stop();
});

test('an answer that is older than what is known takes nothing back', async () => {
  const { server, held, follower, stream, pass } = await scene();
  server.isHolding = true;
  follower.refresh();
  await pass();
  stream().frame(1, locked(true));
  held.shift()?.();
  await pass();
  expect(follower.now().view).toMatchObject({ seq: 1, isLocked: true });
  follower.stop();
});

test.each(['bye', 'over', 'signed-out'])(
  'after %s the game is asked for, and followed from there',
  async (word) => {
    const { server, follower, streams, stream, pass } = await scene();
    stream().hello();
    stream().frame(1, locked(true));
    server.view = { ...server.view, seq: 4 };
    stream().say(word);
    expect(follower.now().connection).toBe('lost');
    await pass(2_000);
    expect(streams.map(({ readyState, query }) => [readyState, query])).toEqual([
      [2, '?game=a game&after=0'],
      [1, '?game=a game&after=4'],
    ]);
    stream().hello();
    expect(follower.now().connection).toBe('live');
    follower.stop();
  },
);

test('what a stream says that was given up is not heard', async () => {
  const { follower, streams, stream, pass } = await scene();
  stream().hello();
  stream().say('bye');
  await pass(2_000);
  streams[0]?.frame(1, locked(true));
  expect([streams.length, follower.now().view?.seq]).toEqual([2, 0]);
  follower.stop();
});

test('a stream that tries again by itself is left to it; one that does not is opened anew', async () => {
  const { follower, streams, stream, pass } = await scene();
  stream().hello();
  stream().readyState = 0;
  stream().say('error');
  expect(follower.now().connection).toBe('lost');
  await pass(5_000);
  expect(streams).toHaveLength(1);
  stream().readyState = 2;
  stream().say('error');
  await pass(2_000);
  expect(streams).toHaveLength(2);
  follower.stop();
});

test('a stream that is silent for longer than a heartbeat can be away is opened anew', async () => {
  const { follower, streams, stream, pass } = await scene();
  stream().hello();
  for (let beats = 0; beats < 6; beats += 1) {
    await pass(10_000);
    stream().say('heartbeat');
  }
  expect(streams).toHaveLength(1);
  await pass(32_000);
  expect(streams).toHaveLength(2);
  follower.stop();
});

test('a page says that it is there as often as it has to, and nothing once it has stopped', async () => {
  const { follower, said, stream, pass } = await scene();
  stream().hello();
  await pass(20_000);
  expect(said.length).toBeGreaterThanOrEqual(4);
  expect(new Set(said)).toEqual(new Set(['a token']));
  follower.stop();
  const before = said.length;
  await pass(60_000);
  expect(said).toHaveLength(before);
});

test('a token that is not taken any more is replaced by that of another stream', async () => {
  const { server, follower, said, streams, stream, pass } = await scene();
  server.takesHere = false;
  stream().hello('old');
  await pass(2_000);
  server.takesHere = true;
  expect(streams).toHaveLength(2);
  stream().hello('new');
  await pass(10_000);
  expect(said[0]).toBe('old');
  expect(new Set(said.slice(1))).toEqual(new Set(['new']));
  follower.stop();
});

test('while a server does not answer it is asked ever less often, and heard again once it does', async () => {
  const { server, follower, asked, stream, pass } = await scene();
  stream().hello();
  server.failure = new Error('no answer');
  stream().say('bye');
  await pass(120_000);
  expect(asked()).toBeGreaterThan(7);
  expect(asked()).toBeLessThan(30);
  expect(follower.now()).toMatchObject({ connection: 'lost', failure: server.failure });
  server.failure = undefined;
  await pass(15_000);
  stream().hello();
  expect(follower.now()).toMatchObject({ connection: 'live', failure: null });
  follower.stop();
});

test('whoever may not look on any more hears nothing, and asks no more', async () => {
  const { server, follower, asked, streams, stream, pass } = await scene();
  stream().hello();
  server.failure = TRPCClientError.from({
    error: { code: -32_004, message: 'not-found', data: { reason: 'not-found', httpStatus: 404 } },
  });
  stream().say('over');
  await pass(60_000);
  expect(follower.now().connection).toBe('over');
  expect([asked(), streams.length]).toEqual([2, 1]);
});

test('the moments of a game are by the clock of its server', async () => {
  const { follower, pass } = await scene();
  expect(Math.abs(follower.serverNow() - Date.now())).toBeLessThan(50);
  await pass(1_000);
  expect(Math.abs(follower.serverNow() - Date.now())).toBeLessThan(50);
  follower.stop();
});
