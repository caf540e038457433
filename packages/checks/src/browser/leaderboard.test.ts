import { freezeWeeks, openDatabase } from '@studyhall/api/server';
import { addLearner } from '@studyhall/api/testing';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { expectSound } from './accessibility.ts';
import { beRegistered, finishByKeyboard, setUpAdministrator, startQuiz } from './learner.ts';
import { openBrowser } from './shared.ts';
import { type Site, startSite } from './start-site.ts';
import { PHONE, picture, settled, visit } from './visit.ts';

const PASSWORD = 'correct horse battery staple 9';
const NAMES = ['Ada', 'Bruno', 'Chidi', 'Dunja', 'Emre', 'Fatou'];
let site: Site;
let browser: Browser;

beforeAll(async () => {
  [site, browser] = await Promise.all([startSite(), openBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  await site?.close();
});

/** Others who learned for weeks before there were boards that follow, and two weeks in which all of them earned something. */
async function addOthers(): Promise<void> {
  const db = openDatabase({ url: site.databaseUrl, poolSize: 1 });
  const others: string[] = [];
  for (const firstName of NAMES) others.push(await addLearner(db, { firstName }));
  for (const [index, userId] of others.entries()) {
    const quizzes = 9 + (index >> 1);
    await db('gamification.standings').insert({
      ...{ userId, xp: 5000 - 700 * (index >> 1), level: 6, quizzes, streakLongest: 30 - index },
      ...{ lastActivityDate: '2026-01-02', updatedAt: new Date(), boardsVersion: -1 },
      examQuizzes: { network: quizzes },
      examBasisPointsSum: { network: quizzes * (9500 - 300 * index) },
    });
  }
  await db.raw(
    `with back as (
       insert into gamification.board_entries (board, user_id, score, updated_at)
       select 'xp:' || week, user_id, 100 + xp / 10, now() from gamification.standings, unnest(array['2025-W51', '2025-W52']) week
       returning board, score)
     insert into gamification.board_histogram (board, width, bucket, players)
     select board, width, score / width, count(*) from back, unnest(array[1, 256]) width group by 1, 2, 3`,
  );
  await freezeWeeks(db, { now: new Date() });
  await db.destroy();
}

async function tab(page: Page, name: string): Promise<void> {
  await page.getByRole('tab', { name, exact: true }).click();
  if (name === 'Exams') await page.getByLabel('Exam', { exact: true }).selectOption('exam:network');
  await page.getByRole('tabpanel', { name, exact: true }).getByRole('row').nth(1).waitFor();
}

it('every board is one tap away on a phone, and past weeks by arrows', async () => {
  const [admin, mina] = await Promise.all([visit(browser), visit(browser, { viewport: PHONE })]);
  await setUpAdministrator(admin.page, { setupLink: site.setupLink, password: PASSWORD });
  const { page } = mina;
  await beRegistered(page, { origin: site.origin, name: 'mina', password: PASSWORD });
  await startQuiz(page, { origin: site.origin, code: 'network', mode: 'exam' });
  await finishByKeyboard(page);
  await addOthers();

  // The server brings the boards up by itself.
  await expect
    .poll(
      async () => {
        await page.goto(`${site.origin}/leaderboard?board=streak`);
        await settled(page);
        return await page.getByRole('row').count();
      },
      { timeout: 60_000 },
    )
    .toBe(1 + NAMES.length + 1);
  await expectSound(page, 'the board of streaks');
  for (const [name, score] of [
    ['Streak', '30 days'],
    ['Quizzes', '11 quizzes'],
    ['Accuracy', '89 %'],
    ['All time', '5,000 XP'],
    ['Exams', '95 %'],
    ['Week', 'XP'],
  ] as const) {
    await tab(page, name);
    await page.getByRole('row').nth(1).getByText(score).waitFor();
    await picture(page, `board-${name.toLowerCase().replace(' ', '-')}-phone`);
  }
  await expectSound(page, 'the board of the week');

  await page.getByRole('button', { name: 'The week before' }).click();
  await page.getByText('This week is over.').waitFor();
  await page.getByRole('heading', { name: /Dec 22.*28, 2025/ }).waitFor();
  expect(page.url()).toContain('2025-W52');
  await expectSound(page, 'a week that is over');
  await picture(page, 'board-past-phone');
  await page.reload();
  await page.getByRole('button', { name: 'The week before' }).press('Enter');
  await page.getByRole('heading', { name: /Dec 15.*21, 2025/ }).waitFor();
  const back = page.getByRole('button', { name: 'The week before' });
  await expect.poll(() => back.getAttribute('aria-disabled')).toBe('true');
  await page.getByRole('button', { name: 'The week after' }).click();
  await page.getByRole('button', { name: 'The week after' }).click();
  await page.getByRole('heading', { name: 'This week' }).waitFor();
  expect(mina.complaints).toEqual([]);

  const desk = admin.page;
  await desk.goto(`${site.origin}/leaderboard?board=xp:2025-W52`);
  await desk.getByText('This week is over.').waitFor();
  await picture(desk, 'board-past-desktop');
  await desk.goto(`${site.origin}/leaderboard?board=accuracy`);
  await desk.getByText('Lists learners').waitFor();
  await picture(desk, 'board-accuracy-desktop');
  await Promise.all([admin.close(), mina.close()]);
});
