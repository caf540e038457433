import { DomainError } from '@studyhall/domain/errors';
import type { Knex } from 'knex';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase } from '../../platform/database.ts';
import { noPayments } from '../../platform/payments.ts';
import { openSite, type Site, uncounted } from '../../testing/callers.ts';
import { joinTestRoom, openTestRoom } from '../../testing/live.ts';
import { join } from '../../testing/members.ts';
import { createTestDatabase, type TestDatabase } from '../../testing/test-database.ts';
import { Player, Seat } from '../models.ts';

const CONNECTIONS = 12;
const COMING = 200;
const SEATS = 50;

let database: TestDatabase;
let db: Knex;
let site: Site;

beforeAll(async () => {
  database = await createTestDatabase();
  db = openDatabase({ url: database.appUrl, poolSize: CONNECTIONS });
  site = openSite(db, noPayments, uncounted);
});
afterAll(async () => {
  await db?.destroy();
  await database?.drop();
});

/** Does all of it, on all connections at once. */
async function onAllConnections<T>(count: number, work: (index: number) => Promise<T>): Promise<T[]> {
  const indexes = Array.from({ length: count }, (_, index) => index);
  const results: T[] = [];
  const lanes = Array.from({ length: CONNECTIONS }, async () => {
    for (let index = indexes.pop(); index !== undefined; index = indexes.pop())
      results.push(await work(index));
  });
  await Promise.all(lanes);
  return results;
}

test(`of ${COMING} who come at once ${SEATS} have a seat where there are so many, and the others know why not`, async () => {
  const room = await openTestRoom(site, { settings: { seats: SEATS } });
  const { gameId, roomId } = room;
  const members = await onAllConnections(COMING, async () => await join(site));
  const ends = await onAllConnections(COMING, async (index) => {
    try {
      const member = members[index];
      if (member === undefined) throw new Error('nobody comes');
      return (await joinTestRoom(site, room, { member, nickname: `Player ${index}` })).seat;
    } catch (error) {
      if (error instanceof Error && error.cause instanceof DomainError) return error.cause.reason;
      throw error;
    }
  });
  const seats = ends.filter((end) => typeof end === 'number').toSorted((one, other) => one - other);
  expect(seats).toEqual(Array.from({ length: SEATS }, (_, index) => index + 1));
  expect(ends.filter((end) => end === 'room-full').length).toBe(COMING - SEATS);
  expect(await Seat.query(db).where({ roomId, state: 'in' }).resultSize()).toBe(SEATS);
  expect(await Player.query(db).where({ gameId, state: 'in' }).resultSize()).toBe(SEATS);
});
