import type { Knex } from 'knex';
import { describe, expect } from 'vitest';
import { addLearner, NOW } from '../testing/builders.ts';
import { test } from '../testing/callers.ts';
import { statementsOf } from '../testing/statements.ts';
import { User } from './models.ts';
import { close, closeAll, open, resolve, sweepSessions } from './sessions.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const after = (milliseconds: number) => new Date(NOW.getTime() + milliseconds);

async function openOf(db: Knex, role: 'admin' | 'individual' = 'individual') {
  const userId = await addLearner(db, { role, timeZone: 'Asia/Tokyo' });
  return await open(db, { userId, channel: 'browser', deviceName: 'Firefox', userAgent: 'x', now: NOW });
}

test('a token says who is asking, with what the product needs at every call', async ({ db }) => {
  const { token, sessionId } = await openOf(db);
  const userId = token.split('.')[0];
  expect(await resolve(db, { token, now: after(MINUTE) })).toEqual({
    viewer: {
      ...{ userId, role: 'individual', sessionId, timeZone: 'Asia/Tokyo', language: 'en' },
      ...{ provedAt: NOW, rights: {}, isSecondFactorMissing: false },
    },
  });
});

test('the database knows only the SHA-256 of the secret', async ({ db }) => {
  const { token, sessionId } = await openOf(db);
  const secret = token.split('.')[1] ?? '';
  const [row] = await db('auth.sessions').select('*');
  expect(row).toMatchObject({ id: sessionId });
  expect(JSON.stringify(row)).not.toContain(secret);
  expect(sessionId).toMatch(/^[0-9a-f]{64}$/);
});

test('two sessions never share a secret', async ({ db }) => {
  expect((await openOf(db)).token).not.toBe((await openOf(db)).token);
});

describe('budget', () => {
  test('a check costs one statement, and one more when the visit is noted', async ({ db }) => {
    const { token } = await openOf(db);
    expect(await statementsOf(db, () => resolve(db, { token, now: after(MINUTE) }))).toHaveLength(1);
    expect(await statementsOf(db, () => resolve(db, { token, now: after(2 * HOUR) }))).toHaveLength(2);
    expect(await statementsOf(db, () => resolve(db, { token, now: after(2 * HOUR + MINUTE) }))).toHaveLength(
      1,
    );
  });

  test('text that is no token costs nothing', async ({ db }) => {
    for (const token of [
      '',
      '.',
      'x',
      'a.b',
      `${'0'.repeat(36)}.${'a'.repeat(43)}`,
      '\0',
      '%',
      'é'.repeat(5000),
    ])
      expect(
        await statementsOf(db, async () => expect(await resolve(db, { token, now: NOW })).toBeNull()),
      ).toEqual([]);
  });
});

describe('end', () => {
  test('a session nobody used for 30 days is over', async ({ db }) => {
    const { token } = await openOf(db);
    expect(await resolve(db, { token, now: after(30 * DAY - MINUTE) })).not.toBeNull();
    const other = await openOf(db);
    expect(await resolve(db, { token: other.token, now: after(30 * DAY) })).toBeNull();
  });

  test('a visit moves the end, and 90 days after the log-in nothing does', async ({ db }) => {
    const { token } = await openOf(db);
    for (const day of [20, 40, 60]) {
      const resolved = await resolve(db, { token, now: after(day * DAY) });
      expect(resolved?.renewedUntil).toEqual(after(Math.min(day + 30, 90) * DAY));
    }
    expect((await resolve(db, { token, now: after(80 * DAY) }))?.renewedUntil).toEqual(after(90 * DAY));
    expect(await resolve(db, { token, now: after(90 * DAY - MINUTE) })).not.toBeNull();
    expect(await resolve(db, { token, now: after(90 * DAY) })).toBeNull();
  });

  test('an administrator’s is over after 30 idle minutes', async ({ db }) => {
    const { token } = await openOf(db, 'admin');
    expect((await resolve(db, { token, now: after(29 * MINUTE) }))?.renewedUntil).toEqual(after(59 * MINUTE));
    expect(await resolve(db, { token, now: after(59 * MINUTE) })).toBeNull();
  });

  test('and after 12 hours of work', async ({ db }) => {
    const { token } = await openOf(db, 'admin');
    for (let minutes = 20; minutes < 720; minutes += 20)
      expect(await resolve(db, { token, now: after(minutes * MINUTE) })).not.toBeNull();
    expect(await resolve(db, { token, now: after(720 * MINUTE) })).toBeNull();
  });

  test('closing one leaves the others, closing all leaves none', async ({ db }) => {
    const first = await openOf(db);
    const userId = first.token.split('.')[0] ?? '';
    const second = await open(db, { userId, channel: 'terminal', deviceName: 'x', userAgent: '', now: NOW });
    await close(db, { userId, sessionId: first.sessionId, now: NOW });
    expect(await resolve(db, { token: first.token, now: NOW })).toBeNull();
    expect(await resolve(db, { token: second.token, now: NOW })).not.toBeNull();
    const other = await openOf(db);
    await closeAll(db, { userId, now: NOW });
    expect(await resolve(db, { token: second.token, now: NOW })).toBeNull();
    expect(await resolve(db, { token: other.token, now: NOW })).not.toBeNull();
  });

  test('the secret of one account opens no other, and closes none', async ({ db }) => {
    const [mine, other] = [await openOf(db), await openOf(db)];
    const [userId = ''] = mine.token.split('.');
    const [, secret = ''] = other.token.split('.');
    expect(await resolve(db, { token: `${userId}.${secret}`, now: NOW })).toBeNull();
    await close(db, { userId, sessionId: other.sessionId, now: NOW });
    expect(await resolve(db, { token: other.token, now: NOW })).not.toBeNull();
  });

  test('a visit makes that session longer and no other, not even of the same account', async ({ db }) => {
    const mine = await openOf(db);
    const userId = mine.token.split('.')[0] ?? '';
    const other = await open(db, { userId, channel: 'browser', deviceName: '', userAgent: '', now: NOW });
    await resolve(db, { token: mine.token, now: after(10 * DAY) });
    expect(await resolve(db, { token: mine.token, now: after(35 * DAY) })).not.toBeNull();
    expect(await resolve(db, { token: other.token, now: after(35 * DAY) })).toBeNull();
  });

  test('a banned account has no session at its next call, even if one is left', async ({ db }) => {
    const { token } = await openOf(db);
    await User.query(db)
      .patch({ isActive: false })
      .findById(token.split('.')[0] ?? '');
    expect(await resolve(db, { token, now: NOW })).toBeNull();
  });

  test('a role holds from the next call on', async ({ db }) => {
    const { token } = await openOf(db);
    await User.query(db)
      .patch({ role: 'member' })
      .findById(token.split('.')[0] ?? '');
    expect((await resolve(db, { token, now: NOW }))?.viewer.role).toBe('member');
  });

  test('the sweep removes what is over and nothing else', async ({ db }) => {
    await openOf(db, 'admin');
    const { sessionId } = await openOf(db);
    await sweepSessions(db, { now: after(HOUR) });
    expect(await db('auth.sessions').pluck('id')).toEqual([sessionId]);
  });
});
