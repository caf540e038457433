import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { expectSound } from './accessibility.ts';
import { beRegistered, finishByKeyboard, startQuiz } from './learner.ts';
import { openBrowser } from './shared.ts';
import { type Site, startSite } from './start-site.ts';
import { PHONE, visit } from './visit.ts';

const PASSWORD = 'correct horse battery staple 9';
let site: Site;
let browser: Browser;

beforeAll(async () => {
  [site, browser] = await Promise.all([startSite(), openBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  await site?.close();
});

it('two accounts become one: a code in the one, what comes of it in the other, and two again', async () => {
  const { origin } = site;
  const [mia, old] = [await visit(browser), await visit(browser, { viewport: PHONE })];
  await beRegistered(mia.page, { origin, name: 'mia', password: PASSWORD });
  await beRegistered(old.page, { origin, name: 'mia-at-school', password: PASSWORD });
  await startQuiz(old.page, { origin, code: 'network', mode: 'exam' });
  await finishByKeyboard(old.page);

  await old.page.goto(`${origin}/security`);
  await old.page.getByRole('button', { name: 'Move this account into another' }).click();
  const giving = old.page.getByRole('dialog');
  await expectSound(old.page, 'giving an account away');
  await giving.getByRole('button', { name: 'Make a code' }).click();
  const code = (await giving.locator('code').textContent()) ?? '';
  await expectSound(old.page, 'the code of an account');

  await mia.page.goto(`${origin}/security`);
  await mia.page.getByRole('button', { name: 'Take another account over' }).click();
  const taking = mia.page.getByRole('dialog');
  await taking.getByLabel('Code of the other account').fill('not a code');
  await mia.page.keyboard.press('Enter');
  await taking.getByText('Put in the whole code.').waitFor();
  await taking.getByLabel('Code of the other account').fill('not-a-code');
  await mia.page.keyboard.press('Enter');
  await taking.getByText('This code is wrong, was used, or is too old.', { exact: false }).waitFor();
  await expectSound(mia.page, 'a wrong code');
  await taking.getByLabel('Code of the other account').fill(code);
  await mia.page.keyboard.press('Enter');
  await taking.getByText('The account mia-at-school becomes part of this one.').waitFor();
  await taking.getByText('1 quiz with its answers').waitFor();
  expect(await taking.locator(':focus').textContent()).toContain('mia-at-school');
  await expectSound(mia.page, 'what would come');
  await taking.getByRole('button', { name: 'Make one account of both' }).click();
  await mia.page.getByText('Is part of this account. Can be undone until', { exact: false }).waitFor();
  await expectSound(mia.page, 'merged');

  await old.page.goto(`${origin}/home`);
  await old.page.waitForURL((url) => url.pathname !== '/home');
  await mia.page.goto(`${origin}/home`);
  await mia.page.goto(`${origin}/security`);
  await mia.page.getByRole('button', { name: 'Undo: mia-at-school is an account of its own again' }).click();
  await mia.page.getByText('Is an account of its own again.').waitFor();
  expect(mia.complaints.filter((text) => !text.includes('400'))).toEqual([]);
  await Promise.all([mia.close(), old.close()]);
});
