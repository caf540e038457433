import { setTimeout as sleep } from 'node:timers/promises';
import { openDatabase } from '@studyhall/api/server';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { beGuest, beRegistered, startQuiz } from './learner.ts';
import { openBrowser } from './shared.ts';
import { type Site, startSite } from './start-site.ts';
import { visit } from './visit.ts';

const PASSWORD = 'eleven purple lanterns';
/** An answer that arrives within two seconds after the deadline counts as every other one. */
const PAST_THE_GRACE_MS = 3_000;
/** What the server says of a failure of its own. */
const FAILED = [
  {
    error: {
      json: {
        message: 'Something went wrong on the server.',
        code: -32_603,
        data: { code: 'INTERNAL_SERVER_ERROR', httpStatus: 500, reason: 'unknown', details: {}, issues: [] },
      },
    },
  },
];
let browser: Browser;
let site: Site;
let db: ReturnType<typeof openDatabase>;

beforeAll(async () => {
  [browser, site] = await Promise.all([openBrowser(), startSite()]);
  db = openDatabase({ url: site.databaseUrl, poolSize: 1 });
});

afterAll(async () => {
  await db?.destroy();
  await browser?.close();
  await site?.close();
});

/** An exam that somebody just began; ends on its first question. */
async function beginExam() {
  const visitor = await visit(browser);
  await visitor.page.clock.install();
  await beGuest(visitor.page, site.origin);
  await startQuiz(visitor.page, { origin: site.origin, code: 'network', mode: 'exam' });
  return { ...visitor, attemptId: attemptOn(visitor.page) };
}

function attemptOn(page: Page): string {
  return /attempts\/([^/]+)/.exec(page.url())?.[1] ?? '';
}

/** Lets the time of an exam be over: on the server since `ago`, and for the browser, whose clock is set. */
async function endTime(page: Page, ago = '0 seconds'): Promise<void> {
  const id = attemptOn(page);
  const [attempt] = await db('quizzes.attempts').where({ id });
  await db.raw('update quizzes.attempts set deadline_at = now() - ?::interval where id = ?', [ago, id]);
  await page.clock.fastForward(attempt.deadlineAt.getTime() - (await timeOn(page)) + 1_000);
}

/** A clock that is set falls behind while the machine is busy. */
async function timeOn(page: Page): Promise<number> {
  return await page.evaluate(() => Date.now());
}

/** Another device of the same learner, on the same attempt. */
async function otherDevice(page: Page) {
  const device = await visit(browser);
  await device.page.clock.install();
  await device.page.context().addCookies(await page.context().cookies());
  await device.page.goto(page.url());
  await device.page.getByRole('heading', { name: /^Question 1 of/ }).waitFor();
  return device;
}

async function submit(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Finish' }).last().click();
  await page.getByRole('dialog').getByRole('button', { name: 'Submit' }).click();
}

async function onResult(...pages: readonly Page[]): Promise<void> {
  await Promise.all(pages.map((page) => page.getByRole('heading', { name: 'Result' }).waitFor()));
}

