import { scopeNames } from '@studyhall/domain/auth/scopes';
import { MAX_API_TOKENS } from '@studyhall/domain/auth/token-schemas';
import { describe, expect } from 'vitest';
import { credentials, registration, type Site, test } from '../testing/callers.ts';
import { codeAt } from '../testing/code-at.ts';
import { addApp } from '../testing/factors.ts';
import { sweepPrograms } from './api-tokens.ts';

const DAY = 24 * 60 * 60 * 1000;

async function ada(site: Site) {
  const visitor = site.visitor();
  const { userId } = await visitor.api.auth.register(registration('ada'));
  return Object.assign(visitor, { userId });
}

async function makeAdministrator({ db }: Site, userId: string): Promise<void> {
  await db('auth.users').where({ id: userId }).update({ role: 'admin' });
}

/** A program that holds a token. */
function program(site: Site, token: string) {
  return Object.assign(site.visitor({ address: '198.51.100.7' }), { token }).api;
}

const refusal = (reason: string, details?: object) => ({
  cause: expect.objectContaining({ reason, ...(details && { details }) }),
});

describe('a token', () => {
  test('opens what its scopes name, and says which scope is missing', async ({ site }) => {
    const { api, userId } = await ada(site);
    const { token } = await api.auth.createApiToken({ name: 'Cron', scopes: ['read'] });
    expect(await program(site, token).auth.me()).toMatchObject({ userId });
    await expect(program(site, token).progress.enrol({ slug: 'any' })).rejects.toMatchObject(
      refusal('scope-missing', { scope: 'learn' }),
    );
  });

  test('opens nothing of administration where its owner has to set up a second factor first', async ({
    site,
    db,
  }) => {
    const { api, userId } = await ada(site);
    await makeAdministrator(site, userId);
    const { token } = await api.auth.createApiToken({ name: 'Cron', scopes: ['admin:read'] });
    expect(await program(site, token).admin.health()).toEqual({ isStorageFull: false });
    const now = site.now;
    await db('platform.instance_settings').insert({
      name: 'secondFactorForAdministrators',
      value: 'true',
      updatedAt: now,
    });
    await expect(program(site, token).admin.health()).rejects.toMatchObject(
      refusal('second-factor-required'),
    );
  });

  test('makes no tokens, changes no password or address, and lets no device in', async ({ site }) => {
    const { api, userId } = await ada(site);
    await makeAdministrator(site, userId);
    const { token } = await api.auth.createApiToken({ name: 'All', scopes: [...scopeNames] });
    const { userCode } = await api.auth.startDevice({ deviceName: 'Robot' });
    const { auth } = program(site, token);
    const tries = [
      auth.createApiToken({ name: 'More', scopes: ['read'] }),
      auth.listApiTokens(),
      auth.changePassword({ newPassword: 'eleven purple lanterns' }),
      auth.changeEmail({ email: 'other@example.org' }),
      auth.claimDevice({ userCode }),
      auth.approveDevice({ userCode }),
      auth.openTerminalSession({ ...credentials('ada'), deviceName: 'Robot' }),
    ];
    for (const tried of tries) await expect(tried).rejects.toMatchObject(refusal('session-needed'));
  });

  test('is kept as a hash alone, and listed without it', async ({ site }) => {
    const { api } = await ada(site);
    const { token } = await api.auth.createApiToken({ name: 'Cron', scopes: ['read'] });
    const kept = JSON.stringify([await site.db('auth.api_tokens'), await api.auth.listApiTokens()]);
    expect(kept).not.toContain(token);
    expect(kept).not.toContain(token.slice(36, 79));
  });

  test('has the rights that its maker has at the call', async ({ site }) => {
    const { api, userId } = await ada(site);
    await makeAdministrator(site, userId);
    const { token } = await api.auth.createApiToken({ name: 'Watch', scopes: ['admin:read'] });
    const watch = program(site, token);
    expect(await watch.admin.listUsers({})).toMatchObject({ items: [{ username: 'ada' }] });
    await site.db('auth.users').where({ id: userId }).update({ role: 'individual' });
    await expect(watch.admin.listUsers({})).rejects.toMatchObject(refusal('forbidden'));
    await site.db('auth.users').where({ id: userId }).update({ isActive: false });
    await expect(watch.admin.listUsers({})).rejects.toMatchObject(refusal('unauthenticated'));
  });

  test('ends at its time, and is swept then', async ({ site, db }) => {
    const { api } = await ada(site);
    const { token, expiresAt } = await api.auth.createApiToken({ name: 'Cron', scopes: ['read'] });
    expect(expiresAt).toEqual(new Date(site.now.getTime() + 90 * DAY));
    site.wait(90 * DAY - 1);
    expect(await program(site, token).auth.me()).not.toBeNull();
    site.wait(1);
    expect(await program(site, token).auth.me()).toBeNull();
    await sweepPrograms(db, { now: site.now });
    expect(await db('auth.api_tokens')).toEqual([]);
  });

  test('is gone from the next call on when it is revoked, and nobody revokes somebody else’s', async ({
    site,
  }) => {
    const { api } = await ada(site);
    const bob = site.visitor();
    await bob.api.auth.register(registration('bob'));
    const { token, id } = await api.auth.createApiToken({ name: 'Cron', scopes: ['read'] });
    await expect(bob.api.auth.revokeApiToken({ id })).rejects.toMatchObject(refusal('not-found'));
    expect(await program(site, token).auth.me()).not.toBeNull();
    await api.auth.revokeApiToken({ id });
    expect(await program(site, token).auth.me()).toBeNull();
  });

  test('says when and from which network it was used last, to the minute', async ({ site }) => {
    const { api } = await ada(site);
    const { token } = await api.auth.createApiToken({ name: 'Cron', scopes: ['read'] });
    expect(await api.auth.listApiTokens()).toMatchObject([{ lastUsedAt: null, network: '' }]);
    const first = site.now;
    await program(site, token).auth.me();
    site.wait(30_000);
    await program(site, token).auth.me();
    const used = { lastUsedAt: first, network: '198.51.100.0/24' };
    expect(await api.auth.listApiTokens()).toMatchObject([used]);
    site.wait(30_000);
    await program(site, token).auth.me();
    expect(await api.auth.listApiTokens()).toMatchObject([{ ...used, lastUsedAt: site.now }]);
  });

  test('for administrators’ things, or without end, is made by administrators alone', async ({ site }) => {
    const { api, userId } = await ada(site);
    for (const scope of ['author', 'admin:read', 'admin:write'] as const)
      await expect(api.auth.createApiToken({ name: 'No', scopes: [scope] })).rejects.toMatchObject(
        refusal('forbidden'),
      );
    const endless = { name: 'For ever', scopes: ['read' as const], expiresInDays: null };
    await expect(api.auth.createApiToken(endless)).rejects.toMatchObject(refusal('forbidden'));
    await makeAdministrator(site, userId);
    expect(await api.auth.createApiToken(endless)).toMatchObject({ expiresAt: null });
  });

  test('of an administrator is told in the audit log, without its secret', async ({ site }) => {
    const { api, userId } = await ada(site);
    await makeAdministrator(site, userId);
    const { token, id } = await api.auth.createApiToken({ name: 'Watch', scopes: ['admin:read'] });
    await api.auth.revokeApiToken({ id });
    const { items } = await api.admin.listAudit({ limit: 100 });
    expect(items.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['auth.createApiToken', 'auth.revokeApiToken']),
    );
    expect(JSON.stringify(items)).not.toContain(token);
  });

  test('is one of fifty at most', async ({ site }) => {
    const { api } = await ada(site);
    for (let made = 0; made < MAX_API_TOKENS; made += 1)
      await api.auth.createApiToken({ name: `Cron ${made}`, scopes: ['read'] });
    await expect(api.auth.createApiToken({ name: 'One more', scopes: ['read'] })).rejects.toMatchObject(
      refusal('too-many-tokens', { max: MAX_API_TOKENS }),
    );
  });

  test('is void when the password is set by a mailed link: somebody else may have made it', async ({
    site,
  }) => {
    const { api } = await ada(site);
    const [mail] = await site.deliver();
    await api.auth.verifyEmail({ token: linkIn(mail?.text) });
    const { token } = await api.auth.createApiToken({ name: 'Cron', scopes: ['read'] });
    await site.visitor().api.auth.requestPasswordReset({ email: 'ada@example.org' });
    const [reset] = await site.deliver();
    const newPassword = 'eleven purple lanterns';
    await site.visitor().api.auth.resetPassword({ token: linkIn(reset?.text), newPassword });
    expect(await program(site, token).auth.me()).toBeNull();
  });
});

