import { describe, expect } from 'vitest';
import { credentials, registration, type Site, test, type Visitor } from '../../testing/callers.ts';
import { codeAt } from '../../testing/code-at.ts';
import { addApp } from '../../testing/factors.ts';

const wrong = { cause: { reason: 'code-wrong' } };
const needed = {
  cause: { reason: 'second-factor-needed', details: { methods: 'totp,recovery-code' } },
};

async function registered(site: Site, name: string): Promise<Visitor> {
  const visitor = site.visitor();
  await visitor.api.auth.register(registration(name));
  // Beside it may be what others are told of.
  const mail = (await site.deliver()).find(({ text }) => text.includes('#'));
  const token = /#(\S+)/.exec(mail?.text ?? '')?.[1] ?? '';
  await visitor.api.auth.verifyEmail({ token });
  return visitor;
}

/** A browser in which the right password was given. */
async function begun(site: Site, name: string): Promise<Visitor> {
  const visitor = site.visitor();
  await expect(visitor.api.auth.logIn(credentials(name))).rejects.toMatchObject(needed);
  return visitor;
}

describe('setting up', () => {
  test('shows the secret as text and to scan, and counts only after a right code', async ({ site }) => {
    const { api } = await registered(site, 'ada');
    const { secret, uri, qrSvg } = await api.auth.beginTotp();
    expect(secret).toMatch(/^[A-Z2-7]{32}$/);
    expect(uri).toContain(`secret=${secret}`);
    expect(uri).toMatch(/^otpauth:\/\/totp\/Studyhall:ada\?/);
    expect(qrSvg).toMatch(/^<svg /);
    await expect(api.auth.confirmTotp({ code: codeAt(secret, new Date(0)) })).rejects.toMatchObject(wrong);
    expect(await site.visitor().api.auth.logIn(credentials('ada'))).toMatchObject({ username: 'ada' });
    await api.auth.confirmTotp({ code: codeAt(secret, site.now) });
    await begun(site, 'ada');
  });

  test('ends the other sessions, tells the owner, and gives ten recovery codes', async ({ site }) => {
    const ada = await registered(site, 'ada');
    const other = site.visitor();
    await other.api.auth.logIn(credentials('ada'));
    const { recoveryCodes } = await addApp(site, ada);
    expect(new Set(recoveryCodes)).toHaveLength(10);
    expect(await other.api.auth.me()).toBeNull();
    expect(await ada.api.auth.me()).not.toBeNull();
    expect(await site.deliver()).toMatchObject([{ subject: 'An app for codes was added' }]);
  });

  test('the secret lies sealed and of recovery codes only hashes are kept', async ({ site, db }) => {
    const { secret, recoveryCodes } = await addApp(site, await registered(site, 'ada'));
    const rows = JSON.stringify([await db('auth.totp_secrets'), await db('auth.recovery_codes')]);
    for (const text of [secret, ...recoveryCodes]) {
      expect(rows).not.toContain(text);
      expect(rows).not.toContain(text.replaceAll('-', ''));
    }
  });

  test('a second app waits until the first is removed', async ({ site }) => {
    const ada = await registered(site, 'ada');
    await addApp(site, ada);
    await expect(ada.api.auth.beginTotp()).rejects.toThrow('second-factor-active');
    await ada.api.auth.removeTotp();
    expect(await site.visitor().api.auth.logIn(credentials('ada'))).toMatchObject({ username: 'ada' });
    expect(await ada.api.auth.getSecurity()).toMatchObject({ totpSince: null, recoveryCodesLeft: 0 });
    await expect(addApp(site, ada)).resolves.toBeDefined();
  });
});

