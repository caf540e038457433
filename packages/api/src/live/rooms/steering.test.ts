import { describe, expect } from 'vitest';
import { test } from '../../testing/callers.ts';
import { joinTestRoom, openPlayedRoom, openTestRoom, setPhase } from '../../testing/live.ts';
import { join } from '../../testing/members.ts';
import { Game, GameEvent, Host, Player, Remote, Seat } from '../models.ts';
import { REMOTE_PIN_MS } from './remotes.ts';

const kindsOf = (events: readonly GameEvent[]) => events.map(({ kind }) => kind);

describe('taking a seat away', () => {
  test('lets somebody come again by the PIN while the room is not locked, and into the same seat', async ({
    site,
  }) => {
    const { host, roomId, pin, players } = await openPlayedRoom(site, { players: 1 });
    const [ada] = players;
    if (ada === undefined) throw new Error('Nobody sits there');
    await host.api.live.removeSeat({ roomId, seat: ada.seat });
    await host.api.live.setRoom({ roomId, isLocked: true });
    await expect(ada.api.live.joinRoom({ pin })).rejects.toMatchObject({ message: 'room-locked' });
    await host.api.live.setRoom({ roomId, isLocked: false });
    expect(await ada.api.live.joinRoom({ pin })).toMatchObject({ seat: ada.seat });
  });

  test('a ban keeps the account out as a player, a spectator and a remote, and takes what it had of the room', async ({
    site,
    db,
  }) => {
    const { host, roomId, pin, players } = await openPlayedRoom(site, { players: 1 });
    const [ada] = players;
    if (ada === undefined) throw new Error('Nobody sits there');
    const { userId } = ada;
    await Host.query(db).insert({ roomId, userId, addedAt: site.now });
    await Remote.query(db).insert({ roomId, userId, pairedAt: site.now });
    await host.api.live.removeSeat({ roomId, seat: ada.seat, isBanned: true });
    expect(await Host.query(db).where({ roomId })).toEqual([]);
    expect(await Remote.query(db).where({ roomId })).toEqual([]);
    await expect(ada.api.live.joinRoom({ pin })).rejects.toMatchObject({ message: 'banned' });
    await expect(ada.api.live.joinRoom({ pin, as: 'spectator' })).rejects.toMatchObject({
      message: 'banned',
    });
    const { pin: remotePin } = await host.api.live.pairRemote({ roomId });
    await expect(ada.api.live.redeemRemote({ pin: remotePin })).rejects.toMatchObject({ message: 'banned' });
    await expect(ada.api.live.setOwnSeat({ roomId, isReady: true })).rejects.toMatchObject({
      message: 'banned',
    });
    expect(await ada.api.live.findRoom({ pin })).toMatchObject({
      canPlay: false,
      canWatch: false,
      because: 'banned',
    });
    await expect(host.api.live.removeSeat({ roomId, seat: ada.seat })).resolves.toBeDefined();
    expect(await Seat.query(db).findById([roomId, ada.seat])).toMatchObject({ state: 'banned' });
  });

  test('whoever hosts is not banned from their own room', async ({ site }) => {
    const room = await openTestRoom(site);
    const { seat } = await joinTestRoom(site, room, { member: room.host });
    const ban = room.host.api.live.removeSeat({ roomId: room.roomId, seat, isBanned: true });
    await expect(ban).rejects.toMatchObject({ message: 'forbidden' });
  });
});

describe('from the podium on', () => {
  test('a seat that leaves, a name and a team change the room, and nothing of the game', async ({
    site,
    db,
  }) => {
    const { host, roomId, gameId, players } = await openPlayedRoom(site, {
      players: 2,
      settings: { teams: 2 },
    });
    const [ada, ben] = players;
    if (ada === undefined || ben === undefined) throw new Error('Nobody sits there');
    await setPhase(db, gameId, { phase: 'podium' });
    const before = await Player.query(db).where({ gameId }).orderBy('seat');
    await ada.api.live.leaveRoom({ roomId });
    await host.api.live.setSeat({
      roomId,
      seat: ben.seat,
      nickname: 'Benedikt',
      team: 1,
      timeFactorPercent: 150,
    });
    await host.api.live.setRoom({ roomId, isLocked: true });
    expect(await Player.query(db).where({ gameId }).orderBy('seat')).toEqual(before);
    expect(kindsOf(await GameEvent.query(db).where({ gameId }))).toEqual(['seated', 'seated']);
    expect(await Seat.query(db).where({ roomId }).orderBy('seat')).toMatchObject([
      { state: 'left' },
      { nickname: 'Benedikt', team: 1, timeFactorPercent: 150 },
    ]);
  });
});

