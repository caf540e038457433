import type { Page } from 'playwright-core';

/** From the landing page to a guest's dashboard, in one click. */
export async function startAsGuest(page: Page, origin: string): Promise<void> {
  await page.goto(origin);
  await page.getByRole('button', { name: 'Start as guest' }).first().click();
  await page.waitForURL('**/home');
}

/** A guest from the first page that is opened on: for tests that are not about how one begins. */
export async function beGuest(page: Page, origin: string): Promise<void> {
  await signIn(page, `${origin}/trpc/auth.startGuest`, {});
}

/** Somebody with a new account, signed in from the first page that is opened on. */
export async function beRegistered(
  page: Page,
  { origin, name, password }: { origin: string; name: string; password: string },
): Promise<void> {
  const account = { username: name, email: `${name}@example.org`, password };
  await signIn(page, `${origin}/trpc/auth.register`, account);
}

/** What the page would send; the browser takes the cookie. */
async function signIn(page: Page, address: string, input: object): Promise<void> {
  const locale = { timeZone: 'UTC', language: 'en' };
  const { origin } = new URL(address);
  const data = { json: { ...locale, ...input } };
  const answer = await page.context().request.post(address, { data, headers: { origin } });
  if (!answer.ok()) throw new Error(`${address} was refused: ${await answer.text()}`);
}

/** Makes the first administrator by the link that the server prints; ends on the dashboard. */
export async function setUpAdministrator(
  page: Page,
  { setupLink, password }: { setupLink: string; password: string },
): Promise<void> {
  await page.goto(setupLink);
  await fillAccount(page, { name: 'ada', password });
}

/** A new account, signed in; ends on the dashboard. */
export async function register(
  page: Page,
  { origin, name, password }: { origin: string; name: string; password: string },
): Promise<void> {
  await page.goto(`${origin}/register`);
  await fillAccount(page, { name, password });
}

async function fillAccount(
  page: Page,
  { name, password }: { name: string; password: string },
): Promise<void> {
  await page.getByLabel(/user name/i).fill(name);
  await page.getByLabel(/e-mail/i).fill(`${name}@example.org`);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.keyboard.press('Enter');
  await page.waitForURL('**/home');
}

/** Starts a quiz of an exam by its form; ends on the first question. */
export async function startQuiz(
  page: Page,
  start: { origin: string; code: string; mode: 'exam' | 'study' },
): Promise<void> {
  await page.goto(`${start.origin}/exams/${start.code}`);
  if (start.mode === 'study') await page.getByText('Study', { exact: true }).click();
  await page
    .getByRole('button', { name: start.mode === 'exam' ? 'Start the exam' : 'Start studying' })
    .click();
  await page.getByRole('heading', { name: /^Question 1 of/ }).waitFor();
}

/** Answers every question by keyboard, the options in turn, and submits; ends on the result. */
export async function finishByKeyboard(page: Page): Promise<void> {
  const heading = page.getByRole('heading', { name: /^Question \d+ of \d+/ });
  const total = Number(/of (\d+)/.exec((await heading.textContent()) ?? '')?.[1]);
  for (let number = 1; number <= total; number += 1) {
    await page.getByRole('heading', { name: new RegExp(`^Question ${number} of`) }).waitFor();
    await page.keyboard.press(number % 2 === 0 ? '1' : 'b');
    await page.keyboard.press('Enter');
  }
  await page.getByRole('dialog').getByRole('button', { name: 'Submit' }).click();
  await page.waitForURL('**/result');
  await page.getByRole('heading', { name: 'Result' }).waitFor();
}
