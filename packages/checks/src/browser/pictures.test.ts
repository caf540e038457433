import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { expectSound } from './accessibility.ts';
import { beRegistered } from './learner.ts';
import { openBrowser } from './shared.ts';
import { type Site, startSite } from './start-site.ts';
import { PHONE, settled, visit } from './visit.ts';

/** One red pixel. */
const RED = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC';
let site: Site;
let browser: Browser;

beforeAll(async () => {
  [site, browser] = await Promise.all([startSite(), openBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  await site?.close();
});

it('somebody on a phone sends a picture, sees it everywhere, and goes back to the avatar', async () => {
  const { page, complaints, close } = await visit(browser, { viewport: PHONE });
  await beRegistered(page, { origin: site.origin, name: 'ada', password: 'correct horse battery staple 9' });
  await page.goto(`${site.origin}/profile`);
  const file = page.locator('input[type=file]');
  await file.setInputFiles({ name: 'me.svg', mimeType: 'image/svg+xml', buffer: Buffer.from('<svg/>') });
  await page.getByText('This is no PNG, JPEG or WebP').waitFor();
  await file.setInputFiles({ name: 'me.png', mimeType: 'image/png', buffer: Buffer.from(RED, 'base64') });
  await page.getByText('Your picture is changed.').waitFor();
  const picture = page.locator('main img[src^="/pictures/"]');
  await picture.waitFor();
  await settled(page);
  const width = `document.querySelector('main img[src^="/pictures/"]').naturalWidth`;
  expect(await page.evaluate(width)).toBe(256);
  await expectSound(page, 'a profile with a picture, on a phone');
  await page.goto(`${site.origin}/home`);
  await page.locator('img[src^="/pictures/"]').first().waitFor({ state: 'attached' });
  await page.goto(`${site.origin}/profile`);
  await page.getByRole('button', { name: 'Remove the picture' }).click();
  await picture.waitFor({ state: 'detached' });
  expect(complaints).toEqual([]);
  await close();
});
