import { codeAt } from '@studyhall/api/testing';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type IdentityBrowser, type IdentityDesk, openIdentityDesk } from './testing/identity-browser.ts';

let desk: IdentityDesk;
beforeAll(async () => {
  desk = await openIdentityDesk();
});
afterAll(() => desk.close());
afterEach(async () => {
  desk.sandbox.misbehave();
  await desk.tamper(`delete from auth.oauth_accounts; delete from auth.pending_sign_ins; delete from platform.instance_settings;
    delete from auth.identifiers where value like '%people.example.org'`);
});

const PASSWORD = 'seven green kettles';
const me = async ({ api }: IdentityBrowser) => await api.auth.me.query();
const links = async () => await desk.app.db('auth.oauth_accounts').orderBy('provider');
const failed = (failure: string, provider = 'oidc') => `/log-in?failure=${failure}&provider=${provider}`;

/** An account with a password, in its browser. */
async function account(username: string): Promise<IdentityBrowser> {
  const browser = await desk.guest();
  const locale = { timeZone: 'UTC', language: 'en' } as const;
  await browser.register({ username, password: PASSWORD, ...locale });
  return browser;
}

/** Leads through linking, as the settings do; answers with where it ends. */
async function link(
  browser: IdentityBrowser,
  person: string,
  provider: 'oidc' | 'google' | 'github' = 'oidc',
) {
  const { url } = await browser.api.auth.linkProvider.mutate({ id: provider });
  return await browser.open(await browser.choose(url, person));
}

describe('signing in', () => {
  test.each(['oidc', 'github'])(
    'by %s somebody new gets an account, and the same one next time',
    async (provider) => {
      const browser = desk.browser();
      expect(await browser.signIn('ada', provider)).toBe('/home');
      const first = await me(browser);
      expect(first).toMatchObject({
        role: 'individual',
        username: null,
        email: 'ada@people.example.org',
        displayName: 'Ada L.',
      });
      const another = desk.browser();
      await another.signIn('ada', provider);
      expect((await me(another))?.userId).toBe(first?.userId);
    },
  );

  test('whoever has no name and no address is called a learner', async () => {
    const browser = desk.browser();
    expect(await browser.signIn('nobody')).toBe('/home');
    expect(await me(browser)).toMatchObject({ email: null, displayName: 'Learner' });
  });

  test('a guest keeps everything: the account turns into the full one', async () => {
    const guest = await desk.guest();
    const before = await me(guest);
    expect(before?.role).toBe('guest');
    await guest.signIn('ada', 'oidc', { timeZone: 'Europe/Berlin', language: 'de' });
    expect(await me(guest)).toMatchObject({
      userId: before?.userId,
      role: 'individual',
      timeZone: 'Europe/Berlin',
      language: 'de',
    });
  });

  test('an address that both sides have verified leads to its account, which is linked and told', async () => {
    const owner = desk.browser();
    await owner.signIn('ada', 'oidc');
    const { userId } = (await me(owner)) ?? {};
    const again = desk.browser();
    await again.signIn('ada', 'google');
    expect((await me(again))?.userId).toBe(userId);
    expect((await links()).map((one) => one.userId)).toEqual([userId, userId]);
  });

  test('a disabled account says so once the provider has proved whose it is', async () => {
    const browser = desk.browser();
    await browser.signIn('ada');
    const { userId } = (await me(browser)) ?? {};
    await desk.tamper(`update auth.users set is_active = false where id = '${userId}'`);
    const another = desk.browser();
    const callback = await another.choose(await another.begin('oidc'), 'ada');
    expect(await another.open(callback)).toBe(failed('account-disabled'));
    expect(await me(another)).toBeNull();
  });

  test('whoever is new has agreed to what stood beside the link, and to nothing where nothing stood', async () => {
    const agreedTo = async (shown: Record<string, string>) => {
      const browser = desk.browser();
      expect(await browser.signIn('ada', 'oidc', shown)).toBe('/home');
      const { given } = await browser.api.auth.consents.query();
      await desk.tamper(
        `delete from auth.oauth_accounts; delete from auth.identifiers where value like '%people.example.org'`,
      );
      return given.map(({ page, version }) => `${page} ${version}`);
    };
    expect(await agreedTo({ privacy: '0', terms: '0' })).toEqual(['privacy 0', 'terms 0']);
    for (const shown of [{}, { terms: '0' }, { privacy: '0', terms: '1' }, { privacy: '-1', terms: 'x' }])
      expect(await agreedTo(shown), JSON.stringify(shown)).toEqual([]);
  });

  test('ten who come with the same at once are one account', async () => {
    const browsers = Array.from({ length: 10 }, () => desk.browser());
    const ends = await Promise.all(browsers.map(async (browser) => await browser.signIn('ada')));
    // On busy cores some may be asked to come again.
    expect([...new Set(ends)].filter((end) => end !== failed('busy'))).toEqual(['/home']);
    const come = browsers.filter((_, index) => ends[index] === '/home');
    const ids = await Promise.all(come.map(async (browser) => (await me(browser))?.userId));
    expect(new Set(ids).size).toBe(1);
    expect(await links()).toHaveLength(1);
  });
});

