import { describe, expect } from 'vitest';
import { credentials, registration, type Site, test, type Visitor } from '../../testing/callers.ts';
import { addApp, addPasskeyTo } from '../../testing/factors.ts';
import { softAuthenticator } from '../../testing/soft-authenticator.ts';

const refused = { cause: { reason: 'passkey-refused' } };

async function registered(site: Site, name: string): Promise<Visitor> {
  const visitor = site.visitor();
  await visitor.api.auth.register(registration(name));
  return visitor;
}

describe('making one', () => {
  test('is asked for discoverable, verified, and without attestation, at the address of the site', async ({
    site,
  }) => {
    const { api } = await registered(site, 'ada');
    expect(await api.auth.beginPasskey()).toMatchObject({
      rp: { id: 'learn.example.org', name: 'Studyhall' },
      user: { name: 'ada' },
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
      attestation: 'none',
      excludeCredentials: [],
    });
  });

  test('gives recovery codes the first time, ends the other sessions and excludes what is there', async ({
    site,
  }) => {
    const ada = await registered(site, 'ada');
    const other = site.visitor();
    await other.api.auth.logIn(credentials('ada'));
    const made = softAuthenticator().make(await ada.api.auth.beginPasskey());
    const first = await ada.api.auth.addPasskey({ registration: made, name: 'Phone' });
    expect(first.recoveryCodes).toHaveLength(10);
    expect(await other.api.auth.me()).toBeNull();
    const options = await ada.api.auth.beginPasskey();
    expect(options.excludeCredentials).toMatchObject([{ id: made.id, transports: ['internal'] }]);
    const next = softAuthenticator().make(options);
    expect(await ada.api.auth.addPasskey({ registration: next, name: 'Key' })).toEqual({
      recoveryCodes: null,
    });
    expect((await ada.api.auth.getSecurity()).passkeys.map(({ name }) => name).sort()).toEqual([
      'Key',
      'Phone',
    ]);
  });

  test('what was made for another site, another session, twice or too late is refused', async ({ site }) => {
    const ada = await registered(site, 'ada');
    const add = (made: ReturnType<ReturnType<typeof softAuthenticator>['make']>, { api } = ada) =>
      api.auth.addPasskey({ registration: made, name: 'Key' });
    const make = async (circumstances = {}) =>
      softAuthenticator().make(await ada.api.auth.beginPasskey(), circumstances);
    await expect(add(await make({ origin: 'https://learn.example.com' }))).rejects.toMatchObject(refused);
    await expect(add(await make({ isVerified: false }))).rejects.toMatchObject(refused);
    const forAda = await make();
    await expect(add(forAda, await registered(site, 'bob'))).rejects.toMatchObject(refused);
    await expect(add(forAda)).resolves.toBeDefined();
    await expect(add(forAda)).rejects.toMatchObject(refused);
    const late = await make();
    site.wait(5 * 60_000);
    await expect(add(late)).rejects.toMatchObject(refused);
  });

  test('twenty are the most', async ({ site, db }) => {
    const ada = await registered(site, 'ada');
    const { userId } = (await ada.api.auth.me()) ?? { userId: '' };
    const one = { userId, publicKey: 'x', counter: 0, name: 'Key', createdAt: site.now };
    await db('auth.passkeys').insert(
      Array.from({ length: 20 }, (_, index) => ({ ...one, id: `key-${index}` })),
    );
    await expect(ada.api.auth.beginPasskey()).rejects.toThrow('too-many-passkeys');
  });
});

