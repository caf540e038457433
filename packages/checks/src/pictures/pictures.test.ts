import { join } from 'node:path';
import { openDatabase } from '@studyhall/api/server';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { completeToxicTurtle, signedInClient } from '../browser/complete-course.ts';
import { finishByKeyboard, register, startAsGuest, startQuiz } from '../browser/learner.ts';
import { openBrowser } from '../browser/shared.ts';
import { type Site, startSite } from '../browser/start-site.ts';
import { settled, visit } from '../browser/visit.ts';
import { root } from '../static/repository.ts';
import { takeLivePictures } from './live-pictures.ts';

const folder = join(root, 'docs/pictures');

/** A learner who has been here for months: days of study, a streak and XP. */
const MONTHS_OF_STUDY = `
  insert into gamification.activity_days (user_id, local_date, quizzes, questions, correct_answers, xp)
  select s.user_id, current_date - n, 1 + n % 3, 10 + (n * 7) % 40, 8, 60 + (n * 13) % 90
  from gamification.standings s, generate_series(1, 330) n where n < 17 or (n * n + n / 7) % 5 < 3
  on conflict do nothing;
  update gamification.standings set xp = 2870, level = 6, quizzes = 41, streak_current = 17, streak_longest = 23;
  update auth.profiles set first_name = 'Mina', last_name = 'Okafor';
  update auth.users set role = 'individual';
  update gamification.standings set selected_avatar_slug = 'quiz-champion';`;

let site: Site;
let browser: Browser;

beforeAll(async () => {
  [site, browser] = await Promise.all([startSite(), openBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  await site?.close();
});

it('shows the dashboard and the runner as the README has them', async () => {
  const { page, close } = await visit(browser, { colorScheme: 'light' });
  await startAsGuest(page, site.origin);
  await startQuiz(page, { origin: site.origin, code: 'network', mode: 'exam' });
  await finishByKeyboard(page);
  const db = openDatabase({ url: site.databaseUrl, poolSize: 1 });
  await db.raw(MONTHS_OF_STUDY);
  await db.destroy();
  await startQuiz(page, { origin: site.origin, code: 'security', mode: 'exam' });
  await page.keyboard.press('2');
  await page.getByText('Saved', { exact: true }).waitFor();
  const runner = await page.screenshot({ path: join(folder, 'runner.png') });
  await page.goto(`${site.origin}/home`);
  await page.getByText('17 days in a row').waitFor();
  await settled(page);
  const dashboard = await page.screenshot({ path: join(folder, 'dashboard.png') });
  for (const picture of [runner, dashboard]) expect(picture.byteLength).toBeLessThan(250_000);
  await close();
});

it('shows the turtle’s player and a certificate as the README has them', async () => {
  const { page, close } = await visit(browser, { colorScheme: 'light' });
  const account = { origin: site.origin, name: 'mina', password: 'correct horse battery staple 9' };
  await register(page, account);
  await completeToxicTurtle(await signedInClient(account));
  await page.goto(`${site.origin}/courses/toxic-turtle/3`);
  await page.getByRole('img', { name: /^Board of/ }).waitFor();
  for (let step = 0; step < 41; step += 1) await page.getByRole('button', { name: 'Step' }).click();
  await page.getByText('Step 41 of').waitFor();
  const player = await page.screenshot({ path: join(folder, 'player.png') });
  await page.goto(`${site.origin}/courses/toxic-turtle`);
  await page.getByRole('button', { name: 'Get your certificate' }).click();
  await page.getByLabel('Name on the certificate').fill('Mina Okafor');
  await page.getByRole('button', { name: 'Issue the certificate' }).click();
  await page.getByRole('heading', { name: 'This certificate is valid' }).waitFor();
  await page.getByRole('alert').getByRole('button', { name: 'Close' }).click();
  await page.getByText('Congratulations!').waitFor({ state: 'detached' });
  await settled(page);
  const certificate = await page.screenshot({ path: join(folder, 'certificate.png') });
  for (const picture of [player, certificate]) expect(picture.byteLength).toBeLessThan(250_000);
  await close();
});

it('shows the store as the page about money has it', async () => {
  const { page, close } = await visit(browser, { colorScheme: 'light' });
  const account = { origin: site.origin, name: 'lea', password: 'correct horse battery staple 9' };
  await register(page, account);
  await page.goto(`${site.origin}/store`);
  await page.getByRole('button', { name: 'Buy 2,500 credits' }).click();
  await page.getByRole('button', { name: /^Pay / }).click();
  await page.getByRole('heading', { name: 'Paid, thank you!' }).waitFor();
  await page.goto(`${site.origin}/store`);
  await page.getByText('None of them lapses.').waitFor();
  await settled(page);
  const store = await page.screenshot({ path: join(folder, 'store.png') });
  expect(store.byteLength).toBeLessThan(250_000);
  await close();
});

it('shows a live game as the README has it', async () => {
  const pictures = await takeLivePictures({ browser, site, folder });
  for (const picture of pictures) expect(picture.byteLength).toBeLessThan(250_000);
});
