import { addLearner } from '@studyhall/api/testing';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type IdentityBrowser, type IdentityDesk, openIdentityDesk } from './testing/identity-browser.ts';

let desk: IdentityDesk;
beforeAll(async () => {
  desk = await openIdentityDesk();
});
afterAll(() => desk.close());
afterEach(async () => {
  desk.sandbox.misbehave();
  await desk.tamper(`delete from auth.oauth_accounts; delete from auth.pending_sign_ins;
    delete from auth.identifiers where value like '%people.example.org'`);
});

const failed = (failure: string, provider = 'oidc') => `/log-in?failure=${failure}&provider=${provider}`;
const count = async (table: string) => Number((await desk.app.db(table).count().first())?.count);
/** The second of two callbacks with the code of the first. */
const withCodeOf = (stolen: string, own: string) => {
  const [path = '', query] = own.split('?');
  const swapped = new URLSearchParams(query);
  swapped.set('code', new URLSearchParams(stolen.split('?')[1]).get('code') ?? '');
  return `${path}?${swapped}`;
};
const isSignedIn = async ({ api }: IdentityBrowser) => (await api.auth.me.query()) !== null;

describe('the state', () => {
  test('missing or wrong it brings nobody in', async () => {
    const browser = desk.browser();
    const callback = await browser.choose(await browser.begin('oidc'), 'ada');
    const code = new URLSearchParams(callback.split('?')[1]).get('code');
    expect(await browser.open(`/auth/oidc/callback?code=${code}`)).toBe(failed('sign-in-expired'));
    expect(await browser.open(`/auth/oidc/callback?code=${code}&state=${'x'.repeat(43)}`)).toBe(
      failed('sign-in-expired'),
    );
    expect(await isSignedIn(browser)).toBe(false);
    // And whoever began it still comes in.
    expect(await browser.open(callback)).toBe('/home');
  });

  test('played back it brings nobody in', async () => {
    const browser = desk.browser();
    const callback = await browser.choose(await browser.begin('oidc'), 'ada');
    expect(await browser.open(callback)).toBe('/home');
    const sessions = await count('auth.sessions');
    // Signed in, so it is told where one is.
    expect(await browser.open(callback)).toBe('/security?failure=sign-in-expired&provider=oidc');
    expect(await count('auth.sessions')).toBe(sessions);
  });

  test('of another provider it brings nobody in', async () => {
    const browser = desk.browser();
    const callback = await browser.choose(await browser.begin('oidc'), 'ada');
    for (const provider of ['google', 'github'])
      expect(await browser.open(callback.replace('/oidc/', `/${provider}/`))).toBe(
        failed('sign-in-expired', provider),
      );
    expect(await browser.open(callback)).toBe('/home');
  });

  test('in another browser it brings nobody in: a link that signs somebody else in as oneself', async () => {
    const [attacker, victim] = [desk.browser(), desk.browser()];
    const callback = await attacker.choose(await attacker.begin('oidc'), 'ada');
    expect(await victim.open(callback)).toBe(failed('sign-in-expired'));
    await victim.begin('oidc');
    expect(await victim.open(callback)).toBe(failed('sign-in-expired'));
    expect(await isSignedIn(victim)).toBe(false);
  });

  test('after ten minutes it brings nobody in', async () => {
    const browser = desk.browser();
    const callback = await browser.choose(await browser.begin('oidc'), 'ada');
    await desk.tamper(`update auth.pending_sign_ins set expires_at = expires_at - interval '10 minutes'`);
    expect(await browser.open(callback)).toBe(failed('sign-in-expired'));
  });
});

