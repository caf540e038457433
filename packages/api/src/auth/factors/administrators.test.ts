import type { Knex } from 'knex';
import { describe, expect } from 'vitest';
import { recordOperatorAction } from '../../platform/audit.ts';
import { credentials, PASSWORD, registration, type Site, test, type Visitor } from '../../testing/callers.ts';
import { codeAt } from '../../testing/code-at.ts';
import { addApp, addPasskeyTo } from '../../testing/factors.ts';
import { OauthAccount } from '../models.ts';
import { resetSecondFactor } from './reset-second-factor.ts';

const required = { cause: { reason: 'second-factor-required' } };

async function administrator(site: Site, name: string): Promise<Visitor> {
  const visitor = site.visitor();
  const { userId } = await visitor.api.auth.register(registration(name));
  await site.db('auth.users').where({ id: userId }).update({ role: 'admin' });
  return visitor;
}

const linesOf = async (db: Knex) => JSON.stringify(await db('platform.audit_log'));

describe('where administrators need a second factor', () => {
  test('one without it can set one up and nothing else of administrators', async ({ site }) => {
    const ada = await administrator(site, 'ada');
    expect(await ada.api.admin.getSettings()).toMatchObject({ secondFactorForAdministrators: false });
    await ada.api.admin.changeSettings({ secondFactorForAdministrators: true });
    await expect(ada.api.admin.listUsers({})).rejects.toMatchObject(required);
    await expect(ada.api.admin.setRole({ user: 'ada', role: 'admin' })).rejects.toMatchObject(required);
    expect(await ada.api.auth.me()).toMatchObject({ isSecondFactorMissing: true });
    await addApp(site, ada);
    expect(await ada.api.auth.me()).toMatchObject({ isSecondFactorMissing: false });
    await expect(ada.api.admin.listUsers({})).resolves.toBeDefined();
    await ada.api.auth.removeTotp();
    await expect(ada.api.admin.listUsers({})).rejects.toMatchObject(required);
  });

  test('a passkey is one, and a begun app is none', async ({ site }) => {
    const ada = await administrator(site, 'ada');
    await ada.api.admin.changeSettings({ secondFactorForAdministrators: true });
    await ada.api.auth.beginTotp();
    await expect(ada.api.admin.listUsers({})).rejects.toMatchObject(required);
    await addPasskeyTo(ada);
    await expect(ada.api.admin.listUsers({})).resolves.toBeDefined();
  });

  test('learners are asked for nothing', async ({ site }) => {
    const ada = await administrator(site, 'ada');
    await ada.api.admin.changeSettings({ secondFactorForAdministrators: true });
    const bob = site.visitor();
    expect(await bob.api.auth.register(registration('bob'))).toMatchObject({ isSecondFactorMissing: false });
  });
});

test('what administrators change of their own ways in is told, and what learners change is not', async ({
  site,
  db,
}) => {
  const ada = await administrator(site, 'ada');
  const bob = site.visitor();
  await bob.api.auth.register(registration('bob'));
  for (const visitor of [bob, ada]) {
    await addApp(site, visitor);
    await visitor.api.auth.renewRecoveryCodes();
    await addPasskeyTo(visitor);
    await visitor.api.auth.changePassword({ newPassword: 'eight yellow kettles' });
    await visitor.api.auth.changeEmail({ email: `${visitor === ada ? 'ada' : 'bob'}@example.net` });
  }
  const lines = await db('platform.audit_log')
    .where({ outcome: 'ok' })
    .orderBy('id')
    .select('action', 'actor');
  const own = lines.filter(({ action }) => action !== 'auth.signIn');
  const changes = ['confirmTotp', 'renewRecoveryCodes', 'addPasskey', 'changePassword', 'changeEmail'];
  expect(own.map(({ action }) => action)).toEqual(changes.map((name) => `auth.${name}`));
  expect(new Set(own.map(({ actor }) => actor)).size).toBe(1);
});

test('whether a second factor is wanted is changed with a fresh proof', async ({ site }) => {
  const ada = await administrator(site, 'ada');
  site.wait(11 * 60_000);
  const change = ada.api.admin.changeSettings({ secondFactorForAdministrators: true });
  await expect(change).rejects.toThrow('confirmation-needed');
});

describe('resetting somebody’s second factor', () => {
  test('the password is enough again, their sessions end, they are told, and the log knows', async ({
    site,
    db,
  }) => {
    const ada = await administrator(site, 'ada');
    const bob = site.visitor();
    await bob.api.auth.register(registration('bob'));
    const mail = (await site.deliver()).find(({ to }) => to === 'bob@example.org');
    const token = /#(\S+)/.exec(mail?.text ?? '')?.[1] ?? '';
    expect(await bob.api.auth.verifyEmail({ token })).toEqual({ state: 'verified' });
    const { secret, recoveryCodes } = await addApp(site, bob);
    await addPasskeyTo(bob);
    await site.deliver();
    await bob.api.auth.confirm({ method: 'totp', code: codeAt(secret, site.now) });
    site.wait(10 * 60_000);
    const reset = () => ada.api.admin.resetSecondFactor({ user: 'bob' });
    await expect(reset()).rejects.toThrow('confirmation-needed');
    await ada.api.auth.confirm({ method: 'password', password: PASSWORD });
    expect(await reset()).toEqual({ wasReset: true });
    expect(await reset()).toEqual({ wasReset: false });
    expect(await bob.api.auth.me()).toBeNull();
    expect(await site.deliver()).toMatchObject([{ subject: 'Your second factor was reset' }]);
    expect(await bob.api.auth.logIn(credentials('bob'))).toMatchObject({ username: 'bob' });
    const lines = await linesOf(db);
    expect(lines).toContain('admin.resetSecondFactor');
    for (const text of [secret, ...recoveryCodes]) expect(lines).not.toContain(text);
  });

  test('a provider leads back as well', async ({ site, db }) => {
    const bob = site.visitor();
    const { userId } = await bob.api.auth.register(registration('bob'));
    await addPasskeyTo(bob);
    await bob.api.auth.removePassword();
    const link = { provider: 'https://login.example.org', subject: 'b', address: null };
    await OauthAccount.query(db).insert({ ...link, userId, linkedAt: site.now, lastUsedAt: site.now });
    expect(await resetSecondFactor(db, site, { user: 'bob' })).toEqual({ wasReset: true });
  });

  test('nobody is left without a way back', async ({ site, db }) => {
    const bob = site.visitor();
    await bob.api.auth.register(registration('bob'));
    await addPasskeyTo(bob);
    await bob.api.auth.removePassword();
    await expect(resetSecondFactor(db, site, { user: 'bob' })).rejects.toThrow('last-sign-in-method');
    await bob.api.auth.changePassword({ newPassword: 'eight yellow kettles' });
    expect(await resetSecondFactor(db, site, { user: 'bob' })).toEqual({ wasReset: true });
  });

  test('an operator does it beside the database, and that is told, too', async ({ site, db }) => {
    const ada = await administrator(site, 'ada');
    await ada.api.admin.changeSettings({ secondFactorForAdministrators: true });
    await addApp(site, ada);
    await resetSecondFactor(db, site, { user: 'ada' });
    const target = { kind: 'user', id: 'ada' };
    await recordOperatorAction(db, {
      action: 'users.reset-second-factor',
      target,
      detail: {},
      now: site.now,
    });
    expect(await ada.api.auth.logIn(credentials('ada'))).toMatchObject({ isSecondFactorMissing: true });
    expect(await linesOf(db)).toContain('users.reset-second-factor');
  });
});
