import { openDatabase } from '@studyhall/api/server';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { expectSound } from './accessibility.ts';
import { beRegistered, setUpAdministrator } from './learner.ts';
import { openBrowser } from './shared.ts';
import { type Site, startSite } from './start-site.ts';
import { PHONE, picture, visit } from './visit.ts';

const PASSWORD = 'correct horse battery staple 9';
/** One pixel. */
const RED = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC',
  'base64',
);
let site: Site;
let browser: Browser;
let admin: Awaited<ReturnType<typeof visit>>;

beforeAll(async () => {
  [site, browser] = await Promise.all([startSite(), openBrowser()]);
  admin = await visit(browser);
  await setUpAdministrator(admin.page, { setupLink: site.setupLink, password: PASSWORD });
});

afterAll(async () => {
  await admin?.close();
  await browser?.close();
  await site?.close();
});

async function shownLink(page: Page): Promise<string> {
  const link = page.getByLabel('Link', { exact: true });
  await link.waitFor();
  return await link.inputValue();
}

it('an administrator makes an account, hands the link over, and its owner enters with it', async () => {
  const { page } = admin;
  await page.goto(`${site.origin}/admin/users`);
  await page.getByRole('link', { name: 'New user' }).click();
  await page.getByRole('button', { name: 'Make the account' }).click();
  await page.getByText('or an address.', { exact: false }).first().waitFor();
  await page.getByLabel('User name').fill('bob');
  await page.getByLabel('First name').fill('Bob');
  await expectSound(page, 'new user');
  await picture(page, 'new-user');
  await page.keyboard.press('Enter');
  const link = await shownLink(page);
  await picture(page, 'handed-link');
  await page.getByRole('button', { name: 'I have handed it over' }).click();
  await page.getByRole('link', { name: 'Look at bob' }).click();
  await page.getByText('not entered yet').waitFor();
  await expectSound(page, 'account');
  await picture(page, 'account');

  const bob = await visit(browser, { viewport: PHONE });
  await bob.page.goto(link);
  await bob.page.getByLabel('New password').fill(PASSWORD);
  await expectSound(bob.page, 'invitation');
  await picture(bob.page, 'invitation-phone');
  await bob.page.keyboard.press('Enter');
  await bob.page.waitForURL('**/home');
  await bob.page.getByText('Your account is yours now.').waitFor();
  expect(bob.complaints).toEqual([]);
  await bob.close();

  const late = await visit(browser, { viewport: PHONE });
  await late.page.goto(link);
  await late.page.getByText('This link was used already').waitFor();
  await late.page.getByRole('link', { name: 'To log in' }).waitFor();
  expect(await late.page.getByLabel('New password').count()).toBe(0);
  await expectSound(late.page, 'invitation, used');
  await picture(late.page, 'invitation-used-phone');
  await late.close();

  await page.reload();
  await page.getByRole('button', { name: 'Send a link to a new password' }).click();
  expect(await shownLink(page)).toContain('/reset-password#');
  await page.getByRole('button', { name: 'I have handed it over' }).click();
});

