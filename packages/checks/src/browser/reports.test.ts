import { withClient } from '@studyhall/api/testing';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { expectSound } from './accessibility.ts';
import { beRegistered, setUpAdministrator } from './learner.ts';
import { openBrowser } from './shared.ts';
import { type Site, startSite } from './start-site.ts';
import { PHONE, picture, visit } from './visit.ts';

const PASSWORD = 'correct horse battery staple 9';
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

/** What a reader would hear, and where the next key goes. */
async function focused(page: Page): Promise<unknown> {
  return await page.evaluate('document.activeElement?.textContent');
}

/** Everybody has earned something. */
async function fillBoard(): Promise<void> {
  await withClient(site.databaseUrl, (client) =>
    client.query(
      `insert into gamification.board_entries (board, user_id, score, updated_at)
       select 'xp', i.user_id, 12000 + 100 * length(i.value), now() from auth.identifiers i
       where i.kind = 'username' and i.value <> 'ada'`,
    ),
  );
}

it('a name and a picture are reported on a phone and by keyboard, hidden, replaced by their owner, and shown again', async () => {
  const [admin, bob, eve] = await Promise.all([
    visit(browser),
    visit(browser),
    visit(browser, { viewport: PHONE }),
  ]);
  await setUpAdministrator(admin.page, { setupLink: site.setupLink, password: PASSWORD });
  await beRegistered(bob.page, { origin: site.origin, name: 'rude-word', password: PASSWORD });
  await beRegistered(eve.page, { origin: site.origin, name: 'eve', password: PASSWORD });
  await fillBoard();
  await bob.page.goto(`${site.origin}/profile`);
  const file = { name: 'me.png', mimeType: 'image/png', buffer: Buffer.from(RED, 'base64') };
  await bob.page.locator('input[type=file]').setInputFiles(file);
  await bob.page.getByText('Your picture is changed.').waitFor();

  const { page } = eve;
  await page.goto(`${site.origin}/leaderboard`);
  const flag = page.getByRole('button', { name: 'Report rude-word' });
  await flag.waitFor();
  expect(await page.getByRole('button', { name: 'Report eve' }).count()).toBe(0);
  await expectSound(page, 'a board, on a phone');
  await picture(page, 'reports-board-phone');
  await flag.focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Send the report' }).click();
  await dialog.getByText('Please say why').waitFor();
  await expectSound(page, 'a report, on a phone');
  await picture(page, 'reports-dialog-phone');
  await dialog.getByLabel('Why?').fill('That is an insult');
  await dialog.getByRole('button', { name: 'Send the report' }).click();
  await page.getByText('Thank you. Somebody will look at it.').waitFor();
  await flag.click();
  await dialog.getByText('The picture', { exact: true }).click();
  await dialog.getByLabel('Why?').fill('Much too red');
  await dialog.getByRole('button', { name: 'Send the report' }).click();
  await dialog.waitFor({ state: 'hidden' });

  await admin.page.getByRole('navigation').first().getByRole('link', { name: 'Reports' }).click();
  const name = admin.page.getByRole('region', { name: 'rude-word', exact: true });
  const shownPicture = admin.page.getByRole('region', { name: 'The reported picture of rude-word' });
  await name.getByText('That is an insult').waitFor();
  await shownPicture.getByRole('img').waitFor();
  await expectSound(admin.page, 'reports');
  await picture(admin.page, 'reports-queue');
  await admin.page.setViewportSize(PHONE);
  await admin.page.emulateMedia({ colorScheme: 'dark' });
  await expectSound(admin.page, 'reports, on a phone in the dark');
  await picture(admin.page, 'reports-queue-phone');
  await name.getByRole('button', { name: 'Hide' }).click();
  await name.waitFor({ state: 'detached' });
  await expect.poll(() => focused(admin.page)).toBe('The reported picture of rude-word');
  await shownPicture.getByRole('button', { name: 'Hide' }).click();
  await admin.page.getByText('Nothing waits').waitFor();
  await expect.poll(() => focused(admin.page)).toBe('Reports');
  await picture(admin.page, 'reports-empty-phone');

  await page.reload();
  await page.getByText(/^Learner [\dA-F]{4}$/).waitFor();
  expect(await page.getByRole('button', { name: /^Report / }).count()).toBe(0);
  expect(await page.getByText('rude-word').count()).toBe(0);
  expect(await page.locator('main img[src^="/pictures/"]').count()).toBe(0);
  await picture(page, 'reports-board-hidden-phone');

  await bob.page.goto(`${site.origin}/profile`);
  await bob.page.getByText('An administrator has hidden your name').waitFor();
  await expectSound(bob.page, 'a profile of which something is hidden');
  await picture(bob.page, 'reports-profile');
  await bob.page.locator('input[type=file]').setInputFiles(file);
  await bob.page.getByText('This picture was hidden by an administrator.').waitFor();
  await bob.page.getByLabel('First name').fill('Bob');
  await bob.page.getByRole('button', { name: 'Save' }).click();
  await bob.page.getByText('An administrator has hidden your name').waitFor({ state: 'detached' });
  await page.reload();
  await page.getByRole('button', { name: 'Report Bob' }).waitFor();

  await admin.page.getByRole('link', { name: 'Hidden' }).click();
  await shownPicture.getByRole('button', { name: 'Show again' }).click();
  await shownPicture.waitFor({ state: 'detached' });
  await page.reload();
  await page.locator('main img[src^="/pictures/"]').waitFor();

  const another = await admin.page.context().newPage();
  await another.goto(`${site.origin}/admin/moderation?state=hidden`);
  const late = another.getByRole('region', { name: 'rude-word', exact: true });
  await late.waitFor();
  await name.getByRole('button', { name: 'Show again' }).click();
  await name.waitFor({ state: 'detached' });
  await late.getByRole('button', { name: 'Show again' }).click();
  await another.getByText('Somebody else has decided about this meanwhile.').waitFor();
  await late.waitFor({ state: 'detached' });
  await expect.poll(() => focused(another)).toBe('Reports');
  await picture(another, 'reports-decided');
  for (const { complaints } of [admin, eve]) expect(complaints).toEqual([]);
  await Promise.all([admin.close(), bob.close(), eve.close()]);
});
