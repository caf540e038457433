import { describe, expect } from 'vitest';
import { changeInstanceSettings } from '../../platform/instance-settings.ts';
import { addLearner } from '../../testing/builders.ts';
import { test } from '../../testing/callers.ts';
import { joinTestRoom, openPlayedRoom, openTestRoom, setPhase } from '../../testing/live.ts';
import { join } from '../../testing/members.ts';
import { Player, Seat } from '../models.ts';

const refusal = async (joining: Promise<unknown>) =>
  await joining.then(
    () => ({ reason: 'joined', suggestions: [] as string[] }),
    (error: { message: string; cause?: { details?: Record<string, string> } }) => ({
      reason: error.message,
      suggestions: (error.cause?.details?.['suggestions'] ?? '').split('\n').filter((name) => name !== ''),
    }),
  );

describe('a PIN', () => {
  test('a browser guesses twenty PINs a minute', async ({ site }) => {
    const { pin } = await openTestRoom(site);
    const ada = await join(site);
    const wrong = pin === '000000' ? '000001' : '000000';
    const reasons: string[] = [];
    for (let tries = 0; tries < 22; tries += 1)
      reasons.push((await refusal(ada.api.live.joinRoom({ pin: wrong, nickname: 'Ada' }))).reason);
    expect(reasons).toEqual([
      ...Array.from({ length: 20 }, () => 'pin-unknown'),
      'rate-limited',
      'rate-limited',
    ]);
    expect(await ada.api.live.findRoom({ pin })).toMatchObject({ canPlay: true });
    expect(await ada.api.live.joinRoom({ pin, nickname: 'Ada' })).toMatchObject({ seat: 1 });
  });

  test('an address guesses three hundred PINs a minute', async ({ site }) => {
    const { pin } = await openTestRoom(site);
    const wrong = pin === '000000' ? '000001' : '000000';
    const address = '198.51.100.7';
    const guess = async (browser: number) =>
      (
        await refusal(
          site.visitor({ address, userAgent: `Browser ${browser}` }).api.live.findRoom({ pin: wrong }),
        )
      ).reason;
    const reasons: string[] = [];
    for (let tries = 0; tries < 302; tries += 1) reasons.push(await guess(Math.floor(tries / 15)));
    expect(reasons.filter((reason) => reason === 'pin-unknown')).toHaveLength(300);
    expect(reasons.at(-1)).toBe('rate-limited');
  });

  test('makes guests who count against the room, and not against their address', async ({ site, db }) => {
    const { pin } = await openTestRoom(site);
    const locale = { timeZone: 'UTC', language: 'en' } as const;
    const pupil = site.visitor();
    const { userId, role } = await pupil.api.live.startPlayer({ pin, ...locale });
    expect(role).toBe('guest');
    expect(await pupil.api.live.joinRoom({ pin, nickname: 'Pupil' })).toMatchObject({ seat: 1 });
    expect(await Seat.query(db).findOne({ userId })).toMatchObject({ nickname: 'Pupil' });
    expect(await db('platform.quotas').where({ kind: 'guest' })).toEqual([]);
    expect(await db('platform.quotas').where({ kind: 'room-guest' })).toMatchObject([{ used: 1 }]);
    const none = site
      .visitor()
      .api.live.startPlayer({ pin: pin === '000000' ? '000001' : '000000', ...locale });
    await expect(none).rejects.toMatchObject({ message: 'pin-unknown' });
  });
});

