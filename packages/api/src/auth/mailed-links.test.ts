import { describe, expect } from 'vitest';
import type { KeptMail } from '../platform/mail.ts';
import { credentials, PASSWORD, registration, type Site, test, type Visitor } from '../testing/callers.ts';
import { addPasskeyTo } from '../testing/factors.ts';
import { statementsOf } from '../testing/statements.ts';

const HOUR = 3_600_000;
const next = 'eight yellow kettles';

/** The token of the one link in a mail. */
function tokenIn(mail: KeptMail | undefined): string {
  const [, token] = /https:\/\/learn\.example\.org\/[a-z-]+#(\S+)/.exec(mail?.text ?? '') ?? [];
  if (token === undefined) throw new Error('The mail has no link');
  return token;
}

async function registered(site: Site, name: string): Promise<{ visitor: Visitor; token: string }> {
  const visitor = site.visitor();
  await visitor.api.auth.register(registration(name));
  const mails = await site.deliver();
  return { visitor, token: tokenIn(mails.find((mail) => mail.to === `${name}@example.org`)) };
}

/** With no user name: until the link is opened nothing signs in to it. */
async function registeredByAddress(site: Site, name: string): Promise<{ visitor: Visitor; token: string }> {
  const visitor = site.visitor();
  const { username: _, ...rest } = registration(name);
  await visitor.api.auth.register(rest);
  const mails = await site.deliver();
  return { visitor, token: tokenIn(mails.find((mail) => mail.to === `${name}@example.org`)) };
}

async function proved(site: Site, name: string): Promise<Visitor> {
  const { visitor, token } = await registered(site, name);
  await visitor.api.auth.verifyEmail({ token });
  return visitor;
}

