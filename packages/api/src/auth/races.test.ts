import type { Knex } from 'knex';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase } from '../platform/database.ts';
import { addLearner } from '../testing/builders.ts';
import {
  credentials,
  openSite,
  registration,
  type Site,
  uncounted,
  type Visitor,
} from '../testing/callers.ts';
import { createTestDatabase, PATIENCE, type TestDatabase } from '../testing/test-database.ts';
import { getProof, issueToken, useToken } from './one-time-tokens.ts';
import { listSessions } from './queries.ts';
import { open } from './sessions.ts';
import { createSetupLink } from './set-up-administrator.ts';

let database: TestDatabase;
let db: Knex;
let site: Site;

beforeAll(async () => {
  database = await createTestDatabase();
  db = openDatabase({ url: database.appUrl, poolSize: 20, patience: PATIENCE });
  site = openSite(db);
});
afterAll(async () => {
  await db.destroy();
  await database.drop();
});

interface Outcome<T> {
  readonly values: readonly T[];
  /** The messages of the failures. */
  readonly refusals: readonly string[];
}

async function atOnce<T>(count: number, work: (index: number) => Promise<T>): Promise<Outcome<T>> {
  const settled = await Promise.allSettled(Array.from({ length: count }, (_, index) => work(index)));
  return {
    values: settled.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : [])),
    refusals: settled.flatMap((outcome) =>
      outcome.status === 'rejected' ? [outcome.reason instanceof Error ? outcome.reason.message : '?'] : [],
    ),
  };
}

async function mailedToken(to: string): Promise<string> {
  const mails = await site.deliver();
  const text = mails.find((mail) => mail.to === to)?.text ?? '';
  return /#(\S+)/.exec(text)?.[1] ?? '';
}

test('twenty uses of one set-up link at once make one administrator', async () => {
  const publicOrigin = 'https://learn.example.org';
  const links = [
    await createSetupLink(db, { publicOrigin, now: site.now }),
    await createSetupLink(db, { publicOrigin, now: site.now }),
  ];
  const { values, refusals } = await atOnce(20, (index) => {
    const token = links[index % 2]?.url.split('#')[1] ?? '';
    const { firstName: _f, lastName: _l, ...input } = registration(`root${index}`);
    return site.visitor().api.auth.setUpAdministrator({ ...input, token });
  });
  expect(values).toHaveLength(1);
  expect(new Set(refusals)).toEqual(new Set(['link-invalid-or-used']));
  expect(await db('auth.users')).toHaveLength(1);
});

test('twenty registrations of one guest at once make one account', async () => {
  const guest = site.visitor();
  await guest.api.auth.startGuest({ timeZone: 'UTC', language: 'en' });
  const { token } = guest;
  const { values, refusals } = await atOnce(20, (index) => {
    const tab = site.visitor();
    tab.token = token;
    return tab.api.auth.register(registration(`tab${index}`));
  });
  expect(values).toHaveLength(1);
  expect(refusals.every((reason) => reason === 'already-registered')).toBe(true);
  const { userId } = values[0] ?? {};
  expect(await db('auth.identifiers').where({ userId })).toHaveLength(1);
});

test('twenty registrations of one user name at once make one account', async () => {
  const { values, refusals } = await atOnce(20, (index) =>
    site.visitor().api.auth.register(registration('Wanted', { email: `wanted${index}@example.org` })),
  );
  expect(values).toHaveLength(1);
  expect(new Set(refusals)).toEqual(new Set(['identifier-taken']));
});

test('an account that was not made costs its address none of its three', async () => {
  const address = '198.51.100.77';
  const register = (name: string) => site.visitor({ address }).api.auth.register(registration(name));
  const { values } = await atOnce(3, () => register('raced'));
  expect(values).toHaveLength(1);
  for (const name of ['raced2', 'raced3']) expect(await register(name)).toMatchObject({ username: name });
  await expect(register('raced4')).rejects.toThrow('rate-limited');
});

test('of twenty uses of one token at once one gets it', async () => {
  const now = site.now;
  const userId = await addLearner(db);
  const purpose = 'reset-password';
  const token = await issueToken(db, { userId, purpose, address: 'x@example.org', sessionId: null, now });
  const { values, refusals } = await atOnce(20, () => useToken(db, { token, purpose, now }));
  expect(values).toEqual([{ userId, address: 'x@example.org', sessionId: null }]);
  expect(new Set(refusals)).toEqual(new Set(['link-invalid-or-used']));
});