it('a file of people is previewed, imported, and found among those who have not come', async () => {
  const { page } = admin;
  const choose = async (text: string) => {
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: /^(Choose a|Another) file$/ }).click();
    await (await chooser).setFiles({ name: 'class.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
  };
  await page.goto(`${site.origin}/admin/users/import`);
  await choose('user-name,adress\ncleo,');
  await page.getByText('The column “adress” is not known. Did you mean address?').waitFor();
  await choose('user-name,address\ncleo,\ndora,dora@school.test\nx,\n');
  await page.getByText('class.csv: nothing was changed yet.').waitFor();
  await page.getByText('User name: 3 to 30 letters').waitFor();
  await expectSound(page, 'preview of an import');
  await picture(page, 'import-preview');
  await page.getByRole('button', { name: 'Make 2 accounts' }).click();
  await page.getByRole('heading', { name: 'What happened' }).waitFor();
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Download the links' }).click();
  expect((await download).suggestedFilename()).toBe('links.csv');
  await page.setViewportSize(PHONE);
  await picture(page, 'import-result-phone');

  await page.goto(`${site.origin}/admin/users`);
  await page.getByLabel('Who', { exact: true }).selectOption('invited');
  await page.waitForURL('**/admin/users?state=invited');
  await page.getByRole('link', { name: 'Look at dora' }).waitFor();
  await page.getByRole('link', { name: 'Look at bob' }).waitFor({ state: 'detached' });
  await page.getByLabel('Not here since').selectOption('90');
  await page.getByText('Nobody found').waitFor();
  await expectSound(page, 'users, narrowed');
  await picture(page, 'users-narrowed-phone');
  await page.goBack();
  await page.goto(`${site.origin}/admin/users?search=dora@sch`);
  await page.getByRole('link', { name: 'Look at dora' }).click();
  await page.getByRole('button', { name: 'Take the invitation back' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Take the invitation back' }).click();
  await page.getByText('The invitation is taken back').waitFor();
  // Of the header that was refused.
  expect(admin.complaints).toEqual([expect.stringContaining('400')]);
});

it('somebody is banned with a reason, reads it after the right password, and is let in again', async () => {
  const { page } = admin;
  const bob = await visit(browser);
  const logIn = async () => {
    await bob.page.goto(`${site.origin}/log-in`);
    await bob.page.getByLabel('E-mail or user name').fill('bob');
    await bob.page.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await bob.page.keyboard.press('Enter');
  };
  await logIn();
  await bob.page.waitForURL('**/home');
  await page.goto(`${site.origin}/admin/users?search=bob`);
  await page.getByRole('link', { name: 'Look at bob' }).click();
  await page.getByRole('button', { name: 'Ban' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Ban' }).click();
  await dialog.getByText('Please give a reason').waitFor();
  await dialog.getByLabel('Reason').fill('Insults in the free texts');
  await dialog.getByLabel('For how long').selectOption('7');
  await picture(page, 'ban-phone');
  await dialog.getByRole('button', { name: 'Ban' }).click();
  await page.getByText('bob is banned.').waitFor();
  await page.getByText('Insults in the free texts').waitFor();
  await expectSound(page, 'account, banned');
  await picture(page, 'banned-phone');
  await bob.page.reload();
  await bob.page.waitForURL('**/log-in**');
  await logIn();
  await bob.page.getByText(/^This account is banned until .*: Insults in the free texts$/).waitFor();
  await picture(bob.page, 'banned-log-in');
  await page.getByRole('button', { name: 'Let them in again' }).click();
  await page.getByText('bob may log in again.').waitFor();
  await logIn();
  await bob.page.waitForURL('**/home');
  await bob.close();
});

it('an administrator sees what somebody sees on every screen, changes nothing, and stops', async () => {
  const { page } = admin;
  await page.goto(`${site.origin}/admin/users?search=bob`);
  await page.getByRole('link', { name: 'Look at bob' }).click();
  await page.getByRole('button', { name: 'See what they see' }).click();
  await page.waitForURL('**/home');
  const banner = page.getByText(/^You see the site as Bob sees it, until /);
  await banner.waitFor();
  await expectSound(page, 'looking on');
  await picture(page, 'looking-phone');
  await page.goto(`${site.origin}/profile`);
  await banner.waitFor();
  await page.getByLabel('First name').fill('Robert');
  await page.keyboard.press('Enter');
  await page.getByText('you can look, and change nothing').first().waitFor();
  await page.goto(`${site.origin}/security`);
  await page.getByText('Only its owner sees this.', { exact: false }).first().waitFor();
  await expectSound(page, 'looking on, closed');
  await picture(page, 'looking-closed-phone');
  await page.goto(`${site.origin}/exams`);
  await page.getByRole('button', { name: 'Stop' }).click();
  await page.waitForURL('**/admin/users/**');
  await page.getByRole('heading', { name: 'bob', exact: true }).waitFor();
  expect(await banner.count()).toBe(0);
});

it('a page that is left over from looking on changes nothing of the administrator', async () => {
  const { page } = admin;
  const left = await page.context().newPage();
  await page.goto(`${site.origin}/admin/users?search=bob`);
  await page.getByRole('link', { name: 'Look at bob' }).click();
  await page.getByRole('button', { name: 'See what they see' }).click();
  await page.waitForURL('**/home');
  await left.goto(`${site.origin}/profile`);
  await left.getByText(/^You see the site as Bob sees it, until /).waitFor();
  await page.getByRole('button', { name: 'Stop' }).click();
  await page.waitForURL('**/admin/users/**');
  const banner = left.getByRole('alert', { name: 'Another account' });
  await banner.getByText('This page is of another account').waitFor();
  expect(await left.getByText(/^You see the site as Bob sees it/).count()).toBe(0);
  await left.getByLabel('First name').fill('Robert');
  await left.keyboard.press('Enter');
  await left.getByRole('main').getByRole('alert').getByText('This page is of another account').waitFor();
  await expectSound(left, 'left over');
  await picture(left, 'left-over');
  await left.emulateMedia({ colorScheme: 'dark' });
  await left.setViewportSize(PHONE);
  await picture(left, 'left-over-phone-dark');
  await banner.getByRole('button', { name: 'Reload' }).click();
  await banner.waitFor({ state: 'detached' });
  expect(await left.getByLabel('First name').inputValue()).toBe('');
  expect(await page.getByRole('alert', { name: 'Another account' }).count()).toBe(0);
  await left.close();
});

it('looking on that ended by itself changes nothing of the administrator, who ends it before they go on', async () => {
  const { page } = admin;
  await page.goto(`${site.origin}/admin/users?search=bob`);
  await page.getByRole('link', { name: 'Look at bob' }).click();
  await page.getByRole('button', { name: 'See what they see' }).click();
  await page.waitForURL('**/home');
  await page.goto(`${site.origin}/profile`);
  await page.getByLabel('First name').fill('Robert');
  const db = openDatabase({ url: site.databaseUrl, poolSize: 1 });
  const sessions = () => db('auth.sessions').whereNotNull('impersonatedUserId');
  await sessions().update({ impersonationEndsAt: new Date(0), lastSeenAt: new Date() });
  // The job that ends it leaves out what is locked.
  const held = await db.transaction();
  await sessions().transacting(held).forUpdate();
  await page.keyboard.press('Enter');
  await page.getByRole('main').getByText('Stop looking to go on as yourself.', { exact: false }).waitFor();
  await page.reload();
  const banner = page.getByRole('alert', { name: 'Looking on' });
  await banner.waitFor();
  await expectSound(page, 'looking on that ended');
  await picture(page, 'looking-ended-phone');
  await held.rollback();
  await db.destroy();
  await banner.getByRole('button', { name: 'Stop looking' }).click();
  await banner.waitFor({ state: 'detached' });
  expect(await page.getByLabel('First name').inputValue()).toBe('');
});

it('nor does the page of a learner change anything of who signed in after them', async () => {
  const { page, close } = await visit(browser);
  await beRegistered(page, { origin: site.origin, name: 'carl', password: PASSWORD });
  await page.goto(`${site.origin}/profile`);
  await page.getByLabel('First name').fill('Carl');
  await page.context().clearCookies();
  await beRegistered(page, { origin: site.origin, name: 'emma', password: PASSWORD });
  await page.keyboard.press('Enter');
  await page.getByRole('alert').getByText('This page is of another account').first().waitFor();
  await page.reload();
  await page.getByText('emma', { exact: false }).first().waitFor();
  expect(await page.getByLabel('First name').inputValue()).toBe('');
  await close();
});

it('a page that is left over sends no picture, and nothing after it either', async () => {
  const { page, close } = await visit(browser);
  await beRegistered(page, { origin: site.origin, name: 'fred', password: PASSWORD });
  await page.goto(`${site.origin}/profile`);
  await page.getByLabel('First name').fill('Fred');
  await page.context().clearCookies();
  await beRegistered(page, { origin: site.origin, name: 'gina', password: PASSWORD });
  const next = await page.context().newPage();
  await next.goto(`${site.origin}/home`);
  const banner = page.getByRole('alert', { name: 'Another account' });
  await banner.waitFor();
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Send a picture' }).click();
  const sent = page.waitForResponse((answer) => answer.url().endsWith('/pictures'));
  await (await chooser).setFiles({ name: 'red.png', mimeType: 'image/png', buffer: RED });
  expect((await sent).status()).toBe(409);
  await page.getByRole('main').getByRole('alert').getByText('This page is of another account').waitFor();
  expect(await banner.count()).toBe(1);
  await page.getByLabel('First name').press('Enter');
  await page.getByRole('main').getByRole('alert').nth(1).waitFor();
  await next.goto(`${site.origin}/profile`);
  expect(await next.getByLabel('First name').inputValue()).toBe('');
  expect(await next.getByRole('button', { name: 'Remove the picture' }).count()).toBe(0);
  await close();
});

it('somebody who is going is seen to go, and is kept only after a question', async () => {
  const { page } = admin;
  const bob = await visit(browser);
  await bob.page.goto(`${site.origin}/log-in`);
  await bob.page.getByLabel('E-mail or user name').fill('bob');
  await bob.page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await bob.page.keyboard.press('Enter');
  await bob.page.waitForURL('**/home');
  await bob.page.goto(`${site.origin}/security`);
  await bob.page.getByRole('button', { name: 'Delete account …' }).click();
  await bob.page.getByLabel('Type “delete” to go on').fill('delete');
  await bob.page.keyboard.press('Enter');
  await bob.page.waitForURL('**/goodbye**');
  await bob.close();

  await page.setViewportSize(PHONE);
  await page.goto(`${site.origin}/admin/users?search=bob`);
  await page.getByText(/^It is erased on .*: its owner asked for that\.$/).waitFor();
  await expectSound(page, 'users, one going');
  await picture(page, 'users-leaving-phone');
  await page.getByRole('button', { name: 'Activate bob' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('link', { name: 'Look at bob' }).click();
  await page.getByText('by its owner, until then').waitFor();
  await expectSound(page, 'account, going');
  await picture(page, 'leaving-phone');
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.emulateMedia({ colorScheme: 'dark' });
  await picture(page, 'leaving-dark');
  await page.getByRole('button', { name: 'Keep this account …' }).click();
  await page.getByText('Opening it gives the deletion up', { exact: false }).waitFor();
  await picture(page, 'keep-dark');
  await page.getByRole('button', { name: 'Keep and open it' }).click();
  await page.getByText('bob may log in again.').waitFor();
  await page.getByRole('button', { name: 'Ban' }).waitFor();
});
