import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from '../../platform/database.ts';
import { openSite, type Site } from '../../testing/callers.ts';
import { openPlayedRoom } from '../../testing/live.ts';
import { control, makeDue, openFirstQuestion, tickingOf } from '../../testing/live-play.ts';
import { statementsOf } from '../../testing/statements.ts';
import { createTestDatabase, PATIENCE, type TestDatabase } from '../../testing/test-database.ts';
import { databaseNow } from '../database-now.ts';
import { Game, GameAnswer, GameEvent } from '../models.ts';
import { createGames } from './gather-answers.ts';
import { moveDueGame } from './move-game.ts';
import { tickGames } from './tick-games.ts';

let database: TestDatabase;
let site: Site;

beforeAll(async () => {
  database = await createTestDatabase();
  site = openSite(openDatabase({ url: database.appUrl, poolSize: 10, patience: PATIENCE }));
}, 60_000);
afterAll(async () => {
  await site?.db.destroy();
  await database?.drop();
});

async function kindsOf(gameId: string): Promise<string[]> {
  const events = await GameEvent.query(site.db).where({ gameId }).orderBy('seq');
  expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1));
  return events.map(({ kind }) => kind).filter((kind) => kind !== 'seated');
}

describe('many at once', () => {
  it('of ten processes that tick at once one moves a game on, by one step', async () => {
    const room = await openPlayedRoom(site, { players: 1 });
    await control(room, 'start');
    await makeDue(site.db, room.gameId);
    await Promise.all(Array.from({ length: 10 }, () => tickGames(site.db, tickingOf(site))));
    expect(await kindsOf(room.gameId)).toEqual(['intro', 'question']);
  });

  it('of ten presses of one button one does something, and the others are told what it did', async () => {
    const room = await openPlayedRoom(site, { players: 1, settings: { pace: 'host' } });
    const { host, gameId } = room;
    await openFirstQuestion(site, room);
    const { seq: seen } = await host.api.live.getGame({ gameId });
    const presses = await Promise.all(
      Array.from({ length: 10 }, () => host.api.live.controlGame({ gameId, action: 'next', seen })),
    );
    expect(await kindsOf(gameId)).toEqual(['intro', 'question', 'revealed']);
    const { seq } = await host.api.live.getGame({ gameId });
    expect(presses).toEqual(presses.map(() => ({ seq })));
  });

  it('a press that comes after another one that it did not know of is refused, and changes nothing', async () => {
    const room = await openPlayedRoom(site, { players: 1, settings: { pace: 'host' } });
    const { host, gameId } = room;
    await openFirstQuestion(site, room);
    const { seq: seen } = await host.api.live.getGame({ gameId });
    const press = async (action: 'next' | 'pause' | 'end') =>
      await host.api.live.controlGame({ gameId, action, seen });
    const { seq } = await press('next');
    for (const action of ['pause', 'end'] as const)
      await expect(press(action)).rejects.toMatchObject({ message: 'stale-control' });
    await control(room, 'next');
    expect(await press('next')).toEqual({ seq });
    expect(await kindsOf(gameId)).toEqual(['intro', 'question', 'revealed', 'board']);
  });

  it('of ten different answers of one seat one is stored, and is the one that was acknowledged', async () => {
    const room = await openPlayedRoom(site, { players: 1, settings: { shufflesOptions: false } });
    const { gameId, players } = room;
    await openFirstQuestion(site, room);
    const userId = players[0]?.userId ?? '';
    const processes = [createGames(site.db, { gatherMs: 0 }), createGames(site.db, { gatherMs: 0 })];
    const given = Array.from({ length: 8 }, (_, index) => ({
      ...{ gameId, userId, position: 0, answer: [index % 4], cameAtMs: performance.now() },
    }));
    const calls = given.map(async (one, index) => {
      await processes[index % 2]?.answer(one);
      return one.answer;
    });
    const results = await Promise.allSettled(calls);
    const stored = await GameAnswer.query(site.db).where({ gameId });
    expect(stored).toHaveLength(1);
    const acknowledged = results.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    expect(acknowledged.length).toBeGreaterThan(0);
    for (const answer of acknowledged) expect(answer).toEqual(stored[0]?.answer);
  });
});

