import { describe, expect } from 'vitest';
import { credentials, registration, test } from '../testing/callers.ts';
import { statementsOf } from '../testing/statements.ts';
import { hashPassword } from './passwords.ts';
import { open } from './sessions.ts';

const DAY = 24 * 60 * 60 * 1000;
const locale = { timeZone: 'Europe/Berlin', language: 'en' } as const;

describe('guests', () => {
  test('a visitor starts at once and is somebody from then on', async ({ visitor }) => {
    const { api } = visitor();
    expect(await api.auth.me()).toBeNull();
    const guest = await api.auth.startGuest(locale);
    expect(guest).toMatchObject({ role: 'guest', username: null, email: null, timeZone: 'Europe/Berlin' });
    expect(await api.auth.me()).toEqual(guest);
  });

  test('a visitor starts by nine statements', async ({ visitor, db }) => {
    const { api } = visitor();
    expect(await statementsOf(db, () => api.auth.startGuest(locale))).toHaveLength(9);
  });

  test('starting twice makes one guest', async ({ visitor }) => {
    const { api } = visitor();
    const { userId } = await api.auth.startGuest(locale);
    expect((await api.auth.startGuest(locale)).userId).toBe(userId);
  });

  test('two visitors are two guests', async ({ visitor }) => {
    const guests = [await visitor().api.auth.startGuest(locale), await visitor().api.auth.startGuest(locale)];
    expect(guests[0]?.userId).not.toBe(guests[1]?.userId);
  });
});

describe('registering', () => {
  test('a guest becomes a full account, the same one', async ({ visitor }) => {
    const ada = visitor();
    const guest = await ada.api.auth.startGuest(locale);
    const account = await ada.api.auth.register(registration('ada', { firstName: 'Ada', language: 'de' }));
    expect(account).toMatchObject({ userId: guest.userId, role: 'individual', username: 'ada' });
    expect(account).toMatchObject({ firstName: 'Ada', displayName: 'Ada', language: 'de' });
  });

  test('a visitor without a guest account gets a new one and is signed in', async ({ visitor }) => {
    const { api } = visitor();
    const { userId } = await api.auth.register(registration('ada'));
    expect(await api.auth.me()).toMatchObject({ userId, username: 'ada' });
  });

  test('the session of the guest ends: whoever knew its token is not signed in with the account', async ({
    visitor,
  }) => {
    const ada = visitor();
    await ada.api.auth.startGuest(locale);
    const eve = visitor();
    eve.token = ada.token;
    await ada.api.auth.register(registration('ada'));
    expect(ada.token).not.toBe(eve.token);
    expect(await eve.api.auth.me()).toBeNull();
  });

  test('every other session of the guest ends, too', async ({ visitor, site }) => {
    const ada = visitor();
    const { userId } = await ada.api.auth.startGuest(locale);
    const eve = visitor();
    const browser = { channel: 'browser', deviceName: '', userAgent: '' } as const;
    eve.token = (await open(site.db, { userId, ...browser, now: site.now })).token;
    expect(await eve.api.auth.me()).toMatchObject({ userId });
    await ada.api.auth.register(registration('ada'));
    expect(await eve.api.auth.me()).toBeNull();
    expect(await ada.api.auth.me()).toMatchObject({ userId });
  });

  test('user name and password work at once, the address only after its link', async ({ visitor }) => {
    await visitor().api.auth.register(registration('ada'));
    const { api } = visitor();
    expect(await api.auth.logIn(credentials('ADA'))).toMatchObject({
      username: 'ada',
      email: null,
      pendingEmail: 'ada@example.org',
    });
    await expect(visitor().api.auth.logIn(credentials('ada@example.org'))).rejects.toThrow(
      'wrong-credentials',
    );
  });

  test('a user name belongs to one account, whatever its case', async ({ visitor }) => {
    await visitor().api.auth.register(registration('ada'));
    await expect(
      visitor().api.auth.register(registration('ADA', { email: 'other@example.org' })),
    ).rejects.toMatchObject({ cause: { reason: 'identifier-taken', details: { field: 'username' } } });
  });

  test('a failed registration leaves the guest a guest', async ({ visitor }) => {
    await visitor().api.auth.register(registration('ada'));
    const { api } = visitor();
    const { userId } = await api.auth.startGuest(locale);
    await expect(api.auth.register(registration('ada'))).rejects.toThrow('identifier-taken');
    expect(await api.auth.me()).toMatchObject({ userId, role: 'guest', pendingEmail: null });
  });

  test('whoever is registered cannot register again', async ({ visitor }) => {
    const { api } = visitor();
    await api.auth.register(registration('ada'));
    // Not even told whether a name is free.
    for (const name of ['bob', 'ada'])
      await expect(api.auth.register(registration(name))).rejects.toThrow('already-registered');
  });

  test('a password that guessers try, or of own words, is refused with the reason', async ({ visitor }) => {
    const { api } = visitor();
    const tried = (password: string) => api.auth.register(registration('countess', { password }));
    await expect(tried('Password123')).rejects.toMatchObject({
      cause: { reason: 'password-too-weak', details: { weakness: 'too-common' } },
    });
    await expect(tried('countess1815')).rejects.toMatchObject({
      cause: { details: { weakness: 'own-words' } },
    });
    await expect(tried('short')).rejects.toThrow('must have at least 10 characters');
  });

  test('the boards learn that a guest has a name', async ({ visitor, db }) => {
    const { api } = visitor();
    await api.auth.startGuest(locale);
    await api.auth.register(registration('ada'));
    const kinds = await db('platform.outbox_messages').orderBy('id').pluck('kind');
    expect(kinds).toEqual(['refresh-boards', 'verify-address']);
  });

  test('three accounts in three hours from one address, and typing mistakes cost none of them', async ({
    visitor,
    site,
  }) => {
    const address = '198.51.100.7';
    const register = (name: string) => visitor({ address }).api.auth.register(registration(name));
    await register('ada');
    await expect(register('ada')).rejects.toThrow('identifier-taken');
    await register('bob');
    await register('cleo');
    await expect(register('dora')).rejects.toMatchObject({
      cause: { reason: 'rate-limited', details: { retryAfterSeconds: expect.any(Number) } },
    });
    expect(await visitor().api.auth.register(registration('dora'))).toMatchObject({ username: 'dora' });
    expect(site.mails).toEqual([]);
  });
});

