import type { Knex } from 'knex';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase } from '../../platform/database.ts';
import { storeUpload } from '../../platform/uploads.ts';
import { openSite, PASSWORD, registration, type Site, type Visitor } from '../../testing/callers.ts';
import { createTestDatabase, PATIENCE, type TestDatabase } from '../../testing/test-database.ts';

let database: TestDatabase;
let db: Knex;
let site: Site;
let ada: Visitor & { readonly userId: string };

beforeAll(async () => {
  database = await createTestDatabase();
  db = openDatabase({ url: database.appUrl, poolSize: 10, patience: PATIENCE });
  site = openSite(db);
  ada = await join('ada');
  await db('auth.users').where({ id: ada.userId }).update({ role: 'admin' });
});
afterAll(async () => {
  await db.destroy();
  await database.drop();
});

async function join(name: string): Promise<Visitor & { readonly userId: string }> {
  const visitor = site.visitor();
  const { userId } = await visitor.api.auth.register(registration(name));
  await site.deliver();
  return Object.assign(visitor, { userId });
}

async function waiting(): Promise<number> {
  const { rows } = await db.raw(
    `select from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`,
  );
  return rows.length;
}

/** Holds an account until each of these, in their order, waits for it; then lets them go on. */
async function inLine<First, Second>(
  userId: string,
  first: () => Promise<First>,
  second: () => Promise<Second>,
): Promise<readonly [PromiseSettledResult<First>, PromiseSettledResult<Second>]> {
  const holding = await db.transaction();
  await holding('auth.users').where({ id: userId }).select('id').forUpdate();
  const firstDone = first();
  await expect.poll(waiting).toBe(1);
  const secondDone = second();
  await expect.poll(waiting).toBe(2);
  await holding.commit();
  return await Promise.allSettled([firstDone, secondDone]);
}

async function upload(text: string): Promise<string> {
  const content = (async function* () {
    yield Buffer.from(text);
  })();
  const stored = { userId: ada.userId, fileName: 'people.csv', content, maxBytes: 10_000, now: site.now };
  return (await storeUpload(db, stored)).uploadId;
}

test.for([
  ['is promoted', 'kia', (user: string) => ada.api.admin.setRole({ user, role: 'admin' })],
  ['is given a right', 'lou', (user: string) => ada.api.admin.grantRight({ user, right: 'support' })],
] as const)('who %s while a file asks for new links is handed none', async ([, username, give]) => {
  const { userId } = await ada.api.admin.createUser({ username });
  const uploadId = await upload(`user-name\n${username}`);
  // The first link has ended, so that nobody waits for that.
  await db('auth.one_time_tokens').where({ userId }).delete();
  const [given, imported] = await inLine(
    userId,
    async () => await give(username),
    async () => await ada.api.admin.importUsers({ uploadId, withNewLinks: true }),
  );
  expect(given).toMatchObject({ status: 'fulfilled' });
  expect(imported).toMatchObject({ status: 'fulfilled', value: { links: [] } });
  expect(await db('auth.one_time_tokens').where({ userId, purpose: 'invitation' })).toEqual([]);
});

const shutOut = async (user: string) => await ada.api.admin.banUser({ user, reason: 'Insults' });
const expiresInDays = 30 as const;

test.for([
  ['banned', 'mia', shutOut],
  ['closed', 'nia', async (user: string) => await ada.api.admin.setActive({ user, isActive: false })],
  [
    'given a right',
    'ola',
    async (user: string) => await ada.api.admin.grantRight({ user, right: 'support' }),
  ],
] as const)('no token is made in a session that ends when its account is %s', async ([, name, end]) => {
  const mia = await join(name);
  const [ended, made] = await inLine(
    mia.userId,
    async () => await end(name),
    async () => await mia.api.auth.createApiToken({ name: 'A script', scopes: ['read'], expiresInDays }),
  );
  expect(ended).toMatchObject({ status: 'fulfilled' });
  expect(made).toMatchObject({ status: 'rejected', reason: { message: 'unauthenticated' } });
  expect(await db('auth.api_tokens').where({ userId: mia.userId })).toEqual([]);
});

test.for([
  [
    'token',
    'pia',
    (api: Visitor['api'], identifier: string) =>
      api.auth.openApiToken({ identifier, password: PASSWORD, name: 'A script', scopes: ['read'] }),
  ],
  [
    'session of a terminal',
    'ria',
    (api: Visitor['api'], identifier: string) =>
      api.auth.openTerminalSession({ identifier, password: PASSWORD, deviceName: 'A terminal' }),
  ],
  [
    'session of a browser',
    'sia',
    (api: Visitor['api'], identifier: string) => api.auth.logIn({ identifier, password: PASSWORD }),
  ],
] as const)(
  'no %s is opened by a password that was right before its account was shut',
  async ([, name, open]) => {
    const { userId } = await join(name);
    const [ended, opened] = await inLine(
      userId,
      async () => await shutOut(name),
      async () => await open(site.visitor().api, name),
    );
    expect(ended).toMatchObject({ status: 'fulfilled' });
    expect(opened).toMatchObject({ status: 'rejected', reason: { message: 'account-disabled' } });
    for (const table of ['auth.api_tokens', 'auth.sessions'])
      expect(await db(table).where({ userId })).toEqual([]);
  },
);
