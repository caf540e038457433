import { request } from 'undici';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type OpenApp, openApp, type SignedIn } from './testing/open-app.ts';
import { sendRaw, statusOf } from './testing/raw-request.ts';

let app: OpenApp;
let learner: SignedIn;

beforeAll(async () => {
  app = await openApp();
  learner = await app.signIn('admin');
});
afterAll(() => app.close());

type Headers = Record<string, string>;
const JSON_TYPE = { 'content-type': 'application/json' };
/** A mutation of the procedures, and the way in for files. */
const paths = [
  { path: '/trpc/quizzes.start', contentType: 'application/json', body: '{}' },
  { path: '/uploads?name=a.csv', contentType: 'application/octet-stream', body: 'x' },
];

async function post(path: string, headers: Headers, body = '{}'): Promise<number> {
  const answer = await request(`${app.origin}${path}`, { method: 'POST', headers, body });
  await answer.body.dump();
  return answer.statusCode;
}

describe.each(paths)('who may change something at $path', ({ path, contentType, body }) => {
  const send = (headers: Headers) => post(path, { 'content-type': contentType, ...headers }, body);
  const cookie = () => ({ cookie: `sid=${learner.token}` });
  const bearer = () => ({ authorization: `Bearer ${learner.token}` });

  test.each<[string, () => Headers]>([
    ['our own page', () => ({ ...cookie(), 'sec-fetch-site': 'same-origin' })],
    ['our own page in a browser that sends only its origin', () => ({ ...cookie(), origin: app.origin })],
    [
      'our own page, although its origin is hidden',
      () => ({ ...cookie(), 'sec-fetch-site': 'same-origin', origin: 'null' }),
    ],
    ['a program with a token', bearer],
    ['a program with a token that names us', () => ({ ...bearer(), origin: app.origin })],
  ])('%s', async (_, headers) => {
    expect(await send(headers())).not.toBe(403);
  });

  test.each<[string, () => Headers]>([
    ['a foreign page', () => ({ ...cookie(), 'sec-fetch-site': 'cross-site' })],
    ['a page of a neighbour', () => ({ ...cookie(), 'sec-fetch-site': 'same-site' })],
    ['an address typed by hand', () => ({ ...cookie(), 'sec-fetch-site': 'none' })],
    [
      'a foreign page that forges its origin',
      () => ({ ...cookie(), 'sec-fetch-site': 'cross-site', origin: app.origin }),
    ],
    ['a foreign origin', () => ({ ...cookie(), origin: 'https://evil.example' })],
    ['an origin that begins like ours', () => ({ ...cookie(), origin: `${app.origin}.evil.example` })],
    ['our host on https', () => ({ ...cookie(), origin: app.origin.replace('http:', 'https:') })],
    ['a hidden origin', () => ({ ...cookie(), origin: 'null' })],
    ['a cookie alone', cookie],
    ['a token beside a cookie', () => ({ ...cookie(), ...bearer() })],
    ['a token beside any cookie', () => ({ cookie: 'theme=dark', ...bearer() })],
    ['a foreign page with a token', () => ({ ...bearer(), origin: 'https://evil.example' })],
    ['nobody', () => ({})],
    ['basic authentication', () => ({ authorization: 'Basic YTpi' })],
    ['an empty token', () => ({ authorization: 'Bearer ' })],
  ])('not %s', async (_, headers) => {
    expect(await send(headers())).toBe(403);
  });

  test.each(['PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const)('nobody by %s', async (method) => {
    const headers = { 'content-type': contentType, origin: app.origin };
    const answer = await request(`${app.origin}${path}`, { method, headers });
    await answer.body.dump();
    expect(answer.statusCode).toBe(405);
  });
});

