import type { Knex } from 'knex';
import * as z from 'zod';
import { OutboxMessage } from './models.ts';
import type { Secrets } from './secrets.ts';
import { statement } from './statement.ts';

export interface Delivery {
  readonly db: Knex;
  readonly now: Date;
  /** The same at every try, so that a handler can tell a repeat. */
  readonly id: string;
  /** Nobody tries again after this. */
  readonly isLastTry: boolean;
}

/** What is done for each kind of message: at least once, so doing it twice must harm nothing. */
export type OutboxHandlers = Readonly<
  Record<string, (payload: unknown, delivery: Delivery) => Promise<void>>
>;

/** The other side said no, in words that are all there is to know: where in our code that was says nothing. */
export class UndeliveredError extends Error {
  override readonly name = 'UndeliveredError';
  /** The same without what may name somebody: the log outlives accounts. */
  readonly nameless: string;

  constructor(message: string, { nameless, cause }: { readonly nameless: string; readonly cause?: unknown }) {
    super(message, { cause });
    this.nameless = nameless;
  }
}

export interface RelayOptions {
  readonly db: Knex;
  readonly secrets: Secrets;
  readonly handlers: OutboxHandlers;
  readonly log: { warn(details: object, message: string): void };
  readonly clock: () => Date;
  /** The pause between two looks into the outbox, in milliseconds. */
  readonly intervalMs?: number;
}

export interface Relay {
  start(): void;
  /** Resolves when nothing is being delivered any more. */
  stop(): Promise<void>;
  /** Delivers what is due, and what that leads to, until nothing is; the number of messages delivered. */
  runOnce(): Promise<number>;
}

const Claimed = z.object({
  id: z.string(),
  kind: z.string(),
  sealedPayload: z.string(),
  tries: z.int(),
});
type Claimed = z.output<typeof Claimed>;

const BATCH = 20;
/** Longer than any delivery takes; a message whose process died is taken up again after it. */
const LEASE_MS = 120_000;
const MAX_TRIES = 10;
const FIRST_PAUSE_MS = 5_000;
const LONGEST_PAUSE_MS = 60 * 60 * 1000;
const ERROR_LENGTH = 500;

/**
 * Does what transactions promised. Any number of processes may run one: a message is leased before it is delivered,
 * outside any transaction, and tried up to ten times with growing pauses.
 */
export function createRelay(options: RelayOptions): Relay {
  const { intervalMs = 1_000, log } = options;
  let isStopped = true;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<unknown> = Promise.resolve();
  let failure: string | undefined;

  const runOnce = async () => {
    let delivered = 0;
    for (;;) {
      const batch = await claim(options);
      if (batch.length === 0) return delivered;
      const outcomes = await Promise.all(batch.map((message) => deliver(options, message)));
      delivered += outcomes.filter((isDelivered) => isDelivered).length;
    }
  };
  const tick = () => {
    running = runOnce()
      .then(() => {
        failure = undefined;
      })
      .catch((error: unknown) => {
        // Told once: it is the same at every look until somebody mends it.
        if (String(error) !== failure) log.warn({ err: error }, 'the outbox cannot be read');
        failure = String(error);
      })
      .finally(() => {
        if (!isStopped) timer = setTimeout(tick, intervalMs);
      });
  };
  return {
    start: () => {
      if (!isStopped) return;
      isStopped = false;
      tick();
    },
    stop: async () => {
      isStopped = true;
      clearTimeout(timer);
      await running;
    },
    runOnce,
  };
}

/** Mails from before a restore were perhaps sent already: they wait for somebody who decides. */
const claimed = statement(
  'platform_claim_outbox',
  `update platform.outbox_messages set locked_until = :lease, tries = tries + 1
   where id in (
     select id from platform.outbox_messages
     where delivered_at is null and failed_at is null and available_at <= :now
       and (locked_until is null or locked_until <= :now)
       and (kind <> 'mail' or not exists (select from platform.restores r
         where r.mails_released_at is null and outbox_messages.created_at <= r.at))
     order by available_at, id limit :batch for update skip locked)
   returning id, kind, sealed_payload as "sealedPayload", tries`,
  Claimed,
  // Emptied on delivery, and what was delivered is not claimed.
  { neverNull: ['sealedPayload'] },
);

/** Across users, and outside any of their transactions: the outbox belongs to the installation. */
async function claim({ db, clock }: RelayOptions): Promise<Claimed[]> {
  const now = clock();
  return await claimed.all(db, { now, lease: new Date(now.getTime() + LEASE_MS), batch: BATCH });
}

async function deliver(
  { db, secrets, handlers, log, clock }: RelayOptions,
  message: Claimed,
): Promise<boolean> {
  const { id, kind, tries } = message;
  try {
    const handle = handlers[kind];
    if (handle === undefined) throw new Error(`nothing here handles "${kind}"`);
    await handle(JSON.parse(secrets.open(message.sealedPayload)), {
      db,
      now: clock(),
      id,
      isLastTry: tries >= MAX_TRIES,
    });
  } catch (error) {
    const line =
      tries >= MAX_TRIES
        ? 'a promised message was given up; studyhall mail failed lists it, mail retry tries it again'
        : 'a promised message could not be delivered';
    const why = error instanceof UndeliveredError ? { because: error.nameless } : { err: error };
    log.warn({ ...why, outbox: { id, kind, tries } }, line);
    await putOff(db, { message, error, now: clock() });
    return false;
  }
  await OutboxMessage.query(db)
    .findById(id)
    .patch({ deliveredAt: clock(), sealedPayload: null, lockedUntil: null, lastError: null });
  return true;
}

interface Failure {
  readonly message: Claimed;
  readonly error: unknown;
  readonly now: Date;
}

async function putOff(db: Knex, { message, error, now }: Failure): Promise<void> {
  const { id, tries } = message;
  const lastError = (error instanceof Error ? error.message : String(error)).slice(0, ERROR_LENGTH);
  const pause = Math.min(FIRST_PAUSE_MS * 2 ** (tries - 1), LONGEST_PAUSE_MS) * (0.75 + Math.random() / 2);
  await OutboxMessage.query(db)
    .findById(id)
    .patch({
      lastError,
      lockedUntil: null,
      availableAt: new Date(now.getTime() + pause),
      failedAt: tries >= MAX_TRIES ? now : null,
    });
}
