import { createHash } from 'node:crypto';
import { boardText, replayGame } from '@studyhall/domain/live/replay-game';
import { expect } from 'vitest';
import { sweepIdleGuests } from '../../admin/sweep-idle-guests.ts';
import { Profile, User } from '../../auth/models.ts';
import { credentials, type Site, test } from '../../testing/callers.ts';
import { enter, erase } from '../../testing/leavers.ts';
import { joinTestRoom, openTestRoom, type TestRoom } from '../../testing/live.ts';
import { control, keepPromises, openFirstQuestion, passTime, rightPlace } from '../../testing/live-play.ts';
import { join, type Member } from '../../testing/members.ts';
import { Game, GameEvent, Player, Seat } from '../models.ts';

/** As others see it. */
const NAME = 'Grace H.';
const DAY_MS = 24 * 60 * 60 * 1000;

/** A game that somebody has played to its podium under that name, without anything right: that would be work. */
async function playedBy(
  site: Site,
  member: Member,
  nicknames: 'real-names' | 'free' = 'real-names',
): Promise<TestRoom> {
  const room = await openTestRoom(site, { settings: { nicknames, pace: 'host' } });
  await Profile.query(site.db).findById(member.userId).patch({ firstName: 'Grace', lastName: 'Hopper' });
  await joinTestRoom(site, room, { member, nickname: NAME });
  await openFirstQuestion(site, room);
  const wrong = (rightPlace(await room.host.api.live.getGame({ gameId: room.gameId })) + 1) % 4;
  await member.api.live.answer({ gameId: room.gameId, position: 0, answer: [wrong] });
  await passTime(site, room.gameId);
  await control(room, 'next');
  await control(room, 'end');
  await keepPromises(site);
  expect(await textOf(site, room)).toContain(NAME);
  return room;
}

/** The name is nowhere, all who look see the same one instead, and the log comes to the board that was kept. */
async function expectForgotten(site: Site, room: TestRoom, { userId }: Pick<Member, 'userId'>) {
  const { gameId, host } = room;
  expect(await User.query(site.db).findById(userId)).toBeUndefined();
  const text = await textOf(site, room);
  expect(text).not.toContain(NAME);
  expect(text).not.toContain(userId);
  const { players } = await host.api.live.getResults({ gameId });
  expect(players).toMatchObject([{ seat: 1, nickname: 'Player 1', answered: 1, rank: 1 }]);
  const { board } = await host.api.live.getGame({ gameId });
  expect(board?.rows).toMatchObject([{ name: 'Player 1', rank: 1 }]);
  const { settings, boardHash } = await Game.query(site.db).findById(gameId).throwIfNotFound();
  const events = await GameEvent.query(site.db).where({ gameId }).orderBy('seq');
  const hash = createHash('sha256')
    .update(boardText(replayGame(settings, events)))
    .digest();
  expect(boardHash?.equals(hash)).toBe(true);
}

async function textOf({ db }: Site, { gameId, roomId }: TestRoom): Promise<string> {
  return JSON.stringify([
    await Player.query(db).where({ gameId }),
    await Seat.query(db).where({ roomId }),
    await GameEvent.query(db).where({ gameId }),
  ]);
}

test('a guest who is swept has played under no name any more: board, log, results and replay agree', async ({
  site,
}) => {
  const guest = await join(site, { role: 'guest' });
  const room = await playedBy(site, guest);
  await sweepIdleGuests(site.db, { now: new Date(site.now.getTime() + 400 * DAY_MS), idleDays: 7 });
  await expectForgotten(site, room, guest);
});

test('a guest who is swept leaves the name that was chosen for the game, where it was read, and nobody whose it is', async ({
  site,
}) => {
  const guest = await join(site, { role: 'guest' });
  const room = await playedBy(site, guest, 'free');
  await sweepIdleGuests(site.db, { now: new Date(site.now.getTime() + 400 * DAY_MS), idleDays: 7 });
  expect(await User.query(site.db).findById(guest.userId)).toBeUndefined();
  const { gameId, host } = room;
  const { players } = await host.api.live.getResults({ gameId });
  expect(players).toMatchObject([{ seat: 1, nickname: NAME, answered: 1, rank: 1 }]);
  const { board } = await host.api.live.getGame({ gameId });
  expect(board?.rows).toMatchObject([{ name: NAME, rank: 1 }]);
  expect(await textOf(site, room)).not.toContain(guest.userId);
});

test.for(['real-names', 'free'] as const)(
  'whoever has their account erased has played under no name any more, be it real or chosen: %s',
  async (nicknames, { site }) => {
    const ada = await enter(site, 'ada');
    const room = await playedBy(site, ada, nicknames);
    await ada.api.auth.logIn(credentials('ada'));
    await ada.api.accounts.requestDeletion({});
    site.wait(400 * DAY_MS);
    expect(await erase(site)).toBe(1);
    await expectForgotten(site, room, ada);
  },
);
