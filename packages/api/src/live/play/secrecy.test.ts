import { randomUUID } from 'node:crypto';
import { describe, expect } from 'vitest';
import { test } from '../../testing/callers.ts';
import { joinTestRoom, openPlayedRoom } from '../../testing/live.ts';
import { control, openFirstQuestion, passTime } from '../../testing/live-play.ts';
import { join } from '../../testing/members.ts';
import { GameEvent, Host, Remote, Spectator } from '../models.ts';

/** What only the key of a question says. */
const KEY = /isCorrect|Because of/;

describe('nothing says the key of a question before its reveal', () => {
  test('to a host, a remote, a player, a late joiner, a spectator or a host who plays', async ({
    db,
    site,
  }) => {
    const room = await openPlayedRoom(site, { settings: { lateJoin: 'now', pace: 'host' } });
    const { roomId, gameId, host, players } = room;
    const [ada] = players;
    if (ada === undefined) throw new Error('Three play');
    await Host.query(db).insert({ roomId, userId: ada.userId, addedAt: new Date() });
    const remote = await join(site);
    await Remote.query(db).insert({ roomId, userId: remote.userId, pairedAt: new Date() });
    const spectator = await join(site);
    await Spectator.query(db).insert({ roomId, userId: spectator.userId, joinedAt: new Date() });
    await openFirstQuestion(site, room);
    const late = await joinTestRoom(site, room, { nickname: 'Late' });
    const lookers = [host, remote, ...players, late, spectator];
    const seen = async () => {
      const views: string[] = [];
      for (const { api } of lookers) views.push(JSON.stringify(await api.live.getGame({ gameId })));
      return views;
    };
    const logged = async () => JSON.stringify(await GameEvent.query(db).where({ gameId }));
    for (const view of await seen()) expect(view).not.toMatch(KEY);
    expect(await logged()).not.toMatch(KEY);
    await control(room, 'pause');
    for (const view of await seen()) expect(view).not.toMatch(KEY);
    await control(room, 'resume');
    await passTime(site, gameId);
    for (const view of await seen()) expect(view).toMatch(KEY);
    await control(room, 'next');
    await control(room, 'next');
    for (const view of await seen()) expect(view).not.toMatch(KEY);
  });

  test('of a self-paced game before it is closed', async ({ site }) => {
    const room = await openPlayedRoom(site, { players: 2, settings: { mode: 'self-paced' } });
    const { gameId, host, players } = room;
    const [ada] = players;
    await control(room, 'start');
    for (let position = 0; position < 10; position += 1) {
      const next = await ada?.api.live.myQuestion({ gameId });
      expect(next).toMatchObject({ position, answered: position, of: 10 });
      expect(JSON.stringify([next, await host.api.live.getGame({ gameId })])).not.toMatch(KEY);
      await ada?.api.live.answer({ gameId, position, answer: [0] });
    }
    expect(await ada?.api.live.myQuestion({ gameId })).toMatchObject({ question: null, answered: 10 });
    await passTime(site, gameId);
    expect(await host.api.live.getGame({ gameId })).toMatchObject({ phase: 'closing' });
    // One question at a tick, so that nothing lasts however many there are; then the podium.
    for (let tick = 0; tick < 11; tick += 1) await passTime(site, gameId);
    expect(await ada?.api.live.getGame({ gameId })).toMatchObject({ phase: 'podium', me: { seat: 1 } });
  });
});

describe('a game is for those who have a part in its room', () => {
  test('nobody else sees it, moves it on or answers in it', async ({ site }) => {
    const room = await openPlayedRoom(site, {});
    const { gameId } = room;
    await openFirstQuestion(site, room);
    const { api } = await join(site);
    await expect(api.live.getGame({ gameId })).rejects.toThrow('not-found');
    await expect(api.live.controlGame({ gameId, action: 'pause', seen: 99 })).rejects.toThrow('not-found');
    await expect(api.live.answer({ gameId, position: 0, answer: [0] })).rejects.toThrow('not-found');
    await expect(api.live.getGame({ gameId: randomUUID() })).rejects.toThrow('not-found');
    const [ada] = room.players;
    await expect(ada?.api.live.controlGame({ gameId, action: 'pause', seen: 99 })).rejects.toThrow(
      'not-found',
    );
  });
});
