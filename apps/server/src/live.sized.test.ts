import { createHash, randomUUID } from 'node:crypto';
import { openDatabase } from '@studyhall/api/server';
import { addExam, addLearner, newSecretKey, openSession, sized } from '@studyhall/api/testing';
import { createTestDatabase, type TestDatabase } from '@studyhall/api/testing/database';
import { boardText, replayGame } from '@studyhall/domain/live/replay-game';
import type { gameActions } from '@studyhall/domain/live/schemas';
import { GameSettings } from '@studyhall/domain/live/settings';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type CallEnd, GameClient, TRY_AGAIN_MS } from './testing/game-client.ts';
import { type Fault, GameFaults } from './testing/game-faults.ts';
import {
  type Attempt,
  attemptsOf,
  GameReferee,
  habitOf,
  type Moment,
  RIGHT,
} from './testing/game-referee.ts';
import { TwoServers } from './testing/two-servers.ts';

const PLAYERS = sized({ small: 6, full: 100 });
const QUESTIONS = sized({ small: 3, full: 20 });
const killedPhases = ['intro', 'question', 'revealed', 'board'] as const;
/** Each of the two processes is killed in each phase, and all sessions of the database end three times. */
const FAULTS = sized<readonly Fault[]>({
  small: [
    { phase: 'question', position: 0, what: 0 },
    { phase: 'question', position: 1, what: 'sessions' },
    { phase: 'revealed', position: 2, what: 1 },
  ],
  full: [
    ...killedPhases.map((phase, index) => ({ phase, position: 2 * index + 1, what: 0 as const })),
    ...killedPhases.map((phase, index) => ({ phase, position: 2 * index + 9, what: 1 as const })),
    { phase: 'question', position: 2, what: 'sessions' },
    { phase: 'intro', position: 10, what: 'sessions' },
    { phase: 'revealed', position: 18, what: 'sessions' },
  ],
});
/** Questions that the clock closes, and those that it opens: of the others the host does not wait for it. */
const CLOSED_BY_CLOCK = sized<readonly number[]>({ small: [], full: [6] });
const isOpenedByClock = (position: number) => position % 4 === 1;
const RECONNECTS = 5;
/** Of nobody's silence longer: what each try takes is the machine's. */
const SILENT_TRIES_MAX = 2_000 / TRY_AGAIN_MS;

const settings = GameSettings.parse({
  ...{ mode: 'accuracy', pace: 'host', secondsPerQuestion: 45, nicknames: 'free', shufflesOptions: false },
});

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

/** After every so many phases, by turns, so that each hangs up `RECONNECTS` times in a game. */
const hangsUp = (player: number) => (phases: number) =>
  (phases + player) % Math.floor((QUESTIONS * 4 - 1) / (RECONNECTS + 1)) === 0;

/** A room, its host, its players with their seats, and somebody who has no part in it. */
async function openRoom() {
  const db = openDatabase({ url: database.appUrl, poolSize: 2 });
  const questions = Array.from({ length: QUESTIONS }, () => ({ domainCode: '1.1' }));
  const { code: examCode } = await addExam(db, { questions });
  const host = new GameClient(servers, await signIn(db), hangsUp(0));
  const stranger = new GameClient(servers, await signIn(db));
  const clients = [];
  for (let player = 0; player < PLAYERS; player += 1)
    clients.push(new GameClient(servers, await signIn(db), hangsUp(player)));
  await db.destroy();

  const room = { pin: '', gameId: '' };
  const source = { kind: 'exam', examCode, count: QUESTIONS } as const;
  const opening = { idempotencyKey: randomUUID(), name: 'A room', source, settings };
  await host.call(async (api) => Object.assign(room, await api.live.openRoom.mutate(opening)));
  const seats: number[] = [];
  const join = async (client: GameClient, player: number) =>
    await client.call(async (api) => {
      const joined = await api.live.joinRoom.mutate({ pin: room.pin, nickname: `Player ${player}` });
      seats[player] = joined.seat ?? 0;
    });
  // Whoever answers last has come last: nobody waits for somebody who was not heard of for longer.
  const [lastPlayer = host, ...others] = clients;
  await Promise.all(others.map((client, index) => join(client, index + 1)));
  await join(lastPlayer, 0);
  const players = clients.map((client, player) => ({ client, player, seat: seats[player] ?? 0 }));
  return { gameId: room.gameId, host, stranger, players };
}

type Room = Awaited<ReturnType<typeof openRoom>>;

/** Lets everybody send what they want to at a moment, the first player after all others; each answer ends as the rules say. */
function createSenders({ gameId, host, stranger, players }: Room, referee: GameReferee) {
  const forger = new GameClient(servers, { token: 'forged' });
  const send = async (client: GameClient, { position, answer }: Attempt): Promise<CallEnd> =>
    await client.call((api) => api.live.answer.mutate({ gameId, position, answer: [...answer] }));
  const sendOwn = async ({ client, player }: Room['players'][number], moment: Moment) => {
    const attempts = attemptsOf(player, moment, QUESTIONS);
    const expected = attempts.map((attempt) => referee.judge(player, attempt, moment));
    const ends: CallEnd[] = [];
    if (habitOf(player) === 'twice at once')
      ends.push(...(await Promise.all(attempts.map((attempt) => send(client, attempt)))));
    else for (const attempt of attempts) ends.push(await send(client, attempt));
    expect({ player, moment, attempts, ends }).toEqual({ player, moment, attempts, ends: expected });
  };
  const sendForeign = async ({ phase, position }: Moment) => {
    if (phase !== 'question') return;
    const foreign = [host, stranger, forger].map((client) => send(client, { position, answer: RIGHT }));
    expect(await Promise.all(foreign)).toEqual(['not-found', 'not-found', 'unauthenticated']);
  };
  return async (moment: Moment): Promise<void> => {
    const [first, ...others] = players;
    await Promise.all([sendForeign(moment), ...others.map((player) => sendOwn(player, moment))]);
    if (first !== undefined) await sendOwn(first, moment);
  };
}

