import type { Knex } from 'knex';
import { expect } from 'vitest';
import { credentials, registration, type Site, test } from '../testing/callers.ts';
import { createSetupLink } from './set-up-administrator.ts';

const publicOrigin = 'https://learn.example.org';
const HOUR = 3_600_000;

async function linkToken(db: Knex, site: Site): Promise<string> {
  const link = await createSetupLink(db, { publicOrigin, now: site.now });
  const [, token] = /^https:\/\/learn\.example\.org\/setup#(\S+)$/.exec(link?.url ?? '') ?? [];
  return token ?? '';
}

function administrator(token: string, username = 'admin') {
  const { firstName: _f, lastName: _l, ...input } = registration(username);
  return { ...input, token };
}

test('a fresh installation has no administrator and no known password', async ({ db, site }) => {
  expect(await site.visitor().api.auth.setupState()).toEqual({ isSetupNeeded: true });
  expect(await db('auth.users')).toEqual([]);
});

test('the link makes an administrator who is signed in and whose address is proved', async ({ db, site }) => {
  const token = await linkToken(db, site);
  const { api } = site.visitor();
  const view = await api.auth.setUpAdministrator(administrator(token));
  expect(view).toMatchObject({
    role: 'admin',
    username: 'admin',
    email: 'admin@example.org',
    pendingEmail: null,
  });
  expect(await api.auth.me()).toEqual(view);
  expect(await api.auth.setupState()).toEqual({ isSetupNeeded: false });
  expect(await site.visitor().api.auth.logIn(credentials('admin@example.org'))).toMatchObject({
    role: 'admin',
  });
});

test('with an administrator there is no further link, and older ones work no more', async ({ db, site }) => {
  const [first, second] = [await linkToken(db, site), await linkToken(db, site)];
  await site.visitor().api.auth.setUpAdministrator(administrator(first));
  expect(await createSetupLink(db, { publicOrigin, now: site.now })).toBeNull();
  for (const token of [first, second])
    await expect(site.visitor().api.auth.setUpAdministrator(administrator(token, 'eve'))).rejects.toThrow(
      'link-invalid-or-used',
    );
});

test('the link works for 24 hours, and a wrong one does not spoil it', async ({ db, site }) => {
  const token = await linkToken(db, site);
  await expect(site.visitor().api.auth.setUpAdministrator(administrator('x'.repeat(43)))).rejects.toThrow(
    'link-invalid-or-used',
  );
  site.wait(24 * HOUR - 1);
  expect(await site.visitor().api.auth.setUpAdministrator(administrator(token))).toMatchObject({
    role: 'admin',
  });
});

test('a link of yesterday makes nobody', async ({ db, site }) => {
  const token = await linkToken(db, site);
  site.wait(24 * HOUR);
  await expect(site.visitor().api.auth.setUpAdministrator(administrator(token))).rejects.toThrow(
    'link-invalid-or-used',
  );
});

test('a refused password or name leaves the link usable', async ({ db, site }) => {
  await site.visitor().api.auth.register(registration('ada'));
  const token = await linkToken(db, site);
  const { api } = site.visitor();
  const weak = { ...administrator(token), password: 'Password123' };
  await expect(api.auth.setUpAdministrator(weak)).rejects.toThrow('password-too-weak');
  await expect(api.auth.setUpAdministrator(administrator(token, 'ada'))).rejects.toThrow('identifier-taken');
  expect(await api.auth.setUpAdministrator(administrator(token))).toMatchObject({ role: 'admin' });
});

test('the database knows only the hash of the link', async ({ db, site }) => {
  const token = await linkToken(db, site);
  expect(JSON.stringify(await db('auth.setup_links'))).not.toContain(token);
});
