import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { newId } from '../platform/ids.ts';
import { insertImport } from '../quizzes/import/import-queries.ts';
import { openShop, type Shop } from '../testing/access/shop.ts';
import { addProducts } from '../testing/billing.ts';
import { addCatalogue, addCourse, addExam, NOW, readingLevel } from '../testing/builders.ts';
import { openSite, registration, type Site, type Visitor } from '../testing/callers.ts';
import { createTestDatabase, PATIENCE, type TestDatabase } from '../testing/test-database.ts';
import { openDatabase } from './database.ts';
import { createMemoryLimiter } from './limits.ts';
import { type Maker, type QuotaName, quotas, sweepQuotas, takeQuota } from './quotas.ts';
import { storeUpload } from './uploads.ts';

let database: TestDatabase;
let db: Knex;
let shop: Shop;
let site: Site;
let courses: string[];
let examCode: string;

/** As many as ask at the same moment, and as few as may. */
const ASKING = 20;
const LEFT = 5;
const ADDRESS = '198.51.100.1';

beforeAll(async () => {
  database = await createTestDatabase();
  db = openDatabase({ url: database.appUrl, poolSize: ASKING, patience: PATIENCE });
  shop = await openShop();
  site = openSite(db, shop.payments);
  await addCatalogue(db);
  await addProducts(db);
  ({ code: examCode } = await addExam(db));
  courses = await Promise.all(
    Array.from({ length: ASKING }, (_, index) => addCourse(db, [readingLevel(`text-${index}`)])),
  );
});
beforeEach(async () => {
  await db('platform.quotas').delete();
});
afterAll(async () => {
  await shop.close();
  await db.destroy();
  await database.drop();
});

const locale = { timeZone: 'UTC', language: 'en' } as const;

interface Person extends Visitor {
  readonly userId: string;
}

async function guestAt(address: string): Promise<Person> {
  const visitor = site.visitor({ address });
  const { userId } = await visitor.api.auth.startGuest(locale);
  return Object.assign(visitor, { userId });
}

/** Registered at home, where nobody else is. */
async function learnerAt(address: string): Promise<Person> {
  const home = site.visitor();
  const { userId } = await home.api.auth.register(registration(`learner-${randomUUID().slice(0, 8)}`));
  return Object.assign(site.visitor({ address }), { userId, token: home.token });
}

/** Leaves a few of all that may be made: what was made before is counted, and need not be there. */
async function leaveFew(name: QuotaName, allowed: number): Promise<void> {
  await db('platform.quotas')
    .where({ kind: name })
    .update({ used: allowed - LEFT });
}

async function atOnce(
  work: (index: number) => Promise<unknown>,
): Promise<{ made: number; refusals: Set<string> }> {
  const settled = await Promise.allSettled(Array.from({ length: ASKING }, (_, index) => work(index)));
  const refusals = settled.flatMap((one) => (one.status === 'rejected' ? [String(one.reason.message)] : []));
  return { made: ASKING - refusals.length, refusals: new Set(refusals) };
}

const start = ({ api }: Visitor) =>
  api.quizzes.start({ examCode, mode: 'exam', idempotencyKey: randomUUID() });
const order = ({ api }: Visitor) =>
  api.billing.checkout({ productSlug: 'credits-500', currency: 'eur', idempotencyKey: randomUUID() });
/** Whoever has been at a checkout is known to Stripe; twenty at once would be twenty orders. */
const customers = new Map<string, Promise<unknown>>();
const becomeCustomer = async (person: Person): Promise<void> => {
  const made = customers.get(person.userId) ?? order(person);
  customers.set(person.userId, made);
  await made;
};
const upload = ({ userId }: Person) =>
  storeUpload(db, { userId, fileName: 'a', content: bytes(), maxBytes: 10, now: NOW });
const beginImport = ({ userId }: Person) =>
  insertImport(db, {
    userId,
    importId: newId(),
    examCode,
    fileName: 'a',
    format: 'csv',
    isDryRun: true,
    byteCount: 1,
    now: NOW,
  });

async function* bytes() {
  yield Buffer.from('x');
}

interface Use {
  readonly rule: string;
  readonly name: QuotaName;
  readonly allowed: number;
  /** Counted once for each call. */
  readonly call: (person: Person, index: number) => Promise<unknown>;
}

