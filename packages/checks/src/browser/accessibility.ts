import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { DESKTOP, PHONE, settled } from './visit.ts';

const LOOKS = [
  { name: 'desktop, light', viewport: DESKTOP, colorScheme: 'light' },
  { name: 'phone, light', viewport: PHONE, colorScheme: 'light' },
  { name: 'phone, dark', viewport: PHONE, colorScheme: 'dark' },
  { name: 'desktop, dark', viewport: DESKTOP, colorScheme: 'dark' },
] as const;

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** WCAG 2 A and AA and best practices, and the size of targets, which axe does not ask for by itself. */
const EVERY_RULE = { resultTypes: ['violations'], rules: { 'target-size': { enabled: true } } };
/** What another look of the same screen can break: everything else is said in its elements, which stay. */
const RULES_OF_LOOKS = { runOnly: ['color-contrast', 'target-size'], resultTypes: ['violations'] };

/** Fails with the rule and the elements when the page breaks a rule of accessibility. */
export async function expectAccessible(page: Page, where: string): Promise<void> {
  await expectNoViolation(page, where, EVERY_RULE);
}

async function expectNoViolation(page: Page, where: string, options: object): Promise<void> {
  // The policy lets no foreign script in, so axe comes by the debugger's way instead of a script element.
  if (!(await page.evaluate('"axe" in window'))) await page.evaluate(`${axe}; undefined`);
  const found = await page.evaluate(`
    axe.run(${JSON.stringify(options)}).then(({ violations }) =>
      violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html).join(' | ')))`);
  expect(found, where).toEqual([]);
}

/** Fails when the page is wider than the window. */
export async function expectNoSidewaysScroll(page: Page, where: string): Promise<void> {
  const overflow = await page.evaluate(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  );
  expect(overflow, where).toBe(0);
}

/** Fails when something in a card reaches beyond its edge, but for what scrolls within it. */
export async function expectNothingSticksOut(page: Page, where: string): Promise<void> {
  const beyond = await page.evaluate(`
    [...document.querySelectorAll('main section[data-padding] *')].flatMap((one) => {
      const { right, left, width } = one.getBoundingClientRect();
      const card = one.closest('section[data-padding]').getBoundingClientRect();
      const isShown = one.checkVisibility() && width > 1 && one.closest('pre, [tabindex="0"]') === null;
      return isShown && (right > card.right + 1 || left < card.left - 1) ? [one.outerHTML.slice(0, 120)] : [];
    })`);
  expect(beyond, where).toEqual([]);
}

/** Fails unless the screen keeps the rules of accessibility and fits the window in every look. Goes back to the first one. */
export async function expectSound(page: Page, where: string): Promise<void> {
  for (const look of LOOKS) {
    await show(page, look);
    await settled(page);
    const rules = look === LOOKS[0] ? EVERY_RULE : RULES_OF_LOOKS;
    await expectNoViolation(page, `${where}, ${look.name}`, rules);
    await expectNoSidewaysScroll(page, `${where}, ${look.name}`);
  }
  await page.setViewportSize({ width: 320, height: 640 });
  await settled(page);
  await expectNoSidewaysScroll(page, `${where}, 320 pixels`);
  await show(page, LOOKS[0]);
}

/** The page hears of another scheme some frames later: before it has taken it on, nothing that is looked at is final. */
async function show(page: Page, { viewport, colorScheme }: (typeof LOOKS)[number]): Promise<void> {
  await page.emulateMedia({ colorScheme });
  await page.locator(`:root[data-mantine-color-scheme="${colorScheme}"]`).waitFor({ state: 'attached' });
  await page.setViewportSize(viewport);
}
