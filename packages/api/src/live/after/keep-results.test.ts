import { XP_PER_RIGHT_ANSWER } from '@studyhall/domain/live/game-activity';
import type { GameSettings } from '@studyhall/domain/live/settings';
import type { Knex } from 'knex';
import { describe, expect } from 'vitest';
import type * as z from 'zod';
import { RecordedActivity, Standing } from '../../gamification/models.ts';
import { addExam, addLearner, NOW } from '../../testing/builders.ts';
import { test } from '../../testing/callers.ts';
import { addEndedGame } from '../../testing/ended-games.ts';
import { Host, Room } from '../models.ts';
import { keepResults } from './keep-results.ts';
import { GameResult, Rating, RatingEntry } from './models.ts';
import { rebuildRatings } from './rebuild-ratings.ts';
import { findWrongRatings } from './verify-ratings.ts';

const HOUR_MS = 60 * 60_000;

type Given = Partial<Parameters<typeof addEndedGame>[1]> & {
  readonly settings?: z.input<typeof GameSettings>;
};

async function play(db: Knex, given: Given = {}) {
  const { code } = await addExam(db);
  const userIds = [await addLearner(db), await addLearner(db), await addLearner(db), await addLearner(db)];
  const players = userIds.map((userId, index) => ({
    userId,
    outcomes: index === 0 ? (['right', 'right'] as const) : (['right', 'wrong'] as const),
    rank: index === 0 ? 1 : 2,
  }));
  const hostId = await addLearner(db);
  const game = await addEndedGame(db, { hostId, players, examCode: code, ...given });
  return { ...game, hostId, userIds, players, code };
}

test('whoever played has a result of their own, and XP for what was right, once however often it is told', async ({
  db,
}) => {
  const { gameId, userIds } = await play(db);
  for (let times = 0; times < 3; times += 1) await keepResults(db, { gameId, now: NOW });
  const [winner = ''] = userIds;
  expect(await GameResult.query(db).where({ userId: winner })).toMatchObject([
    { gameId, seat: 1, rank: 1, entrants: 4, correct: 2, answered: 2, asked: 2, xp: 2 * XP_PER_RIGHT_ANSWER },
  ]);
  expect(await RecordedActivity.query(db).where({ userId: winner, kind: 'game' })).toMatchObject([
    { sourceId: gameId, title: 'Room', xp: 2 * XP_PER_RIGHT_ANSWER, counts: { games: 1, games_won: 1 } },
  ]);
  const { xp } = await Standing.query(db).findById(winner).throwIfNotFound();
  expect(xp).toBe(2 * XP_PER_RIGHT_ANSWER);
  expect(await GameResult.query(db).where({ gameId })).toHaveLength(4);
});

test('a poll ranks nobody and brings nothing, and everybody finds it among their games', async ({ db }) => {
  const { gameId, userIds } = await play(db, { settings: { mode: 'poll' } });
  await keepResults(db, { gameId, now: NOW });
  expect(await GameResult.query(db).where({ gameId })).toMatchObject(
    userIds.map(() => ({ rank: null, xp: 0 })),
  );
  expect(await RecordedActivity.query(db).where({ kind: 'game' })).toEqual([]);
});

test('whoever was removed keeps how they did and earns nothing; whoever was never asked has played nothing', async ({
  db,
}) => {
  const removed = await addLearner(db);
  const late = await addLearner(db);
  const players = [
    { userId: removed, state: 'removed' as const, outcomes: ['right', 'right'] as const },
    { userId: late, outcomes: ['absent', 'absent'] as const },
  ];
  const { gameId } = await play(db, { players });
  await keepResults(db, { gameId, now: NOW });
  expect(await GameResult.query(db).where({ gameId })).toMatchObject([
    { userId: removed, correct: 2, xp: 0 },
  ]);
});

