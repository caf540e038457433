import { createHash, randomUUID } from 'node:crypto';
import { openDatabase } from '@studyhall/api/server';
import { addExam, addLearner, newSecretKey, openSession, sized } from '@studyhall/api/testing';
import { createTestDatabase, type TestDatabase } from '@studyhall/api/testing/database';
import type { FrameKind, GameFrame } from '@studyhall/domain/live/frames';
import { boardText, replayGame } from '@studyhall/domain/live/replay-game';
import { GameSettings } from '@studyhall/domain/live/settings';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type CallEnd, GameClient } from './testing/game-client.ts';
import { TwoServers } from './testing/two-servers.ts';

const PLAYERS = sized({ small: 6, full: 100 });
const QUESTIONS = sized({ small: 3, full: 20 });
/** At which frames which of the two processes is killed, and how often all sessions of the database end. */
const PHASES = sized<readonly FrameKind[]>({
  small: ['question'],
  full: ['intro', 'question', 'revealed', 'board'],
});
const SESSION_ENDS = sized({ small: 1, full: 3 });

const RIGHT = [0];
const WRONG = [1];
const settings = GameSettings.parse({
  mode: 'accuracy',
  secondsPerQuestion: 10,
  nicknames: 'free',
  shufflesOptions: false,
});

/** Something that somebody answered, and what they were told. */
interface Sent {
  readonly seat: number;
  readonly position: number;
  readonly answer: readonly number[];
  readonly end: CallEnd;
}

let database: TestDatabase;
let servers: TwoServers;

beforeAll(async () => {
  database = await createTestDatabase();
  servers = new TwoServers({
    DATABASE_URL: database.url,
    SECRET_KEYS: newSecretKey(),
    LIMITS_FACTOR: '1000',
  });
  await servers.start();
}, 120_000);
afterAll(async () => {
  await servers?.stop();
  await database?.drop();
});

async function signIn(db: ReturnType<typeof openDatabase>): Promise<{ token: string }> {
  const userId = await addLearner(db);
  const session = { userId, channel: 'browser', deviceName: '', userAgent: '', now: new Date() } as const;
  return await openSession(db, session);
}

/** Ends every session of the database but the one that says so. */
async function endSessions(): Promise<void> {
  const root = openDatabase({ url: database.url, poolSize: 1 });
  await root.raw(`select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid()`);
  await root.destroy();
}

/** What goes wrong while the game is played, each thing once. */
function createFaults() {
  const kills = [0, 1].flatMap((server) => PHASES.map((kind) => ({ kind, server })));
  const running: Promise<void>[] = [];
  let ends = SESSION_ENDS;
  return {
    strike: ({ kind }: GameFrame) => {
      const index = kills.findIndex((kill) => kill.kind === kind);
      const [kill] = index >= 0 && servers.areBothUp() ? kills.splice(index, 1) : [];
      if (kill !== undefined) running.push(servers.kill(kill.server));
      else if (kind === 'question' && ends > 0) {
        ends -= 1;
        running.push(endSessions());
      }
    },
    left: () => kills.length + ends,
    over: async () => void (await Promise.all(running)),
  };
}

