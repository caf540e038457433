import type { Knex } from 'knex';
import { expect } from 'vitest';
import { Profile } from '../../auth/models.ts';
import { addLearner } from '../../testing/builders.ts';
import { test } from '../../testing/callers.ts';
import { getHallOfFame } from './hall-of-fame.ts';
import { Rating } from './models.ts';

async function rated(db: Knex, rating: number, games = 3): Promise<string> {
  const userId = await addLearner(db);
  const strength = { rating, deviation: 80, volatility: 0.06 };
  await Rating.query(db).insert({ userId, ...strength, games, updatedAt: new Date(0) });
  return userId;
}

test('the strongest stand in their order, as strong ones share a place, and who is on no board is not there', async ({
  db,
}) => {
  const me = await rated(db, 1700);
  const [strongest, equal, hidden] = [await rated(db, 1900.4), await rated(db, 1700), await rated(db, 2000)];
  await rated(db, 2100, 2);
  await Profile.query(db).findById(hidden).patch({ isOnLeaderboards: false });
  await Profile.query(db).findById(strongest).patch({ firstName: 'Grace', lastName: 'Hopper' });
  const { items } = await getHallOfFame(db, { userId: me });
  expect(items[0]).toMatchObject({ rank: 1, rating: 1900, games: 3, displayName: 'Grace H.', isMe: false });
  expect(items.slice(1).map(({ rank, isMe }) => ({ rank, isMe }))).toEqual(
    [me, equal].toSorted().map((userId) => ({ rank: 2, isMe: userId === me })),
  );
});