function linkIn(text = ''): string {
  return /#(\S+)/.exec(text)?.[1] ?? '';
}

describe('a program that logs in', () => {
  test('gets a token for an hour, with what it asked for', async ({ site }) => {
    await ada(site);
    const asked = { ...credentials('ada'), scopes: ['read' as const] };
    const { token, expiresAt } = await site.visitor().api.auth.openApiToken(asked);
    expect(expiresAt).toEqual(new Date(site.now.getTime() + 60 * 60 * 1000));
    expect(await program(site, token).auth.me()).toMatchObject({ username: 'ada' });
    await expect(program(site, token).progress.enrol({ slug: 'any' })).rejects.toMatchObject(
      refusal('scope-missing'),
    );
  });

  test('is thrown out with the sessions beside it; a token that was made stays', async ({ site }) => {
    for (const end of ['revokeOtherSessions', 'changePassword'] as const) {
      const ada = site.visitor();
      await ada.api.auth.register(registration(end));
      const made = await ada.api.auth.createApiToken({ name: 'Cron', scopes: ['read'] });
      const opened = await site
        .visitor()
        .api.auth.openApiToken({ ...credentials(end), name: 'Script', scopes: ['read'] });
      const [script, cron] = [opened, made].map(({ token }) => Object.assign(site.visitor(), { token }));
      expect(await script?.api.auth.me()).toMatchObject({ username: end });
      if (end === 'changePassword')
        await ada.api.auth.changePassword({ newPassword: 'eight yellow kettles' });
      else await ada.api.auth.revokeOtherSessions();
      expect(await script?.api.auth.me()).toBeNull();
      expect(await cron?.api.auth.me()).toMatchObject({ username: end });
    }
  });

  test('with a wrong password gets nothing, and neither scopes of administrators', async ({ site }) => {
    await ada(site);
    const { auth } = site.visitor().api;
    await expect(auth.openApiToken(credentials('ada', 'not the password'))).rejects.toMatchObject(
      refusal('wrong-credentials'),
    );
    const asked = { ...credentials('ada'), scopes: ['admin:read' as const] };
    await expect(auth.openApiToken(asked)).rejects.toMatchObject(refusal('forbidden'));
  });

  test('needs the code, too, where the account has a second factor', async ({ site, db }) => {
    const { secret } = await addApp(site, await ada(site));
    const { auth } = site.visitor().api;
    const given = credentials('ada');
    await expect(auth.openApiToken(given)).rejects.toMatchObject(refusal('second-factor-needed'));
    await expect(auth.openApiToken({ ...given, code: '000000' })).rejects.toMatchObject(
      refusal('code-wrong'),
    );
    expect(await db('auth.api_tokens')).toEqual([]);
    const { token } = await auth.openApiToken({ ...given, code: codeAt(secret, site.now) });
    expect(await program(site, token).auth.me()).toMatchObject({ username: 'ada' });
  });

  test('often leaves no more than twenty tokens', async ({ site, db }) => {
    await ada(site);
    for (let times = 0; times < 22; times += 1) {
      site.wait(1_000);
      await site.visitor().api.auth.openApiToken(credentials('ada'));
    }
    expect(await db('auth.api_tokens')).toHaveLength(20);
  });
});
