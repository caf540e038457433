import { Validator } from '@seriousme/openapi-schema-validator';
import { addExam } from '@studyhall/api/testing';
import { createApiClient } from '@studyhall/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { type OpenApp, openApp } from './testing/open-app.ts';

let app: OpenApp;
const PASSWORD = 'seven green kettles';
const locale = { timeZone: 'Europe/Berlin', language: 'en' } as const;

beforeAll(async () => {
  app = await openApp();
  const ada = { username: 'ada', email: 'ada@example.org', password: PASSWORD, ...locale };
  await createApiClient({ url: app.origin }).auth.register.mutate(ada);
});
afterAll(() => app?.close());

interface Answer {
  readonly status: number;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: what came over the wire is looked at by the assertions
  readonly body: any;
}

async function ask(path: string, init: RequestInit = {}): Promise<Answer> {
  const response = await fetch(`${app.origin}${path}`, init);
  const { status, headers } = response;
  return { status, headers, body: await response.json() };
}

const by = (token: string) => ({ authorization: `Bearer ${token}` });

async function get(path: string, token?: string): Promise<Answer> {
  return await ask(path, token === undefined ? {} : { headers: by(token) });
}

async function post(path: string, body: object, token?: string): Promise<Answer> {
  const headers = { 'content-type': 'application/json', ...(token === undefined ? {} : by(token)) };
  return await ask(path, { method: 'POST', headers, body: JSON.stringify(body) });
}

async function postForm(path: string, fields: Record<string, string>): Promise<Answer> {
  return await ask(path, { method: 'POST', body: new URLSearchParams(fields) });
}

async function logIn(scopes: readonly string[] = ['read', 'learn']): Promise<string> {
  const { body } = await post('/api/login', { identifier: 'ada', password: PASSWORD, scopes });
  return z.string().parse(body.token);
}

const client = (token: string) => createApiClient({ url: app.origin, token: () => token });
const GRANT = 'urn:ietf:params:oauth:grant-type:device_code';
const redeem = (device_code: string) => postForm('/api/token', { grant_type: GRANT, device_code });

/** Moves the clock of a device on, so that it may ask again. */
async function letTimePass(milliseconds = 60_000): Promise<void> {
  await app.db.raw(`update auth.device_codes set polled_at = polled_at - make_interval(secs => ?)`, [
    milliseconds / 1000,
  ]);
}

it('says of a token that it is none any more, also where nobody has to be signed in', async () => {
  expect(await get('/api/me')).toMatchObject({ status: 200, body: null });
  const { status, body, headers } = await get('/api/me', 'sth_mistyped');
  expect([status, body.reason]).toEqual([401, 'unauthenticated']);
  expect(headers.get('www-authenticate')).toBe('Bearer error="invalid_token"');
});

it('takes no token out of a cookie: that is where browsers keep sessions', async () => {
  const token = await logIn();
  const headers = { cookie: `sid=${token}`, 'sec-fetch-site': 'same-origin' };
  const { body } = await ask('/trpc/auth.me', { headers });
  expect(body.result.data.json).toBeNull();
});

