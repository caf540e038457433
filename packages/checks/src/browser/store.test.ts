import type { ApiClient } from '@studyhall/client';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectAccessible, expectSound } from './accessibility.ts';
import { signedInClient } from './complete-course.ts';
import { register, setUpAdministrator, startAsGuest } from './learner.ts';
import { openBrowser } from './shared.ts';
import { type Site, startSite } from './start-site.ts';
import { settled, visit } from './visit.ts';

const PASSWORD = 'correct horse battery staple 9';
let site: Site;
let browser: Browser;
let admin: ApiClient;

beforeAll(async () => {
  [site, browser] = await Promise.all([startSite(), openBrowser()]);
  admin = await administrator();
  await admin.billing.putOffer.mutate({ feature: 'exam:network', credits: 400 });
  await admin.billing.putOffer.mutate({ feature: 'course:toxic-turtle', credits: 700 });
});

afterAll(async () => {
  await browser?.close();
  await site?.close();
});

async function administrator(): Promise<ApiClient> {
  const { page, close } = await visit(browser);
  await setUpAdministrator(page, { setupLink: site.setupLink, password: PASSWORD });
  await close();
  return await signedInClient({ origin: site.origin, name: 'ada', password: PASSWORD });
}

/** Somebody with an account, in front of the store. */
async function customer(name: string) {
  const tab = await visit(browser);
  await register(tab.page, { origin: site.origin, name, password: PASSWORD });
  await tab.page.goto(`${site.origin}/store`);
  return tab;
}

/** From the store to the sandbox's page. */
async function order(page: Page, credits: string): Promise<void> {
  await page.getByRole('button', { name: `Buy ${credits} credits` }).click();
  await page.waitForURL('**/sandbox/**');
}

/** From the store to a paid order. */
async function buy(page: Page, credits: string): Promise<void> {
  await order(page, credits);
  await page.getByRole('button', { name: /^Pay / }).click();
  await page.waitForURL('**/store/orders/*');
  await page.getByRole('heading', { name: 'Paid, thank you!' }).waitFor();
}

async function expectBalance(page: Page, credits: string): Promise<void> {
  await page.getByRole('link', { name: `${credits} credits, to the store` }).waitFor();
}