describe('proving an address', () => {
  test('in the session that registered, the link is enough, and the address signs in', async ({ site }) => {
    const { visitor, token } = await registered(site, 'ada');
    expect(await visitor.api.auth.verifyEmail({ token })).toEqual({ state: 'verified' });
    expect(await visitor.api.auth.me()).toMatchObject({ email: 'ada@example.org', pendingEmail: null });
    expect(await site.visitor().api.auth.logIn(credentials('Ada@Example.org'))).toMatchObject({
      username: 'ada',
    });
  });

  test('elsewhere the link asks for the password and stays usable', async ({ site }) => {
    const { token } = await registered(site, 'ada');
    const phone = site.visitor();
    expect(await phone.api.auth.verifyEmail({ token })).toEqual({ state: 'password-needed' });
    await expect(phone.api.auth.verifyEmailWithPassword({ token, password: 'wrong' })).rejects.toThrow(
      'wrong-credentials',
    );
    const view = await phone.api.auth.verifyEmailWithPassword({ token, password: PASSWORD });
    expect(view).toMatchObject({ email: 'ada@example.org' });
    expect(await phone.api.auth.me()).toEqual(view);
  });

  test('a later log-in is not the session that asked, even to the same account', async ({ site }) => {
    const { token } = await registered(site, 'ada');
    const phone = site.visitor();
    await phone.api.auth.logIn(credentials('ada'));
    expect(await phone.api.auth.verifyEmail({ token })).toEqual({ state: 'password-needed' });
  });

  test('nobody else’s session makes the link enough', async ({ site }) => {
    const { token } = await registered(site, 'ada');
    const bob = await proved(site, 'bob');
    expect(await bob.api.auth.verifyEmail({ token })).toEqual({ state: 'password-needed' });
  });

  test('whoever reads the mails takes an account that has nothing but their address', async ({
    site,
    db,
  }) => {
    const { visitor: eve, token } = await registeredByAddress(site, 'victim');
    await eve.api.auth.createApiToken({ name: 'Later', scopes: ['read'] });
    const victim = site.visitor();
    const view = await victim.api.auth.claimEmail({ token, newPassword: next });
    expect(view).toMatchObject({ email: 'victim@example.org' });
    expect(await victim.api.auth.me()).toEqual(view);
    expect(await eve.api.auth.me()).toBeNull();
    expect(await db('auth.api_tokens')).toEqual([]);
    const address = 'victim@example.org';
    await expect(eve.api.auth.logIn(credentials(address))).rejects.toThrow('wrong-credentials');
    expect(await eve.api.auth.logIn(credentials(address, next))).toMatchObject({ email: address });
  });

  test('with a second factor it is somebody’s: the claim takes nothing, and the address is free to be registered', async ({
    site,
  }) => {
    const { visitor: eve, token } = await registeredByAddress(site, 'victim');
    await addPasskeyTo(eve);
    const victim = site.visitor();
    await expect(victim.api.auth.claimEmail({ token, newPassword: next })).rejects.toThrow('claim-refused');
    expect(await eve.api.auth.me()).toMatchObject({ email: null, pendingEmail: 'victim@example.org' });
    await victim.api.auth.register({ ...registration('rightful'), email: 'victim@example.org' });
    const link = tokenIn((await site.deliver()).at(-1));
    await victim.api.auth.verifyEmail({ token: link });
    expect(await victim.api.auth.me()).toMatchObject({ email: 'victim@example.org' });
  });

  test('so it is with a user name, which signs in without the address', async ({ site }) => {
    const { token } = await registered(site, 'ada');
    const claim = site.visitor().api.auth.claimEmail({ token, newPassword: next });
    await expect(claim).rejects.toThrow('claim-refused');
    expect(await site.visitor().api.auth.logIn(credentials('ada'))).toMatchObject({ username: 'ada' });
  });

  test('so it is with a proved address: whoever mistypes the next one loses nothing', async ({ site }) => {
    const { visitor: ada, token } = await registered(site, 'ada');
    await ada.api.auth.verifyEmail({ token });
    await ada.api.auth.changeEmail({ email: 'aad@example.org' });
    const link = tokenIn((await site.deliver()).find(({ to }) => to === 'aad@example.org'));
    const claim = site.visitor().api.auth.claimEmail({ token: link, newPassword: next });
    await expect(claim).rejects.toThrow('claim-refused');
    expect(await ada.api.auth.me()).toMatchObject({ email: 'ada@example.org' });
    await ada.api.auth.verifyEmail({ token: link });
    expect(await ada.api.auth.me()).toMatchObject({ email: 'aad@example.org' });
  });

  test('neither the password nor a claim opens an account that is closed', async ({ site, db }) => {
    const { token } = await registered(site, 'ada');
    await db('auth.users').update({ isActive: false });
    const { api } = site.visitor();
    const disabled = 'account-disabled';
    await expect(api.auth.verifyEmailWithPassword({ token, password: PASSWORD })).rejects.toThrow(disabled);
    await expect(api.auth.claimEmail({ token, newPassword: next })).rejects.toThrow(disabled);
    expect(await api.auth.me()).toBeNull();
    expect(await db('auth.identifiers').where({ kind: 'email' })).toEqual([]);
  });

  test('the new password of a claim is held to the same rule', async ({ site }) => {
    const { token } = await registeredByAddress(site, 'countess');
    const { api } = site.visitor();
    await expect(api.auth.claimEmail({ token, newPassword: 'countess@example.org' })).rejects.toThrow(
      'password-too-weak',
    );
    expect(await api.auth.claimEmail({ token, newPassword: next })).toMatchObject({
      email: 'countess@example.org',
    });
  });

  test('a stranger who tries the address does not void the link of the session that waits for it', async ({
    site,
  }) => {
    const { visitor, token } = await registered(site, 'ada');
    const stranger = site.visitor().api.auth.logIn(credentials('ada@example.org'));
    await expect(stranger).rejects.toThrow('wrong-credentials');
    expect(await site.deliver()).toHaveLength(1);
    expect(await visitor.api.auth.verifyEmail({ token })).toEqual({ state: 'verified' });
  });

  test('a link works once and for 24 hours', async ({ site }) => {
    const { visitor, token } = await registered(site, 'ada');
    await visitor.api.auth.verifyEmail({ token });
    await expect(visitor.api.auth.verifyEmail({ token })).rejects.toThrow('link-invalid-or-used');
    const late = await registered(site, 'bob');
    site.wait(24 * HOUR);
    await expect(late.visitor.api.auth.verifyEmail({ token: late.token })).rejects.toThrow(
      'link-invalid-or-used',
    );
  });

  test('a link that was changed by one character, or is for something else, works for nothing', async ({
    site,
  }) => {
    const { visitor, token } = await registered(site, 'ada');
    const changed = `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`;
    for (const bad of [changed, token.slice(37), 'x', `${token}x`])
      await expect(visitor.api.auth.verifyEmail({ token: bad })).rejects.toThrow('link-invalid-or-used');
    await expect(visitor.api.auth.resetPassword({ token, newPassword: next })).rejects.toThrow(
      'link-invalid-or-used',
    );
  });

  test('the database does not know the link', async ({ site, db }) => {
    const { token } = await registered(site, 'ada');
    const secret = token.split('.')[1] ?? '';
    const tables = ['auth.one_time_tokens', 'platform.outbox_messages', 'auth.users'];
    for (const table of tables) expect(JSON.stringify(await db(table))).not.toContain(secret);
  });

  test('a link may be asked for again, three times an hour', async ({ site }) => {
    const { visitor } = await registered(site, 'ada');
    const { api } = visitor;
    await api.auth.resendVerification();
    const [mail] = await site.deliver();
    expect(await api.auth.verifyEmail({ token: tokenIn(mail) })).toEqual({ state: 'verified' });
    await expect(api.auth.resendVerification()).rejects.toThrow('not-found');
    await expect(api.auth.resendVerification()).rejects.toThrow('not-found');
    await expect(api.auth.resendVerification()).rejects.toThrow('rate-limited');
  });
});

