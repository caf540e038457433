import { describe, expect } from 'vitest';
import type { Viewer } from '../platform/context.ts';
import { addLearner, NOW } from '../testing/builders.ts';
import { credentials, registration, type Site, test, type Visitor } from '../testing/callers.ts';

const admin: Viewer = {
  userId: '00000000-0000-4000-8000-000000000000',
  role: 'admin',
  sessionId: '0'.repeat(64),
  timeZone: 'UTC',
  language: 'en',
};

async function addAccount(site: Site, name: string): Promise<{ visitor: Visitor; userId: string }> {
  const visitor = site.visitor();
  const { userId } = await visitor.api.auth.register(registration(name));
  return { visitor, userId };
}

async function addAdministrator(site: Site, name: string): Promise<{ visitor: Visitor; userId: string }> {
  const account = await addAccount(site, name);
  await site.db('auth.users').where({ id: account.userId }).update({ role: 'admin' });
  return account;
}

describe('access', () => {
  test('nobody but administrators', async ({ site }) => {
    const { visitor } = await addAccount(site, 'ada');
    for (const api of [visitor.api, site.callerFor({ ...admin, role: 'member' })]) {
      await expect(api.admin.listUsers({ limit: 1 })).rejects.toThrow('forbidden');
      await expect(api.admin.setRole({ user: 'ada', role: 'admin' })).rejects.toThrow('forbidden');
      await expect(api.admin.listMails({ limit: 1 })).rejects.toThrow('forbidden');
      await expect(api.admin.status()).rejects.toThrow('forbidden');
    }
    await expect(site.callerFor().admin.status()).rejects.toThrow('unauthenticated');
  });
});

describe('list', () => {
  test('the newest first, page by page, each once, also when many came in one moment', async ({
    db,
    callerFor,
  }) => {
    const ids: string[] = [];
    for (let i = 0; i < 7; i += 1) ids.push(await addLearner(db));
    const { admin: api } = callerFor(admin);
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await api.listUsers({ limit: 3, cursor });
      seen.push(...page.items.map((user) => user.userId));
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    expect(seen).toEqual([...ids].sort().reverse());
  });

  test('the names as they are kept, and why others do not see one', async ({ site }) => {
    await addAccount(site, 'ada');
    const { userId } = await addAccount(site, 'eve');
    await site.db('auth.profiles').where({ userId }).update({ firstName: 'Ada', lastName: 'Support' });
    const { admin: api } = site.callerFor(admin);
    const kept = { firstName: 'Ada', lastName: 'Support', nameProblem: 'posing' };
    const { items } = await api.listUsers({ limit: 2 });
    expect(items.find((item) => item.userId === userId)).toMatchObject(kept);
    expect(items.filter(({ nameProblem }) => nameProblem === null)).toHaveLength(1);
    expect(await api.getUser({ user: 'eve' })).toMatchObject(kept);
  });

  test('by the beginning of a name or address, by role, by consent and by company', async ({ site }) => {
    const { visitor } = await addAccount(site, 'ada.lovelace');
    await visitor.api.auth.updateProfile({
      preferences: { company: 'Analytical Engines', marketingConsent: true },
    });
    await addAccount(site, 'bob_1');
    await addAccount(site, 'bobby1');
    await site.visitor().api.auth.startGuest({ timeZone: 'UTC', language: 'en' });
    const found = async (filter: object) => {
      const { items } = await site.callerFor(admin).admin.listUsers({ limit: 10, ...filter });
      return items.map((user) => user.username ?? '(guest)').sort((a, b) => a.localeCompare(b));
    };
    expect(await found({})).toEqual(['(guest)', 'ada.lovelace', 'bob_1', 'bobby1']);
    expect(await found({ search: 'ADA.' })).toEqual(['ada.lovelace']);
    // "_" means itself, not any character.
    expect(await found({ search: 'bob_' })).toEqual(['bob_1']);
    expect(await found({ search: '%' })).toEqual([]);
    expect(await found({ role: 'guest' })).toEqual(['(guest)']);
    expect(await found({ consent: true })).toEqual(['ada.lovelace']);
    expect(await found({ consent: false })).toEqual(['(guest)', 'bob_1', 'bobby1']);
    expect(await found({ company: 'analytical engines' })).toEqual(['ada.lovelace']);
    expect(await found({ company: 'Analytical' })).toEqual([]);
    expect(await found({ consent: true, role: 'guest' })).toEqual([]);
  });

  test('a cursor of another list is refused', async ({ callerFor }) => {
    for (const cursor of ['x', '12.34', `1.${'-'.repeat(36)}`])
      await expect(callerFor(admin).admin.listUsers({ limit: 1, cursor })).rejects.toThrow('invalid-input');
  });
});

