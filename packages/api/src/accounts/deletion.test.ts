import { describe, expect } from 'vitest';
import { liftEndedBans } from '../auth/bans.ts';
import { addCatalogue, addExam } from '../testing/builders.ts';
import { credentials, PASSWORD, registration, type Site, type Visitor } from '../testing/callers.ts';
import { addApp, addPasskeyTo } from '../testing/factors.ts';
import { enter, erase, isOpen, test } from '../testing/leavers.ts';
import { takeQuiz } from '../testing/quiz-database.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** The secret of the link in the mail about it. */
async function askFor(site: Site, { api }: Visitor): Promise<string> {
  await api.accounts.requestDeletion({});
  const mails = await site.deliver();
  const mail = mails.find(({ subject }) => subject === 'Your account will be deleted');
  expect(mail?.text).toContain('March 24, 2026');
  return /keep-account#(\S+)/.exec(mail?.text ?? '')?.[1] ?? '';
}

describe('deletion that is asked for', () => {
  test('asks for a fresh proof', async ({ site, ada }) => {
    site.wait(11 * 60_000);
    await expect(ada.api.accounts.requestDeletion({})).rejects.toThrow('confirmation-needed');
    expect(await isOpen(site, ada)).toBe(true);
  });

  test('is told where an administrator goes, and not where a learner does', async ({
    site,
    ada,
    root,
    db,
  }) => {
    const other = await enter(site, 'other');
    await db('auth.users').where({ id: other.userId }).update({ role: 'admin' });
    for (const { api } of [ada, root]) await api.accounts.requestDeletion({});
    const lines = await db('platform.audit_log').where({ action: 'accounts.requestDeletion' }).orderBy('id');
    const own = { actor: root.userId, targetId: root.userId };
    expect(lines).toMatchObject([
      { ...own, outcome: 'begun' },
      { ...own, outcome: 'ok' },
    ]);
  });

  test('closes the account at once: every session, token, device and link ends', async ({
    site,
    ada,
    db,
  }) => {
    const other = site.visitor();
    await other.api.auth.logIn(credentials('ada'));
    await ada.api.auth.createApiToken({ name: 'A script', scopes: ['read'] });
    await ada.api.auth.requestPasswordReset({ email: 'ada@example.org' });
    await site.deliver();
    const token = await askFor(site, ada);
    expect(token).not.toBe('');
    expect(await isOpen(site, ada)).toBe(false);
    expect(ada.token).toBeUndefined();
    expect(await other.api.auth.me()).toBeNull();
    for (const table of ['sessions', 'api_tokens', 'known_devices', 'one_time_tokens', 'begun_sign_ins'])
      expect(await db(`auth.${table}`).where({ userId: ada.userId }), table).toEqual([]);
  });

  test('is taken back by the mailed link, once, and everything is as it was', async ({ site, ada, db }) => {
    await addCatalogue(db);
    const { code } = await addExam(db);
    await takeQuiz(db, { userId: ada.userId, code, right: 5 });
    const token = await askFor(site, ada);
    site.wait(14 * DAY_MS - 1);
    expect(await erase(site)).toBe(0);
    const { api } = site.visitor();
    await expect(api.accounts.takeBackDeletion({ token: `${ada.userId}.${'x'.repeat(43)}` })).rejects.toThrow(
      'link-invalid-or-used',
    );
    await api.accounts.takeBackDeletion({ token });
    await expect(api.accounts.takeBackDeletion({ token })).rejects.toThrow('link-invalid-or-used');
    expect((await site.deliver()).map(({ subject }) => subject)).toEqual(['Your account stays']);
    site.wait(DAY_MS);
    expect(await erase(site)).toBe(0);
    await api.auth.logIn(credentials('ada'));
    expect(await db('quizzes.attempts').where({ userId: ada.userId })).toHaveLength(1);
  });

  test('is taken back by whoever signs in and says so; the password alone tells that it is asked for', async ({
    site,
    ada,
  }) => {
    await askFor(site, ada);
    const { api } = site.visitor();
    await expect(api.auth.logIn(credentials('ada', 'not the password'))).rejects.toThrow('wrong-credentials');
    await expect(
      api.auth.logIn({ ...credentials('ada', 'not the password'), takeBack: true }),
    ).rejects.toThrow('wrong-credentials');
    const refusal = await api.auth.logIn(credentials('ada')).catch((error: Error) => error.cause);
    expect(refusal).toMatchObject({
      reason: 'account-deletion-pending',
      details: { eraseAt: '2026-03-24T12:00:00.000Z' },
    });
    expect(await isOpen(site, ada)).toBe(false);
    await api.auth.logIn({ ...credentials('ada'), takeBack: true });
    expect(await isOpen(site, ada)).toBe(true);
  });

  test('costs no try of who has the right password, however often they are asked about it', async ({
    site,
    ada,
  }) => {
    await askFor(site, ada);
    const { api } = site.visitor();
    for (let time = 0; time < 12; time += 1)
      await expect(api.auth.logIn(credentials('ada'))).rejects.toThrow('account-deletion-pending');
    await api.auth.logIn({ ...credentials('ada'), takeBack: true });
  });

  test('is taken back with a passkey; a second factor still guards signing in', async ({ site, ada }) => {
    const key = await addPasskeyTo(ada);
    await addApp(site, ada);
    await askFor(site, ada);
    const { api } = site.visitor();
    const assertion = async () => key.sign(await api.auth.beginPasskeySignIn());
    await expect(api.auth.signInWithPasskey({ assertion: await assertion() })).rejects.toThrow(
      'account-deletion-pending',
    );
    await expect(api.auth.logIn({ ...credentials('ada'), takeBack: true })).rejects.toThrow(
      'second-factor-needed',
    );
    expect(await isOpen(site, ada)).toBe(true);
    await api.auth.signInWithPasskey({ assertion: await assertion() });
  });

  test('is over when its time is: from then on nothing takes it back', async ({ site, ada, db }) => {
    const token = await askFor(site, ada);
    site.wait(14 * DAY_MS);
    const { api } = site.visitor();
    await expect(api.accounts.takeBackDeletion({ token })).rejects.toThrow('link-invalid-or-used');
    await expect(api.auth.logIn({ ...credentials('ada'), takeBack: true })).rejects.toThrow(
      'account-disabled',
    );
    const told: string[] = [];
    const remember = async ({ userIds }: { userIds: readonly string[] }) => void told.push(...userIds);
    expect(await erase(site, { remember })).toBe(1);
    expect(told).toEqual([ada.userId]);
    await expect(api.auth.logIn(credentials('ada'))).rejects.toThrow('wrong-credentials');
    expect(await db('auth.deletions').where({ userId: ada.userId }).first()).toMatchObject({
      erasedAt: site.now,
      undoHash: null,
    });
    // The name and the address are anybody's again.
    const { userId } = await site.visitor().api.auth.register(registration('ada'));
    expect(userId).not.toBe(ada.userId);
  });

  test('waits while a mail to the account is on its way, and leaves none behind', async ({
    site,
    ada,
    db,
  }) => {
    await ada.api.accounts.requestDeletion({});
    site.wait(14 * DAY_MS);
    await db('platform.outbox_messages')
      .whereNull('deliveredAt')
      .update({ lockedUntil: new Date(site.now.getTime() + 60_000) });
    expect(await erase(site)).toBe(0);
    await db('platform.outbox_messages').update({ lockedUntil: null });
    expect(await erase(site)).toBe(1);
    expect(await site.deliver()).toEqual([]);
    expect(site.mails.filter(({ to }) => to === 'ada@example.org')).toEqual([]);
  });

  test('takes nothing of whoever has the address that was given and never proved', async ({
    site,
    ada,
    db,
  }) => {
    const bob = await enter(site, 'bob');
    await bob.api.auth.changeEmail({ email: 'ada@example.org' });
    await site.deliver();
    await ada.api.auth.requestPasswordReset({ email: 'ada@example.org' });
    await bob.api.accounts.requestDeletion({});
    site.wait(14 * DAY_MS);
    const kept = site.mails.filter(({ to }) => to === 'ada@example.org').length;
    expect(kept).toBeGreaterThan(0);
    expect(await erase(site)).toBe(1);
    expect(await isOpen(site, bob)).toBeUndefined();
    expect(site.mails.filter(({ to }) => to === 'ada@example.org')).toHaveLength(kept);
    expect(
      await db('platform.outbox_messages').where({ kind: 'reset-request', deliveredAt: null }),
    ).toHaveLength(1);
    expect((await site.deliver()).map(({ subject }) => subject)).toEqual(['Set a new password']);
  });

  test('takes nothing of whoever waits for the address that the account had proved', async ({
    site,
    ada,
  }) => {
    const bob = await enter(site, 'bob');
    await ada.api.accounts.requestDeletion({});
    await site.deliver();
    site.wait(14 * DAY_MS);
    await bob.api.auth.logIn(credentials('bob'));
    await bob.api.auth.changeEmail({ email: 'ada@example.org' });
    expect(await erase(site)).toBe(1);
    expect((await site.deliver()).map(({ subject }) => subject)).toEqual(['Confirm your address']);
  });

  test('of one account that fails holds up no other', async ({ site, ada }) => {
    const bob = await enter(site, 'bob');
    await ada.api.accounts.requestDeletion({});
    site.wait(1);
    await bob.api.accounts.requestDeletion({});
    site.wait(14 * DAY_MS);
    const remember = async ({ userIds }: { userIds: readonly string[] }) => {
      if (userIds[0] === ada.userId) throw new Error('The disk is full');
    };
    await expect(erase(site, { remember })).rejects.toMatchObject({
      message: 'Some accounts could not be erased',
      errors: [new Error('The disk is full')],
    });
    expect(await isOpen(site, bob)).toBeUndefined();
    expect(await isOpen(site, ada)).toBe(false);
    expect(await erase(site)).toBe(1);
  });

  test('is not for the last administrator', async ({ site, ada, db }) => {
    await db('auth.users').where({ id: ada.userId }).update({ role: 'admin' });
    expect(await ada.api.accounts.deletionTerms()).toMatchObject({ isLastAdministrator: true, days: 14 });
    await expect(ada.api.accounts.requestDeletion({})).rejects.toThrow('last-administrator');
    await expect(ada.api.accounts.eraseUser({ user: 'ada', isNow: true })).rejects.toThrow(
      'last-administrator',
    );
    expect(await isOpen(site, ada)).toBe(true);
  });

  test('of a guest is done at once, and a guest’s alone', async ({ site, ada }) => {
    await expect(ada.api.accounts.deleteGuest()).rejects.toThrow('forbidden');
    const guest = site.visitor();
    const { userId } = await guest.api.auth.startGuest({ timeZone: 'Europe/Berlin', language: 'en' });
    expect(await guest.api.accounts.deletionTerms()).toMatchObject({ days: 0 });
    await guest.api.accounts.deleteGuest();
    expect(guest.token).toBeUndefined();
    expect(await isOpen(site, { userId })).toBeUndefined();
  });
});

