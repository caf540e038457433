import fc from 'fast-check';
import { request } from 'undici';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type OpenApp, openApp, type SignedIn } from './testing/open-app.ts';
import { sendRaw, statusOf } from './testing/raw-request.ts';

let app: OpenApp;
let learner: SignedIn;

beforeAll(async () => {
  app = await openApp();
  learner = await app.signIn();
});
afterAll(() => app.close());

interface Asked {
  readonly method?: 'GET' | 'POST' | 'HEAD';
  readonly headers?: Record<string, string>;
  readonly body?: string;
}

async function ask(path: string, asked: Asked = {}) {
  const answer = await request(`${app.origin}${path}`, { method: 'GET', ...asked });
  const text = await answer.body.text();
  return { status: answer.statusCode, headers: answer.headers, text };
}

const signedIn = () => ({ cookie: `sid=${learner.token}` });
const post = (body: unknown, headers = signedIn()) => ({
  method: 'POST' as const,
  headers: { ...headers, 'content-type': 'application/json', origin: app.origin },
  body: JSON.stringify(body),
});

describe('headers', () => {
  test('only our own scripts run, nobody frames us, and nothing says what we are made of', async () => {
    const { headers } = await ask('/');
    const policy = String(headers['content-security-policy']);
    expect(policy).toMatch(/(^|;)script-src 'self'(;|$)/);
    expect(policy).toMatch(/(^|;)default-src 'none'(;|$)/);
    expect(policy).toMatch(/(^|;)frame-ancestors 'none'(;|$)/);
    expect(policy).toMatch(/(^|;)style-src 'self' 'unsafe-inline'(;|$)/);
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['x-powered-by']).toBeUndefined();
    expect(headers.server).toBeUndefined();
  });

  test('procedures are never stored, whether they answer or fail', async () => {
    for (const path of ['/trpc/home.dashboard', '/trpc/none', '/trpc'])
      expect((await ask(path)).headers['cache-control'], path).toBe('no-store');
  });

  test('https is demanded for two years where it is spoken, and not on a plain local address', async () => {
    expect((await ask('/')).headers['strict-transport-security']).toBeUndefined();
    const secure = await openApp({ publicOrigin: () => 'https://learn.school.org' });
    const { headers } = await request(`${secure.origin}/`);
    expect(headers['strict-transport-security']).toMatch(/^max-age=63072000/);
    await secure.close();
  });

  test('every answer names its request', async () => {
    const ids = await Promise.all(
      ['/', '/none.js', '/trpc/none', '/livez'].map(
        async (path) => (await ask(path)).headers['x-request-id'],
      ),
    );
    expect(new Set(ids).size).toBe(4);
    for (const id of ids) expect(id).toMatch(/^[0-9a-f-]{36}$/);
  });

  test('long answers are compressed for those who understand it', async () => {
    const path = '/assets/index-a1b2c3.js';
    expect((await ask(path, { headers: { 'accept-encoding': 'gzip' } })).headers['content-encoding']).toBe(
      'gzip',
    );
    expect((await ask(path)).headers['content-encoding']).toBeUndefined();
  });
});