describe('below /api', () => {
  it('a program logs in, and learns who it is', async () => {
    const token = await logIn();
    expect(token).toMatch(/^sth_[0-9A-Za-z]{81}$/);
    const me = await get('/api/me', token);
    expect(me).toMatchObject({ status: 200, body: { username: 'ada' } });
    expect(new Date(me.body.createdAt).toISOString()).toBe(me.body.createdAt);
    expect(me.headers.get('cache-control')).toBe('no-store');
  });

  it('a quiz is started, answered, handed in and looked at', async () => {
    const { code } = await addExam(app.db);
    const token = await logIn();
    const start = { examCode: code, mode: 'exam', idempotencyKey: crypto.randomUUID() };
    const { attemptId } = (await post('/api/quizzes', start, token)).body;
    const quiz = (await get(`/api/quizzes/${attemptId}`, token)).body;
    expect(quiz.questions.length).toBeGreaterThan(0);
    const answer = { position: 0, answer: [0], given: { at: new Date().toISOString() } };
    const saved = await post(`/api/quizzes/${attemptId}/answers`, answer, token);
    expect(saved).toMatchObject({ status: 200 });
    expect((await get('/api/quizzes/open', token)).body).toHaveLength(1);
    const result = await post(`/api/quizzes/${attemptId}/submission`, {}, token);
    expect(result.status).toBe(200);
    expect((await get(`/api/quizzes/${attemptId}/result`, token)).body).toEqual(result.body);
    const history = await get('/api/quizzes?limit=1', token);
    expect(history.body.items).toMatchObject([{ attemptId }]);
  });

  it('failures say their reason, with the status of the reason', async () => {
    const token = await logIn();
    expect(await get('/api/progress')).toMatchObject({ status: 401, body: { reason: 'unauthenticated' } });
    expect(await get('/api/users', token)).toMatchObject({
      status: 403,
      body: { reason: 'scope-missing', details: { scope: 'admin:read' } },
    });
    expect(await get(`/api/quizzes/${crypto.randomUUID()}`, token)).toMatchObject({
      status: 404,
      body: { reason: 'not-found' },
    });
    expect(await get('/api/quizzes?limit=many', token)).toMatchObject({
      status: 400,
      body: { reason: 'invalid-input', issues: [{ path: 'limit' }], requestId: expect.stringMatching(/./) },
    });
    expect(await post('/api/login', { identifier: 'ada', password: 'wrong' })).toMatchObject({
      status: 401,
      body: { reason: 'wrong-credentials' },
    });
    expect(await get('/api/nothing', token)).toMatchObject({ status: 404 });
  });

  it('cookies are nobody’s, and none are set', async () => {
    const { token } = await app.signIn();
    const { headers } = await get('/api/me', token);
    expect(headers.get('set-cookie')).toBeNull();
    const withCookie = await ask('/api/me', { headers: { cookie: `sid=${token}` } });
    expect(withCookie).toMatchObject({ status: 200, body: null });
  });

  it('a mistyped token asks the database nothing, and no token stands in the log', async () => {
    const token = await logIn();
    const asked: string[] = [];
    app.db.on('query', ({ sql }: { sql: string }) => asked.push(sql));
    const mistyped = `${token.slice(0, -1)}${token.endsWith('0') ? '1' : '0'}`;
    expect((await get('/api/me', mistyped)).status).toBe(401);
    expect(asked.filter((sql) => sql.includes('api_tokens'))).toEqual([]);
    expect(app.logged.join('')).not.toContain(token.slice(4));
  });
});

describe('the token endpoint', () => {
  it('answers to a password as RFC 6749 says', async () => {
    const form = { grant_type: 'password', username: 'ada', password: PASSWORD };
    const { body } = await postForm('/api/token', { ...form, scope: 'read' });
    expect(body).toMatchObject({ token_type: 'Bearer', scope: 'read' });
    expect(body.expires_in).toBeGreaterThan(3_500);
    expect((await get('/api/me', body.access_token)).body.username).toBe('ada');
    const refused = async (fields: Record<string, string>) => {
      const { status, body } = await postForm('/api/token', fields);
      return `${status} ${body.error}`;
    };
    expect(await refused({ ...form, password: 'wrong' })).toBe('400 invalid_grant');
    expect(await refused({ ...form, scope: 'everything' })).toBe('400 invalid_scope');
    expect(await refused({ ...form, scope: 'admin:write' })).toBe('400 invalid_scope');
    expect(await refused({ grant_type: 'magic' })).toBe('400 unsupported_grant_type');
    expect(await refused({})).toBe('400 invalid_request');
    expect(await refused({ grant_type: 'password', username: 'ada' })).toBe('400 invalid_request');
  });

  it('answers to a device as RFC 8628 says', async () => {
    const ada = client((await app.signIn()).token);
    const started = (await postForm('/api/device_authorization', { client_id: 'Robot', scope: 'read' })).body;
    expect(started).toMatchObject({ interval: 5, expires_in: 600 });
    expect(started.verification_uri).toBe(`${app.origin}/device`);
    expect((await redeem(started.device_code)).body).toEqual({ error: 'authorization_pending' });
    expect((await redeem(started.device_code)).body).toEqual({ error: 'slow_down' });
    const shown = await ada.auth.claimDevice.mutate({ userCode: started.user_code });
    expect(shown).toMatchObject({ deviceName: 'Robot', scopes: ['read'] });
    await ada.auth.approveDevice.mutate({ userCode: started.user_code });
    await letTimePass();
    const { body } = await redeem(started.device_code);
    expect(body).toMatchObject({ token_type: 'Bearer', scope: 'read' });
    await letTimePass();
    expect((await redeem(started.device_code)).body).toEqual({ error: 'invalid_grant' });
  });

  it('tells a device that it was turned away, and that its time is over', async () => {
    const ada = client((await app.signIn()).token);
    const denied = (await postForm('/api/device_authorization', {})).body;
    await ada.auth.claimDevice.mutate({ userCode: denied.user_code });
    await ada.auth.denyDevice.mutate({ userCode: denied.user_code });
    expect((await redeem(denied.device_code)).body).toEqual({ error: 'access_denied' });
    const late = (await postForm('/api/device_authorization', {})).body;
    await app.db.raw(`update auth.device_codes set expires_at = now() - interval '1 second'`);
    expect((await redeem(late.device_code)).body).toEqual({ error: 'expired_token' });
  });
});

