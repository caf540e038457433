import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { beGuest, startAsGuest, startQuiz } from './learner.ts';
import { openBrowser, sharedSite } from './shared.ts';
import { picture, settled, visit } from './visit.ts';

const site = sharedSite();
let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
});

afterAll(async () => {
  await browser?.close();
});

describe('the quiz runner', () => {
  it('saves every answer as it is given, and finds it and the clock again after a reload', async () => {
    const { page, close } = await visit(browser);
    await beGuest(page, site.origin);
    await startQuiz(page, { origin: site.origin, code: 'security', mode: 'exam' });
    await giveAnswer(page, '2');
    await expect.poll(() => secondsLeft(page)).toBeLessThan(15 * 60);
    const before = await secondsLeft(page);
    await page.reload();
    await page.getByRole('button', { name: /Question 1, answered/ }).waitFor();
    expect(await secondsLeft(page)).toBeLessThanOrEqual(before);
    await close();
  });

  it('keeps answers given offline and sends them when the connection is back', async () => {
    const { page, close } = await visit(browser);
    await beGuest(page, site.origin);
    await startQuiz(page, { origin: site.origin, code: 'network', mode: 'exam' });
    await page.context().setOffline(true);
    await page.keyboard.press('1');
    await page.getByText('Offline: will be sent later').waitFor();
    await page.context().setOffline(false);
    await page.getByText('Saved', { exact: true }).waitFor();
    await page.reload();
    await page.getByRole('heading', { name: /^Question 1 of/ }).waitFor();
    await expect.poll(() => page.getByRole('button', { name: /Question 1, answered/ }).count()).toBe(1);
    await close();
  });

  it('says the verdict and goes on where the thumb is, however long the question', async () => {
    const { page, close } = await visit(browser, { viewport: { width: 360, height: 560 } });
    await beGuest(page, site.origin);
    await startQuiz(page, { origin: site.origin, code: 'security', mode: 'study' });
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: /^Question 1 of/ }).waitFor();
    await page.keyboard.press('1');
    await page.getByRole('button', { name: 'Check answer' }).click();
    await page.getByText('Right answer').first().waitFor();
    await settled(page);
    for (const part of [
      page.getByText(/^(Right|Not quite)$/).last(),
      page.getByRole('button', { name: 'Next', exact: true }),
    ])
      await expect.poll(() => isInSight(part)).toBe(true);
    await picture(page, 'runner-checked-phone');
    await close();
  });

  it('loses no answer of two tabs that were offline, even when one of them is closed', async () => {
    const { page, close } = await visit(browser);
    await beGuest(page, site.origin);
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
    const answered = other.getByRole('button', { name: /Question [12], answered/ });
    await expect.poll(() => answered.count()).toBe(2);
    await close();
  });

  it('keeps saying which answer was refused after another one was saved', async () => {
    const { page, close } = await visit(browser);
    await beGuest(page, site.origin);
    await startQuiz(page, { origin: site.origin, code: 'network', mode: 'study' });
    const other = await secondTab(page);
    await page.keyboard.press('1');
    await page.keyboard.press('Enter');
    await page.getByText('Right answer').first().waitFor();
    await other.keyboard.press('2');
    await other.getByText('This answer was not saved.').waitFor();
    await other.keyboard.press('n');
    await other.getByRole('heading', { name: /^Question 2 of/ }).waitFor();
    await giveAnswer(other, '1');
    await other.getByRole('button', { name: /Question 2, answered/ }).waitFor();
    expect(await other.getByText('Not saved: question 1').count()).toBe(1);
    expect(await other.getByRole('button', { name: 'Question 1, answered, not saved' }).count()).toBe(1);
    await close();
  });

  it('says in study mode whether an answer is right, and the reason for every option', async () => {
    const { page, close } = await visit(browser);
    await beGuest(page, site.origin);
    await startQuiz(page, { origin: site.origin, code: 'a1101', mode: 'study' });
    await page.keyboard.press('1');
    await page.keyboard.press('Enter');
    await page.getByText('Right answer').first().waitFor();
    const options = await page.getByRole('radio').or(page.getByRole('checkbox')).count();
    expect(options).toBeGreaterThan(1);
    await expect.poll(() => page.getByText(/^(Right answer|Not this one)/).count()).toBe(options);
    await close();
  });

  it('moves the focus to the heading of the next question', async () => {
    const { page, close } = await visit(browser);
    await beGuest(page, site.origin);
    await startQuiz(page, { origin: site.origin, code: 'a1102', mode: 'exam' });
    await page.keyboard.press('n');
    await page.getByRole('heading', { name: /^Question 2 of/ }).waitFor();
    await expect.poll(() => page.evaluate('document.activeElement.tagName')).toBe('H1');
    await close();
  });

  it('sends no key to the browser before the end', async () => {
    const { page, close } = await visit(browser);
    const received: Promise<string>[] = [];
    page.on('response', (response) => {
      // What belonged to a page that was left can no longer be read.
      if (response.url().includes('/trpc/')) received.push(response.text().catch(() => ''));
    });
    await startAsGuest(page, site.origin);
    await startQuiz(page, { origin: site.origin, code: 'security', mode: 'exam' });
    await giveAnswer(page, '1');
    await settled(page);
    const all = (await Promise.all(received)).join('');
    expect(all).toContain('"options"');
    expect(all).not.toMatch(/isCorrect|explanation":"|answerKey/);
    await close();
  });
});

/** Chooses an option by its key; ends when the server has the answer, because the page says “Saved” before, too. */
async function giveAnswer(page: Page, key: string): Promise<void> {
  const answer = page.waitForResponse((response) => response.url().includes('quizzes.answer'));
  await page.keyboard.press(key);
  expect((await answer).ok()).toBe(true);
  await page.getByText('Saved', { exact: true }).waitFor();
}

/** What the clock of an exam shows. */
async function secondsLeft(page: Page): Promise<number> {
  const words = (await page.getByRole('timer').textContent()) ?? '';
  const [minutes = Number.NaN, seconds = Number.NaN] = words.split(':').map(Number);
  return minutes * 60 + seconds;
}

/** Another tab of the same browser on the same attempt. */
async function secondTab(page: Page): Promise<Page> {
  const other = await page.context().newPage();
  await other.goto(page.url());
  await other.getByRole('heading', { name: /^Question 1 of/ }).waitFor();
  return other;
}

/** Whether it is on the screen as it is now, without scrolling. */
async function isInSight(part: Locator): Promise<boolean> {
  const box = await part.boundingBox();
  const height = part.page().viewportSize()?.height ?? 0;
  return box !== null && box.y >= 0 && box.y + box.height <= height;
}
