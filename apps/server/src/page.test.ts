import { readFile } from 'node:fs/promises';
import { defaultInstanceSettings } from '@studyhall/domain/platform/default-instance-settings';
import { publicSiteOf } from '@studyhall/domain/platform/instance-settings';
import { expect, test } from 'vitest';
import { createReadSite, saying } from './page.ts';
import { openApp } from './testing/open-app.ts';

const NONE = { privacy: 0, terms: 0 };
const page = await readFile(new URL('../../web/index.html', import.meta.url), 'utf8');

test('a name cannot leave its place in the page', () => {
  const siteName = '"><script>alert(1)</script>';
  const html = saying(page, publicSiteOf({ ...defaultInstanceSettings, siteName }, null, NONE));
  expect(html).not.toContain('<script>alert');
  expect(html.match(/&#34;&#62;&#60;script&#62;/g)?.length).toBeGreaterThanOrEqual(2);
});

test('the page says the name in its tab, in its first paint and to the script; the code stays here', () => {
  const settings = { ...defaultInstanceSettings, siteName: 'Hill School', registrationCode: 'blue lantern' };
  const html = saying(page, publicSiteOf(settings, null, NONE));
  expect(html).toContain('<title>Hill School</title>');
  expect(html).toMatch(/height="32" \/>Hill School<\/p>/);
  expect(html).toContain('&#34;siteName&#34;:&#34;Hill School&#34;');
  expect(html).not.toContain('blue lantern');
});

test('a change is seen within seconds; without a database the page says what it said before', async () => {
  const app = await openApp();
  try {
    let now = new Date('2026-11-29T10:00:00Z');
    const readSite = createReadSite(app.db, () => now);
    const nameAfter = async (milliseconds: number) => {
      now = new Date(now.getTime() + milliseconds);
      return (await readSite())?.siteName;
    };
    expect(await nameAfter(0)).toBe('Studyhall');
    await app.db('platform.instance_settings').insert({
      name: 'siteName',
      value: JSON.stringify('Hill School'),
      updated_at: now,
    });
    expect(await nameAfter(1_000)).toBe('Studyhall');
    expect(await nameAfter(5_000)).toBe('Hill School');
    await app.db.destroy();
    expect(await nameAfter(6_000)).toBe('Hill School');
  } finally {
    await app.close();
  }
});

test('the page is not sent again to a browser that has it', async () => {
  const app = await openApp();
  try {
    const first = await fetch(`${app.origin}/`, { headers: { Accept: 'text/html' } });
    const etag = first.headers.get('etag') ?? '';
    const second = await fetch(`${app.origin}/exams`, {
      headers: { Accept: 'text/html', 'If-None-Match': etag, 'Cache-Control': 'max-age=0' },
    });
    expect([first.status, second.status]).toEqual([200, 304]);
    expect(first.headers.get('cache-control')).toBe('no-cache');
  } finally {
    await app.close();
  }
});

test('the logo of the installation is the icon, and there before the script is', () => {
  const logo = { hash: 'ab'.repeat(32), kind: 'webp' } as const;
  const html = saying(page, publicSiteOf(defaultInstanceSettings, logo, NONE));
  const address = `/site-logo/${logo.hash}.webp`;
  expect(html).toContain(`<link rel="icon" href="${address}" />`);
  expect(html).toContain(`<link rel="apple-touch-icon" href="${address}" />`);
  expect(html).toContain(`<img src="${address}" alt=""`);
  expect(html).not.toMatch(/favicon\.svg|logo\.svg|apple-touch-icon\.png/);
});
