import type { Knex } from 'knex';
import { describe, expect } from 'vitest';
import { insertOrder } from '../../billing/order-queries.ts';
import { newId } from '../../platform/ids.ts';
import { addProducts, tamper } from '../../testing/billing.ts';
import { addExam, NOW } from '../../testing/builders.ts';
import { credentials, PASSWORD, registration, type Site, test, type Visitor } from '../../testing/callers.ts';
import { addApp } from '../../testing/factors.ts';

interface Person extends Visitor {
  readonly userId: string;
}

async function join(site: Site, name: string): Promise<Person> {
  const visitor = site.visitor();
  const { userId } = await visitor.api.auth.register(registration(name));
  await site.deliver();
  return Object.assign(visitor, { userId });
}

async function administrator(site: Site): Promise<Person> {
  const ada = await join(site, 'ada');
  await site.db('auth.users').where({ id: ada.userId }).update({ role: 'admin' });
  return ada;
}

type Granted = Omit<Parameters<Person['api']['admin']['grantRight']>[0], 'user'>;

/** Somebody who was given a right, and has logged in since. */
async function holder(site: Site, ada: Person, granted: Granted & { readonly name?: string }) {
  const { name = 'bea', ...right } = granted;
  const bea = await join(site, name);
  await ada.api.admin.grantRight({ user: name, ...right });
  await bea.api.auth.logIn(credentials(name));
  return bea;
}

const refusedFor = (right: string) => ({ cause: { reason: 'forbidden', details: { right } } });
const idsOf = ({ items }: { readonly items: readonly { readonly userId: string }[] }) =>
  items.map(({ userId }) => userId);

describe('an author', () => {
  test('has the bank, every exam and the courses, and nothing of people, money and the server', async ({
    site,
    db,
  }) => {
    const { code } = await addExam(db);
    const ada = await administrator(site);
    const bea = await holder(site, ada, { right: 'author' });
    const { quizzes, progress, admin, billing } = bea.api;
    expect(await bea.api.auth.me()).toMatchObject({ role: 'individual', rights: { author: 'all' } });
    expect(await quizzes.listAllExams()).toMatchObject([{ code }]);
    expect((await quizzes.listQuestions({ examCode: code })).items).toHaveLength(10);
    expect(await progress.listAllCourses()).toEqual([]);
    for (const refused of [() => admin.listUsers({}), () => billing.listOrders({})])
      await expect(refused()).rejects.toMatchObject(refusedFor('support'));
    for (const refused of [() => admin.status(), () => admin.setRole({ user: 'bea', role: 'admin' })])
      await expect(refused()).rejects.toThrow('forbidden');
  });

  test('of a list has those exams alone, in every question, and makes none', async ({ site, db }) => {
    const own = await addExam(db);
    const other = await addExam(db);
    const ada = await administrator(site);
    const bea = await holder(site, ada, { right: 'author', exams: [own.code] });
    const { quizzes } = bea.api;
    expect((await quizzes.listAllExams()).map(({ code }) => code)).toEqual([own.code]);
    const [question] = (await ada.api.quizzes.listQuestions({ examCode: other.code })).items;
    const examCode = other.code;
    for (const foreign of [
      () => quizzes.listQuestions({ examCode }),
      () => quizzes.exportQuestions({ examCode }),
      () => quizzes.getQuestion({ question: question?.questionId ?? '' }),
      () => quizzes.gradeSmallExam({ examCode, isGradedWhenSmall: true }),
    ])
      await expect(foreign()).rejects.toThrow('not-found');
    await expect(bea.api.progress.listAllCourses()).rejects.toMatchObject(refusedFor('author'));
    await quizzes.gradeSmallExam({ examCode: own.code, isGradedWhenSmall: true });
    expect((await quizzes.exportQuestions({ examCode: own.code })).items).toHaveLength(10);
    // A list that is chosen anew takes the place of the one before.
    await ada.api.admin.grantRight({ user: 'bea', right: 'author', exams: [other.code] });
    await bea.api.auth.logIn(credentials('bea'));
    await expect(quizzes.listQuestions({ examCode: own.code })).rejects.toThrow('not-found');
  });

  test('what one changes is told in the audit log, as what an administrator does', async ({ site, db }) => {
    const { code } = await addExam(db);
    const ada = await administrator(site);
    const bea = await holder(site, ada, { right: 'author', exams: [code] });
    await bea.api.quizzes.gradeSmallExam({ examCode: code, isGradedWhenSmall: true });
    const { items } = await ada.api.admin.listAudit({});
    expect(items).toMatchObject([
      { actorName: 'bea', action: 'quizzes.gradeSmallExam', targetId: code },
      {
        ...{ actorName: 'ada', action: 'admin.grantRight', targetId: bea.userId, outcome: 'ok' },
        detail: { right: 'author', exams: [code] },
      },
    ]);
  });
});

