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

it('an administrator gives the site a name, a colour and links, and lets those register who know a code', async () => {
  const { page, complaints, close } = await visit(browser);
  await setUpAdministrator(page, { setupLink: site.setupLink, password: PASSWORD });
  await page.goto(`${site.origin}/admin/site`);
  await page.getByLabel('Name', { exact: true }).fill('Hill School');
  await page.getByLabel('Colour').fill('#b8d33a');
  await page.getByRole('textbox', { name: 'Imprint' }).fill('https://school.org/imprint');
  await page.getByRole('combobox', { name: 'Registering' }).click();
  await page.getByRole('option', { name: 'Who knows the code' }).click();
  await page.getByRole('button', { name: 'Save' }).click();
  // At the field that is missing, with the focus on it.
  await page.getByLabel('Code', { exact: true }).and(page.locator(':focus')).waitFor();
  await page.getByLabel('Code', { exact: true }).fill('blue lantern');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Saved. Open pages show it').waitFor();
  // The other processes, and this one, ask again within seconds.
  await expect
    .poll(async () => {
      await page.reload();
      return await page.title();
    })
    .toContain('Hill School');
  for (const scheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: scheme });
    await settled(page);
    await expectSound(page, `settings of the site, ${scheme}, in a yellow that cannot be read as it is`);
  }
  expect(complaints.filter((line) => !line.includes('409'))).toEqual([]);
  await close();
});

it('a pupil on a phone reads the name, finds the imprint and registers with the code', async () => {
  const { page, close } = await visit(browser, { viewport: PHONE, locale: 'de-DE' });
  await page.goto(`${site.origin}/register`);
  await page.getByRole('link', { name: 'Hill School' }).waitFor();
  expect(await page.getByRole('link', { name: 'Impressum' }).getAttribute('href')).toBe(
    'https://school.org/imprint',
  );
  await page.getByLabel('Benutzername').fill('bea');
  await page.getByLabel('E-Mail').fill('bea@school.org');
  await page.getByLabel('Passwort', { exact: true }).fill(PASSWORD);
  await page.getByLabel('Code').fill('green lantern');
  await page.getByRole('button', { name: 'Konto anlegen' }).click();
  await page.getByText('Das ist nicht der Code').waitFor();
  await settled(page);
  await expectSound(page, 'registering with a code, on a phone');
  await page.getByLabel('Code').fill('Blue Lantern');
  await page.getByRole('button', { name: 'Konto anlegen' }).click();
  await page.waitForURL('**/home');
  await close();
});