describe('answers that are gathered', () => {
  it('one that cannot be stored fails alone', async () => {
    const room = await openPlayedRoom(site, { players: 3 });
    const { gameId, players } = room;
    await openFirstQuestion(site, room);
    const games = createGames(site.db, { gatherMs: 30 });
    const answers = [[0], ['\u0000'], [1]];
    const calls = players.map(({ userId }, index) =>
      games.answer({
        gameId,
        userId,
        position: 0,
        answer: answers[index] ?? [],
        cameAtMs: performance.now(),
      }),
    );
    const results = await Promise.allSettled(calls);
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(await GameAnswer.query(site.db).where({ gameId }).resultSize()).toBe(2);
  });

  it('come with one statement for all of a game, and with one more for a second answer of somebody', async () => {
    const room = await openPlayedRoom(site, { players: 3 });
    const { gameId, players } = room;
    await openFirstQuestion(site, room);
    const games = createGames(site.db, { gatherMs: 30 });
    const answer = (userId: string) =>
      games.answer({ gameId, userId, position: 0, answer: [0], cameAtMs: performance.now() });
    expect(
      await statementsOf(site.db, () => Promise.all(players.map(({ userId }) => answer(userId)))),
    ).toHaveLength(1);
    const [{ userId } = { userId: '' }] = players;
    expect(await statementsOf(site.db, () => Promise.all([answer(userId), answer(userId)]))).toHaveLength(2);
  });
});

it('what a process waits for a connection is no time of whoever answered', async () => {
  const room = await openPlayedRoom(site, { players: 1 });
  const { gameId, players } = room;
  await openFirstQuestion(site, room);
  const [{ userId, seat } = { userId: '', seat: 0 }] = players;
  const busy = openDatabase({ url: database.appUrl, poolSize: 1, patience: PATIENCE });
  const holder = await busy.transaction();
  const answered = createGames(busy, { gatherMs: 0 }).answer({
    ...{ gameId, userId, position: 0, answer: [0], cameAtMs: performance.now() },
  });
  await site.db.raw('select pg_sleep(1.5)');
  const freeAt = await databaseNow(site.db);
  await holder.rollback();
  await answered;
  const { receivedAt } = await GameAnswer.query(site.db).findById([gameId, 0, seat]).throwIfNotFound();
  expect(receivedAt.getTime()).toBeLessThan(freeAt.getTime());
  await busy.destroy();
});

describe('a tick', () => {
  it('costs one statement, and at most four within the transaction of a game that is due', async () => {
    const room = await openPlayedRoom(site, { players: 2 });
    const { gameId } = room;
    await control(room, 'start');
    // However slow the machine is: nothing becomes due meanwhile.
    await Game.query(site.db)
      .whereNotNull('nextAt')
      .patch({ nextAt: new Date(Date.now() + 60 * 60_000) });
    expect(await statementsOf(site.db, () => tickGames(site.db, tickingOf(site)))).toHaveLength(1);
    for (const kind of ['question', 'revealed', 'board', 'intro']) {
      await makeDue(site.db, gameId);
      const sent = await statementsOf(site.db, () => moveDueGame(site.db, gameId, tickingOf(site)));
      const inside = sent.filter((sql) => !/^(BEGIN|COMMIT)/i.test(sql));
      expect(inside.length).toBeLessThanOrEqual(4);
      expect((await kindsOf(gameId)).at(-1)).toBe(kind);
    }
  });

  it('of a game that has closed is followed by the next at once, until all is counted', async () => {
    const room = await openPlayedRoom(site, { players: 1, settings: { mode: 'self-paced' } });
    for (const action of ['start', 'end'] as const) await control(room, action);
    const ticks: string[] = [];
    while ((await kindsOf(room.gameId)).at(-1) !== 'podium')
      ticks.push(await tickGames(site.db, tickingOf(site)));
    expect(ticks.slice(0, -1)).toEqual(Array.from({ length: 10 }, () => 'counting'));
    expect(ticks.at(-1)).toBe('running');
  });

  it('goes on with other games where one cannot be moved, and comes back to that one', async () => {
    const broken = await openPlayedRoom(site, { players: 1 });
    const whole = await openPlayedRoom(site, { players: 1 });
    for (const room of [broken, whole]) await control(room, 'start');
    await Game.query(site.db).findById(broken.gameId).patch({ position: 99 });
    await makeDue(site.db, broken.gameId);
    await makeDue(site.db, whole.gameId);
    const failed: string[] = [];
    const onFailure = (_error: unknown, gameId: string) => void failed.push(gameId);
    await tickGames(site.db, { ...tickingOf(site), onFailure });
    expect(failed).toEqual([broken.gameId]);
    expect((await kindsOf(whole.gameId)).at(-1)).toBe('question');
    const { nextAt } = await Game.query(site.db).findById(broken.gameId).throwIfNotFound();
    expect(nextAt?.getTime()).toBeGreaterThan(Date.now() - 60_000);
    await Game.query(site.db).findById(broken.gameId).patch({ position: 0 });
    await makeDue(site.db, broken.gameId);
    await tickGames(site.db, tickingOf(site));
    expect((await kindsOf(broken.gameId)).at(-1)).toBe('question');
  });
});
