import type { Knex } from 'knex';
import { describe, expect } from 'vitest';
import { Password, User } from '../../auth/models.ts';
import { storeUpload } from '../../platform/uploads.ts';
import { addCatalogue, addExam } from '../../testing/builders.ts';
import { credentials, PASSWORD, registration, type Site, test, type Visitor } from '../../testing/callers.ts';
import { takeQuiz } from '../../testing/quiz-database.ts';

const DAY = 24 * 60 * 60 * 1000;
const newPassword = 'eleven purple lanterns';
const tokenIn = (text: string | null | undefined) => /#(\S+)/.exec(text ?? '')?.[1] ?? '';

/** An administrator who proved a moment ago who they are. */
async function administrator(site: Site): Promise<Visitor & { userId: string }> {
  const visitor = site.visitor();
  const { userId } = await visitor.api.auth.register(registration('root1'));
  await User.query(site.db).patch({ role: 'admin' }).findById(userId);
  await visitor.api.auth.logIn(credentials('root1'));
  await site.deliver();
  return Object.assign(visitor, { userId });
}

async function upload(db: Knex, { userId, text, now }: { userId: string; text: string; now: Date }) {
  const content = (async function* () {
    yield Buffer.from(text);
  })();
  return await storeUpload(db, { userId, fileName: 'people.csv', content, maxBytes: 10_000_000, now });
}

