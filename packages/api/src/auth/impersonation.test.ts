import type { Knex } from 'knex';
import { describe, expect } from 'vitest';
import { addCatalogue, addExam } from '../testing/builders.ts';
import { credentials, PASSWORD, registration, type Site, test, type Visitor } from '../testing/callers.ts';
import { endImpersonations } from './impersonation.ts';
import { User } from './models.ts';
import { sweepSessions } from './sessions.ts';

const MINUTE = 60_000;

interface Known extends Visitor {
  readonly userId: string;
}

async function enter(site: Site, name: string, role: 'individual' | 'admin' = 'individual'): Promise<Known> {
  const visitor = site.visitor();
  const { userId } = await visitor.api.auth.register(registration(name));
  await User.query(site.db).patch({ role }).findById(userId);
  await visitor.api.auth.logIn(credentials(name));
  return Object.assign(visitor, { userId });
}

const linesOf = async (db: Knex, action: string) =>
  await db('platform.audit_log').where({ action }).orderBy('id').select('actor', 'targetId', 'outcome');

describe('an administrator who sees what somebody sees', () => {
  test('is somebody else to every question for half an hour, and then themselves again', async ({
    site,
    db,
  }) => {
    const [root, ada] = [await enter(site, 'root1', 'admin'), await enter(site, 'ada')];
    const { until } = await root.api.admin.impersonate({ user: 'ada' });
    expect(until).toEqual(new Date(site.now.getTime() + 30 * MINUTE));
    expect(await root.api.auth.me()).toMatchObject({ userId: ada.userId, impersonatedUntil: until });
    expect(await ada.api.auth.me()).toMatchObject({ userId: ada.userId, impersonatedUntil: null });
    site.wait(29 * MINUTE);
    expect(await root.api.auth.me()).toMatchObject({ userId: ada.userId });
    expect(await endImpersonations(db, site)).toBe(0);
    site.wait(MINUTE);
    expect(await root.api.auth.me()).toMatchObject({
      ...{ userId: root.userId, impersonatedUntil: null, hasLookingEnded: true },
    });
    expect(await endImpersonations(db, site)).toBe(1);
    expect(await endImpersonations(db, site)).toBe(0);
    expect(await root.api.auth.me()).toMatchObject({ userId: root.userId, hasLookingEnded: false });
    const target = { targetId: ada.userId };
    expect(await linesOf(db, 'admin.impersonate')).toMatchObject([
      { actor: root.userId, ...target, outcome: 'begun' },
      { actor: root.userId, ...target, outcome: 'ok' },
    ]);
    expect(await linesOf(db, 'auth.impersonationEnded')).toMatchObject([target]);
  });

  test('changes nothing, and does not see what opens the account', async ({ site, db }) => {
    const [root] = [await enter(site, 'root1', 'admin'), await enter(site, 'ada')];
    await addCatalogue(db);
    const { code } = await addExam(db);
    await root.api.admin.impersonate({ user: 'ada' });
    const { auth, admin, home, quizzes } = root.api;
    for (const change of [
      () => auth.updateProfile({ bio: 'Changed' }),
      () => auth.logOut(),
      () => auth.register(registration('eve')),
      () => auth.confirm({ method: 'password', password: PASSWORD }),
      () => quizzes.start({ examCode: code, mode: 'study', idempotencyKey: crypto.randomUUID() }),
      () => admin.setRole({ user: 'ada', role: 'admin' }),
    ])
      await expect(change()).rejects.toThrow('impersonation-reads-only');
    for (const look of [
      () => auth.listSessions(),
      () => auth.getSecurity(),
      () => auth.listApiTokens(),
      () => auth.signInMethods(),
      () => admin.listUsers({ limit: 1 }),
    ])
      await expect(look()).rejects.toThrow('impersonation-closed');
    await home.dashboard();
  });

  test('stops, and is written down with both', async ({ site, db }) => {
    const [root, ada] = [await enter(site, 'root1', 'admin'), await enter(site, 'ada')];
    await root.api.admin.impersonate({ user: 'ada' });
    await root.api.auth.stopImpersonation();
    expect(await root.api.auth.me()).toMatchObject({ userId: root.userId });
    await expect(root.api.auth.stopImpersonation()).rejects.toThrow('not-found');
    expect(await linesOf(db, 'auth.stopImpersonation')).toEqual([
      { actor: root.userId, targetId: ada.userId, outcome: 'ok' },
    ]);
    await root.api.admin.setExtraTime({ user: 'ada', extraTimePercent: 50 });
  });

  test.for<[string, (scene: { site: Site; db: Knex; userId: string }) => Promise<unknown>]>([
    [
      'its time is over',
      async ({ db, site }) =>
        await db('auth.sessions')
          .whereNotNull('impersonatedUserId')
          .update({ impersonationEndsAt: site.now }),
    ],
    [
      'who is looked at is shut out',
      async ({ db, userId }) => await User.query(db).patch({ isActive: false }).findById(userId),
    ],
    [
      'who is looked at becomes an administrator',
      async ({ db, userId }) => await User.query(db).patch({ role: 'admin' }).findById(userId),
    ],
  ])('writes nothing into their own account when %s, before they end it', async ([, end], { site, db }) => {
    const [root, ada] = [await enter(site, 'root1', 'admin'), await enter(site, 'ada')];
    await root.api.admin.impersonate({ user: 'ada' });
    await end({ site, db, userId: ada.userId });
    const { auth, admin, home } = root.api;
    for (const call of [
      () => auth.updateProfile({ bio: 'Of the page of ada' }),
      () => auth.logOut(),
      () => admin.setExtraTime({ user: 'ada', extraTimePercent: 50 }),
      () => auth.listSessions(),
      () => home.dashboard(),
    ])
      await expect(call()).rejects.toThrow('impersonation-ended');
    const { userId } = root;
    expect(await auth.me()).toMatchObject({ userId, impersonatedUntil: null, hasLookingEnded: true });
    await auth.stopImpersonation();
    expect(await auth.me()).toMatchObject({ userId, bio: '', hasLookingEnded: false });
    await User.query(db).patch({ role: 'individual', isActive: true }).findById(ada.userId);
    expect(await auth.updateProfile({ bio: 'Their own' })).toMatchObject({ userId });
    expect(await linesOf(db, 'auth.impersonationEnded')).toMatchObject([{ targetId: ada.userId }]);
    expect(await linesOf(db, 'auth.stopImpersonation')).toEqual([]);
  });

  test('leaves no trace of a visit with whom they look at', async ({ site, db }) => {
    const [root, ada] = [await enter(site, 'root1', 'admin'), await enter(site, 'ada')];
    site.wait(20 * MINUTE);
    await root.api.auth.confirm({ method: 'password', password: PASSWORD });
    const traces = async () => [
      await db('auth.sessions').where({ userId: ada.userId }),
      await db('auth.users').where({ id: ada.userId }),
      await db('gamification.standings').where({ userId: ada.userId }),
    ];
    const before = await traces();
    await root.api.admin.impersonate({ user: 'ada' });
    site.wait(5 * MINUTE);
    await root.api.home.dashboard();
    expect(await traces()).toEqual(before);
    // Looking on is a visit of the administrator, whose session goes on and ends as it would.
    site.wait(29 * MINUTE);
    expect(await root.api.auth.me()).not.toBeNull();
    site.wait(31 * MINUTE);
    expect(await root.api.auth.me()).toBeNull();
  });

  test('never looks at administrators, at who is shut out, or without a fresh proof', async ({
    site,
    db,
  }) => {
    const [root, ada] = [await enter(site, 'root1', 'admin'), await enter(site, 'ada')];
    const { admin } = root.api;
    await expect(admin.impersonate({ user: 'root1' })).rejects.toThrow('forbidden');
    await User.query(db).patch({ isActive: false }).findById(ada.userId);
    await expect(admin.impersonate({ user: 'ada' })).rejects.toThrow('account-disabled');
    await User.query(db).patch({ isActive: true }).findById(ada.userId);
    site.wait(11 * MINUTE);
    await expect(admin.impersonate({ user: 'ada' })).rejects.toThrow('confirmation-needed');
    await root.api.auth.confirm({ method: 'password', password: PASSWORD });
    await admin.impersonate({ user: 'ada' });
    for (const change of [{ role: 'admin' as const }, { role: 'individual' as const, isActive: false }]) {
      await User.query(db).patch(change).findById(ada.userId);
      expect(await root.api.auth.me()).toMatchObject({ userId: root.userId });
    }
  });

  test.for<[string, (scene: { site: Site; db: Knex; root: Known }) => Promise<unknown>]>([
    [
      'their rights',
      async ({ site }) =>
        await (await enter(site, 'root2', 'admin')).api.admin.setRole({ user: 'root1', role: 'individual' }),
    ],
    [
      'their account',
      async ({ site }) =>
        await (await enter(site, 'root2', 'admin')).api.admin.setActive({ user: 'root1', isActive: false }),
    ],
    [
      'all sessions but another',
      async ({ site }) => {
        const elsewhere = site.visitor();
        await elsewhere.api.auth.logIn(credentials('root1'));
        await elsewhere.api.auth.revokeOtherSessions();
      },
    ],
    [
      'that one session',
      async ({ site, db, root }) => {
        const { id } = await db('auth.sessions').whereNotNull('impersonatedUserId').first('id');
        const elsewhere = site.visitor();
        await elsewhere.api.auth.logIn(credentials('root1'));
        await elsewhere.api.auth.revokeSession({ id });
        expect(await root.api.auth.me()).toBeNull();
      },
    ],
    [
      'the time of the session',
      async ({ site, db }) => {
        await db('auth.sessions').whereNotNull('impersonatedUserId').update({ expiresAt: site.now });
        await sweepSessions(db, site);
      },
    ],
    [
      'a ban of whom they look at',
      async ({ site, db }) => {
        const reason = 'Insults';
        const { api } = await enter(site, 'root2', 'admin');
        await api.admin.banUser({ user: 'ada', reason, until: new Date(site.now.getTime() + MINUTE) });
        expect(await endImpersonations(db, site)).toBe(1);
      },
    ],
  ])('ends with %s, which is written down once', async ([, end], { site, db }) => {
    const [root, ada] = [await enter(site, 'root1', 'admin'), await enter(site, 'ada')];
    await root.api.admin.impersonate({ user: 'ada' });
    expect(await endImpersonations(db, site)).toBe(0);
    await end({ site, db, root });
    expect(await root.api.auth.me()).not.toMatchObject({ userId: ada.userId });
    site.wait(31 * MINUTE);
    await endImpersonations(db, site);
    const ended = await db('platform.audit_log').where({ action: 'auth.impersonationEnded' });
    expect(ended).toMatchObject([{ targetId: ada.userId, detail: { impersonator: root.userId } }]);
  });

  test('ends with the rights of who began', async ({ site, db }) => {
    const [root] = [await enter(site, 'root1', 'admin'), await enter(site, 'ada')];
    await root.api.admin.impersonate({ user: 'ada' });
    await User.query(db).patch({ role: 'individual' }).findById(root.userId);
    expect(await root.api.auth.me()).toMatchObject({ userId: root.userId, role: 'individual' });
  });
});
