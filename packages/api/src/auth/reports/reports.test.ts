import type { ReportedThing, ReportOutcome, ReportState } from '@studyhall/domain/auth/reports';
import { describe, expect } from 'vitest';
import { quotas } from '../../platform/quotas.ts';
import { addCatalogue, addExam } from '../../testing/builders.ts';
import { enter, erase, type Leaver, test as withLeavers } from '../../testing/leavers.ts';
import { takeQuiz } from '../../testing/quiz-database.ts';
import { User } from '../models.ts';
import { Picture } from '../pictures/models.ts';
import { HiddenThing, Report } from './models.ts';
import { handleOf } from './report.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const HASH = 'a'.repeat(64);
const reason = 'That is an insult';
const NOBODY = '00000000-0000-4000-8000-000000000000';

/** Bob reads of Ada, who has a name and a picture, and tells `root`. */
const test = withLeavers.extend<{ readonly bob: Leaver; readonly named: Leaver }>({
  bob: async ({ site }, use) => await use(await enter(site, 'bob')),
  named: async ({ ada, db, site }, use) => {
    await ada.api.auth.updateProfile({ firstName: 'Rude', lastName: 'Word' });
    await Picture.query(db).insert({ userId: ada.userId, hash: HASH, setAt: site.now });
    await use(ada);
  },
});

async function report(
  from: Leaver,
  handle: string,
  thing: ReportedThing = 'name',
  why = reason,
): Promise<void> {
  await from.api.auth.report({ handle, thing, reason: why });
}

async function waiting(root: Leaver) {
  return (await root.api.admin.listReports({})).items;
}

/** What was reported first and waits. */
async function reported(root: Leaver) {
  const [first] = await waiting(root);
  if (first === undefined) throw new Error('Nothing waits');
  return first;
}

describe('a report', () => {
  test('says what others see, who says so and why; the same of several is one that counts them', async ({
    site,
    named,
    bob,
    root,
  }) => {
    const handle = handleOf(site.secrets, named);
    await report(bob, handle);
    await report(bob, handle, 'name', 'Once more');
    site.wait(1);
    await report(await enter(site, 'cid'), handle, 'name', 'Indeed');
    const [item, ...others] = await waiting(root);
    expect(others).toEqual([]);
    expect(item).toMatchObject({
      thing: 'name',
      what: 'Rude W.',
      state: 'open',
      isCurrent: true,
      subject: { userId: named.userId, name: 'ada' },
      reports: 2,
      reasons: [
        { reporter: 'cid', reason: 'Indeed', reportedAt: site.now },
        { reporter: 'bob', reason },
      ],
      settledAt: null,
    });
    expect(await root.api.admin.getReport({ id: item?.id ?? '' })).toEqual(item);
  });

  test('of a picture says which', async ({ site, named, bob, root, db }) => {
    await report(bob, handleOf(site.secrets, named), 'picture');
    expect(await reported(root)).toMatchObject({ thing: 'picture', what: HASH, isCurrent: true });
    await Picture.query(db).deleteById(named.userId);
    expect(await reported(root)).toMatchObject({ isCurrent: false });
  });

  test('is of somebody else, who is here and shows that', async ({ site, named, bob, db }) => {
    const own = handleOf(site.secrets, named);
    await expect(report(named, own)).rejects.toThrow('not-found');
    await expect(report(bob, named.userId)).rejects.toThrow('not-found');
    await expect(report(bob, site.secrets.seal(named.userId))).rejects.toThrow('not-found');
    await expect(report(bob, handleOf(site.secrets, { userId: NOBODY }))).rejects.toThrow('not-found');
    await expect(report(named, handleOf(site.secrets, bob), 'picture')).rejects.toThrow('not-found');
    expect(await Report.query(db)).toEqual([]);
  });

  test('is not made by guests', async ({ site, named }) => {
    const guest = site.visitor();
    await guest.api.auth.startGuest({ timeZone: 'UTC', language: 'en' });
    const handle = handleOf(site.secrets, named);
    await expect(guest.api.auth.report({ handle, thing: 'name', reason })).rejects.toThrow('forbidden');
  });

  test('is counted, and too many in an hour are refused', async ({ site, named, bob }) => {
    const handle = handleOf(site.secrets, named);
    for (let count = 0; count < quotas.report.account; count += 1) await report(bob, handle);
    await expect(report(bob, handle)).rejects.toThrow('rate-limited');
    site.wait(quotas.report.seconds * 1000);
    await report(bob, handle);
  });

  test('of an account that is gone is not found, and goes with it', async ({
    site,
    named,
    bob,
    root,
    db,
  }) => {
    const handle = handleOf(site.secrets, named);
    await report(bob, handle);
    await named.api.accounts.requestDeletion({});
    site.wait(14 * DAY_MS);
    await site.deliver();
    expect(await erase(site)).toBe(1);
    await expect(report(bob, handle)).rejects.toThrow('not-found');
    expect(await waiting(root)).toEqual([]);
    expect(await Report.query(db)).toEqual([]);
  });

  test('of whoever is gone is gone; what is hidden stays so, without who said so and why', async ({
    site,
    named,
    bob,
    root,
    db,
  }) => {
    const handle = handleOf(site.secrets, named);
    await report(bob, handle);
    await root.api.admin.settleReport({ id: (await reported(root)).id, seen: 'open', outcome: 'hidden' });
    await report(bob, handle, 'picture');
    await bob.api.accounts.requestDeletion({});
    site.wait(14 * DAY_MS);
    await site.deliver();
    expect(await erase(site)).toBe(1);
    expect(await Report.query(db)).toMatchObject([{ thing: 'name', reporterId: null, reason: null }]);
    const { items } = await root.api.admin.listReports({ state: 'hidden' });
    expect(items).toMatchObject([{ reports: 1, reasons: [] }]);
    await root.api.admin.settleReport({ id: items[0]?.id ?? '', seen: 'hidden', outcome: 'dismissed' });
    expect(await named.api.auth.me()).toMatchObject({ hidden: [] });
  });
});