describe('the type of what is sent', () => {
  const from = () => ({ origin: app.origin });

  test.each([
    'text/plain',
    'text/plain; application/json',
    'multipart/form-data; boundary=x',
    'application/x-www-form-urlencoded',
    'application/octet-stream',
    'application/json; charset=utf-8',
    'application/jsonp',
    'application/json, text/plain',
  ])('procedures refuse %s', async (type) => {
    expect(await post('/trpc/auth.logOut', { ...from(), 'content-type': type })).toBe(415);
  });

  test('procedures refuse a body without type', async () => {
    expect(await post('/trpc/auth.logOut', from())).toBe(415);
  });

  test('uploads refuse JSON', async () => {
    expect(await post('/uploads?name=a', { ...from(), ...JSON_TYPE })).toBe(415);
  });

  test('an empty form runs no procedure, whatever it says', async () => {
    const form = '--x--\r\n';
    const type = 'multipart/form-data; boundary=x';
    expect(
      await post(
        '/trpc/auth.logOut',
        { ...from(), 'content-type': type, cookie: `sid=${learner.token}` },
        form,
      ),
    ).toBe(415);
    expect(await app.db('auth.sessions').where({ id: learner.sessionId })).toHaveLength(1);
  });
});

describe('the length of what is sent', () => {
  const head = (path: string, extra: string) =>
    `POST ${path} HTTP/1.1\r\nHost: localhost\r\nOrigin: ${app.origin}\r\nConnection: close\r\n${extra}\r\n`;

  test('procedures take 100 KiB and no byte more', async () => {
    const body = (length: number) => `{"json":"${'x'.repeat(length - 11)}"}`;
    const headers = { origin: app.origin, ...JSON_TYPE };
    expect(await post('/trpc/gamification.equipAvatar', headers, body(102_400))).toBe(401);
    expect(await post('/trpc/gamification.equipAvatar', headers, body(102_401))).toBe(413);
  });

  test('a length that is announced is refused before anything is sent', async () => {
    const json = 'Content-Type: application/json\r\nContent-Length: 99999999\r\n';
    expect(statusOf(await sendRaw(app.port, head('/trpc/auth.logOut', json)))).toBe(413);
    const binary = `Content-Type: application/octet-stream\r\nContent-Length: ${64 * 1024 * 1024 + 1}\r\n`;
    expect(statusOf(await sendRaw(app.port, head('/uploads?name=a', binary)))).toBe(413);
  });

  test('procedures want to know the length', async () => {
    const chunked = 'Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n';
    const answer = await sendRaw(app.port, `${head('/trpc/auth.logOut', chunked)}2\r\n{}\r\n0\r\n\r\n`);
    expect(statusOf(answer)).toBe(411);
  });
});

test('a visitor who comes by another address than the public one is told which that is, and the log once', async () => {
  const byOtherAddress = async (path: string) => {
    const answer = await request(`${app.origin}${path}`, {
      method: 'POST',
      headers: { ...JSON_TYPE, host: '192.168.7.7:3000', origin: 'http://192.168.7.7:3000' },
      body: '{}',
    });
    return { status: answer.statusCode, said: await answer.body.json() };
  };
  const details = { expectedOrigin: app.origin, origin: 'http://192.168.7.7:3000' };
  for (const path of ['/trpc/auth.startGuest', '/trpc/auth.logIn'])
    expect(await byOtherAddress(path)).toMatchObject({
      status: 403,
      said: { reason: 'wrong-origin', details },
    });
  const warnings = app.logged.filter((line) => line.includes('192.168.7.7'));
  expect(warnings).toHaveLength(1);
  expect(JSON.parse(warnings[0] ?? '')).toMatchObject({ level: 'warn', ...details });
});

test('what is refused is said in JSON that holds a reason and a request, and nothing else', async () => {
  const answer = await request(`${app.origin}/trpc/auth.logOut`, {
    method: 'POST',
    headers: JSON_TYPE,
    body: '{}',
  });
  expect(await answer.body.json()).toEqual({
    reason: 'forbidden',
    details: {},
    issues: [],
    requestId: answer.headers['x-request-id'],
  });
});
