import { randomUUID } from 'node:crypto';
import { describe, expect } from 'vitest';
import { createSetupLink } from '../auth/set-up-administrator.ts';
import { chainAudit } from '../platform/audit-chain.ts';
import type { Viewer } from '../platform/context.ts';
import { credentials, registration, type Site, test } from '../testing/callers.ts';

async function addAdministrator(site: Site, name: string) {
  const visitor = site.visitor();
  const { userId } = await visitor.api.auth.register(registration(name));
  await site.db('auth.users').where({ id: userId }).update({ role: 'admin' });
  return { userId, api: visitor.api, visitor };
}

const lines = (site: Site) =>
  site
    .db('platform.audit_log')
    .orderBy('id')
    .select('actor', 'actorName', 'action', 'outcome', 'targetId', 'detail');

describe('what an administrator changes', () => {
  test('is written down when it begins and when it ended, with who, whom and what', async ({ site }) => {
    const { userId, api } = await addAdministrator(site, 'ada');
    const bob = await site.visitor().api.auth.register(registration('bob'));
    await api.admin.setRole({ user: 'BOB', role: 'member' });
    const line = { actor: userId, actorName: 'ada', action: 'admin.setRole', detail: { role: 'member' } };
    expect((await lines(site)).slice(-2)).toEqual([
      { ...line, outcome: 'begun', targetId: bob.userId },
      { ...line, outcome: 'ok', targetId: bob.userId },
    ]);
    const { items } = await api.admin.listAudit({ limit: 1 });
    expect(items[0]).toMatchObject({ ...line, outcome: 'ok', targetName: 'bob', requestId: 'test' });
  });

  test('is written down with its reason when it was refused, and without what somebody typed for a name', async ({
    site,
  }) => {
    const { api } = await addAdministrator(site, 'ada');
    await expect(api.admin.setRole({ user: 'grace@example.org', role: 'member' })).rejects.toThrow(
      'not-found',
    );
    await expect(api.admin.setRole({ user: 'ada', role: 'member' })).rejects.toThrow('last-administrator');
    const { items } = await api.admin.listAudit({ limit: 2 });
    expect(items).toMatchObject([
      { outcome: 'refused', targetName: 'ada', detail: { refusedBecause: 'last-administrator' } },
      { outcome: 'refused', targetKind: 'user', targetId: null, detail: { refusedBecause: 'not-found' } },
    ]);
    expect(JSON.stringify(await lines(site))).not.toContain('grace');
  });

  test('that an input is refused is written down, too', async ({ site }) => {
    const { api } = await addAdministrator(site, 'ada');
    const input = { user: 'ada', extraTimePercent: 5_000 };
    await expect(api.admin.setExtraTime(input)).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    const { items } = await api.admin.listAudit({ limit: 1 });
    expect(items[0]).toMatchObject({ detail: { extraTimePercent: 5_000, refusedBecause: 'invalid-input' } });
  });

  test('what is only looked at is not, nor what somebody else is refused', async ({ site }) => {
    const { api, userId } = await addAdministrator(site, 'ada');
    await api.admin.listUsers({ limit: 1 });
    const member: Viewer = { userId, role: 'member', sessionId: 'x', timeZone: 'UTC', language: 'en' };
    await expect(site.callerFor(member).admin.setRole({ user: 'ada', role: 'admin' })).rejects.toThrow();
    expect(await lines(site)).toEqual([]);
  });
});