describe('what is hidden', () => {
  test('is shown to nobody else, its owner is told and can choose another one', async ({
    site,
    named,
    bob,
    root,
    db,
  }) => {
    await addCatalogue(db);
    const { code } = await addExam(db);
    await takeQuiz(db, { userId: named.userId, now: site.now, code, right: 10 });
    const board = async (who: Leaver) =>
      (await who.api.gamification.leaderboard({ board: 'xp' })).items.map(({ displayName, avatarUrl }) => ({
        displayName,
        hasPicture: avatarUrl.includes(HASH),
      }));
    const shown = [{ displayName: 'Rude W.', hasPicture: true }];
    expect(await board(bob)).toEqual(shown);
    const [row] = (await bob.api.gamification.leaderboard({ board: 'xp' })).items;
    for (const thing of ['name', 'picture'] as const) await report(bob, row?.handle ?? '', thing);
    for (const { id } of await waiting(root))
      await root.api.admin.settleReport({ id, seen: 'open', outcome: 'hidden' });
    const pseudonym = `Learner ${named.userId.slice(-4).toUpperCase()}`;
    expect(await board(bob)).toEqual([{ displayName: pseudonym, hasPicture: false }]);
    expect(await named.api.auth.me()).toMatchObject({
      displayName: 'Rude W.',
      hidden: ['name', 'picture'],
      pictureUrl: null,
    });
    const mails = await site.deliver();
    expect(mails.map(({ to, subject }) => `${to}: ${subject}`).toSorted()).toEqual([
      'ada@example.org: Your name is hidden from others',
      'ada@example.org: Your picture is hidden from others',
    ]);
    expect(mails[0]?.text).toContain('/profile');
    await named.api.auth.updateProfile({ firstName: 'Ada' });
    expect(await board(bob)).toMatchObject([{ displayName: 'Ada W.' }]);
    expect(await named.api.auth.me()).toMatchObject({ hidden: ['picture'] });
    const { items } = await root.api.admin.listReports({ state: 'hidden' });
    for (const { id } of items)
      await root.api.admin.settleReport({ id, seen: 'hidden', outcome: 'dismissed' });
    expect(await board(bob)).toEqual([{ displayName: 'Ada W.', hasPicture: true }]);
    await named.api.auth.updateProfile({ firstName: 'Rude' });
    expect(await board(bob)).toEqual(shown);
  });

  test('is not given a second time, however it is written; what is kept beside it can be changed', async ({
    site,
    named,
    bob,
    root,
  }) => {
    await report(bob, handleOf(site.secrets, named));
    await root.api.admin.settleReport({ id: (await reported(root)).id, seen: 'open', outcome: 'hidden' });
    await named.api.auth.updateProfile({ firstName: 'Rude', lastName: 'Word', bio: 'Sorry' });
    await expect(named.api.auth.updateProfile({ firstName: 'RUDE' })).rejects.toThrow('name-hidden');
    for (const lastName of ['Yed', ''])
      await expect(named.api.auth.updateProfile({ lastName })).rejects.toThrow('name-hidden');
    await named.api.auth.updateProfile({ firstName: 'Ada' });
    await expect(named.api.auth.updateProfile({ firstName: 'Rude' })).rejects.toThrow('name-hidden');
    await expect(report(bob, handleOf(site.secrets, named))).resolves.toBeUndefined();
  });

  test('is not reported again', async ({ site, named, bob, root }) => {
    const handle = handleOf(site.secrets, named);
    for (const thing of ['name', 'picture'] as const) await report(bob, handle, thing);
    for (const { id } of await waiting(root))
      await root.api.admin.settleReport({ id, seen: 'open', outcome: 'hidden' });
    const cid = await enter(site, 'cid');
    await expect(report(cid, handle)).rejects.toThrow('not-found');
    await expect(report(cid, handle, 'picture')).rejects.toThrow('not-found');
  });
});