describe('what the site says of registering holds', () => {
  const set = async (settings: Readonly<Record<string, unknown>>) => {
    for (const [name, value] of Object.entries(settings))
      await desk.app
        .db('platform.instance_settings')
        .insert({ name, value: JSON.stringify(value), updatedAt: new Date() });
  };

  test('closed: nobody new, and whoever has an account comes in', async () => {
    await desk.browser().signIn('grace');
    await set({ registration: 'closed' });
    expect(await desk.browser().signIn('ada')).toBe(failed('registration-closed'));
    expect(await desk.browser().signIn('grace')).toBe('/home');
  });

  test('by code: with the code alone', async () => {
    await set({ registration: 'code', registrationCode: 'barn owl' });
    const wanted = '/register?failure=registration-code-wrong&provider=oidc';
    expect(await desk.browser().signIn('ada')).toBe(wanted);
    expect(await desk.browser().signIn('ada', 'oidc', { code: 'crow' })).toBe(wanted);
    expect(await desk.browser().signIn('ada', 'oidc', { code: 'Barn Owl ' })).toBe('/home');
  });

  test('by domain: an address of it that the provider has verified', async () => {
    await set({ registration: 'domain', registrationDomains: ['people.example.org'] });
    expect(await desk.browser().signIn('alan')).toBe(failed('registration-domain'));
    expect(await desk.browser().signIn('nobody')).toBe(failed('registration-domain'));
    expect(await desk.browser().signIn('ada')).toBe('/home');
  });
});

describe('a provider that does not answer', () => {
  test('is told at the start and at the end, in our words, and to whoever runs the server', async () => {
    const browser = desk.browser();
    const callback = await browser.choose(await browser.begin('oidc'), 'ada');
    desk.sandbox.misbehave('away');
    expect(await browser.open(callback)).toBe(failed('provider-unavailable'));
    expect(desk.told.at(-1)).toMatch(/^Nobody can sign in by School at the moment: /);
    desk.sandbox.misbehave();
    expect(await browser.signIn('ada')).toBe('/home');
  });

  test('is no provider that is not set up', async () => {
    expect(await desk.browser().open('/auth/nonsense/start')).toBe(failed('not-found', 'nonsense'));
  });

  test('where the account has a second factor, it comes next', async () => {
    const browser = desk.browser();
    await browser.signIn('ada');
    const { secret } = await browser.api.auth.beginTotp.mutate();
    await browser.api.auth.confirmTotp.mutate({ code: codeAt(secret, new Date()) });
    const another = desk.browser();
    expect(await another.signIn('ada')).toBe('/second-step?next=%2Fhome');
    expect(await me(another)).toBeNull();
    const code = codeAt(secret, new Date(Date.now() + 30_000));
    await another.call('auth.provideSecondFactor', { method: 'totp', code });
    expect((await me(another))?.userId).toBe((await me(browser))?.userId);
  });

  test('an account that has a second factor is not linked by its address before that', async () => {
    const browser = await account('guarded-ada');
    const { userId } = (await me(browser)) ?? {};
    const address = 'ada@people.example.org';
    await desk.tamper(`insert into auth.identifiers (kind, value, display, user_id, created_at)
      values ('email', '${address}', '${address}', '${userId}', now())`);
    const { secret } = await browser.api.auth.beginTotp.mutate();
    await browser.api.auth.confirmTotp.mutate({ code: codeAt(secret, new Date()) });
    expect(await desk.browser().signIn('ada')).toBe('/second-step?next=%2Fhome');
    expect(await links()).toEqual([]);
  });

  test('whoever cancels there is told so', async () => {
    expect(await desk.browser().signIn('cancel')).toBe(failed('sign-in-cancelled'));
  });
});