const ofAccounts: readonly Use[] = [
  {
    rule: 'attempts are counted',
    name: 'attempt',
    allowed: quotas.attempt.account,
    call: start,
  },
  {
    rule: 'runs of courses are counted',
    name: 'enrolment',
    allowed: quotas.enrolment.account,
    call: ({ api }, index) => api.progress.enrol({ slug: courses[index] ?? '' }),
  },
  { rule: 'orders are counted', name: 'checkout', allowed: quotas.checkout.account, call: order },
  {
    rule: 'visits to the portal are counted',
    name: 'portal',
    allowed: quotas.portal.account,
    call: async (person) => {
      await becomeCustomer(person);
      return await person.api.billing.portal();
    },
  },
  { rule: 'files are counted', name: 'upload', allowed: quotas.upload.account, call: upload },
  { rule: 'imports are counted', name: 'import', allowed: quotas.import.account, call: beginImport },
];

describe('of many at once no more are made than may', () => {
  test.each(ofAccounts)('$rule', async ({ name, allowed, call }) => {
    const [ada, bob] = [await learnerAt(ADDRESS), await learnerAt('198.51.100.2')];
    // The first order makes the customer, which of many at once one does.
    if (call === order) await becomeCustomer(ada);
    await db.transaction(async (trx) => takeQuota(trx, { name, maker: ada, now: NOW }));
    await leaveFew(name, allowed);
    const { made, refusals } = await atOnce((index) => call(ada, index));
    expect({ made, refusals }).toEqual({ made: LEFT, refusals: new Set(['rate-limited']) });
    await expect(call(bob, 0)).resolves.not.toThrow();
  });
});

describe('by the network that they come from', () => {
  const rule = 'guests are counted';
  test(`${rule}, however many come at once`, async () => {
    await guestAt(ADDRESS);
    await leaveFew('guest', quotas.guest.network);
    const { made } = await atOnce(() => guestAt(ADDRESS));
    expect(made).toBe(LEFT);
    await expect(guestAt('198.51.100.2')).resolves.toBeDefined();
  });

  test('a guest is counted by the network, too', async () => {
    const guests = await Promise.all(Array.from({ length: ASKING }, () => guestAt(ADDRESS)));
    await start(await guestAt(ADDRESS));
    await leaveFew('attempt', quotas.attempt.network);
    await db('platform.quotas')
      .whereIn(
        'owner',
        guests.map(({ userId }) => userId),
      )
      .delete();
    const { made } = await atOnce(async (index) => start(guests[index] ?? (await guestAt(ADDRESS))));
    expect(made).toBe(LEFT);
    await expect(start(await guestAt('198.51.100.2'))).resolves.toBeDefined();
  });

  test('who has an account is not counted by the network', async () => {
    const [guest, learner] = [await guestAt(ADDRESS), await learnerAt(ADDRESS)];
    await start(guest);
    await db('platform.quotas').where({ kind: 'attempt' }).update({ used: quotas.attempt.network });
    await expect(start(guest)).rejects.toMatchObject({ message: 'rate-limited' });
    await expect(start(learner)).resolves.toBeDefined();
  });

  test('a class of thirty guests behind one address has its lesson, and then another', async () => {
    const slug = courses[0] ?? '';
    let answers = 0;
    for (let lesson = 0; lesson < 2; lesson += 1) {
      const pupils = await Promise.all(Array.from({ length: 30 }, () => guestAt(ADDRESS)));
      for (const pupil of pupils) {
        await pupil.api.progress.enrol({ slug });
        for (let quiz = 0; quiz < 3; quiz += 1) {
          const { attemptId } = await start(pupil);
          for (let position = 0; position < 3; position += 1) {
            await pupil.api.quizzes.answer({ attemptId, position, answer: [0] });
            answers += 1;
          }
        }
      }
    }
    expect(answers).toBe(2 * 30 * 3 * 3);
  }, 60_000);
});

