import { openDatabase } from '@studyhall/api/server';
import { addExam, questionsOfEveryType } from '@studyhall/api/testing';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { expectAccessible, expectNoSidewaysScroll, expectNothingSticksOut } from './accessibility.ts';
import { beGuest, setUpAdministrator, startQuiz } from './learner.ts';
import { openBrowser } from './shared.ts';
import { type Site, startSite } from './start-site.ts';
import { picture, settled, visit } from './visit.ts';

const SMALL = { width: 320, height: 640 };
const questions = questionsOfEveryType('secret ');
let browser: Browser;
let site: Site;

beforeAll(async () => {
  [browser, site] = await Promise.all([openBrowser(), startSite()]);
  const db = openDatabase({ url: site.databaseUrl, poolSize: 1 });
  await addExam(db, { code: 'every-type', questions });
  await db.destroy();
});

afterAll(async () => {
  await browser?.close();
  await site?.close();
});

/** Answers the question on the screen with nothing but keys. */
async function answerByKeys(page: Page): Promise<void> {
  const { keyboard } = page;
  const main = page.locator('main');
  const [typed, chosen] = [
    main.locator('input:not([type="radio"], [type="checkbox"]), textarea'),
    main.locator('select'),
  ];
  if ((await page.getByRole('button', { name: /^Move down/ }).count()) > 0) {
    await page.getByRole('button', { name: 'Move down' }).first().focus();
    await keyboard.press('Enter');
    await page.getByText(/is now at place 2 of 3/).waitFor();
  } else if ((await typed.count()) + (await chosen.count()) === 0) await keyboard.press('1');
  for (const field of await typed.all()) {
    await field.focus();
    await keyboard.type('7 m');
  }
  for (const field of await chosen.all()) await field.selectOption({ index: 1 });
}

it.each([
  ['on a desktop', {}],
  ['on a small phone', { viewport: SMALL }],
] as const)(
  'every type is answered by keys, kept, checked and reviewed %s, for everybody',
  async (_where, options) => {
    const { page, complaints, close } = await visit(browser, options);
    await beGuest(page, site.origin);
    await startQuiz(page, { origin: site.origin, code: 'every-type', mode: 'study' });
    for (let number = 1; number <= questions.length; number += 1) {
      await page.getByRole('heading', { name: `Question ${number} of ${questions.length}` }).waitFor();
      await answerByKeys(page);
      await page.getByText('Saved', { exact: true }).waitFor();
      await page.getByRole('button', { name: `Question ${number}, answered` }).waitFor();
      await expectAccessible(page, `question ${number}`);
      await page.getByRole('button', { name: 'Show a hint (costs 50 % of this question)' }).focus();
      await page.keyboard.press('Enter');
      await page
        .getByRole('status')
        .getByText(/^secret hint of /)
        .waitFor();
      await page.locator('h2:focus', { hasText: 'Hint (costs 50 % of this question)' }).waitFor();
      await page.getByRole('button', { name: 'Check answer' }).click();
      await page
        .getByText(/^(Right|Not quite|Compare your answer with the model answer\.)$/)
        .first()
        .waitFor();
      await expectAccessible(page, `question ${number}, checked`);
      await expectNoSidewaysScroll(page, `question ${number}`);
      await expectNothingSticksOut(page, `question ${number}`);
      await picture(page, `type-${number}-runner`);
      if (number < questions.length) await page.getByRole('button', { name: 'Next', exact: true }).click();
    }
    await page.getByRole('button', { name: 'Finish' }).first().click();
    await page.getByRole('button', { name: 'Submit' }).click();
    await page.getByText('1 answer waits for you to mark it and earns nothing until then.').waitFor();
    await page.getByRole('link', { name: 'Review answers' }).click();
    await page.getByText('Waits to be marked').waitFor();
    await page.getByText('You took the hint. It cost 50 % of what this question earned.').last().waitFor();
    await expectAccessible(page, 'the review');
    await expectNoSidewaysScroll(page, 'the review');
    await expectNothingSticksOut(page, 'the review');
    await picture(page, 'type-review');
    expect(complaints).toEqual([]);
    await close();
  },
);

it('nothing of any type sticks out of its preview in the editor, however narrow, also in forced colours', async () => {
  const { page, complaints, close } = await visit(browser, { viewport: SMALL });
  await setUpAdministrator(page, { setupLink: site.setupLink, password: 'correct horse battery staple 9' });
  await page.goto(`${site.origin}/admin/bank/every-type`);
  const links = page.getByRole('main').getByRole('listitem').getByRole('link');
  await links.first().waitFor();
  const addresses = await links.evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? ''));
  expect(addresses.length).toBe(questions.length);
  for (const [index, address] of addresses.entries()) {
    await page.goto(site.origin + address);
    const preview = page.getByRole('region', { name: 'As learners see it' });
    await preview.getByRole('button', { name: 'Show what comes after' }).click();
    for (const width of [320, 360]) {
      await page.setViewportSize({ ...SMALL, width });
      await settled(page);
      await expectNoSidewaysScroll(page, `${address} at ${width}`);
      await expectNothingSticksOut(page, `${address} at ${width}`);
    }
    await picture(page, `type-${index}-preview`);
    await page.emulateMedia({ forcedColors: 'active' });
    await picture(page, `type-${index}-preview-forced`);
    await page.emulateMedia({ forcedColors: 'none' });
  }
  expect(complaints).toEqual([]);
  await close();
});