describe('support', () => {
  test('sees people without power over others, and their records, and changes nothing', async ({ site }) => {
    const ada = await administrator(site);
    const eve = await join(site, 'eve');
    await holder(site, ada, { right: 'author', name: 'cyd' });
    const bea = await holder(site, ada, { right: 'support' });
    const { admin, billing, progress } = bea.api;
    expect(idsOf(await admin.listUsers({}))).toEqual([eve.userId]);
    expect(await admin.getUser({ user: 'eve' })).toMatchObject({ username: 'eve' });
    const user = 'eve';
    expect((await admin.listUserAttempts({ user })).items).toEqual([]);
    expect((await admin.getUserRecord({ user })).sessions).toHaveLength(1);
    expect(await progress.getUserProgress({ user })).toEqual([]);
    expect((await billing.listOrders({ user })).items).toEqual([]);
    for (const hidden of ['ada', 'cyd', 'bea'])
      for (const look of [
        () => admin.getUser({ user: hidden }),
        () => admin.getUserRecord({ user: hidden }),
        () => admin.listUserAttempts({ user: hidden }),
        () => admin.listUserXp({ user: hidden }),
        () => progress.getUserProgress({ user: hidden }),
        () => billing.listOrders({ user: hidden }),
      ])
        await expect(look()).rejects.toThrow('not-found');
    for (const change of [
      () => admin.setActive({ user, isActive: false }),
      () => admin.banUser({ user, reason: 'none' }),
      () => admin.setExtraTime({ user, extraTimePercent: 50 }),
      () => admin.resetPassword({ user }),
      () => admin.impersonate({ user }),
    ])
      await expect(change()).rejects.toThrow('forbidden');
    await expect(bea.api.quizzes.listAllExams()).rejects.toMatchObject(refusedFor('author'));
  });

  test('learns that an account is to be erased, and not which administrator asked', async ({ site }) => {
    const ada = await administrator(site);
    await join(site, 'eve');
    const bea = await holder(site, ada, { right: 'support' });
    await ada.api.accounts.eraseUser({ user: 'eve', isNow: false });
    const [told] = (await ada.api.admin.listUsers({ search: 'eve' })).items;
    expect(told?.deletion?.requestedBy).toBe('ada');
    const [seen] = (await bea.api.admin.listUsers({})).items;
    expect(seen?.deletion).toEqual({ ...told?.deletion, requestedBy: null });
    expect((await bea.api.admin.getUser({ user: 'eve' })).deletion?.requestedBy).toBeNull();
  });

  test('reads orders, but for those of whom it does not see', async ({ site, db }) => {
    const ada = await administrator(site);
    const eve = await join(site, 'eve');
    const orders = [await addOrder(db, eve.userId), await addOrder(db, ada.userId)];
    const bea = await holder(site, ada, { right: 'support' });
    const { billing } = bea.api;
    expect((await billing.listOrders({})).items.map(({ orderId }) => orderId)).toEqual([orders[0]]);
    expect(await billing.getOrder({ orderId: orders[0] ?? '' })).toMatchObject({ userName: 'eve' });
    await expect(billing.getOrder({ orderId: orders[1] ?? '' })).rejects.toThrow('not-found');
    expect((await ada.api.billing.listOrders({})).items).toHaveLength(2);
  });
});

