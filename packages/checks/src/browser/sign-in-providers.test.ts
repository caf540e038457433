import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { expectSound } from './accessibility.ts';
import { startAsGuest } from './learner.ts';
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

it('a newcomer signs in by the sandbox, which says what it is, and has no other way in that could go', async () => {
  const { page, complaints, close } = await visit(browser);
  await page.goto(`${site.origin}/log-in?next=/courses`);
  await page.getByRole('link', { name: /Continue with Sandbox/ }).waitFor();
  await settled(page);
  await expectSound(page, 'log-in with a provider');
  await page.getByRole('link', { name: /Continue with Sandbox/ }).click();
  await page.getByRole('heading', { name: 'Sandbox: nobody real signs in here' }).waitFor();
  await page.getByRole('link', { name: /Continue as Ada Lovelace/ }).click();
  await page.waitForURL('**/courses');
  await page.goto(`${site.origin}/security`);
  await page.getByText('This account has no password').waitFor();
  await page.getByText('Your only way in').waitFor();
  expect(await page.getByRole('button', { name: 'Remove Sandbox' }).count()).toBe(0);
  await settled(page);
  await expectSound(page, 'security without a password');
  expect(complaints).toEqual([]);
  await close();
});

it('whoever cancels there reads so, on a phone and in German', async () => {
  const { page, close } = await visit(browser, { viewport: PHONE, locale: 'de-DE' });
  await page.goto(`${site.origin}/register`);
  await page.getByRole('link', { name: /Weiter mit Sandbox/ }).click();
  await page.getByRole('link', { name: 'Abbrechen' }).click();
  await page.getByRole('alert').getByText('Du hast dort abgebrochen').waitFor();
  await settled(page);
  await expectSound(page, 'log-in after cancelling, on a phone');
  await close();
});

it('a guest registers without an address, links the sandbox, signs in by it and removes it', async () => {
  const { page, close } = await visit(browser);
  await startAsGuest(page, site.origin);
  await page.goto(`${site.origin}/register`);
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.keyboard.press('Enter');
  await page.getByText('Please give a user name or an e-mail.').waitFor();
  await page.getByLabel('User name').fill('grace-of-the-sandbox');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/home');

  await page.goto(`${site.origin}/security`);
  await page.getByRole('button', { name: 'Link Sandbox' }).click();
  await page.getByRole('link', { name: /Continue as Grace Hopper/ }).click();
  await page.waitForURL('**/security');
  await page.getByText('grace@people.example.org').waitFor();
  await settled(page);
  await expectSound(page, 'security with a linked provider');

  await page.context().clearCookies();
  await page.goto(`${site.origin}/log-in?next=/security`);
  await page.getByRole('link', { name: /Continue with Sandbox/ }).click();
  await page.getByRole('link', { name: /Continue as Grace Hopper/ }).click();
  await page.waitForURL('**/security');
  await page.getByRole('button', { name: 'Remove Sandbox' }).click();
  await page.getByText('Sandbox is removed and no longer signs you in.').waitFor();
  await page.getByRole('button', { name: 'Link Sandbox' }).waitFor();
  await close();
});