describe('a sign-in', () => {
  test('of an administrator is written down, of anybody else it is not', async ({ site }) => {
    const { userId, visitor } = await addAdministrator(site, 'ada');
    await site.visitor().api.auth.register(registration('bob'));
    await site.visitor().api.auth.logIn(credentials('bob'));
    expect(await lines(site)).toEqual([]);
    await visitor.api.auth.logIn(credentials('ada'));
    await site.visitor().api.auth.openTerminalSession({ ...credentials('ada'), deviceName: 'x' });
    const line = { actor: userId, action: 'auth.signIn', outcome: 'ok', targetId: userId };
    expect(await lines(site)).toMatchObject([line, line]);
  });

  test('begins with the line of the first administrator', async ({ site }) => {
    const link = await createSetupLink(site.db, { publicOrigin: 'https://a.example', now: site.now });
    const token = link?.url.split('#')[1] ?? '';
    const { username, email, password, timeZone, language } = registration('ada');
    const { userId } = await site
      .visitor()
      .api.auth.setUpAdministrator({ token, username, email, password, timeZone, language });
    const line = { actor: userId, actorName: 'ada', targetId: userId, outcome: 'ok' };
    expect(await lines(site)).toMatchObject([
      { ...line, action: 'auth.setUpAdministrator' },
      { ...line, action: 'auth.signIn' },
    ]);
  });

  test('that is refused is none', async ({ site }) => {
    await addAdministrator(site, 'ada');
    const wrong = credentials('ada', 'nine blue kettles');
    await expect(site.visitor().api.auth.logIn(wrong)).rejects.toThrow('wrong-credentials');
    expect(await lines(site)).toEqual([]);
  });
});

describe('the list', () => {
  async function openLog(site: Site) {
    const ada = await addAdministrator(site, 'ada');
    const bob = await addAdministrator(site, 'bob');
    await site.visitor().api.auth.register(registration('eve'));
    await ada.api.admin.setExtraTime({ user: 'eve', extraTimePercent: 10 });
    site.wait(60_000);
    await bob.api.admin.setExtraTime({ user: 'eve', extraTimePercent: 20 });
    site.wait(60_000);
    await bob.api.admin.setRole({ user: 'eve', role: 'member' });
    return bob.api.admin;
  }

  test('is of an actor, an action, a target and a time', async ({ site, now }) => {
    const api = await openLog(site);
    const found = async (filter: object) =>
      (await api.listAudit({ limit: 10, ...filter })).items.map(
        ({ actorName, action }) => `${actorName} ${action}`,
      );
    const [first, second, third] = ['ada admin.setExtraTime', 'bob admin.setExtraTime', 'bob admin.setRole'];
    expect(await found({})).toEqual([third, second, first]);
    expect(await found({ actor: 'ADA' })).toEqual([first]);
    expect(await found({ actor: 'system' })).toEqual([]);
    expect(await found({ action: 'admin' })).toEqual([third, second, first]);
    expect(await found({ action: 'admin.setRole' })).toEqual([third]);
    expect(await found({ action: 'admin.set' })).toEqual([]);
    expect(await found({ action: '%' })).toEqual([]);
    expect(await found({ target: 'eve@example.org' })).toEqual([]);
    expect(await found({ target: 'eve' })).toEqual([third, second, first]);
    expect(await found({ target: randomUUID() })).toEqual([]);
    const minute = (count: number) => new Date(now.getTime() + count * 60_000);
    expect(await found({ from: minute(1) })).toEqual([third, second]);
    expect(await found({ from: minute(1), to: minute(1) })).toEqual([second]);
  });

  test('goes on page by page, and a cursor of another list is refused', async ({ site }) => {
    const api = await openLog(site);
    const first = await api.listAudit({ limit: 2 });
    const second = await api.listAudit({ limit: 2, cursor: first.nextCursor ?? undefined });
    expect([...first.items, ...second.items].map(({ action }) => action)).toHaveLength(3);
    expect(second.nextCursor).toBeNull();
    await expect(api.listAudit({ limit: 1, cursor: '12.34' })).rejects.toThrow('invalid-input');
  });

  test('shows the place in the chain, and administrators are told its head', async ({ site }) => {
    const api = await openLog(site);
    expect(await api.auditHead()).toEqual({ position: 0, hash: '0'.repeat(64) });
    expect((await api.listAudit({ limit: 1 })).items[0]).toMatchObject({ position: null, hash: null });
    await chainAudit(site.db);
    const [newest] = (await api.listAudit({ limit: 1 })).items;
    expect(await api.auditHead()).toEqual({ position: 6, hash: newest?.hash });
  });
});
