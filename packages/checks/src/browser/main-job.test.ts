import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { root } from '../static/repository.ts';
import { finishByKeyboard, register, setUpAdministrator, startAsGuest, startQuiz } from './learner.ts';
import { openBrowser } from './shared.ts';
import { type Site, startSite } from './start-site.ts';
import { LIVELY, type Visit, visit } from './visit.ts';

const PASSWORD = 'correct horse battery staple 9';
let site: Site;
let browser: Browser;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'studyhall-main-job-'));
  [site, browser] = await Promise.all([startSite(), openBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  await site?.close();
  await rm(folder, { recursive: true, force: true });
});

async function opened(): Promise<Visit> {
  return await visit(browser, LIVELY);
}

/** Runs the terminal client as an administrator would. */
async function studyhall(args: readonly string[], input?: string): Promise<string> {
  const run = promisify(execFile)(process.execPath, ['apps/cli/bin/studyhall.mjs', ...args], {
    cwd: root,
    env: { ...process.env, XDG_CONFIG_HOME: folder, XDG_DATA_HOME: folder, NO_COLOR: '1' },
  });
  run.child.stdin?.end(input ?? '');
  return (await run).stdout;
}

const QUESTIONS = `question-id,domain,question-text,option-a,explanation-a,option-b,explanation-b,correct answer
geo-1,1.1,What is the capital of Norway?,Oslo,It is.,Bergen,It was until 1314.,A
geo-2,1.1,Which river flows through Vienna?,Danube,It does.,Rhine,It flows further west.,A
geo-3,1.2,Is the Caspian Sea a lake?,Yes,It has no outlet to an ocean.,No,Its name misleads.,A
`;

it('an administrator imports questions, a guest takes them as a quiz, registers and keeps everything', async () => {
  const admin = await opened();
  await setUpAdministrator(admin.page, { setupLink: site.setupLink, password: PASSWORD });
  await admin.close();

  const file = join(folder, 'geography.csv');
  await writeFile(file, QUESTIONS);
  await studyhall(['login', '--server', site.origin, '--user', 'ada', '--password-stdin'], PASSWORD);
  const report = await studyhall([
    'questions',
    'import',
    file,
    '--exam',
    'geography',
    '--title',
    'Geography',
    '--publish',
    '--json',
  ]);
  expect(JSON.parse(report)).toMatchObject({ new: 3, rejected: 0 });
  const again = await studyhall(['questions', 'import', file, '--exam', 'geography', '--json']);
  expect(JSON.parse(again)).toMatchObject({ new: 0, updated: 0, unchanged: 3 });

  const { page, complaints, close } = await opened();
  await startAsGuest(page, site.origin);
  await startQuiz(page, { origin: site.origin, code: 'geography', mode: 'exam' });
  await finishByKeyboard(page);
  const xp = await page
    .getByText(/^\+\d+ XP$/)
    .first()
    .textContent();
  await page.getByRole('link', { name: 'Review answers' }).click();
  await page.getByText('It was until 1314.').waitFor();

  await register(page, { origin: site.origin, name: 'grace', password: PASSWORD });
  await page
    .getByRole('link', { name: /Geography.*%/ })
    .first()
    .waitFor();
  // Which level it makes depends on the order of the options: a perfect quiz earns more.
  await page.getByText(new RegExp(`Level \\d+ · ${xp?.replace('+', '')}`)).waitFor();
  expect(complaints).toEqual([]);
  await close();
});
