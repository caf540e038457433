import { openDatabase } from '@studyhall/api/server';
import { addExam, withClient } from '@studyhall/api/testing';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { expectSound } from './accessibility.ts';
import { beGuest, setUpAdministrator, startQuiz } from './learner.ts';
import { openBrowser } from './shared.ts';
import { type Site, startSite } from './start-site.ts';
import { PHONE, picture, settled, type Visit, visit } from './visit.ts';

const PASSWORD = 'correct horse battery staple 9';
const ESSAY = {
  type: 'open' as const,
  text: 'Why are there **port numbers**?',
  textFormat: 'markdown' as const,
  body: {
    modelAnswer: 'So that *one* address serves many programs.',
    points: 'Programs: 50 %. Address: 50 %.',
  },
};
let site: Site;
let browser: Browser;
let author: Visit;
let learner: Visit;

beforeAll(async () => {
  [site, browser] = await Promise.all([startSite(), openBrowser()]);
  const db = openDatabase({ url: site.databaseUrl, poolSize: 1 });
  await addExam(db, { code: 'essay', questions: [ESSAY] });
  await addExam(db, {
    code: 'keys',
    questions: [{ text: 'Which port does **HTTPS** use?', textFormat: 'markdown' }],
  });
  await db.destroy();
  [author, learner] = await Promise.all([visit(browser), visit(browser)]);
  await setUpAdministrator(author.page, { setupLink: site.setupLink, password: PASSWORD });
  await beGuest(learner.page, site.origin);
});

afterAll(async () => {
  await browser?.close();
  await site?.close();
});

/** What the server refuses is told by the browser as well: here some things are refused on purpose. */
function brokenOf(complaints: readonly string[]): string[] {
  return complaints.filter((complaint) => !/status of (?:400|404|409)/.test(complaint));
}

