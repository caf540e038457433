import { describe, expect } from 'vitest';
import { test } from '../../testing/callers.ts';
import { joinTestRoom, openPlayedRoom, openTestRoom } from '../../testing/live.ts';
import { Game, GameEvent, Player } from '../models.ts';

describe('a room', () => {
  test('opens with a game in its lobby that has its questions', async ({ site }) => {
    const { host, roomId, gameId, pin } = await openTestRoom(site);
    const desk = await host.api.live.getRoom({ roomId });
    expect(desk).toMatchObject({
      roomId,
      gameId,
      pin,
      seats: [],
      hosts: [{ userId: host.userId, isMain: true }],
    });
    expect(desk.questions.map(({ position, text }) => [position, text === null])).toEqual(
      Array.from({ length: 10 }, (_, position) => [position, false]),
    );
  });

  test('is found by its PIN, and whoever joins has a seat, a place in the game, and is told of in its log', async ({
    site,
    db,
  }) => {
    const room = await openTestRoom(site);
    const ada = await joinTestRoom(site, room, { nickname: 'Ada' });
    expect(await ada.api.live.findRoom({ pin: room.pin })).toMatchObject({
      mySeat: 1,
      canPlay: true,
      phase: 'lobby',
    });
    const { gameId } = room;
    expect(await Player.query(db).where({ gameId })).toMatchObject([
      { seat: 1, nickname: 'Ada', state: 'in' },
    ]);
    expect(await GameEvent.query(db).where({ gameId })).toMatchObject([
      { kind: 'seated', frame: { kind: 'seated', seat: { seat: 1, nickname: 'Ada' } } },
    ]);
    expect(await Game.query(db).findById(gameId)).toMatchObject({ seq: 1 });
  });

  test('has one seat for each of many who join', async ({ site }) => {
    const { host, roomId, players } = await openPlayedRoom(site, { players: 4 });
    expect(players.map(({ seat }) => seat)).toEqual([1, 2, 3, 4]);
    expect((await host.api.live.getRoom({ roomId })).seats).toHaveLength(4);
  });
});
