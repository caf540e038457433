import { createLimiter, createSecrets } from '@studyhall/api/server';
import { addLongCourse, addRun, limits, newSecretKey, withClient } from '@studyhall/api/testing';
import { createApiClient } from '@studyhall/client';
import { createLocalJWKSet, type JSONWebKeySet, jwtVerify } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type OpenApp, openApp } from './testing/open-app.ts';

const secrets = createSecrets([newSecretKey()]);
let app: OpenApp;

beforeAll(async () => {
  app = await openApp({ secrets, trustProxy: 1 });
});
afterAll(() => app.close());

/** A learner with a certificate, by the typed client. */
async function certified(printedName = 'Ada Lovelace') {
  const { userId, token } = await app.signIn();
  const slug = await addLongCourse(app.db);
  const enrolmentId = await addRun(app.db, { userId, slug, passed: 4 });
  const { progress } = createApiClient({ url: app.origin, token: () => token });
  return await progress.claimCertificate.mutate({ enrolmentId, printedName });
}

async function asAdministrator() {
  const { token } = await app.signIn('admin');
  return createApiClient({ url: app.origin, token: () => token }).progress;
}

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(`${app.origin}${path}`, { headers });

describe('the files of a certificate', () => {
  test('are a tagged PDF, an SVG, a PNG and a picture for links', async () => {
    const { serial } = await certified();
    const [pdf, svg, png, share] = await Promise.all(
      ['.pdf', '.svg', '.png', '/share.png'].map((ending) => get(`/certificates/${serial}${ending}`)),
    );
    expect([pdf, svg, png, share].map((response) => response?.headers.get('content-type'))).toEqual([
      'application/pdf',
      'image/svg+xml; charset=utf-8',
      'image/png',
      'image/png',
    ]);
    expect((await pdf?.text())?.slice(0, 8)).toBe('%PDF-1.7');
    expect(await svg?.text()).toContain(
      '<title id="title">Certificate of completion: Ada Lovelace, Course course-',
    );
    expect(await sizeOf(png)).toEqual([1684, 1191]);
    expect(await sizeOf(share)).toEqual([1200, 630]);
  });

  test('are not sent again to whoever has them, until the certificate is revoked', async () => {
    const { serial } = await certified();
    const path = `/certificates/${serial}.svg`;
    const first = await get(path);
    const etag = first.headers.get('etag') ?? '';
    expect(first.headers.get('cache-control')).toBe('public, max-age=300');
    expect((await get(path, { 'if-none-match': etag, 'cache-control': 'max-age=0' })).status).toBe(304);
    await (await asAdministrator()).revokeCertificate.mutate({ serial, reason: 'Fraud' });
    const revoked = await get(path, { 'if-none-match': etag, 'cache-control': 'max-age=0' });
    expect(revoked.status).toBe(200);
    expect(await revoked.text()).toContain('this certificate holds no longer');
  });

  test('of a name full of HTML hold it as text', async () => {
    const { serial } = await certified('<script>alert("x")</script>');
    const svg = await (await get(`/certificates/${serial}.svg`)).text();
    expect(svg).not.toContain('<script');
    expect(svg).toContain('&lt;script&gt;');
  });

  test('are named by the serial, whatever stands between its letters in the address', async () => {
    const { serial } = await certified();
    for (const gap of ['-', '%0D%0A', '%E2%80%A8']) {
      const path = `/certificates/${serial.slice(0, 5).toLowerCase()}${gap}${serial.slice(5)}.svg`;
      const { status, headers } = await get(path);
      expect(status).toBe(200);
      expect(headers.get('content-disposition')).toBe(`inline; filename="certificate-${serial}.svg"`);
    }
  });

  test('do not exist for a serial that nobody has', async () => {
    for (const path of ['0'.repeat(26), 'x', '%2e%2e', '..%2fsecret'])
      for (const ending of ['.pdf', '.png', '/share.png', '/badge.jwt'])
        expect((await get(`/certificates/${path}${ending}`)).status).toBe(404);
    expect((await get(`/certificates/${'0'.repeat(26)}.exe`)).status).toBe(404);
  });

  test('are not drawn for a row that somebody changed', async () => {
    const { serial } = await certified();
    const forgery = `update progress.certificates set printed_name = 'Mallory' where serial = $1`;
    await withClient(app.database.url, (client) => client.query(forgery, [serial]));
    for (const ending of ['.pdf', '.svg', '/share.png', '/badge.jwt']) {
      const response = await get(`/certificates/${serial}${ending}`);
      expect(response.status).toBe(409);
      expect(await response.json()).toMatchObject({ reason: 'certificate-signature-broken' });
    }
    const verified = await (await get(`/verify/${serial}?format=json`)).json();
    expect(verified).toMatchObject({ isSignatureValid: false });
  });

  test('are drawn for one address so often and no more, and what is kept costs nothing', async () => {
    const { serial } = await certified();
    const path = `/certificates/${serial}.svg`;
    const before = await app
      .db('platform.rate_limits')
      .where('key', 'like', 'certificate-picture%')
      .sum('points as sum');
    await Promise.all(Array.from({ length: 10 }, () => get(path)));
    const after = await app
      .db('platform.rate_limits')
      .where('key', 'like', 'certificate-picture%')
      .sum('points as sum');
    expect(Number(after[0]?.sum) - Number(before[0]?.sum)).toBe(1);
  });
});

