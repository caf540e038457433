import { GameSettings } from '@studyhall/domain/live/settings';
import { describe, expect } from 'vitest';
import { addLearner } from '../../testing/builders.ts';
import { test } from '../../testing/callers.ts';
import { joinTestRoom, openPlayedRoom, openTestRoom, setPhase, type TestRoom } from '../../testing/live.ts';
import { join } from '../../testing/members.ts';
import { statementsOf } from '../../testing/statements.ts';
import { GameEvent, Player, Seat } from '../models.ts';

type Rule = GameSettings['nicknames'];

const by = (nicknames: Rule) => GameSettings.parse({ nicknames });
const say = async ({ host, gameId }: TestRoom, nicknames: Rule) =>
  await host.api.live.composeGame({ gameId, settings: by(nicknames) });

describe('another rule for names', () => {
  test('calls everybody who is in by their real name, in room, game and log, also where two are called alike', async ({
    site,
    db,
  }) => {
    const room = await openTestRoom(site);
    const { roomId, gameId } = room;
    const named = async (firstName: string) => await join(site, { firstName });
    await joinTestRoom(site, room, { member: await named('Ada'), nickname: 'Batman' });
    await joinTestRoom(site, room, { member: await named('Ben'), nickname: 'Ada' });
    await joinTestRoom(site, room, { member: await named('Ada'), nickname: 'Ben' });
    await say(room, 'real-names');
    const names = ['Ada', 'Ben', 'Ada 2'];
    expect((await Seat.query(db).where({ roomId }).orderBy('seat')).map((one) => one.nickname)).toEqual(
      names,
    );
    expect((await Player.query(db).where({ gameId }).orderBy('seat')).map((one) => one.nickname)).toEqual(
      names,
    );
    const told = await GameEvent.query(db).where({ gameId, kind: 'seat-changed' }).orderBy('seq');
    expect(told.map(({ frame }) => frame)).toMatchObject(
      names.map((nickname, index) => ({ seat: { seat: index + 1, nickname } })),
    );
    await say(room, 'real-names');
    expect(await GameEvent.query(db).where({ gameId, kind: 'seat-changed' })).toHaveLength(3);
  });

  test('lets nobody sit there under a name that is not real: they get up, and come back once they have one', async ({
    site,
    db,
  }) => {
    const room = await openTestRoom(site);
    const { roomId, gameId, pin } = room;
    const userId = await addLearner(db, { role: 'guest' });
    const guest = site.callerFor({ userId, role: 'guest', sessionId: 'g', timeZone: 'UTC', language: 'en' });
    await guest.live.joinRoom({ pin, nickname: 'Ada' });
    await joinTestRoom(site, room, { member: await join(site, { firstName: 'Ada' }), nickname: 'Batman' });
    await say(room, 'real-names');
    expect(await Seat.query(db).where({ roomId }).orderBy('seat')).toMatchObject([
      { state: 'removed' },
      { state: 'in', nickname: 'Ada' },
    ]);
    expect(await Player.query(db).findById([gameId, 1])).toMatchObject({ state: 'removed' });
    const gone = await GameEvent.query(db).where({ gameId, kind: 'gone' });
    expect(gone.map(({ frame }) => frame)).toMatchObject([{ seat: 1, because: 'removed' }]);
    await expect(guest.live.joinRoom({ pin })).rejects.toMatchObject({
      message: 'name-refused',
      cause: { details: { because: 'no-real-name' } },
    });
    await db('auth.profiles').where({ userId }).update({ firstName: 'Zoe' });
    await guest.live.joinRoom({ pin });
    expect(await Seat.query(db).findById([roomId, 1])).toMatchObject({ state: 'in', nickname: 'Zoe' });
  });

  test('hands out names to all, also to whoever has left and comes back', async ({ site, db }) => {
    const room = await openPlayedRoom(site, { players: 2 });
    const { roomId, pin, players } = room;
    const [ada] = players;
    await ada?.api.live.leaveRoom({ roomId });
    await say(room, 'generated');
    await ada?.api.live.joinRoom({ pin });
    for (const { nickname } of await Seat.query(db).where({ roomId }))
      expect(nickname).toMatch(/^\p{L}+ \p{L}+ \d+$/u);
  });

  test('takes away what is not to be read here, and leaves the rest as it was typed', async ({
    site,
    db,
  }) => {
    const room = await openTestRoom(site);
    const { roomId } = room;
    await joinTestRoom(site, room, { nickname: 'Shithead' });
    await joinTestRoom(site, room, { nickname: 'Cassandra' });
    await say(room, 'filtered');
    const [one, other] = await Seat.query(db).where({ roomId }).orderBy('seat');
    expect(one?.nickname).toMatch(/^\p{L}+ \p{L}+ \d+$/u);
    expect(other?.nickname).toBe('Cassandra');
  });

  test('is that of the next game alone where it is said there', async ({ site, db }) => {
    const { host, roomId, gameId } = await openPlayedRoom(site, { players: 2 });
    await setPhase(db, gameId, { phase: 'podium' });
    const next = await host.api.live.playAgain({ roomId, after: gameId, settings: by('generated') });
    const names = async (of: string) =>
      (await Player.query(db).where({ gameId: of }).orderBy('seat')).map(({ nickname }) => nickname);
    expect(await names(gameId)).toEqual(['Player 1', 'Player 2']);
    for (const name of await names(next.gameId)) expect(name).toMatch(/^\p{L}+ \p{L}+ \d+$/u);
  });

  test('takes as many statements for many as for two', async ({ site }) => {
    const sent = async (players: number) => {
      const room = await openPlayedRoom(site, { players });
      return (await statementsOf(site.db, async () => await say(room, 'generated'))).length;
    };
    expect(await sent(8)).toBe(await sent(2));
  });
});
