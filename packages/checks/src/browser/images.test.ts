import { openDatabase } from '@studyhall/api/server';
import { addExam } from '@studyhall/api/testing';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { expectSound } from './accessibility.ts';
import { beGuest, setUpAdministrator, startQuiz } from './learner.ts';
import { openBrowser } from './shared.ts';
import { type Site, startSite } from './start-site.ts';
import { DESKTOP, PHONE, picture, type Visit, visit } from './visit.ts';

const PASSWORD = 'correct horse battery staple 9';
let site: Site;
let browser: Browser;
let author: Visit;
/** An image of that size, drawn where it can be. */
let drawing: Buffer;

beforeAll(async () => {
  [site, browser] = await Promise.all([startSite(), openBrowser()]);
  const db = openDatabase({ url: site.databaseUrl, poolSize: 1 });
  await addExam(db, { code: 'cells', questions: [{ text: 'Asked no more' }] });
  await db('quizzes.questions').update({ status: 'retired' });
  await db.destroy();
  author = await visit(browser);
  await setUpAdministrator(author.page, { setupLink: site.setupLink, password: PASSWORD });
  drawing = await drawn(author.page);
});

afterAll(async () => {
  await browser?.close();
  await site?.close();
});

const WIDE = 1_400;

async function drawn(page: Page): Promise<Buffer> {
  const address = await page.evaluate(`(() => {
    const canvas = Object.assign(document.createElement('canvas'), { width: ${WIDE}, height: 700 });
    const context = canvas.getContext('2d');
    context.fillStyle = '#cfe8cf';
    context.beginPath();
    context.ellipse(700, 350, 640, 300, 0, 0, 7);
    context.fill();
    context.fillStyle = '#6b4fa0';
    context.beginPath();
    context.ellipse(560, 340, 120, 110, 0, 0, 7);
    context.fill();
    return canvas.toDataURL('image/png');
  })()`);
  return Buffer.from(String(address).replace(/^.*,/, ''), 'base64');
}

async function insert(page: Page, words: string): Promise<void> {
  const dialog = page.getByRole('dialog', { name: 'A picture' });
  await dialog.getByText(`It is here: ${WIDE} × 700 pixels.`).waitFor();
  await dialog.getByRole('button', { name: 'Insert' }).click();
  await dialog.getByText('Please say what it shows.').waitFor();
  await dialog.getByLabel('What it shows').fill(words);
  await picture(page, `dialog ${words}`);
  await dialog.getByRole('button', { name: 'Insert' }).click();
  await dialog.waitFor({ state: 'hidden' });
}

/** What somebody pastes or drops. */
async function give(page: Page, label: string, event: 'paste' | 'drop'): Promise<void> {
  const field = page.getByLabel(label, { exact: true }).first();
  await field.focus();
  await page.evaluate(`(() => {
    const bytes = Uint8Array.from(atob('${drawing.toString('base64')}'), (sign) => sign.charCodeAt(0));
    const data = new DataTransfer();
    data.items.add(new File([bytes], 'cell.png', { type: 'image/png' }));
    const told = { bubbles: true, cancelable: true, clipboardData: data, dataTransfer: data };
    document.activeElement.dispatchEvent(${event === 'paste' ? 'new ClipboardEvent' : 'new DragEvent'}('${event}', told));
  })()`);
}

it('an author chooses, pastes and drops pictures, and says what they show', async () => {
  const { page, complaints } = author;
  await page.goto(`${site.origin}/admin/bank/cells/questions/new`);
  await page.getByLabel('Question', { exact: true }).fill('What is the round part? ');
  const chosen = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Insert a picture' }).click();
  await (await chosen).setFiles({ name: 'cell.png', mimeType: 'image/png', buffer: drawing });
  await page
    .getByRole('dialog')
    .getByText(/all texts of this question/)
    .waitFor();
  await expectSound(page, 'the dialog of a picture');
  await insert(page, 'a cell [A] with a round part');
  const text = await page.getByLabel('Question', { exact: true }).inputValue();
  expect(text).toMatch(
    /^What is the round part\? !\[a cell \\\[A\\\] with a round part\]\(image:[\da-f]{64}\)$/,
  );
  expect(await page.getByLabel('Texts are written').inputValue()).toBe('markdown');
  await page.getByRole('main').getByRole('img', { name: 'a cell [A] with a round part' }).waitFor();
  await page.getByLabel('Domain', { exact: true }).selectOption({ index: 0 });
  await give(page, 'Option 1', 'paste');
  await insert(page, 'a nucleus');
  await page.getByLabel('Option 2', { exact: true }).fill('A root');
  await give(page, 'Explanation', 'drop');
  await insert(page, 'the nucleus in its cell');
  expect(await page.getByLabel('Explanation', { exact: true }).inputValue()).toContain('![the nucleus');
  await expectSound(page, 'the editor with pictures');
  await picture(page, 'editor');
  await page.getByRole('button', { name: 'Save and publish, and write the next' }).click();
  await page.getByRole('link', { name: 'Done: 1 question written' }).click();
  await page.getByText('What is the round part? [a cell [A] with a round part]').waitFor();
  await picture(page, 'bank');
  expect(complaints).toEqual([]);
});

it.each([
  ['phone', { ...PHONE, width: 360 }],
  ['desktop', DESKTOP],
])('a learner sees them in their place on a %s, and larger when they are pressed', async (name, viewport) => {
  const { page, complaints, close } = await visit(browser, { viewport });
  await beGuest(page, site.origin);
  await startQuiz(page, { origin: site.origin, code: 'cells', mode: 'study' });
  const cell = page.getByRole('button', { name: 'a cell [A] with a round part' });
  const image = cell.getByRole('img');
  await expect.poll(() => image.evaluate((one) => (one as { naturalWidth: number }).naturalWidth)).toBe(WIDE);
  expect([await image.getAttribute('width'), await image.getAttribute('height')]).toEqual([`${WIDE}`, '700']);
  const box = await image.boundingBox();
  expect((box?.width ?? 0) / (box?.height ?? 1)).toBeCloseTo(2, 1);
  expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(viewport.width);
  await expectSound(page, 'a question with pictures');
  await picture(page, `runner ${name}`);

  await cell.focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'a cell [A] with a round part' });
  await dialog.waitFor();
  await expectSound(page, 'a large picture');
  await picture(page, `large ${name}`);
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
  expect(await cell.evaluate((one) => one === one.ownerDocument.activeElement)).toBe(true);

  await page
    .locator('label')
    .filter({ has: page.getByRole('img', { name: 'a nucleus' }) })
    .click();
  expect(await page.getByRole('radio', { name: /a nucleus/ }).isChecked()).toBe(true);
  expect(await page.getByRole('img', { name: 'the nucleus in its cell' }).count()).toBe(0);
  await page.getByRole('button', { name: 'Check' }).click();
  const reason = page.getByRole('img', { name: 'the nucleus in its cell' });
  await reason.waitFor();
  expect(await reason.getAttribute('width')).toBe(`${WIDE}`);
  await page.emulateMedia({ forcedColors: 'active', colorScheme: 'dark' });
  await picture(page, `checked ${name} forced`);
  await page.emulateMedia({ forcedColors: 'none', colorScheme: 'dark' });
  await picture(page, `checked ${name} dark`);
  await page.getByRole('button', { name: 'Finish' }).first().click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /finish|submit/i })
    .click();
  await page
    .getByRole('link', { name: /review/i })
    .first()
    .click();
  await reason.waitFor();
  await expectSound(page, 'the review with pictures');
  await picture(page, `review ${name}`);
  expect(complaints).toEqual([]);
  await close();
});