describe('one account', () => {
  test('is named by id, user name or proved address', async ({ site }) => {
    const { visitor, userId } = await addAccount(site, 'ada');
    const [mail] = await site.deliver();
    await visitor.api.auth.verifyEmail({ token: /#(\S+)/.exec(mail?.text ?? '')?.[1] ?? '' });
    for (const user of [userId, userId.toUpperCase(), 'ADA', ' Ada@Example.org '])
      expect(await site.callerFor(admin).admin.getUser({ user })).toMatchObject({
        userId,
        username: 'ada',
        email: 'ada@example.org',
        sessions: 1,
        xp: 0,
        level: 1,
        createdAt: NOW,
      });
    for (const user of ['nobody', 'nobody@example.org', admin.userId])
      await expect(site.callerFor(admin).admin.getUser({ user })).rejects.toThrow('not-found');
  });
});

describe('roles', () => {
  test('a new role begins with a new log-in', async ({ site }) => {
    const { visitor } = await addAccount(site, 'ada');
    await site.callerFor(admin).admin.setRole({ user: 'ada', role: 'admin' });
    expect(await visitor.api.auth.me()).toBeNull();
    await visitor.api.auth.logIn(credentials('ada'));
    expect(await visitor.api.admin.status()).toMatchObject({ users: 1 });
  });

  test('the role somebody has already signs nobody out', async ({ site }) => {
    const { visitor } = await addAccount(site, 'ada');
    await site.callerFor(admin).admin.setRole({ user: 'ada', role: 'individual' });
    expect(await visitor.api.auth.me()).not.toBeNull();
  });

  test('a guest is given none', async ({ site, db }) => {
    const { userId } = await site.visitor().api.auth.startGuest({ timeZone: 'UTC', language: 'en' });
    await expect(site.callerFor(admin).admin.setRole({ user: userId, role: 'admin' })).rejects.toThrow(
      'forbidden',
    );
    expect(await db('auth.users').where({ role: 'admin' })).toEqual([]);
  });

  test('the last active administrator stays one', async ({ site, db }) => {
    const { visitor } = await addAdministrator(site, 'ada');
    const { userId: second } = await addAdministrator(site, 'bob');
    await db('auth.users').where({ id: second }).update({ isActive: false });
    const { admin: api } = visitor.api;
    await expect(api.setRole({ user: 'ada', role: 'member' })).rejects.toThrow('last-administrator');
    await expect(api.setActive({ user: 'ada', isActive: false })).rejects.toThrow('last-administrator');
    await api.setActive({ user: 'bob', isActive: true });
    await api.setRole({ user: 'ada', role: 'member' });
    expect(await visitor.api.auth.me()).toBeNull();
  });
});

describe('closing an account', () => {
  test('ends its sessions at once, keeps it out, and tells the boards', async ({ site, db }) => {
    const { visitor, userId } = await addAccount(site, 'ada');
    await site.callerFor(admin).admin.setActive({ user: 'ada', isActive: false });
    expect(await visitor.api.auth.me()).toBeNull();
    await expect(visitor.api.auth.logIn(credentials('ada'))).rejects.toThrow('account-disabled');
    expect(await db('auth.sessions').where({ userId })).toEqual([]);
    expect(await db('platform.outbox_messages').where({ kind: 'refresh-boards' })).toHaveLength(1);
    await site.callerFor(admin).admin.setActive({ user: 'ada', isActive: true });
    expect(await visitor.api.auth.logIn(credentials('ada'))).toMatchObject({ userId });
  });
});

test('extra time is granted by an administrator', async ({ site }) => {
  const { visitor } = await addAccount(site, 'ada');
  await site.callerFor(admin).admin.setExtraTime({ user: 'ada', extraTimePercent: 50 });
  expect(await visitor.api.auth.me()).toMatchObject({ extraTimePercent: 50 });
});

describe('mails', () => {
  test('administrators read what was sent, the newest first', async ({ site }) => {
    for (const name of ['ada', 'bob', 'cleo']) {
      await addAccount(site, name);
      await site.deliver();
    }
    const { admin: api } = site.callerFor(admin);
    const first = await api.listMails({ limit: 2 });
    expect(first.isKept).toBe(true);
    expect(first.items.map((mail) => mail.to)).toEqual(['cleo@example.org', 'bob@example.org']);
    const rest = await api.listMails({ limit: 2, cursor: first.nextCursor ?? undefined });
    expect(rest.items.map((mail) => mail.to)).toEqual(['ada@example.org']);
    expect(rest.nextCursor).toBeNull();
    const mail = await api.getMail({ id: rest.items[0]?.id ?? '' });
    expect(mail.text).toContain('https://learn.example.org/verify-email#');
    await expect(api.getMail({ id: admin.userId })).rejects.toThrow('not-found');
  });
});

test('the status counts accounts and messages', async ({ site, db }) => {
  await addAccount(site, 'ada');
  const status = () => site.callerFor(admin).admin.status();
  expect(await status()).toMatchObject({
    users: 1,
    outboxWaiting: 1,
    outboxFailed: 0,
    version: expect.stringMatching(/^\d/),
  });
  await db('platform.outbox_messages').update({ failedAt: NOW });
  expect(await status()).toMatchObject({ outboxWaiting: 0, outboxFailed: 1 });
});
