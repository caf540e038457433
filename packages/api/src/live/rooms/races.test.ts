import { GameSettings } from '@studyhall/domain/live/settings';
import type { Knex } from 'knex';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addLearner } from '../../testing/builders.ts';
import { openSite, type Site } from '../../testing/callers.ts';
import { openTestRoom } from '../../testing/live.ts';
import { openQuizDatabase } from '../../testing/quiz-database.ts';
import { statementsOf } from '../../testing/statements.ts';
import { Game, GameEvent, Pin, Player, Remote, Seat } from '../models.ts';

let db: Knex;
let close: () => Promise<void>;
let site: Site;

beforeAll(async () => {
  ({ db, close } = await openQuizDatabase());
  site = openSite(db);
});
afterAll(async () => await close?.());

async function newcomers(count: number) {
  const callers = [];
  for (let index = 0; index < count; index += 1) {
    const userId = await addLearner(db);
    const viewer = { userId, role: 'individual', sessionId: 'one', timeZone: 'UTC', language: 'en' } as const;
    callers.push(site.callerFor(viewer));
  }
  return callers;
}

test('of 200 who come to 50 seats at once 50 sit down, each in a seat of their own, and the log has no gap', async () => {
  const { pin, roomId, gameId } = await openTestRoom(site, { settings: { seats: 50 } });
  const coming = await newcomers(200);
  const ends = await Promise.allSettled(
    coming.map((api, index) => api.live.joinRoom({ pin, nickname: `Player ${index}` })),
  );
  const seats = ends.flatMap((end) => (end.status === 'fulfilled' ? [end.value.seat] : []));
  const refusals = ends.flatMap((end) => (end.status === 'rejected' ? [String(end.reason)] : []));
  expect(seats.toSorted((one, other) => Number(one) - Number(other))).toEqual(
    Array.from({ length: 50 }, (_, index) => index + 1),
  );
  expect(new Set(refusals)).toEqual(new Set(['TRPCError: room-full']));
  expect(await Seat.query(db).where({ roomId, state: 'in' }).resultSize()).toBe(50);
  expect(await Player.query(db).where({ gameId }).resultSize()).toBe(50);
  const events = await GameEvent.query(db).where({ gameId }).orderBy('seq');
  expect(events.map(({ seq }) => seq)).toEqual(Array.from({ length: 50 }, (_, index) => index + 1));
});

test('one account that comes in many tabs at once has one seat', async () => {
  const { pin, roomId } = await openTestRoom(site);
  const [ada] = await newcomers(1);
  const enter = async () => (await ada?.live.joinRoom({ pin, nickname: 'Ada' }))?.seat;
  const seats = await Promise.all(Array.from({ length: 20 }, enter));
  expect(new Set(seats)).toEqual(new Set([1]));
  expect(await Seat.query(db).where({ roomId })).toHaveLength(1);
});

test('joining is three statements in a transaction', async () => {
  const { pin } = await openTestRoom(site);
  const [ada] = await newcomers(1);
  const sent = await statementsOf(db, async () => await ada?.live.joinRoom({ pin, nickname: 'Ada' }));
  expect(sent.filter((sql) => !/^(BEGIN|COMMIT)/i.test(sql))).toHaveLength(3);
});

test('playing again, and other teams, are as many statements for twenty as for two', async () => {
  const sent: number[][] = [];
  for (const players of [2, 20]) {
    const { host, roomId, gameId, pin } = await openTestRoom(site);
    for (const [index, api] of (await newcomers(players)).entries())
      await api.live.joinRoom({ pin, nickname: `Player ${index}` });
    await Game.query(db)
      .findById(gameId)
      .patch({ phase: 'ended', endedAt: new Date(), endedBecause: 'played' });
    let next = gameId;
    const again = await statementsOf(db, async () => {
      next = (await host.api.live.playAgain({ roomId, after: gameId })).gameId;
    });
    const settings = GameSettings.parse({ nicknames: 'free', teams: 2 });
    const inTeams = await statementsOf(
      db,
      async () => await host.api.live.composeGame({ gameId: next, settings }),
    );
    sent.push([again.length, inTeams.length]);
  }
  expect(sent[1]).toEqual(sent[0]);
});

test('of two who play again at once one makes a game, and both learn of it', async () => {
  const { host, roomId, gameId } = await openTestRoom(site);
  await Game.query(db)
    .findById(gameId)
    .patch({ phase: 'ended', endedAt: new Date(), endedBecause: 'played' });
  const again = () => host.api.live.playAgain({ roomId, after: gameId });
  const made = await Promise.all(Array.from({ length: 6 }, again));
  expect(new Set(made.map((one) => one.gameId)).size).toBe(1);
  expect(await Game.query(db).where({ roomId }).resultSize()).toBe(2);
});

test('a device that is just being paired steers nothing either, once no other device is to', async () => {
  const { host, roomId } = await openTestRoom(site);
  const { pin } = await host.api.live.pairRemote({ roomId });
  const userId = await addLearner(db);
  const waiting = async () =>
    await db('pg_stat_activity')
      .where({ waitEventType: 'Lock' })
      .whereRaw('datname = current_database()')
      .select('pid');
  const pairing = await db.transaction();
  await Pin.query(pairing).deleteById(pin);
  await Remote.query(pairing).insert({ roomId, userId, pairedAt: new Date() });
  const unpairing = host.api.live.unpairRemotes({ roomId });
  await expect.poll(waiting).toHaveLength(1);
  await pairing.commit();
  await unpairing;
  expect(await Remote.query(db).where({ roomId })).toEqual([]);
});