async function handIn(page: Page): Promise<void> {
  await page.getByText('Saved', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Finish' }).first().click();
  await page.getByRole('button', { name: 'Submit' }).click();
  await page.getByRole('heading', { name: 'Result' }).waitFor();
}

it('a learner marks an answer of their own beside the model answer, while studying and afterwards', async () => {
  const { page, complaints } = learner;
  await startQuiz(page, { origin: site.origin, code: 'essay', mode: 'study' });
  await page.getByRole('textbox').fill('Many programs share one address.');
  expect(await page.getByText('How much of it did you have?').count()).toBe(0);
  await page.getByRole('button', { name: 'Check answer' }).click();
  await page.getByText('Compare your answer with the model answer.').first().waitFor();
  await expectSound(page, 'an answer to be marked by its learner');
  await picture(page, 'own-mark');
  await page.getByRole('button', { name: '75 %' }).press('Enter');
  await page.getByText('You marked it: 75 %.').first().waitFor();
  await handIn(page);
  await page.getByText('75 %', { exact: true }).first().waitFor();
  await page.getByRole('link', { name: 'Review answers' }).click();
  await page.getByRole('button', { name: 'All of it' }).click();
  await page.getByText('Right', { exact: true }).waitFor();
  await expectSound(page, 'a review to be marked by its learner');
  await page.getByRole('link', { name: 'Back to the result' }).click();
  await page.getByText('100 %', { exact: true }).first().waitFor();
  expect(brokenOf(complaints)).toEqual([]);
});

it('an author marks answers by keys, one after the other, without knowing whose they are, and results follow', async () => {
  const { page, complaints } = learner;
  for (const words of ['Because of programs.', 'I do not know.']) {
    await startQuiz(page, { origin: site.origin, code: 'essay', mode: 'exam' });
    await page.getByRole('textbox').fill(words);
    await handIn(page);
    await page.getByText('1 answer has yet to be marked and earns nothing until then.').waitFor();
  }
  await page.goto(`${site.origin}/history`);
  await expect.poll(() => page.getByText('1 answer waits to be marked').count()).toBe(2);
  await picture(page, 'history-waiting');
  await page.goto(`${site.origin}/home`);
  await page.getByText('waits to be marked').first().waitFor();

  const desk = author.page;
  await desk.goto(`${site.origin}/admin/bank/essay`);
  await desk.getByRole('link', { name: 'Marking' }).click();
  await desk.getByText('Because of programs.').waitFor();
  await desk.getByText('2 answers wait').waitFor();
  expect(await desk.getByText(/Written by/).count()).toBe(0);
  await expectSound(desk, 'an answer to be marked');
  await picture(desk, 'marking');
  await desk.getByLabel('Show who wrote it').check();
  await desk.getByText('Written by Guest').waitFor();
  await desk.keyboard.press('Enter');
  await desk.getByText('Choose how much first.').waitFor();
  await desk.keyboard.press('7');
  await desk.keyboard.press('ArrowUp');
  await desk.keyboard.press('Enter');
  await desk.getByText('I do not know.').waitFor();
  await desk.getByText('1 answer waits').waitFor();
  await desk.keyboard.press('ArrowLeft');
  await desk.getByText('Marked: 80 %.').waitFor();
  await desk.keyboard.press('ArrowRight');
  await desk.getByText('I do not know.').waitFor();
  await desk.keyboard.press('ArrowDown');
  await desk.keyboard.press('Enter');
  await desk.getByText('Done: 2 answers marked').waitFor();
  await expectSound(desk, 'everything is marked');
  await page.goto(`${site.origin}/history`);
  await page.getByText('80 %', { exact: true }).waitFor();
  expect(await page.getByText('waits to be marked').count()).toBe(0);
  expect(brokenOf([...complaints, ...author.complaints])).toEqual([]);
});

it('what a learner reports is seen as they saw it, corrected, graded anew and answered', async () => {
  const { page } = learner;
  await startQuiz(page, { origin: site.origin, code: 'keys', mode: 'exam' });
  await page.getByText('Option B').click();
  await page.getByRole('button', { name: 'Report this question' }).click();
  await page.getByLabel('What should be known about it?').fill('It is B, not A.');
  await page.getByRole('button', { name: 'Send the report' }).click();
  await page.getByText('Thank you.').waitFor();
  await handIn(page);
  await page.getByText('0 %', { exact: true }).first().waitFor();

  const desk = author.page;
  await desk.goto(`${site.origin}/admin/bank`);
  await desk.getByRole('link', { name: 'Reported questions' }).click();
  const card = desk.getByRole('region', { name: 'Which port does HTTPS use?' });
  await card.getByText('It is B, not A.').waitFor();
  await card.getByText('As it was seen: version 1').click();
  await card.getByText('It still says this.').waitFor();
  await card.getByText('What was done about it').click();
  await card.getByText('Version 1: written').waitFor();
  await expectSound(desk, 'reported questions');
  await picture(desk, 'reports');
  await card.getByRole('button', { name: 'It is corrected' }).click();
  await card.getByText('This question says what it said when it was reported.').waitFor();
  await card.getByRole('link', { name: 'Correct the question' }).click();
  await desk.getByRole('radio', { name: 'Option 2 is right' }).check();
  await desk.getByRole('button', { name: 'Save', exact: true }).click();
  await desk.getByText('Saved as version 2.').waitFor();
  await desk.getByRole('link', { name: 'See whose results change' }).click();
  const preview = desk.getByRole('region', { name: 'What would change' });
  await preview.getByText('passes now').waitFor();
  await expectSound(desk, 'a preview of grading anew');
  await picture(desk, 'regrade-preview');
  await preview.getByRole('button', { name: 'Grade anew' }).click();
  await desk.getByRole('dialog').getByText('1 result changes').waitFor();
  await expectSound(desk, 'grading anew, asked for');
  await desk.getByRole('dialog').getByRole('button', { name: 'Grade anew' }).click();
  await desk.getByRole('region', { name: 'Graded anew so far' }).getByText(/Done$/).waitFor();
  await desk.getByText(/By version 2: 1 result changed, 1 up and 0 down/).waitFor();
  await expectSound(desk, 'what was graded anew');
  await picture(desk, 'regrade-done');
  await page.reload();
  await page.getByText('100 %', { exact: true }).first().waitFor();
  await page.goto(`${site.origin}/history`);
  await page.getByText('Corrected').waitFor();

  await startQuiz(page, { origin: site.origin, code: 'keys', mode: 'study' });
  await page.getByRole('button', { name: 'Report this question' }).click();
  await page.getByLabel('What is wrong?').selectOption({ label: 'It is out of date' });
  await page.getByRole('button', { name: 'Send the report' }).click();
  await page.getByText('Thank you.').waitFor();
  await desk.goto(`${site.origin}/admin/bank/reports?exam=keys`);
  await card.getByRole('button', { name: 'It is right as it is' }).click();
  await card.getByText('Please say why it is right as it is.').waitFor();
  await card.getByLabel('Your reply').fill('It still is, see RFC 9110.');
  await card.getByRole('button', { name: 'It is right as it is' }).click();
  await desk.getByText('No report waits').waitFor();
  await desk.getByRole('link', { name: 'Answered', exact: true }).click();
  await desk.getByText('Your reply: It still is, see RFC 9110.').waitFor();
  await expectSound(desk, 'reports that were answered');
  await page.goto(`${site.origin}/history`);
  // The quiz that asks it goes on.
  await page.getByText('Answered', { exact: false }).first().waitFor();
  expect(await page.getByText('RFC 9110').count()).toBe(0);
  expect(brokenOf([...learner.complaints, ...author.complaints])).toEqual([]);
});

it('duplicates are settled, exams say when they open, and a board that there is not says so', async () => {
  const desk = author.page;
  await withClient(site.databaseUrl, async (client) => {
    await client.query(`update quizzes.questions set similarity_hash = (
      select similarity_hash from quizzes.questions q join quizzes.exams e on e.id = q.exam_id where e.code = 'keys')
      where exam_id = (select id from quizzes.exams where code = 'essay')`);
    await client.query(
      `update quizzes.exams set terms = '{"opensAt":"2099-03-01T08:30:00Z"}' where code = 'keys'`,
    );
  });
  await desk.goto(`${site.origin}/admin/bank/duplicates`);
  await desk.getByRole('region', { name: 'Read alike' }).first().waitFor();
  await expectSound(desk, 'duplicates');
  await picture(desk, 'duplicates');
  await desk.getByRole('button', { name: 'Retire this one: Why are there port numbers?' }).click();
  await desk.getByText('It is retired').waitFor();
  await desk.goto(`${site.origin}/admin/bank`);
  await desk.getByText(/Opens Mar 1, 2099/).waitFor();
  await expectSound(desk, 'exams with dates');
  await desk.getByRole('link', { name: 'Exam keys' }).click();
  await desk.getByText(/It is published, and opens on Mar 1, 2099/).waitFor();
  await picture(desk, 'exam-opens');

  const { page } = learner;
  await page.goto(`${site.origin}/exams`);
  await page.getByText(/Opens on Mar 1, 2099/).waitFor();
  await page.goto(`${site.origin}/exams/nowhere`);
  await page.getByText('This exam is not offered').waitFor();
  for (const [board, words] of [
    ['wisdom', 'There is no such board'],
    ['exam:nowhere', 'There is no such exam'],
    ['xp:2099-W10', 'This week has not begun'],
    ['accuracy', 'Nobody has enough quizzes yet'],
    ['xp:2020-W10', 'Nobody earned XP in this week'],
  ] as const) {
    await page.goto(`${site.origin}/leaderboard?board=${board}`);
    await page.getByText(words).waitFor();
    await picture(page, `board-${board.replaceAll(/\W/g, '-')}`);
  }
  await expectSound(page, 'a board of nobody');
  expect(brokenOf([...learner.complaints, ...author.complaints])).toEqual([]);
});

it('all of it is there in German, on a phone and in the dark', async () => {
  const { page } = author;
  await page.context().request.post(`${site.origin}/trpc/auth.updateProfile`, {
    data: { json: { language: 'de' } },
    headers: { origin: site.origin },
  });
  await page.setViewportSize(PHONE);
  await page.emulateMedia({ colorScheme: 'dark' });
  for (const [path, heading] of [
    ['/admin/bank/reports?state=fixed', 'Gemeldete Fragen'],
    ['/admin/bank/essay/marking', 'Bewerten'],
    ['/admin/bank/duplicates', 'Doppelte Fragen'],
  ] as const) {
    await page.goto(`${site.origin}${path}`);
    await page.getByRole('heading', { name: heading, level: 1 }).waitFor();
    await settled(page);
    await picture(page, `desk-phone-${heading.toLowerCase().replaceAll(' ', '-')}`);
  }
  expect(brokenOf(author.complaints)).toEqual([]);
});