describe('logging in', () => {
  test('a wrong password, an unknown name and an unknown address are one answer', async ({ visitor }) => {
    await visitor().api.auth.register(registration('ada'));
    const { api } = visitor();
    const answers: string[] = [];
    for (const typed of [
      credentials('ada', 'wrong'),
      credentials('nobody'),
      credentials('nobody@example.org'),
      // Registered, but not yet proved: no identifier.
      credentials('ada@example.org'),
    ])
      answers.push(JSON.stringify(await api.auth.logIn(typed).catch((error: Error) => error)));
    expect(new Set(answers).size).toBe(1);
    expect(answers[0]).toContain('UNAUTHORIZED');
  });

  test('the session that the browser had before ends', async ({ visitor, db }) => {
    await visitor().api.auth.register(registration('ada'));
    const browser = visitor();
    const guest = await browser.api.auth.startGuest(locale);
    await browser.api.auth.logIn(credentials('ada'));
    expect(await db('auth.sessions').where({ userId: guest.userId })).toEqual([]);
  });

  test('a disabled account says so only to the right password', async ({ visitor, db }) => {
    const { userId } = await visitor().api.auth.register(registration('ada'));
    await db('auth.users').where({ id: userId }).update({ isActive: false });
    await expect(visitor().api.auth.logIn(credentials('ada'))).rejects.toThrow('account-disabled');
    await expect(visitor().api.auth.logIn(credentials('ada', 'wrong'))).rejects.toThrow('wrong-credentials');
  });

  test('ten tries for an account in 15 minutes, whoever tries', async ({ visitor }) => {
    await visitor().api.auth.register(registration('ada'));
    for (let i = 0; i < 10; i += 1)
      await expect(visitor().api.auth.logIn(credentials('Ada', 'wrong'))).rejects.toThrow(
        'wrong-credentials',
      );
    await expect(visitor().api.auth.logIn(credentials('ada'))).rejects.toThrow('rate-limited');
  });

  test('an unknown name runs out of tries the same way', async ({ visitor }) => {
    for (let i = 0; i < 10; i += 1)
      await expect(visitor().api.auth.logIn(credentials('nobody'))).rejects.toThrow('wrong-credentials');
    await expect(visitor().api.auth.logIn(credentials('nobody'))).rejects.toThrow('rate-limited');
  });

  test('a hundred tries from one address in 15 minutes, whoever is tried', async ({ visitor }) => {
    const { api } = visitor();
    for (let i = 0; i < 100; i += 1)
      await expect(api.auth.logIn(credentials(`nobody${i}`))).rejects.toThrow('wrong-credentials');
    await expect(api.auth.logIn(credentials('somebody'))).rejects.toThrow('rate-limited');
  });

  test('a class behind one address signs in: the right password costs no try', async ({ visitor }) => {
    const address = '198.51.100.7';
    await visitor().api.auth.register(registration('ada'));
    for (let i = 0; i < 105; i += 1)
      expect(await visitor({ address }).api.auth.logIn(credentials('ada'))).toMatchObject({
        username: 'ada',
      });
  });

  test('a try that the busy server did not look at costs nothing', async ({ visitor }) => {
    await visitor().api.auth.register(registration('ada'));
    const answers: string[] = [];
    const countBusy = () => answers.filter((answer) => answer === 'busy').length;
    const attempt = async () => {
      const { api } = visitor();
      answers.push(
        await api.auth.logIn(credentials('ada')).then(
          () => 'let in',
          (error: Error) => error.message,
        ),
      );
    };
    for (let rounds = 0; countBusy() < 11 && rounds < 20; rounds += 1) {
      const crowd = Promise.allSettled(Array.from({ length: 54 }, () => hashPassword('anything at all')));
      await Promise.all(Array.from({ length: 8 }, attempt));
      await crowd;
    }
    expect(countBusy()).toBeGreaterThan(10);
    expect(answers).not.toContain('rate-limited');
  });

  test('the names of one account share its tries, and nothing tells that they do', async ({
    visitor,
    site,
  }) => {
    const ada = visitor();
    await ada.api.auth.register(registration('ada'));
    await ada.api.auth.verifyEmail({
      token: /#(\S+)/.exec((await site.deliver())[0]?.text ?? '')?.[1] ?? '',
    });
    const answersTo = async (identifier: string, password?: string) => {
      const tries = Array.from(
        { length: 11 },
        () => () => visitor().api.auth.logIn(credentials(identifier, password)),
      );
      const answers: string[] = [];
      for (const attempt of tries)
        answers.push(
          await attempt().then(
            () => 'let in',
            (error: Error) => error.message,
          ),
        );
      return answers;
    };
    const refused = [...Array.from({ length: 10 }, () => 'wrong-credentials'), 'rate-limited'];
    expect(await answersTo('ada', 'wrong')).toEqual(refused);
    expect(await answersTo('ada@example.org')).toEqual(refused);
    expect(await answersTo('nobody@example.org')).toEqual(refused);
  });

  test('a terminal gets a token of its own and no cookie', async ({ visitor }) => {
    await visitor().api.auth.register(registration('ada'));
    const terminal = visitor({ userAgent: 'studyhall-cli' });
    const typed = { ...credentials('ada'), deviceName: 'laptop' };
    const { token, expiresAt } = await terminal.api.auth.openTerminalSession(typed);
    expect(terminal.token).toBeUndefined();
    expect(expiresAt).toBeInstanceOf(Date);
    terminal.token = token;
    expect(await terminal.api.auth.listSessions()).toContainEqual(
      expect.objectContaining({ channel: 'terminal', deviceName: 'laptop', isCurrent: true }),
    );
  });
});

