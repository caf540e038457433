import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LogIn, Register } from '@studyhall/domain/auth/schemas';
import { shownNetworkOf } from '@studyhall/domain/auth/shown-network';
import type { Knex } from 'knex';
import { test as base } from 'vitest';
import { eraseDueAccounts } from '../accounts/erase-accounts.ts';
import { accountsOutboxHandlers } from '../accounts/outbox-handlers.ts';
import { ERASE_ACCOUNTS } from '../accounts/request-deletion.ts';
import { authOutboxHandlers } from '../auth/outbox-handlers.ts';
import { resolveBearer } from '../auth/resolve-bearer.ts';
import { billingOutboxHandlers } from '../billing/outbox-handlers.ts';
import { liveOutboxHandlers } from '../live/after/outbox-handlers.ts';
import { createGames } from '../live/play/gather-answers.ts';
import { openBlobs } from '../platform/blobs.ts';
import type { Context, Viewer } from '../platform/context.ts';
import { openDatabase } from '../platform/database.ts';
import { type IdentityProviders, noIdentityProviders } from '../platform/identity-providers.ts';
import { createMemoryLimiter, type Limiter } from '../platform/limits.ts';
import { type KeptMail, type Mailbox, mailHandler } from '../platform/mail.ts';
import { createMemoryMails } from '../platform/mail-memory.ts';
import { noPayments, type Payments } from '../platform/payments.ts';
import { createRelay } from '../platform/relay.ts';
import { createSchedule } from '../platform/schedule.ts';
import { createSecrets, newSecretKey, type Secrets } from '../platform/secrets.ts';
import { createCallerFactory } from '../platform/trpc.ts';
import { quizzesOutboxHandlers } from '../quizzes/regrade/run-regrade.ts';
import { appRouter } from '../router.ts';
import { NOW } from './builders.ts';
import { workerDatabase } from './test-database.ts';

const createCaller = createCallerFactory(appRouter);
export type Caller = ReturnType<typeof createCaller>;

export const PUBLIC_ORIGIN = 'https://learn.example.org';
const secrets = createSecrets([newSecretKey()]);

/** Somebody's browser: it keeps its cookie, and each call asks whom that belongs to, as the server does. */
export interface Visitor {
  readonly api: Caller;
  /** The cookie's value; undefined when signed out. */
  token: string | undefined;
  /** The device cookie's value. */
  device: string | undefined;
  /** The cookie's value of a sign-in that waits for its second factor. */
  begun: string | undefined;
}

/** What the callers of one test share. */
export interface Site {
  readonly db: Knex;
  readonly now: Date;
  readonly mails: readonly KeptMail[];
  readonly mailbox: Mailbox;
  readonly limiter: Limiter;
  readonly secrets: Secrets;
  /** Lets time pass for every visitor. */
  wait(milliseconds: number): void;
  /** From an address of their own, unless told. */
  visitor(client?: Partial<Context['client']>): Visitor;
  /** A caller that is the viewer, whatever the database says. */
  callerFor(viewer?: Viewer): Caller;
  /** Does what the outbox promises, and answers with the mails that came of it. */
  deliver(): Promise<readonly KeptMail[]>;
}

/** Lets everybody through, for tests that ask for one account hundreds of times. The product has no such limiter. */
export const uncounted: Limiter = {
  factor: 10_000,
  spend: async () => undefined,
  demand: async () => undefined,
  refund: async () => undefined,
};