describe('a seat', () => {
  test('is found again by whoever has it, also in a locked and full room that has begun', async ({
    site,
    db,
  }) => {
    const { host, roomId, gameId, pin, players } = await openPlayedRoom(site, {
      players: 2,
      settings: { seats: 2, lateJoin: 'never' },
    });
    await host.api.live.setRoom({ roomId, isLocked: true });
    await setPhase(db, gameId, { phase: 'question', position: 0 });
    for (const player of players)
      expect(await player.api.live.joinRoom({ pin, nickname: 'Another' })).toMatchObject({
        seat: player.seat,
      });
    expect(await Seat.query(db).where({ roomId })).toHaveLength(2);
  });

  test('is changed, left and taken again as often as somebody does so, and not as often as a script', async ({
    site,
  }) => {
    const { roomId, players } = await openPlayedRoom(site, { players: 1 });
    const [ada] = players;
    const ready = async (isReady: boolean) =>
      (await refusal(ada?.api.live.setOwnSeat({ roomId, isReady }) ?? Promise.resolve())).reason;
    const reasons: string[] = [];
    for (let tries = 0; tries < 241; tries += 1) reasons.push(await ready(tries % 2 === 0));
    expect(reasons.at(-1)).toBe('rate-limited');
  });

  test('that was left is taken by others, and whoever left waits until there is room', async ({ site }) => {
    const { host, roomId, pin, players } = await openPlayedRoom(site, { players: 2, settings: { seats: 2 } });
    const [ada, ben] = players;
    await ada?.api.live.leaveRoom({ roomId });
    await joinTestRoom(site, { pin }, { nickname: 'Cleo' });
    const back = ada?.api.live.joinRoom({ pin }) ?? Promise.resolve();
    await expect(back).rejects.toMatchObject({ message: 'room-full' });
    await host.api.live.removeSeat({ roomId, seat: ben?.seat ?? 0 });
    expect(await ada?.api.live.joinRoom({ pin })).toMatchObject({ seat: ada?.seat });
    await expect(ben?.api.live.joinRoom({ pin })).rejects.toMatchObject({ message: 'room-full' });
  });

  test('that was left stays so in a game that is over, whoever comes back for the next one', async ({
    site,
    db,
  }) => {
    const { roomId, gameId, pin, players } = await openPlayedRoom(site, { players: 1 });
    const [ada] = players;
    await setPhase(db, gameId, { phase: 'question', position: 0 });
    await ada?.api.live.leaveRoom({ roomId });
    await setPhase(db, gameId, { phase: 'podium' });
    await ada?.api.live.joinRoom({ pin, nickname: 'Another' });
    expect(await Player.query(db).where({ gameId })).toMatchObject([{ state: 'left', nickname: 'Player 1' }]);
  });

  test('is asked from the next question on, or not at all, as the host said', async ({ site, db }) => {
    const next = await openTestRoom(site);
    await setPhase(db, next.gameId, { phase: 'question', position: 4 });
    await joinTestRoom(site, next);
    expect(await Player.query(db).where({ gameId: next.gameId })).toMatchObject([{ fromPosition: 5 }]);
    const never = await openTestRoom(site, { settings: { lateJoin: 'never' } });
    await setPhase(db, never.gameId, { phase: 'intro', position: 0 });
    await expect(joinTestRoom(site, never)).rejects.toMatchObject({ message: 'late-join-closed' });
    const watching = await join(site);
    const entered = await watching.api.live.joinRoom({ pin: never.pin, as: 'spectator' });
    expect(entered).toMatchObject({ seat: null });
  });

  test('has the team that was chosen, else the smallest, and changes it while nothing has begun', async ({
    site,
    db,
  }) => {
    const room = await openTestRoom(site, { settings: { teams: 2 } });
    const ada = await joinTestRoom(site, room, { nickname: 'Ada', team: 2 });
    await joinTestRoom(site, room, { nickname: 'Ben' });
    const { roomId, gameId } = room;
    const teams = async () =>
      (await Seat.query(db).where({ roomId }).orderBy('seat')).map(({ team }) => team);
    expect(await teams()).toEqual([2, 1]);
    await ada.api.live.setOwnSeat({ roomId, team: 1, isReady: true });
    expect(await teams()).toEqual([1, 1]);
    await expect(ada.api.live.setOwnSeat({ roomId, team: 3 })).rejects.toMatchObject({
      message: 'invalid-input',
    });
    await setPhase(db, gameId, { phase: 'intro', position: 0 });
    await expect(ada.api.live.setOwnSeat({ roomId, team: 2 })).rejects.toMatchObject({
      message: 'wrong-phase',
    });
  });
});

