import { randomUUID } from 'node:crypto';
import { addCatalogue, addExam, addProducts } from '@studyhall/api/testing';
import { request } from 'undici';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openShop, type Shop } from './testing/open-shop.ts';

const SCHOOL = '198.51.100.7';
const password = 'three green umbrellas';
const pupils = Array.from({ length: 30 }, (_, index) => `pupil-${index}`);
let shop: Shop;
let examCode: string;

beforeAll(async () => {
  shop = await openShop({ trustProxy: 1 });
  const { db } = shop.app;
  await addCatalogue(db);
  await addProducts(db);
  ({ code: examCode } = await addExam(db));
  // Each at home, some weeks before.
  await Promise.all(
    pupils.map(async (username, index) => {
      const names = { username, email: `${username}@example.org`, password, firstName: '', lastName: '' };
      const home = new Browser(`203.0.113.${index}`);
      await home.call('auth.register', { ...names, timeZone: 'UTC', language: 'en' });
    }),
  );
});
afterAll(() => shop?.close());

/** A computer at an address, which nobody has used yet. */
class Browser {
  readonly #address: string;
  #cookie = '';
  /** What was answered to every call. */
  readonly statuses: number[] = [];

  constructor(address: string) {
    this.#address = address;
  }

  async call<T = unknown>(path: string, input?: object): Promise<T> {
    const isQuery = input === undefined;
    const answer = await request(`${shop.app.origin}/trpc/${path}`, {
      method: isQuery ? 'GET' : 'POST',
      headers: {
        'content-type': 'application/json',
        'sec-fetch-site': 'same-origin',
        'x-forwarded-for': this.#address,
        cookie: this.#cookie,
      },
      ...(isQuery ? {} : { body: JSON.stringify({ json: input }) }),
    });
    this.statuses.push(answer.statusCode);
    const set = [answer.headers['set-cookie'] ?? []].flat().map((cookie) => cookie.split(';')[0]);
    if (set.length > 0) this.#cookie = set.join('; ');
    const body = (await answer.body.json()) as { readonly result?: { readonly data: { readonly json: T } } };
    return body.result?.data.json as T;
  }
}

/** Signs in, has a look around, takes a quiz, and looks what the store has. */
async function lesson(pupil: Browser, username: string): Promise<void> {
  await pupil.call('auth.logIn', { identifier: username, password });
  await pupil.call('home.dashboard');
  const { attemptId } = await pupil.call<{ readonly attemptId: string }>('quizzes.start', {
    examCode,
    mode: 'exam',
    idempotencyKey: randomUUID(),
  });
  for (let position = 0; position < 10; position += 1)
    await pupil.call('quizzes.answer', { attemptId, position, answer: [0] });
  await pupil.call('quizzes.submit', { attemptId });
  for (const page of ['billing.catalog', 'billing.balance', 'billing.subscription']) await pupil.call(page);
}

it('a class of thirty with accounts behind one address has its lesson at the same minute, and nobody is refused', async () => {
  const class1 = pupils.map((username) => ({ username, browser: new Browser(SCHOOL) }));
  await Promise.all(class1.map(async ({ browser, username }) => await lesson(browser, username)));
  const statuses = class1.flatMap(({ browser }) => browser.statuses);
  expect(statuses).toHaveLength(30 * 17);
  expect(new Set(statuses)).toEqual(new Set([200]));
});

it('on new computers, where each of them mistypes the password twice, too', async () => {
  const browsers = pupils.map((username) => ({ username, browser: new Browser(SCHOOL) }));
  await Promise.all(
    browsers.map(async ({ browser, username }) => {
      for (const slip of ['three green umbrella', 'Three green umbrellas'])
        await browser.call('auth.logIn', { identifier: username, password: slip });
      await lesson(browser, username);
    }),
  );
  for (const { browser } of browsers) expect(browser.statuses).toEqual([401, 401, ...Array(17).fill(200)]);
});