describe('a right', () => {
  test('begins with a new log-in and is gone at the next call after it was taken back', async ({ site }) => {
    const ada = await administrator(site);
    const bea = await join(site, 'bea');
    await ada.api.admin.grantRight({ user: 'bea', right: 'support' });
    expect(await bea.api.auth.me()).toBeNull();
    await bea.api.auth.logIn(credentials('bea'));
    await bea.api.admin.listUsers({});
    expect(await ada.api.admin.revokeRight({ user: 'bea', right: 'support' })).toEqual({ wasHeld: true });
    expect(await bea.api.auth.me()).toBeNull();
    await bea.api.auth.logIn(credentials('bea'));
    await expect(bea.api.admin.listUsers({})).rejects.toThrow('forbidden');
    // Taking back what nobody holds signs nobody out.
    expect(await ada.api.admin.revokeRight({ user: 'bea', right: 'support' })).toEqual({ wasHeld: false });
    expect(await bea.api.auth.me()).not.toBeNull();
  });

  test('holds for tokens within their scopes, which end with it', async ({ site, db }) => {
    const { code } = await addExam(db);
    const ada = await administrator(site);
    const bea = await holder(site, ada, { right: 'author' });
    const expiresInDays = 30 as const;
    const token = async (scopes: ['author'] | ['read'] | ['admin:read'] | ['admin:write']) =>
      (await bea.api.auth.createApiToken({ name: 'A script', scopes, expiresInDays })).token;
    await expect(token(['admin:read'])).rejects.toThrow('forbidden');
    await expect(token(['admin:write'])).rejects.toThrow('forbidden');
    const [author, reader] = [await token(['author']), await token(['read'])];
    const as = (held: string) => Object.assign(site.visitor(), { token: held }).api;
    expect(await as(author).quizzes.listAllExams()).toMatchObject([{ code }]);
    await expect(as(reader).quizzes.listAllExams()).rejects.toThrow('scope-missing');
    await expect(as(author).admin.listUsers({})).rejects.toThrow('scope-missing');
    await ada.api.admin.revokeRight({ user: 'bea', right: 'author' });
    await expect(as(author).quizzes.listAllExams()).rejects.toMatchObject(refusedFor('author'));
  });

  test('is for accounts that are no guests and no administrators, and for exams that there are', async ({
    site,
  }) => {
    const ada = await administrator(site);
    await join(site, 'bea');
    const { userId: guest } = await site.visitor().api.auth.startGuest({ timeZone: 'UTC', language: 'en' });
    const { admin } = ada.api;
    for (const user of [guest, 'ada'])
      await expect(admin.grantRight({ user, right: 'support' })).rejects.toThrow('forbidden');
    await expect(admin.grantRight({ user: 'nobody', right: 'support' })).rejects.toThrow('not-found');
    const exams = ['no-such-exam'];
    await expect(admin.grantRight({ user: 'bea', right: 'author', exams })).rejects.toThrow(
      'exam-not-available',
    );
    const { rights, authorOf } = await admin.getUser({ user: 'bea' });
    expect([rights, authorOf]).toEqual([{}, []]);
  });

  test('goes when its holder becomes administrator, and does not come back with the role’s end', async ({
    site,
    db,
  }) => {
    const { code } = await addExam(db);
    const ada = await administrator(site);
    const bea = await holder(site, ada, { right: 'author', exams: [code] });
    expect(await ada.api.admin.getUser({ user: 'bea' })).toMatchObject({
      rights: { author: 'listed' },
      authorOf: [{ code }],
    });
    expect(idsOf(await ada.api.admin.listUsers({ right: 'author' }))).toEqual([bea.userId]);
    await ada.api.admin.setRole({ user: 'bea', role: 'admin' });
    await ada.api.admin.setRole({ user: 'bea', role: 'individual' });
    await bea.api.auth.logIn(credentials('bea'));
    expect((await bea.api.auth.me())?.rights).toEqual({});
    await expect(bea.api.quizzes.listAllExams()).rejects.toThrow('forbidden');
    expect(await db('quizzes.author_exams')).toEqual([]);
  });

  test('asks for a second factor where administrators need one', async ({ site }) => {
    const ada = await administrator(site);
    const bea = await holder(site, ada, { right: 'support' });
    await ada.api.admin.changeSettings({ secondFactorForAdministrators: true });
    expect(await bea.api.auth.me()).toMatchObject({ isSecondFactorMissing: true });
    await expect(bea.api.admin.listUsers({})).rejects.toThrow('second-factor-required');
    await addApp(site, bea);
    await bea.api.admin.listUsers({});
  });

  test('is not lent to an administrator who sees what its holder sees', async ({ site }) => {
    const ada = await administrator(site);
    await holder(site, ada, { right: 'author' });
    await ada.api.admin.impersonate({ user: 'bea' });
    const seen = await ada.api.auth.me();
    expect([seen?.username, seen?.rights]).toEqual(['bea', {}]);
    await expect(ada.api.quizzes.listAllExams()).rejects.toThrow('impersonation-closed');
  });
});

describe('a link that went from hand to hand', () => {
  /** Without an address, so that the administrator is shown the link. */
  async function linkFor(site: Site, ada: Person): Promise<string> {
    const { url } = await ada.api.admin.createUser({ username: 'bea' });
    const entered = site.visitor();
    const token = url?.split('#')[1] ?? '';
    await entered.api.auth.acceptInvitation({ token, newPassword: PASSWORD, timeZone: 'UTC' });
    const sent = await ada.api.admin.resetPassword({ user: 'bea' });
    return sent.url?.split('#')[1] ?? '';
  }
  const newPassword = 'eleven purple lanterns';

  test('opens the account as long as it may nothing else', async ({ site }) => {
    const token = await linkFor(site, await administrator(site));
    await site.visitor().api.auth.resetPassword({ token, newPassword });
  });

  test.for([
    ['a right', (ada: Person) => ada.api.admin.grantRight({ user: 'bea', right: 'support' })],
    ['a role', (ada: Person) => ada.api.admin.setRole({ user: 'bea', role: 'admin' })],
  ] as const)('is void from the moment on in which %s was given', async ([, give], { site }) => {
    const ada = await administrator(site);
    const token = await linkFor(site, ada);
    await give(ada);
    await expect(site.visitor().api.auth.resetPassword({ token, newPassword })).rejects.toThrow(
      'link-invalid-or-used',
    );
  });
});

/** An order that waits for its money. */
async function addOrder(db: Knex, userId: string): Promise<string> {
  await addProducts(db);
  const { id: priceId, currency } = await db('billing.prices').first('id', 'currency');
  const orderId = newId();
  await tamper(db, (trx) =>
    insertOrder(trx, {
      ...{ userId, orderId, idempotencyKey: orderId, productSlug: 'credits-1000', productName: 'Credits' },
      ...{ priceId, totalAmount: 900, currency, credits: 1000, now: NOW },
    }),
  );
  return orderId;
}