/** Callers on a database, with a clock, an allowance and a mailbox of their own. */
export function openSite(
  db: Knex,
  payments: Payments = noPayments,
  limiter: Limiter = createMemoryLimiter(),
  identityProviders: IdentityProviders = noIdentityProviders,
): Site {
  let now = NOW;
  const transport = createMemoryMails();
  const failures: object[] = [];
  const log = { warn: (details: object) => void failures.push(details) };
  const clock = () => now;
  const everyMs = 60_000;
  const { mailbox } = transport;
  const jobs = [
    { name: 'nothing', everyMs, run: async () => undefined },
    { name: ERASE_ACCOUNTS, everyMs, run: async () => await eraseDueAccounts(db, { now, secrets, mailbox }) },
  ];
  const shared = {
    db,
    limiter,
    secrets,
    mailbox,
    blobs: openBlobs(join(tmpdir(), 'studyhall-no-blobs')),
    games: createGames(db, { gatherMs: 0 }),
    payments,
    identityProviders,
    publicOrigin: PUBLIC_ORIGIN,
    requestId: 'test',
    schedule: createSchedule({ db, jobs, log, clock }),
  };
  const client = {
    address: '192.0.2.1',
    userAgent: 'Mozilla/5.0 (X11; Linux x86_64; rv:146.0) Gecko/20100101 Firefox/146.0',
  };
  const noDevice = { token: undefined, set: () => undefined };
  const noneBegun = { token: undefined, set: () => undefined, clear: () => undefined };
  const noCookie = { set: () => undefined, clear: () => undefined };
  const relay = createRelay({
    db,
    secrets,
    handlers: {
      ...accountsOutboxHandlers({ secrets }),
      ...authOutboxHandlers({ secrets, publicOrigin: PUBLIC_ORIGIN }),
      ...quizzesOutboxHandlers({ secrets }),
      ...liveOutboxHandlers,
      ...billingOutboxHandlers({ payments }),
      mail: mailHandler(transport),
      'refresh-boards': async () => undefined,
    },
    log,
    clock,
  });
  let visitors = 0;
  return {
    db,
    limiter,
    secrets,
    mailbox,
    get now() {
      return now;
    },
    get mails() {
      return transport.mails;
    },
    wait: (milliseconds) => {
      now = new Date(now.getTime() + milliseconds);
    },
    callerFor: (viewer) =>
      createCaller({
        ...{
          ...shared,
          now,
          cameAtMs: performance.now(),
          client,
          cookie: noCookie,
          device: noDevice,
          begunSignIn: noneBegun,
        },
        viewer: viewer === undefined ? null : { provedAt: now, ...viewer },
      }),
    visitor: (own = {}) => {
      const visitor: Omit<Visitor, 'api'> = { token: undefined, device: undefined, begun: undefined };
      visitors += 1;
      const address = `192.0.2.${visitors}`;
      const cookie = {
        set: (token: string) => {
          visitor.token = token;
        },
        clear: () => {
          visitor.token = undefined;
        },
      };
      const api = createCaller(async () => {
        const { token } = visitor;
        const session =
          token === undefined
            ? null
            : await resolveBearer(db, { token, now, network: shownNetworkOf(own.address ?? address) });
        return {
          ...shared,
          now,
          cameAtMs: performance.now(),
          client: { ...client, address, ...own },
          cookie,
          device: {
            token: visitor.device,
            set: (secret: string) => {
              visitor.device = secret;
            },
          },
          begunSignIn: {
            token: visitor.begun,
            set: (secret: string) => {
              visitor.begun = secret;
            },
            clear: () => {
              visitor.begun = undefined;
            },
          },
          viewer: session?.viewer ?? null,
        };
      });
      return Object.assign(visitor, { api });
    },
    deliver: async () => {
      const before = transport.mails.length;
      await relay.runOnce();
      if (failures.length > 0) throw new Error('The outbox could not be delivered', { cause: failures });
      return transport.mails.slice(before);
    },
  };
}

let database: Promise<Knex> | undefined;

/** Ends with the worker, and with it the connections. */
async function sharedDatabase(): Promise<Knex> {
  const { appUrl } = await workerDatabase();
  return openDatabase({ url: appUrl, poolSize: 3 });
}

interface Fixtures {
  readonly db: Knex;
  readonly site: Site;
  readonly now: Date;
  readonly visitor: Site['visitor'];
  readonly callerFor: Site['callerFor'];
}

/** Tests by callers: whatever they write is rolled back. */
export const test = base.extend<Fixtures>({
  db: async ({ onTestFinished }, use) => {
    database ??= sharedDatabase();
    const trx = await (await database).transaction();
    onTestFinished(async () => {
      await trx.rollback();
    });
    await use(trx);
  },
  site: async ({ db }, use) => await use(openSite(db)),
  now: NOW,
  visitor: async ({ site }, use) => await use(site.visitor),
  callerFor: async ({ site }, use) => await use(site.callerFor),
});

export const PASSWORD = 'seven green kettles';

interface Registration extends Register {
  readonly username: string;
  readonly email: string;
}

/** What somebody types who registers: "ada" has the address ada@example.org. */
export function registration(username: string, rest: Partial<Registration> = {}): Registration {
  return {
    username,
    email: `${username}@example.org`,
    password: PASSWORD,
    firstName: '',
    lastName: '',
    timeZone: 'Europe/Berlin',
    language: 'en',
    ...rest,
  };
}

export function credentials(identifier: string, password: string = PASSWORD): LogIn {
  return { identifier, password };
}
