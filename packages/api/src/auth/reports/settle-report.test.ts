import type { ReportOutcome, ReportState } from '@studyhall/domain/auth/reports';
import { describe, expect } from 'vitest';
import { enter } from '../../testing/leavers.ts';
import { handleTo, report, reported, test, waiting } from '../../testing/reporting.ts';
import { User } from '../models.ts';
import { Picture } from '../pictures/models.ts';
import { HiddenThing, Report } from './models.ts';

describe('a decision', () => {
  test('settles all that say the same, and nothing else', async ({ site, named, bob, root }) => {
    const handle = handleTo(site, named);
    await report(bob, handle);
    await report(await enter(site, 'cid'), handle);
    await report(bob, handle, { thing: 'picture' });
    const name = (await waiting(root)).find(({ thing }) => thing === 'name');
    await root.api.admin.settleReport({ id: name?.id ?? '', seen: 'open', outcome: 'dismissed' });
    expect(await waiting(root)).toMatchObject([{ thing: 'picture' }]);
    const { items } = await root.api.admin.listReports({ state: 'dismissed' });
    expect(items).toMatchObject([{ thing: 'name', reports: 2, settledAt: site.now, settledBy: 'rooty' }]);
    expect(await named.api.auth.me()).toMatchObject({ hidden: [] });
    expect(await site.deliver()).toEqual([]);
  });

  test('is the same about a name that is written in two ways', async ({ site, named, bob, root, db }) => {
    for (const name of ['Rude W.', 'RUDE W.', 'RUDE Y.', 'Ada Y.'])
      await report(bob, handleTo(site, named, { name }));
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
    await named.api.auth.updateProfile({ firstName: 'Rude', lastName: 'Yed' });
    expect(await named.api.auth.me()).toMatchObject({ hidden: [] });
    expect(await stateOf()).toMatchObject({ 'Rude W.': 'dismissed', 'RUDE W.': 'dismissed' });
  });

  test('is told to the owner where they have still what is hidden', async ({
    site,
    named,
    bob,
    root,
    db,
  }) => {
    const handle = handleTo(site, named);
    for (const thing of ['name', 'picture'] as const) await report(bob, handle, { thing });
    await named.api.auth.updateProfile({ firstName: 'Ada' });
    await Picture.query(db)
      .patch({ hash: 'b'.repeat(64) })
      .findById(named.userId);
    for (const { id } of await waiting(root))
      await root.api.admin.settleReport({ id, seen: 'open', outcome: 'hidden' });
    expect(await site.deliver()).toEqual([]);
    await report(bob, handleTo(site, named, { name: 'Ada W.' }));
    const { id } = await reported(root);
    await root.api.admin.settleReport({ id, seen: 'open', outcome: 'hidden' });
    expect(await site.deliver()).toMatchObject([{ subject: 'Your name is hidden from others' }]);
  });

  test('is about what was seen: of two the second is told', async ({ site, named, bob, root, db }) => {
    await report(bob, handleTo(site, named));
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
    await report(bob, handleTo(site, root));
    await report(bob, handleTo(site, named));
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
    await report(bob, handleTo(site, named));
    const { id } = await reported(root);
    await root.api.admin.settleReport({ id, seen: 'open', outcome: 'hidden' });
    const lines = await db('platform.audit_log').where({ action: 'admin.settleReport' }).orderBy('id');
    expect(lines.at(-1)).toMatchObject({
      targetKind: 'report',
      targetId: id,
      outcome: 'ok',
      detail: { seen: 'open', outcome: 'hidden', userId: named.userId, thing: 'name' },
    });
  });
});
