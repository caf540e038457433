import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startAsGuest, startQuiz } from './learner.ts';
import { openBrowser } from './open-browser.ts';
import { type Site, startSite } from './start-site.ts';
import { visit } from './visit.ts';

let site: Site;
let browser: Browser;

beforeAll(async () => {
  [site, browser] = await Promise.all([startSite(), openBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  await site?.close();
});

describe('the quiz runner', () => {
  it('saves every answer as it is given, and finds it and the clock again after a reload', async () => {
    const { page, close } = await visit(browser);
    await startAsGuest(page, site.origin);
    await startQuiz(page, { origin: site.origin, code: 'security', mode: 'exam' });
    await page.keyboard.press('2');
    await page.getByText('Saved', { exact: true }).waitFor();
    await page.waitForTimeout(1500);
    await page.reload();
    await page.getByRole('button', { name: /Question 1, answered/ }).waitFor();
    const [minutes = 0, seconds = 0] = ((await page.getByRole('timer').textContent()) ?? '')
      .split(':')
      .map(Number);
    expect(minutes * 60 + seconds).toBeLessThan(15 * 60);
    await close();
  });

  it('keeps answers given offline and sends them when the connection is back', async () => {
    const { page, close } = await visit(browser);
    await startAsGuest(page, site.origin);
    await startQuiz(page, { origin: site.origin, code: 'network', mode: 'exam' });
    await page.context().setOffline(true);
    await page.keyboard.press('1');
    await page.getByText('Offline: will be sent later').waitFor();
    await page.context().setOffline(false);
    await page.getByText('Saved', { exact: true }).waitFor();
    await page.reload();
    await page.getByRole('heading', { name: /^Question 1 of/ }).waitFor();
    expect(await page.getByRole('button', { name: /Question 1, answered/ }).count()).toBe(1);
    await close();
  });

  it('loses no answer of two tabs that were offline, even when one of them is closed', async () => {
    const { page, close } = await visit(browser);
    await startAsGuest(page, site.origin);
    await startQuiz(page, { origin: site.origin, code: 'network', mode: 'exam' });
    const other = await secondTab(page);
    await page.context().setOffline(true);
    await page.keyboard.press('1');
    await page.getByText('Offline: will be sent later').waitFor();
    await other.keyboard.press('n');
    await other.getByRole('heading', { name: /^Question 2 of/ }).waitFor();
    await other.keyboard.press('2');
    await other.getByRole('button', { name: /Question 1, answered/ }).waitFor();
    await page.close();
    await other.context().setOffline(false);
    await other.getByText('Saved', { exact: true }).waitFor();
    await other.reload();
    await other.getByRole('heading', { name: /^Question \d of/ }).waitFor();
    expect(await other.getByRole('button', { name: /Question [12], answered/ }).count()).toBe(2);
    await close();
  });

  it('keeps saying which answer was refused after another one was saved', async () => {
    const { page, close } = await visit(browser);
    await startAsGuest(page, site.origin);
    await startQuiz(page, { origin: site.origin, code: 'network', mode: 'study' });
    const other = await secondTab(page);
    await page.keyboard.press('1');
    await page.keyboard.press('Enter');
    await page.getByText('Right answer').first().waitFor();
    await other.keyboard.press('2');
    await other.getByText('This answer was not saved.').waitFor();
    await other.keyboard.press('n');
    await other.getByRole('heading', { name: /^Question 2 of/ }).waitFor();
    await other.keyboard.press('1');
    await other.getByText('Saved', { exact: true }).waitFor();
    await other.getByRole('button', { name: /Question 2, answered/ }).waitFor();
    expect(await other.getByText('Not saved: question 1').count()).toBe(1);
    expect(await other.getByRole('button', { name: 'Question 1, answered, not saved' }).count()).toBe(1);
    await close();
  });

  it('says in study mode whether an answer is right, and the reason for every option', async () => {
    const { page, close } = await visit(browser);
    await startAsGuest(page, site.origin);
    await startQuiz(page, { origin: site.origin, code: 'a1101', mode: 'study' });
    await page.keyboard.press('1');
    await page.keyboard.press('Enter');
    await page.getByText('Right answer').first().waitFor();
    const options = await page.getByRole('radio').or(page.getByRole('checkbox')).count();
    const verdicts = await page.getByText(/^(Right answer|Not this one)/).count();
    expect(verdicts).toBe(options);
    await close();
  });

  it('moves the focus to the heading of the next question', async () => {
    const { page, close } = await visit(browser);
    await startAsGuest(page, site.origin);
    await startQuiz(page, { origin: site.origin, code: 'a1102', mode: 'exam' });
    await page.keyboard.press('n');
    await page.getByRole('heading', { name: /^Question 2 of/ }).waitFor();
    expect(await page.evaluate('document.activeElement.tagName')).toBe('H1');
    await close();
  });

  it('sends no key to the browser before the end', async () => {
    const { page, close } = await visit(browser);
    const received: string[] = [];
    page.on('response', (response) => {
      if (response.url().includes('/trpc/'))
        void response.text().then(
          (text) => received.push(text),
          () => undefined,
        );
    });
    await startAsGuest(page, site.origin);
    await startQuiz(page, { origin: site.origin, code: 'security', mode: 'exam' });
    await page.keyboard.press('1');
    await page.getByText('Saved', { exact: true }).waitFor();
    await page.waitForTimeout(300);
    const all = received.join('');
    expect(all).toContain('"options"');
    expect(all).not.toMatch(/isCorrect|explanation":"|answerKey/);
    await close();
  });
});

/** Another tab of the same browser on the same attempt. */
async function secondTab(page: Page): Promise<Page> {
  const other = await page.context().newPage();
  await other.goto(page.url());
  await other.getByRole('heading', { name: /^Question 1 of/ }).waitFor();
  return other;
}