describe('the web client', () => {
  test('every page is the client, checked for a newer one each time', async () => {
    for (const path of ['/', '/exams', '/exams/security/take', '/verify-email', '/verify']) {
      const { status, headers, text } = await ask(path, { headers: { accept: 'text/html' } });
      expect([path, status, headers['cache-control']]).toEqual([path, 200, 'no-cache']);
      expect(text).toContain('<title>Studyhall');
    }
  });

  test('a page that is named like a file is still a page to a browser that goes there', async () => {
    expect((await ask('/profile/jane.doe', { headers: { accept: 'text/html,*/*' } })).status).toBe(200);
    expect((await ask('/profile/jane.doe')).status).toBe(404);
  });

  test('what has a hash in its name is kept for ever, pictures for a day', async () => {
    expect((await ask('/assets/index-a1b2c3.js')).headers['cache-control']).toBe(
      'public, max-age=31536000, immutable',
    );
    const art = await ask('/art/avatars/owl.svg');
    expect([art.status, art.headers['cache-control'], art.headers['content-type']]).toEqual([
      200,
      'public, max-age=86400',
      'image/svg+xml',
    ]);
  });

  test.each([
    '/assets/gone.js',
    '/art/avatars/gone.svg',
    '/gone.js',
    '/.secret',
    '/trpc',
    '/auth/none',
    '/uploads/1',
    '/metrics',
    '/.well-known/none',
  ])('%s is nothing, even to a browser that goes there', async (path) => {
    const { status, headers } = await ask(path, {
      headers: { accept: path.endsWith('gone.js') ? '*/*' : 'text/html' },
    });
    expect([status, headers['content-type']]).toEqual([404, 'application/json; charset=utf-8']);
  });

  test('a page takes no POST', async () => {
    expect((await ask('/exams', post({}))).status).toBe(404);
  });

  test.each([
    '/../package.json',
    '/assets/../../secret',
    '/assets/%2e%2e/%2e%2e/etc/passwd',
    '/art/..%2f..%2fetc%2fpasswd',
    '/assets/%00',
  ])('%s leads nowhere', async (path) => {
    const answer = await sendRaw(
      app.port,
      `GET ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`,
    );
    expect(statusOf(answer)).toBeGreaterThanOrEqual(400);
    expect(statusOf(answer)).toBeLessThan(500);
  });
});

describe('who asks', () => {
  const me = async (headers: Record<string, string>) =>
    (await ask('/trpc/home.dashboard', { headers })).status;

  test('is known by the cookie or by the token', async () => {
    expect(await me(signedIn())).toBe(200);
    expect(await me({ authorization: `Bearer ${learner.token}` })).toBe(200);
    expect(await me({ authorization: `bearer ${learner.token}` })).toBe(200);
    expect(await me({ cookie: `theme=%E0%A4%A; other="; sid=${learner.token}` })).toBe(200);
  });

  test.each([
    'sid',
    'sid=',
    'sid=%E0%A4%A',
    'sid=a.b.c',
    'sid="',
    'sid=\u00ff',
    '=;=;=',
    ';;;;',
    '__proto__=x; sid=constructor',
    `sid=${'x'.repeat(4000)}`,
    'sid=00000000-0000-0000-0000-000000000000.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA',
  ])('the cookie %j is an anonymous visitor', async (cookie) => {
    expect(await me({ cookie })).toBe(401);
  });

  test('no cookie and no token is a server error, whatever bytes it has', async () => {
    const headerText = fc.string({
      unit: fc
        .integer({ min: 0x20, max: 0xff })
        .filter((code) => code !== 0x7f)
        .map((code) => String.fromCharCode(code)),
      maxLength: 200,
    });
    await fc.assert(
      fc.asyncProperty(
        headerText,
        fc.constantFrom('Cookie: ', 'Cookie: sid=', 'Authorization: ', 'Authorization: Bearer '),
        async (text, name) => {
          const head = `GET /trpc/home.dashboard HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n${name}${text}\r\n\r\n`;
          expect(statusOf(await sendRaw(app.port, Buffer.from(head, 'latin1')))).toBe(401);
        },
      ),
      { numRuns: 60 },
    );
  });

  test('the plain cookie is nobody where the site is https, so that no other site below the domain can set it', async () => {
    const secure = await openApp({ publicOrigin: () => 'https://learn.school.org' });
    const { token } = await secure.signIn();
    const status = async (cookie: string) => {
      const answer = await request(`${secure.origin}/trpc/home.dashboard`, { headers: { cookie } });
      await answer.body.dump();
      return answer.statusCode;
    };
    expect(await status(`sid=${token}`)).toBe(401);
    expect(await status(`__Host-sid=${token}`)).toBe(200);
    await secure.close();
  });
});

