import { expect } from 'vitest';
import { test } from '../../testing/callers.ts';
import { openPlayedRoom } from '../../testing/live.ts';
import { join } from '../../testing/members.ts';
import { Host, Remote, Seat, Spectator } from '../models.ts';
import { findViewer, listViewers } from './find-viewer.ts';

test('of many it is said in one statement as what they look on, and of those who may not nothing', async ({
  db,
  site,
}) => {
  const { roomId, gameId, host, players } = await openPlayedRoom(site, { players: 4 });
  const [ada, bob, cyd, dan] = players;
  if (!ada || !bob || !cyd || !dan) throw new Error('Four play');
  const along = await join(site);
  const remote = await join(site);
  const spectator = await join(site);
  const stranger = await join(site);
  await Host.query(db).insert({ roomId, userId: along.userId, addedAt: site.now });
  await Remote.query(db).insert({ roomId, userId: remote.userId, pairedAt: site.now });
  await Spectator.query(db).insert({ roomId, userId: spectator.userId, joinedAt: site.now });
  await Spectator.query(db).insert({ roomId, userId: dan.userId, joinedAt: site.now });
  for (const [{ seat }, state] of [
    [bob, 'left'],
    [cyd, 'removed'],
    [dan, 'banned'],
  ] as const)
    await Seat.query(db).findById([roomId, seat]).patch({ state });
  const everybody = [host, along, remote, ada, bob, cyd, dan, spectator, stranger];
  const viewers = await listViewers(db, { gameId, userIds: everybody.map(({ userId }) => userId) });
  expect(everybody.map(({ userId }) => viewers.get(userId)?.role)).toEqual([
    ...['host', 'host', 'remote', 'player', 'player', undefined, undefined, 'spectator', undefined],
  ]);
  expect([ada, bob].map(({ userId }) => viewers.get(userId)?.seat)).toEqual([ada.seat, null]);
  expect(await findViewer(db, { gameId, userId: ada.userId })).toMatchObject({ role: 'player', seq: 4 });
  expect(await findViewer(db, { gameId, userId: stranger.userId })).toBeUndefined();
});