describe('an account that is made for somebody', () => {
  test('with an address is invited by a mail, and the address is nobody’s before its link is opened', async ({
    site,
    visitor,
  }) => {
    const { api } = await administrator(site);
    const made = { username: 'ada', email: 'Ada@school.org', firstName: 'Ada', language: 'de' } as const;
    const { url, userId } = await api.admin.createUser(made);
    expect(url).toBeNull();
    const [mail] = await site.deliver();
    expect(mail).toMatchObject({ to: 'Ada@school.org', subject: 'Für dich wurde ein Konto angelegt' });
    expect(mail?.text).toContain('Hallo Ada,');
    expect(await api.admin.getUser({ user: 'ada' })).toMatchObject({
      ...{ isInvited: true, email: null, pendingEmail: 'Ada@school.org', lastName: '' },
      invitationEndsAt: new Date(site.now.getTime() + 14 * DAY),
    });
    const token = tokenIn(mail?.text);
    for (const _twice of [1, 2]) await visitor().api.auth.lookAtInvitation({ token });
    const ada = visitor();
    expect(await ada.api.auth.acceptInvitation({ token, newPassword, timeZone: 'Asia/Tokyo' })).toMatchObject(
      {
        ...{ userId, username: 'ada', email: 'Ada@school.org', pendingEmail: null, timeZone: 'Asia/Tokyo' },
      },
    );
    expect(await api.admin.getUser({ user: 'ada@school.org' })).toMatchObject({ isInvited: false });
    await expect(
      visitor().api.auth.acceptInvitation({ token, newPassword, timeZone: 'UTC' }),
    ).rejects.toThrow('link-invalid-or-used');
    await expect(visitor().api.auth.lookAtInvitation({ token })).rejects.toThrow('link-invalid-or-used');
    expect(await visitor().api.auth.logIn(credentials('ada@school.org', newPassword))).toMatchObject({
      userId,
    });
  });

  test('without an address has a link that is shown once, proves no address, and ends', async ({
    site,
    visitor,
  }) => {
    const { api } = await administrator(site);
    const { url } = await api.admin.createUser({ username: 'bob', role: 'member' });
    expect(url).toMatch(/^https:\/\/learn\.example\.org\/invitation#/);
    expect(await site.deliver()).toEqual([]);
    site.wait(14 * DAY);
    const accept = { token: tokenIn(url), newPassword, timeZone: 'UTC' };
    await expect(visitor().api.auth.acceptInvitation(accept)).rejects.toThrow('link-invalid-or-used');
    await api.auth.logIn(credentials('root1'));
    const again = await api.admin.sendInvitation({ user: 'bob' });
    const token = tokenIn(again.url);
    expect(await visitor().api.auth.acceptInvitation({ ...accept, token })).toMatchObject({
      ...{ username: 'bob', email: null, role: 'member' },
    });
  });

  test('is refused where the name or the address is somebody’s, also of who was only invited', async ({
    site,
  }) => {
    const { api } = await administrator(site);
    await api.admin.createUser({ username: 'ada', email: 'ada@school.org' });
    for (const [input, field] of [
      [{ username: 'ADA' }, 'username'],
      [{ email: 'ADA@school.org' }, 'email'],
    ] as const)
      await expect(api.admin.createUser(input)).rejects.toMatchObject({
        cause: { reason: 'identifier-taken', details: { field } },
      });
    await expect(api.admin.createUser({ firstName: 'Ada' })).rejects.toThrow(
      'is needed where there is no address',
    );
  });

  test('an address that a stranger only typed can be invited, and the stranger does not get it', async ({
    site,
    visitor,
  }) => {
    const { api } = await administrator(site);
    const stranger = visitor();
    await stranger.api.auth.register(registration('stranger', { email: 'ada@school.org' }));
    await site.deliver();
    await api.admin.createUser({ email: 'ada@school.org' });
    const [mail] = await site.deliver();
    const ada = visitor();
    await ada.api.auth.acceptInvitation({ token: tokenIn(mail?.text), newPassword, timeZone: 'UTC' });
    expect(await ada.api.auth.me()).toMatchObject({ email: 'ada@school.org' });
    expect(await stranger.api.auth.me()).toMatchObject({ email: null });
  });

  test('asks for a password that is none of its own words', async ({ site, visitor }) => {
    const { api } = await administrator(site);
    const { url } = await api.admin.createUser({ username: 'adalovelace1815' });
    const accept = { token: tokenIn(url), newPassword: 'adalovelace1815', timeZone: 'UTC' };
    await expect(visitor().api.auth.acceptInvitation(accept)).rejects.toThrow('password-too-weak');
  });
});

describe('an invitation', () => {
  test('that is sent again makes the link of before void', async ({ site, visitor }) => {
    const { api } = await administrator(site);
    const { userId } = await api.admin.createUser({ email: 'ada@school.org' });
    const [first] = await site.deliver();
    expect(await api.admin.sendInvitation({ user: userId })).toMatchObject({ url: null });
    const [second] = await site.deliver();
    const accept = { newPassword, timeZone: 'UTC' };
    await expect(
      visitor().api.auth.acceptInvitation({ ...accept, token: tokenIn(first?.text) }),
    ).rejects.toThrow('link-invalid-or-used');
    await visitor().api.auth.acceptInvitation({ ...accept, token: tokenIn(second?.text) });
    await expect(api.admin.sendInvitation({ user: userId })).rejects.toThrow('invitation-over');
    await expect(api.admin.takeBackInvitation({ user: userId })).rejects.toThrow('invitation-over');
  });

  test('that is taken back leaves neither a link nor an account, and no mail that was promised or sent', async ({
    site,
    visitor,
  }) => {
    const { api } = await administrator(site);
    const { url } = await api.admin.createUser({ username: 'bob' });
    await api.admin.createUser({ username: 'ada', email: 'ada@school.org' });
    await api.admin.createUser({ username: 'cleo', email: 'cleo@school.org' });
    expect(await site.deliver()).toHaveLength(2);
    await api.admin.sendInvitation({ user: 'ada' });
    for (const user of ['bob', 'ada']) await api.admin.takeBackInvitation({ user });
    expect(await site.deliver()).toEqual([]);
    const { items } = await api.admin.listMails({ limit: 10 });
    const sent = items.map(({ to }) => to);
    expect(sent).toContain('cleo@school.org');
    expect(sent).not.toContain('ada@school.org');
    const accept = { token: tokenIn(url), newPassword, timeZone: 'UTC' };
    await expect(visitor().api.auth.acceptInvitation(accept)).rejects.toThrow('link-invalid-or-used');
    await visitor().api.auth.register(registration('bob'));
  });

  test('is for nobody who has a password, were it never used', async ({ site }) => {
    const { api } = await administrator(site);
    const { userId } = await api.admin.createUser({ username: 'bob' });
    const passwordHash = 'made beside the database';
    await Password.query(site.db).insert({ userId, passwordHash, changedAt: site.now });
    await expect(api.admin.sendInvitation({ user: 'bob' })).rejects.toThrow('invitation-over');
    await expect(api.admin.takeBackInvitation({ user: 'bob' })).rejects.toThrow('invitation-over');
  });
});

describe('a file of people', () => {
  const FILE = [
    'User name;E-Mail;First name;Last name;Role',
    'ada;ada@school.org;Ada;Lovelace;',
    'bob;;Bob;;member',
    ';cleo@school.org;Cleo;;',
    'x;;;;',
    ';nowhere;;;admin',
    'ADA;;;;',
  ].join('\r\n');

  test('is looked at, imported, and changes nothing when it comes again', async ({ site, visitor }) => {
    const { api, userId } = await administrator(site);
    const send = async (text: string) => await upload(site.db, { userId, text, now: site.now });
    const { uploadId } = await send(FILE);
    const counts = { created: 3, updated: 0, unchanged: 0, differing: 0, rejected: 3 };
    const dry = await api.admin.importUsers({ uploadId, isDryRun: true });
    expect(dry).toMatchObject({ isDryRun: true, counts, links: [] });
    expect((await api.admin.listUsers({ limit: 10 })).items).toHaveLength(1);
    const done = await api.admin.importUsers({ uploadId });
    expect(done).toMatchObject({ isDryRun: false, counts });
    expect(done.rows).toEqual(dry.rows);
    expect(done.rows.filter(({ outcome }) => outcome === 'rejected')).toEqual([
      {
        line: 5,
        outcome: 'rejected',
        raw: 'x;;;;',
        problems: [{ column: 'user-name', problem: 'user-name-form', detail: '' }],
      },
      {
        ...{ line: 6, outcome: 'rejected', raw: ';nowhere;;;admin' },
        problems: [
          { column: 'address', problem: 'address-form', detail: '' },
          { column: 'role', problem: 'role-unknown', detail: '' },
        ],
      },
      {
        line: 7,
        outcome: 'rejected',
        raw: 'ADA;;;;',
        problems: [{ column: 'user-name', problem: 'repeated', detail: '2' }],
      },
    ]);
    expect((await site.deliver()).map(({ to }) => to).sort()).toEqual(['ada@school.org', 'cleo@school.org']);
    expect(done.links).toMatchObject([{ line: 3, username: 'bob' }]);
    const token = tokenIn(done.links[0]?.url);
    await visitor().api.auth.acceptInvitation({ token, newPassword, timeZone: 'UTC' });
    const again = await api.admin.importUsers(await send(FILE));
    expect(again).toMatchObject({ counts: { ...counts, created: 0, unchanged: 3 }, links: [] });
    expect(await site.deliver()).toEqual([]);
  });

  test('changes the name of who has not come yet, and tells it of who has', async ({ site, visitor }) => {
    const { api, userId } = await administrator(site);
    const send = async (text: string) => await upload(site.db, { userId, text, now: site.now });
    await api.admin.importUsers(await send('user-name,last-name\nada,Byron\nbob,King'));
    await visitor().api.auth.register(registration('cleo', { lastName: 'Old' }));
    const changed = await api.admin.importUsers(
      await send('user-name,last-name\nada,Lovelace\nbob,King\ncleo,New'),
    );
    expect(changed).toMatchObject({ counts: { created: 0, updated: 1, unchanged: 1, differing: 1 } });
    expect(await api.admin.getUser({ user: 'ada' })).toMatchObject({ lastName: 'Lovelace' });
    expect(await api.admin.getUser({ user: 'cleo' })).toMatchObject({ lastName: 'Old' });
  });

  test('tells whose account is shut, and opens none', async ({ site, visitor }) => {
    const { api, userId } = await administrator(site);
    for (const name of ['ada', 'bob', 'cleo', 'dan']) await visitor().api.auth.register(registration(name));
    await api.admin.banUser({ user: 'ada', reason: 'Insults' });
    await api.admin.setActive({ user: 'bob', isActive: false });
    await api.accounts.eraseUser({ user: 'cleo' });
    const text = 'user-name\nada\nbob\ncleo\ndan';
    const told = await api.admin.importUsers(await upload(site.db, { userId, text, now: site.now }));
    expect(told).toMatchObject({ counts: { created: 0, updated: 0, unchanged: 1, differing: 3 } });
    expect(told.rows.map(({ line, problems }) => [line, problems[0]?.problem])).toEqual([
      [2, 'account-banned'],
      [3, 'account-closed'],
      [4, 'account-leaving'],
    ]);
    expect(await api.admin.getUser({ user: 'cleo' })).toMatchObject({ isActive: false, deletion: {} });
  });

  test('opens no way into an account that may more than its own, whoever asks for new links', async ({
    site,
  }) => {
    const { api, userId } = await administrator(site);
    await api.admin.createUser({ username: 'ada', role: 'admin' });
    for (const username of ['bob', 'cleo', 'dan']) await api.admin.createUser({ username });
    await api.admin.grantRight({ user: 'bob', right: 'support' });
    await api.admin.grantRight({ user: 'cleo', right: 'author' });
    const scopes = ['admin:write' as const];
    const { token } = await api.auth.createApiToken({ name: 'A script', scopes, expiresInDays: 30 });
    const program = Object.assign(site.visitor(), { token });
    const text = 'user-name,last-name\nada,\nbob,\ncleo,King\ndan,';
    const { uploadId } = await upload(site.db, { userId, text, now: site.now });
    const done = await program.api.admin.importUsers({ uploadId, withNewLinks: true });
    expect(done).toMatchObject({ counts: { updated: 1, unchanged: 3 }, waitingForLinks: 1 });
    expect(done.links.map(({ username }) => username)).toEqual(['dan']);
  });

  test('whose header cannot be read is refused whole, with the nearest name', async ({ site, db }) => {
    const { api, userId } = await administrator(site);
    for (const [text, details] of [
      ['adress,first-name\nx,y', { line: 1, column: 'adress', kind: 'column-unknown', detail: 'address' }],
      ['first-name\nAda', { line: 1, column: 'user-name', kind: 'column-missing' }],
      ['user-name', { line: 1, problem: 'names nobody' }],
      [
        ['user-name', ...Array(5_001).fill('x')].join('\n'),
        { line: 5_002, problem: 'holds more than 5000 people' },
      ],
    ] as const) {
      const { uploadId } = await upload(db, { userId, text, now: site.now });
      await expect(api.admin.importUsers({ uploadId })).rejects.toMatchObject({
        cause: { reason: 'file-malformed', details },
      });
    }
  });

  test('of two thousand is one transaction without a password', async ({ site, db }) => {
    const { api, userId } = await administrator(site);
    const rows = Array.from({ length: 2_000 }, (_, index) =>
      index % 2 === 0 ? `pupil${index},,Pupil` : `,pupil${index}@school.org,Pupil`,
    );
    const text = ['user-name,address,first-name', ...rows].join('\n');
    const { counts, links } = await api.admin.importUsers(await upload(db, { userId, text, now: site.now }));
    expect(counts).toMatchObject({ created: 2_000, rejected: 0 });
    expect(new Set(links.map(({ url }) => url)).size).toBe(1_000);
    expect(await Password.query(db).resultSize()).toBe(1);
    const again = await api.admin.importUsers(await upload(db, { userId, text, now: site.now }));
    expect(again.counts).toMatchObject({ created: 0, unchanged: 2_000 });
  });
});

describe('finding people', () => {
  test('by an address that waits, by having been invited, and by how long they were away', async ({
    site,
    visitor,
  }) => {
    const { api } = await administrator(site);
    const found = async (filter: object) => {
      const { items } = await api.admin.listUsers({ limit: 10, ...filter });
      return items.map(({ username, pendingEmail }) => username ?? pendingEmail).sort();
    };
    await visitor().api.auth.register(registration('ada', { email: 'Countess@school.org' }));
    await api.admin.createUser({ email: 'cleo@school.org' });
    await visitor().api.auth.register(registration('count1'));
    expect(await found({ search: 'COUNT' })).toEqual(['ada', 'count1']);
    await api.admin.createUser({ email: 'counter@school.org' });
    expect(await found({ search: 'COUNT' })).toEqual(['ada', 'count1', 'counter@school.org']);
    await api.admin.takeBackInvitation({
      user: (await api.admin.listUsers({ search: 'counter@' })).items[0]?.userId ?? '',
    });
    expect(await found({ search: 'cleo@' })).toEqual(['cleo@school.org']);
    expect(await found({ invited: true })).toEqual(['cleo@school.org']);
    const bob = visitor();
    await bob.api.auth.register(registration('bob'));
    site.wait(20 * DAY);
    expect(await bob.api.auth.me()).not.toBeNull();
    await api.auth.logIn(credentials('root1'));
    expect(await found({ inactiveSince: new Date(site.now.getTime() - 10 * DAY) })).toEqual([
      'ada',
      'cleo@school.org',
      'count1',
    ]);
    expect(await found({ inactiveSince: new Date(site.now.getTime() - 21 * DAY) })).toEqual([]);
  });
});

describe('somebody’s password', () => {
  test('is reset by a mailed link where an address is proved, and the use ends their sessions', async ({
    site,
    visitor,
  }) => {
    const { api } = await administrator(site);
    const ada = visitor();
    await ada.api.auth.register(registration('ada'));
    const [mail] = await site.deliver();
    await ada.api.auth.verifyEmail({ token: tokenIn(mail?.text) });
    expect(await api.admin.resetPassword({ user: 'ada' })).toMatchObject({ url: null });
    const [link] = await site.deliver();
    expect(link).toMatchObject({ to: 'ada@example.org' });
    expect(await ada.api.auth.me()).not.toBeNull();
    await visitor().api.auth.resetPassword({ token: tokenIn(link?.text), newPassword });
    expect(await ada.api.auth.me()).toBeNull();
    await visitor().api.auth.logIn(credentials('ada', newPassword));
  });

  test('is reset by a link that is shown once where none is, and the address that waits goes on waiting', async ({
    site,
    visitor,
  }) => {
    const { api } = await administrator(site);
    const ada = visitor();
    await ada.api.auth.register(registration('ada'));
    await site.deliver();
    const { url, expiresAt } = await api.admin.resetPassword({ user: 'ada' });
    expect(expiresAt).toEqual(new Date(site.now.getTime() + DAY));
    expect(await site.deliver()).toEqual([]);
    await visitor().api.auth.resetPassword({ token: tokenIn(url), newPassword });
    expect(await ada.api.auth.me()).toBeNull();
    expect(await visitor().api.auth.logIn(credentials('ada', newPassword))).toMatchObject({
      ...{ email: null, pendingEmail: 'ada@example.org' },
    });
  });

  test('that is set ends an invitation that was never opened: its link sets no other', async ({
    site,
    visitor,
  }) => {
    const { api } = await administrator(site);
    const { url: invitation } = await api.admin.createUser({ username: 'bob' });
    const { url } = await api.admin.resetPassword({ user: 'bob' });
    await visitor().api.auth.resetPassword({ token: tokenIn(url ?? undefined), newPassword });
    const late = {
      token: tokenIn(invitation ?? undefined),
      newPassword: 'nine purple lanterns',
      timeZone: 'UTC',
    };
    await expect(visitor().api.auth.acceptInvitation(late)).rejects.toThrow('link-invalid-or-used');
    await visitor().api.auth.logIn(credentials('bob', newPassword));
  });

  test('is not reset of a guest, of another administrator, or of who is shut out', async ({
    site,
    db,
    visitor,
  }) => {
    const { api } = await administrator(site);
    const guest = await visitor().api.auth.startGuest({ timeZone: 'UTC', language: 'en' });
    const { userId } = await visitor().api.auth.register(registration('ada'));
    await User.query(db).patch({ role: 'admin' }).findById(userId);
    for (const user of [guest.userId, userId])
      await expect(api.admin.resetPassword({ user })).rejects.toThrow('forbidden');
    await User.query(db).patch({ role: 'individual', isActive: false }).findById(userId);
    await expect(api.admin.resetPassword({ user: userId })).rejects.toThrow('account-disabled');
  });

  test('asks for a fresh proof, as making an account does', async ({ site, visitor }) => {
    const { api } = await administrator(site);
    await visitor().api.auth.register(registration('ada'));
    site.wait(11 * 60 * 1000);
    for (const ask of [
      () => api.admin.resetPassword({ user: 'ada' }),
      () => api.admin.createUser({ username: 'bob' }),
      () => api.admin.sendInvitation({ user: 'ada' }),
    ])
      await expect(ask()).rejects.toThrow('confirmation-needed');
    await api.auth.confirm({ method: 'password', password: PASSWORD });
    await api.admin.createUser({ username: 'bob' });
  });
});

test('the record of somebody has what they have and no more', async ({ site, db, visitor }) => {
  const { api } = await administrator(site);
  await addCatalogue(db);
  const { code } = await addExam(db);
  const ada = visitor();
  const { userId } = await ada.api.auth.register(registration('ada'));
  const bob = visitor();
  await bob.api.auth.register(registration('bob'));
  const { attemptId } = await takeQuiz(db, { userId, code, right: 10 });
  const user = { user: 'ada' };
  expect(await api.admin.listUserAttempts(user)).toMatchObject({
    items: [{ attemptId, examCode: code, correctAnswers: 10 }],
    nextCursor: null,
  });
  const { items: xp } = await api.admin.listUserXp(user);
  expect(xp).toContainEqual(expect.objectContaining({ sourceKind: 'quiz', sourceId: attemptId }));
  expect(await ada.api.gamification.xpHistory({})).toMatchObject({ items: xp });
  const kept = await api.admin.getUserRecord(user);
  expect(kept).toMatchObject({
    sessions: [{ channel: 'browser' }],
    certificates: [],
    balance: { credits: 0 },
  });
  expect(kept.achievements.length).toBeGreaterThan(0);
  expect(await api.admin.getUserRecord({ user: 'bob' })).toMatchObject({ achievements: [] });
  expect(await api.admin.listUserXp({ user: 'bob' })).toMatchObject({ items: [] });
  for (const ask of [api.admin.getUserRecord, api.admin.listUserAttempts, api.admin.listUserXp])
    await expect(ask({ user: 'nobody' })).rejects.toThrow('not-found');
});
