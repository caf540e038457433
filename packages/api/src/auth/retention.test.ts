import { createHash } from 'node:crypto';
import { expect } from 'vitest';
import { newId } from '../platform/ids.ts';
import { addLearner, NOW } from '../testing/builders.ts';
import { registration, test } from '../testing/callers.ts';
import { sweepTokens } from './one-time-tokens.ts';
import { listOpenSessions, sessionKeyOf } from './open-sessions.ts';

const minutes = (count: number): Date => new Date(NOW.getTime() + count * 60_000);

test('a link that is over is removed, whosever it was, and one that can be used stays', async ({ db }) => {
  const left: string[] = [];
  for (const expiresAt of [minutes(-1), minutes(0), minutes(1)]) {
    const id = newId();
    const token = {
      userId: await addLearner(db),
      id,
      purpose: 'reset-password',
      tokenHash: createHash('sha256').update(id).digest('hex'),
    };
    await db('auth.one_time_tokens').insert({ ...token, createdAt: minutes(-60), expiresAt });
    if (expiresAt > NOW) left.push(id);
  }
  await sweepTokens(db, { now: NOW });
  const rows: { id: string }[] = await db('auth.one_time_tokens').select('id');
  expect(rows.map(({ id }) => id)).toEqual(left);
});

test('of the sessions that are asked about, those are open that nobody ended and whose account is active', async ({
  db,
  site,
}) => {
  const visitors = [site.visitor(), site.visitor(), site.visitor()];
  const [open, ended, disabled] = visitors;
  for (const [number, { api }] of visitors.entries()) await api.auth.register(registration(`user${number}`));
  const sessions = visitors.flatMap(({ token }) => sessionKeyOf(token ?? '') ?? []);
  expect((await listOpenSessions(db, { sessions, now: NOW })).size).toBe(3);
  await ended?.api.auth.logOut();
  const disabledId = sessionKeyOf(disabled?.token ?? '')?.userId;
  await db('auth.users').where({ id: disabledId }).update({ isActive: false });
  const openId = sessionKeyOf(open?.token ?? '')?.sessionId;
  expect([...(await listOpenSessions(db, { sessions, now: NOW }))]).toEqual([openId]);
});