describe('an administrator', () => {
  test('asks for it, and the owner can take it back', async ({ site, ada, root, db }) => {
    await root.api.accounts.eraseUser({ user: 'ada' });
    expect(await isOpen(site, ada)).toBe(false);
    expect(await db('auth.deletions').where({ userId: ada.userId }).first()).toMatchObject({
      requestedBy: root.userId,
    });
    await site.visitor().api.auth.logIn({ ...credentials('ada'), takeBack: true });
    const lines = await db('platform.audit_log').where({ action: 'accounts.eraseUser' }).orderBy('id');
    expect(lines.map(({ outcome, targetId }) => [outcome, targetId])).toEqual([
      ['begun', ada.userId],
      ['ok', ada.userId],
    ]);
  });

  test('has it done at once', async ({ site, ada, root, db }) => {
    const token = await askFor(site, ada);
    expect(await root.api.accounts.eraseUser({ user: 'ada', isNow: true })).toMatchObject({ isErased: true });
    expect(await isOpen(site, ada)).toBeUndefined();
    expect(await db('auth.deletions').where({ userId: ada.userId }).first()).toMatchObject({
      opensAgain: false,
      requestedBy: root.userId,
    });
    await expect(site.visitor().api.accounts.takeBackDeletion({ token })).rejects.toThrow(
      'link-invalid-or-used',
    );
  });

  test('is told that it is not done yet while a mail to the account is on its way', async ({
    site,
    ada,
    root,
    db,
  }) => {
    await ada.api.auth.requestPasswordReset({ email: 'ada@example.org' });
    await db('platform.outbox_messages')
      .whereNull('deliveredAt')
      .update({ lockedUntil: new Date(site.now.getTime() + 60_000) });
    expect(await root.api.accounts.eraseUser({ user: 'ada', isNow: true })).toMatchObject({
      isErased: false,
    });
    expect(await isOpen(site, ada)).toBe(false);
    await db('platform.outbox_messages').update({ lockedUntil: null });
    expect(await erase(site)).toBe(1);
  });

  test('who closed an account keeps it closed, whatever its owner takes back', async ({
    site,
    ada: { userId: user },
    root,
  }) => {
    await root.api.admin.setActive({ user, isActive: false });
    await root.api.accounts.eraseUser({ user });
    const [mail] = await site.deliver();
    expect(mail?.subject).toBe('Your account will be deleted');
    expect(mail?.text).toContain('March 24, 2026');
    expect(mail?.text).not.toMatch(/keep-account|sign in/);
    await expect(site.visitor().api.auth.logIn({ ...credentials('ada'), takeBack: true })).rejects.toThrow(
      'account-disabled',
    );
  });

  test('who closes it meanwhile does so, too', async ({ site, ada, root }) => {
    const token = await askFor(site, ada);
    await root.api.admin.setActive({ user: 'ada', isActive: false });
    await expect(site.visitor().api.accounts.takeBackDeletion({ token })).rejects.toThrow(
      'link-invalid-or-used',
    );
    expect(await isOpen(site, ada)).toBe(false);
  });

  test('who bans its owner keeps it closed as well; the end of the ban opens nothing that is to be erased', async ({
    site,
    ada,
    root,
    db,
  }) => {
    const token = await askFor(site, ada);
    const until = new Date(site.now.getTime() + DAY_MS);
    await root.api.admin.banUser({ user: 'ada', reason: 'Insults in the free texts', until });
    const back = async () => await site.visitor().api.accounts.takeBackDeletion({ token });
    const canBeTakenBack = async () =>
      (await root.api.admin.getUser({ user: 'ada' })).deletion?.canBeTakenBack;
    expect(await canBeTakenBack()).toBe(false);
    await expect(back()).rejects.toThrow('link-invalid-or-used');
    await expect(site.visitor().api.auth.logIn({ ...credentials('ada'), takeBack: true })).rejects.toThrow(
      'account-banned',
    );
    site.wait(DAY_MS);
    // Nobody has lifted it yet: it is over all the same, and opens nothing.
    await expect(site.visitor().api.auth.logIn(credentials('ada'))).rejects.toThrow(
      'account-deletion-pending',
    );
    expect(await isOpen(site, ada)).toBe(false);
    expect(await canBeTakenBack()).toBe(true);
    await liftEndedBans(db, { secrets: site.secrets, now: site.now });
    expect(await isOpen(site, ada)).toBe(false);
    await back();
    expect(await isOpen(site, ada)).toBe(true);
  });

  test('who lifts the ban of somebody who is going lets them go: they are told nothing, and the link works again', async ({
    site,
    ada,
    root,
  }) => {
    const token = await askFor(site, ada);
    await root.api.admin.banUser({ user: 'ada', reason: 'Insults in the free texts' });
    await root.api.admin.setActive({ user: 'ada', isActive: true });
    expect(await isOpen(site, ada)).toBe(false);
    expect(await site.deliver()).toEqual([]);
    expect(await root.api.admin.getUser({ user: 'ada' })).toMatchObject({
      banReason: null,
      deletion: { requestedBy: null, canBeTakenBack: true },
    });
    await site.visitor().api.accounts.takeBackDeletion({ token });
    expect(await isOpen(site, ada)).toBe(true);
  });

  test('who lifts a ban, or waits for its end, gives nobody back what was closed before it', async ({
    site,
    ada,
    root,
    db,
  }) => {
    const token = await askFor(site, ada);
    await root.api.admin.setActive({ user: 'ada', isActive: false });
    const back = async () => await site.visitor().api.accounts.takeBackDeletion({ token });
    const signIn = async () => await site.visitor().api.auth.logIn({ ...credentials('ada'), takeBack: true });
    await root.api.admin.banUser({ user: 'ada', reason: 'Insults' });
    await root.api.admin.setActive({ user: 'ada', isActive: true });
    await expect(back()).rejects.toThrow('link-invalid-or-used');
    await expect(signIn()).rejects.toThrow('account-disabled');
    await root.api.admin.banUser({ user: 'ada', reason: 'Insults' });
    const until = new Date(site.now.getTime() + DAY_MS);
    await root.api.admin.banUser({ user: 'ada', reason: 'Insults', until });
    site.wait(DAY_MS);
    await expect(signIn()).rejects.toThrow('account-banned');
    await liftEndedBans(db, { secrets: site.secrets, now: site.now });
    await expect(signIn()).rejects.toThrow('account-disabled');
    await expect(back()).rejects.toThrow('link-invalid-or-used');
    expect(await isOpen(site, ada)).toBe(false);
  });

  test('who has somebody erased that is banned loses no ban: it is lifted by itself, before the account is kept', async ({
    site,
    ada: { userId: user },
    root,
  }) => {
    const reason = 'Insults in the free texts';
    await root.api.admin.banUser({ user, reason });
    await root.api.accounts.eraseUser({ user });
    const seen = async () => await root.api.admin.getUser({ user });
    expect(await seen()).toMatchObject({ banReason: reason, deletion: { canBeTakenBack: false } });
    await expect(site.visitor().api.auth.logIn({ ...credentials('ada'), takeBack: true })).rejects.toThrow(
      'account-banned',
    );
    await root.api.admin.setActive({ user, isActive: true });
    expect(await seen()).toMatchObject({
      isActive: false,
      banReason: null,
      deletion: { canBeTakenBack: false },
    });
    await root.api.admin.setActive({ user, isActive: true });
    expect(await seen()).toMatchObject({ isActive: true, deletion: null });
  });

  test('who has somebody erased that is banned and asked for it themselves sends a mail without a link', async ({
    site,
    ada,
    root,
  }) => {
    const token = await askFor(site, ada);
    await root.api.admin.banUser({ user: 'ada', reason: 'Insults' });
    await root.api.accounts.eraseUser({ user: 'ada' });
    const [mail] = await site.deliver();
    expect(mail?.text).not.toMatch(/keep-account|sign in/);
    await root.api.admin.setActive({ user: 'ada', isActive: true });
    await expect(site.visitor().api.accounts.takeBackDeletion({ token })).rejects.toThrow(
      'link-invalid-or-used',
    );
  });

  test('sees who goes, when, by whose word, and whether that can be taken back', async ({
    site,
    ada,
    root,
  }) => {
    const seen = async () => (await root.api.admin.getUser({ user: 'ada' })).deletion;
    expect(await seen()).toBeNull();
    await askFor(site, ada);
    const eraseAt = new Date('2026-03-24T12:00:00.000Z');
    expect(await seen()).toEqual({ eraseAt, requestedBy: null, canBeTakenBack: true });
    await root.api.accounts.eraseUser({ user: 'ada' });
    await root.api.admin.setActive({ user: 'ada', isActive: false });
    expect(await seen()).toEqual({ eraseAt, requestedBy: 'rooty', canBeTakenBack: false });
    const { items } = await root.api.admin.listUsers({ limit: 10 });
    const listed = new Map(items.map(({ username, deletion }) => [username, deletion]));
    expect(listed.get('rooty')).toBeNull();
    expect(listed.get('ada')).toEqual({ eraseAt, requestedBy: 'rooty', canBeTakenBack: false });
    await root.api.admin.setActive({ user: 'ada', isActive: true });
    expect(await seen()).toBeNull();
  });

  test('who opens the account again gives the deletion up, which its owner is told', async ({
    site,
    ada,
    root,
  }) => {
    await askFor(site, ada);
    await root.api.admin.setActive({ user: 'ada', isActive: true });
    expect((await site.deliver()).map(({ to, subject }) => [to, subject])).toEqual([
      ['ada@example.org', 'Your account will not be deleted'],
    ]);
    site.wait(15 * DAY_MS);
    expect(await erase(site)).toBe(0);
    await site.visitor().api.auth.logIn(credentials('ada', PASSWORD));
  });
});

test('guessing links that take a deletion back is limited by where it comes from', async ({ visitor }) => {
  const { api } = visitor();
  const token = `${'0'.repeat(8)}-0000-0000-0000-${'0'.repeat(12)}.${'x'.repeat(43)}`;
  for (let guess = 0; guess < 30; guess += 1)
    await expect(api.accounts.takeBackDeletion({ token })).rejects.toThrow('link-invalid-or-used');
  await expect(api.accounts.takeBackDeletion({ token })).rejects.toThrow('rate-limited');
});