describe('an address that somebody has', () => {
  test('registering with it has the same answer and the same statements; the mail says what is the matter', async ({
    site,
    db,
  }) => {
    await proved(site, 'ada');
    const register = async (name: string, email: string) => {
      const { api } = site.visitor();
      const statements = await statementsOf(db, async () => {
        const view = await api.auth.register(registration(name, { email }));
        expect(view).toMatchObject({ username: name, email: null, pendingEmail: email });
      });
      return statements.map((sql) => sql.replace(/trx\d+/, 'trx'));
    };
    expect(await register('eve1', 'ADA@example.org')).toEqual(await register('eve2', 'new@example.org'));
    const mails = await site.deliver();
    const toAda = mails.filter((mail) => mail.to.toLowerCase() === 'ada@example.org');
    expect(toAda.map((mail) => mail.subject)).toEqual(['You already have an account']);
    expect(toAda[0]?.text).toContain('https://learn.example.org/log-in');
    expect(toAda[0]?.text).not.toContain('eve1');
  });

  test('of two accounts that wait for one address, the first to open its link gets it', async ({ site }) => {
    const first = await registered(site, 'ada');
    const other = site.visitor();
    await other.api.auth.register(registration('eve', { email: 'ada@example.org' }));
    const [mail] = await site.deliver();
    await first.visitor.api.auth.verifyEmail({ token: first.token });
    await expect(other.api.auth.verifyEmail({ token: tokenIn(mail) })).rejects.toMatchObject({
      cause: { reason: 'identifier-taken', details: { field: 'email' } },
    });
    expect(await other.api.auth.me()).toMatchObject({ email: null, pendingEmail: 'ada@example.org' });
  });
});

describe('forgotten password', () => {
  async function reset(site: Site, email: string): Promise<readonly KeptMail[]> {
    expect(await site.visitor().api.auth.requestPasswordReset({ email })).toEqual({});
    return await site.deliver();
  }

  test('the mailed link sets a new one and ends every session', async ({ site }) => {
    const ada = await proved(site, 'ada');
    const [mail] = await reset(site, 'ADA@example.org');
    expect(mail).toMatchObject({ to: 'ada@example.org', subject: 'Set a new password' });
    await site.visitor().api.auth.resetPassword({ token: tokenIn(mail), newPassword: next });
    expect(await ada.api.auth.me()).toBeNull();
    await expect(ada.api.auth.logIn(credentials('ada'))).rejects.toThrow('wrong-credentials');
    expect(await ada.api.auth.logIn(credentials('ada@example.org', next))).toMatchObject({ username: 'ada' });
    expect((await site.deliver()).map((sent) => sent.subject)).toEqual(['Your password was changed']);
  });

  test('known, unknown and waiting addresses cost the same statements; only the known one gets a mail', async ({
    site,
    db,
  }) => {
    await proved(site, 'ada');
    await registered(site, 'bob');
    const sent: string[][] = [];
    for (const email of ['ada@example.org', 'nobody@example.org', 'bob@example.org'])
      sent.push(await statementsOf(db, () => site.visitor().api.auth.requestPasswordReset({ email })));
    expect(sent[1]).toEqual(sent[0]);
    expect(sent[2]).toEqual(sent[0]);
    expect((await site.deliver()).map((mail) => mail.to)).toEqual(['ada@example.org']);
  });

  test('a banned account gets no link, and one that was sent before does not help', async ({ site, db }) => {
    const ada = await proved(site, 'ada');
    const { userId } = (await ada.api.auth.me()) ?? {};
    const [mail] = await reset(site, 'ada@example.org');
    await db('auth.users').where({ id: userId }).update({ isActive: false });
    await expect(
      site.visitor().api.auth.resetPassword({ token: tokenIn(mail), newPassword: next }),
    ).rejects.toThrow('account-disabled');
    expect(await reset(site, 'ada@example.org')).toEqual([]);
  });

  test('a link works once, for one hour, and only the newest one', async ({ site }) => {
    await proved(site, 'ada');
    const [first] = await reset(site, 'ada@example.org');
    const [second] = await reset(site, 'ada@example.org');
    const { api } = site.visitor();
    await expect(api.auth.resetPassword({ token: tokenIn(first), newPassword: next })).rejects.toThrow(
      'link-invalid-or-used',
    );
    await api.auth.resetPassword({ token: tokenIn(second), newPassword: next });
    for (const mail of [first, second])
      await expect(api.auth.resetPassword({ token: tokenIn(mail), newPassword: next })).rejects.toThrow(
        'link-invalid-or-used',
      );
    await site.deliver();
    const [third] = await reset(site, 'ada@example.org');
    site.wait(HOUR);
    await expect(api.auth.resetPassword({ token: tokenIn(third), newPassword: next })).rejects.toThrow(
      'link-invalid-or-used',
    );
  });

  test('changing the password makes a link void that somebody else asked for', async ({ site }) => {
    const ada = await proved(site, 'ada');
    const [mail] = await reset(site, 'ada@example.org');
    await ada.api.auth.changePassword({ newPassword: next });
    await expect(
      site.visitor().api.auth.resetPassword({ token: tokenIn(mail), newPassword: PASSWORD }),
    ).rejects.toThrow('link-invalid-or-used');
  });

  test('three an hour for one address, known or not', async ({ site }) => {
    for (const email of ['ada@example.org', 'nobody@example.org']) {
      for (let i = 0; i < 3; i += 1) await site.visitor().api.auth.requestPasswordReset({ email });
      await expect(site.visitor().api.auth.requestPasswordReset({ email })).rejects.toThrow('rate-limited');
    }
  });
});

