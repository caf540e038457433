import { expect } from 'vitest';
import type { Viewer } from '../../platform/context.ts';
import { PASSWORD, registration, test } from '../../testing/callers.ts';

const admin: Viewer = {
  userId: '00000000-0000-4000-8000-000000000000',
  role: 'admin',
  sessionId: '0'.repeat(64),
  timeZone: 'UTC',
  language: 'en',
};
const SAMPLES = { privacy: 0, terms: 0 };
const texts = { en: 'Be kind.', de: 'Seid freundlich.' };

test('whoever registers agrees to the versions that were shown, with the moment', async ({
  db,
  visitor,
  now,
}) => {
  const { api } = visitor();
  const { userId } = await api.auth.register(registration('ada', { agreesTo: SAMPLES }));
  const { given, asked } = await api.auth.consents();
  expect(given).toEqual([
    { page: 'privacy', version: 0, agreedAt: now, link: null },
    { page: 'terms', version: 0, agreedAt: now, link: null },
  ]);
  expect(asked).toEqual([]);
  expect(await db('auth.consents').where({ userId }).select('way').distinct()).toEqual([
    { way: 'registered' },
  ]);
});

test('what somebody agreed to is theirs alone', async ({ visitor }) => {
  const ada = visitor();
  await ada.api.auth.register(registration('ada', { agreesTo: SAMPLES }));
  const bob = visitor();
  await bob.api.auth.register(registration('bob'));
  expect((await bob.api.auth.consents()).given).toEqual([]);
});

test('who was shown nothing has agreed to nothing', async ({ visitor }) => {
  const { api } = visitor();
  await api.auth.register(registration('ada'));
  expect((await api.auth.consents()).given).toEqual([]);
});

test('a guest agrees when an account comes of it', async ({ visitor }) => {
  const { api } = visitor();
  await api.auth.startGuest({ timeZone: 'UTC', language: 'en' });
  await expect(api.auth.consents()).rejects.toThrow('forbidden');
  await api.auth.register(registration('ada', { agreesTo: SAMPLES }));
  expect((await api.auth.consents()).given).toHaveLength(2);
});

test('who enters by an invitation agrees to what stands there, and where it is kept elsewhere', async ({
  visitor,
  callerFor,
}) => {
  const { admin: desk } = callerFor(admin);
  const terms = 'https://school.org/terms';
  await desk.changeSettings({ terms });
  const { url } = await desk.createUser({ username: 'bob' });
  const token = /#(\S+)/.exec(url ?? '')?.[1] ?? '';
  const { api } = visitor();
  await api.auth.acceptInvitation({ token, newPassword: PASSWORD, timeZone: 'UTC', agreesTo: SAMPLES });
  expect((await api.auth.consents()).given).toMatchObject([{ link: null }, { page: 'terms', link: terms }]);
});

test('nobody agrees to what was never published', async ({ visitor }) => {
  const agreesTo = { privacy: 0, terms: 1 };
  await expect(visitor().api.auth.register(registration('ada', { agreesTo }))).rejects.toMatchObject({
    cause: { reason: 'invalid-input', details: { field: 'agreesTo' } },
  });
  const { api } = visitor();
  await api.auth.register(registration('bob'));
  await expect(api.auth.agree(agreesTo)).rejects.toThrow('invalid-input');
});

test('a version that asks is asked about once, and locks nobody out', async ({
  visitor,
  callerFor,
  site,
}) => {
  const { api } = visitor();
  await api.auth.register(registration('ada', { agreesTo: SAMPLES }));
  const { admin: desk } = callerFor(admin);
  await desk.publishSiteText({ page: 'terms', after: 0, texts });
  expect((await api.auth.consents()).asked).toEqual([]);
  await desk.publishSiteText({ page: 'terms', after: 1, texts, asksAgain: true });
  await desk.publishSiteText({ page: 'terms', after: 2, texts });
  const { asked, versions } = await api.auth.consents();
  expect(asked).toEqual([{ page: 'terms', link: '' }]);
  expect(versions).toEqual({ privacy: 0, terms: 3 });
  await expect(api.accounts.prepareExport()).resolves.toBeDefined();
  site.wait(1000);
  await api.auth.agree(versions);
  await api.auth.agree(versions);
  const after = await api.auth.consents();
  expect(after.asked).toEqual([]);
  expect(after.given.map(({ page, version }) => [page, version])).toEqual([
    ['privacy', 0],
    ['terms', 3],
    ['terms', 0],
  ]);
});

test('who was shown nothing is asked once somebody has published a page, here or elsewhere, and until they agree', async ({
  visitor,
  callerFor,
}) => {
  const { api } = visitor();
  await api.auth.register(registration('ada'));
  expect((await api.auth.consents()).asked).toEqual([]);
  const { admin: desk } = callerFor(admin);
  await desk.publishSiteText({ page: 'terms', after: 0, texts });
  expect((await api.auth.consents()).asked).toEqual([{ page: 'terms', link: '' }]);
  const privacy = 'https://school.org/privacy';
  await desk.changeSettings({ privacy });
  const { asked, versions } = await api.auth.consents();
  expect(asked).toEqual([
    { page: 'privacy', link: privacy },
    { page: 'terms', link: '' },
  ]);
  await api.auth.agree(versions);
  expect((await api.auth.consents()).asked).toEqual([]);
});

test('the first day counts: agreeing once more changes nothing', async ({ visitor, site, now }) => {
  const { api } = visitor();
  await api.auth.register(registration('ada', { agreesTo: SAMPLES }));
  site.wait(60_000);
  await api.auth.agree(SAMPLES);
  expect((await api.auth.consents()).given[0]?.agreedAt).toEqual(now);
});

test('everybody reads the newest text of a page, in their language', async ({ visitor, callerFor, now }) => {
  const { api } = visitor();
  const sample = await api.auth.siteText({ page: 'imprint', language: 'de' });
  expect(sample).toMatchObject({ version: 0, link: '', publishedAt: null });
  expect(sample.text).toContain('[Name und Anschrift des Betreibers]');
  const { admin: desk } = callerFor(admin);
  await desk.publishSiteText({ page: 'imprint', after: 0, texts });
  await desk.changeSettings({ imprint: 'https://school.org/imprint' });
  expect(await api.auth.siteText({ page: 'imprint', language: 'de' })).toEqual({
    page: 'imprint',
    version: 1,
    text: 'Seid freundlich.',
    link: 'https://school.org/imprint',
    publishedAt: now,
  });
});