describe('procedures', () => {
  test('ten calls travel together and eleven do not', async () => {
    const batch = (count: number) =>
      `/trpc/${Array.from({ length: count }, () => 'home.dashboard').join(',')}?batch=1&input={}`;
    expect((await ask(batch(10), { headers: signedIn() })).status).toBe(200);
    const eleven = await ask(batch(11), { headers: signedIn() });
    expect(eleven.status).toBe(400);
    expect(eleven.text).not.toContain('isActiveToday');
  });

  test('calls that travel together are answered each by itself', async () => {
    const answer = await ask('/trpc/home.dashboard,home.none,quizzes.getAttempt?batch=1&input={}', {
      headers: signedIn(),
    });
    expect(answer.status).toBe(207);
    const [dashboard, none, attempt] = JSON.parse(answer.text);
    expect(dashboard.result.data.json).toMatchObject({ streak: { isActiveToday: false } });
    expect(none.error.json.data).toMatchObject({ code: 'NOT_FOUND', reason: 'not-found' });
    expect(attempt.error.json.data).toMatchObject({ code: 'BAD_REQUEST', reason: 'invalid-input' });
  });

  test('each call of a batch gets the input that stands at its place, and questions do not travel with changes', async () => {
    const inputs = { 0: { json: { attemptId: 'x' } }, 2: { json: { examCode: 'none' } } };
    const send = (names: string) => ask(`/trpc/${names}?batch=1`, post(inputs));
    const { text } = await send('quizzes.submit,quizzes.submit,quizzes.start');
    const paths = (JSON.parse(text) as { error: { json: { data: { issues: { path: string }[] } } } }[]).map(
      ({ error }) => error.json.data.issues.map(({ path }) => path),
    );
    expect(paths).toEqual([['attemptId'], [''], ['mode', 'idempotencyKey']]);
    expect((await send('quizzes.submit,home.dashboard')).status).toBe(400);
  });

  test('long answers of procedures are compressed, short ones travel as they are', async () => {
    const headers = { ...signedIn(), 'accept-encoding': 'gzip' };
    const encodingOf = async (path: string) => (await ask(path, { headers })).headers['content-encoding'];
    const ten = Array.from({ length: 10 }, () => 'home.dashboard').join(',');
    expect(await encodingOf(`/trpc/${ten}?batch=1&input={}`)).toBe('gzip');
    expect(await encodingOf('/trpc/auth.setupState')).toBeUndefined();
  });

  test('a batch asks for the session once', async () => {
    const queries: string[] = [];
    const listen = (query: { sql: string }) => queries.push(query.sql);
    app.db.on('query', listen);
    await ask('/trpc/home.dashboard,home.dashboard,home.dashboard?batch=1&input={}', { headers: signedIn() });
    app.db.off('query', listen);
    expect(queries.filter((sql) => sql.includes('auth.sessions'))).toHaveLength(1);
  });

  test.each([
    '/TRPC/home.dashboard',
    '/Trpc/home.dashboard',
    '/trpc/HOME.dashboard',
    '/trpc/home.Dashboard',
    '/trpc/x/home.dashboard',
    '/trpc/trpc/home.dashboard',
    '/trpc//home.dashboard/x',
    '/trpc/home/dashboard',
    '/trpc/home',
    '/trpc/constructor',
    '/trpc/__proto__',
    '/trpc/__proto__.toString',
    '/trpc/home.constructor',
    '/trpc/_def',
    '/trpc/_def.procedures',
    '/trpc/createCaller',
  ])('%s is none', async (path) => {
    expect((await ask(path, { headers: { ...signedIn(), accept: 'application/json' } })).status).toBe(404);
  });

  test.each([
    '/trpc/%E0%A4%A',
    '/trpc/quizzes.getAttempt?input=%7B',
    '/trpc/quizzes.getAttempt?batch=1&input=[',
    '/trpc/quizzes.getAttempt?batch=1&input=3',
  ])('%s is the fault of the caller', async (path) => {
    const { status } = await ask(path, { headers: signedIn() });
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
  });

  test('what changes something is not run by GET', async () => {
    expect((await ask('/trpc/quizzes.submit?input={}', { headers: signedIn() })).status).toBe(405);
  });

  test('a question may not be asked by POST', async () => {
    expect((await ask('/trpc/home.dashboard', post({}))).status).toBe(405);
  });

  test('no input is a server error', async () => {
    const paths = [
      'quizzes.start',
      'quizzes.answer',
      'quizzes.submit',
      'quizzes.flag',
      'gamification.equipAvatar',
    ];
    const hostile = fc.oneof(
      fc.json(),
      fc.json().map((json) => `{"json":${json}}`),
      fc.json().map((json) => `{"json":${json},"meta":{"values":{"a":["Date"],"__proto__.x":["map"]}}}`),
      fc.string(),
      fc.constantFrom(
        '',
        'null',
        '[]',
        '{"0":{"json":null}}',
        '{"json":{"__proto__":{"admin":true}}}',
        '\u0000',
        '['.repeat(5000),
      ),
    );
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...paths), hostile, async (path, body) => {
        const { status, text } = await ask(`/trpc/${path}`, { ...post({}), body });
        expect(status, text).toBeGreaterThanOrEqual(400);
        expect(status, text).toBeLessThan(500);
      }),
      { numRuns: 150 },
    );
    expect(app.logged).toEqual([]);
  });
});

