import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startAsGuest } from './learner.ts';
import { openBrowser, sharedSite } from './shared.ts';
import { settled, visit } from './visit.ts';

const site = sharedSite();
let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
});

afterAll(async () => {
  await browser?.close();
});

it('the language that somebody signed in chooses in the header is still there after the next load', async () => {
  const { page, complaints, close } = await visit(browser);
  await startAsGuest(page, site.origin);
  await settled(page);
  const saved = page.waitForResponse((answer) => answer.url().includes('auth.updateProfile'));
  await page.getByLabel('Language', { exact: true }).first().selectOption('de');
  await page.getByRole('heading', { name: 'Willkommen' }).waitFor();
  await saved;
  await page.reload();
  await settled(page);
  await page.getByRole('heading', { name: 'Willkommen' }).waitFor();
  expect(await page.locator('html').getAttribute('lang')).toBe('de');
  expect(complaints).toEqual([]);
  await close();
});

it('a browser whose languages are no tags shows the store and its prices all the same', async () => {
  const { page, complaints, close } = await visit(browser);
  await page.addInitScript(`Object.defineProperty(Navigator.prototype, 'languages', {
    get: () => ['C', 'en_US', 'de-DE@euro'] })`);
  await startAsGuest(page, site.origin);
  for (const path of ['/store', '/store/history', '/store/orders', '/store/payments']) {
    await page.goto(site.origin + path);
    await settled(page);
  }
  await page.goto(`${site.origin}/store`);
  await page.getByText(/[€$]/).first().waitFor();
  expect(complaints).toEqual([]);
  await close();
});