describe('more time', () => {
  const opened = { phase: 'question', position: 0, openedSecondsAgo: 5, endsInSeconds: 15 } as const;

  test('is had at once in the question that is open, and everybody is told when that ends', async ({
    site,
    db,
  }) => {
    const { host, roomId, gameId, players } = await openPlayedRoom(site, { players: 1 });
    const { openedAt } = await setPhase(db, gameId, opened);
    await host.api.live.setSeat({ roomId, seat: players[0]?.seat ?? 0, timeFactorPercent: 200 });
    const { nextAt } = await Game.query(db).findById(gameId).throwIfNotFound();
    expect((nextAt?.getTime() ?? 0) - openedAt.getTime()).toBe(40_400);
    const events = await GameEvent.query(db).where({ gameId }).orderBy('seq');
    expect(events.at(-1)?.frame).toMatchObject({ kind: 'extended', nextAt: nextAt?.getTime() });
  });

  test('comes with whoever joins the open question and has it by their account', async ({ site, db }) => {
    const room = await openTestRoom(site, { settings: { lateJoin: 'now' } });
    const { openedAt } = await setPhase(db, room.gameId, opened);
    await joinTestRoom(site, room, { member: await join(site, { extraTimePercent: 50 }) });
    const { nextAt } = await Game.query(db).findById(room.gameId).throwIfNotFound();
    expect((nextAt?.getTime() ?? 0) - openedAt.getTime()).toBe(30_400);
  });

  test('lengthens nothing for whoever is asked from the next question on', async ({ site, db }) => {
    const room = await openTestRoom(site);
    await setPhase(db, room.gameId, opened);
    const before = await Game.query(db).findById(room.gameId).throwIfNotFound();
    await joinTestRoom(site, room, { member: await join(site, { extraTimePercent: 50 }) });
    const after = await Game.query(db).findById(room.gameId).throwIfNotFound();
    expect(after.nextAt).toEqual(before.nextAt);
    expect(await Player.query(db).where({ gameId: room.gameId })).toMatchObject([{ fromPosition: 1 }]);
  });
});

describe('hosting together', () => {
  test('a room is handed over, and whoever hosted a game keeps it', async ({ site, db }) => {
    const { host, roomId, gameId } = await openTestRoom(site);
    const other = await join(site);
    await Host.query(db).insert({ roomId, userId: other.userId, addedAt: site.now });
    await setPhase(db, gameId, { phase: 'reveal', position: 0 });
    await host.api.live.handOver({ roomId, userId: other.userId });
    await host.api.live.handOver({ roomId, userId: other.userId });
    expect((await other.api.live.getRoom({ roomId })).hosts).toMatchObject([
      { userId: other.userId, isMain: true },
      { userId: host.userId, isMain: false },
    ]);
    expect(await Game.query(db).findById(gameId)).toMatchObject({ hostId: host.userId });
    expect(kindsOf(await GameEvent.query(db).where({ gameId }))).toEqual(['host-changed']);
  });

  test('hosts along whoever came into the room themselves, and nobody who was never there', async ({
    site,
    db,
  }) => {
    const room = await openTestRoom(site);
    const { host, roomId, pin } = room;
    const named = async (value: string) => {
      const member = await join(site);
      await db('auth.identifiers').insert({
        ...{ kind: 'username', value, display: value, userId: member.userId, createdAt: site.now },
      });
      return member;
    };
    const [player, onlooker, stranger] = [await named('ada'), await named('ben'), await named('cyd')];
    await joinTestRoom(site, room, { member: player });
    await player.api.live.leaveRoom({ roomId });
    await onlooker.api.live.joinRoom({ pin, as: 'spectator' });
    const add = async (userName: string) => await host.api.live.addHost({ roomId, userName });
    await expect(add('cyd')).rejects.toMatchObject({ message: 'not-present' });
    for (const userName of ['ada', 'ben', 'ada']) await add(userName);
    expect((await Host.query(db).where({ roomId })).map(({ userId }) => userId).toSorted()).toEqual(
      [player.userId, onlooker.userId].toSorted(),
    );
    expect((await stranger.api.live.listRooms({})).items).toEqual([]);
  });

  test('who hosts along takes nobody in and hands nothing over, and may go', async ({ site, db }) => {
    const { host, roomId } = await openTestRoom(site);
    const other = await join(site);
    await Host.query(db).insert({ roomId, userId: other.userId, addedAt: site.now });
    const handing = other.api.live.handOver({ roomId, userId: other.userId });
    await expect(handing).rejects.toMatchObject({ message: 'forbidden' });
    const removing = other.api.live.removeHost({ roomId, userId: host.userId });
    await expect(removing).rejects.toMatchObject({ message: 'forbidden' });
    await other.api.live.removeHost({ roomId, userId: other.userId });
    await expect(other.api.live.getRoom({ roomId })).rejects.toMatchObject({ message: 'not-found' });
  });
});

