import { DomainError } from '@studyhall/domain/errors';
import type { Knex } from 'knex';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openDatabase } from '../platform/database.ts';
import { addExam, addLearner, NOW } from '../testing/builders.ts';
import { begin } from '../testing/quiz-database.ts';
import { createTestDatabase, type TestDatabase } from '../testing/test-database.ts';
import { open } from './sessions.ts';
import { sweepGuests } from './sweep-guests.ts';

const DAY = 24 * 60 * 60 * 1000;
const idleDays = 7;
let database: TestDatabase;
let owner: Knex;
let db: Knex;

beforeAll(async () => {
  database = await createTestDatabase();
  owner = openDatabase({ url: database.url });
  db = openDatabase({ url: database.appUrl });
});
beforeEach(async () => {
  await sweepGuests(db, { now: daysLater(1_000), idleDays });
});
afterAll(async () => {
  await db.destroy();
  await owner.destroy();
  await database.drop();
});

/** So many days after a guest of these tests came. */
function daysLater(days: number): Date {
  return new Date(NOW.getTime() + days * DAY);
}

async function addGuest(): Promise<string> {
  const userId = await addLearner(db, { role: 'guest' });
  await open(db, { userId, channel: 'browser', deviceName: '', userAgent: '', now: NOW });
  return userId;
}

async function isThere(userId: string): Promise<boolean> {
  return (await db('auth.users').where({ id: userId })).length === 1;
}

test('a guest who did nothing for the time that was set is removed, with profile and sessions', async () => {
  const userId = await addGuest();
  expect(await sweepGuests(db, { now: daysLater(7), idleDays })).toBe(0);
  expect(await sweepGuests(db, { now: daysLater(7.01), idleDays })).toBe(1);
  expect(await isThere(userId)).toBe(false);
  expect(await db('auth.profiles').where({ userId })).toEqual([]);
  expect(await db('auth.sessions').where({ userId })).toEqual([]);
});

test('the time is the one that was set', async () => {
  await addGuest();
  expect(await sweepGuests(db, { now: daysLater(29), idleDays: 30 })).toBe(0);
  expect(await sweepGuests(db, { now: daysLater(1.01), idleDays: 1 })).toBe(1);
});

test('a guest who signed out at once is kept as long', async () => {
  const userId = await addGuest();
  await db('auth.sessions').where({ userId }).delete();
  expect(await sweepGuests(db, { now: daysLater(7), idleDays })).toBe(0);
  expect(await sweepGuests(db, { now: daysLater(7.01), idleDays })).toBe(1);
});

test('a guest who came back is kept', async () => {
  const userId = await addGuest();
  await db('auth.sessions')
    .where({ userId })
    .update({ lastSeenAt: daysLater(5) });
  expect(await sweepGuests(db, { now: daysLater(8), idleDays })).toBe(0);
});

test('an account that is no guest is kept, whatever it did', async () => {
  const userId = await addLearner(db, { role: 'individual' });
  await sweepGuests(db, { now: daysLater(400), idleDays });
  expect(await isThere(userId)).toBe(true);
});

test('a guest with work is kept: an attempt, a file, an entry of a board', async () => {
  const { code } = await addExam(db);
  const [taker, sender, climber] = [await addGuest(), await addGuest(), await addGuest()];
  await begin(db, { userId: taker, code });
  await db('platform.uploads').insert({
    userId: sender,
    id: '018f0000-0000-7000-8000-000000000001',
    fileName: 'a',
    byteCount: 0,
    createdAt: NOW,
  });
  await db('gamification.boardEntries').insert({ board: 'xp', userId: climber, score: 1, updatedAt: NOW });
  expect(await sweepGuests(db, { now: daysLater(400), idleDays })).toBe(0);
  expect(await Promise.all([taker, sender, climber].map(isThere))).toEqual([true, true, true]);
});

test.each([
  [
    'by a foreign key that would take its rows along',
    'owner_id uuid references auth.users (id) on delete cascade',
    'owner_id',
  ],
  ['by the name of a column', 'user_id uuid', 'user_id'],
])('a table that a later version brings protects its guests %s', async (_how, column, name) => {
  await owner.raw(`create schema later; create table later.works (${column});
    grant usage on schema later to studyhall_app; grant select on later.works to studyhall_app`);
  const [worker, idler] = [await addGuest(), await addGuest()];
  await owner.raw(`insert into later.works (${name}) values ('${worker}')`);
  expect(await sweepGuests(db, { now: daysLater(8), idleDays })).toBe(1);
  expect([await isThere(worker), await isThere(idler)]).toEqual([true, false]);
  await owner.raw('drop schema later cascade');
});

test('a guest whose account is held at the moment of the sweep is left for the next one, and holds nobody else up', async () => {
  const [busy, idler] = [await addGuest(), await addGuest()];
  await db.transaction(async (trx) => {
    await trx('auth.users').where({ id: busy }).forUpdate();
    expect(await sweepGuests(db, { now: daysLater(8), idleDays })).toBe(1);
  });
  expect([await isThere(busy), await isThere(idler)]).toEqual([true, false]);
  expect(await sweepGuests(db, { now: daysLater(8), idleDays })).toBe(1);
});

test('a guest who has begun to begin is passed over, and keeps what comes of it', async () => {
  const { code } = await addExam(db);
  const [beginner, idler] = [await addGuest(), await addGuest()];
  await db.transaction(async (trx) => {
    // What beginning an attempt locks first.
    await trx('auth.profiles').where({ userId: beginner }).forNoKeyUpdate();
    expect(await sweepGuests(db, { now: daysLater(8), idleDays })).toBe(1);
    await begin(trx, { userId: beginner, code });
  });
  expect([await isThere(beginner), await isThere(idler)]).toEqual([true, false]);
});

/** Has the guest begin, as long as there is one. Whatever else goes wrong is no answer to that, and fails the test. */
async function beginIfThere(userId: string, code: string): Promise<boolean> {
  try {
    await begin(db, { userId, code });
    return true;
  } catch (error) {
    if (error instanceof DomainError && error.reason === 'unauthenticated') return false;
    throw error;
  }
}

test('a guest who begins at the moment of the sweep keeps the attempt', async () => {
  const { code } = await addExam(db);
  const guests = await Promise.all(Array.from({ length: 30 }, addGuest));
  const sweeping = Promise.all([1, 2, 3].map(() => sweepGuests(db, { now: daysLater(8), idleDays })));
  const waiting = [...guests];
  const begun = new Set<string>();
  // Fewer at once than there are connections: nobody is refused because the others are many.
  const beginner = async (): Promise<void> => {
    for (let userId = waiting.pop(); userId !== undefined; userId = waiting.pop())
      if (await beginIfThere(userId, code)) begun.add(userId);
  };
  await Promise.all([sweeping, ...Array.from({ length: 5 }, beginner)]);
  for (const userId of guests) expect(await isThere(userId)).toBe(begun.has(userId));
});
