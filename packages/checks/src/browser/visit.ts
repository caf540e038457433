import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';

export const PHONE = { width: 390, height: 844 };
export const DESKTOP = { width: 1280, height: 800 };
/** Somebody for whom everything moves. */
export const LIVELY = { reducedMotion: 'no-preference' } as const;

/** No step takes this long on a machine with nothing else to do; it decides only when to give up. */
const PATIENCE_MS = 90_000;

/** A tab, and everything in it that a user would call broken. */
export interface Visit {
  readonly page: Page;
  /** Console errors, uncaught exceptions and refusals of the content security policy so far. */
  readonly complaints: readonly string[];
  close(): Promise<void>;
}

/** Opens a tab of somebody who asked for stillness, unless told otherwise: what moves costs, and is hard to hit. */
export async function visit(browser: Browser, options: BrowserContextOptions = {}): Promise<Visit> {
  const context = await browser.newContext({
    viewport: DESKTOP,
    locale: 'en-GB',
    reducedMotion: 'reduce',
    ...options,
  });
  context.setDefaultTimeout(PATIENCE_MS);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  return { page, complaints, close: () => context.close() };
}

/** What the page says of itself, and no placeholder anywhere. */
const SETTLED = 'body:not(:has([aria-busy="true"])) main[data-settled]';

/** What the page cannot say: the browser has laid out everything that it was told, pictures and fonts came, nothing moves. */
const AT_REST = `(async () => {
  const once = (target, event) => new Promise((done) => target.addEventListener(event, done));
  const ends = ({ playState, effect }) => playState === 'running' && effect.getComputedTiming().endTime < Infinity;
  await new Promise((done) => requestAnimationFrame(() => requestIdleCallback(done, { timeout: 1000 })));
  const images = [...document.images].filter(({ complete, loading }) => !complete && loading !== 'lazy');
  await Promise.all(images.map((image) => Promise.race([once(image, 'load'), once(image, 'error')])));
  await Promise.allSettled(document.getAnimations().filter(ends).map(({ finished }) => finished));
  await document.fonts.ready;
})()`;

/** Waits until nothing is on the way to the screen and nothing on it moves. */
export async function settled(page: Page): Promise<void> {
  const main = page.locator(SETTLED);
  do {
    await main.waitFor();
    await page.evaluate(AT_REST);
  } while ((await main.count()) === 0);
}

/**
 * For whoever looks at the screens, into the folder `STUDYHALL_PICTURES`: nobody does in a test run. One that is called after
 * phones is taken as on a phone.
 */
export async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env['STUDYHALL_PICTURES'];
  if (folder === undefined) return;
  if (name.endsWith('-phone')) await page.setViewportSize(PHONE);
  await settled(page);
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
}