describe('a remote', () => {
  test('is paired once by its PIN, and reads no question before it was asked', async ({ site, db }) => {
    const { host, roomId, gameId } = await openTestRoom(site);
    const { pin, expiresAt } = await host.api.live.pairRemote({ roomId });
    const phone = await join(site);
    const other = await join(site);
    expect(await phone.api.live.redeemRemote({ pin })).toMatchObject({ roomId, gameId, seat: null });
    await expect(other.api.live.redeemRemote({ pin })).rejects.toMatchObject({ message: 'pin-unknown' });
    expect(expiresAt.getTime()).toBeLessThanOrEqual(Date.now() + REMOTE_PIN_MS + 5_000);
    const texts = async () =>
      (await phone.api.live.getRoom({ roomId })).questions.map(({ text }) => text !== null);
    expect(await texts()).toEqual(Array.from({ length: 10 }, () => false));
    await setPhase(db, gameId, { phase: 'question', position: 1 });
    expect((await texts()).slice(0, 3)).toEqual([true, true, false]);
    await expect(phone.api.live.setRoom({ roomId, isLocked: true })).rejects.toMatchObject({
      message: 'not-found',
    });
    await host.api.live.unpairRemotes({ roomId });
    await expect(phone.api.live.getRoom({ roomId })).rejects.toMatchObject({ message: 'not-found' });
  });

  test('is not paired by a PIN that is over, or that another took the place of', async ({ site, db }) => {
    const { host, roomId } = await openTestRoom(site);
    const phone = await join(site);
    const { pin: first } = await host.api.live.pairRemote({ roomId });
    const { pin } = await host.api.live.pairRemote({ roomId });
    await expect(phone.api.live.redeemRemote({ pin: first })).rejects.toMatchObject({
      message: 'pin-unknown',
    });
    await db('live.pins')
      .where({ pin })
      .update({ expiresAt: new Date(Date.now() - 1_000) });
    await expect(phone.api.live.redeemRemote({ pin })).rejects.toMatchObject({ message: 'pin-unknown' });
  });

  test('is not guessed: after twenty wrong PINs a right one is refused, too', async ({ site }) => {
    const { host, roomId } = await openTestRoom(site);
    const { pin } = await host.api.live.pairRemote({ roomId });
    const phone = await join(site);
    const wrong = pin === '000000' ? '000001' : '000000';
    for (let tries = 0; tries < 20; tries += 1)
      await expect(phone.api.live.redeemRemote({ pin: wrong })).rejects.toMatchObject({
        message: 'pin-unknown',
      });
    await expect(phone.api.live.redeemRemote({ pin })).rejects.toMatchObject({ message: 'rate-limited' });
    const other = await join(site);
    expect(await other.api.live.redeemRemote({ pin })).toMatchObject({ roomId });
  });

  test('a host who plays reads no question before it was asked either', async ({ site }) => {
    const room = await openTestRoom(site);
    await joinTestRoom(site, room, { member: room.host });
    const { questions } = await room.host.api.live.getRoom({ roomId: room.roomId });
    expect(questions.every(({ text }) => text === null)).toBe(true);
  });
});

describe('closing a room', () => {
  test('in its lobby ends its game without a podium, and its PIN leads nowhere', async ({ site, db }) => {
    const { host, roomId, gameId, pin, players } = await openPlayedRoom(site, { players: 1 });
    await host.api.live.closeRoom({ roomId });
    await host.api.live.closeRoom({ roomId });
    expect(kindsOf(await GameEvent.query(db).where({ gameId }).orderBy('seq'))).toEqual([
      'seated',
      'ended',
      'room-closed',
    ]);
    expect(await Game.query(db).findById(gameId)).toMatchObject({ phase: 'ended', endedBecause: 'host' });
    await expect(players[0]?.api.live.findRoom({ pin })).rejects.toMatchObject({ message: 'pin-unknown' });
    await expect(host.api.live.setRoom({ roomId, name: 'Other' })).rejects.toMatchObject({
      message: 'room-closed',
    });
  });

  test('waits for a game that goes on', async ({ site, db }) => {
    const { host, roomId, gameId } = await openTestRoom(site);
    await setPhase(db, gameId, { phase: 'reveal', position: 0 });
    await expect(host.api.live.closeRoom({ roomId })).rejects.toMatchObject({ message: 'wrong-phase' });
  });
});