describe('devices', () => {
  test('one sees where one is signed in, names a device and signs it out', async ({ visitor, site }) => {
    const desktop = visitor();
    await desktop.api.auth.register(registration('ada'));
    site.wait(60_000);
    const userAgent = 'Mozilla/5.0 (iPhone) Version/18.1 Mobile/15E148 Safari/604.1';
    const phone = visitor({ userAgent });
    await phone.api.auth.logIn(credentials('ada'));
    const [mine, other] = await phone.api.auth.listSessions();
    expect(mine).toMatchObject({ deviceName: 'Safari on iPhone', isCurrent: true, channel: 'browser' });
    expect(other).toMatchObject({ deviceName: 'Firefox on Linux', isCurrent: false });
    const id = other?.id ?? '';
    await phone.api.auth.renameSession({ id, deviceName: 'Desk' });
    expect((await phone.api.auth.listSessions())[1]).toMatchObject({ deviceName: 'Desk' });
    await phone.api.auth.revokeSession({ id });
    expect(await desktop.api.auth.me()).toBeNull();
    expect(await phone.api.auth.me()).not.toBeNull();
  });

  test('nobody sees, names or ends a session of somebody else', async ({ visitor }) => {
    const ada = visitor();
    await ada.api.auth.register(registration('ada'));
    const [session] = await ada.api.auth.listSessions();
    const id = session?.id ?? '';
    const eve = visitor();
    await eve.api.auth.register(registration('eve'));
    expect((await eve.api.auth.listSessions()).map(({ isCurrent }) => isCurrent)).toEqual([true]);
    await expect(eve.api.auth.renameSession({ id, deviceName: 'x' })).rejects.toThrow('session-not-found');
    await eve.api.auth.revokeSession({ id });
    await eve.api.auth.revokeOtherSessions();
    expect(await ada.api.auth.listSessions()).toEqual([session]);
  });

  test('a session that is over is not among them', async ({ visitor, site }) => {
    const [old, young] = [visitor(), visitor()];
    await old.api.auth.register(registration('ada'));
    site.wait(20 * DAY);
    await young.api.auth.logIn(credentials('ada'));
    expect(await young.api.auth.listSessions()).toHaveLength(2);
    site.wait(10 * DAY);
    expect(await young.api.auth.listSessions()).toHaveLength(1);
  });

  test('logging out ends the session, not only the cookie', async ({ visitor }) => {
    const ada = visitor();
    await ada.api.auth.register(registration('ada'));
    const { token } = ada;
    await ada.api.auth.logOut();
    expect(ada.token).toBeUndefined();
    ada.token = token;
    expect(await ada.api.auth.me()).toBeNull();
  });

  test('all others at once', async ({ visitor }) => {
    const ada = visitor();
    await ada.api.auth.register(registration('ada'));
    const other = visitor();
    await other.api.auth.logIn(credentials('ada'));
    await ada.api.auth.revokeOtherSessions();
    expect(await other.api.auth.me()).toBeNull();
    expect(await ada.api.auth.me()).not.toBeNull();
  });
});

