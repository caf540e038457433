import { stepOf } from '@studyhall/domain/live/advance';
import type { Knex } from 'knex';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inTransaction, openDatabase } from '../../platform/database.ts';
import { noPayments } from '../../platform/payments.ts';
import { openSite, type Site, uncounted } from '../../testing/callers.ts';
import { openPlayedRoom, setPhase, type TestPlayer } from '../../testing/live.ts';
import { createTestDatabase, type TestDatabase } from '../../testing/test-database.ts';
import { GameAnswer } from '../models.ts';
import { lockGame } from './lock-game.ts';
import { storeAnswers } from './store-answers.ts';
import { takeStep } from './take-step.ts';

const SENDERS = 12;
const QUESTIONS = 10;

let database: TestDatabase;
let db: Knex;
let site: Site;
let gameId: string;
let players: readonly TestPlayer[];

beforeAll(async () => {
  database = await createTestDatabase();
  db = openDatabase({ url: database.appUrl, poolSize: SENDERS + 2 });
  site = openSite(db, noPayments, uncounted);
  ({ gameId, players } = await openPlayedRoom(site, { players: SENDERS, settings: { pace: 'host' } }));
});
afterAll(async () => {
  await db?.destroy();
  await database?.drop();
});

async function open(position: number): Promise<void> {
  await setPhase(db, gameId, { phase: 'question', position, endsInSeconds: 20 });
}

/** Whether it was acknowledged. */
async function send(trx: Knex, { userId }: TestPlayer, position: number, answer = [0]): Promise<boolean> {
  const given = [{ gameId, userId, position, answer, cameAtMs: performance.now() }];
  const [refusal] = await storeAnswers(trx, { gameId, given });
  return refusal === null;
}

/** Closes the question as its host does, and does what it is told before that is committed. */
async function close(beforeCommit = () => {}): Promise<void> {
  const cause = { by: 'host', action: 'next' } as const;
  await inTransaction(db, async (trx) => {
    const game = await lockGame(trx, gameId);
    const step = stepOf(game.state, cause, Date.now());
    if (step === undefined) throw new Error('nothing follows the question');
    await takeStep(trx, game, { step, cause, secrets: site.secrets });
    beforeCommit();
  });
}

async function countedSeats(position: number): Promise<number[]> {
  const rows = await GameAnswer.query(db).where({ gameId, position }).whereNotNull('outcome').orderBy('seat');
  return rows.map(({ seat }) => seat);
}

async function waitingForLocks(): Promise<number> {
  const { rows } = await db.raw<{ rows: { count: string }[] }>(
    `select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
  );
  return Number(rows[0]?.count);
}

test('every answer that was acknowledged while a question was being closed is counted', async () => {
  let acknowledgedInAll = 0;
  for (let position = 0; position < QUESTIONS; position += 1) {
    await open(position);
    // One after the other, so that the question is closed in the midst of them.
    const sent = players.map(async (player, index) => {
      for (let turn = 0; turn < index; turn += 1) await db.raw('select 1');
      return (await send(db, player, position)) ? player.seat : undefined;
    });
    await sent[position % (SENDERS / 2)];
    await close();
    const acknowledged = (await Promise.all(sent)).filter((seat) => seat !== undefined);
    expect(await countedSeats(position)).toEqual(acknowledged.toSorted((one, other) => one - other));
    acknowledgedInAll += acknowledged.length;
  }
  expect(acknowledgedInAll).toBeGreaterThanOrEqual(QUESTIONS);
});

test('an answer that comes while the others are being counted waits, and is too late', async () => {
  const [player] = players;
  if (player === undefined) throw new Error('nobody plays');
  await open(0);
  await GameAnswer.query(db).where({ gameId, position: 0 }).delete();
  let late: Promise<boolean> | undefined;
  await close(() => {
    late = send(db, player, 0);
  });
  expect(await late).toBe(false);
  expect(await countedSeats(0)).toEqual([]);
});

test('who closes a question waits for an answer that is being stored, and counts it', async () => {
  const [player] = players;
  if (player === undefined) throw new Error('nobody plays');
  await open(1);
  await GameAnswer.query(db).where({ gameId, position: 1 }).delete();
  const holder = await db.transaction();
  expect(await send(holder, player, 1)).toBe(true);
  const closed = close();
  await expect.poll(waitingForLocks, { timeout: 20_000 }).toBe(1);
  await holder.commit();
  await closed;
  expect(await countedSeats(1)).toEqual([player.seat]);
});

test('the same answer that two processes store at once is taken by both, and another one by none', async () => {
  const [player] = players;
  if (player === undefined) throw new Error('nobody plays');
  await open(2);
  const ends: boolean[] = [];
  for (const answer of [[0], [1]]) {
    await GameAnswer.query(db).where({ gameId, position: 2 }).delete();
    const first = await db.transaction();
    expect(await send(first, player, 2)).toBe(true);
    const second = send(db, player, 2, answer);
    await expect.poll(waitingForLocks, { timeout: 20_000 }).toBe(1);
    await first.commit();
    ends.push(await second);
  }
  expect(ends).toEqual([true, false]);
});