describe('a quiz whose connection breaks', () => {
  it('counts what was given before the deadline when it is back within two minutes, and says so', async () => {
    const { page, attemptId, close } = await beginExam();
    await page.context().setOffline(true);
    await page.keyboard.press('1');
    await page.getByText(/All of them count if the connection is back by .* still count, though/).waitFor();
    await endTime(page);
    await page.getByRole('heading', { name: 'Time is over' }).waitFor();
    await page.getByText(/The answer to question 1 is kept here\. It counts if/).waitFor();
    await sleep(PAST_THE_GRACE_MS);
    await page.context().setOffline(false);
    await onResult(page);
    await page.getByText('The answer to question 1 arrived after the end and counts.').waitFor();
    expect(await page.getByText('came too late').count()).toBe(0);
    expect(await db('quizzes.attempts').where({ id: attemptId }).first()).toMatchObject({ lateAnswers: [0] });
    await close();
  });

  it('shows the result by itself when it is back later, and says what did not count', async () => {
    const { page, attemptId, close } = await beginExam();
    await page.context().setOffline(true);
    await page.keyboard.press('1');
    await page.getByText('Offline: will be sent later').waitFor();
    await endTime(page, '3 minutes');
    await page.getByRole('heading', { name: 'Time is over' }).waitFor();
    await page.context().setOffline(false);
    await onResult(page);
    await page.getByText('The answer to question 1 came too late and does not count.').waitFor();
    expect(await db('quizzes.attempts').where({ id: attemptId }).first()).toMatchObject({ lateAnswers: [] });
    await close();
  });

  it('is not graded from another device before its answers could arrive, unless its learner says so', async () => {
    const { page, close } = await beginExam();
    const other = await otherDevice(page);
    await page.close();
    await endTime(other.page);
    await other.page.getByText(/may still arrive until/).waitFor();
    await other.page.getByRole('button', { name: 'Show the result now' }).click();
    await onResult(other.page);
    expect(await other.page.getByText('came too late').count()).toBe(0);
    await Promise.all([other.close(), close()]);
  });
});

describe('an answer that was kept', () => {
  it('gives way to one that was chosen later on another device, and the screen shows that', async () => {
    const { page, attemptId, close } = await beginExam();
    const other = await otherDevice(page);
    await page.context().setOffline(true);
    await page.keyboard.press('1');
    await page.getByText('Offline: will be sent later').waitFor();
    // Later by both clocks, however far apart they have come.
    await other.page.clock.fastForward(
      Math.max(0, (await timeOn(page)) - (await timeOn(other.page))) + 1_000,
    );
    await other.page.keyboard.press('2');
    await other.page.getByText('Saved', { exact: true }).waitFor();
    const answer = () => db('quizzes.attempt_questions').where({ attemptId, position: 0 }).first();
    const { answer: first } = await answer();
    await page.context().setOffline(false);
    await page.getByText('You changed this answer later on another device.').waitFor();
    expect(await page.locator('main input').nth(1).isChecked()).toBe(true);
    expect(await answer()).toMatchObject({ answer: first });
    await page.keyboard.press('1');
    await expect.poll(() => answer().then((now) => now.answer)).not.toEqual(first);
    expect(await page.getByText('You changed this answer later').count()).toBe(0);
    await Promise.all([other.close(), close()]);
  });

  it('and is refused for good is told at its question, and the others are saved', async () => {
    const { page, attemptId, close } = await beginExam();
    const answers = () => db('quizzes.attempt_questions').where({ attemptId }).orderBy('position').limit(2);
    await page.context().setOffline(true);
    await page.keyboard.press('1');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: /^Question 2 of/ }).waitFor();
    await page.keyboard.press('1');
    await db('quizzes.attempt_questions')
      .where({ attemptId, position: 0 })
      .update({ revealedAt: new Date() });
    await page.context().setOffline(false);
    await page.getByText('Not saved: question 1').waitFor();
    await expect.poll(answers).toMatchObject([{ answer: null }, { answer: [expect.any(Number)] }]);
    await page.getByRole('button', { name: /^Question 1,.*not saved/ }).click();
    await page.getByText('The right answer to this question was shown already').waitFor();
    await page.reload();
    await page.getByText('You saw the right answer to this question elsewhere').waitFor();
    expect(await page.locator('main input').first().isDisabled()).toBe(true);
    await close();
  });

  it('and that the server fails at waits without holding up the others', async () => {
    const { page, attemptId, close } = await beginExam();
    let isBroken = true;
    await page.route(/\/trpc\/.*quizzes\.answer/, async (route) => {
      const isFirst = route.request().postData()?.includes('"position":0') ?? false;
      if (isBroken && isFirst) await route.fulfill({ status: 500, json: FAILED });
      else await route.continue();
    });
    await page.keyboard.press('1');
    await page.getByText('will be sent later').waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: /^Question 2 of/ }).waitFor();
    await page.keyboard.press('1');
    const answered = () =>
      db('quizzes.attempt_questions').where({ attemptId }).whereNotNull('answer').orderBy('position');
    await expect.poll(answered).toMatchObject([{ position: 1 }]);
    isBroken = false;
    await page.clock.fastForward(60_000);
    await expect.poll(answered).toMatchObject([{ position: 0 }, { position: 1 }]);
    await close();
  });
});

