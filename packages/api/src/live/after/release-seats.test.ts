import { createHash } from 'node:crypto';
import { boardText, replayGame } from '@studyhall/domain/live/replay-game';
import type { Knex } from 'knex';
import { expect } from 'vitest';
import { Profile } from '../../auth/models.ts';
import { addExam, addLearner } from '../../testing/builders.ts';
import { test } from '../../testing/callers.ts';
import { addEndedGame } from '../../testing/ended-games.ts';
import { openPlayedRoom, openTestRoom, setPhase } from '../../testing/live.ts';
import { control, openFirstQuestion, passTime, rightPlace } from '../../testing/live-play.ts';
import { join } from '../../testing/members.ts';
import { Game, GameEvent, Host, Player, Room, Seat } from '../models.ts';
import { releaseSeats } from './release-seats.ts';

interface Playing {
  readonly nicknames: 'real-names' | 'filtered';
  readonly keepsChosenNames: boolean;
}

async function playAs(db: Knex, { nicknames, keepsChosenNames }: Playing) {
  const { code: examCode } = await addExam(db);
  const [userId, hostId] = [await addLearner(db), await addLearner(db)];
  const players = [
    { userId, nickname: 'Ada Lovelace' },
    { userId: hostId, nickname: 'Somebody Else' },
  ];
  const game = await addEndedGame(db, { hostId, players, examCode, settings: { nicknames } });
  await db.transaction(async (trx) => await releaseSeats(trx, [userId], { keepsChosenNames }));
  return { ...game, userId };
}

async function textOf(db: Knex, { gameId, roomId }: { gameId: string; roomId: string }): Promise<string> {
  return JSON.stringify([
    await Player.query(db).where({ gameId }),
    await Seat.query(db).where({ roomId }),
    await GameEvent.query(db).where({ gameId }),
  ]);
}

test.for<Playing>([
  { nicknames: 'real-names', keepsChosenNames: true },
  { nicknames: 'filtered', keepsChosenNames: false },
])(
  'a name goes from seat, game and log alike, and the log comes to the same board: %o',
  async (playing, { db }) => {
    const game = await playAs(db, playing);
    const text = await textOf(db, game);
    expect(text).not.toContain('Lovelace');
    expect(text).toContain('Somebody Else');
    expect(text.match(/Player 1/g)).toHaveLength(3);
    const { settings, boardHash } = await Game.query(db).findById(game.gameId).throwIfNotFound();
    const events = await GameEvent.query(db).where({ gameId: game.gameId }).orderBy('seq');
    const hash = createHash('sha256')
      .update(boardText(replayGame(settings, events)))
      .digest();
    expect(boardHash?.equals(hash)).toBe(true);
  },
);

test('a name that was chosen for the game stays where somebody did not come back, and belongs to nobody', async ({
  db,
}) => {
  const game = await playAs(db, { nicknames: 'filtered', keepsChosenNames: true });
  const text = await textOf(db, game);
  expect(text).toContain('Lovelace');
  expect(text).not.toContain(game.userId);
});

test('whoever is erased while a game goes on is in it no more, and their team is counted without them', async ({
  db,
  site,
}) => {
  const room = await openPlayedRoom(site, {
    players: 4,
    settings: { teams: 2, mode: 'accuracy', pace: 'host' },
  });
  const { gameId, host, players } = room;
  await openFirstQuestion(site, room);
  const right = rightPlace(await host.api.live.getGame({ gameId }));
  await players[0]?.api.live.answer({ gameId, position: 0, answer: [right] });
  const userIds = [players[2]?.userId ?? ''];
  await db.transaction(async (trx) => await releaseSeats(trx, userIds, { keepsChosenNames: false }));
  await passTime(site, gameId);
  await control(room, 'next');
  const told = await GameEvent.query(db).where({ gameId, kind: 'gone' });
  expect(told.map(({ frame }) => frame)).toMatchObject([{ seat: 3, because: 'left' }]);
  expect(await Player.query(db).findById([gameId, 3])).toMatchObject({ state: 'left', asked: 0 });
  const { board } = await host.api.live.getGame({ gameId });
  expect(board?.rows).toMatchObject([{ entrant: 1, score: 1_000 }, { entrant: 2 }]);
});

test('whoever took a room over while a game went on is named in it no more, and hosts it no more', async ({
  db,
  site,
}) => {
  const { host, roomId, gameId } = await openTestRoom(site);
  const next = await join(site);
  await Profile.query(db).findById(next.userId).patch({ firstName: 'Grace', lastName: 'Hopper' });
  await Host.query(db).insert({ roomId, userId: next.userId, addedAt: site.now });
  await setPhase(db, gameId, { phase: 'reveal', position: 0 });
  await host.api.live.handOver({ roomId, userId: next.userId });
  const named = async () => JSON.stringify(await GameEvent.query(db).where({ gameId }));
  expect(await named()).toContain('Grace');
  await db.transaction(async (trx) => await releaseSeats(trx, [next.userId], { keepsChosenNames: false }));
  expect(await named()).not.toContain('Grace');
  expect(await Room.query(db).findById(roomId)).toMatchObject({ hostId: null });
});
