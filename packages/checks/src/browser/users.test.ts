import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { expectSound } from './accessibility.ts';
import { register, setUpAdministrator } from './learner.ts';
import { openBrowser } from './shared.ts';
import { type Site, startSite } from './start-site.ts';
import { PHONE, visit } from './visit.ts';

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
  const [admin, bea] = await Promise.all([visit(browser), visit(browser)]);
  const { page } = admin;
  await setUpAdministrator(page, { setupLink: site.setupLink, password: PASSWORD });
  await register(bea.page, { origin: site.origin, name: 'bea', password: PASSWORD });
  await page.goto(`${site.origin}/admin/users`);
  const roleOfBea = page.getByLabel('Role of bea');

  await roleOfBea.selectOption('admin');
  // A message under the pointer stays as long as the pointer does.
  await page.getByText('bea is now: Administrator.').hover();
  await expect.poll(() => roleOfBea.inputValue()).toBe('admin');
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByText('bea is now: Individual.').waitFor();
  await expect.poll(() => roleOfBea.inputValue()).toBe('individual');

  await page.getByRole('button', { name: 'Deactivate bea' }).click();
  await page.getByRole('button', { name: 'Activate bea' }).waitFor();
  await bea.page.reload();
  await bea.page.waitForURL('**/log-in**');

  await page.getByRole('button', { name: 'Deactivate ada' }).click();
  await page.getByRole('button', { name: 'Change my account' }).click();
  await page.getByText('This is the last active administrator.').waitFor();
  await expectSound(page, 'users');
  await Promise.all([admin.close(), bea.close()]);
});

it('a name that nobody is called is refused at its field, on a phone as well, with the character at fault', async () => {
  const { page, complaints, close } = await visit(browser, { viewport: PHONE });
  await page.goto(`${site.origin}/register`);
  await page.getByLabel(/user name/i).fill('TheSupport');
  await page.getByLabel(/e-mail/i).fill('cleo@example.org');
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.keyboard.press('Enter');
  await page.getByText('This user name is reserved').waitFor();
  await expectSound(page, 'register, refused');
  await page.getByLabel(/user name/i).fill('cleo');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/home');

  await page.setViewportSize(PHONE);
  await page.goto(`${site.origin}/profile`);
  const firstName = page.getByLabel('First name');
  for (const [name, words] of [
    ['🅂🅄🄿🄿🄾🅁🅃', 'Names are not written with 🅂 (U+1F142).'],
    ['Cle\u200bo', 'a character that nobody sees, U+200B.'],
    ['Clеo', 'such as Cyrillic among Latin: е (U+0435) is of another one.'],
    ['Support', 'This name would pass for this installation'],
  ] as const) {
    await firstName.fill(name);
    await page.keyboard.press('Enter');
    await page.getByText(words).waitFor();
  }
  await expectSound(page, 'profile, refused');
  await firstName.fill('Cléo');
  await page.keyboard.press('Enter');
  await page.getByText(/saved/i).first().waitFor();
  expect(complaints).toEqual([]);
  await close();
});