test('twenty openings of one verification link at once use it once', async () => {
  const ada = site.visitor();
  await ada.api.auth.register(registration('ada'));
  const token = await mailedToken('ada@example.org');
  const { values, refusals } = await atOnce(20, () => ada.api.auth.verifyEmail({ token }));
  expect(values).toEqual([{ state: 'verified' }]);
  expect(new Set(refusals)).toEqual(new Set(['link-invalid-or-used']));
});

test('twenty uses of one reset link at once set one password', async () => {
  await site.visitor().api.auth.requestPasswordReset({ email: 'ada@example.org' });
  const token = await mailedToken('ada@example.org');
  const passwordOf = (index: number) => `kettle number ${index}`;
  const { values } = await atOnce(20, async (index) => {
    await site.visitor().api.auth.resetPassword({ token, newPassword: passwordOf(index) });
    return index;
  });
  expect(values).toHaveLength(1);
  const winner = passwordOf(values[0] ?? -1);
  expect(await site.visitor().api.auth.logIn(credentials('ada', winner))).toMatchObject({ username: 'ada' });
});

test('two accounts that open their links for one address at once: one gets it', async () => {
  const openers = await Promise.all(
    ['one', 'two'].map(async (name) => {
      const visitor = site.visitor();
      await visitor.api.auth.register(registration(name, { email: 'shared@example.org' }));
      return visitor;
    }),
  );
  const tokens = (await site.deliver()).map((mail) => /#(\S+)/.exec(mail.text)?.[1] ?? '');
  const ids = await Promise.all(openers.map(async ({ api }) => (await api.auth.me())?.userId ?? ''));
  const { values, refusals } = await atOnce(2, async (index) => {
    const token = tokens.find((candidate) => candidate.startsWith(ids[index] ?? '?')) ?? '';
    return await openers[index]?.api.auth.verifyEmail({ token });
  });
  expect(values).toHaveLength(1);
  expect(refusals).toEqual(['identifier-taken']);
});

test('a password that was changed meanwhile is not changed again unseen', async () => {
  const bob = site.visitor();
  const { userId } = await bob.api.auth.register(registration('bob'));
  const before = await db('auth.passwords').where({ userId }).first();
  const { values, refusals } = await atOnce(4, (index) =>
    bob.api.auth.changePassword({ newPassword: `teapot number ${index}` }),
  );
  expect(values.length).toBeGreaterThan(0);
  expect(refusals.every((reason) => reason === 'stale-read')).toBe(true);
  expect(await db('auth.passwords').where({ userId }).first()).not.toEqual(before);
});

test('nobody who is still typing the former password gets past the change of it', async () => {
  const ada = site.visitor();
  await ada.api.auth.register(registration('thrown-out'));
  const former = credentials('thrown-out');
  const strangers = Array.from({ length: 12 }, () => site.visitor());
  const waysIn = [
    async ({ api }: Visitor) => await api.auth.logIn(former),
    async (stranger: Visitor) => {
      const { token } = await stranger.api.auth.openTerminalSession({ ...former, deviceName: 'Elsewhere' });
      stranger.token = token;
    },
    async (stranger: Visitor) => {
      const asked = { ...former, name: 'Elsewhere', scopes: ['read' as const] };
      stranger.token = (await stranger.api.auth.openApiToken(asked)).token;
    },
  ];
  await Promise.all([
    ada.api.auth.changePassword({ newPassword: 'eight yellow kettles' }),
    atOnce(strangers.length, async (index) => {
      const stranger = strangers[index];
      if (stranger !== undefined) await waysIn[index % waysIn.length]?.(stranger);
    }),
  ]);
  for (const stranger of strangers) expect(await stranger.api.auth.me()).toBeNull();
  expect(await ada.api.auth.me()).toMatchObject({ username: 'thrown-out' });
});

test('two administrators who close each other’s accounts at once: one is left', async () => {
  for (let round = 0; round < 5; round += 1) {
    await db('auth.users').where({ role: 'admin' }).update({ role: 'member' });
    const pair = await Promise.all(
      ['left', 'right'].map(async (side) => {
        const visitor = site.visitor();
        const { userId } = await visitor.api.auth.register(registration(`${side}${round}`));
        await db('auth.users').where({ id: userId }).update({ role: 'admin' });
        return { visitor, userId };
      }),
    );
    const { values, refusals } = await atOnce(2, async (index) => {
      const [own, other] = index === 0 ? pair : [...pair].reverse();
      return await own?.visitor.api.admin.setActive({ user: other?.userId ?? '', isActive: false });
    });
    expect(values).toHaveLength(1);
    // The slower one may also find its own session closed already.
    expect(['last-administrator', 'unauthenticated']).toContain(refusals[0]);
    expect(await db('auth.users').where({ role: 'admin', isActive: true })).toHaveLength(1);
  }
});

test('twenty links of one kind made at once leave one that works', async () => {
  const userId = await addLearner(db);
  const purpose = 'reset-password' as const;
  const link = { userId, purpose, address: 'ada@example.org', sessionId: null, now: site.now };
  const { values: tokens } = await atOnce(20, () => db.transaction((trx) => issueToken(trx, link)));
  expect(tokens).toHaveLength(20);
  const { values } = await atOnce(20, (index) =>
    getProof(db, { token: tokens[index] ?? '', purpose, now: site.now }),
  );
  expect(values).toHaveLength(1);
});

test('twenty log-ins at once leave fifty sessions, those that were used last, and ten known browsers', async () => {
  const { userId } = await site.visitor().api.auth.register(registration('busy'));
  const session = { userId, channel: 'terminal', deviceName: '', userAgent: '' } as const;
  await db('auth.sessions').where({ userId }).delete();
  for (let day = 1; day <= 50; day += 1)
    await open(db, { ...session, now: new Date(site.now.getTime() - day * 60 * 60_000) });
  const before = await db('auth.sessions').where({ userId }).orderBy('lastSeenAt', 'desc').pluck('id');
  expect(before).toHaveLength(50);
  const generous = openSite(db, undefined, uncounted);
  const { values } = await atOnce(20, () => generous.visitor().api.auth.logIn(credentials('busy')));
  expect(values).toHaveLength(20);
  const after: string[] = await db('auth.sessions').where({ userId }).pluck('id');
  expect(after).toHaveLength(50);
  expect(before.filter((id) => after.includes(id))).toEqual(before.slice(0, 30));
  expect(await db('auth.known_devices').where({ userId })).toHaveLength(10);
});

test('a list of sessions leaves none out, of however many there are', async () => {
  const userId = await addLearner(db);
  const rows = Array.from({ length: 151 }, (_, index) => ({
    userId,
    id: index.toString(16).padStart(64, '0'),
    channel: 'terminal',
    deviceName: '',
    createdAt: site.now,
    lastSeenAt: site.now,
    expiresAt: new Date(site.now.getTime() + 1_000),
    absoluteExpiresAt: new Date(site.now.getTime() + 1_000),
  }));
  await db('auth.sessions').insert(rows);
  expect(await listSessions(db, { userId, sessionId: '', now: site.now })).toHaveLength(151);
  await open(db, { userId, channel: 'terminal', deviceName: '', userAgent: '', now: site.now });
  expect(await listSessions(db, { userId, sessionId: '', now: site.now })).toHaveLength(50);
});

test('twenty uses of one invitation at once let one in, and twenty invitations of one address make one account', async () => {
  const root = site.visitor();
  const { userId } = await root.api.auth.register(registration('inviting'));
  await db('auth.users').where({ id: userId }).update({ role: 'admin' });
  await root.api.auth.logIn(credentials('inviting'));
  const email = 'invited@example.org';
  const made = await atOnce(20, () => root.api.admin.createUser({ email }));
  expect(made.values).toHaveLength(1);
  expect(new Set(made.refusals)).toEqual(new Set(['identifier-taken']));
  const accept = { token: await mailedToken(email), newPassword: 'eleven purple lanterns', timeZone: 'UTC' };
  const { values, refusals } = await atOnce(20, () => site.visitor().api.auth.acceptInvitation(accept));
  expect(values).toHaveLength(1);
  expect(new Set(refusals)).toEqual(new Set(['link-invalid-or-used']));
  expect(await db('auth.sessions').where({ userId: values[0]?.userId })).toHaveLength(1);
});
