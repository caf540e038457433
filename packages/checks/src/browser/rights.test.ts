import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { expectSound } from './accessibility.ts';
import { beRegistered, setUpAdministrator } from './learner.ts';
import { openBrowser } from './shared.ts';
import { type Site, startSite } from './start-site.ts';
import { PHONE, picture, visit } from './visit.ts';

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

async function logIn(page: Page): Promise<void> {
  await page.goto(`${site.origin}/log-in`);
  await page.getByLabel('E-mail or user name').fill('bea');
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.keyboard.press('Enter');
  await page.waitForURL('**/home');
}

it('rights are given with a list of exams and taken back, and support sees the users and nothing else', async () => {
  const [admin, bea, eve] = await Promise.all([visit(browser), visit(browser), visit(browser)]);
  const { page } = admin;
  await setUpAdministrator(page, { setupLink: site.setupLink, password: PASSWORD });
  await beRegistered(bea.page, { origin: site.origin, name: 'bea', password: PASSWORD });
  await beRegistered(eve.page, { origin: site.origin, name: 'eve', password: PASSWORD });

  await page.goto(`${site.origin}/admin/users?search=bea`);
  await page.getByRole('link', { name: 'Look at bea' }).click();
  await page.getByRole('button', { name: 'Make author' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Author of').selectOption('listed');
  expect(await dialog.getByRole('button', { name: 'Make author' }).isDisabled()).toBe(true);
  await dialog.getByRole('switch').first().check();
  await expectSound(page, 'giving a right');
  await picture(page, 'right-author');
  await dialog.getByRole('button', { name: 'Make author' }).click();
  await page.getByText('bea has the right from the next log-in on.').waitFor();
  await page.getByRole('button', { name: 'Choose other exams' }).click();
  await page.getByRole('dialog', { name: 'Choose the exams of bea' }).waitFor();
  await dialog.getByRole('button', { name: 'Save' }).waitFor();
  await picture(page, 'right-exams');
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('button', { name: 'Give support' }).click();
  await dialog.getByRole('button', { name: 'Give support' }).click();
  await page.getByRole('button', { name: 'Take support back' }).waitFor();
  await page.getByRole('button', { name: 'Take author back' }).click();
  await page.getByRole('dialog', { name: 'Take author back from bea?' }).waitFor();
  await expectSound(page, 'taking a right back');
  await picture(page, 'right-take');
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('button', { name: 'Take author back' }).click();
  await dialog.getByRole('button', { name: 'Take author back' }).click();
  await page.getByText('bea has the right no longer.').waitFor();
  await expectSound(page, 'account with rights');
  await picture(page, 'person-rights');
  await page.setViewportSize(PHONE);
  await page.emulateMedia({ colorScheme: 'dark' });
  await picture(page, 'person-rights-phone');
  await page.goto(`${site.origin}/admin/users?search=bea`);
  await page.getByText('Support', { exact: true }).waitFor();

  await bea.page.goto(`${site.origin}/admin/users`);
  await logIn(bea.page);
  const places = bea.page.getByRole('navigation').first();
  expect(await places.getByRole('link', { name: 'Operation' }).count()).toBe(0);
  await places.getByRole('link', { name: 'Users' }).click();
  await bea.page.getByRole('link', { name: 'Look at eve' }).waitFor();
  for (const hidden of ['ada', 'bea'])
    expect(await bea.page.getByRole('link', { name: `Look at ${hidden}` }).count()).toBe(0);
  expect(await bea.page.getByRole('link', { name: 'New user' }).count()).toBe(0);
  expect(await bea.page.getByRole('button', { name: 'Deactivate eve' }).count()).toBe(0);
  await expectSound(bea.page, 'users, as support sees them');
  await picture(bea.page, 'support-users');
  await bea.page.getByRole('link', { name: 'Look at eve' }).click();
  await bea.page.getByRole('heading', { name: 'Orders' }).waitFor();
  expect(await bea.page.getByRole('heading', { name: 'What you can do' }).count()).toBe(0);
  await expectSound(bea.page, 'account, as support sees it');
  await picture(bea.page, 'support-person');
  for (const closed of ['site', 'operations', 'mailbox', 'users/new']) {
    await bea.page.goto(`${site.origin}/admin/${closed}`);
    await bea.page.waitForURL('**/home');
  }
  expect(bea.complaints.filter((complaint) => !complaint.includes('401'))).toEqual([]);
  await Promise.all([admin.close(), bea.close(), eve.close()]);
});
