import { expect } from 'vitest';
import { HiddenThing, Report } from '../auth/reports/models.ts';
import { enter, type Leaver } from '../testing/leavers.ts';
import { merge, undo } from '../testing/merging.ts';
import { handleTo, report, reported, test } from '../testing/reporting.ts';

/** Hides the name that the account was seen with. */
async function hide(root: Leaver, id: string): Promise<void> {
  await root.api.admin.settleReport({ id, seen: 'open', outcome: 'hidden' });
}

const isTaken = async (by: Leaver, firstName: string): Promise<boolean> =>
  await by.api.auth.updateProfile({ firstName }).then(
    () => true,
    () => false,
  );

test('what is hidden of an account is hidden of the one that it becomes part of, until that is undone', async ({
  site,
  named,
  bob,
  root,
  db,
}) => {
  const cid = await enter(site, 'cid');
  await report(bob, handleTo(site, named));
  await hide(root, (await reported(root)).id);
  const mergeId = await merge(site, cid, named);
  expect(await isTaken(cid, 'Rude')).toBe(false);
  const { items } = await root.api.admin.listReports({ state: 'hidden' });
  expect(items).toMatchObject([
    { subject: { userId: cid.userId }, what: 'Rude W.', reports: 1, reasons: [], settledBy: null },
    { subject: { userId: named.userId }, reports: 1, reasons: [{ reporter: 'bob' }] },
  ]);
  expect(JSON.stringify(await db('auth.merges').select('notes'))).not.toContain('Rude');
  await undo(site, cid, mergeId);
  expect(await HiddenThing.query(db)).toMatchObject([{ userId: named.userId }]);
  expect(await Report.query(db)).toMatchObject([{ subjectId: named.userId }]);
  expect(await isTaken(cid, 'Rude')).toBe(true);
});

test('administrators show it again there, also when the other account is gone', async ({
  site,
  named,
  bob,
  root,
}) => {
  const cid = await enter(site, 'cid');
  await report(bob, handleTo(site, named));
  await hide(root, (await reported(root)).id);
  await merge(site, cid, named);
  await root.api.accounts.eraseUser({ user: named.userId, isNow: true });
  await site.deliver();
  expect(await isTaken(cid, 'Rude')).toBe(false);
  const { items } = await root.api.admin.listReports({ state: 'hidden' });
  expect(items).toHaveLength(1);
  await root.api.admin.settleReport({ id: items[0]?.id ?? '', seen: 'hidden', outcome: 'dismissed' });
  expect(await isTaken(cid, 'Rude')).toBe(true);
});

test('what is hidden of both stays hidden of the one that stays, though the merge is undone', async ({
  site,
  named,
  bob,
  root,
}) => {
  const cid = await enter(site, 'cid');
  await report(bob, handleTo(site, named));
  await hide(root, (await reported(root)).id);
  const mergeId = await merge(site, cid, named);
  await report(bob, handleTo(site, cid, { name: 'Ada L.' }));
  await hide(root, (await reported(root)).id);
  await undo(site, cid, mergeId);
  expect(await isTaken(cid, 'Ada')).toBe(false);
  expect(await isTaken(cid, 'Rude')).toBe(true);
});
