import type { Browser, BrowserContextOptions } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectAccessible, expectNoSidewaysScroll, expectSound } from './accessibility.ts';
import { completeToxicTurtle, signedInClient } from './complete-course.ts';
import { beRegistered } from './learner.ts';
import { openBrowser, sharedSite } from './shared.ts';
import { LIVELY, settled, visit } from './visit.ts';

const PASSWORD = 'correct horse battery staple 9';
const site = sharedSite();
let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
});

afterAll(async () => {
  await browser?.close();
});

/** A registered learner who passed every level, with a tab of theirs. */
async function graduate(name: string, options: BrowserContextOptions = {}) {
  const tab = await visit(browser, options);
  await beRegistered(tab.page, { origin: site.origin, name, password: PASSWORD });
  const client = await signedInClient({ origin: site.origin, name, password: PASSWORD });
  return { ...tab, client, ...(await completeToxicTurtle(client)) };
}

describe('a certificate', () => {
  it('is claimed under a name that can be printed, and verified by somebody who is not signed in', async () => {
    const { page, complaints, close } = await graduate('grace', LIVELY);
    await page.goto(`${site.origin}/courses/toxic-turtle`);
    await page.getByRole('button', { name: 'Get your certificate' }).click();
    const name = page.getByLabel('Name on the certificate');
    await name.fill('Grace 🐢');
    await page.getByText('A certificate cannot show: 🐢. Write the name in Latin,').waitFor();
    await name.fill('  Grace   Hopper ');
    await page.getByRole('figure').getByText('Grace Hopper', { exact: true }).waitFor();
    await expectAccessible(page, 'claim');
    await page.getByRole('button', { name: 'Issue the certificate' }).click();
    await page.getByRole('heading', { name: 'This certificate is valid' }).waitFor();
    expect(complaints).toEqual([]);

    const stranger = await visit(browser);
    await stranger.page.goto(page.url());
    await stranger.page.getByRole('heading', { name: 'This certificate is valid' }).waitFor();
    const sheet = stranger.page.getByRole('article', { name: 'Certificate of completion' });
    const words = (await sheet.textContent()) ?? '';
    for (const word of ['Grace Hopper', 'Toxic Turtle', 'The windmill in the fog', '3 of 3 stars'])
      expect(words).toContain(word);
    await expectSound(stranger.page, 'certificate');
    await stranger.page.setViewportSize({ width: 320, height: 640 });
    await expectAccessible(stranger.page, 'certificate at 320');
    expect(stranger.complaints).toEqual([]);
    await Promise.all([close(), stranger.close()]);
  });

  it('is listed for its owner, and every file of it can be downloaded', async () => {
    const { page, complaints, client, enrolmentId, close } = await graduate('lin');
    const { serial } = await client.progress.claimCertificate.mutate({ enrolmentId, printedName: 'Lin' });
    await page.goto(`${site.origin}/certificates`);
    await settled(page);
    await expectAccessible(page, 'list');
    await page.getByRole('link', { name: 'Toxic Turtle' }).click();
    await page.getByRole('link', { name: 'Add to LinkedIn' }).waitFor();
    const links = page.getByRole('region', { name: 'Download' }).getByRole('link');
    const addresses = await links.evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
    const types = addresses.map(async (address) => {
      const answer = await page.request.get(site.origin + address);
      return `${answer.status()} ${answer.headers()['content-type']?.split(';')[0]}`;
    });
    expect(await Promise.all(types)).toEqual([
      '200 application/pdf',
      '200 image/png',
      '200 image/svg+xml',
      '200 image/png',
      '200 application/jwt',
      '200 application/json',
    ]);
    expect(page.url()).toContain(serial);
    expect(complaints).toEqual([]);
    await close();
  });

  it('is found by a serial as it was copied from paper; an unknown one is told so', async () => {
    const { page, client, enrolmentId, close } = await graduate('mae');
    const { serial } = await client.progress.claimCertificate.mutate({ enrolmentId, printedName: 'Mae' });
    await page.goto(`${site.origin}/verify`);
    await page.getByLabel('Serial').fill('no serial');
    await page.keyboard.press('Enter');
    await page.getByText('This is no serial').waitFor();
    await page.getByLabel('Serial').fill(` ${serial.toLowerCase().replace(/(.{5})/g, '$1 ')}`);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'This certificate is valid' }).waitFor();
    await page.goto(`${site.origin}/verify/${'0'.repeat(26)}`);
    await page.getByRole('heading', { name: 'No certificate has this serial' }).waitFor();
    await expectAccessible(page, 'unknown');
    await close();
  });

  it('fits the narrowest phone with the longest name that has no blank', async () => {
    const { page, client, enrolmentId, close } = await graduate('wilhelmina');
    const printedName = 'W'.repeat(80);
    const { serial } = await client.progress.claimCertificate.mutate({ enrolmentId, printedName });
    await page.setViewportSize({ width: 320, height: 640 });
    for (const path of [`/verify/${serial}`, '/certificates']) {
      await page.goto(site.origin + path);
      await page.getByText(printedName).first().waitFor();
      await expectNoSidewaysScroll(page, path);
    }
    await close();
  });

  it('says before anything else that it was replaced or revoked', async () => {
    const { page, client, enrolmentId, close } = await graduate('joan');
    const admin = await signedInClient({ origin: site.origin, ...site.administrator });
    const first = await client.progress.claimCertificate.mutate({ enrolmentId, printedName: 'Jaon' });
    const second = await admin.progress.reissueCertificate.mutate({
      serial: first.serial,
      printedName: 'Joan Clarke',
      reason: 'A letter was wrong',
    });
    await page.goto(`${site.origin}/verify/${first.serial}`);
    await page.getByRole('heading', { name: 'This certificate was replaced' }).waitFor();
    await expectAccessible(page, 'superseded');
    await page.getByRole('link', { name: 'Show the newer certificate' }).click();
    await page.getByRole('heading', { name: 'This certificate is valid' }).waitFor();
    await admin.progress.revokeCertificate.mutate({ serial: second.serial, reason: 'Issued by mistake' });
    await page.reload();
    await page.getByRole('heading', { name: 'This certificate was revoked' }).waitFor();
    await page.getByText('Issued by mistake').waitFor();
    await expectAccessible(page, 'revoked');
    await close();
  });
});