describe('credits', () => {
  it('are bought, open something premium and buy a freeze; another pack is given back', async () => {
    const { page, complaints, close } = await customer('mina');
    await page.getByText('Sandbox – no real money').waitFor();
    await expectSound(page, 'store');
    await buy(page, '500');
    await expectBalance(page, '500');
    await expectSound(page, 'paid order');

    await page.goto(`${site.origin}/exams`);
    await page.getByRole('link', { name: /Premium · 400 credits/ }).click();
    await page.getByRole('button', { name: 'Open for 400 credits' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('100 credits', { exact: true }).waitFor();
    await expectAccessible(page, 'dialog');
    await dialog.getByRole('button', { name: 'Open for 400 credits' }).click();
    await page.getByRole('button', { name: 'Start the exam' }).waitFor();
    await expectBalance(page, '100');

    await page.goto(`${site.origin}/courses/toxic-turtle`);
    await page.getByRole('button', { name: 'Open for 700 credits' }).click();
    await dialog.getByText('600 credits are missing.').waitFor();
    await dialog.getByRole('link', { name: 'Get credits' }).click();
    await page.waitForURL('**/store');

    await page.goto(`${site.origin}/home`);
    await page.getByRole('button', { name: 'Buy a freeze' }).click();
    await dialog.getByRole('button', { name: 'Buy for 100 credits' }).click();
    await page.getByText('You have 1 freeze in reserve now.').waitFor();
    await expectBalance(page, '0');

    await page.goto(`${site.origin}/store`);
    await buy(page, '1,000');
    await expectBalance(page, '1,000');
    await page.getByRole('button', { name: 'Ask for a refund' }).click();
    await dialog.getByRole('button', { name: 'Refund €8.90' }).click();
    await page.getByRole('heading', { name: 'Refunded' }).waitFor();
    await expectBalance(page, '0');

    await page.goto(`${site.origin}/store/history`);
    await page.getByText('Spent on Exam “Network fundamentals”').waitFor();
    const rows = page.getByRole('main').getByRole('listitem');
    const amounts = async () =>
      (await rows.allTextContents()).map((row) => /[+−][\d,]+Balance [\d,]+/.exec(row)?.[0]);
    await expect
      .poll(amounts)
      .toEqual([
        '−1,000Balance 0',
        '+1,000Balance 1,000',
        '−100Balance 0',
        '−400Balance 100',
        '+500Balance 500',
      ]);
    await expectSound(page, 'ledger');
    await page.goto(`${site.origin}/store/orders`);
    await page.getByRole('link', { name: /1,000 credits.*Refunded.*€8.90/ }).waitFor();
    await expectSound(page, 'orders');
    await page.getByRole('link', { name: 'Payments' }).click();
    await page.getByRole('link', { name: /Order and receipt.*500 credits.*€4.90/ }).waitFor();
    await expectSound(page, 'payments');
    expect(complaints).toEqual([]);
    await close();
  });

  it('that are owed are named with what is closed until they are paid', async () => {
    const { page, complaints, close } = await customer('olga');
    await buy(page, '500');
    const orderId = page.url().split('/').at(-1) ?? '';
    const olga = await signedInClient({ origin: site.origin, name: 'olga', password: PASSWORD });
    await olga.billing.spend.mutate({ feature: 'exam:network', credits: 400 });
    await admin.billing.refund.mutate({ orderId, idempotencyKey: crypto.randomUUID() });
    await page.goto(`${site.origin}/store`);
    await page.getByText(/You owe 400 credits.*Taken back: 500 credits of/).waitFor();
    await page.getByText('Closed until then: Exam “Network fundamentals”.').waitFor();
    await expectAccessible(page, 'store with a debt');
    await page.goto(`${site.origin}/exams/network`);
    await page.getByText('Closed until your debt is paid').waitFor();
    expect(complaints).toEqual([]);
    await close();
  });

  it('are paid in the currency of the address', async () => {
    const { page, complaints, close } = await customer('dora');
    await page.getByText('USD', { exact: true }).click();
    await page.waitForURL('**/store?currency=usd');
    await page.reload();
    await page.getByRole('button', { name: 'Buy 500 credits for US$5.40' }).waitFor();
    expect(complaints).toEqual([]);
    await close();
  });
});

describe('a checkout', () => {
  it('that was begun again is the same order until it is paid', async () => {
    const { page, close } = await customer('june');
    await order(page, '500');
    const address = page.url();
    await page.getByRole('button', { name: 'Have the card declined' }).click();
    await page.getByText('Your card was declined').waitFor();
    await page.getByRole('button', { name: 'Cancel and go back' }).click();
    await page.getByRole('heading', { name: 'The payment was cancelled' }).waitFor();
    await expectSound(page, 'open order');
    await page.goto(`${site.origin}/store`);
    await order(page, '500');
    expect(page.url()).toBe(address);
    await page.goto(`${site.origin}/store`);
    await buy(page, '500');
    await page.goto(`${site.origin}/store`);
    await order(page, '500');
    expect(page.url()).not.toBe(address);
    await page.goto(`${site.origin}/store/orders`);
    await page.getByText('Not paid yet').waitFor();
    await expect.poll(() => page.getByRole('main').getByRole('listitem').count()).toBe(2);
    await close();
  });

  it('whose money never arrives says so by itself', async () => {
    const { page, close } = await customer('lotte');
    await order(page, '2,500');
    await page.getByText('Pay later, as with a bank transfer').click();
    await page.getByRole('button', { name: 'the money never arrives' }).click();
    await page.getByRole('heading', { name: 'Waiting for the payment' }).waitFor();
    await page.getByRole('heading', { name: 'The payment failed' }).waitFor();
    await expectBalance(page, '0');
    await close();
  });
});

it('the plan opens everything premium and can be ended', async () => {
  const { page, complaints, close } = await customer('nora');
  await page.getByRole('button', { name: 'Subscribe for €9.90 a month' }).click();
  await page.waitForURL('**/sandbox/**');
  await page.getByRole('button', { name: /^Subscribe for/ }).click();
  await page.getByText('Your plan runs now').waitFor();
  await expect
    .poll(async () => {
      await page.goto(`${site.origin}/store`);
      await settled(page);
      return await page.getByText(/Renews on/).count();
    })
    .toBe(1);
  await page.getByText('1,000 credits lapse on').waitFor();
  await expect.poll(() => page.getByText('Premium · open').count()).toBe(2);
  await page.getByRole('button', { name: 'Manage' }).click();
  await page.getByRole('button', { name: 'Cancel at the end of the period' }).click();
  await page.getByRole('link', { name: 'Back to the shop' }).click();
  await page.getByText('and is not renewed').waitFor();
  await expectSound(page, 'plan');
  expect(complaints).toEqual([]);
  await close();
});

it('guests register before they buy, and come back to the store', async () => {
  const { page, close } = await visit(browser);
  await startAsGuest(page, site.origin);
  await page.goto(`${site.origin}/store`);
  await page.getByRole('heading', { name: 'Register first, then buy' }).waitFor();
  await expectAccessible(page, 'store of a guest');
  await page.getByRole('link', { name: 'Register', exact: true }).first().click();
  await page.waitForURL('**/register?next=*');
  await page.getByLabel(/user name/i).fill('gwen');
  await page.getByLabel(/e-mail/i).fill('gwen@example.org');
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.keyboard.press('Enter');
  await page.waitForURL('**/store');
  await page.getByRole('button', { name: 'Buy 500 credits for €4.90' }).waitFor();
  await close();
});

it('what becomes premium in front of somebody says so, and can be opened there', async () => {
  const { page, close } = await customer('ines');
  await buy(page, '500');
  await page.goto(`${site.origin}/exams/security`);
  await page.getByRole('button', { name: 'Start the exam' }).waitFor();
  await admin.billing.putOffer.mutate({ feature: 'exam:security', credits: 150 });
  await page.getByRole('button', { name: 'Start the exam' }).click();
  await page.getByRole('button', { name: 'Open for 150 credits' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Open for 150 credits' }).click();
  await expectBalance(page, '350');
  await page.getByRole('button', { name: 'Start the exam' }).click();
  await page.getByRole('heading', { name: /^Question 1 of/ }).waitFor();
  await admin.billing.removeOffer.mutate({ feature: 'exam:security' });
  expect(await page.getByText('This is premium').count()).toBe(0);
  await close();
});
