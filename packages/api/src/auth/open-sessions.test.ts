import type { Knex } from 'knex';
import { expect } from 'vitest';
import { addLearner, NOW } from '../testing/builders.ts';
import { test } from '../testing/callers.ts';
import { listOpenSessions, type SessionKey, sessionKeyOf } from './open-sessions.ts';
import { open } from './sessions.ts';

const DAY = 24 * 60 * 60 * 1000;

/** A session, as the stream that stays open knows it. */
async function openOne(db: Knex) {
  const userId = await addLearner(db);
  const browser = { channel: 'browser', deviceName: '', userAgent: '' } as const;
  const { token, sessionId } = await open(db, { userId, ...browser, now: NOW });
  return { userId, sessionId, token };
}

const holding = async (db: Knex, sessions: readonly SessionKey[]) =>
  new Set((await listOpenSessions(db, { sessions, now: NOW })).keys());

test('of many sessions those hold that are open, of accounts that are', async ({ db }) => {
  const [kept, ended, banned] = [await openOne(db), await openOne(db), await openOne(db)];
  const sessions = [kept, ended, banned];
  expect(await holding(db, sessions)).toEqual(new Set(sessions.map(({ sessionId }) => sessionId)));
  await db('auth.sessions').where({ userId: ended.userId }).delete();
  await db('auth.users').where({ id: banned.userId }).update({ isActive: false });
  expect(await holding(db, sessions)).toEqual(new Set([kept.sessionId]));
});

test('looking at a session is no visit: it ends when it would have ended', async ({ db }) => {
  const session = await openOne(db);
  const openAt = async (days: number) =>
    (await listOpenSessions(db, { sessions: [session], now: new Date(NOW.getTime() + days * DAY) })).size;
  expect([await openAt(29), await openAt(30)]).toEqual([1, 0]);
});

test('a session that is named with another account does not hold', async ({ db }) => {
  const [mine, other] = [await openOne(db), await openOne(db)];
  const mixed = { userId: mine.userId, sessionId: other.sessionId };
  expect(await holding(db, [mixed])).toEqual(new Set());
});

test('a token says which session it would open, and other text says nothing', async ({ db }) => {
  const { token, userId, sessionId } = await openOne(db);
  expect(sessionKeyOf(token)).toEqual({ userId, sessionId });
  for (const text of ['', 'x', token.slice(1), `${token}x`]) expect(sessionKeyOf(text)).toBeUndefined();
});
