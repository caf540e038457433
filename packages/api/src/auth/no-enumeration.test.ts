import { DomainError } from '@studyhall/domain/errors';
import type { Knex } from 'knex';
import { describe, expect } from 'vitest';
import { NOW } from '../testing/builders.ts';
import { credentials, PASSWORD, registration, type Site, test } from '../testing/callers.ts';
import { Identifier, OauthAccount, Password, User } from './models.ts';

const LOCALE = { timeZone: 'UTC', language: 'en' } as const;
const tokenIn = (text: string | undefined) => /verify-email#(\S+)/.exec(text ?? '')?.[1] ?? '';

/** What a call answers, how many statements it sends and how many promises it makes: all that could tell accounts apart. */
async function tracesOf(db: Knex, call: () => Promise<unknown>) {
  const statements: string[] = [];
  // Savepoints are counted through.
  const note = ({ sql }: { sql: string }) => void statements.push(sql.replace(/trx\d+/, 'trx'));
  const promised = async () => Number((await db('platform.outbox_messages').count().first())?.count);
  const before = await promised();
  db.on('query', note);
  const answer = await call().catch((error: Error) => {
    const { cause } = error;
    return cause instanceof DomainError ? [cause.reason, cause.details] : error.message;
  });
  db.off('query', note);
  return { answer, statements, promised: (await promised()) - before };
}

/** An account in every state that strangers might want to know of, by the address to try. */
async function everyState(site: Site): Promise<readonly string[]> {
  const { db } = site;
  const add = async (name: string) => {
    const { api } = site.visitor();
    const { userId } = await api.auth.register(registration(name));
    await api.auth.verifyEmail({ token: tokenIn((await site.deliver())[0]?.text) });
    return userId;
  };
  await add('known');
  const disabled = await add('disabled');
  await User.query(db).patch({ isActive: false }).findById(disabled);
  const banned = await add('banned');
  await User.query(db).patch({ isActive: false, bannedAt: NOW, banReason: 'Insults' }).findById(banned);
  const elsewhere = await add('elsewhere');
  await Password.query(db).deleteById(elsewhere);
  const link = { provider: 'https://login.example.org', subject: 'e', address: null };
  await OauthAccount.query(db).insert({ ...link, userId: elsewhere, linkedAt: NOW, lastUsedAt: NOW });
  await site.visitor().api.auth.register(registration('unverified'));
  return ['known', 'disabled', 'banned', 'elsewhere', 'unverified', 'unknown'].map(
    (name) => `${name}@example.org`,
  );
}

describe('strangers cannot tell accounts apart', () => {
  test('who logs in with a wrong password: the answer and the work are one', async ({ db, site }) => {
    const traces = [];
    for (const address of await everyState(site)) {
      const { api } = site.visitor();
      traces.push(await tracesOf(db, () => api.auth.logIn(credentials(address, 'not the password'))));
    }
    expect(traces[0]).toMatchObject({ answer: ['wrong-credentials', undefined], promised: 1 });
    for (const trace of traces) expect(trace).toEqual(traces[0]);
  });

  test('who asks for another password, or registers: the answer and the work are one', async ({
    db,
    site,
  }) => {
    const resets = [];
    const registrations = [];
    const addresses = await everyState(site);
    for (const [index, email] of addresses.entries()) {
      const { api } = site.visitor();
      resets.push(await tracesOf(db, () => api.auth.requestPasswordReset({ email })));
      const account = registration(`stranger${index}`, { email });
      const { answer, ...trace } = await tracesOf(db, () => site.visitor().api.auth.register(account));
      expect(answer).toMatchObject({ pendingEmail: email, email: null });
      registrations.push({ answer: null, ...trace });
    }
    for (const traces of [resets, registrations]) {
      expect(traces).toHaveLength(addresses.length);
      for (const trace of traces) expect(trace).toEqual(traces[0]);
    }
  });

  test('only the right password learns that an account is disabled or banned, and why', async ({ site }) => {
    await everyState(site);
    await expect(site.visitor().api.auth.logIn(credentials('disabled@example.org'))).rejects.toMatchObject({
      cause: { reason: 'account-disabled' },
    });
    await expect(site.visitor().api.auth.logIn(credentials('banned@example.org'))).rejects.toMatchObject({
      cause: { reason: 'account-banned', details: { banReason: 'Insults' } },
    });
  });
});