describe('a name', () => {
  test('that looks like that of somebody who is in is taken, and others are suggested', async ({ site }) => {
    const room = await openTestRoom(site);
    const ada = await joinTestRoom(site, room, { nickname: 'Ada Lovelace' });
    const ben = await join(site);
    const taken = await refusal(ben.api.live.joinRoom({ pin: room.pin, nickname: 'ada  LOVELACE' }));
    expect(taken).toEqual({
      reason: 'name-taken',
      suggestions: ['ada  LOVELACE 2', 'ada  LOVELACE 3', 'ada  LOVELACE 4'],
    });
    await joinTestRoom(site, room, { member: ben, nickname: 'Ben' });
    const renaming = ben.api.live.setOwnSeat({ roomId: room.roomId, nickname: 'Ada-Lovelace' });
    expect(await refusal(renaming)).toMatchObject({ reason: 'name-taken' });
    await ada.api.live.setOwnSeat({ roomId: room.roomId, nickname: 'ADA Lovelace' });
    await ada.api.live.leaveRoom({ roomId: room.roomId });
    await ben.api.live.setOwnSeat({ roomId: room.roomId, nickname: 'Ada Lovelace' });
    expect(await ada.api.live.joinRoom({ pin: room.pin })).toMatchObject({ seat: ada.seat });
  });

  test.for(['Scheiße', 'f u c k', 'sch31sse', 'ſhit', 'Fuuuck', 'Rascals'])(
    '%s is refused where names are filtered, and others are suggested',
    async (nickname, { site, db }) => {
      await changeInstanceSettings(db, { changes: { refusedNames: ['rascal*'] }, now: site.now });
      const { pin } = await openTestRoom(site, { settings: { nicknames: 'filtered' } });
      const ada = await join(site);
      const { reason, suggestions } = await refusal(ada.api.live.joinRoom({ pin, nickname }));
      expect(reason).toBe('name-refused');
      expect(suggestions).toHaveLength(3);
      await expect(ada.api.live.joinRoom({ pin, nickname: 'Cassandra' })).resolves.toMatchObject({ seat: 1 });
    },
  );

  test('that administrators have hidden is not taken later either', async ({ site, db }) => {
    const room = await openTestRoom(site);
    const ada = await joinTestRoom(site, room, { nickname: 'Ada' });
    const hidden = { userId: ada.userId, thing: 'name', what: 'Mallory', hiddenAt: site.now };
    await db('auth.hidden_things').insert(hidden);
    const renaming = ada.api.live.setOwnSeat({ roomId: room.roomId, nickname: 'Mallory' });
    expect(await refusal(renaming)).toMatchObject({ reason: 'name-refused' });
  });

  test('is as typed where the host lets everybody choose', async ({ site }) => {
    const { pin } = await openTestRoom(site, { settings: { nicknames: 'free' } });
    const ada = await join(site);
    await expect(ada.api.live.joinRoom({ pin, nickname: 'Bloody Mary' })).resolves.toMatchObject({ seat: 1 });
    const hidden = await join(site);
    const unseen = hidden.api.live.joinRoom({ pin, nickname: '\u200b\u200b' });
    expect(await refusal(unseen)).toMatchObject({ reason: 'name-refused' });
  });

  test('is handed out, or that of the account, and nobody changes it', async ({ site, db }) => {
    const generated = await openTestRoom(site, { settings: { nicknames: 'generated' } });
    const ada = await joinTestRoom(site, generated, { nickname: 'My own' });
    const [seat] = await Seat.query(db).where({ roomId: generated.roomId });
    expect(seat?.nickname).toMatch(/^\p{L}+ \p{L}+/u);
    expect(seat?.nickname).not.toBe('My own');
    const renaming = ada.api.live.setOwnSeat({ roomId: generated.roomId, nickname: 'My own' });
    expect(await refusal(renaming)).toMatchObject({ reason: 'name-refused' });
    const real = await openTestRoom(site, { settings: { nicknames: 'real-names' } });
    await joinTestRoom(site, real, { member: await join(site, { firstName: 'Ada' }) });
    await joinTestRoom(site, real, { member: await join(site, { firstName: 'Ada' }) });
    const names = (await Seat.query(db).where({ roomId: real.roomId }).orderBy('seat')).map(
      (one) => one.nickname,
    );
    expect(names).toEqual(['Ada', 'Ada 2']);
    const userId = await addLearner(db, { role: 'guest' });
    const guest = site.callerFor({ userId, role: 'guest', sessionId: 'g', timeZone: 'UTC', language: 'en' });
    expect(await refusal(guest.live.joinRoom({ pin: real.pin }))).toMatchObject({ reason: 'name-refused' });
  });
});
