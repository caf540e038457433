import { createApiClient, reasonOf } from '@studyhall/client';
import { PAGE_OWNER_HEADER } from '@studyhall/domain/auth/page-owner';
import { request } from 'undici';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type OpenApp, openApp, type SignedIn } from './testing/open-app.ts';

let app: OpenApp;
let admin: SignedIn;
let learner: SignedIn;

beforeAll(async () => {
  app = await openApp();
  [admin, learner] = [await app.signIn('admin'), await app.signIn()];
});
afterAll(() => app.close());

/** A page that was loaded for somebody, in a browser whose session is the administrator's now. */
const pageOf = (userId: string | undefined) =>
  createApiClient({ url: app.origin, token: () => admin.token, pageOwner: () => userId });
const reasonFor = async (call: Promise<unknown>) =>
  await call.then(
    () => 'it succeeded',
    (error: unknown) => reasonOf(error).reason,
  );
const bioOf = async ({ userId }: SignedIn) =>
  (await app.db('auth.profiles').where({ userId }).first('bio'))?.bio;

async function upload(owner: string | undefined) {
  const answer = await request(`${app.origin}/uploads?name=a.csv`, {
    method: 'POST',
    headers: {
      'content-type': 'application/octet-stream',
      authorization: `Bearer ${admin.token}`,
      ...(owner === undefined ? {} : { [PAGE_OWNER_HEADER]: owner }),
    },
    body: 'x',
  });
  return { status: answer.statusCode, body: await answer.body.json() };
}

describe('a page that is left over from another account', () => {
  test('changes nothing, whatever the procedure, and every call of a batch says why', async () => {
    const { auth, accounts, admin: administration } = pageOf(learner.userId);
    const calls = [
      auth.updateProfile.mutate({ bio: 'Of somebody else' }),
      auth.logOut.mutate(),
      auth.stopImpersonation.mutate(),
      accounts.requestDeletion.mutate({}),
      administration.setActive.mutate({ user: learner.userId, isActive: false }),
    ];
    for (const reason of await Promise.all(calls.map(reasonFor)))
      expect(reason).toBe('page-of-other-account');
    expect(await bioOf(admin)).not.toBe('Of somebody else');
    expect(await pageOf(admin.userId).auth.me.query()).toMatchObject({ userId: admin.userId });
  });

  test('sends no file', async () => {
    expect(await upload(learner.userId)).toMatchObject({
      status: 409,
      body: { reason: 'page-of-other-account' },
    });
    expect(await app.db('platform.uploads').where({ userId: admin.userId })).toEqual([]);
  });

  test('reads, so that it learns whose page it would be now', async () => {
    expect(await pageOf(learner.userId).auth.me.query()).toMatchObject({ userId: admin.userId });
  });
});

test('while somebody looks on, their own page of before changes nothing either, and says that it is another', async () => {
  const root = await app.signIn('admin');
  const page = createApiClient({ url: app.origin, token: () => root.token, pageOwner: () => root.userId });
  await page.admin.impersonate.mutate({ user: learner.userId });
  expect(await reasonFor(page.auth.updateProfile.mutate({ bio: 'x' }))).toBe('page-of-other-account');
});

test('where looking on ended by itself both pages are told that, send nothing, and may end it', async () => {
  const root = await app.signIn('admin');
  for (const page of [learner, root]) {
    const { auth, admin: administration } = createApiClient({
      url: app.origin,
      token: () => root.token,
      pageOwner: () => page.userId,
    });
    await createApiClient({ url: app.origin, token: () => root.token }).admin.impersonate.mutate({
      user: learner.userId,
    });
    const over = { impersonationEndsAt: new Date(0) };
    await app
      .db('auth.sessions')
      .where({ userId: root.userId })
      .whereNotNull('impersonatedUserId')
      .update(over);
    for (const change of [
      auth.updateProfile.mutate({ bio: 'x' }),
      administration.setActive.mutate({ user: learner.userId, isActive: false }),
    ])
      expect(await reasonFor(change)).toBe('impersonation-ended');
    for (const path of ['uploads?name=a.csv', 'pictures']) {
      const answer = await request(`${app.origin}/${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/octet-stream', authorization: `Bearer ${root.token}` },
        body: 'x',
      });
      expect(await answer.body.json()).toMatchObject({ reason: 'impersonation-ended' });
    }
    await auth.stopImpersonation.mutate();
    expect(await auth.me.query()).toMatchObject({ userId: root.userId, hasLookingEnded: false });
  }
  expect(await bioOf(root)).toBe('');
});

test('a page of the account whose session it is, and a program, change what they may', async () => {
  await pageOf(admin.userId).auth.updateProfile.mutate({ bio: 'Of the page' });
  expect(await bioOf(admin)).toBe('Of the page');
  await pageOf(undefined).auth.updateProfile.mutate({ bio: 'Of a program' });
  expect(await bioOf(admin)).toBe('Of a program');
  expect(await upload(admin.userId)).toMatchObject({ status: 201 });
  expect(await upload(undefined)).toMatchObject({ status: 201 });
});

test('where the session is over the page is told that, as ever', async () => {
  const page = createApiClient({ url: app.origin, pageOwner: () => learner.userId });
  expect(await reasonFor(page.auth.updateProfile.mutate({ bio: 'x' }))).toBe('unauthenticated');
});