/** Plays a game to its end, in step; the longest that a moment was late that the clock had set. */
async function play(room: Room, referee: GameReferee, faults: GameFaults): Promise<{ lateMs: number }> {
  const { gameId, host, players } = room;
  const send = createSenders(room, referee);
  const control = async (action: (typeof gameActions)[number], seen: number) => {
    const end = await host.call((api) => api.live.controlGame.mutate({ gameId, action, seen }));
    // Sent again after its answer was lost, or later than the clock.
    expect(['done', 'stale-control']).toContain(end);
  };
  await send({ phase: 'lobby', position: 0 });
  await control('start', PLAYERS);
  let seen = 0;
  let position = 0;
  let dueAt: number | null = null;
  let lateMs = 0;
  for (;;) {
    const before = seen;
    const { frame, seq } = await host.phaseAfter(before);
    if (frame.kind === 'ended') return { lateMs };
    seen = seq;
    if (dueAt !== null) lateMs = Math.max(lateMs, frame.at - dueAt);
    if (frame.kind === 'intro') position = frame.question;
    const moment = { phase: frame.kind, position };
    faults.strike(moment);
    await Promise.all(players.map(async ({ client }) => await client.phaseAfter(before)));
    await send(moment);
    const isClocks =
      (frame.kind === 'intro' && isOpenedByClock(position)) ||
      (frame.kind === 'question' && CLOSED_BY_CLOCK.includes(position));
    dueAt = isClocks ? frame.nextAt : null;
    if (isClocks) continue;
    if (frame.kind === 'board') await faults.canStrikeAt(position + 1);
    await control('next', seq);
  }
}

it(`${PLAYERS} players, ${QUESTIONS} questions, two processes that are killed: what counts is what the rules say, and nobody misses a word`, async () => {
  const room = await openRoom();
  const { gameId, host, players } = room;
  const clients = [host, ...players.map(({ client }) => client)];
  const following = clients.map(async (client) => await client.follow(gameId));
  const referee = new GameReferee(QUESTIONS);
  const faults = new GameFaults({ servers, databaseUrl: database.url, plan: FAULTS });
  const { lateMs } = await play(room, referee, faults);
  await expect.poll(() => clients.every(({ frames }) => frames.at(-1)?.kind === 'ended')).toBe(true);
  for (const client of clients) client.stop();
  await Promise.all(following);
  expect(faults.struckAt.length).toBe(FAULTS.length);

  // No word is missed, and none comes twice, whichever process says it.
  const everySeq = host.seqs.map((_, index) => index + 1);
  for (const { seqs, gaps, frames, hungUp, servers: heardOf } of clients) {
    expect([seqs, gaps]).toEqual([everySeq, 0]);
    expect(frames).toEqual(host.frames);
    expect(hungUp).toBeGreaterThanOrEqual(RECONNECTS);
    expect([...heardOf].toSorted((one, other) => one - other)).toEqual([0, 1]);
  }
  const silences = clients.flatMap((client) => client.silences);
  const longest = Math.max(0, ...silences.map(({ ms }) => ms));
  const tries = Math.max(0, ...silences.map((silence) => silence.tries));
  process.stdout.write(
    `${silences.length} silences, the longest of ${Math.round(longest)} ms and ${tries} tries; the clock was late by ${lateMs} ms at most\n`,
  );
  expect(tries).toBeLessThanOrEqual(SILENT_TRIES_MAX);

  const db = openDatabase({ url: database.appUrl, poolSize: 2 });
  const stored = await db('live.answers').where({ gameId }).select('position', 'seat', 'answer', 'outcome');
  const playerOf = new Map(players.map(({ seat, player }) => [seat, player]));
  const accepted = stored.map((row) => [`${row.position} ${playerOf.get(row.seat)}`, row.answer] as const);
  expect(new Map(accepted)).toEqual(referee.accepted);
  for (const { answer, outcome } of stored) expect(outcome).toBe(answer[0] === RIGHT[0] ? 'right' : 'wrong');
  const kept = await db('live.players').where({ gameId }).select('seat', 'score', 'asked');
  const bySeat = new Map(kept.map(({ seat, score, asked }) => [seat, [score, asked]]));
  expect(bySeat).toEqual(
    new Map(players.map(({ seat, player }) => [seat, [referee.scoreOf(player), QUESTIONS]])),
  );

  const [game] = await db('live.games').where({ gameId });
  const events = await db('live.events').where({ gameId }).orderBy('seq').select('frame', 'facts');
  const replayed = boardText(replayGame(GameSettings.parse(game.settings), events));
  expect(createHash('sha256').update(replayed).digest('hex')).toBe(game.boardHash.toString('hex'));
  await db.destroy();
}, 900_000);