describe('ratings', () => {
  const settings = { isRated: true };

  test('a rated game lifts whoever won, once, and its ledger says so', async ({ db }) => {
    const { gameId, userIds } = await play(db, { settings });
    for (let times = 0; times < 2; times += 1) await keepResults(db, { gameId, now: NOW });
    const [winner = '', second = '', third = ''] = userIds;
    const rating = async (userId: string) => await Rating.query(db).findById(userId).throwIfNotFound();
    expect((await rating(winner)).rating).toBeGreaterThan(1_500);
    expect((await rating(second)).rating).toBeLessThan(1_500);
    expect((await rating(second)).rating).toBe((await rating(third)).rating);
    expect(await RatingEntry.query(db).where({ userId: winner })).toMatchObject([
      { gameId, ordinal: 1, seat: 1, rating: (await rating(winner)).rating },
    ]);
  });

  test('fewer than four who finish, teams, and a game that was given up are not rated', async ({ db }) => {
    const { players, code, hostId } = await play(db);
    const left = players.map((player, index) => ({
      ...player,
      state: index === 3 ? ('left' as const) : ('in' as const),
    }));
    const games = [
      await addEndedGame(db, { hostId, players: left, settings, examCode: code }),
      await addEndedGame(db, { hostId, players, settings: { teams: 2 }, examCode: code }),
      await addEndedGame(db, { hostId, players, settings, endedBecause: 'forgotten', examCode: code }),
      await addEndedGame(db, { hostId, players, settings: {}, examCode: code }),
    ];
    for (const { gameId } of games) await keepResults(db, { gameId, now: NOW });
    expect(await Rating.query(db)).toEqual([]);
  });

  test('whoever leaves a rated game loses to all who finished, however many points they had', async ({
    db,
  }) => {
    const { players, code, hostId } = await play(db);
    const leaver = await addLearner(db);
    const all = [...players, { userId: leaver, state: 'left' as const, rank: 1, score: 9_999 }];
    const { gameId } = await addEndedGame(db, { hostId, players: all, settings, examCode: code });
    await keepResults(db, { gameId, now: NOW });
    const ratings = await Rating.query(db).orderBy('rating');
    expect(ratings[0]?.userId).toBe(leaver);
  });

  test('two accounts count together once an hour: a second game in it changes nothing between them', async ({
    db,
  }) => {
    const { players, code, hostId, gameId } = await play(db, { settings });
    await keepResults(db, { gameId, now: NOW });
    const before = await Rating.query(db).orderBy('userId');
    const game = { hostId, players, settings, examCode: code };
    const minutes = (count: number) => new Date(NOW.getTime() + count * 60_000);
    const soon = await addEndedGame(db, { ...game, endedAt: minutes(59) });
    await keepResults(db, { gameId: soon.gameId, now: NOW });
    const strengths = (rows: readonly Rating[]) => rows.map(({ userId, rating }) => [userId, rating]);
    expect(strengths(await Rating.query(db).orderBy('userId'))).toEqual(strengths(before));
    const later = await addEndedGame(db, { ...game, endedAt: minutes(61) });
    await keepResults(db, { gameId: later.gameId, now: NOW });
    expect(strengths(await Rating.query(db).orderBy('userId'))).not.toEqual(strengths(before));
  });

  test('a few who play all day count together three times in it', async ({ db }) => {
    const { players, code, hostId } = await play(db);
    const game = { hostId, players, settings, examCode: code };
    const ratings: number[] = [];
    for (const hours of [0, 2, 4, 6, 24]) {
      const { gameId } = await addEndedGame(db, {
        ...game,
        endedAt: new Date(NOW.getTime() + hours * HOUR_MS),
      });
      await keepResults(db, { gameId, now: NOW });
      ratings.push((await Rating.query(db).max('rating as rating').first().throwIfNotFound()).rating);
    }
    const [first = 0, second = 0, third = 0, fourth = 0, nextDay = 0] = ratings;
    expect([second > first, third > second, nextDay > fourth]).toEqual([true, true, true]);
    expect(fourth).toBe(third);
  });

  test('guests, and whoever hosts alone or along, are not rated and make no game one that counts', async ({
    db,
  }) => {
    const { players, code, hostId, userIds } = await play(db);
    const three = players.slice(0, 3);
    const game = { hostId, settings, examCode: code };
    const guest = { userId: await addLearner(db, { role: 'guest' }) };
    const along = { userId: await addLearner(db) };
    const games = [
      await addEndedGame(db, { ...game, players: [...three, guest] }),
      await addEndedGame(db, { ...game, players: [...three, { userId: hostId }] }),
      await addEndedGame(db, { ...game, players: [...three, along] }),
      await addEndedGame(db, { ...game, players: [...players, guest, along, { userId: hostId }] }),
    ];
    for (const { roomId } of games.slice(2))
      await Host.query(db).insert({ roomId, userId: along.userId, addedAt: NOW });
    for (const { gameId } of games.slice(0, 3)) await keepResults(db, { gameId, now: NOW });
    expect(await Rating.query(db)).toEqual([]);
    await keepResults(db, { gameId: games[3]?.gameId ?? '', now: NOW });
    const rated = await Rating.query(db).orderBy('userId');
    expect(rated.map(({ userId }) => userId)).toEqual(userIds.toSorted());
    expect(await findWrongRatings(db, { keys: userIds })).toEqual([]);
    expect(await rebuildRatings(db)).toEqual({ games: 1, changed: 0 });
  });

  test('whoever handed the room over has read it as well', async ({ db }) => {
    const { players, code, userIds } = await play(db);
    const [hostId = '', next = ''] = userIds;
    const { gameId, roomId } = await addEndedGame(db, { hostId, players, settings, examCode: code });
    await Room.query(db).findById(roomId).patch({ hostId: next });
    await keepResults(db, { gameId, now: NOW });
    expect(await Rating.query(db)).toEqual([]);
  });
});
