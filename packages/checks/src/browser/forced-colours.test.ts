import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startAsGuest, startQuiz } from './learner.ts';
import { openBrowser, sharedSite } from './shared.ts';
import { PHONE, settled, visit } from './visit.ts';

const site = sharedSite();
let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
});

afterAll(async () => {
  await browser?.close();
});

/** What is left to tell a state by where the system says the colours. */
async function marksOf(element: Locator): Promise<string> {
  return await element.first().evaluate((one) => {
    const style = one.ownerDocument.defaultView?.getComputedStyle(one);
    if (style === undefined) throw new Error('What is on a page has a window');
    const outline = style.outlineStyle === 'none' ? 'none' : `${style.outlineStyle} ${style.outlineColor}`;
    const border = `${style.borderTopWidth} ${style.borderTopStyle} ${style.borderTopColor}`;
    return `${border}, ${outline}, ${style.backgroundColor}`;
  });
}

/** Fails where two states look the same. */
async function expectTold(what: string, ...states: readonly Locator[]): Promise<void> {
  const marks = await Promise.all(states.map(marksOf));
  expect(new Set(marks).size, `${what}: ${marks.join(' | ')}`).toBe(states.length);
}

/** Fails where a card or what can be pressed has no edge: fills are gone, so only a line says how far it reaches. */
async function expectEdges(page: Page): Promise<void> {
  const without = await page
    .locator('main')
    .locator('section, button, a[data-variant]')
    .evaluateAll((all) =>
      all.flatMap((one) => {
        const style = one.ownerDocument.defaultView?.getComputedStyle(one);
        if (style === undefined || !one.checkVisibility()) return [];
        const isUnset = (width: string, kind: string) => width === '0px' || kind === 'none';
        const hasNone =
          isUnset(style.borderTopWidth, style.borderTopStyle) &&
          isUnset(style.outlineWidth, style.outlineStyle);
        const isPressed = one.tagName !== 'SECTION';
        const isCard = one.hasAttribute('data-padding');
        return hasNone && (isPressed || isCard) ? [one.textContent?.trim().slice(0, 40)] : [];
      }),
    );
  expect(without, page.url()).toEqual([]);
}

it.each(['light', 'dark'] as const)(
  'with colours of the system (%s) what is chosen, current, answered or done is told from what is not',
  async (colorScheme) => {
    const { page, complaints, close } = await visit(browser, { forcedColors: 'active', colorScheme });
    await startAsGuest(page, site.origin);
    await settled(page);
    await expectTold(
      'the current place',
      page.locator('nav a[aria-current="page"]'),
      page.locator('nav a:not([aria-current])'),
    );
    await expectEdges(page);
    for (const place of ['store', 'courses', 'exams', 'profile', 'achievements', 'exams/security']) {
      await page.goto(`${site.origin}/${place}`);
      await settled(page);
      await expectEdges(page);
    }
    const modes = page.locator('label:has(input[name="mode"])');
    await expectTold('the mode', modes.nth(0), modes.nth(1));
    await expectTold(
      'how many questions',
      page.locator('.mantine-Slider-bar'),
      page.locator('.mantine-Slider-track'),
    );
    await startQuiz(page, { origin: site.origin, code: 'security', mode: 'exam' });
    await page.keyboard.press('1');
    const options = page.locator('[data-selected]');
    await expectTold('the option', options.nth(0), options.nth(1));
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: /^Question 2 of/ }).waitFor();
    await settled(page);
    const cells = page.locator('nav button[data-state]');
    await expectTold('the question', cells.nth(0), cells.nth(1), cells.nth(2));
    await expectTold(
      'how far it is',
      page.locator('.mantine-Progress-section'),
      page.locator('.mantine-Progress-root'),
    );
    await startQuiz(page, { origin: site.origin, code: 'network', mode: 'study' });
    await page.keyboard.press('1');
    await page.keyboard.press('Enter');
    await page.getByText('Right answer').first().waitFor();
    await settled(page);
    const verdicts = await page
      .locator('[data-verdict]')
      .evaluateAll((all) => all.map((one) => one.getAttribute('data-verdict')));
    const shown = [...new Set(verdicts)].map((verdict) => page.locator(`[data-verdict="${verdict}"]`));
    await expectTold('the verdict', ...shown);
    await page.goto(`${site.origin}/leaderboard`);
    await settled(page);
    const tabs = page.getByRole('tab');
    await expectTold('the board', tabs.nth(0), tabs.nth(1));
    await page.setViewportSize(PHONE);
    await page.goto(`${site.origin}/exams`);
    await settled(page);
    const places = page.locator('nav:visible');
    await expectTold(
      'the current place on a phone',
      places.locator('a[aria-current="page"]:visible'),
      places.locator('a:not([aria-current]):visible'),
    );
    expect(complaints).toEqual([]);
    await close();
  },
);
