import type { LogIn, Register } from '@studyhall/domain/auth/schemas';
import type { Knex } from 'knex';
import { test as base } from 'vitest';
import { authOutboxHandlers } from '../auth/outbox-handlers.ts';
import { resolve } from '../auth/sessions.ts';
import { billingOutboxHandlers } from '../billing/outbox-handlers.ts';
import type { Context, Viewer } from '../platform/context.ts';
import { openDatabase } from '../platform/database.ts';
import { createMemoryLimiter, type Limiter } from '../platform/limits.ts';
import { type KeptMail, mailHandler } from '../platform/mail.ts';
import { createMemoryMails } from '../platform/mail-memory.ts';
import { noPayments, type Payments } from '../platform/payments.ts';
import { createRelay } from '../platform/relay.ts';
import { createSecrets, newSecretKey } from '../platform/secrets.ts';
import { createCallerFactory } from '../platform/trpc.ts';
import { appRouter } from '../router.ts';
import { NOW } from './builders.ts';
import { workerDatabase } from './test-database.ts';

const createCaller = createCallerFactory(appRouter);
export type Caller = ReturnType<typeof createCaller>;

const PUBLIC_ORIGIN = 'https://learn.example.org';
const secrets = createSecrets([newSecretKey()]);

/** Somebody's browser: it keeps its cookie, and each call asks whom that belongs to, as the server does. */
export interface Visitor {
  readonly api: Caller;
  /** The cookie's value; undefined when signed out. */
  token: string | undefined;
  /** The device cookie's value. */
  device: string | undefined;
}

/** What the callers of one test share. */
export interface Site {
  readonly db: Knex;
  readonly now: Date;
  readonly mails: readonly KeptMail[];
  readonly limiter: Limiter;
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
  refund: async () => undefined,
};

/** Callers on a database, with a clock, an allowance and a mailbox of their own. */
export function openSite(
  db: Knex,
  payments: Payments = noPayments,
  limiter: Limiter = createMemoryLimiter(),
): Site {
  let now = NOW;
  const transport = createMemoryMails();
  const shared = {
    db,
    limiter,
    secrets,
    mailbox: transport.mailbox,
    payments,
    publicOrigin: PUBLIC_ORIGIN,
    requestId: 'test',
  };
  const client = {
    address: '192.0.2.1',
    userAgent: 'Mozilla/5.0 (X11; Linux x86_64; rv:146.0) Gecko/20100101 Firefox/146.0',
  };
  const noDevice = { token: undefined, set: () => undefined };
  const noCookie = { set: () => undefined, clear: () => undefined };
  const failures: object[] = [];
  const relay = createRelay({
    db,
    secrets,
    handlers: {
      ...authOutboxHandlers({ secrets, publicOrigin: PUBLIC_ORIGIN }),
      ...billingOutboxHandlers({ payments }),
      mail: mailHandler(transport),
      'refresh-boards': async () => undefined,
    },
    log: { warn: (details) => failures.push(details) },
    clock: () => now,
  });
  let visitors = 0;
  return {
    db,
    limiter,
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
      createCaller({ ...shared, now, client, cookie: noCookie, device: noDevice, viewer: viewer ?? null }),
    visitor: (own = {}) => {
      const visitor: Omit<Visitor, 'api'> = { token: undefined, device: undefined };
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
        const session = token === undefined ? null : await resolve(db, { token, now });
        return {
          ...shared,
          now,
          client: { ...client, address, ...own },
          cookie,
          device: {
            token: visitor.device,
            set: (secret: string) => {
              visitor.device = secret;
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

/** What somebody types who registers: "ada" has the address ada@example.org. */
export function registration(username: string, rest: Partial<Register> = {}): Register {
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