describe('at once', () => {
  it('of 20 that ask for an approved device one gets its session', async () => {
    const ada = client((await app.signIn()).token);
    const nobody = createApiClient({ url: app.origin });
    const { deviceCode, userCode } = await nobody.auth.startDevice.mutate({ deviceName: 'Robot' });
    await ada.auth.claimDevice.mutate({ userCode });
    await ada.auth.approveDevice.mutate({ userCode });
    const asked = Array.from({ length: 20 }, () => redeem(deviceCode));
    const got = (await Promise.all(asked)).filter(({ status }) => status === 200);
    expect(got).toHaveLength(1);
    const sessions = await ada.auth.listSessions.query();
    expect(sessions.filter(({ deviceName }) => deviceName === 'Robot')).toHaveLength(1);
  });

  it('of 20 sessions that type one code one has it', async () => {
    const nobody = createApiClient({ url: app.origin });
    const { userCode } = await nobody.auth.startDevice.mutate({ deviceName: 'Robot' });
    const sessions = await Promise.all(Array.from({ length: 20 }, () => app.signIn()));
    const claims = await Promise.allSettled(
      sessions.map(({ token }) => client(token).auth.claimDevice.mutate({ userCode })),
    );
    const having = claims.flatMap(({ status }, at) => (status === 'fulfilled' ? [at] : []));
    expect(having).toHaveLength(1);
    const approvals = await Promise.allSettled(
      sessions.map(({ token }) => client(token).auth.approveDevice.mutate({ userCode })),
    );
    expect(approvals.flatMap(({ status }, at) => (status === 'fulfilled' ? [at] : []))).toEqual(having);
  });
});

describe('the document', () => {
  it('is OpenAPI 3.1, says what each address needs, and where the token comes from', async () => {
    const { body } = await get('/api/openapi.json');
    const { valid, errors } = await new Validator().validate(body);
    expect(errors).toBeUndefined();
    expect(valid).toBe(true);
    expect(body.openapi).toBe('3.1.0');
    expect(body.paths['/api/users'].get.security).toEqual([{ token: [] }, { password: ['admin:read'] }]);
    expect(JSON.stringify(body.paths['/api/orders'].get.responses)).toContain('date-time');
  });

  it('has a page that loads nothing from elsewhere', async () => {
    const page = await fetch(`${app.origin}/api/docs`);
    const html = await page.text();
    expect(page.headers.get('content-security-policy')).toContain("script-src 'self'");
    const sources = [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, source]) => source ?? '');
    expect(sources.length).toBeGreaterThan(2);
    for (const source of sources) expect((await fetch(`${app.origin}${source}`)).status).toBe(200);
  });
});