describe('signing in', () => {
  test('the password alone opens nothing, the code opens the session in the same browser', async ({
    site,
  }) => {
    const { secret } = await addApp(site, await registered(site, 'ada'));
    const browser = await begun(site, 'ada');
    expect(await browser.api.auth.me()).toBeNull();
    expect(await browser.api.auth.begunSignIn()).toMatchObject({ methods: ['totp', 'recovery-code'] });
    const given = { method: 'totp', code: codeAt(secret, site.now) } as const;
    await expect(site.visitor().api.auth.provideSecondFactor(given)).rejects.toThrow('sign-in-expired');
    expect(await browser.api.auth.provideSecondFactor(given)).toMatchObject({ username: 'ada' });
    expect(browser.begun).toBeUndefined();
  });

  test('a wrong password is answered as everywhere, whoever it is about', async ({ site }) => {
    await addApp(site, await registered(site, 'ada'));
    const refused = site.visitor().api.auth.logIn(credentials('ada', 'wrong'));
    await expect(refused).rejects.toThrow('wrong-credentials');
  });

  test('five minutes after the password it has to be given again', async ({ site }) => {
    const { secret } = await addApp(site, await registered(site, 'ada'));
    const browser = await begun(site, 'ada');
    site.wait(5 * 60_000);
    expect(await browser.api.auth.begunSignIn()).toBeNull();
    const given = { method: 'totp', code: codeAt(secret, site.now) } as const;
    await expect(browser.api.auth.provideSecondFactor(given)).rejects.toThrow('sign-in-expired');
  });

  test('another password makes void what the former one has begun', async ({ site }) => {
    const ada = await registered(site, 'ada');
    const { secret } = await addApp(site, ada);
    const browser = await begun(site, 'ada');
    await ada.api.auth.changePassword({ newPassword: 'eight yellow kettles' });
    const given = { method: 'totp', code: codeAt(secret, site.now) } as const;
    await expect(browser.api.auth.provideSecondFactor(given)).rejects.toThrow('sign-in-expired');
  });

  test('a closed account is not opened by its second factor', async ({ site, db }) => {
    const { secret } = await addApp(site, await registered(site, 'ada'));
    const browser = await begun(site, 'ada');
    await db('auth.users').update({ isActive: false });
    const given = { method: 'totp', code: codeAt(secret, site.now) } as const;
    await expect(browser.api.auth.provideSecondFactor(given)).rejects.toThrow('account-disabled');
  });

  test('a code is used once, also the one before it, and one step of drift is forgiven', async ({ site }) => {
    const { secret } = await addApp(site, await registered(site, 'ada'));
    site.wait(120_000);
    const at = (seconds: number) => ({
      method: 'totp' as const,
      code: codeAt(secret, new Date(site.now.getTime() + seconds * 1000)),
    });
    const browser = await begun(site, 'ada');
    await expect(browser.api.auth.provideSecondFactor(at(-60))).rejects.toMatchObject(wrong);
    await expect(browser.api.auth.provideSecondFactor(at(60))).rejects.toMatchObject(wrong);
    await expect(browser.api.auth.provideSecondFactor(at(30))).resolves.toBeDefined();
    const other = await begun(site, 'ada');
    await expect(other.api.auth.provideSecondFactor(at(30))).rejects.toMatchObject(wrong);
    await expect(other.api.auth.provideSecondFactor(at(0))).rejects.toMatchObject(wrong);
  });

  test('five guesses in a quarter of an hour, wherever they are made; a right code costs none', async ({
    site,
  }) => {
    const { secret } = await addApp(site, await registered(site, 'ada'));
    const guess = { method: 'totp', code: '000000' } as const;
    for (let tried = 0; tried < 5; tried += 1) {
      const browser = await begun(site, 'ada');
      await expect(browser.api.auth.provideSecondFactor(guess)).rejects.toMatchObject(wrong);
    }
    const browser = await begun(site, 'ada');
    const right = { method: 'totp', code: codeAt(secret, site.now) } as const;
    await expect(browser.api.auth.provideSecondFactor(right)).rejects.toThrow('rate-limited');
  });

  test('a password reset by mail does not take the second factor away', async ({ site }) => {
    const { secret } = await addApp(site, await registered(site, 'ada'));
    await site.deliver();
    await site.visitor().api.auth.requestPasswordReset({ email: 'ada@example.org' });
    const token = /#(\S+)/.exec((await site.deliver())[0]?.text ?? '')?.[1] ?? '';
    const newPassword = 'eight yellow kettles';
    const browser = site.visitor();
    await browser.api.auth.resetPassword({ token, newPassword });
    await expect(browser.api.auth.logIn(credentials('ada', newPassword))).rejects.toMatchObject(needed);
    const given = { method: 'totp', code: codeAt(secret, site.now) } as const;
    expect(await browser.api.auth.provideSecondFactor(given)).toMatchObject({ username: 'ada' });
  });

  test('nor does a link to another address of the account', async ({ site }) => {
    const ada = await registered(site, 'ada');
    await addApp(site, ada);
    await site.deliver();
    await ada.api.auth.changeEmail({ email: 'ada@example.net' });
    const token = /#(\S+)/.exec((await site.deliver())[0]?.text ?? '')?.[1] ?? '';
    const stranger = site.visitor();
    const claim = stranger.api.auth.claimEmail({ token, newPassword: 'eight yellow kettles' });
    await expect(claim).rejects.toThrow('claim-refused');
    expect(await stranger.api.auth.me()).toBeNull();
  });

  test('a terminal gives the code with the password, and it counts like any', async ({ site }) => {
    const { secret, recoveryCodes } = await addApp(site, await registered(site, 'ada'));
    const open = (code?: string) =>
      site.visitor().api.auth.openTerminalSession({
        ...credentials('ada'),
        deviceName: 'A terminal',
        ...(code === undefined ? {} : { code }),
      });
    await expect(open()).rejects.toMatchObject(needed);
    await expect(open('000000')).rejects.toMatchObject(wrong);
    const code = codeAt(secret, site.now);
    expect(await open(`${code.slice(0, 3)} ${code.slice(3)}`)).toHaveProperty('token');
    await expect(open(code)).rejects.toMatchObject(wrong);
    expect(await open(recoveryCodes[0])).toHaveProperty('token');
    await expect(open(recoveryCodes[0])).rejects.toMatchObject(wrong);
  });
});