describe('a count', () => {
  const name = 'enrolment';
  const network = { key: 'somewhere', factor: 1 };
  const take = (maker: Maker, now = NOW) =>
    db.transaction(async (trx) => takeQuota(trx, { name, maker, now }));
  const later = (seconds: number) => new Date(NOW.getTime() + seconds * 1000);

  test('says when there is room again, and begins anew then', async () => {
    const maker = { userId: randomUUID() };
    for (let made = 0; made < quotas[name].account; made += 1) await take(maker, later(made));
    await expect(take(maker, later(60))).rejects.toMatchObject({
      reason: 'rate-limited',
      details: { retryAfterSeconds: 60 * 60 - 60 },
    });
    await expect(take(maker, later(60 * 60))).resolves.toBeUndefined();
    await expect(take(maker, later(60 * 60 + 1))).resolves.toBeUndefined();
  });

  test('is taken back with what it was for', async () => {
    const maker = { userId: randomUUID() };
    for (let made = 0; made < 2 * quotas[name].account; made += 1)
      await db
        .transaction(async (trx) => {
          await takeQuota(trx, { name, maker, now: NOW });
          throw new Error('Something else failed');
        })
        .catch(() => undefined);
    await expect(take(maker)).resolves.toBeUndefined();
  });

  test('of a network that is full costs the account nothing', async () => {
    const maker = { userId: randomUUID(), network };
    await take({ network });
    await leaveFew(name, quotas[name].network + LEFT);
    for (let tried = 0; tried < quotas[name].account; tried += 1)
      await expect(take(maker)).rejects.toMatchObject({ reason: 'rate-limited' });
    await expect(take({ userId: maker.userId })).resolves.toBeUndefined();
  });

  test('of a network is stretched by the factor of the installation, that of an account is not', async () => {
    await take({ userId: 'somebody', network });
    await leaveFew(name, quotas[name].network + LEFT);
    await expect(take({ network })).rejects.toMatchObject({ reason: 'rate-limited' });
    await expect(take({ network: { ...network, factor: 2 } })).resolves.toBeUndefined();
    await expect(take({ userId: 'somebody', network: { ...network, factor: 100 } })).rejects.toMatchObject({
      reason: 'rate-limited',
    });
  });

  test('does not tell the database whose network it is', async () => {
    await start(await guestAt(ADDRESS));
    expect(JSON.stringify(await db('platform.quotas'))).not.toContain(ADDRESS);
  });

  test('who has to wait is told so before anything about the exam', async () => {
    const ada = await learnerAt(ADDRESS);
    await start(ada);
    await db('platform.quotas').where({ kind: 'attempt' }).update({ used: quotas.attempt.account });
    const nowhere = () =>
      ada.api.quizzes.start({ examCode: 'nowhere', mode: 'exam', idempotencyKey: randomUUID() });
    await expect(nowhere()).rejects.toMatchObject({
      cause: { reason: 'rate-limited', details: { retryAfterSeconds: 60 * 60 } },
    });
  });

  test('a look at a count sees when it is over', async () => {
    const ada = await learnerAt(ADDRESS);
    await start(ada);
    const full = { used: quotas.attempt.account, endsAt: NOW };
    await db('platform.quotas').where({ kind: 'attempt' }).update(full);
    await expect(start(ada)).resolves.toBeDefined();
  });

  test('is forgotten when it is over, and not before', async () => {
    await take({ userId: 'early' });
    await take({ userId: 'late' }, later(60));
    await sweepQuotas(db, { now: later(60 * 60 + 1) });
    expect(await db('platform.quotas').pluck('owner')).toEqual(['late']);
  });
});

describe('what has its row already', () => {
  test('saving is slowed down', async () => {
    const [ada, bob] = [await learnerAt(ADDRESS), await learnerAt(ADDRESS)];
    const save = ({ api }: Visitor) => api.auth.updateProfile({ bio: 'x' });
    for (let saved = 0; saved < 240; saved += 1) await save(ada);
    await expect(save(ada)).rejects.toMatchObject({
      cause: { reason: 'rate-limited', details: { retryAfterSeconds: 1 } },
    });
    await expect(save(bob)).resolves.toBeDefined();
    site.wait(1_000);
    await expect(save(ada)).resolves.toBeDefined();
  });
});

test('a quota and the limits of this installation have one factor', () => {
  expect(createMemoryLimiter({ factor: 30 }).factor).toBe(30);
});