describe('a decision', () => {
  test('settles all that say the same, and nothing else', async ({ site, named, bob, root }) => {
    const handle = handleOf(site.secrets, named);
    await report(bob, handle);
    await report(await enter(site, 'cid'), handle);
    await report(bob, handle, 'picture');
    const name = (await waiting(root)).find(({ thing }) => thing === 'name');
    await root.api.admin.settleReport({ id: name?.id ?? '', seen: 'open', outcome: 'dismissed' });
    expect(await waiting(root)).toMatchObject([{ thing: 'picture' }]);
    const { items } = await root.api.admin.listReports({ state: 'dismissed' });
    expect(items).toMatchObject([{ thing: 'name', reports: 2, settledAt: site.now }]);
    expect(await named.api.auth.me()).toMatchObject({ hidden: [] });
    expect(await site.deliver()).toEqual([]);
  });

  test('is the same about a name that is written in two ways', async ({ site, named, bob, root, db }) => {
    const handle = handleOf(site.secrets, named);
    await report(bob, handle);
    await named.api.auth.updateProfile({ firstName: 'RUDE' });
    await report(await enter(site, 'cid'), handle);
    await named.api.auth.updateProfile({ lastName: 'Yed' });
    await report(bob, handle);
    await named.api.auth.updateProfile({ firstName: 'Ada' });
    await report(bob, handle);
    const stateOf = async () =>
      Object.fromEntries((await Report.query(db)).map(({ what, state }) => [what, state]));
    const idOf = async (what: string) => (await Report.query(db).findOne({ what }).throwIfNotFound()).id;
    const settle = async (what: string, seen: ReportState, outcome: ReportOutcome) =>
      await root.api.admin.settleReport({ id: await idOf(what), seen, outcome });
    const others = { 'RUDE Y.': 'open', 'Ada Y.': 'open' };
    await settle('Rude W.', 'open', 'dismissed');
    expect(await stateOf()).toEqual({ 'Rude W.': 'dismissed', 'RUDE W.': 'dismissed', ...others });
    await settle('RUDE W.', 'dismissed', 'hidden');
    const hidden = { 'Rude W.': 'hidden', 'RUDE W.': 'hidden', 'RUDE Y.': 'hidden', 'Ada Y.': 'open' };
    expect(await stateOf()).toEqual(hidden);
    await expect(settle('Rude W.', 'open', 'dismissed')).rejects.toThrow('report-settled');
    await settle('RUDE Y.', 'hidden', 'dismissed');
    expect(await HiddenThing.query(db)).toEqual([]);
    await named.api.auth.updateProfile({ firstName: 'Rude' });
    expect(await named.api.auth.me()).toMatchObject({ hidden: [] });
    expect(await stateOf()).toMatchObject({ 'Rude W.': 'dismissed', 'RUDE W.': 'dismissed' });
  });

  test('is about what was seen: of two the second is told', async ({ site, named, bob, root, db }) => {
    await report(bob, handleOf(site.secrets, named));
    const { id } = await reported(root);
    await root.api.admin.settleReport({ id, seen: 'open', outcome: 'dismissed' });
    await expect(root.api.admin.settleReport({ id, seen: 'open', outcome: 'hidden' })).rejects.toThrow(
      'report-settled',
    );
    expect(await HiddenThing.query(db)).toEqual([]);
    await root.api.admin.settleReport({ id, seen: 'dismissed', outcome: 'hidden' });
    expect(await HiddenThing.query(db)).toMatchObject([{ userId: named.userId, what: 'Rude W.' }]);
  });

  test('about an administrator is made by another one, who alone learns who reported them', async ({
    site,
    named,
    bob,
    root,
    db,
  }) => {
    await report(bob, handleOf(site.secrets, root));
    await report(bob, handleOf(site.secrets, named));
    const { id } = await Report.query(db).findOne({ subjectId: root.userId }).throwIfNotFound();
    expect(await waiting(root)).toMatchObject([{ subject: { userId: named.userId } }]);
    await expect(root.api.admin.getReport({ id })).rejects.toThrow('own-account');
    await expect(root.api.admin.settleReport({ id, seen: 'open', outcome: 'dismissed' })).rejects.toThrow(
      'own-account',
    );
    await User.query(db).patch({ role: 'admin' }).findById(named.userId);
    expect(await waiting(named)).toMatchObject([{ id, reasons: [{ reporter: 'bob' }] }]);
    expect(await named.api.admin.getReport({ id })).toMatchObject({ id });
    await named.api.admin.settleReport({ id, seen: 'open', outcome: 'hidden' });
  });

  test('stands in the audit log', async ({ site, named, bob, root, db }) => {
    await report(bob, handleOf(site.secrets, named));
    const { id } = await reported(root);
    await root.api.admin.settleReport({ id, seen: 'open', outcome: 'hidden' });
    const lines = await db('platform.audit_log').where({ action: 'admin.settleReport' }).orderBy('id');
    expect(lines.at(-1)).toMatchObject({
      targetKind: 'report',
      targetId: id,
      outcome: 'ok',
      detail: { seen: 'open', outcome: 'hidden' },
    });
  });
});
