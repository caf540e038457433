import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { finishByKeyboard, startAsGuest, startQuiz } from './learner.ts';
import { openBrowser } from './open-browser.ts';
import { type Site, startSite } from './start-site.ts';
import { DESKTOP, expectAccessible, expectNoSidewaysScroll, PHONE, visit } from './visit.ts';

let site: Site;
let browser: Browser;

beforeAll(async () => {
  [site, browser] = await Promise.all([startSite(), openBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  await site?.close();
});

const VISITOR_SCREENS = ['/', '/register', '/log-in', '/forgot-password', '/verify', '/nowhere'];
const LEARNER_SCREENS = [
  '/home',
  '/exams',
  '/exams/security',
  '/history',
  '/leaderboard',
  '/achievements',
  '/avatars',
  '/certificates',
  '/courses',
  '/courses/toxic-turtle',
  '/profile',
  '/security',
];
const LOOKS = [
  { name: 'desktop, light', viewport: DESKTOP, colorScheme: 'light' },
  { name: 'desktop, dark', viewport: DESKTOP, colorScheme: 'dark' },
  { name: 'phone, light', viewport: PHONE, colorScheme: 'light' },
  { name: 'phone, dark', viewport: PHONE, colorScheme: 'dark' },
] as const;

describe.each(LOOKS)('every screen ($name)', ({ viewport, colorScheme }) => {
  it('breaks no rule of accessibility, fits the window and logs no error', async () => {
    const { page, complaints, close } = await visit(browser, {
      viewport,
      colorScheme,
      reducedMotion: 'reduce',
    });
    const look = async (path: string): Promise<void> => {
      await page.waitForLoadState('networkidle');
      await expectAccessible(page, path);
      await expectNoSidewaysScroll(page, path);
    };
    for (const path of VISITOR_SCREENS) {
      await page.goto(site.origin + path);
      await look(path);
    }
    await startAsGuest(page, site.origin);
    await startQuiz(page, { origin: site.origin, code: 'security', mode: 'study' });
    await page.keyboard.press('1');
    await page.keyboard.press('Enter');
    await page.getByText('Right answer').first().waitFor();
    await look('study');
    await startQuiz(page, { origin: site.origin, code: 'network', mode: 'exam' });
    await look('exam');
    await finishByKeyboard(page);
    await look('result');
    await page.getByRole('link', { name: 'Review answers' }).click();
    await page.getByRole('heading', { name: 'Review' }).waitFor();
    await look('review');
    for (const path of LEARNER_SCREENS) {
      await page.goto(site.origin + path);
      await look(path);
    }
    expect(complaints.filter((text) => !text.includes('404'))).toEqual([]);
    await close();
  });
});

it('everything fits a window of 320 pixels', async () => {
  const { page, close } = await visit(browser, { viewport: { width: 320, height: 640 } });
  await startAsGuest(page, site.origin);
  for (const path of LEARNER_SCREENS) {
    await page.goto(site.origin + path);
    await page.waitForLoadState('networkidle');
    await expectNoSidewaysScroll(page, path);
  }
  await startQuiz(page, { origin: site.origin, code: 'security', mode: 'exam' });
  await expectNoSidewaysScroll(page, 'exam');
  await close();
});
