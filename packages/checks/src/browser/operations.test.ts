import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTestDatabase } from '@studyhall/api/testing/database';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { root } from '../static/repository.ts';
import { expectSound } from './accessibility.ts';
import { register, setUpAdministrator } from './learner.ts';
import {
  giveUpMails,
  layFullBackup,
  layRowsBackup,
  putOffJobs,
  setTroubledScene,
  speakGerman,
} from './operations-scene.ts';
import { openBrowser } from './shared.ts';
import { type Site, startSiteOn } from './start-site.ts';
import { PHONE, settled, type Visit, visit } from './visit.ts';

const PASSWORD = 'correct horse battery staple 9';
let site: Site;
let browser: Browser;
let backups: string;
let ada: Visit;

beforeAll(async () => {
  const database = await createTestDatabase();
  backups = await mkdtemp(join(tmpdir(), 'studyhall-backups-'));
  for (const hours of [50, 26, 2]) await layFullBackup(backups, { hours });
  for (const hours of [40, 16]) await layRowsBackup(backups, { hours });
  await putOffJobs(database.url, ['backup-drill', 'full-backup', 'back-up-site']);
  [site, browser] = await Promise.all([
    startSiteOn(database, { BACKUPS: 'on', BACKUP_DIR: backups }),
    openBrowser(),
  ]);
  ada = await visit(browser);
  await setUpAdministrator(ada.page, { setupLink: site.setupLink, password: PASSWORD });
});

afterAll(async () => {
  await browser?.close();
  await site?.close();
  await rm(backups, { recursive: true, force: true });
});

it('an administrator reads what is wrong and what to do, what can be brought back, and how the last drill went', async () => {
  const { page } = ada;
  await setTroubledScene(site.databaseUrl);
  await page.getByRole('link', { name: 'Operations' }).click();
  const wrong = page.getByRole('region', { name: 'What is wrong now' });
  await wrong.getByText('Copies do not leave this machine').first().waitFor();
  await wrong.getByText('Look whether the target answers').waitFor();
  await wrong.getByText('the folder is not there: mount it').waitFor();
  await wrong.getByText('What changed lately has not reached the backups yet').waitFor();

  const kept = page.getByRole('region', { name: 'Backups' });
  // Also said, not only drawn.
  await kept.getByText(/^3 single moments from .*:\d\d:\d\d .* can be brought back/).waitFor();
  await kept.getByText('2 hours ago').waitFor();
  await kept.getByText('4.5 MB of at most ').waitFor();
  await kept.getByText('3 full backups').click();
  expect(await kept.getByText('read back').count()).toBe(3);
  await kept.getByText('2 backups of all rows, each of one moment').click();
  expect(await kept.getByText('2.5 MB').count()).toBe(2);

  const drill = page.getByRole('region', { name: 'Last drill' });
  await drill.getByText('Restored, and all was as it should be').waitFor();
  await drill.getByText('41.5 seconds').waitFor();
  await settled(page);
  await expectSound(page, 'operations');
});

it('a mail that was given up is tried again, and what is held after a restore goes out once it is released', async () => {
  const { page } = ada;
  const bea = await visit(browser);
  await register(bea.page, { origin: site.origin, name: 'bea', password: PASSWORD });
  await bea.close();
  await giveUpMails(site.databaseUrl);
  await page.reload();
  const failed = page.getByRole('region', { name: 'Mails that were given up' });
  await failed.getByText('to bea@example.org').waitFor();
  await failed.getByText('550 no such mailbox').first().waitFor();
  await failed.getByRole('button', { name: 'Try all again' }).click();
  await failed.getByText('None was given up').waitFor();

  const restored = page.getByRole('region', { name: 'This site was restored' });
  await restored.getByText(/billing reconcile --since/).waitFor();
  await restored.getByRole('button', { name: 'Release the mails' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Release the mails' }).click();
  await page.getByText('The mails go out now.').waitFor();
  // The store stays closed: that is another decision.
  await restored.getByText(/Mails from before are held/).waitFor({ state: 'detached' });
  expect(await restored.getByText(/billing reconcile/).count()).toBe(1);
});

it('a job is run by keyboard, and who did it can be found in the audit log', async () => {
  const { page, complaints } = ada;
  await page.getByRole('button', { name: 'Run now: sweep-limits' }).focus();
  await page.keyboard.press('Enter');
  await page.getByText('sweep-limits: done.').waitFor();

  const audit = page.getByRole('region', { name: 'Who did what' });
  await audit.getByLabel('Action').fill('admin.runJob');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/operations?action=admin.runJob');
  await audit.getByText('on sweep-limits').waitFor();
  expect(await audit.getByText('admin.releaseMails').count()).toBe(0);
  await page.reload();
  await audit.getByText('on sweep-limits').waitFor();
  await audit.getByLabel('On whom or what').fill('nothing');
  await page.keyboard.press('Enter');
  await audit.getByText('Nothing is written down').waitFor();
  await audit.getByRole('button', { name: 'Show everything' }).click();
  await audit.getByText('admin.releaseMails').first().waitFor();
  // Lines are sealed some seconds later.
  await expect
    .poll(async () => {
      await page.reload();
      await settled(page);
      return await audit.getByRole('button', { name: 'Copy the seal' }).count();
    })
    .toBe(1);
  expect(await audit.getByText(/^[\da-f]{64}$/).count()).toBe(1);
  expect(complaints).toEqual([]);
});

it('a logo is shown on every page and in the tab, and is taken back; what is no picture is refused', async () => {
  const { page } = ada;
  await page.goto(`${site.origin}/admin/site`);
  const card = page.getByRole('region', { name: 'Logo' });
  const input = card.locator('input[type=file]');
  await input.setInputFiles({ name: 'logo.png', mimeType: 'image/png', buffer: Buffer.from('<svg/>') });
  await card.getByText('This is no PNG, JPEG or WebP').waitFor();
  await input.setInputFiles(join(root, 'apps/web/public/apple-touch-icon.png'));
  await card.getByAltText('The logo of this installation').waitFor();
  await settled(page);
  await expectSound(page, 'settings of the site with a logo');
  const brand = page.locator('a[href="/"] img').first();
  await expect
    .poll(async () => {
      await page.reload();
      return await brand.getAttribute('src');
    })
    .toMatch(/^\/site-logo\/[\da-f]{64}\.png$/);
  expect(await page.locator('link[rel=icon]').getAttribute('href')).toMatch(/^\/site-logo\//);
  await settled(page);
  expect(await page.evaluate(`document.querySelector('a[href="/"] img').naturalWidth`)).toBe(180);
  await card.getByRole('button', { name: 'Remove' }).click();
  await card.getByAltText('The logo as it comes').waitFor();
});

it('on a phone the page is behind “More”, and speaks German to whoever does', async () => {
  await speakGerman(site.databaseUrl);
  const { page, close } = await visit(browser, { viewport: PHONE, locale: 'de-DE' });
  await page.goto(`${site.origin}/log-in`);
  await page.getByLabel(/Benutzername/).fill('ada');
  await page.getByLabel('Passwort', { exact: true }).fill(PASSWORD);
  await page.keyboard.press('Enter');
  await page.waitForURL('**/home');
  await page.getByRole('button', { name: 'Mehr' }).click();
  await page.getByRole('link', { name: 'Betrieb' }).click();
  await page
    .getByRole('region', { name: 'Sicherungen' })
    .getByText(/lassen sich zurückholen/)
    .waitFor();
  await settled(page);
  await expectSound(page, 'operations, in German');
  await close();
});
