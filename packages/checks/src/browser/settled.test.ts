import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser, sharedSite } from './shared.ts';
import { settled, visit } from './visit.ts';

const site = sharedSite();
let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
});

afterAll(async () => {
  await browser?.close();
});

/** Keeps everything of such an address from arriving until it is let go. */
async function hold(page: Page, address: string): Promise<() => void> {
  let letGo = (): void => undefined;
  const gone = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await page.route(address, async (route) => {
    await gone;
    await route.fallback();
  });
  return letGo;
}

const marks = (page: Page) => page.locator('main[data-settled]').count();

it('a page does not call itself settled while code, an answer or a change is on the way', async () => {
  const { page, close } = await visit(browser);
  await page.goto(site.origin);
  await settled(page);
  const letChangeGo = await hold(page, '**/trpc/**');
  await page.getByRole('button', { name: 'Start as guest' }).first().click();
  expect(await marks(page)).toBe(0);
  letChangeGo();
  await page.waitForURL('**/home');
  await settled(page);

  const letAnswerGo = await hold(page, '**/trpc/**');
  await page.getByRole('link', { name: 'Exams' }).first().click();
  expect(await marks(page)).toBe(0);
  await page.waitForURL('**/exams');
  expect(await marks(page)).toBe(0);
  letAnswerGo();
  await settled(page);
  await page.getByRole('heading', { name: 'Network fundamentals' }).waitFor();

  const letCodeGo = await hold(page, '**/assets/**');
  await page.getByRole('link', { name: 'Leaderboard' }).first().click();
  expect(await marks(page)).toBe(0);
  letCodeGo();
  await settled(page);
  await page.getByRole('heading', { level: 1, name: 'Leaderboard' }).waitFor();
  await close();
});