describe('linking', () => {
  test('needs a fresh proof, and brings a way in', async () => {
    const browser = await account('linking-ada');
    const { userId } = (await me(browser)) ?? {};
    await desk.tamper(
      `update auth.sessions set proved_at = proved_at - interval '11 minutes' where user_id = '${userId}'`,
    );
    for (const tried of [
      browser.api.auth.linkProvider.mutate({ id: 'oidc' }),
      browser.api.auth.unlinkProvider.mutate({ issuer: desk.issuer }),
    ])
      await expect(tried).rejects.toMatchObject({
        data: { reason: 'confirmation-needed', details: { methods: 'password' } },
      });
    await browser.api.auth.confirm.mutate({ method: 'password', password: PASSWORD });
    expect(await link(browser, 'ada')).toBe('/security');
    const another = desk.browser();
    await another.signIn('ada');
    expect((await me(another))?.userId).toBe(userId);
  });

  test('is ended by the session that began it', async () => {
    const [victim, attacker] = [await account('linking-victim'), await account('linking-attacker')];
    const { url } = await attacker.api.auth.linkProvider.mutate({ id: 'oidc' });
    const callback = await attacker.choose(url, 'ada');
    expect(await victim.open(callback)).toBe('/security?failure=sign-in-expired&provider=oidc');
    expect(await desk.browser().open(callback)).toBe(failed('sign-in-expired'));
    expect(await links()).toEqual([]);
    expect(await attacker.open(callback)).toBe('/security');
  });

  test('what another account has is refused as what one has already, and nothing changes', async () => {
    const [first, second] = [await account('linking-first'), await account('linking-second')];
    await link(first, 'ada');
    expect(await link(second, 'ada')).toBe('/security?failure=identity-taken&provider=oidc');
    expect(await link(first, 'grace')).toBe('/security?failure=identity-taken&provider=oidc');
    expect(await link(first, 'ada')).toBe('/security');
    expect(await links()).toMatchObject([{ subject: 'ada', userId: (await me(first))?.userId }]);
  });

  test('of an administrator is told in the audit log', async () => {
    const browser = await account('linking-chief');
    const { userId } = (await me(browser)) ?? {};
    await desk.tamper(`update auth.users set role = 'admin' where id = '${userId}'`);
    await link(browser, 'ada');
    await browser.api.auth.unlinkProvider.mutate({ issuer: desk.issuer });
    const lines = await desk.app
      .db('platform.audit_log')
      .where({ actor: userId })
      .orderBy('id')
      .select('action');
    expect(lines.map(({ action }) => action)).toEqual(['auth.linkProvider', 'auth.unlinkProvider']);
  });
});

describe('unlinking', () => {
  test('leaves one’s own alone, and never takes the last way in', async () => {
    const browser = desk.browser();
    await browser.signIn('nobody');
    const { issuer } = desk;
    await expect(browser.api.auth.unlinkProvider.mutate({ issuer })).rejects.toMatchObject({
      data: { reason: 'last-sign-in-method' },
    });
    const stranger = await account('unlinking-stranger');
    await expect(stranger.api.auth.unlinkProvider.mutate({ issuer })).rejects.toMatchObject({
      data: { reason: 'not-found' },
    });
    expect(await links()).toHaveLength(1);
    expect(await browser.api.auth.signInMethods.query()).toMatchObject({
      hasPassword: false,
      linked: [{ id: 'oidc', name: 'School', mayBeRemoved: false }],
      offered: [{ id: 'google' }, { id: 'github' }],
    });
  });

  test('of two at once one stays', async () => {
    const browser = desk.browser();
    await browser.signIn('ada', 'oidc');
    await browser.signIn('ada', 'google');
    const issuers = (await links()).map(({ provider }) => provider);
    expect(issuers).toHaveLength(2);
    const ends = await Promise.allSettled(
      issuers.map(async (issuer) => await browser.api.auth.unlinkProvider.mutate({ issuer })),
    );
    expect(ends.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await links()).toHaveLength(1);
  });

  test('a provider that nobody asks any more is no way in', async () => {
    const browser = await account('unlinking-gone');
    await link(browser, 'ada');
    const { userId } = (await me(browser)) ?? {};
    await desk.tamper(`delete from auth.passwords where user_id = '${userId}';
      update auth.oauth_accounts set provider = 'https://gone.example.org' where user_id = '${userId}'`);
    const asked = { issuer: 'https://gone.example.org' };
    await expect(browser.api.auth.unlinkProvider.mutate(asked)).rejects.toMatchObject({
      data: { reason: 'last-sign-in-method' },
    });
  });
});

test('the providers of the site are offered to everybody', async () => {
  const { api } = await desk.guest();
  expect(await api.auth.signInProviders.query()).toEqual([
    { id: 'oidc', name: 'School' },
    { id: 'google', name: 'Google' },
    { id: 'github', name: 'GitHub' },
  ]);
});
