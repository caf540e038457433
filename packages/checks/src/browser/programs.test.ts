import { createApiClient } from '@studyhall/client';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { expectSound } from './accessibility.ts';
import { beRegistered } from './learner.ts';
import { openBrowser, sharedSite } from './shared.ts';
import { PHONE, visit } from './visit.ts';

const PASSWORD = 'correct horse battery staple 9';
const site = sharedSite();
let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
});

afterAll(async () => {
  await browser?.close();
});

it('somebody looks at a terminal that wants in, and lets it in', async () => {
  const { page, complaints, close } = await visit(browser, { viewport: PHONE });
  await beRegistered(page, { origin: site.origin, name: 'tessa', password: PASSWORD });
  const terminal = createApiClient({ url: site.origin });
  const asked = await terminal.auth.startDevice.mutate({ deviceName: 'Terminal on calculon' });
  await page.goto(`${site.origin}/device`);
  await page.getByLabel('Code').fill('BCDF-GHJK');
  await page.keyboard.press('Enter');
  await page.getByText('No device waits with this code.').waitFor();
  await expectSound(page, 'a code that is none');
  await page.goto('about:blank');
  await page.goto(asked.verificationUrlComplete);
  await expect.poll(() => page.getByLabel('Code').inputValue()).toBe(asked.userCode);
  await page.keyboard.press('Tab');
  await page.getByRole('button', { name: 'Look who asks' }).click();
  await page.getByText('Terminal on calculon').waitFor();
  await page.getByText('127.0.0.0/24').waitFor();
  await expectSound(page, 'a device that wants in');
  await page.getByRole('button', { name: 'Yes, let it in' }).click();
  await page.getByRole('heading', { name: 'It is in' }).waitFor();

  const { token } = await terminal.auth.redeemDevice.mutate({ deviceCode: asked.deviceCode });
  const me = await createApiClient({ url: site.origin, token: () => token }).auth.me.query();
  expect(me?.username).toBe('tessa');
  await page.getByRole('link', { name: 'To Security' }).click();
  await page.getByText('Terminal on calculon').waitFor();
  expect(complaints.filter((text) => !text.includes('404'))).toEqual([]);
  await close();
});

it('a token is made, shown once, and revoked', async () => {
  const { page, close } = await visit(browser);
  await beRegistered(page, { origin: site.origin, name: 'theo', password: PASSWORD });
  await page.goto(`${site.origin}/security`);
  await page.getByRole('button', { name: 'Make a token' }).click();
  await page.getByLabel('Name', { exact: true }).fill('nightly report');
  await expectSound(page, 'a token to be made');
  await page.getByRole('button', { name: 'Make it' }).click();
  const shown = page.getByText(/^sth_[0-9A-Za-z]{81}$/);
  await shown.waitFor();
  const token = (await shown.textContent()) ?? '';
  await expectSound(page, 'a token that was made');
  const program = createApiClient({ url: site.origin, token: () => token });
  expect((await program.auth.me.query())?.username).toBe('theo');
  await page.reload();
  await page.getByText('nightly report').waitFor();
  expect(await page.content()).not.toContain(token);
  await page.getByRole('button', { name: 'Revoke nightly report' }).click();
  await page.getByText('nightly report opens nothing any more.').waitFor();
  expect(await program.auth.me.query()).toBeNull();
  await close();
});

it('the page about the surface for programs works under the policy of the site', async () => {
  const { page, complaints, close } = await visit(browser);
  await page.goto(`${site.origin}/api/docs`);
  await page.getByText('/api/quizzes/{attemptId}/answers').waitFor();
  expect(complaints).toEqual([]);
  await close();
});
