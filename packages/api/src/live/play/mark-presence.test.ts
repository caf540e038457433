import { expect } from 'vitest';
import { test } from '../../testing/callers.ts';
import { openPlayedRoom } from '../../testing/live.ts';
import { join } from '../../testing/members.ts';
import { Host, Room, Seat } from '../models.ts';
import { type Heard, markPresence } from './mark-presence.ts';

test('pages of seats and hosts are noted, and those of nobody who belongs there are not', async ({
  site,
}) => {
  const { db } = site;
  const { roomId, host, players } = await openPlayedRoom(site, { players: 2 });
  const [ada, bob] = players;
  if (ada === undefined || bob === undefined) throw new Error('Two play');
  const stranger = await join(site);
  const before = new Date(0);
  const silence = async () => {
    await Seat.query(db).where({ roomId }).patch({ seenAt: before });
    await Room.query(db).findById(roomId).patch({ hostSeenAt: before });
  };
  const heard = async (...some: Partial<Heard>[]) => {
    await silence();
    const nobody = { roomId, userId: stranger.userId, seat: null, isHost: false };
    await markPresence(
      db,
      some.map((one) => ({ ...nobody, ...one })),
    );
    const seats = await Seat.query(db).where({ roomId }).orderBy('seat');
    const { hostSeenAt } = await Room.query(db).findById(roomId).throwIfNotFound();
    return [...seats.map(({ seenAt }) => seenAt > before), hostSeenAt > before];
  };
  expect(await heard({ userId: ada.userId, seat: ada.seat }, { userId: host.userId, isHost: true })).toEqual([
    true,
    false,
    true,
  ]);
  expect(await heard({ userId: ada.userId, seat: bob.seat }, { isHost: true })).toEqual([
    false,
    false,
    false,
  ]);
  await Host.query(db).insert({ roomId, userId: stranger.userId, addedAt: site.now });
  expect(await heard({ isHost: true })).toEqual([false, false, true]);
  await Seat.query(db).findById([roomId, bob.seat]).patch({ state: 'banned' });
  expect(await heard({ userId: bob.userId, seat: bob.seat })).toEqual([false, false, false]);
});
