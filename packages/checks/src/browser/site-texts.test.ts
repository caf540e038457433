import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { expectSound } from './accessibility.ts';
import { setUpAdministrator } from './learner.ts';
import { openBrowser } from './shared.ts';
import { type Site, startSite } from './start-site.ts';
import { PHONE, settled, visit } from './visit.ts';

const PASSWORD = 'correct horse battery staple 9';
let site: Site;
let browser: Browser;

beforeAll(async () => {
  [site, browser] = await Promise.all([startSite(), openBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  await site?.close();
});

it('a visitor finds the sample of every page, and registers knowing what one agrees to; a new version asks once', async () => {
  const pupil = await visit(browser, { viewport: PHONE });
  const { page } = pupil;
  await page.goto(`${site.origin}/register`);
  await page.getByText('agrees to these pages').waitFor();
  await page.getByRole('link', { name: 'Imprint' }).click();
  await page.getByText('[name and address of the operator]').waitFor();
  await settled(page);
  await expectSound(page, 'the imprint, on a phone');
  await page.goto(`${site.origin}/register`);
  await page.getByLabel('User name').fill('bea');
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Create account' }).click();
  await page.waitForURL('**/home');

  const desk = await visit(browser);
  await setUpAdministrator(desk.page, { setupLink: site.setupLink, password: PASSWORD });
  await desk.page.goto(`${site.origin}/admin/site`);
  await desk.page.getByText('Still to be filled in').waitFor();
  await desk.page.getByText('Terms', { exact: true }).first().click();
  await desk.page.getByRole('textbox', { name: 'English' }).fill('Be kind to **everybody**.');
  await desk.page.getByRole('textbox', { name: 'Deutsch' }).fill('Seid freundlich zu allen.');
  await desk.page.getByRole('switch', { name: 'Ask everybody' }).check();
  await settled(desk.page);
  await expectSound(desk.page, 'the texts of the site');
  await desk.page.getByRole('button', { name: 'Publish' }).click();
  await desk.page.getByText('Published as a new version.').waitFor();
  await desk.page.getByText(/Version 1 of/).waitFor();

  await page.reload();
  await page.emulateMedia({ colorScheme: 'dark' });
  const dialog = page.getByRole('dialog', { name: 'Privacy and terms' });
  await dialog.getByRole('link', { name: 'Read the terms' }).waitFor();
  await settled(page);
  await expectSound(page, 'being asked to agree once more, on a phone');
  await dialog.getByRole('button', { name: 'Not now' }).click();
  await page.reload();
  await dialog.getByRole('button', { name: 'I agree' }).click();
  await dialog.waitFor({ state: 'hidden' });
  await page.reload();
  await settled(page);
  expect(await dialog.count()).toBe(0);
  await page.getByRole('link', { name: 'Terms' }).click();
  await page.getByText('everybody').waitFor();
  expect([...pupil.complaints, ...desk.complaints]).toEqual([]);
  await Promise.all([pupil.close(), desk.close()]);
});
