import { openDatabase } from '@studyhall/api/server';
import { codeAt } from '@studyhall/api/testing';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { expectSound } from './accessibility.ts';
import { register, setUpAdministrator } from './learner.ts';
import { openBrowser } from './shared.ts';
import { type Site, startSite } from './start-site.ts';
import { PHONE, visit } from './visit.ts';

const PASSWORD = 'correct horse battery staple 9';
const STEP_MS = 30_000;
let site: Site;
let browser: Browser;

beforeAll(async () => {
  [site, browser] = await Promise.all([startSite(), openBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  await site?.close();
});

/** A device with a fingerprint reader that recognises whoever touches it; `touch` lets somebody do so, or not. */
async function addAuthenticator(page: Page) {
  const session = await page.context().newCDPSession(page);
  await session.send('WebAuthn.enable', { enableUI: false });
  const { authenticatorId } = await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return {
    touch: async (enabled: boolean) => {
      await session.send('WebAuthn.setAutomaticPresenceSimulation', { authenticatorId, enabled });
    },
  };
}

async function logOut(page: Page): Promise<void> {
  await page.context().clearCookies();
  await page.goto(`${site.origin}/log-in`);
  await page.getByRole('heading', { name: 'Welcome back' }).waitFor();
}

async function givePassword(page: Page, name: string): Promise<void> {
  await page.getByLabel('E-mail or user name').fill(name);
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'One more step' }).waitFor();
}

/** Reads the ten codes that are shown once, and closes them. */
async function keepCodes(page: Page): Promise<string[]> {
  const dialog = page.getByRole('dialog', { name: 'Recovery codes' });
  await dialog.waitFor();
  const codes = await dialog.locator('li code').allTextContents();
  expect(codes).toHaveLength(10);
  await expectSound(page, 'recovery codes');
  await dialog.getByRole('button', { name: 'I have kept them' }).click();
  return codes;
}

async function query(sql: string): Promise<void> {
  const db = openDatabase({ url: site.databaseUrl, poolSize: 1 });
  await db.raw(sql);
  await db.destroy();
}

it('a passkey is made, signs in without a name, and follows the password together with an app of codes', async () => {
  const { page, complaints, close } = await visit(browser, { viewport: PHONE });
  const { touch } = await addAuthenticator(page);
  await register(page, { origin: site.origin, name: 'fia', password: PASSWORD });
  await page.goto(`${site.origin}/security`);
  await page.getByRole('button', { name: 'Add a passkey' }).click();
  const [firstCode = ''] = await keepCodes(page);
  await page.getByText('Not used yet').waitFor();

  // Browsers offer passkeys in the field for the name: one that is touched signs in before anybody has typed.
  await touch(false);
  await logOut(page);
  await expectSound(page, 'log in, with a passkey');
  await touch(true);
  await page.getByRole('button', { name: 'Log in with a passkey' }).click();
  await page.waitForURL('**/home');

  await page.goto(`${site.origin}/security`);
  await page.getByRole('button', { name: 'Set up an app' }).click();
  const secret = (await page.locator('main code').first().textContent())?.replaceAll(' ', '') ?? '';
  await page.getByRole('img', { name: 'Code to scan with your app' }).waitFor();
  await expectSound(page, 'setting up an app of codes');
  await page.getByLabel('Code', { exact: true }).fill('12345');
  await page.getByRole('button', { name: 'Turn on' }).click();
  await page.getByText('Please give the six digits').waitFor();
  const now = new Date();
  const code = codeAt(secret, now);
  await page.getByLabel('Code', { exact: true }).fill(`${code.slice(0, 3)} ${code.slice(3)}`);
  await page.keyboard.press('Enter');
  await page.getByText(/In use since/).waitFor();

  await touch(false);
  await logOut(page);
  await givePassword(page, 'fia');
  await expectSound(page, 'the second step');
  await page.getByRole('button', { name: 'Use a code of the app instead' }).click();
  const field = page.getByLabel('Code', { exact: true });
  expect(await field.getAttribute('autocomplete')).toBe('one-time-code');
  expect(await field.getAttribute('inputmode')).toBe('numeric');
  await field.fill('000000');
  await page.keyboard.press('Enter');
  await page.getByText('This code is wrong').waitFor();
  await expectSound(page, 'the second step, refused');
  await field.fill(codeAt(secret, new Date(now.getTime() + STEP_MS)));
  await page.keyboard.press('Enter');
  await page.waitForURL('**/home');

  await touch(false);
  await logOut(page);
  await givePassword(page, 'fia');
  await page.reload();
  await touch(true);
  await page.getByRole('button', { name: 'Use a passkey' }).click();
  await page.waitForURL('**/home');

  await touch(false);
  await logOut(page);
  await givePassword(page, 'fia');
  await page.getByRole('button', { name: 'Use a recovery code instead' }).click();
  await page.getByLabel('Recovery code').fill(firstCode.toLowerCase());
  await page.keyboard.press('Enter');
  await page.waitForURL('**/home');
  await page.goto(`${site.origin}/security`);
  await page.getByText('9 of them are left.').waitFor();
  // What was refused on purpose: the password alone, thrice, and a wrong code.
  expect(complaints.filter((line) => !/40[01]/.test(line))).toEqual([]);
  await close();
});

it('what is guarded asks once who it is, goes on by itself, and changes nothing where nobody answers', async () => {
  const { page, close } = await visit(browser);
  await register(page, { origin: site.origin, name: 'gil', password: PASSWORD });
  await page.goto(`${site.origin}/security`);
  await query(`update auth.sessions set proved_at = now() - interval '1 hour'`);
  await page.getByRole('button', { name: 'Set up an app' }).click();
  const dialog = page.getByRole('dialog', { name: 'Is it you?' });
  await dialog.waitFor();
  await expectSound(page, 'proving once more');
  await page.keyboard.press('Escape');
  await page.getByText('none was given. Nothing was changed').waitFor();
  await page.getByRole('button', { name: 'Set up an app' }).click();
  await dialog.getByLabel('Password', { exact: true }).fill('wrong');
  await page.keyboard.press('Enter');
  await dialog.getByText('Name or password is wrong').waitFor();
  await dialog.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.keyboard.press('Enter');
  await page.getByRole('img', { name: 'Code to scan with your app' }).waitFor();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('button', { name: 'Set up an app' }).click();
  await page.getByRole('img', { name: 'Code to scan with your app' }).waitFor();
  await close();
});

it('an administrator who needs a second factor is led to the settings, and with one back to work', async () => {
  const { page, close } = await visit(browser);
  await addAuthenticator(page);
  await setUpAdministrator(page, { setupLink: site.setupLink, password: PASSWORD });
  await query(
    `insert into platform.instance_settings values ('secondFactorForAdministrators', 'true', now())`,
  );
  await page.goto(`${site.origin}/admin/users`);
  await page.waitForURL('**/security');
  await page.getByText('need a second factor').first().waitFor();
  await expectSound(page, 'the second factor that is missing');
  await page.getByRole('button', { name: 'Add a passkey' }).click();
  await page.getByRole('button', { name: 'I have kept them' }).click();
  await page.goto(`${site.origin}/admin/site`);
  await expect
    .poll(() => page.getByRole('combobox', { name: 'Second factor' }).inputValue())
    .toBe('Every administrator needs one');
  await close();
});