describe('changing the password', () => {
  const next = 'eight yellow kettles';

  test('ends the other sessions and keeps this one', async ({ visitor }) => {
    const ada = visitor();
    await ada.api.auth.register(registration('ada'));
    const other = visitor();
    await other.api.auth.logIn(credentials('ada'));
    await ada.api.auth.changePassword({ newPassword: next });
    expect(await other.api.auth.me()).toBeNull();
    expect(await ada.api.auth.me()).not.toBeNull();
    await expect(other.api.auth.logIn(credentials('ada'))).rejects.toThrow('wrong-credentials');
    expect(await other.api.auth.logIn(credentials('ada', next))).toMatchObject({ username: 'ada' });
  });

  test('needs a good new one', async ({ visitor }) => {
    const { api } = visitor();
    await api.auth.register(registration('countess'));
    const changing = api.auth.changePassword({ newPassword: 'countess1815' });
    await expect(changing).rejects.toThrow('password-too-weak');
  });

  test('is not for guests', async ({ visitor }) => {
    const { api } = visitor();
    await api.auth.startGuest(locale);
    await expect(api.auth.changePassword({ newPassword: next })).rejects.toThrow('forbidden');
  });
});

describe('profile', () => {
  test('changes what was sent and leaves the rest', async ({ visitor }) => {
    const { api } = visitor();
    await api.auth.register(registration('ada', { firstName: 'Ada' }));
    const view = await api.auth.updateProfile({
      lastName: 'Lovelace',
      timeZone: 'Europe/London',
      bio: 'Hi\nthere',
    });
    expect(view).toMatchObject({
      firstName: 'Ada',
      lastName: 'Lovelace',
      displayName: 'Ada L.',
      timeZone: 'Europe/London',
      bio: 'Hi\nthere',
      language: 'en',
    });
    expect(await api.auth.updateProfile({})).toEqual(view);
  });

  test('a name that is sent without the other one is judged together with the one that is kept', async ({
    visitor,
  }) => {
    const { api } = visitor();
    await api.auth.register(registration('chris', { firstName: 'Christopher', lastName: 'Guest' }));
    await expect(api.auth.updateProfile({ firstName: '' })).rejects.toThrow('invalid-input');
    await api.auth.updateProfile({ firstName: 'Security', lastName: 'Guest' });
    await expect(api.auth.updateProfile({ lastName: 'Team' })).rejects.toThrow('invalid-input');
    expect(await api.auth.updateProfile({ bio: 'x' })).toMatchObject({ displayName: 'Security G.' });
    expect(await api.auth.updateProfile({ firstName: 'Joe', lastName: 'Root' })).toMatchObject({
      displayName: 'Joe R.',
    });
  });

  test('a group of preferences is replaced as a whole, the others stay', async ({ visitor }) => {
    const { api } = visitor();
    await api.auth.register(registration('ada'));
    await api.auth.updateProfile({ preferences: { company: 'Analytical Engines', marketingConsent: true } });
    const { preferences } = await api.auth.updateProfile({
      preferences: { notifications: { email: false, push: true } },
    });
    expect(preferences).toEqual({
      company: 'Analytical Engines',
      marketingConsent: true,
      notifications: { email: false, push: true },
      accessibility: { reducedMotion: false },
    });
  });

  test('the time zone and language hold at the next call', async ({ visitor, db }) => {
    const ada = visitor();
    const { userId } = await ada.api.auth.startGuest(locale);
    await ada.api.auth.updateProfile({ timeZone: 'Asia/Tokyo', language: 'de' });
    expect(await db('auth.profiles').where({ userId }).first()).toMatchObject({ language: 'de' });
    expect(await ada.api.auth.me()).toMatchObject({ timeZone: 'Asia/Tokyo', language: 'de' });
  });

  test('the boards are told when somebody leaves or joins them, and only then', async ({ visitor, db }) => {
    const { api } = visitor();
    await api.auth.startGuest(locale);
    const told = async () => (await db('platform.outbox_messages').where({ kind: 'refresh-boards' })).length;
    await api.auth.updateProfile({ bio: 'x', isOnLeaderboards: true });
    expect(await told()).toBe(0);
    await api.auth.updateProfile({ isOnLeaderboards: false });
    expect(await told()).toBe(1);
  });
});

describe('without a session', () => {
  test('nothing of one’s own can be asked for', async ({ visitor }) => {
    const { api } = visitor();
    await expect(api.auth.logOut()).rejects.toThrow('unauthenticated');
    await expect(api.auth.listSessions()).rejects.toThrow('unauthenticated');
    await expect(api.auth.updateProfile({ bio: 'x' })).rejects.toThrow('unauthenticated');
    await expect(api.auth.resendVerification()).rejects.toThrow('unauthenticated');
  });
});