describe('requests that no browser makes', () => {
  const head = 'Host: localhost\r\nConnection: close\r\n';
  test.each([
    `GET http://evil.example/trpc/home.dashboard HTTP/1.1\r\n${head}\r\n`,
    `GET //evil.example/trpc HTTP/1.1\r\n${head}\r\n`,
    `GET /trpc/home.dashboard HTTP/1.1\r\nHost: evil"host\r\nConnection: close\r\n\r\n`,
    `GET /trpc/home.dashboard HTTP/1.0\r\n\r\n`,
    `GET /trpc/home.dashboard?${'a=1&'.repeat(3500)} HTTP/1.1\r\n${head}\r\n`,
    `GET /\\evil HTTP/1.1\r\n${head}\r\n`,
    `TRACE /trpc/home.dashboard HTTP/1.1\r\n${head}\r\n`,
    `GET /trpc/home.dashboard HTTP/1.1\r\n${head}Content-Type: multipart/form-data\r\n\r\n`,
    `nonsense\r\n\r\n`,
  ])('%j', async (bytes) => {
    const status = statusOf(await sendRaw(app.port, bytes));
    expect(status).toBeLessThan(500);
    expect(status).toBeGreaterThanOrEqual(200);
  });
});

describe('a failure of ours', () => {
  test('says nothing but a request, which the log explains once and without data', async () => {
    const broken = await openApp();
    const { token } = await broken.signIn();
    const admin = (await import('@studyhall/api/server')).openDatabase({ url: broken.database.url });
    await admin.raw('alter table quizzes.exams rename column title to gone');
    await admin.destroy();
    const answer = await request(`${broken.origin}/trpc/quizzes.listExams`, {
      headers: { cookie: `sid=${token}` },
    });
    const requestId = answer.headers['x-request-id'];
    const text = await answer.body.text();
    expect(answer.statusCode).toBe(500);
    expect(JSON.parse(text).error.json).toEqual({
      message: 'Something went wrong on the server.',
      code: -32603,
      data: {
        code: 'INTERNAL_SERVER_ERROR',
        httpStatus: 500,
        reason: 'unknown',
        details: {},
        issues: [],
        requestId,
      },
    });
    expect(broken.logged).toHaveLength(1);
    const line = JSON.parse(broken.logged[0] ?? '');
    expect(line).toMatchObject({
      level: 'error',
      requestId,
      procedure: 'quizzes.listExams',
      err: { code: '42703' },
    });
    expect(broken.logged[0]).not.toMatch(/select|from quizzes/i);
    await broken.close();
  });
});
