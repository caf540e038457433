import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { createSetupLink } from '@studyhall/api/server';
import { createTestDatabase, type TestDatabase } from '@studyhall/api/testing/database';
import { request } from 'undici';
import { beforeAll, expect, test } from 'vitest';
import { createDatabaseGate, type DatabaseGate } from './testing/database-gate.ts';
import { type OpenApp, openApp } from './testing/open-app.ts';

let database: TestDatabase;
let gate: DatabaseGate;
let app: OpenApp;

beforeAll(async () => {
  database = await createTestDatabase();
  gate = await createDatabaseGate(database.appUrl);
  app = await openApp({ databaseUrl: gate.url });
  return async () => {
    await app.close();
    await gate.close();
    await database.drop();
  };
});

interface Answer {
  readonly status: number;
  readonly body: string;
  /** What the browser sends from now on. */
  readonly cookie: string;
}

async function call(path: string, input: object, cookie = ''): Promise<Answer> {
  const answer = await request(`${app.origin}/trpc/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: app.origin, cookie },
    body: JSON.stringify({ json: input }),
  });
  const [own = cookie] = [answer.headers['set-cookie'] ?? []].flat().map((line) => line.split(';')[0]);
  return { status: answer.statusCode, body: await answer.body.text(), cookie: own };
}

async function callLosingCommit(path: string, input: object, cookie = ''): Promise<Answer> {
  gate.loseNextCommit();
  return await call(path, input, cookie);
}

const locale = { timeZone: 'UTC', language: 'en' };
const PASSWORD = 'seven green kettles';
const NEW_PASSWORD = 'eight brown teapots';

function registrationOf(username: string) {
  return { username, email: `${username}@example.org`, password: PASSWORD, ...locale };
}

async function idOf(username: string): Promise<string> {
  const [row] = await app.db('auth.identifiers').where({ value: username });
  return row.userId;
}

async function sessionsOf(username: string): Promise<{ id: string }[]> {
  return await app.db('auth.sessions').where({ userId: await idOf(username) });
}

/** A link as a mail would hold it. */
async function linkTo(username: string, purpose: 'verify-email' | 'reset-password'): Promise<string> {
  const userId = await idOf(username);
  const secret = randomBytes(32).toString('base64url');
  const [session] = await sessionsOf(username);
  await app.db('auth.one_time_tokens').insert({
    userId,
    id: randomUUID(),
    purpose,
    tokenHash: createHash('sha256').update(secret).digest('hex'),
    address: `${username}@example.org`,
    sessionId: session?.id,
    createdAt: new Date(),
    expiresAt: new Date(Date.now() + 60_000),
  });
  return `${userId}.${secret}`;
}

async function isOpenWith(cookie: string): Promise<boolean> {
  const answer = await request(`${app.origin}/trpc/auth.me`, { headers: { cookie } });
  return (await answer.body.text()).includes('"userId"');
}

test('a visitor is let in once although the answer to the COMMIT is lost', async () => {
  const guest = await callLosingCommit('auth.startGuest', locale);
  expect(guest.status).toBe(200);
  expect(await isOpenWith(guest.cookie)).toBe(true);
  expect(await app.db('auth.users').where({ role: 'guest' })).toHaveLength(1);
});

test('a set-up link that was used by this very call has made its administrator', async () => {
  const link = await createSetupLink(app.db, { publicOrigin: app.origin, now: new Date() });
  const token = link?.url.split('#')[1];
  const made = await callLosingCommit('auth.setUpAdministrator', { ...registrationOf('root'), token });
  expect([made.status, made.body]).toEqual([200, expect.stringContaining('"username":"root"')]);
  expect(await isOpenWith(made.cookie)).toBe(true);
});

test('a guest who registered is not told that somebody did already', async () => {
  const guest = await call('auth.startGuest', locale);
  const registered = await callLosingCommit('auth.register', registrationOf('ada'), guest.cookie);
  expect([registered.status, registered.body]).toEqual([200, expect.stringContaining('"username":"ada"')]);
  expect(await isOpenWith(registered.cookie)).toBe(true);
  expect(await sessionsOf('ada')).toHaveLength(1);
});

test('nor is a visitor told that the name is taken, or the account there', async () => {
  const registered = await callLosingCommit('auth.register', registrationOf('bob'));
  expect([registered.status, registered.body]).toEqual([200, expect.stringContaining('"username":"bob"')]);
  expect(await sessionsOf('bob')).toHaveLength(1);
});

test.each([
  ['auth.logIn', {}],
  ['auth.openTerminalSession', { deviceName: 'laptop' }],
])('%s opens one session', async (path, more) => {
  const before = await sessionsOf('bob');
  const opened = await callLosingCommit(path, { identifier: 'bob', password: PASSWORD, ...more });
  expect(opened.status).toBe(200);
  expect(await sessionsOf('bob')).toHaveLength(before.length + 1);
});

test('a proved address is not an old link', async () => {
  const { cookie } = await call('auth.register', registrationOf('eve'));
  const token = await linkTo('eve', 'verify-email');
  const opened = await callLosingCommit('auth.verifyEmail', { token }, cookie);
  expect([opened.status, opened.body]).toEqual([200, expect.stringContaining('"verified"')]);
  expect(await call('auth.verifyEmail', { token }, cookie)).toMatchObject({ status: 400 });
});

test('a changed password is neither wrong nor changed by somebody else', async () => {
  const { cookie } = await call('auth.logIn', { identifier: 'ada', password: PASSWORD });
  const passwords = { newPassword: NEW_PASSWORD };
  expect(await callLosingCommit('auth.changePassword', passwords, cookie)).toMatchObject({ status: 200 });
  expect(await call('auth.logIn', { identifier: 'ada', password: PASSWORD })).toMatchObject({ status: 401 });
});

test('a password that was set with a link leaves no complaint about the link', async () => {
  const token = await linkTo('bob', 'reset-password');
  const reset = await callLosingCommit('auth.resetPassword', { token, newPassword: NEW_PASSWORD });
  expect(reset.status).toBe(200);
  expect(await call('auth.logIn', { identifier: 'bob', password: NEW_PASSWORD })).toMatchObject({
    status: 200,
  });
});

test('an upload that was begun goes on, and is counted once', async () => {
  const { token, userId } = await app.signIn('admin');
  gate.loseNextCommit();
  const sent = await request(`${app.origin}/uploads?name=bank.csv`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/octet-stream' },
    body: 'anything',
  });
  expect(sent.statusCode).toBe(201);
  const { uploadId } = JSON.parse(await sent.body.text());
  expect(await app.db('platform.uploads').where({ userId })).toMatchObject([{ id: uploadId, byteCount: 8 }]);
  expect(await app.db('platform.quotas').where({ owner: userId })).toMatchObject([
    { kind: 'upload', used: 1 },
  ]);
});

test('an import that was committed is not reported as failed', async () => {
  const { token } = await app.signIn('admin');
  const headers = { authorization: `Bearer ${token}` };
  const sent = await request(`${app.origin}/uploads?name=bank.csv`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/octet-stream' },
    body: 'domain,question-text,option-a,option-b,correct answer\n1.1,Why?,yes,no,A\n',
  });
  const { uploadId } = JSON.parse(await sent.body.text());
  const cookie = `sid=${token}`;
  const command = { uploadId, examCode: 'lost', examTitle: 'Lost' };
  const started = await callLosingCommit('quizzes.importQuestions', command, cookie);
  const { importId } = JSON.parse(started.body).result.data.json;
  const stateOf = async () => (await app.db('quizzes.question_imports').where({ id: importId }))[0];
  await expect.poll(async () => (await stateOf()).state).not.toBe('running');
  expect(await stateOf()).toMatchObject({ state: 'done', failure: null, counts: { new: 1 } });
  expect(await app.db('quizzes.exams').where({ code: 'lost' })).toHaveLength(1);
});