describe('a quiz that ended elsewhere', () => {
  it('shows its result in the other tab of the browser at once', async () => {
    const { page, close } = await beginExam();
    const tab = await page.context().newPage();
    await tab.goto(page.url());
    await tab.getByRole('heading', { name: /^Question 1 of/ }).waitFor();
    await submit(tab);
    await onResult(tab, page);
    expect(page.url()).toBe(tab.url());
    await close();
  });

  it('shows its result on the other device, as soon as somebody looks at it or answers there', async () => {
    const { page, close } = await beginExam();
    const [idle, busy] = [await otherDevice(page), await otherDevice(page)];
    await submit(page);
    await onResult(page);
    await idle.page.evaluate(`dispatchEvent(new Event('focus'))`);
    await busy.page.keyboard.press('1');
    await onResult(idle.page, busy.page);
    await busy.page.getByText('The answer to question 1 came too late and does not count.').waitFor();
    expect(idle.page.url()).toBe(busy.page.url());
    await Promise.all([idle.close(), busy.close(), close()]);
  });
});

describe('a quiz whose session ended', () => {
  it('says so, keeps the answers, and sends them after the log-in', async () => {
    const { page, close } = await visit(browser);
    await beRegistered(page, { origin: site.origin, name: 'hedy', password: PASSWORD });
    await startQuiz(page, { origin: site.origin, code: 'security', mode: 'exam' });
    const attemptId = attemptOn(page);
    await db('auth.sessions').delete();
    await page.keyboard.press('1');
    await page.getByText('You are signed out').waitFor();
    expect(await page.getByText('Offline').count()).toBe(0);
    await page.getByRole('button', { name: 'Log in' }).click();
    await page.getByLabel(/user name/i).fill('hedy');
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: /Question 1, answered/ }).waitFor();
    const answers = () => db('quizzes.attempt_questions').where({ attemptId }).whereNotNull('answer');
    await expect.poll(answers).toMatchObject([{ position: 0 }]);
    await close();
  });
});

describe('unfinished quizzes', () => {
  it('leave the exams in sight, and are discarded when their learner says so twice', async () => {
    const { page, attemptId, close } = await beginExam();
    const runner = await page.context().newPage();
    await runner.goto(page.url());
    await runner.getByRole('heading', { name: /^Question 1 of/ }).waitFor();
    for (const code of ['security', 'a1101'])
      await startQuiz(page, { origin: site.origin, code, mode: 'exam' });
    await page.goto(`${site.origin}/exams`);
    const unfinished = page.getByRole('region', { name: 'Unfinished' });
    await unfinished.getByRole('listitem').first().waitFor();
    expect(await unfinished.getByRole('listitem').count()).toBe(2);
    await unfinished.getByRole('button', { name: 'Show 1 more unfinished quiz' }).click();
    await unfinished
      .getByRole('listitem')
      .nth(2)
      .getByRole('button', { name: /^Discard/ })
      .click();
    await page.getByRole('dialog').getByRole('button', { name: 'Keep it' }).click();
    expect(await unfinished.getByRole('listitem').count()).toBe(3);
    await unfinished
      .getByRole('listitem')
      .nth(2)
      .getByRole('button', { name: /^Discard/ })
      .click();
    await page.getByRole('dialog').getByRole('button', { name: 'Discard' }).click();
    await expect.poll(() => unfinished.getByRole('listitem').count()).toBe(2);
    await runner.waitForURL('**/exams');
    const stored = await db('quizzes.attempts').where({ id: attemptId }).first();
    expect(stored).toMatchObject({ submittedAt: null, discardedAt: expect.any(Date) });
    await close();
  });
});