describe('signing in', () => {
  test('needs no name and no second factor', async ({ site }) => {
    const ada = await registered(site, 'ada');
    await addApp(site, ada);
    const key = await addPasskeyTo(ada);
    const browser = site.visitor();
    const options = await browser.api.auth.beginPasskeySignIn();
    expect(options.allowCredentials).toEqual([]);
    const viewer = await browser.api.auth.signInWithPasskey({ assertion: key.sign(options) });
    expect(viewer).toMatchObject({ username: 'ada' });
    expect(await browser.api.auth.me()).toMatchObject({ username: 'ada' });
    const [{ lastUsedAt } = { lastUsedAt: null }] = (await ada.api.auth.getSecurity()).passkeys;
    expect(lastUsedAt).toEqual(site.now);
  });

  test('a signature counts once, for this site, this challenge, with a look at who holds the key', async ({
    site,
  }) => {
    const key = await addPasskeyTo(await registered(site, 'ada'));
    const { api } = site.visitor();
    const signIn = async (circumstances = {}) => {
      const assertion = key.sign(await api.auth.beginPasskeySignIn(), circumstances);
      return { assertion, done: api.auth.signInWithPasskey({ assertion }) };
    };
    await expect((await signIn({ origin: 'https://evil.example' })).done).rejects.toMatchObject(refused);
    await expect((await signIn({ isVerified: false })).done).rejects.toMatchObject(refused);
    const { assertion, done } = await signIn();
    await expect(done).resolves.toBeDefined();
    await expect(api.auth.signInWithPasskey({ assertion })).rejects.toMatchObject(refused);
    const options = await api.auth.beginPasskeySignIn();
    site.wait(5 * 60_000);
    const late = api.auth.signInWithPasskey({ assertion: key.sign(options) });
    await expect(late).rejects.toMatchObject(refused);
  });

  test('a key that has not counted on is a copy', async ({ site }) => {
    const key = await addPasskeyTo(await registered(site, 'ada'));
    const { api } = site.visitor();
    const signIn = async (counter: number) =>
      await api.auth.signInWithPasskey({
        assertion: key.sign(await api.auth.beginPasskeySignIn(), { counter }),
      });
    await expect(signIn(7)).resolves.toBeDefined();
    await expect(signIn(7)).rejects.toMatchObject(refused);
    await expect(signIn(0)).rejects.toMatchObject(refused);
    await expect(signIn(8)).resolves.toBeDefined();
  });

  test('a removed key, and that of a closed account, open nothing', async ({ site, db }) => {
    const ada = await registered(site, 'ada');
    const [key, kept] = [await addPasskeyTo(ada), await addPasskeyTo(ada)];
    const { api } = site.visitor();
    const signed = key.sign(await api.auth.beginPasskeySignIn());
    await ada.api.auth.removePasskey({ id: signed.id });
    await expect(api.auth.signInWithPasskey({ assertion: signed })).rejects.toMatchObject(refused);
    await db('auth.users').update({ isActive: false });
    const assertion = kept.sign(await api.auth.beginPasskeySignIn());
    await expect(api.auth.signInWithPasskey({ assertion })).rejects.toThrow('account-disabled');
  });

  test('a key is a second factor after the password, of its own account alone', async ({ site }) => {
    const key = await addPasskeyTo(await registered(site, 'ada'));
    const ofBob = await addPasskeyTo(await registered(site, 'bob'));
    const { api } = site.visitor();
    await expect(api.auth.logIn(credentials('ada'))).rejects.toMatchObject({
      cause: { reason: 'second-factor-needed', details: { methods: 'passkey,recovery-code' } },
    });
    const prove = async ({ sign }: typeof key) => {
      const assertion = sign(await api.auth.beginPasskeySecondFactor());
      return await api.auth.provideSecondFactor({ method: 'passkey', assertion });
    };
    await expect(prove(ofBob)).rejects.toMatchObject(refused);
    expect(await prove(key)).toMatchObject({ username: 'ada' });
  });

  test('what passkeys have to sign is counted by where it is asked for', async ({ site, db }) => {
    const { api } = site.visitor();
    await api.auth.beginPasskeySignIn();
    await db('platform.quotas').where({ kind: 'challenge' }).update({ used: 300 });
    await expect(api.auth.beginPasskeySignIn()).rejects.toThrow('rate-limited');
    await expect(site.visitor().api.auth.beginPasskeySignIn()).resolves.toBeDefined();
  });

  test('what was signed for one purpose is worth nothing for another', async ({ site }) => {
    const ada = await registered(site, 'ada');
    const key = await addPasskeyTo(ada);
    const assertion = key.sign(await ada.api.auth.beginPasskeyConfirmation());
    await expect(site.visitor().api.auth.signInWithPasskey({ assertion })).rejects.toMatchObject(refused);
  });
});

describe('the last way in stays', () => {
  test('an account signs in by passkey alone once its password is removed', async ({ site }) => {
    const ada = await registered(site, 'ada');
    await expect(ada.api.auth.removePassword()).rejects.toThrow('last-sign-in-method');
    const key = await addPasskeyTo(ada);
    await ada.api.auth.removePassword();
    const { passkeys, ...security } = await ada.api.auth.getSecurity();
    expect(security).toMatchObject({ hasPassword: false, isPasskeyLastWayIn: true });
    const [{ id } = { id: '' }] = passkeys;
    await expect(ada.api.auth.removePasskey({ id })).rejects.toThrow('last-sign-in-method');
    await expect(site.visitor().api.auth.logIn(credentials('ada'))).rejects.toThrow('wrong-credentials');
    const { api } = site.visitor();
    const assertion = key.sign(await api.auth.beginPasskeySignIn());
    expect(await api.auth.signInWithPasskey({ assertion })).toMatchObject({ username: 'ada' });
    await ada.api.auth.changePassword({ newPassword: 'eight yellow kettles' });
    await ada.api.auth.removePasskey({ id });
  });

  test('a key is named, and of somebody else it is not found', async ({ site }) => {
    const ada = await registered(site, 'ada');
    await addPasskeyTo(ada);
    const [{ id } = { id: '' }] = (await ada.api.auth.getSecurity()).passkeys;
    await ada.api.auth.renamePasskey({ id, name: 'Blue key' });
    expect((await ada.api.auth.getSecurity()).passkeys).toMatchObject([{ name: 'Blue key' }]);
    const bob = await registered(site, 'bob');
    await expect(bob.api.auth.renamePasskey({ id, name: 'x' })).rejects.toThrow('not-found');
    await expect(bob.api.auth.removePasskey({ id })).rejects.toThrow('not-found');
  });
});
