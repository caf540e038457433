import type { Browser } from 'playwright-core';
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

it('something is drawn before any of the application has come', async () => {
  const { page, close } = await visit(browser);
  await page.route('**/assets/*.js', () => undefined);
  await page.goto(site.origin, { waitUntil: 'commit' });
  await page.getByText('Studyhall', { exact: true }).waitFor();
  const paints = () => page.evaluate('performance.getEntriesByName("first-contentful-paint").length');
  await expect.poll(paints).toBe(1);
  expect(await page.locator('main').count()).toBe(0);
  await close();
});

it('the first page asks for at most fifteen files, answers of the server included', async () => {
  const { page, complaints, close } = await visit(browser);
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await page.goto(site.origin);
  await settled(page);
  expect(asked).toContain('/');
  expect(asked.length, asked.join('\n')).toBeLessThanOrEqual(15);
  expect(complaints).toEqual([]);
  await close();
});
