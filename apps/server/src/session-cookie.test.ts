import { request } from 'undici';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type OpenApp, openApp } from './testing/open-app.ts';

const HOUR_MS = 3_600_000;
const HTTPS = 'https://learn.school.org';
let plain: OpenApp;
let secure: OpenApp;

beforeAll(async () => {
  [plain, secure] = await Promise.all([openApp(), openApp({ publicOrigin: () => HTTPS })]);
});
afterAll(() => Promise.all([plain.close(), secure.close()]));

const locale = { timeZone: 'UTC', language: 'en' };

async function call(
  app: OpenApp,
  path: string,
  headers: Record<string, string> = {},
  input: object = locale,
) {
  const isQuery = path === 'auth.me';
  const answer = await request(`${app.origin}/trpc/${path}`, {
    method: isQuery ? 'GET' : 'POST',
    headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin', ...headers },
    ...(isQuery ? {} : { body: JSON.stringify({ json: input }) }),
  });
  await answer.body.dump();
  return answer.headers['set-cookie'];
}

const attributesOf = (cookie: unknown) =>
  String(cookie)
    .split('; ')
    .slice(1)
    .filter((part) => !part.startsWith('Expires='))
    .sort();

test('on https the cookie is bound to this host, encrypted connections and no script', async () => {
  const cookie = await call(secure, 'auth.startGuest');
  expect(cookie).toMatch(/^__Host-sid=[0-9a-f-]{36}\.[\w-]{43}; /);
  expect(attributesOf(cookie)).toEqual(['HttpOnly', 'Path=/', 'SameSite=Lax', 'Secure']);
});

test('on plain localhost it is not Secure, because Safari would drop it', async () => {
  const cookie = await call(plain, 'auth.startGuest');
  expect(cookie).toMatch(/^sid=/);
  expect(attributesOf(cookie)).toEqual(['HttpOnly', 'Path=/', 'SameSite=Lax']);
});

test('it lives as long as the session, longer with a visit after a while, and is not sent again before', async () => {
  const { token, sessionId } = await plain.signIn();
  const headers = { cookie: `sid=${token}` };
  expect(await call(plain, 'auth.me', headers)).toBeUndefined();
  const sessions = () => plain.db('auth.sessions').where({ id: sessionId });
  await sessions().update({
    lastSeenAt: new Date(Date.now() - 2 * HOUR_MS),
    expiresAt: new Date(Date.now() + HOUR_MS),
  });
  const renewed = String(await call(plain, 'auth.me', headers));
  expect(renewed).toContain(`sid=${token};`);
  const expires = Date.parse(/Expires=([^;]+)/.exec(renewed)?.[1] ?? '');
  const stored: Date = (await sessions().first('expiresAt')).expiresAt;
  expect(Math.abs(expires - stored.getTime())).toBeLessThan(1_000);
  expect(stored.getTime() - Date.now()).toBeGreaterThan(29 * 24 * HOUR_MS);
});

test('logging out takes it back', async () => {
  const { token } = await plain.signIn();
  const cookie = await call(plain, 'auth.logOut', { cookie: `sid=${token}` });
  expect(cookie).toMatch(/^sid=; .*Expires=Thu, 01 Jan 1970/);
});

test('whoever signs in gets a cookie of the browser beside it, which logging out leaves there', async () => {
  const account = { username: 'ada', email: 'ada@example.org', password: 'seven green kettles' };
  const names = { firstName: '', lastName: '', ...locale };
  const [session, device] = [await call(secure, 'auth.register', {}, { ...account, ...names })].flat();
  expect(session).toMatch(/^__Host-sid=/);
  expect(device).toMatch(/^__Host-device=[\w-]{43}; /);
  expect(attributesOf(device)).toEqual(['HttpOnly', 'Path=/', 'SameSite=Lax', 'Secure']);
  const days = (Date.parse(/Expires=([^;]+)/.exec(String(device))?.[1] ?? '') - Date.now()) / (24 * HOUR_MS);
  expect(Math.round(days)).toBe(180);
  const cookie = [session, device].map((line) => line?.split(';')[0]).join('; ');
  expect(await call(secure, 'auth.logOut', { cookie })).toMatch(/^__Host-sid=; /);
  const again = { identifier: 'ada', password: account.password };
  const [, kept] = [await call(secure, 'auth.logIn', { cookie: String(device) }, again)].flat();
  expect(kept?.split(';')[0]).toBe(device?.split(';')[0]);
});
