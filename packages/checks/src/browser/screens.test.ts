import { toxicTurtleSolutions } from '@studyhall/content/solutions';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { expectNoSidewaysScroll, expectSound } from './accessibility.ts';
import { finishByKeyboard, startAsGuest, startQuiz } from './learner.ts';
import { beginCourse, runToTheEnd, typeProgram } from './player.ts';
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

const VISITOR_SCREENS = ['/', '/register', '/log-in', '/forgot-password', '/verify', '/nowhere'];
const LEARNER_SCREENS = [
  '/home',
  '/exams',
  '/exams/security',
  '/history',
  '/leaderboard',
  '/achievements',
  '/rules',
  '/xp',
  '/avatars',
  '/certificates',
  '/courses',
  '/courses/toxic-turtle',
  '/store',
  '/store/history',
  '/store/orders',
  '/store/payments',
  '/profile',
  '/security',
];

it('every screen breaks no rule of accessibility, fits the window in every look and logs no error', async () => {
  const { page, complaints, close } = await visit(browser);
  for (const path of VISITOR_SCREENS) {
    await page.goto(site.origin + path);
    await expectSound(page, path);
  }
  await startAsGuest(page, site.origin);
  await startQuiz(page, { origin: site.origin, code: 'security', mode: 'study' });
  await page.keyboard.press('1');
  await page.keyboard.press('Enter');
  await page.getByText('Right answer').first().waitFor();
  await expectSound(page, 'study');
  await startQuiz(page, { origin: site.origin, code: 'network', mode: 'exam' });
  await expectSound(page, 'exam');
  await finishByKeyboard(page);
  await expectSound(page, 'result');
  await page.getByRole('link', { name: 'Review answers' }).click();
  await page.getByRole('heading', { name: 'Review' }).waitFor();
  await expectSound(page, 'review');
  for (const path of LEARNER_SCREENS) {
    await page.goto(site.origin + path);
    await expectSound(page, path);
  }
  expect(complaints.filter((text) => !text.includes('404'))).toEqual([]);
  await close();
});

it('every kind of level breaks no rule of accessibility, fits the window in every look and logs no error', async () => {
  const { page, complaints, close } = await visit(browser);
  await startAsGuest(page, site.origin);
  await beginCourse(page, { origin: site.origin, slug: 'toxic-turtle' });
  await typeProgram(page, 'forward 3\nrigth');
  await page.getByText('Did you mean “right”?').first().waitFor();
  await expectSound(page, 'a program with mistakes');
  await typeProgram(page, 'forward\nforward');
  await runToTheEnd(page);
  await page.getByText('walked into poison').waitFor();
  await page.getByRole('button', { name: 'Show a hint' }).click();
  await page.getByText('The board in words').click();
  await expectSound(page, 'a program that fails');
  await typeProgram(page, toxicTurtleSolutions['out-of-the-flower-bed'] ?? '');
  await runToTheEnd(page);
  await page.getByText('Level passed').waitFor();
  await expectSound(page, 'a level passed');
  await page.goto(`${site.origin}/courses/toxic-turtle`);
  await page.getByText('Level 2 · Program').waitFor();
  await expectSound(page, 'a course under way');
  await beginCourse(page, { origin: site.origin, slug: 'think-like-a-defender' });
  await expectSound(page, 'a text');
  for (const next of [2, 3]) {
    await page.getByRole('button', { name: 'I have read it' }).click();
    await page.getByRole('link', { name: 'Next level' }).click();
    await page.getByText(`Level ${next} of 5`).waitFor();
  }
  await expectSound(page, 'a quiz to pass');
  await page.goto(`${site.origin}/courses/think-like-a-defender/5`);
  await page.getByRole('heading', { name: 'This level is still locked' }).waitFor();
  await expectSound(page, 'a locked level');
  // The server refuses the locked level, and the browser reports that answer.
  expect(complaints.filter((text) => !/status of 40[39]|status of 422/.test(text))).toEqual([]);
  await close();
});

it('everything that is opened in a dark window of 320 pixels fits it and logs no error', async () => {
  const viewport = { width: 320, height: 640 };
  const { page, complaints, close } = await visit(browser, { viewport, colorScheme: 'dark' });
  await startAsGuest(page, site.origin);
  for (const path of LEARNER_SCREENS) {
    await page.goto(site.origin + path);
    await settled(page);
    await expectNoSidewaysScroll(page, path);
  }
  await startQuiz(page, { origin: site.origin, code: 'security', mode: 'exam' });
  await expectNoSidewaysScroll(page, 'exam');
  await beginCourse(page, { origin: site.origin, slug: 'toxic-turtle' });
  await typeProgram(page, 'forward\nforward');
  await runToTheEnd(page);
  await page.getByText('walked into poison').waitFor();
  await expectNoSidewaysScroll(page, 'level');
  expect(complaints).toEqual([]);
  await close();
});