describe('the code', () => {
  test.each(['oidc', 'github'])(
    'of somebody else does not fit: %s was asked with another verifier',
    async (provider) => {
      const [attacker, victim] = [desk.browser(), desk.browser()];
      const stolen = await victim.choose(await victim.begin(provider), 'ada');
      const own = await attacker.choose(await attacker.begin(provider), 'grace');
      expect(await attacker.open(withCodeOf(stolen, own))).toBe(failed('provider-refused', provider));
      expect(await isSignedIn(attacker)).toBe(false);
    },
  );

  test('of somebody else does not fit where the provider looks at no verifier, either: it brings another nonce', async () => {
    desk.sandbox.misbehave('any-verifier');
    const [attacker, victim] = [desk.browser(), desk.browser()];
    const stolen = await victim.choose(await victim.begin('oidc'), 'ada');
    const own = await attacker.choose(await attacker.begin('oidc'), 'grace');
    expect(await attacker.open(withCodeOf(stolen, own))).toBe(failed('provider-refused'));
    expect(await isSignedIn(attacker)).toBe(false);
  });

  test('played back ten times at once it gives one session', async () => {
    desk.sandbox.misbehave('reuses-codes');
    const browser = desk.browser();
    const callback = await browser.choose(await browser.begin('oidc'), 'ada');
    const [sessions, accounts] = [await count('auth.sessions'), await count('auth.users')];
    const places = await Promise.all(Array.from({ length: 10 }, () => browser.open(callback)));
    expect(places.filter((place) => place === '/home')).toHaveLength(1);
    expect(places.filter((place) => place === failed('sign-in-expired'))).toHaveLength(9);
    expect(await count('auth.sessions')).toBe(sessions + 1);
    expect(await count('auth.users')).toBe(accounts + 1);
  });
});

test.each(['wrong-signature', 'wrong-nonce', 'wrong-audience', 'wrong-issuer', 'over'] as const)(
  'an ID token with this fault proves nobody: %s',
  async (fault) => {
    const browser = desk.browser();
    const accounts = await count('auth.users');
    desk.sandbox.misbehave(fault);
    expect(await browser.signIn('ada')).toBe(failed('provider-refused'));
    expect(await isSignedIn(browser)).toBe(false);
    expect(await count('auth.users')).toBe(accounts);
  },
);

describe('an address', () => {
  test.each(['oidc', 'github'])('that %s has not verified leads to no account', async (provider) => {
    const owner = await addLearner(desk.app.db, {});
    await desk.tamper(`delete from auth.identifiers where user_id = '${owner}' and kind = 'email';
      insert into auth.identifiers (kind, value, display, user_id, created_at)
      values ('email', 'alan@people.example.org', 'alan@people.example.org', '${owner}', now())`);
    const browser = desk.browser();
    expect(await browser.signIn('alan', provider)).toBe('/home');
    const me = await browser.api.auth.me.query();
    expect(me).toMatchObject({ role: 'individual', email: null, pendingEmail: null });
    expect(me?.userId).not.toBe(owner);
  });

  test('that an attacker registered beforehand gives the attacker nothing', async () => {
    const attacker = await desk.guest();
    const prepared = await attacker.api.auth.register.mutate({
      email: 'ada@people.example.org',
      password: 'seven green kettles',
      timeZone: 'UTC',
      language: 'en',
    });
    const victim = desk.browser();
    expect(await victim.signIn('ada')).toBe('/home');
    const me = await victim.api.auth.me.query();
    expect(me).toMatchObject({ email: 'ada@people.example.org', displayName: 'Ada L.' });
    expect(me?.userId).not.toBe(prepared.userId);
    const linked = await desk.app.db('auth.oauth_accounts').select('user_id');
    expect(linked.map(({ userId }) => userId)).toEqual([me?.userId]);
  });
});

test.each([
  '//evil.example',
  '/\\evil.example',
  'https://evil.example/',
  '/..//evil.example',
  '/%2e%2e//evil.example',
  '/\t/evil.example',
])('nobody is sent to another site afterwards: %j', async (next) => {
  expect(await desk.browser().signIn('ada', 'oidc', { next })).toBe('/home');
});

test('afterwards one goes on where one was', async () => {
  expect(await desk.browser().signIn('ada', 'oidc', { next: '/courses?from=home#top' })).toBe(
    '/courses?from=home#top',
  );
});
