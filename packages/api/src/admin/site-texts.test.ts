import { expect } from 'vitest';
import type { Viewer } from '../platform/context.ts';
import type { SiteWithDatabase } from '../platform/site-check.ts';
import { textsCheck } from '../platform/texts-check.ts';
import { test } from '../testing/callers.ts';

const admin: Viewer = {
  userId: '00000000-0000-4000-8000-000000000000',
  role: 'admin',
  sessionId: '0'.repeat(64),
  timeZone: 'UTC',
  language: 'en',
};
const texts = { en: 'Hill School, 1 Hill Road', de: 'Hill School, Hill Road 1' };

test('a page begins with its sample, and keeps every version', async ({ callerFor, now }) => {
  const { admin: desk } = callerFor(admin);
  const { items } = await desk.listSiteTexts();
  expect(items.map(({ page, version }) => [page, version])).toEqual([
    ['imprint', 0],
    ['privacy', 0],
    ['terms', 0],
  ]);
  expect(items[0]?.placeholders).toContain('[name and address of the operator]');
  await desk.publishSiteText({ page: 'imprint', after: 0, texts });
  const second = { en: 'Hill School', de: 'Hill School' };
  await desk.publishSiteText({ page: 'imprint', after: 1, texts: second, asksAgain: true });
  expect((await desk.getSiteText({ page: 'imprint', version: 1 })).texts).toEqual(texts);
  expect((await desk.getSiteText({ page: 'imprint', version: 0 })).publishedAt).toBeNull();
  await expect(desk.getSiteText({ page: 'imprint', version: 3 })).rejects.toThrow('not-found');
  const newest = await desk.listSiteTextVersions({ page: 'imprint', limit: 1 });
  expect(newest).toEqual({
    items: [{ version: 2, asksAgain: true, publishedAt: now }],
    nextCursor: '2',
  });
  const rest = await desk.listSiteTextVersions({ page: 'imprint', before: 2 });
  expect(rest).toMatchObject({ items: [{ version: 1 }], nextCursor: null });
});

test('a change is not overwritten by somebody who has not seen it', async ({ callerFor }) => {
  const { admin: desk } = callerFor(admin);
  await desk.publishSiteText({ page: 'terms', after: 0, texts });
  await expect(desk.publishSiteText({ page: 'terms', after: 0, texts })).rejects.toThrow('stale-read');
  await expect(desk.publishSiteText({ page: 'terms', after: 5, texts })).rejects.toThrow('stale-read');
});

test('who publishes is told in the audit log, without the text', async ({ callerFor }) => {
  await callerFor(admin).admin.publishSiteText({ page: 'terms', after: 0, texts, asksAgain: true });
  const { items } = await callerFor(admin).admin.listAudit({ limit: 1 });
  expect(items).toMatchObject([
    { action: 'admin.publishSiteText', outcome: 'ok', targetKind: 'text', targetId: 'terms' },
  ]);
  expect(items[0]?.detail).toEqual({ after: 0, asksAgain: true });
});

test('nobody but administrators keeps them', async ({ callerFor }) => {
  const { admin: desk } = callerFor({ ...admin, role: 'individual' });
  await expect(desk.publishSiteText({ page: 'terms', after: 0, texts })).rejects.toThrow('forbidden');
  await expect(desk.listSiteTexts()).rejects.toThrow('forbidden');
});

test('a text in one language alone is none', async ({ callerFor }) => {
  const { admin: desk } = callerFor(admin);
  const half = { page: 'terms', after: 0, texts: { en: 'Yes' } } as const;
  // @ts-expect-error the other language is missing
  await expect(desk.publishSiteText(half)).rejects.toThrow('"de"');
});

test('the doctor names what is not filled in, unless the page is kept elsewhere', async ({
  callerFor,
  db,
}) => {
  const { admin: desk } = callerFor(admin);
  // The check looks at the database as the application does, and at nothing else.
  const look = async () => {
    if (textsCheck.needs !== 'database') throw new Error('the check asks the database');
    return await textsCheck.look({ db } as SiteWithDatabase);
  };
  expect((await look()).what).toContain('imprint: [name and address of the operator], ');
  await desk.publishSiteText({ page: 'imprint', after: 0, texts });
  await desk.changeSettings({ privacy: 'https://school.org/privacy' });
  const half = { en: texts.en, de: 'Es haftet [Name]' };
  await desk.publishSiteText({ page: 'terms', after: 0, texts: half });
  expect(await look()).toMatchObject({ verdict: 'warning', what: 'not filled in: terms: [Name]' });
  await desk.publishSiteText({ page: 'terms', after: 1, texts });
  expect((await look()).verdict).toBe('ok');
});
