import { describe, expect } from 'vitest';
import { quotas } from '../../platform/quotas.ts';
import { addCatalogue, addExam } from '../../testing/builders.ts';
import { enter, erase, type Leaver } from '../../testing/leavers.ts';
import { takeQuiz } from '../../testing/quiz-database.ts';
import { HASH, handleTo, REASON, report, reported, test, waiting } from '../../testing/reporting.ts';
import { Picture } from '../pictures/models.ts';
import { Report } from './models.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const NOBODY = '00000000-0000-4000-8000-000000000000';

describe('a report', () => {
  test('says what others see, who says so and why; the same of several is one that counts them', async ({
    site,
    named,
    bob,
    root,
  }) => {
    const handle = handleTo(site, named);
    await report(bob, handle);
    await report(bob, handle, { reason: 'Once more' });
    site.wait(1);
    await report(await enter(site, 'cid'), handle, { reason: 'Indeed' });
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
        { reporter: 'bob', reason: REASON },
      ],
      settledAt: null,
    });
    expect(await root.api.admin.getReport({ id: item?.id ?? '' })).toEqual(item);
  });

  test('of a picture says which', async ({ site, named, bob, root, db }) => {
    await report(bob, handleTo(site, named), { thing: 'picture' });
    expect(await reported(root)).toMatchObject({ thing: 'picture', what: HASH, isCurrent: true });
    await Picture.query(db).deleteById(named.userId);
    expect(await reported(root)).toMatchObject({ isCurrent: false });
  });

  test('is of somebody else, who is here and shows that', async ({ site, named, bob, db }) => {
    const own = handleTo(site, named);
    await expect(report(named, own)).rejects.toThrow('not-found');
    await expect(report(bob, named.userId)).rejects.toThrow('not-found');
    await expect(report(bob, site.secrets.seal(named.userId))).rejects.toThrow('not-found');
    await expect(report(bob, handleTo(site, { userId: NOBODY }))).rejects.toThrow('not-found');
    await expect(report(named, handleTo(site, bob, { picture: null }), { thing: 'picture' })).rejects.toThrow(
      'not-found',
    );
    expect(await Report.query(db)).toEqual([]);
  });

  test('is about what was seen, though its owner has chosen another one since', async ({
    site,
    named,
    bob,
    root,
    db,
  }) => {
    const [name, picture] = [handleTo(site, named), handleTo(site, named)];
    await named.api.auth.updateProfile({ firstName: 'Ada' });
    await Picture.query(db)
      .patch({ hash: 'b'.repeat(64) })
      .findById(named.userId);
    await report(bob, name);
    await report(bob, picture, { thing: 'picture' });
    expect(await waiting(root)).toMatchObject([
      { thing: 'picture', what: HASH, isCurrent: false },
      { thing: 'name', what: 'Rude W.', isCurrent: false },
    ]);
  });

  test('says why in words that turn nothing around and command no terminal', async ({ site, named, bob }) => {
    const handle = handleTo(site, named);
    for (const reason of ['un\u202efit', '\u001b[2Junfit'])
      await expect(report(bob, handle, { reason })).rejects.toThrow('no part of a text');
    await report(bob, handle, { reason: 'Unfit:\nan insult' });
  });

  test('of what was let be waits again, with its new reason and by the same quota', async ({
    site,
    named,
    bob,
    root,
  }) => {
    const handle = handleTo(site, named);
    await report(bob, handle);
    const { id } = await reported(root);
    await report(bob, handle, { reason: 'Twice while it waits' });
    expect(await waiting(root)).toMatchObject([{ id, reasons: [{ reason: REASON }] }]);
    await root.api.admin.settleReport({ id, seen: 'open', outcome: 'dismissed' });
    site.wait(1);
    await report(bob, handle, { reason: 'Still an insult' });
    expect(await waiting(root)).toMatchObject([
      {
        ...{ id, state: 'open', reports: 1, settledAt: null, settledBy: null },
        reasons: [{ reporter: 'bob', reason: 'Still an insult', reportedAt: site.now }],
      },
    ]);
    expect((await root.api.admin.listReports({ state: 'dismissed' })).items).toEqual([]);
  });

  test('is not made by guests', async ({ site, named }) => {
    const guest = site.visitor();
    await guest.api.auth.startGuest({ timeZone: 'UTC', language: 'en' });
    const handle = handleTo(site, named);
    await expect(guest.api.auth.report({ handle, thing: 'name', reason: REASON })).rejects.toThrow(
      'forbidden',
    );
  });

  test('is counted, and too many in an hour are refused', async ({ site, named, bob }) => {
    const handle = handleTo(site, named);
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
    const handle = handleTo(site, named);
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
    const handle = handleTo(site, named);
    await report(bob, handle);
    await root.api.admin.settleReport({ id: (await reported(root)).id, seen: 'open', outcome: 'hidden' });
    await report(bob, handle, { thing: 'picture' });
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
      (await who.api.gamification.leaderboard({ board: 'xp' })).items.map(
        ({ displayName, avatarUrl, handle, reportable }) => ({
          displayName,
          hasPicture: avatarUrl.includes(HASH),
          reportable: handle === null ? null : reportable,
        }),
      );
    const shown = [{ displayName: 'Rude W.', hasPicture: true, reportable: ['name', 'picture'] }];
    expect(await board(bob)).toEqual(shown);
    const [row] = (await bob.api.gamification.leaderboard({ board: 'xp' })).items;
    for (const thing of ['name', 'picture'] as const) await report(bob, row?.handle ?? '', { thing });
    for (const { id } of await waiting(root))
      await root.api.admin.settleReport({ id, seen: 'open', outcome: 'hidden' });
    const pseudonym = `Learner ${named.userId.slice(-4).toUpperCase()}`;
    expect(await board(bob)).toEqual([{ displayName: pseudonym, hasPicture: false, reportable: null }]);
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
    expect(await board(bob)).toMatchObject([{ displayName: 'Ada W.', reportable: ['name'] }]);
    expect(await named.api.auth.me()).toMatchObject({ hidden: ['picture'] });
    const { items } = await root.api.admin.listReports({ state: 'hidden' });
    for (const { id } of items)
      await root.api.admin.settleReport({ id, seen: 'hidden', outcome: 'dismissed' });
    expect(await board(bob)).toMatchObject([{ displayName: 'Ada W.', hasPicture: true }]);
    await named.api.auth.updateProfile({ firstName: 'Rude' });
    expect(await board(bob)).toEqual(shown);
  });

  test('is not given a second time, however it is written; what is kept beside it can be changed', async ({
    site,
    named,
    bob,
    root,
  }) => {
    await report(bob, handleTo(site, named));
    await root.api.admin.settleReport({ id: (await reported(root)).id, seen: 'open', outcome: 'hidden' });
    await named.api.auth.updateProfile({ firstName: 'Rude', lastName: 'Word', bio: 'Sorry' });
    await expect(named.api.auth.updateProfile({ firstName: 'RUDE' })).rejects.toThrow('name-hidden');
    for (const lastName of ['Yed', ''])
      await expect(named.api.auth.updateProfile({ lastName })).rejects.toThrow('name-hidden');
    await named.api.auth.updateProfile({ firstName: 'Ada' });
    await expect(named.api.auth.updateProfile({ firstName: 'Rude' })).rejects.toThrow('name-hidden');
    await expect(report(bob, handleTo(site, named, { name: 'Ada W.' }))).resolves.toBeUndefined();
  });

  test('is not reported again', async ({ site, named, bob, root }) => {
    const handle = handleTo(site, named);
    for (const thing of ['name', 'picture'] as const) await report(bob, handle, { thing });
    for (const { id } of await waiting(root))
      await root.api.admin.settleReport({ id, seen: 'open', outcome: 'hidden' });
    const cid = await enter(site, 'cid');
    await expect(report(cid, handle)).rejects.toThrow('not-found');
    await expect(report(cid, handle, { thing: 'picture' })).rejects.toThrow('not-found');
  });
});
