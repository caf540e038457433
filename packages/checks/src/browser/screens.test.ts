import { toxicTurtleSolutions } from '@studyhall/content/solutions';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { finishByKeyboard, startAsGuest, startQuiz } from './learner.ts';
import { openBrowser } from './open-browser.ts';
import { beginCourse, runToTheEnd, typeProgram } from './player.ts';
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
  '/store',
  '/store/history',
  '/store/orders',
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

describe.each(LOOKS)('every kind of level ($name)', ({ viewport, colorScheme }) => {
  it('breaks no rule of accessibility, fits the window and logs no error', async () => {
    const { page, complaints, close } = await visit(browser, {
      viewport,
      colorScheme,
      reducedMotion: 'reduce',
    });
    const look = async (what: string): Promise<void> => {
      await page.waitForLoadState('networkidle');
      await expectAccessible(page, what);
      await expectNoSidewaysScroll(page, what);
    };
    await startAsGuest(page, site.origin);
    await beginCourse(page, { origin: site.origin, slug: 'toxic-turtle' });
    await typeProgram(page, 'forward 3\nrigth');
    await page.getByText('Did you mean “right”?').first().waitFor();
    await look('a program with mistakes');
    await typeProgram(page, 'forward\nforward');
    await runToTheEnd(page);
    await page.getByText('walked into poison').waitFor();
    await page.getByRole('button', { name: 'Show a hint' }).click();
    await page.getByText('The board in words').click();
    await look('a program that fails');
    await typeProgram(page, toxicTurtleSolutions['out-of-the-flower-bed'] ?? '');
    await runToTheEnd(page);
    await page.getByText('Level passed').waitFor();
    await look('a level passed');
    await page.goto(`${site.origin}/courses/toxic-turtle`);
    await page.getByText('Level 2 · Program').waitFor();
    await look('a course under way');
    await beginCourse(page, { origin: site.origin, slug: 'think-like-a-defender' });
    await look('a text');
    for (const next of [2, 3]) {
      await page.getByRole('button', { name: 'I have read it' }).click();
      await page.getByRole('link', { name: 'Next level' }).click();
      await page.getByText(`Level ${next} of 5`).waitFor();
    }
    await look('a quiz to pass');
    await page.goto(`${site.origin}/courses/think-like-a-defender/5`);
    await page.getByRole('heading', { name: 'This level is still locked' }).waitFor();
    await look('a locked level');
    // The server refuses the locked level, and the browser reports that answer.
    expect(complaints.filter((text) => !/status of 40[39]|status of 422/.test(text))).toEqual([]);
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
  await beginCourse(page, { origin: site.origin, slug: 'toxic-turtle' });
  await typeProgram(page, 'forward\nforward');
  await runToTheEnd(page);
  await page.getByText('walked into poison').waitFor();
  await expectNoSidewaysScroll(page, 'level');
  await close();
});