describe('the credential', () => {
  test('is verified by a third party with nothing but the published keys', async () => {
    const { serial } = await certified();
    const badge = await get(`/certificates/${serial}/badge.jwt`);
    const keys = await get('/.well-known/jwks.json');
    expect(badge.headers.get('content-type')).toMatch(/^application\/jwt/);
    for (const { headers } of [badge, keys]) expect(headers.get('access-control-allow-origin')).toBe('*');
    const jwks = createLocalJWKSet(keySet(await keys.json()));
    const jwt = await badge.text();
    const { payload } = await jwtVerify(jwt, jwks, { issuer: app.origin });
    expect(payload).toMatchObject({ id: `${app.origin}/verify/${serial}` });
    const [header, body = '', signature] = jwt.split('.');
    const forged = Buffer.from(
      Buffer.from(body, 'base64url').toString('utf8').replace('Ada Lovelace', 'Eve Lovelace'),
    ).toString('base64url');
    await expect(jwtVerify(`${header}.${forged}.${signature}`, jwks)).rejects.toThrow('signature');
  });

  test('of a revoked certificate is given out no more', async () => {
    const { serial } = await certified();
    await (await asAdministrator()).revokeCertificate.mutate({ serial, reason: 'Fraud' });
    expect(await (await get(`/certificates/${serial}/badge.jwt`)).json()).toMatchObject({
      reason: 'certificate-revoked',
    });
  });

  test('the published keys hold no private part', async () => {
    await certified();
    const { keys } = keySet(await (await get('/.well-known/jwks.json')).json());
    expect(keys.map((key: object) => Object.keys(key).sort())).toEqual([
      ['alg', 'crv', 'kid', 'kty', 'use', 'x'],
    ]);
  });
});

describe('the page that verifies', () => {
  test('is the web client, with a card for whoever shows the link, and kept from search engines', async () => {
    const { serial } = await certified('Ada "Countess" <b>');
    const response = await get(`/verify/${serial}`, { accept: 'text/html' });
    const page = await response.text();
    expect(response.headers.get('content-type')).toMatch(/^text\/html/);
    expect(page).toContain(
      '<meta property="og:title" content="Ada &quot;Countess&quot; &lt;b&gt;: Course course-',
    );
    expect(page).toContain(
      `<meta property="og:image" content="${app.origin}/certificates/${serial}/share.png">`,
    );
    expect(page).toContain('<meta name="robots" content="noindex">');
  });

  test('is JSON for programs, without whose certificate it is', async () => {
    const { serial } = await certified();
    for (const response of [
      await get(`/verify/${serial}`, { accept: 'application/json' }),
      await get(`/verify/${serial}?format=json`, { accept: 'text/html' }),
    ]) {
      const certificate = await response.json();
      expect(certificate).toMatchObject({
        serial,
        state: 'valid',
        isSignatureValid: true,
        courseMinutes: 45,
      });
      expect(certificate).not.toHaveProperty('isMine');
    }
  });

  test('of a serial that nobody has is still a page, and 404', async () => {
    const page = await get(`/verify/${'0'.repeat(26)}`, { accept: 'text/html' });
    expect(page.status).toBe(404);
    expect(await page.text()).toContain('<title>Studyhall</title>');
    expect((await get('/verify/nothing', { accept: 'application/json' })).status).toBe(404);
  });
});

describe('with the allowance of an address spent, and of no other', () => {
  const from = (address: string) => ({ 'x-forwarded-for': address });

  test.each([
    {
      rule: 'looking at the files and the credential of a certificate is limited by where it comes from',
      limit: 'certificate-address',
      paths: ['/certificates/SERIAL.svg', '/certificates/SERIAL/badge.jwt'],
      spent: '198.51.100.1',
    },
    {
      rule: 'drawing certificates is limited by where it is asked from',
      limit: 'certificate-picture-address',
      paths: ['/certificates/SERIAL.svg'],
      spent: '198.51.100.2',
    },
    {
      rule: 'looking at the page that verifies is limited by where it comes from',
      limit: 'certificate-address',
      paths: ['/verify/SERIAL?format=json'],
      spent: '198.51.100.3',
    },
  ] as const)('$rule', async ({ limit, paths, spent }) => {
    // Of a certificate of its own, which was not drawn before.
    const { serial } = await certified();
    const limiter = createLimiter(app.db, secrets);
    const points = Array.from({ length: limits[limit].points });
    await Promise.all(points.map(() => limiter.spend(limit, spent)));
    for (const path of paths.map((each) => each.replace('SERIAL', serial))) {
      const refused = await get(path, from(spent));
      expect([refused.status, await refused.json()]).toMatchObject([429, { reason: 'rate-limited' }]);
      expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(60);
      expect((await get(path, from('198.51.100.9'))).status).toBe(200);
    }
  });

  test('people who look too often are told to come again later, not that there is no such certificate', async () => {
    const { serial } = await certified();
    const limiter = createLimiter(app.db, secrets);
    const spent = '198.51.100.4';
    const points = Array.from({ length: limits['certificate-address'].points });
    await Promise.all(points.map(() => limiter.spend('certificate-address', spent)));
    const page = await get(`/verify/${serial}`, { ...from(spent), accept: 'text/html' });
    expect(page.status).toBe(429);
    expect(Number(page.headers.get('retry-after'))).toBeGreaterThan(60);
    expect(await page.text()).toContain('<title>Studyhall</title>');
  });
});

/** Width and height, as a PNG says them. */
async function sizeOf(response: Response | undefined): Promise<number[]> {
  const bytes = Buffer.from((await response?.arrayBuffer()) ?? new ArrayBuffer(0));
  return [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
}

/** What `/.well-known/jwks.json` answered, for the library of a third party, which checks it. */
function keySet(answer: unknown): JSONWebKeySet {
  return answer as JSONWebKeySet;
}
