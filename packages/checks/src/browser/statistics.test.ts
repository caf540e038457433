import { withClient } from '@studyhall/api/testing';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { expectSound } from './accessibility.ts';
import { beRegistered } from './learner.ts';
import { openBrowser } from './shared.ts';
import { type Site, startSite } from './start-site.ts';
import { PHONE, picture, visit } from './visit.ts';

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

/** Counts of attempts at ten questions with totals from 0 to 10: of the question that comes first, weak learners know more. */
async function addCounts(): Promise<void> {
  await withClient(site.databaseUrl, async (client) => {
    await client.query(`
      insert into quizzes.score_counts (exam_id, total_weight, total_score, attempts)
      select e.id, 10, 10000 * right_answers, 1 + 3 * least(right_answers, 10 - right_answers)
      from quizzes.exams e cross join generate_series(0, 10) right_answers where e.code = 'security'`);
    await client.query(`
      insert into quizzes.item_score_counts
        (question_id, version, total_weight, total_score, item_score, attempts)
      select q.id, q.version, 10, 10000 * s.right_answers, 10000 * s.is_right,
        case when (s.is_right = 1) = (q.place = 1) then 11 - s.right_answers else 1 + s.right_answers end
      from (select q.id, q.version, row_number() over (order by q.id) as place from quizzes.questions q
        join quizzes.exams e on e.id = q.exam_id where e.code = 'security' limit 30) q
      cross join (select right_answers, is_right from generate_series(1, 9) right_answers
        cross join generate_series(0, 1) is_right) s`);
  });
}

async function makeAuthor(name: string): Promise<void> {
  await withClient(site.databaseUrl, async (client) => {
    await client.query(
      `insert into auth.rights (user_id, name, reach, granted_by, granted_at)
       select user_id, 'author', 'listed', user_id, now() from auth.identifiers where value = $1`,
      [name],
    );
    await client.query(
      `insert into quizzes.author_exams (user_id, exam_id)
       select i.user_id, e.id from auth.identifiers i cross join quizzes.exams e
       where i.value = $1 and e.code in ('security', 'network')`,
      [name],
    );
  });
}

it('an author finds the question that misleads, and reads why; others have no such place', async () => {
  const { page, complaints } = await visit(browser);
  await beRegistered(page, { origin: site.origin, name: 'bea', password: PASSWORD });
  await page.goto(`${site.origin}/home`);
  const places = page.getByRole('navigation').first();
  await places.getByRole('link', { name: 'Home' }).waitFor();
  expect(await places.getByRole('link', { name: 'Statistics' }).count()).toBe(0);
  await page.goto(`${site.origin}/admin/statistics`);
  await page.waitForURL('**/home');

  await Promise.all([addCounts(), makeAuthor('bea')]);
  await page.goto(`${site.origin}/home`);
  await places.getByRole('link', { name: 'Statistics' }).click();
  await page.getByRole('heading', { name: 'Statistics', exact: true }).waitFor();
  const exams = page.getByRole('main').getByRole('listitem');
  await exams.first().waitFor();
  expect(await exams.count()).toBe(2);
  await expectSound(page, 'the exams of an author');

  await page.getByRole('link', { name: /network/i }).click();
  await page.getByText('Nothing to count yet').waitFor();
  await page.getByRole('link', { name: 'All exams' }).click();
  await page.getByRole('link', { name: /security/i }).click();
  const figures = page.getByRole('region', { name: 'The exam as a whole' });
  await figures
    .getByText(/^50\s%$/)
    .first()
    .waitFor();
  await page.getByText('The same as a table').click();
  expect(await page.getByRole('row').count()).toBe(11);
  const first = page.getByRole('main').getByRole('listitem').first();
  await first.getByText('do worse here').waitFor();
  await expectSound(page, 'the statistics of an exam');
  await picture(page, 'statistics-exam');
  await page.getByRole('link', { name: 'Hardest' }).click();
  await page.waitForURL('**/statistics/security?order=facility');
  await page.getByRole('link', { name: 'Lowest discrimination' }).click();
  await first.getByText('do worse here').waitFor();
  await first.getByRole('link').click();

  await page.getByRole('region', { name: 'Version 1' }).getByText('do worse here').waitFor();
  await page.getByRole('img', { name: 'bars that rise to the right are good' }).waitFor();
  await expectSound(page, 'the statistics of a question');
  await picture(page, 'statistics-question');
  await page.setViewportSize(PHONE);
  await page.emulateMedia({ colorScheme: 'dark' });
  await picture(page, 'statistics-question-phone');
  await page.getByRole('link', { name: 'The whole exam' }).click();
  await figures.waitFor();
  await picture(page, 'statistics-exam-phone');
  expect(complaints).toEqual([]);
});