describe('recovery codes', () => {
  test('one opens the session once, however it is typed, and the rest are counted', async ({ site }) => {
    const ada = await registered(site, 'ada');
    const [first = '', second = ''] = (await addApp(site, ada)).recoveryCodes;
    const give = async (code: string) =>
      (await begun(site, 'ada')).api.auth.provideSecondFactor({ method: 'recovery-code', code });
    await expect(give(first.toLowerCase().replaceAll('-', ' '))).resolves.toBeDefined();
    await expect(give(first)).rejects.toMatchObject(wrong);
    expect(await ada.api.auth.getSecurity()).toMatchObject({ recoveryCodesLeft: 9 });
    await expect(give(second)).resolves.toBeDefined();
  });

  test('a new set voids the old one', async ({ site }) => {
    const ada = await registered(site, 'ada');
    const [old = ''] = (await addApp(site, ada)).recoveryCodes;
    const { recoveryCodes } = await ada.api.auth.renewRecoveryCodes();
    const { api } = await begun(site, 'ada');
    const give = (code: string) => api.auth.provideSecondFactor({ method: 'recovery-code', code });
    await expect(give(old)).rejects.toMatchObject(wrong);
    await expect(give(recoveryCodes?.[0] ?? '')).resolves.toBeDefined();
  });

  test('of somebody else they open nothing', async ({ site }) => {
    const [ofBob = ''] = (await addApp(site, await registered(site, 'bob'))).recoveryCodes;
    await addApp(site, await registered(site, 'ada'));
    const { api } = await begun(site, 'ada');
    const given = api.auth.provideSecondFactor({ method: 'recovery-code', code: ofBob });
    await expect(given).rejects.toMatchObject(wrong);
  });

  test('without a second factor there is nothing that they could stand in for', async ({ site }) => {
    const { api } = await registered(site, 'ada');
    await expect(api.auth.renewRecoveryCodes()).rejects.toThrow('not-found');
  });
});
