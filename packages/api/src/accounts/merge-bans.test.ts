import { expect } from 'vitest';
import { liftEndedBans } from '../auth/bans.ts';
import { credentials, type Site } from '../testing/callers.ts';
import { enter, isOpen, type Leaver, test } from '../testing/leavers.ts';
import { giveCredits } from '../testing/members.ts';
import { merge, undo } from '../testing/merging.ts';

const DAY_MS = 24 * 60 * 60_000;

/** Signs in, and takes back that the account is to be erased. */
const takeBack = async (site: Site, name: string) =>
  await site.visitor().api.auth.logIn({ ...credentials(name), takeBack: true });

const opensAgain = async ({ db }: Site, { userId }: Leaver) =>
  (await db('auth.deletions').where({ userId }).first('opensAgain')).opensAgain;

test('whoever was banned after becoming part of another account is banned when that is undone', async ({
  site,
  ada,
  root,
  db,
}) => {
  const bob = await enter(site, 'bob');
  await giveCredits(site, bob, 100);
  const mergeId = await merge(site, ada, bob);
  await root.api.admin.banUser({ user: 'bob', reason: 'Cheating', until: null });
  const until = new Date(site.now.getTime() + 20 * DAY_MS);
  await undo(site, ada, mergeId);
  expect(await isOpen(site, bob)).toBe(false);
  expect(await db('auth.users').where({ id: bob.userId }).first()).toMatchObject({ banReason: 'Cheating' });
  expect(await db('billing.balances').where({ userId: bob.userId }).first()).toMatchObject({ credits: 100 });
  await expect(takeBack(site, 'bob')).rejects.toThrow('account-banned');
  // Nothing is to be erased any more, and the ban ends as any other.
  await root.api.admin.banUser({ user: 'bob', reason: 'Cheating', until });
  site.wait(20 * DAY_MS);
  expect(await liftEndedBans(db, site)).toBe(1);
  expect(await isOpen(site, bob)).toBe(true);
});

test('an administrator helps whose account was given away by somebody else', async ({
  site,
  ada,
  root,
  db,
}) => {
  const bob = await enter(site, 'bob');
  await giveCredits(site, bob, 100);
  await expect(root.api.accounts.undoMergeOf({ user: 'bob' })).rejects.toThrow('not-found');
  const mergeId = await merge(site, ada, bob);
  await expect(ada.api.accounts.undoMergeOf({ user: 'bob' })).rejects.toThrow('forbidden');
  await expect(root.api.accounts.undoMergeOf({ user: ada.userId })).rejects.toThrow('not-found');
  expect(await root.api.accounts.undoMergeOf({ user: 'bob' })).toMatchObject({
    id: mergeId,
    state: 'given-back',
  });
  await expect(root.api.accounts.undoMergeOf({ user: 'bob' })).rejects.toThrow('merge-under-way');
  await site.deliver();
  expect(await isOpen(site, bob)).toBe(true);
  expect(await db('billing.balances').where({ userId: bob.userId }).first()).toMatchObject({ credits: 100 });
  await expect(root.api.accounts.undoMergeOf({ user: 'bob' })).rejects.toThrow('not-found');
  const lines = await db('platform.audit_log').where({ action: 'accounts.undoMergeOf', outcome: 'ok' });
  expect(lines).toMatchObject([
    { targetId: bob.userId, detail: { keepId: ada.userId, otherId: bob.userId } },
  ]);
});

test('nothing is decided about an account that is part of another, but that it is erased at once', async ({
  site,
  ada,
  root,
  db,
}) => {
  const bob = await enter(site, 'bob');
  const mergeId = await merge(site, ada, bob);
  const decisions = [
    () => root.api.admin.setRole({ user: 'bob', role: 'admin' }),
    () => root.api.admin.setActive({ user: 'bob', isActive: false }),
    () => root.api.admin.grantRight({ user: 'bob', right: 'support' }),
    () => root.api.accounts.eraseUser({ user: 'bob' }),
  ];
  for (const decide of decisions) await expect(decide()).rejects.toThrow('account-merged');
  await undo(site, ada, mergeId);
  expect(await isOpen(site, bob)).toBe(true);
  expect(await db('auth.users').where({ id: bob.userId }).first()).toMatchObject({ role: 'individual' });

  await bob.api.auth.logIn(credentials('bob'));
  const second = await merge(site, ada, bob);
  await root.api.accounts.eraseUser({ user: 'bob', isNow: true });
  await expect(ada.api.accounts.undoMerge({ mergeId: second })).rejects.toThrow('merge-over');
});

test('the end of a ban opens no account that became part of another', async ({ site, ada, root }) => {
  const bob = await enter(site, 'bob');
  const mergeId = await merge(site, ada, bob);
  await root.api.admin.banUser({ user: 'bob', reason: 'Cheating', until: null });
  await root.api.admin.setActive({ user: 'bob', isActive: true });
  expect(await opensAgain(site, bob)).toBe(false);
  await expect(takeBack(site, 'bob')).rejects.toThrow('account-disabled');
  await expect(root.api.admin.setActive({ user: 'bob', isActive: true })).rejects.toThrow('account-merged');
  expect(await isOpen(site, bob)).toBe(false);
  // Neither is it banned any more once there are two again.
  await undo(site, ada, mergeId);
  expect(await isOpen(site, bob)).toBe(true);
});

test('nor does a ban that ends by itself', async ({ site, ada, root, db }) => {
  const bob = await enter(site, 'bob');
  await merge(site, ada, bob);
  await root.api.admin.banUser({ user: 'bob', reason: 'Cheating', until: null });
  const until = new Date(site.now.getTime() + DAY_MS);
  await root.api.admin.banUser({ user: 'bob', reason: 'Cheating', until });
  site.wait(DAY_MS);
  expect(await liftEndedBans(db, site)).toBe(1);
  expect(await opensAgain(site, bob)).toBe(false);
  expect(await isOpen(site, bob)).toBe(false);
});

test('an account that became part of another is not taken back, whatever was noted of it', async ({
  site,
  ada,
  db,
}) => {
  const bob = await enter(site, 'bob');
  await merge(site, ada, bob);
  await db('auth.deletions').where({ userId: bob.userId }).update({ opensAgain: true });
  await expect(takeBack(site, 'bob')).rejects.toThrow('account-disabled');
  expect(await isOpen(site, bob)).toBe(false);
});

test('what went into an account that is erased since comes back to nobody, and that is said', async ({
  site,
  ada,
  root,
  db,
}) => {
  const bob = await enter(site, 'bob');
  await giveCredits(site, bob, 100);
  await merge(site, ada, bob);
  await root.api.accounts.eraseUser({ user: 'ada', isNow: true });
  await site.deliver();
  await expect(root.api.accounts.undoMergeOf({ user: 'bob' })).rejects.toThrow('merge-keeper-erased');
  expect(await isOpen(site, bob)).toBe(false);
  expect(await db('auth.merges').first('state')).toEqual({ state: 'merged' });
});
