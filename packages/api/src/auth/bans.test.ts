import { describe, expect } from 'vitest';
import type { Viewer } from '../platform/context.ts';
import { credentials, registration, test } from '../testing/callers.ts';
import { liftEndedBans } from './bans.ts';
import { ApiToken, DeviceCode, Session, User } from './models.ts';

const HOUR = 60 * 60 * 1000;
const admin: Viewer = {
  userId: '00000000-0000-4000-8000-000000000000',
  role: 'admin',
  sessionId: '0'.repeat(64),
  timeZone: 'UTC',
  language: 'en',
};
const reason = 'Insults in the free texts';

describe('somebody who is banned', () => {
  test('is out everywhere at once, and reads why and until when after the right password alone', async ({
    site,
    db,
    visitor,
  }) => {
    const ada = visitor();
    const { userId } = await ada.api.auth.register(registration('ada'));
    await ada.api.auth.createApiToken({ name: 'Script', scopes: ['read'] });
    const { userCode } = await ada.api.auth.startDevice({ deviceName: 'Robot' });
    await ada.api.auth.claimDevice({ userCode });
    await visitor().api.auth.register(registration('bob'));
    const until = new Date(site.now.getTime() + HOUR);
    await site.callerFor(admin).admin.banUser({ user: 'ada', reason, until });
    expect(await ada.api.auth.me()).toBeNull();
    expect(await Session.query(db).where({ userId })).toEqual([]);
    expect(await ApiToken.query(db).where({ userId })).toEqual([]);
    expect(await DeviceCode.query(db).where({ claimedBy: userId })).toEqual([]);
    await expect(ada.api.auth.logIn(credentials('ada', 'not the password'))).rejects.toMatchObject({
      cause: { reason: 'wrong-credentials', details: undefined },
    });
    await expect(ada.api.auth.logIn(credentials('ada'))).rejects.toMatchObject({
      cause: { reason: 'account-banned', details: { banReason: reason, until: until.toISOString() } },
    });
    const { items } = await site.callerFor(admin).admin.listUsers({ limit: 10, banned: true });
    expect(items).toMatchObject([{ userId, isActive: false, banReason: reason, banEndsAt: until }]);
  });

  test('comes in again when the ban has ended, whether or not anybody has lifted it', async ({
    site,
    db,
    visitor,
  }) => {
    const ada = visitor();
    const { userId } = await ada.api.auth.register(registration('ada'));
    const ban = async () =>
      await site
        .callerFor(admin)
        .admin.banUser({ user: 'ada', reason, until: new Date(site.now.getTime() + HOUR) });
    await ban();
    site.wait(HOUR - 1);
    expect(await liftEndedBans(db, site)).toBe(0);
    await expect(ada.api.auth.logIn(credentials('ada'))).rejects.toThrow('account-banned');
    site.wait(1);
    await ada.api.auth.logIn(credentials('ada'));
    expect(await ada.api.auth.me()).toMatchObject({ userId });
    await ban();
    site.wait(HOUR);
    expect(await liftEndedBans(db, site)).toBe(1);
    expect(await liftEndedBans(db, site)).toBe(0);
    const lifted = { isActive: true, bannedAt: null, banReason: null, banEndsAt: null };
    expect(await User.query(db).findById(userId)).toMatchObject(lifted);
    expect(await db('platform.audit_log').where({ action: 'auth.banEnded', targetId: userId })).toHaveLength(
      2,
    );
    // Off the boards and back on them, twice.
    expect(await db('platform.outbox_messages').where({ kind: 'refresh-boards' })).toHaveLength(4);
  });

  test('without an end stays out until somebody lifts it, and another ban takes the place of the first', async ({
    site,
    visitor,
  }) => {
    const { admin: api } = site.callerFor(admin);
    const ada = visitor();
    await ada.api.auth.register(registration('ada'));
    await api.banUser({ user: 'ada', reason: 'First', until: new Date(site.now.getTime() + HOUR) });
    await api.banUser({ user: 'ada', reason });
    site.wait(1_000 * HOUR);
    await expect(ada.api.auth.logIn(credentials('ada'))).rejects.toMatchObject({
      cause: { reason: 'account-banned', details: { banReason: reason } },
    });
    await api.setActive({ user: 'ada', isActive: true });
    await ada.api.auth.logIn(credentials('ada'));
    expect(await site.callerFor(admin).admin.getUser({ user: 'ada' })).toMatchObject({
      ...{ isActive: true, bannedAt: null, banReason: null },
    });
  });

  test('for a while stays out for good once somebody closes the account', async ({ site, db, visitor }) => {
    const { admin: api } = site.callerFor(admin);
    const ada = visitor();
    const { userId } = await ada.api.auth.register(registration('ada'));
    await api.banUser({ user: 'ada', reason, until: new Date(site.now.getTime() + HOUR) });
    const { bannedAt } = await api.getUser({ user: 'ada' });
    site.wait(1);
    await api.setActive({ user: 'ada', isActive: false });
    expect(await User.query(db).findById(userId)).toMatchObject({
      ...{ isActive: false, bannedAt, banReason: null, banEndsAt: null },
    });
    site.wait(HOUR);
    expect(await liftEndedBans(db, site)).toBe(0);
    await expect(ada.api.auth.logIn(credentials('ada'))).rejects.toThrow('account-disabled');
  });

  test('is not somebody whose account is closed for good: the end of a ban would open it', async ({
    site,
    visitor,
  }) => {
    const { admin: api } = site.callerFor(admin);
    const ada = visitor();
    await ada.api.auth.register(registration('ada'));
    await api.setActive({ user: 'ada', isActive: false });
    const until = new Date(site.now.getTime() + HOUR);
    await expect(api.banUser({ user: 'ada', reason, until })).rejects.toThrow('account-closed');
    await expect(ada.api.auth.logIn(credentials('ada'))).rejects.toThrow('account-disabled');
    await api.banUser({ user: 'ada', reason });
    await expect(ada.api.auth.logIn(credentials('ada'))).rejects.toThrow('account-banned');
  });

  test('is never whoever bans', async ({ db, visitor }) => {
    const ada = visitor();
    const { userId } = await ada.api.auth.register(registration('ada'));
    await visitor().api.auth.register(registration('bob'));
    await User.query(db).patch({ role: 'admin' });
    for (const user of ['ada', userId])
      await expect(ada.api.admin.banUser({ user, reason })).rejects.toThrow('own-account');
    expect(await ada.api.auth.me()).toMatchObject({ userId });
  });

  test('cannot be the last administrator, and no ban ends before it begins', async ({
    site,
    db,
    visitor,
  }) => {
    const { userId } = await visitor().api.auth.register(registration('ada'));
    const { admin: api } = site.callerFor(admin);
    await expect(api.banUser({ user: 'ada', reason, until: site.now })).rejects.toThrow('invalid-input');
    await User.query(db).patch({ role: 'admin' }).findById(userId);
    await expect(api.banUser({ user: 'ada', reason })).rejects.toThrow('last-administrator');
  });
});
