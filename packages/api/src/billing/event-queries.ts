import type { EventOutcome } from '@studyhall/domain/billing/schemas';
import { isStorableText } from '@studyhall/domain/primitives';
import type { Knex } from 'knex';
import { named } from '../platform/database.ts';
import type { PaymentEvent } from '../platform/payments.ts';

export interface EventTry {
  readonly outcome: EventOutcome;
  readonly note: string | null;
  /** The plan or the month, by the provider's id, that somebody has to decide about. */
  readonly about?: string | null;
}

export interface LastTry extends EventTry {
  readonly number: number;
}

/** Holds an event until the end of the transaction: its tries are made one at a time. Needs the role for money. */
async function lockEvent(trx: Knex.Transaction, { eventId }: { readonly eventId: string }): Promise<void> {
  const lock = `select pg_advisory_xact_lock(hashtextextended('billing event ' || :eventId, 0))`;
  await named(trx, 'billing_lock_event', lock, { eventId });
}

/** Keeps an event, once. A second delivery at the same moment waits here for the first. Needs the role for money. */
export async function keepEvent(
  trx: Knex.Transaction,
  { event, now }: { readonly event: PaymentEvent; readonly now: Date },
): Promise<void> {
  await lockEvent(trx, { eventId: event.id });
  await named(
    trx,
    'billing_keep_event',
    `insert into billing.webhook_events (id, type, payload, stripe_created_at, received_at)
     values (:id, :type, :payload::jsonb, :createdAt, :now) on conflict do nothing`,
    {
      id: event.id,
      type: event.type,
      payload: storableJson(event.payload),
      createdAt: event.createdAt,
      now,
    },
  );
}

/** PostgreSQL's jsonb takes neither NUL nor half of a surrogate pair, which may stand in a name that somebody typed at the checkout. */
function storableJson(payload: unknown): string {
  return JSON.stringify(payload, (_key, value: unknown) =>
    typeof value === 'string' && !isStorableText(value)
      ? value.replace(/\p{Surrogate}|\0/gu, '\ufffd')
      : value,
  );
}

/** How the last try of an event ended; undefined when there was none. */
export async function findLastTry(
  db: Knex,
  { eventId }: { readonly eventId: string },
): Promise<LastTry | undefined> {
  const [last] = await named<LastTry>(
    db,
    'billing_last_try',
    `select number, outcome, note, about from billing.webhook_outcomes where event_id = :eventId order by number desc limit 1`,
    { eventId },
  );
  return last;
}

/** The same, and holds the event as `lockEvent` does. Needs the role for money. */
export async function lockLastTry(
  trx: Knex.Transaction,
  event: { readonly eventId: string },
): Promise<LastTry | undefined> {
  await lockEvent(trx, event);
  return await findLastTry(trx, event);
}

interface NewTry extends LastTry {
  readonly eventId: string;
  /** The administrator who dismissed it. */
  readonly actorId?: string;
  readonly now: Date;
}

/** Writes how a try ended. Needs the role for money. */
export async function addTry(
  trx: Knex.Transaction,
  { eventId, number, outcome, note, about, actorId, now }: NewTry,
): Promise<void> {
  await named(
    trx,
    'billing_add_try',
    `insert into billing.webhook_outcomes (event_id, number, outcome, note, about, actor_id, created_at)
     values (:eventId, :number, :outcome, :note, :about, :actorId, :now)`,
    { eventId, number, outcome, note, about: about ?? null, actorId: actorId ?? null, now },
  );
}

const IS_LAST = `not exists (select from billing.webhook_outcomes l where l.event_id = o.event_id and l.number > o.number)`;

/** Messages that wait for a decision about a plan or a month, by their ids. */
export async function listWaitingEvents(
  db: Knex,
  { about }: { readonly about: string },
): Promise<{ readonly eventId: string }[]> {
  const sql = `select o.event_id as "eventId" from billing.webhook_outcomes o
    where o.about = :about and o.outcome = 'review' and ${IS_LAST} order by o.event_id`;
  return await named(db, 'billing_waiting_events', sql, { about });
}

/** About which of these plans and months a message was dismissed. */
export async function listDismissed(
  db: Knex,
  { abouts }: { readonly abouts: readonly string[] },
): Promise<ReadonlySet<string>> {
  const sql = `select o.about from billing.webhook_outcomes o
    where o.about = any(:abouts) and o.outcome = 'dismissed' and ${IS_LAST}`;
  const rows = await named<{ about: string }>(db, 'billing_dismissed', sql, { abouts: [...abouts] });
  return new Set(rows.map(({ about }) => about));
}
