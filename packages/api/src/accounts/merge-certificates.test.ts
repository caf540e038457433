import { expect } from 'vitest';
import { enter, test } from '../testing/leavers.ts';
import { merge, undo } from '../testing/merging.ts';
import { addLongCourse, addRun } from '../testing/runs.ts';

test('of a run that became part of another account no second certificate is issued', async ({
  site,
  ada,
  root,
  db,
}) => {
  const bob = await enter(site, 'bob');
  const slug = await addLongCourse(db);
  const enrolmentId = await addRun(db, { userId: bob.userId, slug, passed: 4 });
  const printedName = 'Bob Bobson';
  const { serial } = await bob.api.progress.claimCertificate({ enrolmentId, printedName });
  const mergeId = await merge(site, ada, bob);
  const order = { user: bob.userId, courseSlug: slug, printedName };
  await expect(root.api.progress.issueCertificate(order)).rejects.toThrow('account-merged');
  expect(await root.api.progress.issueCertificate({ ...order, user: ada.userId })).toEqual({ serial });
  await undo(site, ada, mergeId);
  expect(await root.api.progress.issueCertificate(order)).toEqual({ serial });
  expect(await db('progress.certificates').select('userId')).toEqual([{ userId: bob.userId }]);
});