describe('an address that waits for its link', () => {
  test('signs nobody in, which its mailbox alone is told, with a link that ends it', async ({
    site,
    visitor,
  }) => {
    const ada = visitor();
    await ada.api.auth.register({ email: 'Ada@Example.org', password: PASSWORD, ...LOCALE });
    await site.deliver();
    const elsewhere = visitor();
    await expect(elsewhere.api.auth.logIn(credentials('ada@example.org'))).rejects.toMatchObject({
      cause: { reason: 'wrong-credentials' },
    });
    const mails = await site.deliver();
    expect(mails).toMatchObject([
      { to: 'Ada@Example.org', subject: 'Confirm your address to sign in with it' },
    ]);
    const token = tokenIn(mails[0]?.text);
    expect(await elsewhere.api.auth.verifyEmail({ token })).toEqual({ state: 'password-needed' });
    await elsewhere.api.auth.verifyEmailWithPassword({ token, password: PASSWORD });
    expect(await visitor().api.auth.logIn(credentials('ada@example.org'))).toMatchObject({
      email: 'Ada@Example.org',
      displayName: 'Learner',
    });
  });

  test('mails that explain why an address signs nobody in are limited by the address', async ({
    site,
    visitor,
  }) => {
    await visitor().api.auth.register({ email: 'ada@example.org', password: PASSWORD, ...LOCALE });
    await site.deliver();
    const fail = async () =>
      await expect(visitor().api.auth.logIn(credentials('ADA@example.org'))).rejects.toThrow();
    for (let tries = 0; tries < 3; tries += 1) await fail();
    expect(await site.deliver()).toHaveLength(1);
  });

  test('is told nothing once it is somebody’s, or where nobody gave it', async ({ site, visitor }) => {
    await visitor().api.auth.register({ email: 'ada@example.org', password: PASSWORD, ...LOCALE });
    const { userId } = await visitor().api.auth.register(registration('grace'));
    await site.deliver();
    const claim = { kind: 'email', value: 'ada@example.org', display: 'ada@example.org' } as const;
    await Identifier.query(site.db).insert({ ...claim, userId, createdAt: NOW });
    for (const address of ['ada@example.org', 'nobody@example.org'])
      await expect(visitor().api.auth.logIn(credentials(address, 'no'))).rejects.toThrow();
    expect(await site.deliver()).toEqual([]);
  });
});

describe('an account', () => {
  test('needs a user name or an address, not both', async ({ site, visitor }) => {
    const byName = await visitor().api.auth.register({ username: 'grace', password: PASSWORD, ...LOCALE });
    expect(byName).toMatchObject({ username: 'grace', email: null, pendingEmail: null });
    expect(await site.deliver()).toEqual([]);
    await visitor().api.auth.logIn(credentials('grace'));
    const ada = visitor();
    const account = { email: 'ada@example.org', password: PASSWORD, firstName: 'Ada', ...LOCALE };
    expect(await ada.api.auth.register(account)).toMatchObject({
      username: null,
      pendingEmail: 'ada@example.org',
      displayName: 'Ada',
    });
    expect(await ada.api.auth.me()).not.toBeNull();
    const [mail] = await site.deliver();
    expect(mail?.text).toMatch(/^Hello,\n/);
    expect(await ada.api.auth.verifyEmail({ token: tokenIn(mail?.text) })).toEqual({ state: 'verified' });
  });

  test('with a provider it is somebody’s, and nobody claims it by the address that waits', async ({
    site,
    visitor,
  }) => {
    const { username: _, ...rest } = registration('attacker', { email: 'ada@example.org' });
    const { userId } = await visitor().api.auth.register(rest);
    const token = tokenIn((await site.deliver())[0]?.text);
    const link = { provider: 'https://login.example.org', subject: 'a', address: null };
    await OauthAccount.query(site.db).insert({ ...link, userId, linkedAt: NOW, lastUsedAt: NOW });
    const claim = visitor().api.auth.claimEmail({ token, newPassword: 'eleven purple lanterns' });
    await expect(claim).rejects.toThrow('claim-refused');
    expect(await OauthAccount.query(site.db).where({ userId })).toHaveLength(1);
  });
});