describe('changing the address', () => {
  test('the former one signs in until the link is opened, then is told and does not any more', async ({
    site,
  }) => {
    const ada = await proved(site, 'ada');
    await ada.api.auth.changeEmail({ email: 'countess@example.org' });
    const [mail] = await site.deliver();
    expect(mail?.to).toBe('countess@example.org');
    expect(await site.visitor().api.auth.logIn(credentials('ada@example.org'))).toMatchObject({
      email: 'ada@example.org',
      pendingEmail: 'countess@example.org',
    });
    await ada.api.auth.verifyEmail({ token: tokenIn(mail) });
    expect(await ada.api.auth.me()).toMatchObject({ email: 'countess@example.org', pendingEmail: null });
    await expect(site.visitor().api.auth.logIn(credentials('ada@example.org'))).rejects.toThrow(
      'wrong-credentials',
    );
    expect((await site.deliver()).map(({ to, subject }) => ({ to, subject }))).toEqual([
      { to: 'ada@example.org', subject: 'Your address was changed' },
    ]);
  });

  test('a link for an address that no longer waits is void', async ({ site }) => {
    const { visitor, token } = await registered(site, 'ada');
    await visitor.api.auth.changeEmail({ email: 'countess@example.org' });
    await site.deliver();
    await expect(visitor.api.auth.verifyEmail({ token })).rejects.toThrow('link-invalid-or-used');
  });

  test('needs a fresh proof', async ({ site }) => {
    const ada = await proved(site, 'ada');
    site.wait(10 * 60_000);
    await expect(ada.api.auth.changeEmail({ email: 'eve@example.org' })).rejects.toThrow(
      'confirmation-needed',
    );
    expect(await site.deliver()).toEqual([]);
  });
});

test('mails are written in the language of the account', async ({ site }) => {
  await site.visitor().api.auth.register(registration('ada', { language: 'de' }));
  const [mail] = await site.deliver();
  expect(mail?.subject).toBe('Bestätige deine Adresse');
  expect(mail?.text).toContain('Hallo ada,');
});

test('who has an address already reads in their own language that it was typed again, whoever typed it', async ({
  site,
}) => {
  await proved(site, 'ada');
  await site.visitor().api.auth.register(registration('bob', { email: 'ada@example.org', language: 'de' }));
  const mails = await site.deliver();
  expect(mails.map(({ to, subject }) => [to, subject])).toEqual([
    ['ada@example.org', 'You already have an account'],
  ]);
});

test('a mail to an address that nobody proved carries no text of whoever gave it', async ({ site }) => {
  const firstName = 'You have won: https://evil.example';
  await site.visitor().api.auth.register(registration('ada', { firstName }));
  const [mail] = await site.deliver();
  expect(mail?.text).toContain('Hello ada,');
  expect(mail?.text).not.toContain('evil');
});

test('looking at links is limited by where it comes from', async ({ site }) => {
  const { api } = site.visitor();
  for (let i = 0; i < 30; i += 1)
    await expect(api.auth.verifyEmail({ token: 'x' })).rejects.toThrow('link-invalid-or-used');
  await expect(api.auth.verifyEmail({ token: 'x' })).rejects.toThrow('rate-limited');
});