it(`${PLAYERS} players, ${QUESTIONS} questions, two processes that are killed: nothing that was acknowledged is lost`, async () => {
  const setUp = openDatabase({ url: database.appUrl, poolSize: 2 });
  const questions = Array.from({ length: QUESTIONS }, () => ({ domainCode: '1.1' }));
  const { code: examCode } = await addExam(setUp, { questions });
  const people = [];
  for (let index = 0; index < PLAYERS + 2; index += 1) people.push(await signIn(setUp));
  await setUp.destroy();
  const [hostSession, strangerSession, ...sessions] = people;
  if (hostSession === undefined || strangerSession === undefined) throw new Error('nobody is there');

  const faults = createFaults();
  const sent: Sent[] = [];
  const calls: Promise<unknown>[] = [];
  let gameId = '';
  const host = new GameClient(servers, hostSession, (frame, client) => {
    faults.strike(frame);
    const seen = client.seqs.at(-1) ?? 0;
    if (frame.kind === 'revealed' || frame.kind === 'board' || frame.kind === 'podium')
      calls.push(client.call((api) => api.live.controlGame.mutate({ gameId, action: 'next', seen })));
  });
  const room = { pin: '', seq: 0 };
  await host.call(async (api) => {
    const source = { kind: 'exam', examCode, count: QUESTIONS } as const;
    const opening = { idempotencyKey: randomUUID(), name: 'A room', source, settings };
    const opened = await api.live.openRoom.mutate(opening);
    gameId = opened.gameId;
    room.pin = opened.pin;
  });

  const answer = async (client: GameClient, { seat, position, answer: given }: Omit<Sent, 'end'>) => {
    const command = { gameId, position, answer: [...given] };
    const end = await client.call((api) => api.live.answer.mutate(command));
    sent.push({ seat, position, answer: given, end });
    return end;
  };
  const players = await Promise.all(
    sessions.map(async (session, index) => {
      let seat = 0;
      const player = new GameClient(servers, session, (frame, client) => {
        calls.push(play(frame, client));
      });
      const play = async (frame: GameFrame, client: GameClient): Promise<void> => {
        if (frame.kind === 'intro' && index % 5 === 0)
          await answer(client, { seat, position: frame.question, answer: WRONG });
        if (frame.kind === 'revealed' && index % 5 === 1)
          expect(await answer(client, { seat, position: frame.question, answer: WRONG })).not.toBe('done');
        if (frame.kind !== 'question') return;
        const { position } = frame.question;
        if (index % 5 === 1 && position % 2 === 0) return;
        const first = (index + position) % 3 === 0 ? WRONG : RIGHT;
        await answer(client, { seat, position, answer: first });
        if (index % 5 !== 2) return;
        const other = first === RIGHT ? WRONG : RIGHT;
        expect(await answer(client, { seat, position, answer: other })).not.toBe('done');
        expect(await answer(client, { seat, position: QUESTIONS, answer: RIGHT })).not.toBe('done');
      };
      await player.call(async (api) => {
        const joined = await api.live.joinRoom.mutate({ pin: room.pin, nickname: `Player ${index}` });
        seat = joined.seat ?? 0;
      });
      return { client: player, seat: () => seat };
    }),
  );

  const clients = [host, ...players.map(({ client }) => client)];
  const following = clients.map((client) => client.follow(gameId));
  await expect
    .poll(() => clients.every(({ seqs }) => seqs.length >= PLAYERS), { timeout: 60_000 })
    .toBe(true);
  const stranger = new GameClient(servers, strangerSession, () => undefined);
  const forged = { gameId, position: 0, answer: RIGHT };
  await host.call((api) =>
    api.live.controlGame.mutate({ gameId, action: 'start', seen: host.seqs.at(-1) ?? 0 }),
  );
  expect(await stranger.call((api) => api.live.answer.mutate(forged))).not.toBe('done');
  const isOver = ({ frames }: GameClient) => frames.at(-1)?.kind === 'ended';
  await expect.poll(() => clients.every(isOver), { timeout: 540_000, interval: 500 }).toBe(true);
  await Promise.all(calls);
  await faults.over();
  for (const client of clients) client.stop();
  await Promise.all(following);

  expect(faults.left()).toBe(0);
  const everyFrame = host.seqs.map((_, index) => index + 1);
  for (const { seqs, gaps, frames } of clients) {
    expect([seqs, gaps]).toEqual([everyFrame, 0]);
    expect(frames).toEqual(host.frames);
  }

  const db = openDatabase({ url: database.appUrl, poolSize: 2 });
  const stored = await db('live.answers').where({ gameId }).orderBy(['position', 'seat']);
  const keyOf = (row: { seat: number; position: number }) => `${row.position} ${row.seat}`;
  const storedAt = new Map(stored.map((row) => [keyOf(row), row]));
  for (const one of sent.filter(({ end }) => end === 'done'))
    expect(storedAt.get(keyOf(one))).toMatchObject({ answer: one.answer });
  const asSent = sent.map((one) => `${keyOf(one)} ${JSON.stringify(one.answer)}`);
  for (const row of stored) expect(asSent).toContain(`${keyOf(row)} ${JSON.stringify(row.answer)}`);
  expect(stored.length).toBeGreaterThan(0);

  // What the rules give, by a model of one line: a right answer is a thousand points.
  const scores = new Map<number, number>();
  for (const { seat, answer: given, outcome } of stored) {
    expect(outcome).toBe(given[0] === 0 ? 'right' : 'wrong');
    scores.set(seat, (scores.get(seat) ?? 0) + (given[0] === 0 ? 1_000 : 0));
  }
  const kept = await db('live.players').where({ gameId }).orderBy('seat');
  expect(kept.length).toBe(PLAYERS);
  for (const { seat, score, asked } of kept)
    expect([score, asked]).toEqual([scores.get(seat) ?? 0, QUESTIONS]);

  const [game] = await db('live.games').where({ gameId });
  const events = await db('live.events').where({ gameId }).orderBy('seq').select('frame', 'facts');
  const replayed = boardText(replayGame(GameSettings.parse(game.settings), events));
  expect(createHash('sha256').update(replayed).digest('hex')).toBe(game.boardHash.toString('hex'));
  await db.destroy();
}, 900_000);
