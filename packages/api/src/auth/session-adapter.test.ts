import { createHash, randomUUID } from 'node:crypto';
import { databaseUser, testAdapter } from '@lucia-auth/adapter-test';
import type { Adapter, DatabaseSession } from 'lucia';
import { expect, vi } from 'vitest';
import { addLearner, NOW } from '../testing/builders.ts';
import { test } from '../testing/callers.ts';
import { createSessionAdapter } from './session-adapter.ts';

/** Lucia's kit makes ids and attributes of its own. It never looks inside, so they are translated on the way. */
interface KitSession {
  readonly id: string;
  readonly userId: string;
  readonly expiresAt: Date;
  readonly attributes: object;
}

type KitAdapter = Parameters<typeof testAdapter>[0];

/** The kit’s types are those of an application that registered nothing: hence the cast at the end. */
function translated(adapter: Adapter, userId: string): KitAdapter {
  const ids = new Map<string, string>();
  const ourId = (kitId: string) => `${userId}.${createHash('sha256').update(kitId).digest('hex')}`;
  const ourUser = (kitUser: string) => (kitUser === databaseUser.id ? userId : randomUUID());
  const kitSession = ({ id, expiresAt }: DatabaseSession): KitSession => ({
    id: ids.get(id) ?? '',
    userId: databaseUser.id,
    expiresAt,
    attributes: { country: 'us' },
  });
  const kit = {
    getSessionAndUser: async (id: string) => {
      const [session, user] = await adapter.getSessionAndUser(ourId(id));
      return session === null || user === null ? [null, null] : [kitSession(session), databaseUser];
    },
    getUserSessions: async (user: string) => (await adapter.getUserSessions(ourUser(user))).map(kitSession),
    setSession: async ({ id, expiresAt }: KitSession) => {
      ids.set(ourId(id), id);
      const attributes = { channel: 'browser', deviceName: '', userAgent: '' } as const;
      await adapter.setSession({ id: ourId(id), userId, expiresAt, attributes });
    },
    updateSessionExpiration: (id: string, expiresAt: Date) =>
      adapter.updateSessionExpiration(ourId(id), expiresAt),
    deleteSession: (id: string) => adapter.deleteSession(ourId(id)),
    deleteUserSessions: (user: string) => adapter.deleteUserSessions(ourUser(user)),
    deleteExpiredSessions: () => adapter.deleteExpiredSessions(),
  };
  return kit as never;
}

test('the adapter passes the conformance kit of Lucia', async ({ db }) => {
  const said = vi.spyOn(console, 'log').mockImplementation(() => undefined);
  const userId = await addLearner(db);
  const adapter = createSessionAdapter(db, { now: new Date() });
  await testAdapter(translated(adapter, userId));
  expect(said.mock.calls.flat().join('')).toContain('Adapter passed all tests');
  said.mockRestore();
});

test('whatever end Lucia asks for, a session ends when its role says', async ({ db }) => {
  const attributes = { channel: 'browser', deviceName: '', userAgent: '' } as const;
  const adapter = createSessionAdapter(db, { now: NOW });
  const inDays = (days: number) => new Date(NOW.getTime() + days * 86_400_000);
  const opened = async (role: 'admin' | 'individual', expiresAt: Date) => {
    const userId = await addLearner(db, { role });
    const id = `${userId}.${createHash('sha256').update(userId).digest('hex')}`;
    await adapter.setSession({ id, userId, expiresAt, attributes });
    await adapter.updateSessionExpiration(id, expiresAt);
    const [session] = await adapter.getSessionAndUser(id);
    return session?.expiresAt;
  };
  expect(await opened('individual', inDays(400))).toEqual(inDays(30));
  expect(await opened('individual', inDays(2))).toEqual(inDays(2));
  expect(await opened('admin', inDays(400))).toEqual(new Date(NOW.getTime() + 30 * 60_000));
});
