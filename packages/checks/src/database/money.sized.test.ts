import { randomUUID } from 'node:crypto';
import { openDatabase } from '@studyhall/api/server';
import { addProducts, newSecretKey, reconcileAll, sized, withClient } from '@studyhall/api/testing';
import { createTestDatabase, type TestDatabase } from '@studyhall/api/testing/database';
import { createSandbox, type Sandbox } from '@studyhall/stripe-sandbox';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { deliverAll, type Message, shuffled } from './deliveries.ts';
import { addSignedIn, type Database, type Learner } from './learning.ts';
import { type ServerProcess, startServerProcess } from './server-process.ts';

const LEARNERS = sized({ small: 10, full: 40 });
/** Fewer than an account may begin in an hour. */
const CHECKOUTS_EACH = sized({ small: 10, full: 25 });
const KILLS = sized({ small: 3, full: 15 });
const SESSION_ENDS = sized({ small: 1, full: 3 });
const INCIDENTS = KILLS + SESSION_ENDS;
const SEED = 20261121;
const secret = 'whsec_only_for_tests_0123456789';
const key = newSecretKey();

let database: TestDatabase;
let db: Database;
let sandbox: Sandbox;
let servers: ServerProcess[] = [];
let start: () => Promise<ServerProcess>;

beforeAll(async () => {
  database = await createTestDatabase();
  db = openDatabase({ url: database.appUrl });
  await addProducts(db);
  sandbox = createSandbox({ endpoint: { url: 'http://127.0.0.1:9/nobody', secret }, retryDelays: [] });
  // Nothing travels but what this test sends itself.
  sandbox.controls.addFault({ on: 'webhook', kind: 'drop', times: Number.MAX_SAFE_INTEGER });
  const { url } = await sandbox.listen();
  const env = {
    STRIPE_SECRET_KEY: 'sk_test_only_for_tests',
    STRIPE_WEBHOOK_SECRET: secret,
    STRIPE_API_BASE_URL: url,
  };
  start = () => startServerProcess(database.url, key, env);
  servers = await Promise.all([start(), start()]);
});

afterAll(async () => {
  await Promise.all(servers.map((server) => server.stop()));
  await sandbox?.close();
  await db?.destroy();
  await database?.drop();
});

const originOf = (number: number): string => servers[number % servers.length]?.origin ?? '';

/** Orders and pays; answers with the two messages that say so. */
async function buyMany(learner: Learner, number: number): Promise<Message[]> {
  const { billing } = learner.clientAt(originOf(number));
  const messages: Message[] = [];
  for (let bought = 0; bought < CHECKOUTS_EACH; bought += 1) {
    const command = { productSlug: 'credits-500', currency: 'eur', idempotencyKey: randomUUID() };
    const { url } = await billing.checkout.mutate(command);
    messages.push(...pay(/cs_\w+/.exec(url)?.[0] ?? ''));
  }
  return messages;
}

const TYPES = ['checkout.session.completed', 'payment_intent.succeeded'];

function pay(sessionId: string): Message[] {
  const { payment_intent: paymentIntent } = sandbox.controls.pay(sessionId);
  const about = [sessionId, String(paymentIntent)];
  return sandbox.controls
    .events()
    .slice(0, 20)
    .filter(({ type, data }) => TYPES.includes(type) && about.includes(idOf(data.object)))
    .map((event) => ({ eventId: event.id, body: JSON.stringify(event) }));
}

function idOf(object: object): string {
  return 'id' in object && typeof object.id === 'string' ? object.id : '';
}

const incidents = { kills: 0, sessionEnds: 0 };

/** Kills a server and starts another in its place; the other one goes on alone meanwhile. */
async function replaceServer(index: number): Promise<void> {
  await servers[index]?.kill();
  servers[index] = await start();
  incidents.kills += 1;
}

async function endAllSessions(): Promise<void> {
  await withClient(database.url, async (client) => {
    await client.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`,
    );
  });
  incidents.sessionEnds += 1;
}

/** Everything that money is, as one text. */
async function digest(): Promise<string> {
  return await withClient(database.url, async (client) => {
    const parts: string[] = [];
    for (const table of ['orders', 'payments', 'transactions', 'transfers', 'entries', 'lots', 'balances']) {
      const { rows } = await client.query<{ digest: string }>(
        `select md5(coalesce(string_agg(to_jsonb(t)::text, '' order by to_jsonb(t)::text), '')) as digest
         from (select to_jsonb(x) - 'revision' - 'updated_at' as row from billing.${table} x) t`,
      );
      parts.push(rows[0]?.digest ?? '');
    }
    return parts.join(' ');
  });
}

/** The items in so many parts of about one length. */
function parted<T>(items: readonly T[], parts: number): T[][] {
  const length = Math.ceil(items.length / parts);
  return Array.from({ length: parts }, (_, index) => items.slice(index * length, (index + 1) * length));
}

/** Every so often all sessions end; else one server after the other is killed. */
function causeIncident(number: number): Promise<void> {
  const isEnd = number % (INCIDENTS / SESSION_ENDS) === INCIDENTS / SESSION_ENDS - 1;
  return isEnd ? endAllSessions() : replaceServer(number % 2);
}

it(`${LEARNERS * CHECKOUTS_EACH} purchases, their messages doubled and shuffled, processes killed and sessions ended: exact`, async () => {
  const learners = await Promise.all(Array.from({ length: LEARNERS }, () => addSignedIn(db)));
  const messages = (await Promise.all(learners.map(buyMany))).flat();
  expect(messages).toHaveLength(2 * LEARNERS * CHECKOUTS_EACH);
  const deliveries = shuffled(
    messages.flatMap((message, index) => Array.from({ length: 2 + (index % 2) }, () => message)),
    SEED,
  );

  // In waves, each with its incident in the middle: however long a start takes, every kill hits a server at work.
  for (const [number, wave] of parted(deliveries, INCIDENTS).entries()) {
    const middle = Math.floor(wave.length / 2);
    await deliverAll(wave, {
      count: 32,
      secret,
      originOf,
      onTaken: async (taken) => {
        if (taken === middle) await causeIncident(number);
      },
    });
  }
  expect(incidents).toEqual({ kills: KILLS, sessionEnds: SESSION_ENDS });

  const expected = 500 * CHECKOUTS_EACH;
  for (const { userId } of learners) {
    const { rows } = await db.raw<{ rows: Record<string, number>[] }>(
      `select b.credits, b.debt, b.transfers,
         (select sum(amount)::int from billing.entries where user_id = :userId and to_account = 'credits') as ledger,
         (select sum(credits_added)::int from billing.transactions where user_id = :userId) as receipts,
         (select count(*)::int from billing.orders where user_id = :userId and status = 'paid') as paid
       from billing.balances b where b.user_id = :userId`,
      { userId },
    );
    expect(rows).toEqual([
      {
        credits: expected,
        debt: 0,
        transfers: CHECKOUTS_EACH,
        ledger: expected,
        receipts: expected,
        paid: CHECKOUTS_EACH,
      },
    ]);
  }
  const administrator = await addSignedIn(db, 'admin');
  const { billing } = administrator.clientAt(originOf(0));
  const report = await reconcileAll((asked) => billing.reconcile.query(asked));
  expect(report).toMatchObject({ compared: { orders: LEARNERS * CHECKOUTS_EACH }, differences: [] });

  const before = await digest();
  await deliverAll(messages, { count: 32, secret, originOf });
  expect(await digest()).toBe(before);
}, 600_000);
