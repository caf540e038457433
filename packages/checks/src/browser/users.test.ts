import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { register, setUpAdministrator } from './learner.ts';
import { openBrowser } from './open-browser.ts';
import { type Site, startSite } from './start-site.ts';
import { DESKTOP, expectAccessible, PHONE, visit } from './visit.ts';

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

it('an administrator changes roles and deactivates accounts, takes it back, and stays while they are the last', async () => {
  const [admin, bea] = [await visit(browser), await visit(browser)];
  const { page } = admin;
  await setUpAdministrator(page, { setupLink: site.setupLink, password: PASSWORD });
  await register(bea.page, { origin: site.origin, name: 'bea', password: PASSWORD });
  await page.goto(`${site.origin}/admin/users`);
  const roleOfBea = page.getByLabel('Role of bea');

  await roleOfBea.selectOption('admin');
  await page.getByText('bea is now: Administrator.').waitFor();
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByText('bea is now: Individual.').waitFor();
  expect(await roleOfBea.inputValue()).toBe('individual');

  await page.getByRole('button', { name: 'Deactivate bea' }).click();
  await page.getByRole('button', { name: 'Activate bea' }).waitFor();
  await bea.page.reload();
  await bea.page.waitForURL('**/log-in**');

  await page.getByRole('button', { name: 'Deactivate ada' }).click();
  await page.getByRole('button', { name: 'Change my account' }).click();
  await page.getByText('This is the last active administrator.').waitFor();
  for (const viewport of [DESKTOP, PHONE]) {
    await page.setViewportSize(viewport);
    await expectAccessible(page, `users at ${viewport.width}`);
  }
  await Promise.all([admin.close(), bea.close()]);
});
