import { FORGOTTEN_MS, HOST_ABSENT_MS, IDLE_ROOM_MS, UNHEARD_MS } from '@studyhall/domain/live/phases';
import type { Knex } from 'knex';
import { describe, expect } from 'vitest';
import { test } from '../../testing/callers.ts';
import { openPlayedRoom } from '../../testing/live.ts';
import { age, control, openFirstQuestion, passTime, tickingOf } from '../../testing/live-play.ts';
import { Game, Room, Seat } from '../models.ts';
import { listAbandonedGames, moveAbandonedGame } from './absent-hosts.ts';
import { endEarly } from './early-ends.ts';
import { closeIdleRooms } from './idle-rooms.ts';

const ago = (milliseconds: number) => new Date(Date.now() - milliseconds);

async function hostUnheard(db: Knex, roomId: string, milliseconds: number): Promise<void> {
  await Room.query(db)
    .findById(roomId)
    .patch({ hostSeenAt: ago(milliseconds) });
}

describe('a game without its host', () => {
  test('pauses after a minute in every phase, and goes on when a host says so', async ({ db, site }) => {
    const room = await openPlayedRoom(site, { settings: { pace: 'both' } });
    const { roomId, gameId, host } = room;
    const phases: string[] = [];
    await control(room, 'start');
    for (let steps = 0; steps < 4; steps += 1) {
      await hostUnheard(db, roomId, HOST_ABSENT_MS - 5_000);
      expect(await listAbandonedGames(db)).toEqual([]);
      await hostUnheard(db, roomId, HOST_ABSENT_MS + 1_000);
      expect(await listAbandonedGames(db)).toEqual([gameId]);
      await moveAbandonedGame(db, gameId, tickingOf(site));
      const paused = await host.api.live.getGame({ gameId });
      expect(paused).toMatchObject({ paused: { because: 'absence' }, nextAt: null });
      phases.push(paused.phase);
      await control(room, 'resume');
      // Whoever resumes is there: the next look does not pause it again.
      expect(await listAbandonedGames(db)).toEqual([]);
      await passTime(site, gameId);
    }
    expect(phases).toEqual(['intro', 'question', 'reveal', 'board']);
  });

  test('ends with a podium after ten minutes more', async ({ db, site }) => {
    const room = await openPlayedRoom(site, {});
    const { roomId, gameId, host } = room;
    await openFirstQuestion(site, room);
    await hostUnheard(db, roomId, HOST_ABSENT_MS + 1_000);
    await moveAbandonedGame(db, gameId, tickingOf(site));
    expect(await listAbandonedGames(db)).toEqual([]);
    await hostUnheard(db, roomId, HOST_ABSENT_MS + FORGOTTEN_MS + 1_000);
    await Game.query(db)
      .findById(gameId)
      .patch({ pausedAt: ago(FORGOTTEN_MS + 1_000) });
    expect(await listAbandonedGames(db)).toEqual([gameId]);
    await moveAbandonedGame(db, gameId, tickingOf(site));
    expect(await host.api.live.getGame({ gameId })).toMatchObject({ phase: 'podium', paused: null });
    await passTime(site, gameId);
    expect(await host.api.live.getGame({ gameId })).toMatchObject({ phase: 'ended', ended: 'forgotten' });
  });

  test('is not paused where everybody plays at their own pace', async ({ db, site }) => {
    const room = await openPlayedRoom(site, { settings: { mode: 'self-paced' } });
    await control(room, 'start');
    await hostUnheard(db, room.roomId, 60 * 60_000);
    expect(await listAbandonedGames(db)).toEqual([]);
  });
});

describe('a question ends early', () => {
  test('when all have answered who are asked, in and heard of', async ({ db, site }) => {
    const room = await openPlayedRoom(site, {});
    const { gameId, roomId, players } = room;
    await openFirstQuestion(site, room);
    const [ada, bob, cyd] = players;
    for (const one of [ada, bob]) await one?.api.live.answer({ gameId, position: 0, answer: [0] });
    expect(await endEarly(db)).toEqual([]);
    // The lid of a laptop is closed: its page says nothing any more.
    await Seat.query(db)
      .findById([roomId, cyd?.seat ?? 0])
      .patch({ seenAt: ago(UNHEARD_MS + 1_000) });
    expect(await ada?.api.live.getGame({ gameId })).toMatchObject({ progress: { answered: 2, of: 2 } });
    expect(await endEarly(db)).toEqual([gameId]);
    expect(await endEarly(db)).toEqual([]);
  });

  test('when those who have not answered cannot any more, although somebody else has more time', async ({
    db,
    site,
  }) => {
    const room = await openPlayedRoom(site, { players: 2, settings: { secondsPerQuestion: 20 } });
    const { gameId, roomId, host, players } = room;
    const [ada] = players;
    await host.api.live.setSeat({ roomId, seat: ada?.seat ?? 0, timeFactorPercent: 400 });
    await openFirstQuestion(site, room);
    await age(db, gameId, 21_000);
    expect(await endEarly(db)).toEqual([]);
    await ada?.api.live.answer({ gameId, position: 0, answer: [0] });
    expect(await endEarly(db)).toEqual([gameId]);
  });

  test('not where nobody is there, and not where answers may be changed until the close', async ({
    db,
    site,
  }) => {
    const room = await openPlayedRoom(site, {});
    await openFirstQuestion(site, room);
    await Seat.query(db)
      .where({ roomId: room.roomId })
      .patch({ seenAt: ago(UNHEARD_MS + 1_000) });
    expect(await endEarly(db)).toEqual([]);
    const changing = await openPlayedRoom(site, { players: 1, settings: { canChangeAnswer: true } });
    const { gameId, players } = changing;
    await openFirstQuestion(site, changing);
    await players[0]?.api.live.answer({ gameId, position: 0, answer: [0] });
    expect(await endEarly(db)).toEqual([]);
  });
});

test('a self-paced game is open while others may come in, and ends when all have answered where none may', async ({
  site,
}) => {
  const room = await openPlayedRoom(site, { players: 1, settings: { mode: 'self-paced' } });
  const { gameId, roomId, host, players } = room;
  const [ada] = players;
  await control(room, 'start');
  for (let position = 0; position < 10; position += 1)
    await ada?.api.live.answer({ gameId, position, answer: [0] });
  expect(await endEarly(site.db)).toEqual([]);
  await host.api.live.setRoom({ roomId, isLocked: true });
  expect(await endEarly(site.db)).toEqual([gameId]);
});

test('a room that nobody used for half a day closes, without a podium, and no other', async ({
  db,
  site,
}) => {
  const idle = await openPlayedRoom(site, {});
  const used = await openPlayedRoom(site, {});
  await Room.query(db)
    .findById(idle.roomId)
    .patch({ usedAt: ago(IDLE_ROOM_MS + 1_000), hostSeenAt: ago(IDLE_ROOM_MS + 1_000) });
  await Room.query(db)
    .findById(used.roomId)
    .patch({ usedAt: ago(IDLE_ROOM_MS + 1_000) });
  await closeIdleRooms(db, tickingOf(site));
  expect(await idle.host.api.live.getGame({ gameId: idle.gameId })).toMatchObject({
    ...{ isClosed: true, phase: 'ended', ended: 'forgotten', board: null },
  });
  expect(await used.host.api.live.getGame({ gameId: used.gameId })).toMatchObject({ isClosed: false });
});
