import { openDatabase } from '@studyhall/api/server';
import { addExam } from '@studyhall/api/testing';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { beGuest, startQuiz } from './learner.ts';
import { openBrowser } from './shared.ts';
import { type Site, startSite } from './start-site.ts';
import { DESKTOP, PHONE, visit } from './visit.ts';

const TEXT = 'What is <em>__init__</em> in 2*3*4?\n\n```python\nfor i in range(2):\n    print(i)\n```';

/** The same question in both formats; in Markdown a tag has to be code to be seen. */
function question(textFormat: 'plain' | 'markdown') {
  const options = ['<p>', '2*3*4', 'a `b` **c**\nsecond line', 'C:\\new\\table $5 and $6'].map(
    (text, index) => ({
      text: textFormat === 'plain' ? text : `${text} `.replace('<p>', '`<p>`'),
      explanation: 'Because <b>1*2*3</b>',
      isCorrect: index === 0,
    }),
  );
  return { textFormat, text: TEXT, options };
}

let site: Site;
let browser: Browser;

beforeAll(async () => {
  [site, browser] = await Promise.all([startSite(), openBrowser()]);
  const db = openDatabase({ url: site.databaseUrl, poolSize: 1 });
  for (const format of ['plain', 'markdown'] as const)
    await addExam(db, { code: format, questions: [question(format)] });
  await db.destroy();
});

afterAll(async () => {
  await browser?.close();
  await site?.close();
});

const OPTIONS = 'label:has(input[type=radio])';

async function shownOptions(page: Page): Promise<string[]> {
  const texts = await page.locator(OPTIONS).allInnerTexts();
  return texts.map((text) => text.replace(/^[A-D]\n/, '')).sort();
}

describe.each([
  ['phone', PHONE],
  ['desktop', DESKTOP],
])('on a %s', (_, viewport) => {
  it('a plain text is shown as it was written, in the quiz, in its feedback and in the review', async () => {
    const { page, complaints, close } = await visit(browser, { viewport });
    await beGuest(page, site.origin);
    await startQuiz(page, { origin: site.origin, code: 'plain', mode: 'study' });
    const written = ['2*3*4', '<p>', 'C:\\new\\table $5 and $6', 'a `b` **c**\nsecond line'].sort();
    expect(await shownOptions(page)).toEqual(written);
    expect(await page.getByText('What is <em>__init__</em>').innerText()).toBe(TEXT);
    await page.locator(OPTIONS).first().click();
    await page.getByRole('button', { name: 'Check' }).click();
    const reasons = page.getByText('Because <b>1*2*3</b>', { exact: true });
    await reasons.first().waitFor();
    expect(await reasons.count()).toBe(4);
    await page.getByRole('button', { name: 'Finish' }).first().click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /finish|submit/i })
      .click();
    await page
      .getByRole('link', { name: /review/i })
      .first()
      .click();
    await reasons.first().waitFor();
    expect(await page.getByText('What is <em>__init__</em>').innerText()).toBe(TEXT);
    expect(complaints).toEqual([]);
    await close();
  });

  it('Markdown is shown as Markdown', async () => {
    const { page, close } = await visit(browser, { viewport });
    await beGuest(page, site.origin);
    await startQuiz(page, { origin: site.origin, code: 'markdown', mode: 'study' });
    expect(await page.locator('pre code').innerText()).toBe('for i in range(2):\n    print(i)\n');
    expect(await shownOptions(page)).toEqual(
      ['234', '<p>', 'C:\\new\\table $5 and $6', 'a b c second line'].sort(),
    );
    await close();
  });
});
