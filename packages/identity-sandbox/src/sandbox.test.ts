import { createHash, randomBytes } from 'node:crypto';
import { createRemoteJWKSet, decodeJwt, jwtVerify } from 'jose';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createIdentitySandbox, type IdentitySandbox } from './sandbox.ts';

const CALLBACK = 'http://localhost:3000/auth/sandbox/callback';
let sandbox: IdentitySandbox;
let url = '';

beforeAll(async () => {
  sandbox = createIdentitySandbox();
  ({ url } = await sandbox.listen());
});
afterAll(() => sandbox.close());
beforeEach(() => sandbox.misbehave());

const verifier = randomBytes(32).toString('base64url');
const asked = {
  client_id: 'studyhall',
  redirect_uri: CALLBACK,
  response_type: 'code',
  state: 'a-state',
  nonce: 'a-nonce',
  code_challenge: createHash('sha256').update(verifier).digest('base64url'),
  code_challenge_method: 'S256',
};

async function authorize(changes: Record<string, string> = {}, path = '/authorize') {
  return await fetch(`${url}${path}?${new URLSearchParams({ ...asked, ...changes })}`, {
    redirect: 'manual',
  });
}

async function codeFor(choice: string, path?: string): Promise<string> {
  const location = (await authorize({ choice }, path)).headers.get('location') ?? '';
  return new URL(location).searchParams.get('code') ?? '';
}

async function exchange(code: string, changes: Record<string, string> = {}, path = '/token') {
  const body = new URLSearchParams({
    ...{ grant_type: 'authorization_code', code, redirect_uri: CALLBACK, code_verifier: verifier },
    ...{ client_id: 'studyhall', client_secret: 'any', ...changes },
  });
  const answer = await fetch(`${url}${path}`, { method: 'POST', body });
  const said: unknown = await answer.json();
  return { status: answer.status, body: new Map(Object.entries(said ?? {})) };
}

test('the page says that it is a sandbox, and has a link for each person', async () => {
  const page = await (await authorize()).text();
  expect(page).toContain('SANDBOX');
  expect(page.match(/data-person="(\w+)"/g)).toHaveLength(5);
});

test('a code brings an ID token that the published key has signed', async () => {
  const { body } = await exchange(await codeFor('ada'));
  const keys = createRemoteJWKSet(new URL(`${url}/jwks`));
  const { payload } = await jwtVerify(String(body.get('id_token')), keys, {
    issuer: url,
    audience: 'studyhall',
  });
  expect(payload).toMatchObject({
    sub: 'ada',
    nonce: 'a-nonce',
    email: 'ada@people.example.org',
    email_verified: true,
  });
});

test('a code works once, for its client, its address and its verifier', async () => {
  const code = await codeFor('ada');
  expect((await exchange(code)).status).toBe(200);
  for (const wrong of [
    await exchange(code),
    await exchange(await codeFor('ada'), { client_id: 'another' }),
    await exchange(await codeFor('ada'), { redirect_uri: `${CALLBACK}/else` }),
    await exchange(await codeFor('ada'), { code_verifier: 'another-verifier-of-enough-characters-0123' }),
  ])
    expect(wrong).toMatchObject({ status: 400, body: new Map([['error', 'invalid_grant']]) });
});

test.each([
  ['another machine', { redirect_uri: 'https://evil.example/callback' }],
  ['no PKCE', { code_challenge_method: 'plain' }],
  ['another flow', { response_type: 'token' }],
])('a request with %s is refused', async (_, changes) => {
  const answer = await authorize({ ...changes, choice: 'ada' });
  expect(answer.status).toBe(400);
  expect(answer.headers.get('location')).toBeNull();
});

test('whoever cancels is sent back without a code', async () => {
  const location = new URL((await authorize({ choice: 'cancel' })).headers.get('location') ?? '');
  expect(Object.fromEntries(location.searchParams)).toEqual({ error: 'access_denied', state: 'a-state' });
});

test('as GitHub it brings no ID token, and its API says who somebody is', async () => {
  const { body } = await exchange(
    await codeFor('alan', '/login/oauth/authorize'),
    {},
    '/login/oauth/access_token',
  );
  expect(body.has('id_token')).toBe(false);
  const headers = { authorization: `Bearer ${body.get('access_token')}` };
  expect(await (await fetch(`${url}/api/v3/user`, { headers })).json()).toMatchObject({
    id: 1912,
    login: 'alan',
  });
  expect(await (await fetch(`${url}/api/v3/user/emails`, { headers })).json()).toMatchObject([
    { email: 'alan@people.example.org', verified: false },
  ]);
});

test('it does wrong what it is told to', async () => {
  sandbox.misbehave('wrong-nonce', 'wrong-audience', 'reuses-codes');
  const code = await codeFor('ada');
  await exchange(code);
  const { body } = await exchange(code);
  expect(decodeJwt(String(body.get('id_token')))).toMatchObject({
    nonce: 'somebody-else',
    aud: 'somebody-else',
  });
  sandbox.misbehave('away');
  await expect(fetch(`${url}/jwks`)).rejects.toThrow();
});
